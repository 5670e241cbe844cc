//! What the person takes away: the clinician's summary and everything made from the answers to hand on or keep.
//! Pure values and texts. No browser and no clock: the date and time come from the caller.

mod decided;
mod moment;
mod reported;
mod say;
mod scored;
mod summary;
mod text;

pub use moment::Moment;
pub use say::{Listener, MOST_WORDS, listeners, script};
pub use summary::{Block, Line, Making, Part, Summary};
pub use text::to_plain_text;
