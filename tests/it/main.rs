//! Native tests, a module for each subject.

#![cfg(not(target_arch = "wasm32"))]

mod engine;
mod evidence;
mod incremental;
mod interview;
mod knowledge;
mod person;
mod rules;
mod scenarios;
mod scores;
mod simulation;
mod vignettes;
