//! The answers as text, for the storage of the tab. One line for each answer, readable by a person.
//!
//! ```text
//! calfcheck answers 1 0f3c2a91
//! for = someone_else
//! calves = 38.5 37 left
//! seen = today
//! at = chest_and_head
//! age = 44
//! chest_and_head = breathless ?
//! complaint = leg_pain
//! swelling_and_skin = -
//! ```
//! `for` is left out when the check is about the person who answers. `kept = 29867203 60` says when the answers were given
//! (minutes since 1970 in UTC, and how far the zone was ahead) where they were kept and opened again later.
//! `calves` are both girths in centimetres, left and right, and the sore leg, where they were measured.
//! `-` is none of them. `?` is not sure and `~` not checked yet; behind options they speak of the others, and before a
//! name of that option alone. Names stand instead of places, so that an older text still means what it said; what no
//! longer exists is dropped and counted.

use super::state::{Interview, Kept, Place, Response, others};
use crate::decimal;
use crate::engine::order_once;
use crate::knowledge::{Care, Knowledge, Question, QuestionId, QuestionKind};
use crate::measure::{self, Girths, Leg, Unit};
use crate::words::Who;

/// The first words of the text; the number counts the versions of this format.
const HEADING: &str = "calfcheck answers 1";

/// What came of a saved text.
#[derive(Clone, Debug, PartialEq)]
pub enum Restored {
    /// Everything was read.
    Whole(Interview),
    /// So many lines could not be used any more.
    Partly(Interview, usize),
    /// It is not a text of ours, or of a format we do not know.
    Unreadable,
}

/// Writes the answers.
pub fn to_text(knowledge: &Knowledge, version: &str, interview: &Interview) -> String {
    let who = match interview.who() {
        Who::Me => "",
        Who::SomeoneElse => "for = someone_else\n",
    };
    let calves = interview.girths().map(|girths| format!("calves = {}\n", girths_in_words(girths))).unwrap_or_default();
    let mut text = format!("{HEADING} {version}\n{who}{calves}seen = {}\n", interview.seen().id());
    let at = match interview.place() {
        Place::Asking(question) => knowledge.question(question).id,
        Place::Emergency => "/emergency",
        Place::Review => "/answers",
        Place::Result => "/result",
    };
    text.push_str(&format!("at = {at}\n"));
    if let Some((minutes, ahead)) = interview.kept() {
        text.push_str(&format!("kept = {minutes} {ahead}\n"));
    }
    for (id, response) in interview.responses() {
        let question = knowledge.question(*id);
        text.push_str(&format!("{} = {}\n", question.id, value(question, response)));
    }
    text
}

fn girths_in_words(girths: Girths) -> String {
    let sore = match girths.sore {
        Some(Leg::Left) => " left",
        Some(Leg::Right) => " right",
        None => "",
    };
    format!("{} {}{sore}", decimal::write(girths.left), decimal::write(girths.right))
}

/// Two girths that a tape can have shown, and the sore leg.
fn girths_named(text: &str) -> Option<Girths> {
    let mut words = text.split(' ');
    let (least, most) = Unit::Centimetres.limits();
    let mut girth =
        || decimal::read(words.next()?).filter(|girth| *girth >= f32::from(least) && *girth <= f32::from(most));
    let (left, right) = (girth()?, girth()?);
    let sore = match words.next() {
        Some("left") => Some(Leg::Left),
        Some("right") => Some(Leg::Right),
        Some(_) => return None,
        None => None,
    };
    words.next().is_none().then_some(Girths { left, right, sore })
}

fn value(question: &Question, response: &Response) -> String {
    match response {
        Response::NotSure => "?".to_owned(),
        Response::NotChecked => "~".to_owned(),
        Response::Number(value) => decimal::write(*value),
        Response::Chosen { options, unsure, unchecked } => {
            let mut names = named(question, "", options);
            let rest = others(question, options);
            for (sign, open) in [("?", unsure), ("~", unchecked)] {
                let whole = !open.is_empty() && *open == rest;
                names.extend(if whole { vec![sign.to_owned()] } else { named(question, sign, open) });
            }
            if names.is_empty() { "-".to_owned() } else { names.join(" ") }
        }
    }
}

fn named(question: &Question, sign: &str, places: &[usize]) -> Vec<String> {
    let options = places.iter().filter_map(|place| question.options.get(*place));
    options.map(|option| format!("{sign}{}", option.id)).collect()
}

/// Reads a saved text. Never fails: what can't be used is left out and counted.
pub fn from_text(knowledge: &Knowledge, text: &str) -> Restored {
    let mut lines = text.lines();
    if !lines.next().is_some_and(|line| line.starts_with(HEADING)) {
        return Restored::Unreadable;
    }
    let mut responses: Vec<(QuestionId, Response)> = Vec::new();
    let (mut place, mut seen, mut who, mut kept, mut lost) = (None, Care::SelfCare, Who::Me, None, 0);
    let mut girths = None;
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let Some((name, value)) = line.split_once(" = ") else {
            lost += 1;
            continue;
        };
        match name {
            "seen" => seen = Care::ALL.into_iter().find(|care| care.id() == value).unwrap_or(seen),
            "for" if value == "someone_else" => who = Who::SomeoneElse,
            "calves" if girths_named(value).is_some() => girths = girths_named(value),
            "at" => place = place_named(knowledge, value),
            "kept" if kept_of(value).is_some() => kept = kept_of(value),
            _ => match response(knowledge, name, value) {
                Some((id, response)) if !responses.iter().any(|(known, _)| *known == id) => {
                    responses.push((id, response));
                }
                Some(_) | None => lost += 1,
            },
        }
    }
    if lost > 0 {
        place = None;
    }
    // Without the answer that was made from them, girths say nothing.
    let asked = measure::question(knowledge).filter(|asked| responses.iter().any(|(id, _)| id == asked));
    let interview = Interview::restore(knowledge, responses, place, seen, who, kept).with_girths(asked.zip(girths));
    if lost > 0 { Restored::Partly(interview, lost) } else { Restored::Whole(interview) }
}

/// A date of this or the next two centuries.
fn kept_of(value: &str) -> Option<Kept> {
    let (minutes, ahead) = value.split_once(' ')?;
    let kept: Kept = (minutes.parse().ok()?, ahead.parse::<i64>().ok()?.try_into().ok()?);
    ((0..120_000_000).contains(&kept.0) && (-900..=900).contains(&kept.1)).then_some(kept)
}

fn place_named(knowledge: &Knowledge, name: &str) -> Option<Place> {
    match name {
        "/emergency" => Some(Place::Emergency),
        "/answers" => Some(Place::Review),
        "/result" => Some(Place::Result),
        _ => knowledge.question_named(name).map(Place::Asking),
    }
}

fn response(knowledge: &Knowledge, name: &str, value: &str) -> Option<(QuestionId, Response)> {
    let id = knowledge.question_named(name)?;
    let question = knowledge.question(id);
    let response = match question.kind {
        QuestionKind::Number | QuestionKind::One if value == "?" => Response::NotSure,
        QuestionKind::Number | QuestionKind::One if value == "~" => Response::NotChecked,
        QuestionKind::Number => {
            let draft = super::draft::Draft { text: value.to_owned(), ..super::draft::Draft::default() };
            super::draft::read(knowledge, id, &draft).ok()?
        }
        QuestionKind::One => {
            let option = question.options.iter().position(|option| option.id == value)?;
            Response::one(option)
        }
        QuestionKind::Many => many(question, value)?,
    };
    Some((id, response))
}

fn many(question: &Question, value: &str) -> Option<Response> {
    let words: Vec<&str> = value.split_whitespace().filter(|word| *word != "-").collect();
    let options = places(question, words.iter().copied().filter(|word| !word.starts_with(['?', '~'])))?;
    let open = |sign: &str| {
        if words.contains(&sign) {
            return Some(others(question, &options));
        }
        places(question, words.iter().filter_map(|word| word.strip_prefix(sign)))
    };
    let (unsure, unchecked) = (open("?")?, open("~")?);
    Some(Response::Chosen { options, unsure, unchecked })
}

/// The places of the options of these names, in order; none when a name is unknown.
fn places<'a>(question: &Question, names: impl Iterator<Item = &'a str>) -> Option<Vec<usize>> {
    let place = |name: &str| question.options.iter().position(|option| option.id == name);
    let mut found = names.map(place).collect::<Option<Vec<usize>>>()?;
    order_once(&mut found);
    Some(found)
}
