//! Which question is worth most now, and when to stop.

use super::differential::{Differential, Weights, differential, expected};
use super::facts::{Facts, Status};
use super::urgency::{care, concerns, open_safety_questions, reasons};
use crate::knowledge::{Care, FindingId, Knowledge, Question, QuestionId, QuestionKind, Stage, Urgency};

/// At most so many questions are chosen by their worth, after those that everyone is asked.
pub const MOST_DETAIL_QUESTIONS: usize = 3;

/// The same for someone who has to be seen today anyway.
const MOST_WHEN_URGENT: usize = 1;

/// A question is asked only if it is worth so much for each unit of effort, in nats of the differential.
const LEAST_WORTH: f64 = 0.09;

/// What a whole step of urgency is worth, in nats of the differential.
const WORTH_OF_URGENCY: f64 = 2.0;

/// A difference between the calves that would matter, in centimetres; used to weigh whether measuring is worth it.
const TELLING_DIFFERENCE_CM: f32 = 4.0;

/// How likely such a difference is taken to be when the worth of measuring is weighed.
const CHANCE_OF_DIFFERENCE: f64 = 0.25;

/// Below this age in years no causes are ranked: the likelihoods are those of adults.
pub const ADULT_YEARS: f32 = 18.0;

/// The next question, or none when no answer still open is worth asking for.
pub fn next_question(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Option<QuestionId> {
    let open: Vec<QuestionId> = knowledge
        .question_ids()
        .filter(|id| !answered(knowledge, *id, facts) && concerns(knowledge, *id, facts))
        .collect();
    let now = care(&reasons(knowledge, None, facts));
    let due = |id: &&QuestionId| is_due(knowledge, facts, now, **id);
    if let Some(id) = open.iter().filter(due).min_by_key(|id| (knowledge.question(**id).stage, **id)) {
        return Some(*id);
    }
    let child = is_child(knowledge, facts);
    let detail = if child { None } else { best_detail(knowledge, weights, facts, &open) };
    detail.or_else(|| missing_safety(knowledge, facts, &open)).or_else(|| closing(knowledge, facts, &open))
}

/// Whether the question is asked of this person in any case.
fn is_due(knowledge: &Knowledge, facts: &Facts, now: Care, id: QuestionId) -> bool {
    let question = knowledge.question(id);
    match question.stage {
        Stage::About | Stage::Core | Stage::Risk => true,
        Stage::Safety => question.when.is_none() || now < Care::Ambulance && worst(knowledge, facts, id) > now,
        Stage::Story => now > Care::SelfCare && could_calm(knowledge, facts, now, id),
        Stage::Detail | Stage::Closing => false,
    }
}

/// Whether some answer would make the advice calmer than it is now.
fn could_calm(knowledge: &Knowledge, facts: &Facts, now: Care, id: QuestionId) -> bool {
    let calmer = |finding: &FindingId| {
        let told = facts.with(knowledge, &[(*finding, Status::Present)]);
        care(&reasons(knowledge, None, &told)) < now
    };
    knowledge.question(id).covers.iter().any(calmer)
}

/// The most urgent care that answers to the question, and to the safety questions that these open, can ask for.
fn worst(knowledge: &Knowledge, facts: &Facts, id: QuestionId) -> Care {
    let mut told = vec![id];
    let mut alarmed = facts.clone();
    let mut next = 0;
    while let Some(id) = told.get(next) {
        let flags = knowledge.question(*id).covers.iter().filter(|finding| knowledge.finding(**finding).red_flag);
        let changes: Vec<_> = flags.map(|finding| (*finding, Status::Present)).collect();
        alarmed = alarmed.with(knowledge, &changes);
        let newly = |other: &QuestionId| {
            knowledge.question(*other).stage == Stage::Safety
                && !told.contains(other)
                && !concerns(knowledge, *other, facts)
                && concerns(knowledge, *other, &alarmed)
        };
        let opened: Vec<QuestionId> = knowledge.question_ids().filter(newly).collect();
        told.extend(opened);
        next += 1;
    }
    care(&reasons(knowledge, None, &alarmed))
}

/// Whether the question was answered; "not sure" is an answer. Where the answers do not say which questions
/// they came from, a question counts as answered when everything that it could set is known.
pub fn answered(knowledge: &Knowledge, id: QuestionId, facts: &Facts) -> bool {
    if let Some(asked) = facts.was_asked(id) {
        return asked;
    }
    let known = |finding: &FindingId| facts.status(*finding) != Status::Unasked;
    knowledge.question(id).covers.iter().all(known)
}

/// Whether the person is known to be under 18.
pub fn is_child(knowledge: &Knowledge, facts: &Facts) -> bool {
    let age = knowledge.finding_named("age_years").and_then(|id| facts.number(id));
    age.is_some_and(|years| years < ADULT_YEARS)
}

fn best_detail(knowledge: &Knowledge, weights: &Weights, facts: &Facts, open: &[QuestionId]) -> Option<QuestionId> {
    let detail = |id: &QuestionId| knowledge.question(*id).stage == Stage::Detail;
    let asked = knowledge.question_ids().filter(|id| detail(id) && answered(knowledge, *id, facts));
    let now = Outlook::new(knowledge, weights, facts.clone());
    let urgent = now.urgency >= f64::from(Urgency::SameDay as u8);
    if asked.count() >= if urgent { MOST_WHEN_URGENT } else { MOST_DETAIL_QUESTIONS } {
        return None;
    }
    let worth = |id: QuestionId| {
        let effort = f64::from(knowledge.question(id).effort.max(1)).sqrt();
        worth_of(knowledge, weights, &now, id) / effort
    };
    let optional = |id: &QuestionId| detail(id) || knowledge.question(*id).stage == Stage::Safety;
    let candidates = open.iter().copied().filter(optional).map(|id| (id, worth(id)));
    let best = candidates.max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)))?;
    (best.1 >= LEAST_WORTH).then_some(best.0)
}

/// When nothing but open safety questions stands against a calmer answer, they are asked after all.
fn missing_safety(knowledge: &Knowledge, facts: &Facts, open: &[QuestionId]) -> Option<QuestionId> {
    let wanting = open_safety_questions(knowledge, facts);
    let urgent = care(&reasons(knowledge, None, facts)) > Care::Within3Days;
    if urgent { None } else { open.iter().copied().find(|id| wanting.contains(id)) }
}

/// Before self-care is told, what could still ask for an appointment is asked.
fn closing(knowledge: &Knowledge, facts: &Facts, open: &[QuestionId]) -> Option<QuestionId> {
    let calm = care(&reasons(knowledge, None, facts)) == Care::SelfCare;
    open.iter().copied().find(|id| calm && knowledge.question(*id).stage == Stage::Closing)
}

/// Where the person stands with some answers.
struct Outlook {
    facts: Facts,
    ranked: Differential,
    urgency: f64,
    uncertainty: f64,
}

impl Outlook {
    fn new(knowledge: &Knowledge, weights: &Weights, facts: Facts) -> Self {
        let ranked = differential(knowledge, weights, &facts);
        let care = care(&reasons(knowledge, Some(weights), &facts));
        let entropy = |p: f64| if p > 0.0 { -p * p.ln() } else { 0.0 };
        let uncertainty = ranked.probabilities.iter().map(|p| entropy(p.get())).sum();
        let urgency = f64::from(care.urgency() as u8);
        Outlook { facts, ranked, urgency, uncertainty }
    }
}

/// The expected gain of asking: less uncertainty among the conditions, or other advice.
fn worth_of(knowledge: &Knowledge, weights: &Weights, now: &Outlook, id: QuestionId) -> f64 {
    let question = knowledge.question(id);
    match question.kind {
        QuestionKind::One => gain(knowledge, weights, now, &outcomes_of_one(knowledge, now, question)),
        QuestionKind::Many => {
            let rows = question.covers.iter();
            rows.map(|finding| gain(knowledge, weights, now, &yes_or_no(knowledge, now, *finding))).sum()
        }
        QuestionKind::Number => number_gain(knowledge, weights, now, question),
    }
}

/// An answer that may come: its probability, and what it would say.
struct Outcome {
    probability: f64,
    changes: Vec<(FindingId, Status)>,
}

fn gain(knowledge: &Knowledge, weights: &Weights, now: &Outlook, outcomes: &[Outcome]) -> f64 {
    let total: f64 = outcomes.iter().map(|outcome| outcome.probability).sum();
    let one = |outcome: &Outcome| {
        let then = Outlook::new(knowledge, weights, now.facts.with(knowledge, &outcome.changes));
        let clearer = (now.uncertainty - then.uncertainty).max(0.0);
        let other_advice = (then.urgency - now.urgency).abs() * WORTH_OF_URGENCY;
        outcome.probability / total * (clearer + other_advice)
    };
    if total > 0.0 { outcomes.iter().map(one).sum() } else { 0.0 }
}

fn outcomes_of_one(knowledge: &Knowledge, now: &Outlook, question: &Question) -> Vec<Outcome> {
    let chance = |finding: &FindingId| expected(knowledge, &now.ranked, *finding);
    let named: f64 = question.options.iter().filter_map(|option| option.sets.first()).map(chance).sum();
    let changes = |sets: &[FindingId]| {
        let status = |id: &FindingId| if sets.contains(id) { Status::Present } else { Status::Absent };
        question.covers.iter().map(|id| (*id, status(id))).collect()
    };
    let outcome = |option: &crate::knowledge::QuestionOption| Outcome {
        probability: option.sets.first().map_or((1.0 - named).max(0.05), chance),
        changes: changes(option.sets),
    };
    question.options.iter().map(outcome).collect()
}

fn yes_or_no(knowledge: &Knowledge, now: &Outlook, finding: FindingId) -> [Outcome; 2] {
    let yes = expected(knowledge, &now.ranked, finding).clamp(0.0, 1.0);
    [
        Outcome { probability: yes, changes: vec![(finding, Status::Present)] },
        Outcome { probability: 1.0 - yes, changes: vec![(finding, Status::Absent)] },
    ]
}

/// A measurement is worth what the answers built on it would be worth.
fn number_gain(knowledge: &Knowledge, weights: &Weights, now: &Outlook, question: &Question) -> f64 {
    let Some(number) = question.covers.first() else { return 0.0 };
    let changed = now.facts.with_number(knowledge, *number, TELLING_DIFFERENCE_CM);
    let then = Outlook::new(knowledge, weights, changed);
    let other_advice = (then.urgency - now.urgency).abs() * WORTH_OF_URGENCY;
    CHANCE_OF_DIFFERENCE * ((now.uncertainty - then.uncertainty).abs() + other_advice)
}
