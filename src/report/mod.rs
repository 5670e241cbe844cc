//! What the person takes away: the clinician's summary and everything made from the answers to hand on or keep.
//! Pure values and texts. No browser and no clock: the date and time come from the caller.

mod code;
mod decided;
mod fhir;
mod json;
mod link;
mod moment;
mod net;
mod reported;
mod say;
mod scored;
mod scored_form;
mod summary;
mod text;

pub use code::{Code, Extent, QUIET, code};
pub use fhir::to_fhir;
pub use json::Json;
pub use link::{BadLink, Linked, carries_answers, from_fragment, to_fragment};
pub use moment::Moment;
pub use net::{Limit, calendar, limit};
pub use say::{Listener, MOST_WORDS, listeners, script};
pub use scored::{item_words, standing_words};
pub use summary::{Block, Line, Making, Part, Summary};
pub use text::{percent, to_plain_text};
