//! The storage of this tab: a reload keeps it, closing the tab forgets it. May be missing, full or refused;
//! then a property of the window keeps it until the reload, so that a restart of the app loses nothing.

use super::window;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The browser would not keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

fn storage() -> Result<web_sys::Storage, Refused> {
    window().and_then(|window| window.session_storage().ok().flatten()).ok_or(Refused)
}

/// What was kept under the name.
pub fn load(name: &str) -> Option<String> {
    let kept = storage().ok().and_then(|storage| storage.get_item(name).ok().flatten());
    kept.or_else(|| Reflect::get(window()?.as_ref(), &JsValue::from_str(name)).ok()?.as_string())
}

/// Keeps the text under the name.
///
/// # Errors
/// When storage is blocked or full.
pub fn save(name: &str, text: &str) -> Result<(), Refused> {
    let kept = storage().and_then(|storage| storage.set_item(name, text).map_err(|_| Refused));
    if kept.is_err() {
        mirror(name, &JsValue::from_str(text));
    }
    kept
}

/// Forgets what was kept under the name.
pub fn forget(name: &str) {
    if let Ok(storage) = storage() {
        // Nothing kept is as good as forgotten.
        let _ = storage.remove_item(name);
    }
    mirror(name, &JsValue::UNDEFINED);
}

/// Keeps the value for as long as the page is open.
fn mirror(name: &str, value: &JsValue) {
    if let Some(window) = window() {
        // A window that takes no properties leaves us where we were.
        let _ = Reflect::set(window.as_ref(), &JsValue::from_str(name), value);
    }
}
