//! Doses that a timer counts: every figure has to stand in the words.

use super::check::{Checker, keep, keep_all};
use super::expression::leak;
use super::files::Text;
use super::problem::File;
use crate::knowledge::TimedDose;
use serde::Deserialize;
use toml::Spanned;

/// A dose as serde reads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimerFile {
    #[serde(default)]
    label: String,
    moves: Vec<(Text, Spanned<u16>)>,
    rest: Option<Spanned<u16>>,
    times: Spanned<u16>,
    sets: Option<Spanned<u16>>,
    #[serde(default)]
    ways: Vec<String>,
    #[serde(default)]
    each_leg: bool,
}

/// The doses of one exercise or measure, whose words are `said`.
pub fn timers(checker: &mut Checker, file: &File, entries: &[TimerFile], said: &str) -> &'static [TimedDose] {
    leak(entries.iter().map(|entry| timer(checker, file, entry, said, entries.len() > 1)).collect())
}

fn timer(checker: &mut Checker, file: &File, entry: &TimerFile, said: &str, one_of_many: bool) -> TimedDose {
    let numbers = entry.moves.iter().map(|(_, seconds)| seconds).chain(&entry.rest).chain([&entry.times]);
    for number in numbers.chain(&entry.sets) {
        if !stands(*number.get_ref(), said) {
            checker.problem(file, &number.span(), format!("{} is in neither dose nor steps", number.get_ref()));
        }
    }
    let span = entry.times.span();
    if entry.moves.is_empty() {
        checker.problem(file, &span, "a repetition is made of at least one of `moves`");
    }
    if one_of_many && entry.label.is_empty() {
        checker.problem(file, &span, "say with `label` when this timer is meant");
    }
    let value = |number: &Option<Spanned<u16>>| number.as_ref().map(|number| *number.get_ref());
    TimedDose {
        label: keep(&entry.label),
        moves: leak(entry.moves.iter().map(|(name, seconds)| (keep(name.get_ref()), *seconds.get_ref())).collect()),
        rest: value(&entry.rest).unwrap_or(0),
        times: *entry.times.get_ref(),
        sets: value(&entry.sets).unwrap_or(1),
        ways: keep_all(&entry.ways),
        each_leg: entry.each_leg,
    }
}

/// Whether the number stands in the words, as it is or in minutes; once needs no number.
fn stands(number: u16, said: &str) -> bool {
    let mut numbers = said.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    number == 1 || numbers.any(|found: u16| found == number || (number > 60 && found * 60 == number))
}
