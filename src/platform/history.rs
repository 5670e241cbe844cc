//! Addresses and the way back. An entry holds the number of a step, never an answer.

use super::window;
use wasm_bindgen::JsValue;

/// The path of the page shown, without query and fragment.
pub fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_else(|| "/".to_owned())
}

/// The fragment of the address, without the `#`; empty when there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// The address of the site, such as `https://example.org`.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The step noted with the entry shown, if there is one.
pub fn step() -> Option<usize> {
    let state = window()?.history().ok()?.state().ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    (state >= 0.0).then_some(state as usize)
}

/// Adds an entry for the path.
pub fn push(path: &str, step: Option<usize>) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // A browser that refuses (too many entries) still shows the page.
        let _ = history.push_state_with_url(&state(step), "", Some(path));
    }
}

/// Changes the entry shown.
pub fn replace(path: &str, step: Option<usize>) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&state(step), "", Some(path));
    }
}

fn state(step: Option<usize>) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    step.map_or(JsValue::NULL, |step| JsValue::from_f64(step as f64))
}
