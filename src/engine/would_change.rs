//! What could still appear and would raise the urgency: the person's own warning signs.

use super::facts::{Facts, Status};
use super::fired::Fired;
use super::logic::holds;
use super::readers::Readers;
use super::urgency::is_behind;
use crate::knowledge::{Care, ConditionId, FindingId, Knowledge, Rule};

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
pub fn would_change(knowledge: &Knowledge, readers: &Readers, facts: &Facts, now: Care) -> Vec<WarningSign> {
    let may_appear = |id: &FindingId| {
        let finding = knowledge.finding(*id);
        !finding.warning.is_empty() && !facts.present(*id)
    };
    let new: Vec<_> = knowledge.appears_now.iter().map(|id| (*id, Status::Present)).collect();
    let mut then = facts.changed(knowledge, readers, &new).facts;
    let fired = Fired::new(knowledge, &then);
    let sign = |finding: FindingId| {
        let before = then.change(knowledge, readers, &[(finding, Status::Present)]);
        let changed: Vec<FindingId> = before.iter().map(|(id, _)| *id).collect();
        let care = fired.care_after(knowledge, readers, &changed, &then, Care::SelfCare);
        let suspect = || suspect(knowledge, readers, finding, &then, care);
        let sign = (care > now).then(|| WarningSign { finding, care, suspect: suspect() });
        then.change_back(knowledge, readers, &before);
        sign
    };
    let mut signs: Vec<WarningSign> = knowledge.finding_ids().filter(may_appear).filter_map(sign).collect();
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.care));
    signs
}

/// What the most urgent rule names first that fires because of the finding.
fn suspect(
    knowledge: &Knowledge,
    readers: &Readers,
    finding: FindingId,
    facts: &Facts,
    care: Care,
) -> Option<ConditionId> {
    let mut rules = readers.naming_rules(finding).iter().map(|place| &knowledge.rules[*place]);
    let because = |rule: &&Rule| {
        rule.care <= care && holds(&rule.when, facts) && is_behind(knowledge, finding, &rule.when, facts)
    };
    rules.find(because)?.suspects.first().copied()
}
