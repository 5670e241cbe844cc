//! What we know about calf pain: types, and the condition data compiled in from the text files beside.
//! No reasoning and no browser.

mod types;

pub use types::*;

mod data {
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/knowledge.rs"));
}

/// The condition data of this build.
pub static KNOWLEDGE: Knowledge = data::KNOWLEDGE;

/// Published scores that no page shows. Pages never name it, so it is not in what people load.
pub static REFERENCE_SCORES: &[Score] = data::REFERENCE_SCORES;

/// A short fingerprint of the condition data: eight hexadecimal digits that change with any of its files.
pub const KNOWLEDGE_VERSION: &str = env!("CALFCHECK_KNOWLEDGE_VERSION");
