//! The danger that people with such answers may fear most, and that nothing asks for.

use super::differential::differential;
use super::explanation::{Explanation, explain};
use super::facts::Facts;
use super::{Assessment, with_weights};
use crate::knowledge::{Care, ConditionId, Knowledge, Reach};

/// A dangerous condition that the advice does not name, with the answers for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Feared {
    /// The condition.
    pub condition: ConditionId,
    /// The answers for it, against it and missing.
    pub explanation: Explanation,
}

/// Below this probability a danger is not worth naming, unless it is the commonest of all.
const LEAST_FEARED: f64 = 0.01;

/// The likeliest of the conditions that ask to be seen today or sooner and that are not among those to be checked. When all
/// of them are remote, the commonest one. None under 18, and none when that one is to be checked already.
pub fn feared(knowledge: &Knowledge, assessment: &Assessment, facts: &Facts) -> Option<Feared> {
    if assessment.causes.is_empty() {
        return None;
    }
    with_weights(knowledge, |weights| {
        let ranked = differential(knowledge, weights, facts);
        let family = |id: &ConditionId| knowledge.condition(*id).family;
        let checked = |id: &ConditionId| assessment.suspected.iter().any(|other| family(other) == family(id));
        let dangerous = |id: &ConditionId| {
            let condition = knowledge.condition(*id);
            let urgent = condition.suspicion.iter().any(|suspicion| suspicion.care >= Care::Today);
            condition.reach == Reach::Likelihood && urgent
        };
        let share = |id: &ConditionId| ranked.probabilities[usize::from(id.0)].get();
        let weight = |id: &ConditionId| knowledge.condition(*id).prior.weight;
        let dangers = || knowledge.condition_ids().filter(dangerous);
        let commonest = dangers().max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a)));
        let near = dangers().filter(|id| share(id) >= LEAST_FEARED && !checked(id));
        let likeliest = near.max_by(|a, b| share(a).total_cmp(&share(b)).then(b.cmp(a)));
        let condition = likeliest.or(commonest.filter(|id| !checked(id)))?;
        Some(Feared { condition, explanation: explain(knowledge, weights, condition, facts) })
    })
}
