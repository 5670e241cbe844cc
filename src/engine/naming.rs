//! What the fired rules say of the conditions that they name, among the causes. Not here: urgency. A rule sets its care
//! whatever stands here, and no suspicion by probability reads it.

use super::differential::Differential;
use super::probability::Probability;
use super::urgency::{Reason, ReasonKind, care};
use crate::knowledge::{Care, ConditionId, Knowledge, Naming, NamingPolicy, NamingWeight, Reach, Rule};

/// A condition that rules name, and what the strongest of them is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The condition.
    pub condition: ConditionId,
    /// Multiplies its odds; at least 1.
    pub likelihood_ratio: f64,
    /// Added to its odds, where everything that the likelihoods rank is 1.
    pub odds: f64,
    /// The rules that name it, by their places in the knowledge, the most urgent first.
    pub rules: Vec<usize>,
}

/// Every condition that a fired rule names, in the order of the reasons.
pub fn named(knowledge: &Knowledge, reasons: &[Reason]) -> Vec<Named> {
    let decisive = care(reasons);
    let mut found: Vec<Named> = Vec::new();
    for reason in reasons {
        let ReasonKind::Rule(place) = reason.kind else { continue };
        let rule = &knowledge.rules[place];
        for (order, id) in rule.suspects.iter().enumerate().filter(|(_, id)| may_be_named(knowledge, **id)) {
            let (ratio, odds) = worth(&knowledge.naming, rule, order, decisive);
            match found.iter_mut().find(|known| known.condition == *id) {
                Some(known) => {
                    known.likelihood_ratio = known.likelihood_ratio.max(ratio);
                    known.odds = known.odds.max(odds);
                    known.rules.push(place);
                }
                None => found.push(Named { condition: *id, likelihood_ratio: ratio, odds, rules: vec![place] }),
            }
        }
    }
    found
}

fn may_be_named(knowledge: &Knowledge, id: ConditionId) -> bool {
    knowledge.condition(id).reach != Reach::Residual
}

/// What the rule is worth for the condition that it names in this place: a ratio, and odds to add.
fn worth(policy: &NamingPolicy, rule: &Rule, order: usize, decisive: Care) -> (f64, f64) {
    let NamingWeight { likelihood_ratio, odds } = match (rule.naming, order) {
        (Naming::Picture, 0) => policy.picture_first,
        (Naming::Picture, _) => policy.picture_other,
        (Naming::Exclude, 0) => policy.exclude_first,
        (Naming::Exclude, _) => policy.exclude_other,
    };
    let (ratio, odds) = (f64::from(likelihood_ratio), f64::from(odds));
    // What may wait for days is looked for because it would matter, not because it is likely.
    let weighs = rule.naming == Naming::Picture || rule.care >= Care::Today;
    if rule.care == decisive && weighs {
        (ratio, odds)
    } else {
        let lesser = f64::from(policy.lesser);
        // A power; `powf` would bring its own tables into the app.
        ((ratio.ln() * lesser).exp(), odds * lesser)
    }
}

/// The differential with what the rules name. The probabilities sum to one.
pub fn with_named(ranked: &Differential, named: &[Named]) -> Differential {
    let mut odds: Vec<f64> = ranked.probabilities.iter().map(|share| share.get()).collect();
    for one in named {
        let share = &mut odds[usize::from(one.condition.0)];
        *share = *share * one.likelihood_ratio + one.odds;
    }
    let total: f64 = odds.iter().sum();
    Differential {
        probabilities: odds.into_iter().map(|share| Probability::new(share / total.max(f64::MIN_POSITIVE))).collect(),
    }
}
