//! How soon care is needed. The highest of all reasons wins; nothing ever lowers it.

use super::differential::{Differential, Weights, differential};
use super::facts::{Facts, Status};
use super::logic::{holds, visit_findings};
use super::next_question::is_child;
use super::order::order;
use crate::knowledge::{Care, ConditionId, Expr, FindingId, Knowledge, NotSureRule, QuestionId};

/// What an open safety question asks for by itself.
pub(super) const OPEN_SAFETY_QUESTION: Care = Care::Within3Days;

/// What a safety finding asks for by itself.
pub(super) const RAISED_RED_FLAG: Care = Care::Within2Weeks;

/// Why some care is needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The least care that this reason asks for.
    pub care: Care,
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// The findings that led to it.
    pub because: Vec<FindingId>,
}

/// The kinds of reasons.
#[derive(Clone, Debug, PartialEq)]
pub enum ReasonKind {
    /// A red-flag rule, by its place in the knowledge.
    Rule(usize),
    /// A safety question was answered yes, and no rule says more.
    RedFlag,
    /// A safety question was answered "not sure"; the rule by its place in the knowledge.
    NotSure(usize),
    /// Safety questions that were not answered, or answered "not sure".
    Unanswered(Vec<QuestionId>),
    /// A dangerous condition is likely enough.
    Suspicion(ConditionId),
    /// Something that self-care needs is missing; the need by its place in the knowledge.
    SelfCareNeed(usize),
}

/// All reasons, the most urgent first. Empty means that self-care is enough.
/// Without `weights` the suspicions by probability are left out.
pub fn reasons(knowledge: &Knowledge, weights: Option<&Weights>, facts: &Facts) -> Vec<Reason> {
    let mut reasons = rules(knowledge, facts);
    reasons.extend(not_sure_rules(knowledge, facts));
    reasons.extend(weights.into_iter().flat_map(|weights| suspicions(knowledge, weights, facts)));
    reasons.extend(unanswered(knowledge, facts));
    reasons.extend(red_flags(knowledge, facts));
    if care(&reasons) < Care::Within3Days {
        reasons.extend(self_care_needs(knowledge, facts));
    }
    order(&mut reasons, |a, b| b.care < a.care);
    reasons
}

/// The care that the reasons ask for together.
pub fn care(reasons: &[Reason]) -> Care {
    reasons.iter().map(|reason| reason.care).max().unwrap_or(Care::SelfCare)
}

/// Safety questions that concern this person and are still open.
pub fn open_safety_questions(knowledge: &Knowledge, facts: &Facts) -> Vec<QuestionId> {
    knowledge.question_ids().filter(|id| is_open_safety_question(knowledge, *id, facts)).collect()
}

pub(super) fn is_open_safety_question(knowledge: &Knowledge, id: QuestionId, facts: &Facts) -> bool {
    let unknown = |finding: &FindingId| {
        matches!(facts.status(*finding), Status::Unasked | Status::NotSure) && knowledge.finding(*finding).red_flag
    };
    knowledge.question(id).covers.iter().any(unknown) && concerns(knowledge, id, facts)
}

/// Whether the question is one for this person: it has no condition, or its condition holds.
pub fn concerns(knowledge: &Knowledge, id: QuestionId, facts: &Facts) -> bool {
    knowledge.question(id).when.is_none_or(|when| holds(&when, facts))
}

fn rules(knowledge: &Knowledge, facts: &Facts) -> Vec<Reason> {
    let fired = knowledge.rules.iter().enumerate().filter(|(_, rule)| holds(&rule.when, facts));
    fired
        .map(|(place, rule)| Reason {
            care: rule.care,
            kind: ReasonKind::Rule(place),
            because: present_in(knowledge, &rule.when, facts),
        })
        .collect()
}

fn not_sure_rules(knowledge: &Knowledge, facts: &Facts) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (place, rule) in knowledge.not_sure_rules.iter().enumerate() {
        let unsure = |id: &FindingId| facts.status(*id) == Status::NotSure;
        let mut because: Vec<FindingId> = rule.about.iter().copied().filter(unsure).collect();
        if !because.is_empty() && holds(&rule.with, facts) {
            because.extend(present_in(knowledge, &rule.with, facts));
            reasons.push(Reason { care: rule.care, kind: ReasonKind::NotSure(place), because });
        }
    }
    reasons
}

/// Whether the rule about "not sure" applies.
pub(super) fn is_unsure(rule: &NotSureRule, facts: &Facts) -> bool {
    rule.about.iter().any(|id| facts.status(*id) == Status::NotSure) && holds(&rule.with, facts)
}

/// Conditions that are likely enough by everything but the safety findings, which are taken as absent here.
/// What a safety finding asks for is the business of the rules: if it also moved these probabilities, a yes
/// that makes one danger likelier could push another below its threshold and so lower the urgency.
fn suspicions(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Vec<Reason> {
    if is_child(knowledge, facts) {
        return Vec::new();
    }
    let ranked = differential(knowledge, weights, &facts.without_red_flags(knowledge));
    let suspicion = |id: ConditionId| {
        let care = suspected_care(knowledge, &ranked, id)?;
        Some(Reason { care, kind: ReasonKind::Suspicion(id), because: Vec::new() })
    };
    knowledge.condition_ids().filter_map(suspicion).filter(|reason| reason.care > Care::SelfCare).collect()
}

/// The care that the probability of the condition asks for, among probabilities without safety findings.
pub(super) fn suspected_care(knowledge: &Knowledge, ranked: &Differential, id: ConditionId) -> Option<Care> {
    let probability = ranked.probabilities[usize::from(id.0)].get();
    let reached = knowledge.condition(id).suspicion.iter();
    reached.filter(|s| probability >= f64::from(s.at_least)).map(|s| s.care).max()
}

fn unanswered(knowledge: &Knowledge, facts: &Facts) -> Option<Reason> {
    let open = open_safety_questions(knowledge, facts);
    if open.is_empty() {
        return None;
    }
    Some(Reason { care: OPEN_SAFETY_QUESTION, kind: ReasonKind::Unanswered(open), because: Vec::new() })
}

fn red_flags(knowledge: &Knowledge, facts: &Facts) -> Option<Reason> {
    let because: Vec<FindingId> = knowledge.finding_ids().filter(|id| is_raised(knowledge, *id, facts)).collect();
    if because.is_empty() {
        return None;
    }
    Some(Reason { care: RAISED_RED_FLAG, kind: ReasonKind::RedFlag, because })
}

pub(super) fn has_red_flag(knowledge: &Knowledge, facts: &Facts) -> bool {
    knowledge.finding_ids().any(|id| is_raised(knowledge, id, facts))
}

fn is_raised(knowledge: &Knowledge, id: FindingId, facts: &Facts) -> bool {
    facts.present(id) && knowledge.finding(id).red_flag
}

fn self_care_needs(knowledge: &Knowledge, facts: &Facts) -> Vec<Reason> {
    let needs = knowledge.self_care_needs.iter().enumerate();
    let missing = needs.filter(|(_, need)| !holds(&need.when, facts));
    missing
        .map(|(place, need)| Reason { care: need.care, kind: ReasonKind::SelfCareNeed(place), because: Vec::new() })
        .collect()
}

/// The answered findings behind an expression that holds; derived ones are followed to what was answered.
fn present_in(knowledge: &Knowledge, expr: &Expr, facts: &Facts) -> Vec<FindingId> {
    let mut found = Vec::new();
    collect_present(knowledge, expr, facts, &mut found);
    found
}

fn collect_present(knowledge: &Knowledge, expr: &Expr, facts: &Facts, found: &mut Vec<FindingId>) {
    visit_findings(expr, false, &mut |id, negated| {
        if negated || !facts.present(id) || found.contains(&id) {
            return;
        }
        match knowledge.finding(id).kind {
            crate::knowledge::FindingKind::Derived(inner) => {
                let mut deeper = Vec::new();
                collect_present(knowledge, &inner, facts, &mut deeper);
                for id in deeper {
                    if !found.contains(&id) {
                        found.push(id);
                    }
                }
            }
            crate::knowledge::FindingKind::Asked | crate::knowledge::FindingKind::Number { .. } => {
                found.push(id);
            }
        }
    });
}
