//! A person described by what a story states, who answers the questionnaire: for vignettes and simulations.

use super::state::{Action, Interview, Place, Response};
use crate::knowledge::{FindingId, Knowledge, Question, QuestionId, QuestionKind, Stage};

/// How a person answers what their story does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// Safety questions and risk factors are answered no, everything else not sure: as a real person would.
    No,
    /// Everything is answered not sure.
    NotSure,
}

/// What a story states.
#[derive(Clone, Debug, PartialEq)]
pub struct Portrait {
    /// Findings stated as present.
    pub present: Vec<FindingId>,
    /// Findings stated as absent.
    pub absent: Vec<FindingId>,
    /// Findings of which the person says that they are not sure.
    pub not_sure: Vec<FindingId>,
    /// Numbers stated.
    pub numbers: Vec<(FindingId, f32)>,
    /// How the rest is answered.
    pub unstated: Unstated,
}

impl Portrait {
    /// Answers the whole questionnaire, going on after every emergency page.
    pub fn interview(&self, knowledge: &Knowledge) -> Interview {
        let mut interview = Interview::new(knowledge);
        loop {
            let action = match interview.place() {
                Place::Asking(question) => Action::Answered(question, self.respond(knowledge, question)),
                Place::Emergency => Action::WentOn,
                Place::Review | Place::Result => return interview,
            };
            interview = interview.after(knowledge, action);
        }
    }

    /// What this person answers to the question.
    pub fn respond(&self, knowledge: &Knowledge, id: QuestionId) -> Response {
        let question = knowledge.question(id);
        match question.kind {
            QuestionKind::Number => self.number(question),
            QuestionKind::One => self.one(knowledge, question),
            QuestionKind::Many => self.many(knowledge, question),
        }
    }

    fn number(&self, question: &Question) -> Response {
        let stated = self.numbers.iter().find(|(finding, _)| question.covers.contains(finding));
        stated.map_or(Response::NotSure, |(_, value)| Response::Number(*value))
    }

    /// The option that says most of what was stated and nothing that was denied.
    fn one(&self, knowledge: &Knowledge, question: &Question) -> Response {
        let said = |sets: &[FindingId]| sets.iter().filter(|id| self.present.contains(id)).count();
        let alone = |id: &FindingId| knowledge.questions.iter().filter(|other| other.covers.contains(id)).count() == 1;
        let telling = |sets: &[FindingId]| sets.iter().filter(|id| self.present.contains(id) && alone(id)).count();
        let unsaid = |sets: &[FindingId]| sets.iter().filter(|id| !self.present.contains(id)).count();
        let denied = |sets: &[FindingId]| sets.iter().any(|id| self.absent.contains(id));
        let options = question.options.iter().enumerate();
        let fitting = options.filter(|(_, option)| said(option.sets) > 0 && !denied(option.sets));
        let best = fitting.max_by_key(|(place, option)| {
            (telling(option.sets), said(option.sets), std::cmp::Reverse(unsaid(option.sets)), std::cmp::Reverse(*place))
        });
        if let Some((place, _)) = best {
            return Response::Chosen { options: vec![place], unsure_of_rest: false };
        }
        let harmless = |option: &crate::knowledge::QuestionOption| {
            !option.sets.iter().any(|id| knowledge.finding(*id).red_flag || self.absent.contains(id))
        };
        let unsure = question.covers.iter().any(|id| self.not_sure.contains(id));
        if unsure {
            return Response::NotSure;
        }
        let dangers = question.covers.iter().any(|id| knowledge.finding(*id).red_flag);
        if dangers && self.unstated == Unstated::No {
            let place = question.options.iter().rposition(harmless);
            return place
                .map_or(Response::NotSure, |place| Response::Chosen { options: vec![place], unsure_of_rest: false });
        }
        let no = question.options.iter().position(|option| option.sets.is_empty());
        match no {
            Some(place) if question.covers.iter().all(|id| self.denies(knowledge, question, *id)) => {
                Response::Chosen { options: vec![place], unsure_of_rest: false }
            }
            Some(_) | None => Response::NotSure,
        }
    }

    fn many(&self, knowledge: &Knowledge, question: &Question) -> Response {
        let ticked = |option: &crate::knowledge::QuestionOption| {
            let stated = option.sets.iter().take(1).chain(option.stands_for).any(|id| self.present.contains(id));
            stated && !option.sets.iter().any(|id| self.absent.contains(id))
        };
        let options: Vec<usize> =
            (0..question.options.len()).filter(|place| ticked(&question.options[*place])).collect();
        let said = |id: &FindingId| options.iter().any(|place| question.options[*place].sets.contains(id));
        let dangers = question.covers.iter().any(|id| knowledge.finding(*id).red_flag);
        let silent = dangers && self.unstated == Unstated::No;
        let denied = |id: &FindingId| self.denies(knowledge, question, *id) || (silent && !self.not_sure.contains(id));
        let opened = question.options.iter().enumerate().filter(|(place, _)| !options.contains(place));
        let opened = opened.flat_map(|(_, option)| option.stands_for);
        let unsure_of_rest =
            question.covers.iter().any(|id| !said(id) && !denied(id)) || opened.clone().any(|id| !denied(id));
        Response::Chosen { options, unsure_of_rest }
    }

    /// Whether the person answers no about this finding.
    fn denies(&self, knowledge: &Knowledge, question: &Question, id: FindingId) -> bool {
        let asked_as_danger = match question.stage {
            Stage::About | Stage::Safety | Stage::Risk => true,
            Stage::Core | Stage::Story | Stage::Detail => knowledge.finding(id).red_flag,
        };
        let unsure = self.not_sure.contains(&id);
        self.absent.contains(&id) || (self.unstated == Unstated::No && asked_as_danger && !unsure)
    }
}
