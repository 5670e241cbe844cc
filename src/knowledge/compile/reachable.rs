//! Every condition can come first: by some answers, or because a rule names it.

use super::problem::{File, Problem};
use crate::engine::{Answers, Differential, Facts, Status, Weights, differential};
use crate::knowledge::{ConditionId, FindingId, FindingKind, Knowledge, Question, QuestionKind, Reach};

/// Names the conditions that no answers can ever put first.
pub fn check(knowledge: &Knowledge, files: &[File]) -> Vec<Problem> {
    let weights = Weights::new(knowledge);
    let reachable = |id: ConditionId| match knowledge.condition(id).reach {
        Reach::Rules => knowledge.rules.iter().any(|rule| rule.suspects.contains(&id)),
        Reach::Likelihood | Reach::Residual => can_lead(knowledge, &weights, id),
    };
    let problem = |id: ConditionId| {
        let condition = knowledge.condition(id);
        let file = files.iter().find(|file| file.name == format!("conditions/{}.toml", condition.id))?;
        let (what, place) = match condition.reach {
            Reach::Rules => ("no rule suspects it: name it in the `suspects` of a rule", "reach"),
            Reach::Likelihood | Reach::Residual => (
                "no answers can ever put it first: raise its `weight`, or give it findings that are rare elsewhere",
                "weight",
            ),
        };
        let start = file.text.find(&format!("\n{place}")).map_or(0, |start| start + 1);
        Some(file.problem(&(start..start), format!("`{}` is out of reach: {what}", condition.id)))
    };
    knowledge.condition_ids().filter(|id| !reachable(*id)).filter_map(problem).collect()
}

/// How a question is answered in the search: nothing yet, or which options are ticked.
type Ticked = Option<Vec<bool>>;

/// Looks for answers that put the condition first: one change at a time, from no answers, always uphill.
fn can_lead(knowledge: &Knowledge, weights: &Weights, id: ConditionId) -> bool {
    let mut ticked: Vec<Ticked> = vec![None; knowledge.questions.len()];
    let mut best = lead(knowledge, weights, id, &ticked);
    loop {
        let before = best;
        for (place, question) in knowledge.questions.iter().enumerate() {
            for change in changes(question, &ticked[place]) {
                if best > 0.0 {
                    return true;
                }
                let was = ticked[place].replace(change);
                let now = lead(knowledge, weights, id, &ticked);
                if now > best { best = now } else { ticked[place] = was }
            }
        }
        if best <= before {
            return best > 0.0;
        }
    }
}

/// Other answers to a question: each single option, none of them, and each row the other way.
fn changes(question: &Question, now: &Ticked) -> Vec<Vec<bool>> {
    let rows = question.options.len().max(1);
    let single = |chosen: usize| (0..rows).map(|place| place == chosen).collect::<Vec<bool>>();
    let mut found: Vec<Vec<bool>> = (0..=rows).map(single).collect();
    if let (QuestionKind::Many, Some(now)) = (question.kind, now) {
        for place in 0..rows {
            let mut other = now.clone();
            other[place] = !other[place];
            found.push(other);
        }
    }
    found
}

/// The logarithm of the odds of the condition against the strongest other; above 0 when it comes first.
fn lead(knowledge: &Knowledge, weights: &Weights, id: ConditionId, ticked: &[Ticked]) -> f64 {
    let answers = answers(knowledge, ticked);
    let ranked: Differential = differential(knowledge, weights, &Facts::new(knowledge, &answers));
    let share = |other: ConditionId| ranked.probabilities[usize::from(other.0)].get().max(1e-12).ln();
    let others = knowledge.condition_ids().filter(|other| *other != id).map(share);
    share(id) - others.fold(f64::NEG_INFINITY, f64::max)
}

fn answers(knowledge: &Knowledge, ticked: &[Ticked]) -> Answers {
    let mut answers = Answers::none(knowledge);
    for (question, ticked) in knowledge.questions.iter().zip(ticked) {
        let Some(ticked) = ticked else { continue };
        let chosen = question.options.iter().zip(ticked).filter(|(_, ticked)| **ticked);
        let present: Vec<FindingId> = chosen.flat_map(|(option, _)| option.sets.iter().copied()).collect();
        for finding in question.covers {
            match (question.kind, knowledge.finding(*finding).kind) {
                (QuestionKind::Number, FindingKind::Number { max, .. }) if ticked[0] => {
                    answers.record_number(*finding, max);
                }
                (QuestionKind::Number, FindingKind::Number { max, .. }) => {
                    answers.record_number(*finding, max / 5.0);
                }
                _ if present.contains(finding) => answers.record(*finding, Status::Present),
                _ => answers.record(*finding, Status::Absent),
            }
        }
    }
    answers
}
