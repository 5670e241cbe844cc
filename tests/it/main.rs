//! Native tests, a module for each subject.

#![cfg(not(target_arch = "wasm32"))]

mod engine;
mod evidence;
mod exercises;
mod hazards;
mod interview;
mod knowledge;
#[cfg(feature = "ssr")]
mod pages;
mod person;
mod rules;
mod scenarios;
mod scores;
mod simulation;
mod vignettes;
mod words;
