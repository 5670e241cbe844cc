//! Starts the app in the browser: reads the address, what the tab kept and the device's region, then mounts.

use calfcheck::interview::from_text;
use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::platform::{history, start, storage};
use calfcheck::ui::{ANSWERS, App, AppProps, Kept, REGION, Route, Served, region_for};

fn main() {
    let base = start::base();
    let path = history::path();
    let kept = storage::load(ANSWERS).map(|text| Kept(from_text(&KNOWLEDGE, &text)));
    let route = Route::at(path.strip_prefix(base.as_str()).unwrap_or(&path));
    let served = if route.in_library() { start::take_content(&route.path()) } else { None };
    let served = served.map(|content| Served {
        call: start::take_place(&content, "topic__call"),
        measure: start::take_place(&content, "topic__measure"),
        content,
    });
    let props = AppProps { route, base: base.into(), kept, region: region_for(storage::load(REGION)), served };
    if let Some(root) = start::root() {
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
}
