//! Whom the plan after an injury suits, and which of its steps the answers allow. Nothing here is a medical fact.

use super::{Bar, Standing, standing};
use crate::engine::{Assessment, Facts, holds};
use crate::knowledge::{ConditionId, Knowledge, PlanStep};
use crate::self_care::open_causes;

/// What keeps a person from a step of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanBar {
    /// Their answers; the step says why.
    Answers,
    /// It would harm a cause that is still open.
    Harms(ConditionId),
    /// What keeps them from the exercise of the step.
    Exercise(Bar),
}

/// Whether the cause that fits best is an injury that the plan is for, and care at home is allowed.
pub fn plan_suits(knowledge: &Knowledge, assessment: &Assessment) -> bool {
    let lead = assessment.causes.first().map(|cause| cause.condition);
    assessment.allows_self_care(knowledge) && lead.is_some_and(|lead| knowledge.plan.suits.contains(&lead))
}

/// What keeps the person with these answers from a step; empty when they may do it.
pub fn plan_bars(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment, step: &PlanStep) -> Vec<PlanBar> {
    let mut found = Vec::new();
    if step.unless.is_some_and(|unless| holds(&unless, facts)) {
        found.push(PlanBar::Answers);
    }
    let harmed = |id: &ConditionId| step.does.iter().any(|place| knowledge.home_actions[*place].harms.contains(id));
    found.extend(open_causes(assessment).into_iter().filter(harmed).map(PlanBar::Harms));
    if let Some(place) = step.exercise {
        match standing(knowledge, facts, assessment, place) {
            Standing::Open | Standing::Sitting(_) => {}
            Standing::Barred(bars) => found.extend(bars.into_iter().map(PlanBar::Exercise)),
        }
    }
    found
}

/// The exercise that shows a step which is allowed: its own, or the one to do sitting instead.
pub fn plan_exercise(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment, step: &PlanStep) -> Option<usize> {
    let place = step.exercise?;
    match standing(knowledge, facts, assessment, place) {
        Standing::Open => Some(place),
        Standing::Sitting(other) => Some(other),
        Standing::Barred(_) => None,
    }
}
