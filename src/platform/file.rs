//! A file that the person chooses. It is read on the device and goes nowhere.

use wasm_bindgen::prelude::*;
use web_sys::HtmlInputElement;

/// Reads the chosen file as text, and empties the field. A file of more bytes than `most` is not read: `None`; one that
/// can't be read is an empty text.
pub fn read(field: &HtmlInputElement, most: usize, done: impl Fn(Option<String>) + Clone + 'static) {
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    field.set_value("");
    #[expect(clippy::cast_precision_loss, reason = "a small limit")]
    if file.size() > most as f64 {
        return done(None);
    }
    let failed = done.clone();
    let yes = Closure::once(move |text: JsValue| done(Some(text.as_string().unwrap_or_default())));
    let no = Closure::once(move |_: JsValue| failed(Some(String::new())));
    // The promise outlives this call; the two small functions stay until the page goes.
    let _ = file.text().then2(&yes, &no);
    yes.forget();
    no.forget();
}
