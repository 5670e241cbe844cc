//! The plan for the first weeks after an injury, as types.

use super::{ConditionId, Expr, SourceId, TimedDose};

/// What to do after an injury of the calf, day by day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// The heading.
    pub title: &'static str,
    /// The first sentence.
    pub lead: &'static str,
    /// Said before all days.
    pub rules: &'static [&'static str],
    /// When to stop and get help.
    pub stop: &'static [&'static str],
    /// The injuries that it is for.
    pub suits: &'static [ConditionId],
    /// In the order of the days.
    pub stages: &'static [Days],
    /// What backs it.
    pub sources: &'static [SourceId],
}

/// Some days of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// Which days.
    pub title: &'static str,
    /// What they are for.
    pub lead: &'static str,
    /// What to do.
    pub steps: &'static [PlanStep],
    /// What not to do.
    pub avoid: &'static [&'static str],
    /// When to go on to the next days.
    pub go_on: &'static str,
}

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanStep {
    /// Its name.
    pub name: &'static str,
    /// How, and how long.
    pub text: &'static [&'static str],
    /// Who must not; may be empty.
    pub not_for: &'static str,
    /// What it does to the leg, by the places in `home_actions`.
    pub does: &'static [usize],
    /// Answers that speak against it.
    pub unless: Option<Expr>,
    /// Said then.
    pub because: &'static str,
    /// The place of the exercise that shows it.
    pub exercise: Option<usize>,
    /// What a timer counts.
    pub timers: &'static [TimedDose],
}

impl Plan {
    /// None at all.
    pub const NONE: Plan = Plan { title: "", lead: "", rules: &[], stop: &[], suits: &[], stages: &[], sources: &[] };
}
