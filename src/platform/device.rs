//! What the device's settings say. Never its location.

use super::window;
use wasm_bindgen::JsValue;

/// The languages set, the preferred one first, such as `en-GB`.
pub fn languages() -> Vec<String> {
    let Some(navigator) = window().map(|window| window.navigator()) else { return Vec::new() };
    let mut found: Vec<String> = navigator.languages().iter().filter_map(|value| value.as_string()).collect();
    if found.is_empty() {
        found.extend(navigator.language());
    }
    found
}

/// The time zone set, such as `Europe/London`.
pub fn time_zone() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let options = format.resolved_options();
    js_sys::Reflect::get(&options, &JsValue::from_str("timeZone")).ok()?.as_string()
}
