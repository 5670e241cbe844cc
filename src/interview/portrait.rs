//! A person described by what a story states, who answers the questionnaire: for vignettes and simulations.

use super::state::{Action, Interview, Place, Response};
use crate::knowledge::{FindingId, Knowledge, Question, QuestionId, QuestionKind, QuestionOption, Stage};

/// How a person answers what their story does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// Safety questions and risk factors are answered no, everything else not sure: as a real person would.
    No,
    /// Everything is answered not sure.
    NotSure,
    /// Everything that can be checked is not checked yet; the rest is answered not sure.
    Skipped,
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

    /// The option that says most of what was stated, nothing that was denied, and beside it as little else as possible;
    /// of several such the one whose other claims are the most common.
    fn one(&self, knowledge: &Knowledge, question: &Question) -> Response {
        let said = |sets: &[FindingId]| sets.iter().filter(|id| self.present.contains(id)).count();
        let alone = |id: &FindingId| knowledge.questions.iter().filter(|other| other.covers.contains(id)).count() == 1;
        let telling = |sets: &[FindingId]| sets.iter().filter(|id| self.present.contains(id) && alone(id)).count();
        let unsaid = |sets: &[FindingId]| sets.iter().filter(|id| !self.present.contains(id)).count();
        let denied = |sets: &[FindingId]| sets.iter().any(|id| self.absent.contains(id));
        let options = question.options.iter().enumerate();
        let fitting = options.filter(|(_, option)| said(option.sets) > 0 && !denied(option.sets));
        let common = |sets: &[FindingId]| -> f32 {
            let others = sets.iter().filter(|id| !self.present.contains(id));
            others.map(|id| knowledge.finding(*id).background).product()
        };
        let key = |sets: &[FindingId]| (telling(sets), said(sets), std::cmp::Reverse(unsaid(sets)));
        let best = fitting.max_by(|(first, a), (second, b)| {
            let others = key(a.sets).cmp(&key(b.sets)).then(common(a.sets).total_cmp(&common(b.sets)));
            others.then(second.cmp(first))
        });
        match best {
            Some((place, _)) => Response::one(place),
            None => self.harmless(knowledge, question).unwrap_or_else(|| self.open(question)),
        }
    }

    /// The option that denies everything, where the person denies all that the question could set.
    fn harmless(&self, knowledge: &Knowledge, question: &Question) -> Option<Response> {
        if question.covers.iter().any(|id| self.not_sure.contains(id)) {
            return None;
        }
        let dangers = question.covers.iter().any(|id| knowledge.finding(*id).red_flag);
        if dangers && self.unstated == Unstated::No {
            let harmless = |option: &QuestionOption| {
                !option.sets.iter().any(|id| knowledge.finding(*id).red_flag || self.absent.contains(id))
            };
            return question.options.iter().rposition(harmless).map(Response::one);
        }
        let all = question.covers.iter().all(|id| self.denies(knowledge, question, *id));
        question.options.iter().position(|option| option.sets.is_empty() && all).map(Response::one)
    }

    /// What stands for an answer that the story does not give.
    fn open(&self, question: &Question) -> Response {
        if self.skips(question) { Response::NotChecked } else { Response::NotSure }
    }

    /// Whether the person passes over what they can't tell here; only what can be checked may be left unchecked.
    fn skips(&self, question: &Question) -> bool {
        let unsure = question.covers.iter().any(|id| self.not_sure.contains(id));
        self.unstated == Unstated::Skipped && question.may_be_unchecked() && !unsure
    }

    fn many(&self, knowledge: &Knowledge, question: &Question) -> Response {
        let (mut options, mut unsure, mut unchecked) = (Vec::new(), Vec::new(), Vec::new());
        for (place, option) in question.options.iter().enumerate() {
            let mut told = option.sets.iter().chain(option.stands_for);
            let stated = option.sets.iter().any(|id| self.means(question, option, *id))
                || option.stands_for.iter().any(|id| self.present.contains(id));
            if option.sets.iter().any(|id| self.absent.contains(id)) {
                continue;
            }
            if stated {
                options.push(place);
            } else if told.clone().any(|id| self.not_sure.contains(id)) {
                unsure.push(place);
            } else if !told.all(|id| self.denies(knowledge, question, *id)) {
                let skipped = self.unstated == Unstated::Skipped && question.may_be_unchecked();
                if skipped { unchecked.push(place) } else { unsure.push(place) }
            }
        }
        Response::Chosen { options, unsure, unchecked }
    }

    /// Whether someone who states the finding ticks this option: of those that set it, one that claims least beside it.
    fn means(&self, question: &Question, option: &QuestionOption, id: FindingId) -> bool {
        let unsaid = |option: &QuestionOption| option.sets.iter().filter(|id| !self.present.contains(id)).count();
        let rivals = question.options.iter().filter(|option| option.sets.contains(&id));
        self.present.contains(&id) && rivals.map(unsaid).min() == Some(unsaid(option))
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
