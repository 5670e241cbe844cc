//! What could still appear and would raise the urgency: the person's own warning signs.

use super::facts::{Facts, Status};
use super::urgency::{Reason, ReasonKind, care, reasons};
use crate::knowledge::{Care, ConditionId, FindingId, Knowledge};

/// A finding that would raise the urgency if it appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WarningSign {
    /// What to watch for.
    pub finding: FindingId,
    /// The care that it would ask for.
    pub care: Care,
    /// What it would point to, when a rule names something.
    pub suspect: Option<ConditionId>,
}

/// Warning signs, the most urgent first. Asks the rules again with each finding that is not there yet.
pub fn would_change(knowledge: &Knowledge, facts: &Facts, now: Care) -> Vec<WarningSign> {
    let may_appear = |id: &FindingId| {
        let finding = knowledge.finding(*id);
        !finding.warning.is_empty() && !facts.present(*id)
    };
    let sign = |finding: FindingId| {
        let new = knowledge.appears_now.iter().chain([&finding]).map(|id| (*id, Status::Present));
        let then = facts.with(knowledge, &new.collect::<Vec<_>>());
        let reasons = reasons(knowledge, None, &then);
        let care = care(&reasons);
        (care > now).then(|| WarningSign { finding, care, suspect: suspect(knowledge, finding, &reasons) })
    };
    let mut signs: Vec<WarningSign> = knowledge.finding_ids().filter(may_appear).filter_map(sign).collect();
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.care));
    signs
}

/// What the most urgent rule that reads the finding names first.
fn suspect(knowledge: &Knowledge, finding: FindingId, reasons: &[Reason]) -> Option<ConditionId> {
    let reads = |reason: &&Reason| reason.because.contains(&finding);
    reasons.iter().filter(reads).find_map(|reason| match reason.kind {
        ReasonKind::Rule(place) => knowledge.rules[place].suspects.first().copied(),
        ReasonKind::RedFlag
        | ReasonKind::NotSure(_)
        | ReasonKind::Unanswered(_)
        | ReasonKind::Suspicion(_)
        | ReasonKind::SelfCareNeed(_) => None,
    })
}
