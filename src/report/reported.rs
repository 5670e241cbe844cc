//! What was answered, sorted as a clinician reads it. Every answered finding is told once; none is left out.

use super::summary::Line;
use crate::decimal;
use crate::engine::{Facts, Status, order};
use crate::interview::{Interview, Response};
use crate::knowledge::{FindingId, FindingKind, Knowledge, Question, QuestionId, QuestionKind, Stage};

/// The answers, sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reported {
    /// Age and sex.
    pub who: String,
    /// The complaint, where, since when, how it began.
    pub presenting: Vec<Line>,
    /// Answered yes.
    pub positive: Vec<Line>,
    /// Answered no.
    pub negative: Vec<Line>,
    /// Not sure, or not checked.
    pub unknown: Vec<Line>,
    /// Measured.
    pub measured: Vec<Line>,
    /// Risk factors, illnesses and medicines.
    pub risks: Vec<Line>,
    /// Questions that were not put.
    pub not_asked: Vec<Line>,
}

impl Reported {
    /// Sorts the answers.
    pub fn new(knowledge: &Knowledge, interview: &Interview, facts: &Facts) -> Self {
        let mut told = Reported { who: who(knowledge, interview), ..Reported::default() };
        let counted = interview.counted(knowledge);
        let mut done: Vec<FindingId> = Vec::new();
        let mut skipped: Vec<String> = Vec::new();
        for id in knowledge.question_ids() {
            let question = knowledge.question(id);
            match interview.response(id).filter(|_| counted.contains(&id)) {
                Some(response) if question.kind == QuestionKind::Many => {
                    told.take_many(knowledge, id, response, facts, &mut done);
                }
                Some(response) => told.take_one(knowledge, id, response),
                None => skipped.push(question.id.replace('_', " ")),
            }
        }
        let absent = |line: &Line| line.text.starts_with("no: ");
        order(&mut told.risks, |one, other| !absent(one) && absent(other));
        if !skipped.is_empty() {
            told.not_asked.push(Line::new("Not put, as the other answers gave no cause", skipped.join("; ")));
        }
        told
    }

    fn take_one(&mut self, knowledge: &Knowledge, id: QuestionId, response: &Response) {
        let question = knowledge.question(id);
        let heading = knowledge.heading(id);
        let (text, set) = match response {
            Response::NotSure => return self.unknown.push(Line::new(heading, "not sure or not said")),
            Response::NotChecked => return self.unknown.push(Line::new(heading, "not checked")),
            Response::Number(value) => (number(knowledge, question, *value), true),
            Response::Chosen { options, .. } => {
                let chosen = options.first().and_then(|place| question.options.get(*place));
                let Some(option) = chosen else { return };
                (option.label.to_owned(), !option.sets.is_empty() && !matches!(option.label, "No" | "Neither"))
            }
        };
        let line = Line::new(heading, text);
        match (question.kind, question.stage) {
            (QuestionKind::Number, Stage::About) => {}
            (QuestionKind::Number, _) => self.measured.push(line),
            (_, Stage::About) if question.id == SEX => {}
            (_, Stage::About) if question.id != COMPLAINT => self.risks.push(line),
            (_, Stage::About | Stage::Core) => self.presenting.push(line),
            (_, Stage::Risk) => self.risks.push(line),
            (_, Stage::Safety | Stage::Story | Stage::Detail | Stage::Closing) if set => self.positive.push(line),
            (_, Stage::Safety | Stage::Story | Stage::Detail | Stage::Closing) => self.negative.push(line),
        }
    }

    fn take_many(
        &mut self,
        knowledge: &Knowledge,
        id: QuestionId,
        response: &Response,
        facts: &Facts,
        done: &mut Vec<FindingId>,
    ) {
        let mut terms: [Vec<&str>; 4] = Default::default();
        for finding in listed(knowledge.question(id), facts) {
            if done.contains(&finding) {
                continue;
            }
            done.push(finding);
            let place = match facts.status(finding) {
                Status::Present => 0,
                Status::Absent => 1,
                Status::NotSure => 2,
                Status::Unasked => 3,
            };
            terms[place].push(knowledge.term(finding));
        }
        let [yes, no, unsure, unchecked] = terms.map(|terms| terms.join("; "));
        let heading = knowledge.heading(id);
        let put = |list: &mut Vec<Line>, before: &str, text: &str| {
            if !text.is_empty() {
                list.push(Line::new(heading, format!("{before}{text}")));
            }
        };
        match knowledge.question(id).stage {
            Stage::Risk => {
                put(&mut self.risks, "yes: ", &yes);
                put(&mut self.risks, "no: ", &no);
            }
            Stage::About | Stage::Safety | Stage::Core | Stage::Story | Stage::Detail | Stage::Closing => {
                put(&mut self.positive, "", &yes);
                put(&mut self.negative, "", &no);
            }
        }
        put(&mut self.unknown, "not sure: ", &unsure);
        if !matches!(response, Response::NotSure) {
            put(&mut self.unknown, "not checked: ", &unchecked);
        }
    }
}

const SEX: &str = "sex";
const COMPLAINT: &str = "complaint";

/// The findings that the answer told of. An option that opens a question stands for what is asked there, and is told
/// itself only while that question is open.
fn listed(question: &Question, facts: &Facts) -> Vec<FindingId> {
    let mut found: Vec<FindingId> = Vec::new();
    for option in question.options {
        let opened = option.stands_for.iter().any(|id| facts.status(*id) != Status::Unasked);
        let tells = if opened { option.stands_for } else { option.sets };
        found.extend(tells);
    }
    found
}

fn who(knowledge: &Knowledge, interview: &Interview) -> String {
    let said = |name: &str| knowledge.question_named(name).and_then(|id| Some((id, interview.response(id)?)));
    let age = match said("age") {
        Some((id, Response::Number(value))) => number(knowledge, knowledge.question(id), *value),
        Some(_) | None => "age not given".to_owned(),
    };
    let sex = match said(SEX) {
        Some((id, Response::Chosen { options, .. })) => {
            let chosen = options.first().and_then(|place| knowledge.question(id).options.get(*place));
            chosen.map_or("sex not given".to_owned(), |option| option.label.to_ascii_lowercase())
        }
        Some(_) | None => "sex not given".to_owned(),
    };
    format!("{age}, {sex}")
}

/// The number with its unit.
fn number(knowledge: &Knowledge, question: &Question, value: f32) -> String {
    let unit = question.covers.first().map_or("", |id| match knowledge.finding(*id).kind {
        FindingKind::Number { unit, .. } => unit,
        FindingKind::Asked | FindingKind::Derived(_) => "",
    });
    format!("{} {unit}", decimal::write(value))
}
