//! Keeps the screen on. The browser gives it up when the page is hidden and may refuse; then the screen goes dark as usual.

use super::events::on_visible;
use super::window;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// What holds the screen on, once the browser has agreed; `None` when it is no longer wanted.
type Lock = Rc<RefCell<Option<JsValue>>>;

/// The screen stays on until this is dropped.
pub struct Awake {
    lock: Lock,
    _visible: Option<EventListener>,
}

impl Awake {
    /// Asks for the screen to stay on, again each time the page comes back into view.
    pub fn new() -> Self {
        let lock: Lock = Rc::new(RefCell::new(Some(JsValue::UNDEFINED)));
        request(&lock);
        let again = lock.clone();
        Awake { lock, _visible: on_visible(move || request(&again)) }
    }
}

impl Default for Awake {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        if let Some(held) = self.lock.borrow_mut().take() {
            release(&held);
        }
    }
}

/// Not every browser has wake locks, so they are looked up by name.
fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<js_sys::Promise> {
    let method = js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()?.dyn_into::<js_sys::Function>().ok()?;
    method.call1(object, argument).ok()?.dyn_into().ok()
}

fn request(lock: &Lock) {
    let Some(navigator) = window().map(|window| window.navigator()) else { return };
    let Ok(locks) = js_sys::Reflect::get(&navigator, &JsValue::from_str("wakeLock")) else { return };
    let Some(promise) = call(&locks, "request", &JsValue::from_str("screen")) else { return };
    let lock = lock.clone();
    let granted = Closure::once_into_js(move |held: JsValue| match lock.borrow_mut().as_mut() {
        Some(slot) => {
            let before = std::mem::replace(slot, held);
            release(&before);
        }
        None => release(&held),
    });
    let refused = Closure::once_into_js(|_: JsValue| {});
    // Both stay with the browser; the one that is not called is freed with the page.
    let _ = js_sys::Reflect::get(&promise, &JsValue::from_str("then"))
        .ok()
        .and_then(|then| then.dyn_into::<js_sys::Function>().ok())
        .and_then(|then| then.call2(&promise, &granted, &refused).ok());
}

fn release(held: &JsValue) {
    if held.is_object() {
        // A lock that the browser has given up already stays so.
        let _ = call(held, "release", &JsValue::UNDEFINED);
    }
}
