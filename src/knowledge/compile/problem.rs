//! What is wrong with the data, said so that the person who wrote it can mend it.

use std::fmt;
use std::ops::Range;

/// A mistake in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the folder of the data.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// The text of a data file with its name.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The name, relative to the folder of the data.
    pub name: String,
    /// The text, as it is said to the person whom it is about.
    pub text: String,
    /// Its sentences that say something else when the check is about another person.
    pub marked: Vec<super::marks::Marked>,
}

impl File {
    /// A problem at the place of a value.
    pub fn problem(&self, span: &Range<usize>, message: impl Into<String>) -> Problem {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        Problem { file: self.name.clone(), line, message: message.into() }
    }
}

/// "did you mean" with the nearest of the right names, when one is near enough.
pub fn suggestion<'a>(wrong: &str, right: impl Iterator<Item = &'a str>) -> String {
    let nearest = right
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .min_by_key(|(distance, name)| (*distance, *name));
    match nearest {
        Some((distance, name)) if distance <= wrong.len().max(3) / 2 => format!("; did you mean `{name}`?"),
        Some(_) | None => String::new(),
    }
}
