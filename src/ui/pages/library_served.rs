//! The pages of the library in the browser: as they were served, inside the frame of the app. Their words are not in the
//! app; only the number to call and the form for measuring depend on the person.

use crate::ui::components::{CallButton, MeasureForm};
use crate::ui::context::use_app;
use crate::ui::pages::not_found::NotFoundPage;
use yew::create_portal;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The page that was served; where something else was served for the address, a way on.
#[component]
pub fn Library() -> Html {
    let Some(served) = use_app().served else { return html! { <NotFoundPage /> } };
    let call = served.call.map(|place| create_portal(html! { <CallButton /> }, place));
    let measure = served.measure.map(|place| create_portal(html! { <MeasureForm /> }, place));
    html! { <>{ VNode::VRef(served.content.into()) }{ call }{ measure }</> }
}
