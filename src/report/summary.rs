//! The clinician's summary as one model: whoever shows it, as a page, as text or as a code, shows these lines.
//! Nothing here decides anything; it only puts in order what was answered and what the engine made of it.

use super::Moment;
use super::decided::{causes, decided};
use super::reported::Reported;
use super::scored::scored;
use crate::decimal;
use crate::engine::Facts;
use crate::interview::Interview;
use crate::knowledge::Knowledge;
use crate::measure::{Girths, Leg};
use crate::words::Who;

/// What a summary is made with, beside the answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Making {
    /// When it is made; unknown while a page is prerendered.
    pub when: Option<Moment>,
    /// The version of the product.
    pub version: &'static str,
    /// The fingerprint of the condition data.
    pub data: &'static str,
}

/// The parts of a summary, in the order told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What was advised, and the rule or probability that decided it.
    Advice,
    /// What the trouble is, where, since when, how it began.
    Presenting,
    /// What was answered yes.
    Positive,
    /// What was measured.
    Measured,
    /// Published scores, item by item.
    Scores,
    /// What the product made of it.
    Causes,
    /// Risk factors, illnesses and medicines, yes and no.
    Risks,
    /// What the person is not sure of or has not checked.
    Unknown,
    /// What was answered no.
    Negative,
    /// Which questions were not put.
    NotAsked,
}

/// One line: what it is about, and what is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is about; may be empty.
    pub label: String,
    /// What is told.
    pub text: String,
}

impl Line {
    /// A line.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Line { label: label.into(), text: text.into() }
    }
}

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Which part of the summary.
    pub part: Part,
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Everything that the next clinician is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Age and sex.
    pub who: String,
    /// When and how it was made.
    pub made: String,
    /// The versions of what made it.
    pub versions: String,
    /// Parts that have something to tell, in order.
    pub blocks: Vec<Block>,
}

/// What no answer given alone can hold.
const NEVER_ASKED: &str =
    "Not done or asked: examination, pulses, reflexes, D-dimer, scan, names and doses of medicines, allergies";

impl Summary {
    /// Puts the summary together.
    pub fn new(knowledge: &Knowledge, interview: &Interview, making: &Making) -> Self {
        let facts = Facts::new(knowledge, &interview.answers(knowledge));
        let assessment = interview.assess(knowledge);
        let mut told = Reported::new(knowledge, interview, &facts);
        told.measured.extend(interview.girths().map(girth_line));
        told.not_asked.push(Line::new("", NEVER_ASKED));
        let mut blocks = vec![
            block(Part::Advice, "Advice given", decided(knowledge, &facts, &assessment)),
            block(Part::Presenting, "Presenting", told.presenting),
            block(Part::Positive, "Reported", told.positive),
            block(Part::Measured, "Measured", told.measured),
        ];
        blocks.extend(scored(knowledge, &facts));
        blocks.extend([
            block(Part::Causes, "Causes by probability", causes(knowledge, &assessment)),
            block(Part::Risks, "Risk factors, history, medicines", told.risks),
            block(Part::Unknown, "Not sure or not checked", told.unknown),
            block(Part::Negative, "Denied", told.negative),
            block(Part::NotAsked, "Not asked", told.not_asked),
        ]);
        blocks.retain(|block| !block.lines.is_empty());
        let when = making.when.map(|when| format!(" on {} {}, {}", when.weekday(), when.date(), when.clock()));
        Summary {
            who: told.who,
            made: format!("{}{}. Nobody examined the leg.", answers_of(interview.who()), when.unwrap_or_default()),
            versions: format!("CalfCheck {}, condition data {}", making.version, making.data),
            blocks,
        }
    }
}

/// Who gave the answers.
fn answers_of(who: Who) -> &'static str {
    match who {
        Who::Me => "Self-reported answers",
        Who::SomeoneElse => "Answers given by someone else for this person",
    }
}

/// Both figures, the sore leg named.
fn girth_line(girths: Girths) -> Line {
    let side = |leg: Leg, name: &str, girth: f32| {
        let sore = if girths.sore == Some(leg) { " (sore)" } else { "" };
        format!("{name}{sore} {} cm", decimal::write(girth))
    };
    let (left, right) = (side(Leg::Left, "left", girths.left), side(Leg::Right, "right", girths.right));
    Line::new("Calf girth", format!("{left}, {right}, measured at home"))
}

fn block(part: Part, heading: &str, lines: Vec<Line>) -> Block {
    Block { part, heading: heading.to_owned(), lines }
}
