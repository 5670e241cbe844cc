//! Where the person is in the questionnaire and what they answered.

use crate::engine::{Answers, Assessment, Facts, Status, assess, concerns, standing, take_over};
use crate::knowledge::{Care, FindingId, Knowledge, Question, QuestionId, QuestionOption};
use crate::measure::Girths;
use crate::words::Who;

/// What was answered to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// Options by their places in the question, in that order. What is in none of the lists is a no, so for a question
    /// of the kind `many` three empty lists mean none of them.
    Chosen {
        /// Those that are true.
        options: Vec<usize>,
        /// Those of which the person is not sure; only with `many`.
        unsure: Vec<usize>,
        /// Those that the person has not checked yet; only with `many`.
        unchecked: Vec<usize>,
    },
    /// A number, in the unit of the finding.
    Number(f32),
    /// Not sure.
    NotSure,
    /// Not checked yet: the question counts as asked, and says nothing.
    NotChecked,
}

impl Response {
    /// The answer to a question of the kind `one`.
    pub fn one(option: usize) -> Self {
        Response::chosen(vec![option])
    }

    /// These options, and no to all others.
    pub fn chosen(options: Vec<usize>) -> Self {
        Response::Chosen { options, unsure: Vec::new(), unchecked: Vec::new() }
    }

    /// These options, and not sure of the others.
    pub fn unsure_of_rest(question: &Question, options: Vec<usize>) -> Self {
        let unsure = others(question, &options);
        Response::Chosen { options, unsure, unchecked: Vec::new() }
    }
}

/// Where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a question.
    Asking(QuestionId),
    /// At the emergency page that an answer called up.
    Emergency,
    /// Checking the answers.
    Review,
    /// At the result.
    Result,
}

/// The places of all options but these.
pub(super) fn others(question: &Question, options: &[usize]) -> Vec<usize> {
    (0..question.options.len()).filter(|place| !options.contains(place)).collect()
}

/// What the person did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Answered a question.
    Answered(QuestionId, Response),
    /// Changed an answer while looking at the result.
    Changed(QuestionId, Response),
    /// Took over the difference between both calves, with the figures that it comes from.
    Measured(QuestionId, f32, Girths),
    /// Went to a place: back, forward, or to change an answer.
    WentTo(Place),
    /// Saw the emergency page and goes on with the questions.
    WentOn,
    /// Said whom the check is about. Changes the words, never what follows from the answers.
    ChoseWho(Who),
    /// Deleted the answers.
    StartedAgain,
}

/// The questionnaire of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    responses: Vec<(QuestionId, Response)>,
    place: Place,
    seen: Care,
    who: Who,
    kept: Option<Kept>,
    girths: Option<(QuestionId, Girths)>,
}

/// When answers that were kept were given: minutes since the start of 1970 in UTC, and how many the zone was ahead of it.
pub type Kept = (i64, i16);

impl Interview {
    /// A fresh start, at the first question.
    pub fn new(knowledge: &Knowledge) -> Self {
        let first = next_place(standing(knowledge, &Facts::new(knowledge, &Answers::none(knowledge))).1);
        Interview { responses: Vec::new(), place: first, seen: Care::SelfCare, who: Who::Me, kept: None, girths: None }
    }

    /// Puts together what was saved. The place falls back to the next open question.
    pub(super) fn restore(
        knowledge: &Knowledge,
        responses: Vec<(QuestionId, Response)>,
        place: Option<Place>,
        seen: Care,
        who: Who,
        kept: Option<Kept>,
    ) -> Self {
        let mut interview = Interview { responses, place: Place::Review, seen, who, kept, girths: None };
        interview.place = place.unwrap_or_else(|| next_place(interview.standing(knowledge).1));
        interview
    }

    /// The same with the girths that the answer to the question was made from.
    pub(super) fn with_girths(self, girths: Option<(QuestionId, Girths)>) -> Self {
        Interview { girths, ..self }
    }

    /// The girths of both calves, where the answer about their difference was made from them.
    pub fn girths(&self) -> Option<Girths> {
        self.girths.map(|(_, girths)| girths)
    }

    /// Where the person is.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The most urgent emergency page that the person has seen.
    pub fn seen(&self) -> Care {
        self.seen
    }

    /// Whom the check is about.
    pub fn who(&self) -> Who {
        self.who
    }

    /// When these answers were given, where they were kept and are not those of now.
    pub fn kept(&self) -> Option<Kept> {
        self.kept
    }

    /// The same answers at their result, as they are kept with their date.
    #[must_use]
    pub fn kept_at(&self, when: Option<Kept>) -> Self {
        Interview { place: Place::Result, kept: when, ..self.clone() }
    }

    /// Everything that was answered, in the order asked. Answers to questions that no longer concern the
    /// person are kept, but do not count; see [`included`].
    pub fn responses(&self) -> &[(QuestionId, Response)] {
        &self.responses
    }

    /// What was answered to the question.
    pub fn response(&self, question: QuestionId) -> Option<&Response> {
        self.responses.iter().find(|(id, _)| *id == question).map(|(_, response)| response)
    }

    /// What the answers say, finding by finding.
    pub fn answers(&self, knowledge: &Knowledge) -> Answers {
        included(knowledge, &self.responses).0
    }

    /// The questions whose answers count, in the order asked.
    pub fn counted(&self, knowledge: &Knowledge) -> Vec<QuestionId> {
        let counted = included(knowledge, &self.responses).1;
        self.responses.iter().map(|(id, _)| *id).filter(|id| counted.contains(id)).collect()
    }

    /// What follows from the answers.
    pub fn assess(&self, knowledge: &Knowledge) -> Assessment {
        assess(knowledge, &self.answers(knowledge))
    }

    /// The question before the place, if there is one.
    pub fn before(&self, knowledge: &Knowledge) -> Option<QuestionId> {
        let counted = self.counted(knowledge);
        match self.place {
            Place::Asking(question) => match counted.iter().position(|id| *id == question) {
                Some(place) => place.checked_sub(1).map(|place| counted[place]),
                None => counted.last().copied(),
            },
            Place::Emergency | Place::Review | Place::Result => counted.last().copied(),
        }
    }

    /// What the questionnaire becomes by an action.
    #[must_use]
    pub fn after(&self, knowledge: &Knowledge, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Answered(question, response) => {
                next.set(question, response);
                next.go_on(knowledge);
            }
            Action::Changed(question, response) => {
                next.set(question, response);
                next.go_on(knowledge);
                if next.place == Place::Review {
                    next.place = Place::Result;
                }
            }
            Action::Measured(question, difference, girths) => {
                next.set(question, Response::Number(difference));
                next.girths = Some((question, girths));
                next.go_on(knowledge);
            }
            Action::WentTo(place) => next.place = place,
            Action::WentOn => {
                next.seen = next.seen.max(next.assess(knowledge).care);
                next.go_on(knowledge);
            }
            Action::ChoseWho(who) => next.who = who,
            Action::StartedAgain => next = Interview::new(knowledge),
        }
        next
    }

    /// What would follow if one answer were another; everything else stays.
    pub fn imagined(&self, knowledge: &Knowledge, question: QuestionId, response: Response) -> Assessment {
        let mut imagined = self.clone();
        imagined.set(question, response);
        imagined.assess(knowledge)
    }

    /// The same questionnaire at its next open question, or at the check of the answers when none is open.
    #[must_use]
    pub fn resumed(&self, knowledge: &Knowledge) -> Self {
        let mut next = self.clone();
        next.place = next_place(self.standing(knowledge).1);
        next
    }

    /// Another answer about the difference does not come from the girths that were measured.
    fn set(&mut self, question: QuestionId, response: Response) {
        let is_other = self.response(question) != Some(&response);
        self.girths = self.girths.filter(|(asked, _)| *asked != question || !is_other);
        match self.responses.iter_mut().find(|(id, _)| *id == question) {
            Some((_, known)) => *known = response,
            None => self.responses.push((question, response)),
        }
    }

    /// An emergency that was not shown yet comes before every further question.
    fn go_on(&mut self, knowledge: &Knowledge) {
        let (emergency, next) = self.standing(knowledge);
        let alarming = emergency.is_some_and(|care| care > self.seen);
        self.place = if alarming { Place::Emergency } else { next_place(next) };
    }

    fn standing(&self, knowledge: &Knowledge) -> (Option<Care>, Option<QuestionId>) {
        standing(knowledge, &counted(knowledge, &self.responses).2)
    }
}

fn next_place(next: Option<QuestionId>) -> Place {
    next.map_or(Place::Review, Place::Asking)
}

/// What the responses say, and which questions they count for. A response counts while its question
/// concerns the person; whether it does may follow from other responses, in any order.
pub fn included(knowledge: &Knowledge, responses: &[(QuestionId, Response)]) -> (Answers, Vec<QuestionId>) {
    let (answers, counted, _) = counted(knowledge, responses);
    (answers, counted)
}

/// The same, with the facts that follow.
fn counted(knowledge: &Knowledge, responses: &[(QuestionId, Response)]) -> (Answers, Vec<QuestionId>, Facts) {
    let mut counted: Vec<QuestionId> = Vec::new();
    let mut answers = Answers::none(knowledge);
    let mut facts = Facts::new(knowledge, &answers);
    let mut rest: Vec<&(QuestionId, Response)> = responses.iter().collect();
    loop {
        let (newly, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(id, _)| concerns(knowledge, *id, &facts));
        if newly.is_empty() {
            return (answers, counted, facts);
        }
        for (id, response) in newly {
            record(knowledge, *id, response, &mut answers);
            counted.push(*id);
        }
        take_over(knowledge, &mut facts, &answers);
        rest = others;
    }
}

fn record(knowledge: &Knowledge, id: QuestionId, response: &Response, answers: &mut Answers) {
    let question = knowledge.question(id);
    answers.note_asked(id);
    match response {
        Response::Number(value) => {
            for finding in question.covers {
                answers.record_number(*finding, *value);
            }
        }
        Response::NotChecked => {}
        Response::NotSure => {
            let opened = question.options.iter().flat_map(|option| option.stands_for);
            for finding in question.covers.iter().chain(opened) {
                answers.record(*finding, Status::NotSure);
            }
        }
        Response::Chosen { options, unsure, unchecked } => {
            let status = |place: usize| match place {
                _ if options.contains(&place) => Status::Present,
                _ if unsure.contains(&place) => Status::NotSure,
                _ if unchecked.contains(&place) => Status::Unasked,
                _ => Status::Absent,
            };
            for finding in question.covers {
                answers.record(*finding, status_in(question, *finding, &status));
            }
            for (place, option) in question.options.iter().enumerate().filter(|(place, _)| !options.contains(place)) {
                option.stands_for.iter().for_each(|finding| answers.record(*finding, status(place)));
            }
        }
    }
}

/// What the options that set the finding say of it together: yes outweighs not sure, not sure outweighs not checked, and
/// only when all of them are a no is it a no.
fn status_in(question: &Question, finding: FindingId, status: &impl Fn(usize) -> Status) -> Status {
    let sets = |(_, option): &(usize, &QuestionOption)| option.sets.contains(&finding);
    let told = question.options.iter().enumerate().filter(sets).map(|(place, _)| status(place));
    let rank = |status: &Status| match status {
        Status::Absent => 0,
        Status::Unasked => 1,
        Status::NotSure => 2,
        Status::Present => 3,
    };
    told.max_by_key(rank).unwrap_or(Status::Absent)
}
