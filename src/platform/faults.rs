//! Failures on purpose, for the tests of recovery: only a build with the feature `faults` has any.

/// Fails here, once, if a test has asked for it by this name.
#[cfg(not(feature = "faults"))]
#[inline]
pub fn point(_name: &str) {}

/// Fails here, once, if a test has asked for it by this name in `window.calfcheckFault`.
#[cfg(feature = "faults")]
pub fn point(name: &str) {
    use wasm_bindgen::JsValue;
    let key = JsValue::from_str("calfcheckFault");
    let Some(window) = super::window() else { return };
    let wanted = js_sys::Reflect::get(window.as_ref(), &key).ok().and_then(|value| value.as_string());
    let Some(kind) = wanted.as_deref().and_then(|wanted| wanted.strip_prefix(name)) else { return };
    // The next instance of the app must not meet it again, unless the test says so.
    if kind != " always" {
        let _ = js_sys::Reflect::delete_property(&window, &key);
    }
    match kind {
        " stack" => assert!(deep(1) > 0, "a stack without end"),
        " memory" => fill(),
        " promise" => yew::platform::spawn_local(async { panic!("a test asked for a panic in a promise") }),
        _ => panic!("a test asked for a panic"),
    }
}

#[cfg(feature = "faults")]
fn fill() {
    let mut all = Vec::new();
    loop {
        all.push(std::hint::black_box(Vec::<u8>::with_capacity(1 << 29)));
    }
}

#[cfg(feature = "faults")]
#[expect(unconditional_recursion, reason = "the stack is to overflow")]
fn deep(depth: u64) -> u64 {
    std::hint::black_box([depth; 64])[3] + deep(std::hint::black_box(depth + 1))
}
