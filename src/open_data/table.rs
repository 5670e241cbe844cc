//! A table: columns that say what stands in them, and rows. JSON, CSV and the schema all follow from this.

use crate::knowledge::{BACKINGS, Backing, ConditionId, Expr, FindingId, KNOWLEDGE, Mark, SourceId};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name that no other row of the table has.
    Name,
    /// The name of a row of another table.
    Of(&'static str),
    /// Names of rows of another table.
    ListOf(&'static str),
    /// A text for people, or a code.
    Text,
    /// Texts without a semicolon.
    Texts,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number.
    Number,
    /// A probability, 0 to 1.
    Probability,
    /// A whole number.
    Whole,
    /// Yes or no.
    Truth,
    /// A condition over findings.
    Expression,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// What it means, in a sentence.
    pub says: &'static str,
}

/// What stands in a row under a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known, or nothing applies.
    Nothing,
    /// A text, a name or a word.
    Text(String),
    /// Several of them; they may be none.
    List(Vec<String>),
    /// A number, as it is written.
    Number(String),
    /// Yes or no.
    Truth(bool),
    /// A condition over findings.
    Expression(Expr),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name; the file is named after it.
    pub name: &'static str,
    /// What it holds, in a sentence.
    pub says: &'static str,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column with the way to fill it.
pub type Maker<T> = (Column, fn(&T) -> Cell);

/// A column with the way to fill it.
pub const fn column<T>(name: &'static str, kind: Kind, says: &'static str, cell: fn(&T) -> Cell) -> Maker<T> {
    (Column { name, kind, says }, cell)
}

impl Table {
    /// Fills a table from the things that its rows are about.
    pub fn new<T>(
        name: &'static str,
        says: &'static str,
        things: impl IntoIterator<Item = T>,
        columns: &[Maker<T>],
    ) -> Table {
        let row = |thing: T| columns.iter().map(|(_, cell)| cell(&thing)).collect();
        let rows = things.into_iter().map(row).collect();
        Table { name, says, columns: columns.iter().map(|(column, _)| *column).collect(), rows }
    }

    /// The file that holds it as CSV.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The place of a column.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

/// A text; an empty one is nothing.
pub fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) }
}

/// Texts in order.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a &'a str>) -> Cell {
    Cell::List(texts.into_iter().map(|text| (*text).to_owned()).collect())
}

/// A number with its shortest decimals.
pub fn number(number: f32) -> Cell {
    Cell::Number(number.to_string())
}

/// A whole number.
pub fn whole(number: impl TryInto<i64>) -> Cell {
    number.try_into().map_or(Cell::Nothing, |number| Cell::Number(number.to_string()))
}

/// A place in a list, counted from 1.
pub fn counted(place: usize) -> Cell {
    whole(place + 1)
}

/// The names of findings.
pub fn findings(ids: &[FindingId]) -> Cell {
    Cell::List(ids.iter().map(|id| KNOWLEDGE.finding(*id).id.to_owned()).collect())
}

/// The names of conditions.
pub fn conditions(ids: &[ConditionId]) -> Cell {
    Cell::List(ids.iter().map(|id| KNOWLEDGE.condition(*id).id.to_owned()).collect())
}

/// The keys of sources.
pub fn sources(ids: &[SourceId]) -> Cell {
    Cell::List(ids.iter().map(|id| KNOWLEDGE.source(*id).key.to_owned()).collect())
}

/// What backs the figure at this place of the data files; the place may be named without its file.
pub fn backing(at: &str) -> Option<&'static Backing> {
    let whole = |known: &&Backing| known.at.strip_suffix(at).is_some_and(|file| file.is_empty() || at.starts_with('.'));
    BACKINGS.iter().find(whole)
}

/// How far it is backed.
pub fn mark(mark: Mark) -> Cell {
    text(match mark {
        Mark::Verified => "V",
        Mark::Known => "K",
        Mark::Estimate => "E",
    })
}

/// The words of the columns of marks.
pub const MARKS: Kind = Kind::Word(&["V", "K", "E"]);

/// The mark at a place of the data files.
pub fn mark_at(at: &str) -> Cell {
    backing(at).map_or(Cell::Nothing, |backing| mark(backing.mark))
}

/// The keys of the sources at a place of the data files.
pub fn sources_at(at: &str) -> Cell {
    backing(at).map_or(Cell::List(Vec::new()), |backing| texts(backing.sources))
}

/// The reason at a place of the data files.
pub fn why_at(at: &str) -> Cell {
    backing(at).map_or(Cell::Nothing, |backing| text(backing.why))
}
