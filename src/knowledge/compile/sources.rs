//! Leaves out the publications that nothing cites, so that they are not shipped.

use super::expression::leak;
use crate::knowledge::{Knowledge, SourceId};

/// Drops uncited sources and renumbers the citations.
pub fn leave_out_uncited(knowledge: &mut Knowledge, cited: &[bool]) {
    let mut next = 0;
    let mut new_place = vec![SourceId(0); cited.len()];
    for (place, cited) in cited.iter().enumerate() {
        new_place[place] = SourceId(next);
        next += u16::from(*cited);
    }
    let moved = |sources: &[SourceId]| -> &'static [SourceId] {
        leak(sources.iter().map(|source| new_place[usize::from(source.0)]).collect())
    };
    let kept = knowledge.sources.iter().zip(cited).filter(|(_, cited)| **cited);
    let sources = leak(kept.map(|(source, _)| *source).collect());
    let mut conditions = knowledge.conditions.to_vec();
    conditions.iter_mut().for_each(|condition| condition.sources = moved(condition.sources));
    let mut rules = knowledge.rules.to_vec();
    rules.iter_mut().for_each(|rule| rule.sources = moved(rule.sources));
    let mut topics = knowledge.topics.to_vec();
    topics.iter_mut().for_each(|topic| topic.sources = moved(topic.sources));
    let mut exercises = knowledge.exercises.to_vec();
    exercises.iter_mut().for_each(|exercise| exercise.sources = moved(exercise.sources));
    let mut scores = knowledge.scores.to_vec();
    scores.iter_mut().for_each(|score| score.sources = moved(score.sources));
    knowledge.plan.sources = moved(knowledge.plan.sources);
    knowledge.scores = leak(scores);
    knowledge.sources = sources;
    knowledge.conditions = leak(conditions);
    knowledge.rules = leak(rules);
    knowledge.topics = leak(topics);
    knowledge.exercises = leak(exercises);
}
