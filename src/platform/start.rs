//! Where the app is mounted, and where the site stands.

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
    let script = document().and_then(|document| document.query_selector("script[data-base]").ok().flatten());
    let base = script.and_then(|script| script.get_attribute("data-base")).unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}
