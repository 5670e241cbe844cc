//! Care at home for the causes that fit best, without anything that would harm another cause still open.
//! What harms what stands in the data; nothing here is a medical fact.

use crate::engine::{Assessment, Cause, order_once};
use crate::knowledge::{ConditionId, Knowledge};

/// Something for the person to do, in the words of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// The condition that it helps.
    pub condition: ConditionId,
    /// The place of the line in the condition's `what_helps`.
    pub line: usize,
}

/// What is left out, and for whose sake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The place of the action in the knowledge.
    pub action: usize,
    /// The cause still open that it would harm.
    pub because: ConditionId,
}

/// Care at home for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfCare {
    /// The causes that it is for: the leading one, or both of a tie.
    pub causes: Vec<ConditionId>,
    /// What to do.
    pub helps: Vec<Help>,
    /// What those causes would also ask for, and is not told now. Each action once.
    pub held_back: Vec<HeldBack>,
}

/// Every cause that is still open: to be checked, or fitting at least a little.
pub fn open_causes(assessment: &Assessment) -> Vec<ConditionId> {
    let mut open: Vec<ConditionId> = assessment.suspected.clone();
    open.extend(assessment.causes.iter().map(|cause| cause.condition));
    order_once(&mut open);
    open
}

/// Care at home for the leading cause, and for the second of a tie. Empty when the assessment does not allow any.
pub fn self_care(knowledge: &Knowledge, assessment: &Assessment) -> SelfCare {
    if !assessment.allows_self_care(knowledge) {
        return SelfCare::default();
    }
    let leading = if assessment.tie { 2 } else { 1 };
    let causes: Vec<ConditionId> =
        assessment.causes.iter().take(leading).map(|Cause { condition, .. }| *condition).collect();
    let open = open_causes(assessment);
    let mut found = SelfCare { causes: causes.clone(), ..SelfCare::default() };
    for condition in causes {
        for line in 0..knowledge.condition(condition).words.what_helps.len() {
            let harm = harm(knowledge, condition, line, &open);
            match harm {
                None => found.helps.push(Help { condition, line }),
                Some(held) if found.held_back.iter().any(|known| known.action == held.action) => {}
                Some(held) => found.held_back.push(held),
            }
        }
    }
    found
}

/// The first open cause, other than the line's own, that something in the line would harm.
fn harm(knowledge: &Knowledge, condition: ConditionId, line: usize, open: &[ConditionId]) -> Option<HeldBack> {
    let here = |known: &&crate::knowledge::HomeLine| known.condition == condition && usize::from(known.line) == line;
    knowledge.home_lines.iter().filter(here).find_map(|known| {
        let action = usize::from(known.action);
        let harmed = |id: &&ConditionId| **id != condition && knowledge.home_actions[action].harms.contains(id);
        open.iter().find(harmed).map(|because| HeldBack { action, because: *because })
    })
}
