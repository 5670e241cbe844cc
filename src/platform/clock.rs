//! The clock of the device.

use gloo::timers::callback::Interval;

/// Milliseconds since 1970. It goes on while the device sleeps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, and not before 1970")]
pub fn now() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// Calls back again and again until dropped; seldom while the tab is hidden.
pub fn every(milliseconds: u32, call: impl FnMut() + 'static) -> Interval {
    Interval::new(milliseconds, call)
}

/// Minutes since the start of 1970 in UTC, and how many minutes the device's zone is ahead of it.
pub fn minutes() -> (i64, i16) {
    let now = js_sys::Date::new_0();
    #[expect(clippy::cast_possible_truncation, reason = "minutes since 1970 and offsets are small")]
    let (minutes, behind) = ((now.get_time() / 60_000.0).floor() as i64, now.get_timezone_offset() as i16);
    (minutes, -behind)
}
