//! The page as a whole: its title, where the focus is, how far it is scrolled, printing.

use super::window;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollToOptions};

fn document() -> Option<web_sys::Document> {
    window().and_then(|window| window.document())
}

/// Names the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the first element that the selector finds, without scrolling to it.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus keeps it where it was.
        let _ = element.focus();
    }
}

/// Shows the top of the page at once.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        let options = ScrollToOptions::new();
        options.set_top(0.0);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // A browser that refuses shows the page that is there.
        let _ = window.location().reload();
    }
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        // Where printing is not possible nothing happens, as the person sees.
        let _ = window.print();
    }
}
