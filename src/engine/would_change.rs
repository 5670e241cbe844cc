//! What could still appear and would raise the urgency: the person's own warning signs.

use super::facts::{Facts, Status};
use super::fired::Fired;
use super::logic::holds;
use super::order::order;
use super::readers::Readers;
use crate::knowledge::{Care, ConditionId, Expr, FindingId, FindingKind, Knowledge, Rule};

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
    order(&mut signs, |a, b| b.care < a.care);
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
        let behind = || is_behind(knowledge, readers, finding, &rule.when, Sign::Plain, facts);
        rule.care <= care && holds(&rule.when, facts) && behind()
    };
    rules.find(because)?.suspects.first().copied()
}

/// Whether part of an expression stands under a `not`.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Plain,
    Negated,
}

/// Whether the finding is among the reasons of an expression that holds: present in it, directly or through derived
/// findings, and not under a `not`.
fn is_behind(
    knowledge: &Knowledge,
    readers: &Readers,
    finding: FindingId,
    expr: &Expr,
    sign: Sign,
    facts: &Facts,
) -> bool {
    match (expr, sign) {
        (Expr::Is(_) | Expr::Compare(..), Sign::Negated) => false,
        (Expr::Is(id) | Expr::Compare(id, ..), Sign::Plain) => match &knowledge.finding(*id).kind {
            FindingKind::Asked | FindingKind::Number { .. } => *id == finding && facts.present(*id),
            FindingKind::Derived(inner) => {
                let reads = readers.derived(finding).contains(id) && facts.present(*id);
                reads && is_behind(knowledge, readers, finding, inner, Sign::Plain, facts)
            }
        },
        (Expr::Not(inner), Sign::Plain) => is_behind(knowledge, readers, finding, inner, Sign::Negated, facts),
        (Expr::Not(inner), Sign::Negated) => is_behind(knowledge, readers, finding, inner, Sign::Plain, facts),
        (Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts), _) => {
            parts.iter().any(|part| is_behind(knowledge, readers, finding, part, sign, facts))
        }
    }
}
