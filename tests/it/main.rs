//! Native tests, a module for each subject.

#![cfg(not(target_arch = "wasm32"))]

mod chance;
mod combinations;
mod contrast;
mod differential;
mod engine;
mod enumeration;
mod evidence;
mod exercises;
#[cfg(feature = "ssr")]
mod gallery;
mod hazards;
#[cfg(feature = "ssr")]
mod how_good;
mod incremental;
mod interview;
mod knowledge;
#[cfg(feature = "ssr")]
mod leg;
mod measure;
mod moves;
mod not_sure;
mod open_data;
#[cfg(feature = "ssr")]
mod pages;
mod person;
mod promises;
mod reach;
#[cfg(feature = "ssr")]
mod reading;
mod report;
mod rules;
mod saved;
mod scenarios;
mod scores;
mod second_reading;
mod second_thoughts;
mod self_care;
mod simulation;
mod they;
mod told;
mod toy;
mod vignettes;
mod words;
mod worked_cases;
mod yes_to_a_danger;
