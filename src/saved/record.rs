//! One kept check as text.
//!
//! ```text
//! calfcheck check 1 91b2c0ffee123456
//! app = 0.1.0
//! region = GB
//! advice = today
//! pain = 4
//! left_mm = 385
//! calfcheck answers 1 0f3c2a91
//! at = /result
//! kept = 29867203 60
//! age = 44
//! ```
//! Behind the number of the format stands a sum of everything below: it notices damage, and it is the name under which the
//! check is kept, so that the same check is never there twice. Then what is told about the check, then its answers as
//! `interview` writes them, with the version of the condition data. Answers alone are the oldest form.

use super::figure::{Figure, Figures};
use crate::interview::{Interview, Kept, Restored, from_text, to_text as answers_to_text};
use crate::knowledge::{Care, Knowledge};

/// How the names begin under which checks are kept.
pub const PREFIX: &str = "calfcheck-check-";

/// The first words of every check, whatever its format.
pub(super) const HEADING: &str = "calfcheck check ";

/// The first words of the answers within it.
const ANSWERS: &str = "calfcheck answers ";

/// The format written here.
const FORMAT: &str = "1";

/// No check of ours is longer. What is longer is not even read.
const LONGEST: usize = 16_000;

/// The date of a check of which none is known.
pub const UNDATED: Kept = (0, 0);

/// A kept check.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The answers, at the result, with their date.
    pub interview: Interview,
    /// So many answers could not be used any more.
    pub lost: usize,
    /// What was advised then. Never shown as what to do now.
    pub advice: Option<Care>,
    /// The code of the region whose numbers were shown.
    pub region: String,
    /// The version of the product.
    pub app: String,
    /// The fingerprint of the condition data.
    pub data: String,
    /// Figures to follow.
    pub figures: Figures,
}

/// Why a check can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is of a format that is not known here.
    OtherVersion,
    /// It is cut off, changed, too long, or never was one of ours.
    Damaged,
}

/// Writes the check.
pub fn to_text(knowledge: &Knowledge, check: &Check) -> String {
    let mut body = format!("app = {}\nregion = {}\n", check.app, check.region);
    if let Some(care) = check.advice {
        body.push_str(&format!("advice = {}\n", care.id()));
    }
    for figure in Figure::ALL {
        if let Some(value) = check.figures[figure.place()] {
            body.push_str(&format!("{} = {value}\n", figure.name()));
        }
    }
    sealed(&(body + &answers_to_text(knowledge, &check.data, &check.interview)))
}

/// The name under which a text is kept: the sum that it states, or that of an unsealed text.
pub fn name(text: &str) -> String {
    let stated = text.strip_prefix(HEADING).and_then(|rest| rest.split_once('\n'));
    let sum = stated.map_or_else(|| sum(text), |(_, body)| sum(body));
    format!("{PREFIX}{sum}")
}

/// The same check in the form written now, where the text has an older one.
pub fn migrated(text: &str) -> Option<String> {
    text.starts_with(ANSWERS).then(|| sealed(text))
}

/// Reads a check. Never fails in any other way than by saying so.
pub fn read(knowledge: &Knowledge, text: &str) -> Result<Check, Unread> {
    if text.len() > LONGEST {
        return Err(Unread::Damaged);
    }
    let body = if text.starts_with(ANSWERS) { text } else { opened(text)? };
    let answers =
        if body.starts_with(ANSWERS) { 0 } else { body.find(&format!("\n{ANSWERS}")).ok_or(Unread::Damaged)? + 1 };
    let (head, answers) = body.split_at(answers);
    let (interview, lost) = match from_text(knowledge, answers) {
        Restored::Whole(interview) => (interview, 0),
        Restored::Partly(interview, lost) => (interview, lost),
        Restored::Unreadable => return Err(Unread::OtherVersion),
    };
    if interview.responses().is_empty() {
        return Err(Unread::Damaged);
    }
    let data = answers.lines().next().and_then(|line| line.split(' ').nth(3));
    let mut check = Check {
        interview: interview.kept_at(interview.kept().or(Some(UNDATED))),
        lost,
        advice: None,
        region: String::new(),
        app: String::new(),
        data: data.unwrap_or_default().to_owned(),
        figures: Figures::default(),
    };
    head.lines().filter_map(|line| line.split_once(" = ")).for_each(|(name, value)| check.take(name, value));
    Ok(check)
}

impl Check {
    /// Takes a line of the head; what is not known here is left out.
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "app" => self.app = value.to_owned(),
            "region" => self.region = value.to_owned(),
            "advice" => self.advice = Care::ALL.into_iter().find(|care| care.id() == value),
            _ => {
                if let Some(figure) = Figure::ALL.into_iter().find(|figure| figure.name() == name) {
                    self.figures[figure.place()] = figure.stated(value);
                }
            }
        }
    }
}

fn sealed(body: &str) -> String {
    format!("{HEADING}{FORMAT} {}\n{body}", sum(body))
}

/// What stands below the first line, where that line is ours and its sum is right.
fn opened(text: &str) -> Result<&str, Unread> {
    let rest = text.strip_prefix(HEADING).ok_or(Unread::Damaged)?;
    let (line, body) = rest.split_once('\n').ok_or(Unread::Damaged)?;
    let (format, stated) = line.split_once(' ').ok_or(Unread::Damaged)?;
    match format {
        FORMAT if stated == sum(body) => Ok(body),
        FORMAT => Err(Unread::Damaged),
        other if is_number(other) => Err(Unread::OtherVersion),
        _ => Err(Unread::Damaged),
    }
}

/// Whether it could be the number of a format.
pub(super) fn is_number(text: &str) -> bool {
    (1..6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// FNV-1a with 64 bits, in hexadecimal. It is no seal: whoever writes checks can write any answers.
fn sum(text: &str) -> String {
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    #[expect(clippy::cast_possible_truncation, reason = "each half by itself")]
    let halves = ((sum >> 32) as u32, sum as u32);
    format!("{:08x}{:08x}", halves.0, halves.1)
}
