//! Where the app is mounted, and where the site stands.

use super::window;

fn document() -> Option<web_sys::Document> {
    window().and_then(|window| window.document())
}

/// The element that the app fills.
pub fn root() -> Option<web_sys::Element> {
    document().and_then(|document| document.get_element_by_id("app"))
}

/// The content that was served for a page, taken out of the document; nothing where another page was served.
pub fn take_content(path: &str) -> Option<web_sys::Element> {
    let frame = document()?.query_selector(&format!("#app [data-page='{path}']")).ok()??;
    let content = frame.first_element_child()?;
    content.remove();
    Some(content)
}

/// The emptied element of this class inside another.
pub fn take_place(inside: &web_sys::Element, class: &str) -> Option<web_sys::Element> {
    let found = inside.get_elements_by_class_name(class).item(0)?;
    found.set_text_content(None);
    Some(found)
}

/// What stands before every address of the site, without a slash at the end; empty at the root of a host.
pub fn base() -> String {
    let script = document().and_then(|document| document.query_selector("script[data-base]").ok().flatten());
    let base = script.and_then(|script| script.get_attribute("data-base")).unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}
