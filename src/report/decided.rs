//! What was advised, and the rule or probability that decided it.

use super::summary::Line;
use crate::decimal;
use crate::engine::{Assessment, Facts, Reason, ReasonKind, Weights, differential};
use crate::knowledge::{Care, ConditionId, FindingId, Knowledge};

/// At most so many of what decided is told with its findings; the rest by name.
const MOST_TOLD: usize = 4;

/// At most so many causes are told with their probability.
const MOST_CAUSES: usize = 5;

/// The advice, what decided it, and what else spoke for care.
pub fn decided(knowledge: &Knowledge, facts: &Facts, assessment: &Assessment) -> Vec<Line> {
    let title = knowledge.advice(assessment.care).map_or("", |advice| advice.title);
    let mut lines = vec![Line::new("Advised", title)];
    let deciding = assessment.reasons.iter().take_while(|reason| reason.care == assessment.care).count();
    let (first, rest) = assessment.reasons.split_at(deciding.min(MOST_TOLD));
    lines.extend(first.iter().map(|reason| Line::new("Decided by", told(knowledge, facts, reason))));
    if first.is_empty() {
        lines.push(Line::new(
            "Decided by",
            "no rule, score or probability asks for more, and a known mild pattern fits",
        ));
    }
    if !rest.is_empty() {
        let names: Vec<String> = rest.iter().map(|reason| name(knowledge, reason)).collect();
        lines.push(Line::new("Also fired", names.join(", ")));
    }
    if !assessment.suspected.is_empty() {
        let names: Vec<&str> = assessment.suspected.iter().map(|id| knowledge.condition(*id).medical_name).collect();
        lines.push(Line::new("To be checked for", names.join(", ")));
    }
    lines
}

/// The likeliest causes with their probabilities; none under 18.
pub fn causes(knowledge: &Knowledge, assessment: &Assessment) -> Vec<Line> {
    let cause = |cause: &crate::engine::Cause| {
        let name = knowledge.condition(cause.condition).medical_name;
        Line::new(name, format!("{} in 100", in_100(cause.probability.get())))
    };
    assessment.causes.iter().take(MOST_CAUSES).map(cause).collect()
}

fn told(knowledge: &Knowledge, facts: &Facts, reason: &Reason) -> String {
    let name = name(knowledge, reason);
    match &reason.kind {
        ReasonKind::Rule(_) | ReasonKind::NotSure(_) | ReasonKind::RedFlag => {
            format!("{name}: {}", terms(knowledge, &reason.because))
        }
        ReasonKind::Suspicion(id) => format!("{name}{}", reached(knowledge, facts, *id, reason.care)),
        ReasonKind::SelfCareNeed(place) => knowledge.self_care_needs[*place].reason.to_owned(),
        ReasonKind::Unanswered(_) => name,
    }
}

fn name(knowledge: &Knowledge, reason: &Reason) -> String {
    match &reason.kind {
        ReasonKind::Rule(place) => format!("rule {}", knowledge.rules[*place].id),
        ReasonKind::NotSure(place) => format!("rule {}", knowledge.not_sure_rules[*place].id),
        ReasonKind::RedFlag => "a safety answer".to_owned(),
        ReasonKind::Suspicion(id) => format!("suspicion of {}", knowledge.condition(*id).medical_name),
        ReasonKind::Unanswered(open) => {
            let names: Vec<&str> = open.iter().map(|id| knowledge.heading(*id)).collect();
            format!("open safety questions ({})", names.join("; "))
        }
        ReasonKind::SelfCareNeed(place) => format!("self-care need {}", place + 1),
    }
}

/// The findings in a clinician's terms; a number by its own name.
fn terms(knowledge: &Knowledge, because: &[FindingId]) -> String {
    let term = |id: &FindingId| match knowledge.term(*id) {
        "" => knowledge.finding(*id).id.replace('_', " "),
        term => term.to_owned(),
    };
    because.iter().map(term).collect::<Vec<_>>().join("; ")
}

/// The probability that counts for suspicion, and the threshold that it reached.
fn reached(knowledge: &Knowledge, facts: &Facts, id: ConditionId, care: Care) -> String {
    let ranked = differential(knowledge, &Weights::new(knowledge), &facts.without_red_flags(knowledge));
    let probability = ranked.probabilities[usize::from(id.0)].get();
    let rows = knowledge.condition(id).suspicion.iter().filter(|row| row.care == care);
    let least = rows.map(|row| f64::from(row.at_least)).fold(f64::INFINITY, f64::min);
    format!(": {} in 100, threshold {} in 100", in_100(probability), in_100(least))
}

/// A probability as so many in 100, with one decimal below ten.
fn in_100(probability: f64) -> String {
    let share = probability * 100.0;
    decimal::fixed(share, u32::from(share < 9.95))
}
