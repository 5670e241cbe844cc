//! What care at home does to a leg, and which lines of the conditions' words do it.

use super::check::{Checker, id, keep};
use super::files::Text;
use super::problem::File;
use crate::knowledge::{Condition, ConditionId, HomeAction, HomeLine};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HomeCareFile {
    action: Vec<ActionFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionFile {
    id: Text,
    name: String,
    words: Vec<String>,
    harms: Vec<Text>,
    mark: Text,
    #[serde(default)]
    source: Vec<Text>,
    #[serde(default)]
    why: String,
}

/// What the file says.
#[derive(Default)]
pub struct HomeCare {
    /// What care at home does.
    pub actions: Vec<HomeAction>,
    /// The lines that do it.
    pub lines: Vec<HomeLine>,
}

/// Reads the actions, and finds the lines that do them by their words. Words that no line holds are a mistake.
pub fn load(checker: &mut Checker, file: &File, conditions: &[Condition]) -> HomeCare {
    let contents: HomeCareFile = checker.read(file).unwrap_or_default();
    let mut found = HomeCare::default();
    for (place, entry) in contents.action.iter().enumerate() {
        checker.mark(file, &entry.mark, &entry.source, &entry.why);
        checker.source_list(file, &entry.source);
        let harms = checker.condition_list(file, &entry.harms);
        found.actions.push(HomeAction { id: keep(entry.id.get_ref()), name: keep(&entry.name), harms });
        let before = found.lines.len();
        for (condition, words) in conditions.iter().enumerate().map(|(place, condition)| (place, &condition.words)) {
            let lines = words.what_helps.iter().enumerate().filter(|(_, text)| does(text, &entry.words));
            found.lines.extend(lines.map(|(line, _)| HomeLine {
                condition: ConditionId(id(condition)),
                line: u8::try_from(line).expect("fewer than 256 lines of care at home"),
                action: u8::try_from(place).expect("fewer than 256 actions"),
            }));
        }
        if found.lines.len() == before {
            let message = format!("no line of care at home holds any of the words of `{}`", entry.id.get_ref());
            checker.problem(file, &entry.id.span(), message);
        }
    }
    found
}

/// How sentences begin that say what not to do.
const DENIALS: [&str; 4] = ["No ", "Not ", "Do not ", "Skip "];

/// Whether a sentence of the text, that does not deny it, holds one of the words at the start of a word.
fn does(text: &str, words: &[String]) -> bool {
    let sentences = text.split_inclusive(['.', ';', ':', '?']).map(str::trim);
    let said = sentences.filter(|sentence| !DENIALS.iter().any(|denial| sentence.starts_with(denial)));
    said.into_iter().any(|sentence| {
        let sentence = format!("{} ", sentence.to_lowercase());
        words.iter().any(|word| {
            let starts = sentence.match_indices(word.as_str()).map(|(place, _)| &sentence[..place]);
            starts.into_iter().any(|before| !before.ends_with(char::is_alphanumeric))
        })
    })
}
