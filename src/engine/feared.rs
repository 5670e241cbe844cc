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

/// The likeliest of the conditions that ask to be seen today or sooner and that are not among those to be checked. None
/// under 18, and none when one of its family is to be checked already.
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
            condition.reach == Reach::Likelihood && urgent && !checked(id)
        };
        let share = |id: &ConditionId| ranked.probabilities[usize::from(id.0)].get();
        let candidates = knowledge.condition_ids().filter(dangerous).filter(|id| share(id) > 0.0);
        let condition = candidates.max_by(|a, b| share(a).total_cmp(&share(b)).then(b.cmp(a)))?;
        Some(Feared { condition, explanation: explain(knowledge, weights, condition, facts) })
    })
}
