//! Which exercises the answers allow. Who must not do them, and why, stands in the data; nothing here is a medical fact.

pub mod plan;
pub mod timer;

use crate::engine::{Assessment, Facts, Fit, holds, order_once};
use crate::knowledge::{ConditionId, Exercise, Knowledge};

/// What keeps a person from an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Answers, by the place of the barrier in the knowledge.
    Answers(usize),
    /// A cause that has to be checked, or that fits more than a little, and with which it must not be done.
    Cause(ConditionId),
}

/// Whether a person may be offered an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing they answered speaks against it.
    Open,
    /// Only sitting: the place of the exercise to do instead.
    Sitting(usize),
    /// Not for them now; what stands against it, never empty.
    Barred(Vec<Bar>),
}

/// Whether the person with these answers may be offered the exercise at this place.
pub fn standing(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment, place: usize) -> Standing {
    let bars = bars(knowledge, facts, assessment, place);
    if bars.is_empty() {
        return Standing::Open;
    }
    let unsteady = |bar: &Bar| matches!(bar, Bar::Answers(place) if knowledge.barriers[*place].sitting_instead);
    match knowledge.exercises[place].sitting_version {
        Some(other) if bars.iter().all(unsteady) && self::bars(knowledge, facts, assessment, other).is_empty() => {
            Standing::Sitting(other)
        }
        Some(_) | None => Standing::Barred(bars),
    }
}

/// The exercises for the leading cause that may be offered, by their places. None while someone has to look at the leg
/// today, or while another cause is to be checked.
pub fn offered(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment) -> Vec<usize> {
    let mut found = Vec::new();
    for place in for_leading_cause(knowledge, assessment) {
        let shown = match standing(knowledge, facts, assessment, place) {
            Standing::Open => place,
            Standing::Sitting(other) => other,
            Standing::Barred(_) => continue,
        };
        if !found.contains(&shown) {
            found.push(shown);
        }
    }
    found
}

/// What keeps the person from every exercise for the leading cause; empty when one may be offered, or when there is none.
pub fn barred_from_all(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment) -> Vec<Bar> {
    let mut found: Vec<Bar> = Vec::new();
    for place in for_leading_cause(knowledge, assessment) {
        match standing(knowledge, facts, assessment, place) {
            Standing::Open | Standing::Sitting(_) => return Vec::new(),
            Standing::Barred(bars) => bars.into_iter().for_each(|bar| {
                if !found.contains(&bar) {
                    found.push(bar);
                }
            }),
        }
    }
    found
}

fn for_leading_cause(knowledge: &Knowledge, assessment: &Assessment) -> Vec<usize> {
    let Some(lead) = assessment.causes.first().map(|cause| cause.condition) else { return Vec::new() };
    if !assessment.allows_self_care(knowledge) {
        return Vec::new();
    }
    let suits = |exercise: &Exercise| exercise.suits.contains(&lead);
    (0..knowledge.exercises.len()).filter(|place| suits(&knowledge.exercises[*place])).collect()
}

fn bars(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment, place: usize) -> Vec<Bar> {
    let barriers = knowledge.barriers.iter().enumerate();
    let standing = barriers.filter(|(_, barrier)| barrier.bars.contains(&place) && holds(&barrier.when, facts));
    let fits = assessment.causes.iter().filter(|cause| cause.fit >= Fit::Possible).map(|cause| cause.condition);
    let mut causes: Vec<ConditionId> = assessment.suspected.iter().copied().chain(fits).collect();
    causes.retain(|id| knowledge.exercises[place].not_with.contains(id));
    order_once(&mut causes);
    standing.map(|(place, _)| Bar::Answers(place)).chain(causes.into_iter().map(Bar::Cause)).collect()
}
