//! The platform module in a real browser.

#![cfg(target_arch = "wasm32")]

use calfcheck::platform::{device, events, history, page, start, storage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_saved_is_loaded_and_forgotten() {
    assert_eq!(storage::save("test", "kept"), Ok(()));
    assert_eq!(storage::load("test").as_deref(), Some("kept"));
    storage::forget("test");
    assert_eq!(storage::load("test"), None);
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_and_keeps_what_was_there() {
    assert_eq!(storage::save("test-small", "kept"), Ok(()));
    let too_much = "x".repeat(20_000_000);
    assert_eq!(storage::save("test-big", &too_much), Err(storage::Refused));
    assert_eq!(storage::load("test-small").as_deref(), Some("kept"));
    storage::forget("test-small");
}

#[wasm_bindgen_test]
fn the_history_keeps_a_step_and_nothing_else() {
    let before = history::path();
    history::replace(&before, Some(3));
    assert_eq!(history::step(), Some(3));
    history::replace(&before, None);
    assert_eq!(history::step(), None);
    assert_eq!(history::path(), before);
}

#[wasm_bindgen_test]
fn the_device_names_languages_and_a_time_zone() {
    assert!(!device::languages().is_empty());
    assert!(device::time_zone().is_some());
}

#[wasm_bindgen_test]
fn the_title_is_set_and_missing_elements_are_no_error() {
    page::set_title("A title");
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    assert_eq!(document.title(), "A title");
    page::focus("#no-such-element");
    page::focus("not a selector [");
    page::scroll_to_top();
}

#[wasm_bindgen_test]
fn without_a_place_there_is_no_root_and_no_base() {
    assert!(start::root().is_none());
    assert_eq!(start::base(), "");
}

#[wasm_bindgen_test]
fn a_new_version_is_told_until_the_listener_is_dropped() {
    let told = std::rc::Rc::new(std::cell::Cell::new(0));
    let listener = {
        let told = told.clone();
        events::on_update_ready(move || told.set(told.get() + 1))
    };
    let window = web_sys::window().expect("a window");
    let tell = || {
        let event = web_sys::CustomEvent::new("calfcheck-update").expect("an event");
        window.dispatch_event(&event).expect("dispatched");
    };
    tell();
    drop(listener);
    tell();
    assert_eq!(told.get(), 1);
}
