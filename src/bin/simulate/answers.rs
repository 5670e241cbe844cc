//! How a person answers: every question that concerns them at once, or the whole adaptive interview.

use super::person::Person;
use calfcheck::engine::{Answers, Facts, Status, concerns};
use calfcheck::interview::{Action, Interview, Place, Response};
use calfcheck::knowledge::{FindingKind, KNOWLEDGE, QuestionId, Stage};
use fastrand::Rng;

/// The questions to which a person answers "not sure".
#[derive(Clone, Debug, PartialEq)]
pub struct Unsure {
    questions: Vec<bool>,
}

impl Unsure {
    /// Each question by itself, with this chance. Everyone knows who they are and what the trouble is.
    pub fn draw(share: f64, rng: &mut Rng) -> Self {
        let unsure = |stage: Stage| stage != Stage::About && rng.f64() < share;
        Unsure { questions: KNOWLEDGE.questions.iter().map(|question| question.stage).map(unsure).collect() }
    }

    /// Whether the question is one of them.
    pub fn of(&self, id: QuestionId) -> bool {
        self.questions[usize::from(id.0)]
    }
}

/// The facts when every question that concerns the person is answered.
pub fn everything(person: &Person, unsure: &Unsure) -> Facts {
    let mut answers = Answers::none(&KNOWLEDGE);
    let mut open: Vec<QuestionId> = KNOWLEDGE.question_ids().collect();
    loop {
        let facts = Facts::new(&KNOWLEDGE, &answers);
        let (now, later): (Vec<_>, Vec<_>) = open.into_iter().partition(|id| concerns(&KNOWLEDGE, *id, &facts));
        if now.is_empty() {
            return facts;
        }
        now.into_iter().for_each(|id| answer(person, unsure, id, &mut answers));
        open = later;
    }
}

fn answer(person: &Person, unsure: &Unsure, id: QuestionId, answers: &mut Answers) {
    let question = KNOWLEDGE.question(id);
    answers.note_asked(id);
    let opened = question.options.iter().flat_map(|option| option.stands_for);
    if unsure.of(id) {
        question.covers.iter().chain(opened).for_each(|finding| answers.record(*finding, Status::NotSure));
        return;
    }
    for finding in question.covers {
        match (KNOWLEDGE.finding(*finding).kind, person.number(*finding)) {
            (FindingKind::Number { .. }, Some(value)) => answers.record_number(*finding, value),
            (FindingKind::Number { .. }, None) => answers.record(*finding, Status::NotSure),
            (FindingKind::Asked | FindingKind::Derived(_), _) if person.has(*finding) => {
                answers.record(*finding, Status::Present);
            }
            (FindingKind::Asked | FindingKind::Derived(_), _) => answers.record(*finding, Status::Absent),
        }
    }
    let closed = question.options.iter().filter(|option| !option.sets.iter().any(|id| person.has(*id)));
    closed.flat_map(|option| option.stands_for).for_each(|finding| answers.record(*finding, Status::Absent));
}

/// The whole questionnaire as the person goes through it, going on after every emergency page.
pub fn interview(person: &Person, unsure: &Unsure) -> Interview {
    let portrait = person.portrait();
    let mut interview = Interview::new(&KNOWLEDGE);
    loop {
        let action = match interview.place() {
            Place::Asking(id) if unsure.of(id) => Action::Answered(id, Response::NotSure),
            Place::Asking(id) => Action::Answered(id, portrait.respond(&KNOWLEDGE, id)),
            Place::Emergency => Action::WentOn,
            Place::Review | Place::Result => return interview,
        };
        interview = interview.after(&KNOWLEDGE, action);
    }
}
