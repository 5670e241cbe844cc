//! Kept checks as one file, to take to another device or to put away.
//!
//! A line that names the format, then the checks one after the other, each as it is kept. What could not be read here is in
//! the file as well, for a version that can.

use super::record::{HEADING, is_number, migrated, name, read};
use crate::knowledge::Knowledge;

/// No file is longer, in bytes: some hundreds of checks.
pub const MOST: usize = 1_000_000;

/// The first words of every file, whatever its format.
const FILE: &str = "calfcheck file ";

/// The format written here.
const FORMAT: &str = "1";

/// Why a file was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is longer than any file of ours.
    TooBig,
    /// It is something else.
    NotOurs,
    /// It is of a format that is not known here.
    OtherVersion,
}

/// The file with these checks.
pub fn to_file<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut file = format!("{FILE}{FORMAT}\n");
    for text in texts {
        match migrated(text) {
            Some(text) => file.push_str(&text),
            None if text.starts_with(HEADING) => file.push_str(text),
            None => file.push_str(&format!("{HEADING}? damaged\n{text}")),
        }
        if !file.ends_with('\n') {
            file.push('\n');
        }
    }
    file
}

/// No file holds more checks: each of them is read and assessed.
const MOST_CHECKS: usize = 500;

/// What a file brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// The checks that can be read here, each once: its name, and its text.
    pub checks: Vec<(String, String)>,
    /// So many could not be read.
    pub unread: usize,
}

/// Reads a file. Checks that can't be read are counted and left out.
///
/// # Errors
/// When the file as a whole is none of ours.
pub fn from_file(knowledge: &Knowledge, file: &str) -> Result<Brought, Refused> {
    if file.len() > MOST {
        return Err(Refused::TooBig);
    }
    let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if let Some(rest) = file.strip_prefix(FILE) {
        match rest.lines().next() {
            Some(FORMAT) => {}
            Some(other) if is_number(other) => return Err(Refused::OtherVersion),
            Some(_) | None => return Err(Refused::NotOurs),
        }
    } else if !file.starts_with(HEADING) && migrated(&file).is_none() {
        return Err(Refused::NotOurs);
    }
    let pieces = pieces(&file);
    if pieces.len() > MOST_CHECKS {
        return Err(Refused::TooBig);
    }
    let mut brought = Brought::default();
    for piece in pieces {
        let text = format!("{}\n", piece.trim_end());
        let text = migrated(&text).unwrap_or(text);
        let name = name(&text);
        match read(knowledge, &text) {
            Ok(_) if brought.checks.iter().any(|(known, _)| *known == name) => {}
            Ok(_) => brought.checks.push((name, text)),
            Err(_) => brought.unread += 1,
        }
    }
    Ok(brought)
}

/// The file cut before each line that begins a check; without the line that names the format.
fn pieces(file: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut place = 0;
    for line in file.split_inclusive('\n') {
        if line.starts_with(HEADING) || (place == 0 && !line.starts_with(FILE)) {
            starts.push(place);
        }
        place += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([file.len()]);
    starts.iter().zip(ends).map(|(start, end)| &file[*start..end]).collect()
}
