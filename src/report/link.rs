//! A link that carries the answers in its fragment, which no browser sends to a server.
//!
//! `a=1.<sum>.<text>`: the version of this format, a check sum in hexadecimal, and the saved text in the web's base 64.
//! The saved text has names and the version of the data, so that an older link still says what it can.

use crate::interview::{Action, Interview, Place, Restored, from_text, to_text};
use crate::knowledge::{Care, Knowledge};

/// How the fragment begins.
const BEGINNING: &str = "a=1.";

/// How the fragment of any version begins.
const ANY_VERSION: &str = "a=";

/// No link of ours is longer. What is longer is not even read.
const LONGEST: usize = 16_000;

/// What a link brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The answers, at the result.
    pub interview: Interview,
    /// So many answers could not be used any more.
    pub lost: usize,
    /// Whether it was made with the same condition data.
    pub same_version: bool,
    /// What was advised then, where the answers are a kept check; none where they came with a link.
    pub advice: Option<Care>,
}

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLink {
    /// It is cut off, changed on its way, too long, or never was one of ours.
    Damaged,
    /// It is of a version of links that is not known here.
    OtherVersion,
}

/// The fragment for these answers, without the `#`.
pub fn to_fragment(knowledge: &Knowledge, version: &str, interview: &Interview) -> String {
    let shown = interview.after(knowledge, Action::WentTo(Place::Result));
    let text = to_text(knowledge, version, &shown);
    format!("{BEGINNING}{:08x}.{}", sum(text.as_bytes()), encoded(text.as_bytes()))
}

/// Whether a fragment, without the `#`, is meant to carry answers.
pub fn carries_answers(fragment: &str) -> bool {
    fragment.starts_with(ANY_VERSION)
}

/// Reads a fragment, without the `#`. Never fails in any other way than by saying so.
pub fn from_fragment(knowledge: &Knowledge, version: &str, fragment: &str) -> Result<Linked, BadLink> {
    if fragment.len() > LONGEST {
        return Err(BadLink::Damaged);
    }
    let Some(rest) = fragment.strip_prefix(BEGINNING) else { return Err(BadLink::OtherVersion) };
    let (given, body) = rest.split_once('.').ok_or(BadLink::Damaged)?;
    let bytes = decoded(body).ok_or(BadLink::Damaged)?;
    if u32::from_str_radix(given, 16) != Ok(sum(&bytes)) {
        return Err(BadLink::Damaged);
    }
    let text = String::from_utf8(bytes).map_err(|_| BadLink::Damaged)?;
    let made_with = text.lines().next().and_then(|line| line.split(' ').nth(3));
    let same_version = made_with == Some(version);
    let (interview, lost) = match from_text(knowledge, &text) {
        Restored::Whole(interview) => (interview, 0),
        Restored::Partly(interview, lost) => (interview, lost),
        Restored::Unreadable => return Err(BadLink::OtherVersion),
    };
    if interview.responses().is_empty() {
        return Err(BadLink::Damaged);
    }
    let interview = interview.after(knowledge, Action::WentTo(Place::Result));
    Ok(Linked { interview, lost, same_version, advice: None })
}

/// FNV-1a: notices a cut or a changed letter. It is no seal: whoever writes links can write any answers.
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let group =
            three.iter().enumerate().fold(0_u32, |group, (place, byte)| group | u32::from(*byte) << (16 - 8 * place));
        for place in 0..=three.len() {
            let letter = (group >> (18 - 6 * place)) & 63;
            text.push(char::from(LETTERS[usize::try_from(letter).unwrap_or_default()]));
        }
    }
    text
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for (place, letter) in four.iter().enumerate() {
            let value = LETTERS.iter().position(|known| known == letter)?;
            group |= u32::try_from(value).ok()? << (18 - 6 * place);
        }
        if four.len() == 1 {
            return None;
        }
        bytes.extend(group.to_be_bytes().into_iter().skip(1).take(four.len() - 1));
    }
    Some(bytes)
}
