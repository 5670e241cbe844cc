//! Whom a check is about, and the words for it: texts speak to the person ("you"), and are turned for someone who asks
//! for another ("they"). Not here: sentences that can't be turned word by word; the data marks them.

use crate::knowledge::{Knowledge, sentences};

/// Whom a check is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The person who answers.
    #[default]
    Me,
    /// A child, a parent, a partner: whoever they answer for.
    SomeoneElse,
}

/// The text as it is said to someone who asks for another person.
pub fn of_them(knowledge: &Knowledge, text: &str) -> String {
    let turned = |sentence: &str| {
        let words = sentence.trim_end();
        let found = knowledge.wordings.binary_search_by(|wording| wording.you.cmp(words));
        let they = found.map_or_else(|_| turn(words), |place| knowledge.wordings[place].they.to_owned());
        they + &sentence[words.len()..]
    };
    sentences(text).map(turned).collect()
}

/// Turned whole, before the single words.
const PHRASES: &[(&str, &str)] = &[
    ("drive yourself", "let them drive"),
    ("you can do yourself", "they can do themselves"),
    ("your answers", "the answers"),
    ("Your answers", "The answers"),
];

/// Before these words, "you" is the person who answers: "what you told us", "if you cannot tell".
const READER: &[&str] = &["answered", "are not sure", "cannot judge", "cannot tell", "tick", "told", "wrote"];

/// Behind these words, "you" is whom something is done to.
const OBJECT: &[&str] = &[
    "about", "ask", "asks", "bend", "beside", "bit", "bother", "bothers", "by", "carry", "drive", "examine",
    "examined", "for", "gave", "give", "gives", "guide", "help", "helps", "hurt", "hurts", "keep", "keeps", "kicked",
    "let", "lets", "make", "makes", "near", "of", "scan", "see", "send", "sends", "show", "shows", "stop", "stopping",
    "stops", "suit", "suits", "take", "tell", "tells", "to", "treat", "trouble", "wake", "wakes", "with", "worries",
    "worry",
];

/// Turns a sentence word by word: "they" takes the same forms of the verb as "you". An emphasis ("do not cut it
/// yourself", "on your own") stays with whoever is told to do something.
pub fn turn(sentence: &str) -> String {
    let sentence = PHRASES.iter().fold(sentence.to_owned(), |text, (you, they)| text.replace(you, they));
    let mut turned = String::with_capacity(sentence.len() + 16);
    let mut before = "";
    let mut rest = sentence.as_str();
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_alphabetic()) {
        let (gap, from_word) = rest.split_at(start);
        let end = from_word.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(from_word.len());
        let (word, after) = from_word.split_at(end);
        turned.push_str(gap);
        turned.push_str(other(word, if gap == " " { before } else { "" }, after).unwrap_or(word));
        (before, rest) = (word, after);
    }
    turned + rest
}

/// What stands for the word, between the word before and what follows; nothing when it stays.
fn other(word: &str, before: &str, after: &str) -> Option<&'static str> {
    let next = after.trim_start();
    let ends = || !before.is_empty() && (after.is_empty() || after.starts_with(['.', ',', ';', ':', '?', ')']));
    Some(match word {
        "your" if next.starts_with("own") => return None,
        "you" | "You" if READER.iter().any(|words| next.starts_with(words)) => return None,
        "your" => "their",
        "Your" => "Their",
        "yours" => "theirs",
        "You" => "They",
        "you" if OBJECT.contains(&before) || ends() => "them",
        "you" => "they",
        _ => return None,
    })
}
