//! CalfCheck: a self-assessment for calf pain that runs on the person's own device.
//!
//! `knowledge` is what we know, `engine` what follows from the answers, `exercises` which exercises the answers allow,
//! `self_care` what to do at home without harming a cause still open, `interview` the questionnaire, `measure` what a
//! tape round both calves says, `vignettes` how good the answers are, `open_data` the same data for others to use,
//! `words` the wording for another person, `report` what the person takes away, `saved` the checks that they keep, `ui`
//! the pages, `platform` the browser.

pub mod decimal;
pub mod engine;
pub mod exercises;
pub mod interview;
pub mod knowledge;
pub mod measure;
#[cfg(not(target_arch = "wasm32"))]
pub mod open_data;
#[cfg(feature = "ui")]
pub mod platform;
pub mod report;
pub mod saved;
pub mod self_care;
#[cfg(feature = "ui")]
pub mod ui;
pub mod vignettes;
pub mod words;
