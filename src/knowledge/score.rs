//! Published scores, as types: items, cut-offs and how well the instrument did.
//! No adding up; that is `engine::score`.

use super::{Expr, Mark, SourceId};

/// Who may see a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The person and whoever they show the page to.
    Person,
    /// Meant for a clinician who reads the page.
    Clinician,
    /// No one: kept for reference, never on a page.
    Never,
}

/// How the items make a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// Points are added.
    Sum,
    /// One item is enough.
    AnyOf,
    /// Every item is needed.
    AllOf,
    /// Certain items make a class.
    Classes,
}

/// How an item is read from the answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// It is present when the expression holds.
    Expression(Expr),
    /// It is present when the expression holds, and unknown when not: a normal check in lay hands says nothing.
    SelfCheck(Expr),
    /// No question asks for it, so it is always unknown; the text says why.
    NotAsked(&'static str),
    /// Only a clinician can judge it, so it is never reckoned; the text says why.
    Judged(&'static str),
}

/// One line of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreItem {
    /// The name used in the data.
    pub id: &'static str,
    /// What the item says.
    pub text: &'static str,
    /// How the answer differs from the item; may be empty.
    pub note: &'static str,
    /// Points when present; may be negative.
    pub points: i8,
    /// How it is read.
    pub reading: Reading,
}

/// So many of some items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// At least so many.
    pub at_least: u8,
    /// Places of the items in the score.
    pub items: &'static [u8],
}

/// When a cut-off is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// The total lies between the two, both included.
    Total {
        /// The least total.
        least: i8,
        /// The greatest total.
        most: i8,
    },
    /// All of the needs are met, and no class before this one is.
    Needs(&'static [Need]),
}

/// A band of totals, or a class, with its published meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CutOff {
    /// When it is reached.
    pub band: Band,
    /// What the publication calls it.
    pub means: &'static str,
    /// Whether it may be told. What would read as reassurance never is.
    pub said: bool,
}

/// How well the instrument did in one study.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Performance {
    /// The figures.
    pub figure: &'static str,
    /// Who was studied.
    pub population: &'static str,
}

/// A published instrument. It explains; it never sets or changes the urgency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The name used in the data.
    pub id: &'static str,
    /// The name of the instrument.
    pub name: &'static str,
    /// What it is for, in one plain sentence.
    pub purpose: &'static str,
    /// Who may see it.
    pub audience: Audience,
    /// How the items make a result.
    pub combine: Combine,
    /// Only for people of whom this holds.
    pub when: Expr,
    /// The items, in the published order.
    pub items: &'static [ScoreItem],
    /// Bands of totals from low to high, or classes of which the first that is met counts.
    pub cut_offs: &'static [CutOff],
    /// How well it did, the most telling study first; only figures that may stand beside a person's answers.
    pub performance: &'static [Performance],
    /// What must be known before it is used.
    pub caution: &'static str,
    /// How far the items are backed.
    pub mark: Mark,
    /// What backs the items; empty when the score is never shown.
    pub sources: &'static [SourceId],
}
