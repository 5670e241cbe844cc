//! Reads the data folder, checks it, and writes it as Rust. Used by `build.rs` and by the tests, never by the app.

mod backing;
mod check;
mod clinical;
mod conditions;
mod emit;
mod emit_exercises;
mod emit_scores;
mod exercises;
mod expression;
mod figures;
mod files;
mod findings;
mod home_care;
mod marks;
mod pages;
mod plan;
mod problem;
mod questions;
mod reachable;
mod rules;
mod safety_net;
mod scores;
mod sources;
mod timers;

pub use backing::backing;
pub use check::load;
pub use emit::knowledge as emit;
pub use expression::parse;
pub use problem::Problem;
