//! Measuring both calves with a tape or a string: what was written down, whether the repeats agree, and the difference.
//! What a difference means follows from the rules of the knowledge; nothing here is a medical fact.

mod length;

pub use length::{Fault, Unit, read as read_length};

use crate::engine::{Answers, Facts, Status, holds};
use crate::knowledge::{FindingId, FindingKind, Knowledge, Question, QuestionId, Rule};

/// Repeats that differ by more than so many millimetres ask for a third.
pub const AGREE: i32 = 10;

/// A leg of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Leg {
    /// Both, in the order asked.
    pub const BOTH: [Leg; 2] = [Leg::Left, Leg::Right];

    /// Its place in that order.
    pub fn place(self) -> usize {
        match self {
            Leg::Left => 0,
            Leg::Right => 1,
        }
    }
}

/// Where it is sore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sore {
    /// In one leg, or more in it.
    Leg(Leg),
    /// In both the same, or in none.
    Both,
}

/// What was written down so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What is on the tape.
    pub unit: Unit,
    /// Which leg is sore.
    pub sore: Option<Sore>,
    /// Up to three figures for each leg, as written.
    pub figures: [[String; 3]; 2],
    /// Whether a third figure was asked for, for each leg.
    pub thirds: [bool; 2],
}

/// A field of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Which leg is sore.
    Sore,
    /// A figure, the first being 0.
    Figure(Leg, usize),
}

/// What comes of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Fields to put right, in their order.
    Faults(Vec<(Field, Fault)>),
    /// The repeats of these legs differ too much: a third is needed.
    ThirdNeeded(Vec<Leg>),
    /// Both legs are measured.
    Measured(Measured),
}

/// The girths of both calves, in centimetres, as they are kept beside the answer that was made from them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Girths {
    /// The left calf.
    pub left: f32,
    /// The right calf.
    pub right: f32,
    /// The sore leg; none when both are, or neither.
    pub sore: Option<Leg>,
}

/// Two measured legs, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The girth of each leg: the mean of two figures, or the middle one of three.
    pub girths: [f32; 2],
    /// The sore leg; none when both are, or neither.
    pub sore: Option<Leg>,
    /// How far they are apart, whichever is bigger.
    pub apart: f32,
    /// How much bigger the sore calf is, for the question. Not known when the other one is clearly bigger: then the legs
    /// may be mixed up, and a nought would hide a swollen leg.
    pub answer: Option<f32>,
    /// For each leg, whether even the closest two of its three figures disagree.
    pub rough: [bool; 2],
    /// For each leg, whether three figures were used.
    pub thirds: [bool; 2],
}

impl Measured {
    /// The girths as they are kept.
    pub fn kept(&self) -> Girths {
        let [left, right] = self.girths;
        Girths { left, right, sore: self.sore }
    }
}

/// Reads the sheet.
pub fn read(sheet: &Sheet) -> Outcome {
    let mut faults = Vec::new();
    if sheet.sore.is_none() {
        faults.push((Field::Sore, Fault::Empty));
    }
    let mut read = [[None; 3]; 2];
    for leg in Leg::BOTH {
        let figures = &mut read[leg.place()];
        for turn in 0..3 {
            let needed = turn < 2 || (sheet.thirds[leg.place()] && disagree(figures));
            if needed {
                match read_length(&sheet.figures[leg.place()][turn], sheet.unit) {
                    Ok(millimetres) => figures[turn] = Some(millimetres),
                    Err(fault) => faults.push((Field::Figure(leg, turn), fault)),
                }
            }
        }
    }
    let open = |leg: &Leg| disagree(&read[leg.place()]) && read[leg.place()][2].is_none();
    let again: Vec<Leg> = Leg::BOTH.into_iter().filter(open).collect();
    match sheet.sore {
        Some(sore) if faults.is_empty() && again.is_empty() => Outcome::Measured(measured(&read, sore)),
        Some(_) if faults.is_empty() => Outcome::ThirdNeeded(again),
        Some(_) | None => Outcome::Faults(faults),
    }
}

/// Whether the first two figures differ too much.
fn disagree(figures: &[Option<i32>; 3]) -> bool {
    matches!(figures, [Some(first), Some(second), _] if first.abs_diff(*second) > AGREE.unsigned_abs())
}

fn measured(read: &[[Option<i32>; 3]; 2], sore: Sore) -> Measured {
    let [left, right] = read.map(|figures| girth(&figures));
    let sorer = match sore {
        Sore::Leg(Leg::Left) => left - right,
        Sore::Leg(Leg::Right) => right - left,
        Sore::Both => (left - right).abs(),
    };
    Measured {
        girths: [left, right].map(|girth| girth as f32 / 20.0),
        sore: match sore {
            Sore::Leg(leg) => Some(leg),
            Sore::Both => None,
        },
        apart: tenths((left - right).abs()),
        answer: (sorer >= -2 * AGREE).then(|| tenths(sorer.max(0))),
        rough: read.map(|figures| rough(&figures)),
        thirds: read.map(|figures| figures[2].is_some()),
    }
}

/// Half millimetres: the mean of two figures, or the middle one of three, which one slip of the tape can't move.
fn girth(figures: &[Option<i32>; 3]) -> i32 {
    let mut known: Vec<i32> = figures.iter().flatten().copied().collect();
    crate::engine::order(&mut known, |a, b| a < b);
    match known.as_slice() {
        [_, middle, _] => 2 * middle,
        known => known.iter().sum(),
    }
}

fn rough(figures: &[Option<i32>; 3]) -> bool {
    let [Some(a), Some(b), Some(c)] = *figures else { return false };
    [(a, b), (b, c), (a, c)].iter().all(|(one, other)| one.abs_diff(*other) > AGREE.unsigned_abs())
}

/// Half millimetres as centimetres to a tenth, rounded up so that no difference is told too small.
fn tenths(half_millimetres: i32) -> f32 {
    ((half_millimetres + 1) / 2) as f32 / 10.0
}

/// The finding that holds the difference.
fn difference(knowledge: &Knowledge) -> Option<FindingId> {
    knowledge.finding_named("calf_difference_cm")
}

/// The question that asks for the difference.
pub fn question(knowledge: &Knowledge) -> Option<QuestionId> {
    let finding = difference(knowledge)?;
    knowledge.question_ids().find(|id| asks(knowledge.question(*id), finding))
}

fn asks(question: &Question, finding: FindingId) -> bool {
    question.covers.contains(&finding)
}

/// Whether this question asks for the difference.
pub fn is_asked_by(knowledge: &Knowledge, question: &Question) -> bool {
    difference(knowledge).is_some_and(|finding| asks(question, finding))
}

/// The figure within the limits of its finding.
pub fn within_limits(knowledge: &Knowledge, centimetres: f32) -> f32 {
    let kind = difference(knowledge).map(|finding| knowledge.finding(finding).kind);
    match kind {
        Some(FindingKind::Number { min, max, .. }) => centimetres.max(min).min(max),
        Some(FindingKind::Asked | FindingKind::Derived(_)) | None => centimetres,
    }
}

/// The most urgent rule that a difference calls up by itself, in pregnancy and after it or else.
pub fn meaning(knowledge: &'static Knowledge, centimetres: f32, pregnant: bool) -> Option<&'static Rule> {
    let mut answers = Answers::none(knowledge);
    answers.record_number(difference(knowledge)?, within_limits(knowledge, centimetres));
    if pregnant {
        answers.record(knowledge.finding_named("pregnant")?, Status::Present);
    }
    let facts = Facts::new(knowledge, &answers);
    knowledge.rules.iter().filter(|rule| holds(&rule.when, &facts)).max_by_key(|rule| rule.care)
}

/// From how many centimetres on a difference calls up a rule, in steps of half a centimetre.
pub fn threshold(knowledge: &'static Knowledge, pregnant: bool) -> Option<f32> {
    (1..=30).map(|halves| halves as f32 / 2.0).find(|centimetres| meaning(knowledge, *centimetres, pregnant).is_some())
}
