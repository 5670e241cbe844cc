//! A story with a known answer; the format of its file is in `docs/vignettes.md`. The build uses this too.

use crate::knowledge::{FindingId, Urgency};

/// What a story states, and what it is expected to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Story {
    /// Unique name.
    pub id: &'static str,
    /// Whole years.
    pub age: f32,
    /// A girl or woman; otherwise a boy or man.
    pub female: bool,
    /// Findings that the story states.
    pub present: &'static [FindingId],
    /// Findings that the story denies.
    pub absent: &'static [FindingId],
    /// Findings of which the person says that they are not sure.
    pub not_sure: &'static [FindingId],
    /// Numbers stated.
    pub numbers: &'static [(FindingId, f32)],
    /// The reference cause: a condition, a family, or one of the other names.
    pub diagnosis: &'static str,
    /// Causes that count as equally right.
    pub also_accept: &'static [&'static str],
    /// Causes that have to be named among the causes or in the advice.
    pub must_not_miss: &'static [&'static str],
    /// The reference urgency.
    pub urgency: Urgency,
    /// Every urgency that is accepted.
    pub acceptable: &'static [Urgency],
}

/// What a story says to a reader.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text {
    /// The story.
    pub story: &'static str,
    /// What its reference answer rests on.
    pub basis: &'static str,
    /// What is easily mistaken in it; may be empty.
    pub trap: &'static str,
}

/// The stories of one folder, in the order of their files.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Folder {
    /// Its path in the repository.
    pub path: &'static str,
    /// The stories.
    pub stories: &'static [Story],
}

/// Names of causes that stories may use beside those of the conditions, and the condition they stand for.
pub const OTHER_NAMES: [(&str, &str); 2] =
    [("pulmonary_embolism", "dvt_with_pulmonary_embolism"), ("medication_side_effect", "statin_myalgia")];
