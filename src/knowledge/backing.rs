//! What backs each figure, and what changed when, as types. Only native programs have them: the app does not need to know.

use super::Mark;

/// What backs one figure or rule of the data files.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backing {
    /// Where it stands: the file, then the names on the way, such as `conditions/calf_strain.likelihood.side_one`.
    pub at: &'static str,
    /// How far it is backed.
    pub mark: Mark,
    /// Keys of the sources.
    pub sources: &'static [&'static str],
    /// What it rests on, and why it is not another figure; may be empty.
    pub why: &'static str,
    /// The least figure that is as good; where the file names one.
    pub low: Option<f32>,
    /// The greatest figure that is as good; where the file names one.
    pub high: Option<f32>,
}

/// A change of what people are asked or told, or of what their answers weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClinicalChange {
    /// A name that stays.
    pub id: &'static str,
    /// The day, as `2026-11-24`.
    pub date: &'static str,
    /// What is different.
    pub what: &'static str,
    /// Why, or what it rests on; may be empty.
    pub why: &'static str,
    /// Rules that it is about.
    pub rules: &'static [&'static str],
    /// Keys of the sources.
    pub sources: &'static [&'static str],
    /// What it did to the development vignettes; empty where nobody noted it.
    pub moved: &'static str,
}
