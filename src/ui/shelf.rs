//! The kept checks as the pages show them. Called by effects and callbacks, never while something renders.

use crate::interview::{Interview, Kept};
use crate::knowledge::{Care, KNOWLEDGE, KNOWLEDGE_VERSION};
use crate::platform::clock;
use crate::platform::shelf::{load, names, put, remove};
use crate::platform::storage::Refused;
use crate::report::Linked;
use crate::saved::{Check, Figures, PREFIX, Unread, migrated, name, read, to_text};
use crate::ui::making::VERSION;
use crate::ui::state::AppAction;

/// A kept text, and what it holds.
pub struct OnShelf {
    /// The name it is kept under.
    pub name: String,
    /// The text.
    pub text: String,
    /// What it holds.
    pub content: Result<Content, Unread>,
}

/// A check that can be read.
pub struct Content {
    /// The check.
    pub check: Check,
    /// What its answers ask for by this version.
    pub now: Care,
}

impl Content {
    /// When it was kept.
    pub fn kept(&self) -> Kept {
        self.check.interview.kept().unwrap_or_default()
    }

    /// Its answers, to be opened.
    pub fn opened(&self) -> Linked {
        Linked {
            interview: self.check.interview.clone(),
            lost: self.check.lost,
            same_version: self.check.data == KNOWLEDGE_VERSION,
            advice: self.check.advice.or(Some(self.now)),
        }
    }
}

/// So many texts are kept, whether they can be read or not.
fn count() -> usize {
    names(PREFIX).map_or(0, |names| names.len())
}

/// How many texts are kept, and the time, for the state of the app.
pub fn look() -> AppAction {
    AppAction::Looked(count(), clock::minutes())
}

/// Everything that is kept, the latest first; what has an older form gets the one of now.
///
/// # Errors
/// When storage is blocked.
pub fn all() -> Result<Vec<OnShelf>, Refused> {
    let mut found: Vec<OnShelf> = Vec::new();
    for name in names(PREFIX)? {
        let Some(text) = load(&name) else { continue };
        let (name, text) = renewed(name, text);
        let content =
            read(&KNOWLEDGE, &text).map(|check| Content { now: check.interview.assess(&KNOWLEDGE).care, check });
        let one = OnShelf { name, text, content };
        let place = found.iter().position(|other| other.rank() < one.rank()).unwrap_or(found.len());
        found.insert(place, one);
    }
    Ok(found)
}

impl OnShelf {
    fn rank(&self) -> i64 {
        self.content.as_ref().map_or(-1, |content| content.kept().0)
    }
}

/// The new form takes the place of the old one only once it is kept.
fn renewed(old: String, text: String) -> (String, String) {
    match migrated(&text) {
        Some(newer) if put(&name(&newer), &newer).is_ok() => {
            // A text may have stood under the name of its new form already.
            if old != name(&newer) {
                remove(&old);
            }
            (name(&newer), newer)
        }
        Some(_) | None => (old, text),
    }
}

/// Keeps these answers, and says what text that is. Of two checks within a minute the second counts as a minute later, so
/// that it is known which came first; the very same check stays one.
pub fn keep(interview: &Interview, when: Kept, region: &str, figures: Figures) -> (String, Result<(), Refused>) {
    let known: Vec<String> = names(PREFIX).unwrap_or_default().iter().filter_map(|name| load(name)).collect();
    let (mut minutes, ahead) = when;
    loop {
        let text = text_of(interview, (minutes, ahead), region, figures);
        let taken = format!("\nkept = {minutes} ");
        if known.contains(&text) || !known.iter().any(|other| other.contains(&taken)) {
            let kept = put(&name(&text), &text);
            return (text, kept);
        }
        minutes += 1;
    }
}

/// The text of these answers.
fn text_of(interview: &Interview, when: Kept, region: &str, figures: Figures) -> String {
    let check = Check {
        interview: interview.kept_at(Some(when)),
        lost: 0,
        advice: Some(interview.assess(&KNOWLEDGE).care),
        region: region.to_owned(),
        app: VERSION.to_owned(),
        data: KNOWLEDGE_VERSION.to_owned(),
        figures,
    };
    to_text(&KNOWLEDGE, &check)
}

/// Forgets everything that is kept.
pub fn clear() {
    names(PREFIX).unwrap_or_default().iter().for_each(|name| remove(name));
}
