//! What could still appear and would raise the urgency: the person's own warning signs.

use super::facts::{Facts, Status};
use super::urgency::{care, reasons};
use crate::knowledge::{Care, FindingId, Knowledge};

/// A finding that would raise the urgency if it appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WarningSign {
    /// What to watch for.
    pub finding: FindingId,
    /// The care that it would ask for.
    pub care: Care,
}

/// Warning signs, the most urgent first. Asks the rules again with each finding that is not there yet.
pub fn would_change(knowledge: &Knowledge, facts: &Facts, now: Care) -> Vec<WarningSign> {
    let may_appear = |id: &FindingId| {
        let finding = knowledge.finding(*id);
        !finding.warning.is_empty() && !facts.present(*id)
    };
    let sign = |finding: FindingId| {
        let then = facts.with(knowledge, &[(finding, Status::Present)]);
        let care = care(&reasons(knowledge, None, &then));
        (care > now).then_some(WarningSign { finding, care })
    };
    let mut signs: Vec<WarningSign> = knowledge.finding_ids().filter(may_appear).filter_map(sign).collect();
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.care));
    signs
}
