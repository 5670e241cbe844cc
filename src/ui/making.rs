//! What everything that is taken away is made with: the date and the versions.

use crate::knowledge::KNOWLEDGE_VERSION;
use crate::platform;
use crate::report::{Making, Moment};
use yew::prelude::*;

/// The version of the product.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The date and time at which the page was opened; none while it is prerendered.
#[hook]
pub fn use_moment() -> Option<Moment> {
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
    Making { when, version: VERSION, data: KNOWLEDGE_VERSION, calves: None }
}
