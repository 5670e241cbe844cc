//! What everything that is taken away is made with: the date and the versions.

use crate::interview::Kept;
use crate::knowledge::KNOWLEDGE_VERSION;
use crate::platform;
use crate::report::{Making, Moment};
use crate::saved::UNDATED;
use crate::ui::context::use_app;
use yew::prelude::*;

/// The version of the product.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// When the answers were given: the date they were kept with, else when the page was opened; none while it is prerendered.
#[hook]
pub fn use_moment() -> Option<Moment> {
    let now = use_now();
    use_app().state.interview.kept().map_or(now, moment_of)
}

/// The date of kept answers, where it is known.
pub fn moment_of(kept: Kept) -> Option<Moment> {
    (kept != UNDATED).then(|| Moment::from_minutes(kept.0, kept.1))
}

/// The date and time in words, and how long ago it is once the clock was read.
pub fn dated(kept: Kept, now: Option<Moment>) -> String {
    let Some(then) = moment_of(kept) else { return "Date not known".to_owned() };
    let ago = now.map(|now| match now.days_since(then) {
        0 => ", today".to_owned(),
        1 => ", yesterday".to_owned(),
        days @ 2.. => format!(", {days} days ago"),
        ..0 => ", ahead of the clock of this device".to_owned(),
    });
    format!("{}, {}{}", then.date(), then.clock(), ago.unwrap_or_default())
}

/// The date and time at which the page was opened; none while it is prerendered.
#[hook]
pub fn use_now() -> Option<Moment> {
    let moment = use_state(|| None);
    let set = moment.clone();
    use_effect_with((), move |()| {
        let (minutes, offset) = platform::clock::minutes();
        set.set(Some(Moment::from_minutes(minutes, offset)));
    });
    *moment
}

/// What a summary is made with.
pub fn making(when: Option<Moment>) -> Making {
    Making { when, version: VERSION, data: KNOWLEDGE_VERSION }
}
