//! Things that happen to the page as a whole.

use super::window;
use gloo::events::EventListener;

/// A new version of the app is ready; said by the start script.
const UPDATE_READY: &str = "calfcheck-update";

/// Asks the start script to show the new version.
const APPLY_UPDATE: &str = "calfcheck-apply-update";

/// Calls back when the person goes back or forward. Stops when dropped.
pub fn on_history(call: impl Fn() + 'static) -> Option<EventListener> {
    on("popstate", call)
}

/// Calls back when a new version is ready. Stops when dropped.
pub fn on_update_ready(call: impl Fn() + 'static) -> Option<EventListener> {
    on(UPDATE_READY, call)
}

/// Calls back when the device comes online or goes offline. Stops when dropped.
pub fn on_network(call: impl Fn(bool) + Clone + 'static) -> Vec<EventListener> {
    let again = call.clone();
    let online = on("online", move || call(true));
    let offline = on("offline", move || again(false));
    online.into_iter().chain(offline).collect()
}

/// Calls back when another tab keeps or deletes something in the browser. Stops when dropped.
pub fn on_storage(call: impl Fn() + 'static) -> Option<EventListener> {
    on("storage", call)
}

/// Whether the device says it is offline.
pub fn offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}

/// Shows the new version; the page reloads.
pub fn apply_update() {
    if let (Some(window), Ok(event)) = (window(), web_sys::CustomEvent::new(APPLY_UPDATE)) {
        // Without a listener nothing happens, and the old version goes on.
        let _ = window.dispatch_event(&event);
    }
}

/// A timer was started.
const TIMER_STARTED: &str = "calfcheck-timer";

/// Says that a timer was started, so that the others pause.
pub fn timer_started() {
    if let (Some(window), Ok(event)) = (window(), web_sys::CustomEvent::new(TIMER_STARTED)) {
        // Without a listener there is no other timer.
        let _ = window.dispatch_event(&event);
    }
}

/// Calls back when a timer is started. Stops when dropped.
pub fn on_timer_started(call: impl Fn() + 'static) -> Option<EventListener> {
    on(TIMER_STARTED, call)
}

/// Calls back when the page comes into view again. Stops when dropped.
pub fn on_visible(call: impl Fn() + 'static) -> Option<EventListener> {
    let document = window()?.document()?;
    let shown = document.clone();
    Some(EventListener::new(&document, "visibilitychange", move |_| {
        if !shown.hidden() {
            call();
        }
    }))
}

fn on(name: &'static str, call: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, name, move |_| call()))
}
