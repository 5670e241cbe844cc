//! Native tests, a module for each subject.

mod engine;
mod interview;
mod knowledge;
mod person;
mod rules;
mod scenarios;
mod vignettes;
