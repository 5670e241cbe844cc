//! Where the app is mounted, and the word that it is.

use super::window;

fn document() -> Option<web_sys::Document> {
    window().and_then(|window| window.document())
}

/// The element that the app fills.
pub fn root() -> Option<web_sys::Element> {
    document().and_then(|document| document.get_element_by_id("app"))
}

/// What stands before every address of the site, without a slash at the end; empty at the root of a host.
pub fn base() -> String {
    let root = document().and_then(|document| document.document_element());
    let base = root.and_then(|root| root.get_attribute("data-base")).unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}

/// Says that the app is on the page.
pub fn ready() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The attribute only shows the start script that all is well.
        let _ = root.set_attribute("data-state", "ready");
    }
}
