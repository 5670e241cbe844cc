//! No page has this address.

use crate::ui::components::{EmergencyList, Link};
use crate::ui::route::Route;
use yew::prelude::*;

/// Says so, and leads on.
#[component]
pub fn NotFoundPage() -> Html {
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Page not found" }</h1>
            <p class="page__lead">{ "This address has no page. It may have been mistyped or moved." }</p>
            <ul class="link-list">
                <li><Link to={Route::Start}>{ "Start page" }</Link></li>
                <li><Link to={Route::Conditions}>{ "Causes of calf pain" }</Link></li>
                <li><Link to={Route::topic("when_to_get_help")}>{ "When to get help" }</Link></li>
            </ul>
            <EmergencyList />
        </>
    }
}
