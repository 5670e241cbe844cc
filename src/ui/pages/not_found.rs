//! No page has this address.

use crate::ui::components::{emergency_list, link};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// Says so, and leads on.
pub fn not_found_page(app: &Context) -> Html {
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Page not found" }</h1>
            <p class="page__lead">{ "This address has no page. It may have been mistyped or moved." }</p>
            <ul class="link-list">
                <li>{ link(app, Route::Start, "Start page") }</li>
                <li>{ link(app, Route::Conditions, "Causes of calf pain") }</li>
                <li>{ link(app, Route::topic("when_to_get_help"), "When to get help") }</li>
            </ul>
            { emergency_list(app) }
        </>
    }
}
