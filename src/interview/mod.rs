//! The questionnaire as a pure state machine: what was answered, where the person is, and what is kept.
//! No browser and no medical decision; those are the engine's.

mod draft;
mod portrait;
mod saved;
mod state;

pub use draft::{Draft, Mistake, read};
pub use portrait::{Portrait, Unstated};
pub use saved::{Restored, from_text, to_text};
pub use state::{Action, Interview, Kept, Place, Response, included};
