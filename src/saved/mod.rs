//! Checks that the person keeps on the device, only when asked: as text, as a file, and one beside another.
//! Pure values and texts. No browser and no clock. The advice of a kept check is history: what holds now is assessed anew.

mod compare;
mod figure;
mod file;
mod record;

pub use compare::{Changed, Comparison, compare};
pub use figure::{Figure, Figures};
pub use file::{Brought, MOST, Refused, from_file, to_file};
pub use record::{Check, PREFIX, UNDATED, Unread, migrated, name, read, to_text};
