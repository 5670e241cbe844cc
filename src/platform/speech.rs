//! Reading aloud with the voices of the device.

use super::window;
use web_sys::SpeechSynthesisUtterance;

/// Whether the device can read aloud.
pub fn can_speak() -> bool {
    window().is_some_and(|window| window.speech_synthesis().is_ok_and(|speech| !speech.is_undefined()))
}

/// Reads the text aloud in English, in place of what is being read.
pub fn say(text: &str) {
    let speech = window().and_then(|window| window.speech_synthesis().ok());
    if let (Some(speech), Ok(utterance)) = (speech, SpeechSynthesisUtterance::new_with_text(text)) {
        speech.cancel();
        utterance.set_lang("en-GB");
        utterance.set_rate(0.9);
        speech.speak(&utterance);
    }
}

/// Stops reading.
pub fn stop() {
    if let Some(speech) = window().and_then(|window| window.speech_synthesis().ok()) {
        speech.cancel();
    }
}
