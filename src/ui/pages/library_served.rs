//! The pages of the library in the browser: as they were served, inside the frame of the app. Their words are not in the
//! app; only the number to call and the form for measuring depend on the person.

use crate::ui::components::{MeasureForm, call_button};
use crate::ui::context::Context;
use crate::ui::pages::not_found::not_found_page;
use yew::create_portal;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The page that was served; where something else was served for the address, a way on.
pub fn library(app: &Context) -> Html {
    let Some(served) = app.served.clone() else { return not_found_page(app) };
    let call = served.call.map(|place| create_portal(call_button(app), place));
    let measure = served.measure.map(|place| create_portal(html! { <MeasureForm /> }, place));
    html! { <>{ VNode::VRef(served.content.into()) }{ call }{ measure }</> }
}
