//! Handing a text on: the clipboard, and the share sheet of the device where there is one.

use super::window;
use wasm_bindgen::prelude::*;

/// Whether the device has a share sheet.
pub fn has_sheet() -> bool {
    let navigator = window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false))
}

/// Opens the share sheet. What the person does there is theirs alone.
pub fn share(title: &str, text: &str) {
    let Some(navigator) = window().map(|window| window.navigator()) else { return };
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_text(text);
    // Closing the sheet is an ordinary end.
    ignore(&navigator.share_with_data(&data));
}

/// Copies the text, and says whether that worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + Clone + 'static) {
    let clipboard = window().map(|window| window.navigator().clipboard());
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else { return done(false) };
    let failed = done.clone();
    let yes = Closure::once(move |_: JsValue| done(true));
    let no = Closure::once(move |_: JsValue| failed(false));
    // The promise outlives this call; the two small functions stay until the page goes.
    let _ = clipboard.write_text(text).then2(&yes, &no);
    yes.forget();
    no.forget();
}

fn ignore(promise: &js_sys::Promise) {
    let nothing = Closure::once(|_: JsValue| ());
    let _ = promise.catch(&nothing);
    nothing.forget();
}
