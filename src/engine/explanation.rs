//! Which answers speak for a condition, which against, how strongly, and which are missing.

use super::differential::Weights;
use super::facts::{Facts, Status};
use super::order::order;
use crate::knowledge::{ConditionId, FindingId, Knowledge};

/// How strongly an answer speaks for or against a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A likelihood ratio below 2 (or above 1/2).
    Weak,
    /// A likelihood ratio from 2 to 5 (or 1/5 to 1/2).
    Moderate,
    /// A likelihood ratio of 5 or more (or 1/5 or less).
    Strong,
}

/// What one answer does to the odds of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The finding.
    pub finding: FindingId,
    /// What was answered.
    pub status: Status,
    /// The likelihood ratio that was applied; above 1 speaks for the condition.
    pub likelihood_ratio: f64,
    /// How strongly the answer speaks by itself, in words.
    pub strength: Strength,
}

/// The answers for, against and missing, the strongest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Speaks for the condition.
    pub for_it: Vec<Evidence>,
    /// Speaks against it.
    pub against_it: Vec<Evidence>,
    /// Not answered, or not sure, and would matter most.
    pub unknown: Vec<FindingId>,
}

/// Ratios nearer to 1 than this are not worth telling.
const LEAST_LOG_RATIO: f64 = 0.18;

/// At most so many missing answers are told.
const MOST_UNKNOWN: usize = 4;

/// Explains the place of a condition in the differential.
pub fn explain(knowledge: &Knowledge, weights: &Weights, id: ConditionId, facts: &Facts) -> Explanation {
    let mut effects = weights.effects(knowledge, id, facts);
    effects.retain(|effect| effect.log_ratio != 0.0 && effect.own_log_ratio.abs() >= LEAST_LOG_RATIO);
    order(&mut effects, |a, b| b.own_log_ratio.abs() < a.own_log_ratio.abs());
    let evidence = |effect: &super::differential::Effect| Evidence {
        finding: effect.finding,
        status: facts.status(effect.finding),
        likelihood_ratio: effect.log_ratio.exp(),
        strength: strength(effect.own_log_ratio),
    };
    let (for_it, against_it): (Vec<_>, Vec<_>) =
        effects.iter().map(evidence).partition(|evidence| evidence.likelihood_ratio > 1.0);
    Explanation { for_it, against_it, unknown: unknown(knowledge, id, facts) }
}

fn strength(log_ratio: f64) -> Strength {
    let size = log_ratio.abs();
    if size >= 5.0_f64.ln() {
        Strength::Strong
    } else if size >= 2.0_f64.ln() {
        Strength::Moderate
    } else {
        Strength::Weak
    }
}

/// The findings without an answer that would speak most for the condition.
fn unknown(knowledge: &Knowledge, id: ConditionId, facts: &Facts) -> Vec<FindingId> {
    let rows = knowledge.condition(id).likelihoods.iter();
    let open = |row: &&crate::knowledge::Likelihood| {
        let asked = matches!(knowledge.finding(row.finding).kind, crate::knowledge::FindingKind::Asked);
        asked && matches!(facts.status(row.finding), Status::Unasked | Status::NotSure)
    };
    let ratio =
        |row: &crate::knowledge::Likelihood| row.probability() / f64::from(knowledge.finding(row.finding).background);
    let mut found: Vec<(FindingId, f64)> = rows.filter(open).map(|row| (row.finding, ratio(row))).collect();
    found.retain(|(_, ratio)| *ratio >= 3.0);
    order(&mut found, |a, b| b.1 < a.1);
    found.into_iter().take(MOST_UNKNOWN).map(|(finding, _)| finding).collect()
}
