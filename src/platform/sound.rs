//! A short tone, and a short shake of the phone.

use super::window;
use std::cell::RefCell;
use web_sys::AudioContext;

thread_local! {
    /// One for the page: browsers allow only a few.
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Wakes the sound; only a click or a key may do so.
pub fn prepare() {
    CONTEXT.with_borrow_mut(|context| {
        if context.is_none() {
            *context = AudioContext::new().ok();
        }
        if let Some(context) = context {
            // Where the browser refuses, it stays silent.
            let _ = context.resume();
        }
    });
}

/// A tone of a fifth of a second; the frequency in hertz.
pub fn beep(hertz: f32) {
    CONTEXT.with_borrow(|context| {
        if let Some(context) = context {
            // A device without sound stays silent.
            let _ = tone(context, hertz);
        }
    });
}

fn tone(context: &AudioContext, hertz: f32) -> Result<(), wasm_bindgen::JsValue> {
    let (source, volume, now) = (context.create_oscillator()?, context.create_gain()?, context.current_time());
    source.frequency().set_value(hertz);
    volume.gain().set_value_at_time(0.2, now)?;
    volume.gain().linear_ramp_to_value_at_time(0.0, now + 0.2)?;
    source.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    source.start()?;
    source.stop_with_when(now + 0.2)
}

/// Whether the device can shake.
pub fn can_shake() -> bool {
    let navigator = window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| js_sys::Reflect::has(&navigator, &"vibrate".into()).unwrap_or(false))
}

/// A short shake.
pub fn shake() {
    if let Some(window) = window().filter(|_| can_shake()) {
        // A phone that may not shake now does not.
        let _ = window.navigator().vibrate_with_duration(200);
    }
}
