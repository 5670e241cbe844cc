//! What we know about calf pain: types, and the condition data compiled in from the text files beside.
//! No reasoning and no browser.

#[cfg(not(target_arch = "wasm32"))]
mod backing;
pub mod packed;
mod types;

#[cfg(not(target_arch = "wasm32"))]
pub use backing::{Backing, ClinicalChange};
pub use types::*;

#[cfg(not(target_arch = "wasm32"))]
mod data {
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/knowledge.rs"));
    include!(concat!(env!("OUT_DIR"), "/backing.rs"));
}

/// What backs each figure and rule, in the order of the files.
#[cfg(not(target_arch = "wasm32"))]
pub static BACKINGS: &[Backing] = data::BACKINGS;

/// What changed in what people are asked and told, newest first.
#[cfg(not(target_arch = "wasm32"))]
pub static CLINICAL_CHANGES: &[ClinicalChange] = data::CLINICAL_CHANGES;

/// The condition data of this build.
#[cfg(not(target_arch = "wasm32"))]
pub static KNOWLEDGE: Knowledge = data::KNOWLEDGE;

/// The condition data of this build: what the app needs of it.
#[cfg(target_arch = "wasm32")]
pub static KNOWLEDGE: InTheApp = InTheApp(std::sync::OnceLock::new());

/// Knowledge that is read when it is first asked for.
#[cfg(target_arch = "wasm32")]
#[derive(Debug)]
pub struct InTheApp(std::sync::OnceLock<Knowledge>);

#[cfg(target_arch = "wasm32")]
impl std::ops::Deref for InTheApp {
    type Target = Knowledge;

    #[inline(never)]
    fn deref(&self) -> &Knowledge {
        self.0.get_or_init(|| packed::read(PACKED))
    }
}

/// The condition data as it is carried by the app.
pub const PACKED: packed::Packed<'static> = packed::Packed {
    texts: include_str!(concat!(env!("OUT_DIR"), "/knowledge.txt")),
    numbers: include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin")),
};

/// Published scores that no page shows; they are not in what people load.
#[cfg(not(target_arch = "wasm32"))]
pub static REFERENCE_SCORES: &[Score] = data::REFERENCE_SCORES;

/// A short fingerprint of the condition data: eight hexadecimal digits that change with any of its files.
pub const KNOWLEDGE_VERSION: &str = env!("CALFCHECK_KNOWLEDGE_VERSION");
