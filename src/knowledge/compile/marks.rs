//! Marks in texts: `{Do not drive yourself|Do not let them drive}` holds what is said to the person, then what is said to
//! someone who asks for them. The data keeps the first; the second stands in a table, sentence by sentence.

use super::problem::{File, Problem};
use crate::knowledge::sentences;
use crate::words::turn;

/// A sentence with its other form, and the line where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// As the data keeps it.
    pub you: String,
    /// As it is said to someone else.
    pub they: String,
    /// The place of the text in the file.
    pub place: usize,
}

/// Takes the marks out of the texts of a file and notes what they say. Every text keeps its line.
pub fn resolve(mut file: File) -> Result<File, Vec<Problem>> {
    let mut resolved = String::with_capacity(file.text.len());
    let mut problems = Vec::new();
    for line in file.text.split_inclusive('\n') {
        let mut rest = line;
        while let Some(start) = rest.find(['"', '#']).filter(|start| rest[*start..].starts_with('"')) {
            let length = string_length(&rest[start + 1..]);
            let place = resolved.len() + start + 1;
            let text = &rest[start + 1..start + 1 + length];
            resolved.push_str(&rest[..=start]);
            match forms(text) {
                Ok((you, they)) => {
                    resolved.push_str(&you);
                    match paired(&you, &they, place) {
                        Ok(marked) => file.marked.extend(marked),
                        Err(message) => problems.push((place, message)),
                    }
                }
                Err(message) => problems.push((place, message)),
            }
            rest = &rest[start + 1 + length..];
            let closing = rest.len().min(1);
            resolved.push_str(&rest[..closing]);
            rest = &rest[closing..];
        }
        resolved.push_str(rest);
    }
    file.text = resolved;
    let problem = |(place, message): (usize, String)| file.problem(&(place..place), message);
    if problems.is_empty() { Ok(file) } else { Err(problems.into_iter().map(problem).collect()) }
}

/// Stands in the second part of a mark until its sentence is turned.
const HERE: char = '\u{1}';

/// How long the text is up to its closing quote.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let closing = |(_, letter): &(usize, char)| {
        let closes = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        closes
    };
    text.char_indices().find(closing).map_or(text.trim_end().len(), |(place, _)| place)
}

/// The second part of a mark, held so that it is not turned.
fn held(part: &str) -> String {
    let held = part.replace("you", &format!("y{HERE}ou")).replace("You", &format!("Y{HERE}ou"));
    format!("{HERE}{held}")
}

/// Both forms of a text, without marks; [`HERE`] stands where they were.
fn forms(text: &str) -> Result<(String, String), String> {
    let (mut you, mut they) = (String::new(), String::new());
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let mark = rest[start..].strip_prefix('{').and_then(|mark| mark.split_once('}'));
        let parts = mark.and_then(|(mark, after)| mark.split_once('|').map(|(a, b)| (a, b, after)));
        let Some((a, b, after)) = parts.filter(|(a, b, _)| !a.contains('{') && !b.contains(['{', '|'])) else {
            return Err(format!("a mark is not whole: write `{{said to the person|said of them}}` in `{text}`"));
        };
        you.push_str(&rest[..start]);
        you.push_str(a);
        they.push_str(&rest[..start]);
        they.push_str(&held(b));
        rest = after;
    }
    you.push_str(rest);
    they.push_str(rest);
    Ok((you, they))
}

/// The sentences of both forms side by side; only those that a mark stands in.
fn paired(you: &str, they: &str, place: usize) -> Result<Vec<Marked>, String> {
    let plain = |text: &str| text.replace("\\\"", "\"");
    let (you, they) = (plain(you), plain(they));
    if sentences(&you).count() != sentences(&they).count() {
        return Err(format!("both forms need as many sentences: `{you}` and `{they}`"));
    }
    let pair = |(you, they): (&str, &str)| Marked {
        you: you.trim_end().to_owned(),
        they: turn(they.trim_end()).replace(HERE, ""),
        place,
    };
    let marked = sentences(&you).zip(sentences(&they)).filter(|(_, they)| they.contains(HERE)).map(pair);
    Ok(marked.filter(|marked| marked.they != turn(&marked.you)).collect())
}
