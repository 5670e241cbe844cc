//! What stands in the form before it is sent, and what is wrong with it.

use super::state::{Response, others};
use crate::decimal;
use crate::engine::order_once;
use crate::knowledge::{FindingKind, Knowledge, QuestionId, QuestionKind};

/// What the person has ticked or typed so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Places of the ticked options.
    pub options: Vec<usize>,
    /// "None of these" is ticked.
    pub none: bool,
    /// "I'm not sure" is ticked.
    pub not_sure: bool,
    /// "I have not checked yet" is ticked.
    pub not_checked: bool,
    /// What was typed.
    pub text: String,
}

/// Why the form can't be sent yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mistake {
    /// Nothing is ticked or typed.
    Nothing,
    /// What was typed is not a number.
    NotANumber,
    /// The number lies outside the limits, which are given.
    OutOfRange(f32, f32),
}

impl Draft {
    /// The form as it was when the question was answered before.
    pub fn of(response: Option<&Response>, kind: QuestionKind) -> Self {
        match response {
            None => Draft::default(),
            Some(Response::NotSure) => Draft { not_sure: true, ..Draft::default() },
            Some(Response::NotChecked) => Draft { not_checked: true, ..Draft::default() },
            Some(Response::Number(value)) => Draft { text: decimal::write(*value), ..Draft::default() },
            Some(Response::Chosen { options, unsure, unchecked }) => Draft {
                options: options.clone(),
                none: kind == QuestionKind::Many && [options, unsure, unchecked].iter().all(|list| list.is_empty()),
                not_sure: !unsure.is_empty(),
                not_checked: unsure.is_empty() && !unchecked.is_empty(),
                text: String::new(),
            },
        }
    }

    /// Ticks or unticks an option. For a question of the kind `one` it replaces the others.
    pub fn tick(&mut self, option: usize, ticked: bool, kind: QuestionKind) {
        match kind {
            QuestionKind::One | QuestionKind::Number => {
                *self = Draft { text: std::mem::take(&mut self.text), ..Draft::default() };
            }
            QuestionKind::Many => self.none = false,
        }
        self.options.retain(|known| *known != option);
        if ticked {
            self.options.push(option);
            order_once(&mut self.options);
        }
    }

    /// Ticks or unticks "None of these", which excludes everything else.
    pub fn tick_none(&mut self, ticked: bool) {
        *self = Draft { none: ticked, ..Draft::default() };
    }

    /// Ticks or unticks "I'm not sure". With `many` the ticked rows stay; it then means the others.
    pub fn tick_not_sure(&mut self, ticked: bool, kind: QuestionKind) {
        self.not_sure = ticked;
        self.not_checked = false;
        self.leave_open(kind);
    }

    /// Ticks or unticks "I have not checked yet". With `many` the ticked rows stay; it then means the others.
    pub fn tick_not_checked(&mut self, ticked: bool, kind: QuestionKind) {
        self.not_checked = ticked;
        self.not_sure = false;
        self.leave_open(kind);
    }

    fn leave_open(&mut self, kind: QuestionKind) {
        self.none = false;
        match kind {
            QuestionKind::One => self.options.clear(),
            QuestionKind::Many | QuestionKind::Number => {}
        }
    }

    /// Takes what was typed.
    pub fn type_text(&mut self, text: String) {
        self.not_sure = self.not_sure && text.trim().is_empty();
        self.not_checked = self.not_checked && text.trim().is_empty();
        self.text = text;
    }
}

/// Reads the form, or says what is wrong with it.
pub fn read(knowledge: &Knowledge, id: QuestionId, draft: &Draft) -> Result<Response, Mistake> {
    let question = knowledge.question(id);
    match question.kind {
        QuestionKind::One | QuestionKind::Number if draft.not_sure => Ok(Response::NotSure),
        QuestionKind::One | QuestionKind::Number if draft.not_checked => Ok(Response::NotChecked),
        QuestionKind::One => match draft.options.as_slice() {
            [option] => Ok(Response::one(*option)),
            _ => Err(Mistake::Nothing),
        },
        QuestionKind::Many => {
            if draft.options.is_empty() && !draft.none && !draft.not_sure && !draft.not_checked {
                return Err(Mistake::Nothing);
            }
            let others = |open: bool| if open { others(question, &draft.options) } else { Vec::new() };
            let (unsure, unchecked) = (others(draft.not_sure), others(draft.not_checked && !draft.not_sure));
            Ok(Response::Chosen { options: draft.options.clone(), unsure, unchecked })
        }
        QuestionKind::Number => number(knowledge, id, &draft.text).map(Response::Number),
    }
}

/// A number as people type it: with a comma or a point, spaces around it, `+` or `cm` behind it not accepted.
fn number(knowledge: &Knowledge, id: QuestionId, text: &str) -> Result<f32, Mistake> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Err(Mistake::Nothing);
    }
    let digits = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    if !text.chars().all(digits) {
        return Err(Mistake::NotANumber);
    }
    let value = decimal::read(&text).ok_or(Mistake::NotANumber)?;
    for finding in knowledge.question(id).covers {
        if let FindingKind::Number { min, max, .. } = knowledge.finding(*finding).kind
            && !(min..=max).contains(&value)
        {
            return Err(Mistake::OutOfRange(min, max));
        }
    }
    Ok(value)
}
