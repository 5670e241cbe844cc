//! Which question is worth most now, and when to stop.

use super::differential::{Differential, Scores, Weights, expected};
use super::facts::{Change, Facts, Status};
use super::fired::Fired;
use super::order::order;
use super::readers::Readers;
use super::urgency::{concerns, suspected_care};
use crate::knowledge::{Care, ConditionId, FindingId, Knowledge, Question, QuestionId, QuestionKind, Stage, Urgency};

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
    Now::new(knowledge, weights.readers(), facts).next(weights)
}

/// The care where it is an emergency, and the next question: what an interview needs after each answer. Always the same
/// as in an assessment, which a test compares.
pub fn standing(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> (Option<Care>, Option<QuestionId>) {
    let now = Now::new(knowledge, weights.readers(), facts);
    let care = now.care.max(if is_child(knowledge, facts) { Care::SelfCare } else { feared(weights, &now) });
    ((care.urgency() == Urgency::Emergency).then_some(care), now.next(weights))
}

/// The care that suspicion by probability asks for, where that may be an emergency and more than the rules ask for.
fn feared(weights: &Weights, now: &Now) -> Care {
    let knowledge = now.knowledge;
    let calm = now.facts.without_red_flags(knowledge);
    let may_be = |id: ConditionId| {
        knowledge.condition(id).suspicion.iter().any(|level| {
            level.care.urgency() == Urgency::Emergency
                && level.care > now.care
                && weights.leaves_room(knowledge, id, f64::from(level.at_least), &calm)
        })
    };
    if !knowledge.condition_ids().any(may_be) {
        return Care::SelfCare;
    }
    suspicion(knowledge, &Scores::new(knowledge, weights, &calm).differential(knowledge, weights, &calm))
}

/// How urgent it is by the rules, before anything else is asked.
struct Now<'a> {
    knowledge: &'a Knowledge,
    readers: &'a Readers,
    facts: &'a Facts,
    fired: Fired,
    care: Care,
}

impl<'a> Now<'a> {
    fn new(knowledge: &'a Knowledge, readers: &'a Readers, facts: &'a Facts) -> Self {
        let fired = Fired::new(knowledge, facts);
        let care = fired.care(knowledge, facts, Care::SelfCare);
        Now { knowledge, readers, facts, fired, care }
    }

    fn next(&self, weights: &Weights) -> Option<QuestionId> {
        let Now { knowledge, facts, .. } = *self;
        let mut open: Vec<QuestionId> = knowledge
            .question_ids()
            .filter(|id| !answered(knowledge, *id, facts) && concerns(knowledge, *id, facts))
            .collect();
        order(&mut open, |a, b| knowledge.question(*a).stage < knowledge.question(*b).stage);
        if let Some(id) = open.iter().find(|id| self.is_due(**id)) {
            return Some(*id);
        }
        let child = is_child(knowledge, facts);
        let detail = if child { None } else { best_detail(knowledge, weights, facts, &open) };
        detail.or_else(|| missing_safety(self, &open)).or_else(|| closing(self, &open))
    }

    /// Whether the question is asked of this person in any case.
    fn is_due(&self, id: QuestionId) -> bool {
        let question = self.knowledge.question(id);
        match question.stage {
            Stage::About | Stage::Core | Stage::Risk => true,
            Stage::Safety => question.when.is_none() || self.care < Care::Ambulance && self.worst(id) > self.care,
            Stage::Story => self.care > Care::SelfCare && self.could_calm(id),
            Stage::Detail | Stage::Closing => false,
        }
    }

    /// Whether some answer would make the advice calmer than it is now.
    fn could_calm(&self, id: QuestionId) -> bool {
        let calmer = |finding: &FindingId| {
            let told = self.facts.changed(self.knowledge, self.readers, &[(*finding, Status::Present)]);
            self.care_after(&told) < self.care
        };
        self.knowledge.question(id).covers.iter().any(calmer)
    }

    /// The most urgent care that answers to the question, and to the safety questions that these open, can ask for.
    fn worst(&self, id: QuestionId) -> Care {
        let knowledge = self.knowledge;
        let mut told = vec![id];
        let mut flags = Vec::new();
        let mut alarmed = Change { facts: self.facts.clone(), findings: Vec::new() };
        let mut next = 0;
        while let Some(id) = told.get(next) {
            let raised = knowledge.question(*id).covers.iter().filter(|finding| knowledge.finding(**finding).red_flag);
            flags.extend(raised.map(|finding| (*finding, Status::Present)));
            alarmed = self.facts.changed(knowledge, self.readers, &flags);
            let newly = |other: &QuestionId| {
                knowledge.question(*other).stage == Stage::Safety
                    && !told.contains(other)
                    && !concerns(knowledge, *other, self.facts)
                    && concerns(knowledge, *other, &alarmed.facts)
            };
            let opened: Vec<QuestionId> = knowledge.question_ids().filter(newly).collect();
            told.extend(opened);
            next += 1;
        }
        self.care_after(&alarmed)
    }

    fn care_after(&self, change: &Change) -> Care {
        self.fired.care_after(self.knowledge, self.readers, &change.findings, &change.facts, Care::SelfCare)
    }
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
    let asked = knowledge.question_ids().filter(|id| detail(id) && answered(knowledge, *id, facts)).count();
    if asked >= MOST_DETAIL_QUESTIONS {
        return None;
    }
    let mut now = Outlook::new(knowledge, weights, facts);
    let urgent = now.prospect.urgency >= f64::from(Urgency::SameDay as u8);
    if urgent && asked >= MOST_WHEN_URGENT {
        return None;
    }
    let mut worth = |id: QuestionId| {
        let effort = f64::from(knowledge.question(id).effort.max(1)).sqrt();
        worth_of(knowledge, weights, &mut now, id) / effort
    };
    let optional = |id: &QuestionId| detail(id) || knowledge.question(*id).stage == Stage::Safety;
    let candidates = open.iter().copied().filter(optional).map(|id| (id, worth(id)));
    let best = candidates.max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)))?;
    (best.1 >= LEAST_WORTH).then_some(best.0)
}

/// When nothing but open safety questions stands against a calmer answer, they are asked after all. The first in the
/// order of the knowledge.
fn missing_safety(now: &Now, open: &[QuestionId]) -> Option<QuestionId> {
    let wanting = now.fired.open_safety_questions();
    let urgent = now.care > Care::Within3Days;
    if urgent { None } else { open.iter().copied().filter(|id| wanting.contains(id)).min() }
}

/// Before self-care is told, what could still ask for an appointment is asked.
fn closing(now: &Now, open: &[QuestionId]) -> Option<QuestionId> {
    let calm = now.care == Care::SelfCare;
    open.iter().copied().find(|id| calm && now.knowledge.question(*id).stage == Stage::Closing)
}

/// Where the person stands with some answers.
struct Outlook {
    facts: Facts,
    scores: Scores,
    ranked: Differential,
    fired: Fired,
    /// The facts without safety findings, on which suspicion by probability rests.
    calm: Facts,
    calm_scores: Scores,
    suspicion: Care,
    prospect: Prospect,
}

/// What an answer is worth having for.
#[derive(Clone, Copy)]
struct Prospect {
    urgency: f64,
    uncertainty: f64,
}

impl Outlook {
    fn new(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Self {
        let calm = facts.without_red_flags(knowledge);
        let scores = Scores::new(knowledge, weights, facts);
        let calm_scores = Scores::new(knowledge, weights, &calm);
        let ranked = scores.differential(knowledge, weights, facts);
        let fired = Fired::new(knowledge, facts);
        let suspicion = suspicion(knowledge, &calm_scores.differential(knowledge, weights, &calm));
        let prospect = Prospect::new(fired.care(knowledge, facts, suspicion), &ranked);
        Outlook { facts: facts.clone(), scores, ranked, fired, calm, calm_scores, suspicion, prospect }
    }

    /// Where the person would stand with other answers to some findings. They are changed, and changed back.
    fn with(&mut self, knowledge: &Knowledge, weights: &Weights, changes: &[(FindingId, Status)]) -> Prospect {
        let readers = weights.readers();
        let calm: Vec<_> = changes.iter().filter(|(id, _)| !knowledge.finding(*id).red_flag).copied().collect();
        let before = self.facts.change(knowledge, readers, changes);
        let calm_before = self.calm.change(knowledge, readers, &calm);
        let then = self.after(knowledge, weights, &ids(&before), &ids(&calm_before));
        self.facts.change_back(knowledge, readers, &before);
        self.calm.change_back(knowledge, readers, &calm_before);
        then
    }

    /// Where the person would stand with a number measured.
    fn with_number(&mut self, knowledge: &Knowledge, weights: &Weights, number: FindingId, value: f32) -> Prospect {
        let with = |facts: &Facts| facts.measured(knowledge, weights.readers(), number, value);
        let (then, calm) = (with(&self.facts), with(&self.calm));
        let before = (std::mem::replace(&mut self.facts, then.facts), std::mem::replace(&mut self.calm, calm.facts));
        let prospect = self.after(knowledge, weights, &then.findings, &calm.findings);
        (self.facts, self.calm) = before;
        prospect
    }

    /// Where the person stands once these findings have changed, among all facts and among those without safety findings.
    fn after(
        &mut self,
        knowledge: &Knowledge,
        weights: &Weights,
        changed: &[FindingId],
        calm: &[FindingId],
    ) -> Prospect {
        let ranked = self.scores.after(knowledge, weights, changed, &self.facts);
        let suspicion = if calm.is_empty() {
            self.suspicion
        } else {
            suspicion(knowledge, &self.calm_scores.after(knowledge, weights, calm, &self.calm))
        };
        let care = self.fired.care_after(knowledge, weights.readers(), changed, &self.facts, suspicion);
        Prospect::new(care, &ranked)
    }
}

fn ids(before: &[(FindingId, Status)]) -> Vec<FindingId> {
    before.iter().map(|(id, _)| *id).collect()
}

impl Prospect {
    fn new(care: Care, ranked: &Differential) -> Self {
        let entropy = |p: f64| if p > 0.0 { -p * p.ln() } else { 0.0 };
        let uncertainty = ranked.probabilities.iter().map(|p| entropy(p.get())).sum();
        Prospect { urgency: f64::from(care.urgency() as u8), uncertainty }
    }
}

/// The care that suspicion by probability asks for, by the probabilities without safety findings.
fn suspicion(knowledge: &Knowledge, ranked: &Differential) -> Care {
    let asked = knowledge.condition_ids().filter_map(|id| suspected_care(knowledge, ranked, id));
    asked.max().unwrap_or(Care::SelfCare)
}

/// The expected gain of asking: less uncertainty among the conditions, or other advice.
fn worth_of(knowledge: &Knowledge, weights: &Weights, now: &mut Outlook, id: QuestionId) -> f64 {
    let question = knowledge.question(id);
    match question.kind {
        QuestionKind::One => {
            let outcomes = outcomes_of_one(knowledge, weights, now, question);
            gain(knowledge, weights, now, &outcomes)
        }
        QuestionKind::Many => {
            let rows = question.covers.iter();
            rows.map(|finding| {
                let outcomes = yes_or_no(knowledge, weights, now, *finding);
                gain(knowledge, weights, now, &outcomes)
            })
            .sum()
        }
        QuestionKind::Number => number_gain(knowledge, weights, now, question),
    }
}

/// An answer that may come: its probability, and what it would say.
struct Outcome {
    probability: f64,
    changes: Vec<(FindingId, Status)>,
}

fn gain(knowledge: &Knowledge, weights: &Weights, now: &mut Outlook, outcomes: &[Outcome]) -> f64 {
    let total: f64 = outcomes.iter().map(|outcome| outcome.probability).sum();
    let one = |outcome: &Outcome| {
        let then = now.with(knowledge, weights, &outcome.changes);
        let clearer = (now.prospect.uncertainty - then.uncertainty).max(0.0);
        let other_advice = (then.urgency - now.prospect.urgency).abs() * WORTH_OF_URGENCY;
        outcome.probability / total * (clearer + other_advice)
    };
    if total > 0.0 { outcomes.iter().map(one).sum() } else { 0.0 }
}

fn outcomes_of_one(knowledge: &Knowledge, weights: &Weights, now: &Outlook, question: &Question) -> Vec<Outcome> {
    let chance = |finding: &FindingId| expected(knowledge, weights, &now.ranked, *finding);
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

fn yes_or_no(knowledge: &Knowledge, weights: &Weights, now: &Outlook, finding: FindingId) -> [Outcome; 2] {
    let yes = expected(knowledge, weights, &now.ranked, finding).max(0.0).min(1.0);
    [
        Outcome { probability: yes, changes: vec![(finding, Status::Present)] },
        Outcome { probability: 1.0 - yes, changes: vec![(finding, Status::Absent)] },
    ]
}

/// A measurement is worth what the answers built on it would be worth.
fn number_gain(knowledge: &Knowledge, weights: &Weights, now: &mut Outlook, question: &Question) -> f64 {
    let Some(number) = question.covers.first() else { return 0.0 };
    let then = now.with_number(knowledge, weights, *number, TELLING_DIFFERENCE_CM);
    let other_advice = (then.urgency - now.prospect.urgency).abs() * WORTH_OF_URGENCY;
    CHANCE_OF_DIFFERENCE * ((now.prospect.uncertainty - then.uncertainty).abs() + other_advice)
}
