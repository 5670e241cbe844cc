//! The top of every page.

use super::{brand, emergency_bar, link, link_as};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// The name of the product and the main pages; on questionnaire pages the emergency bar.
pub fn header(app: &Context) -> Html {
    let asking = app.state.route.in_questionnaire();
    html! {
        <>
            <header class="site-header">
                { link_as("site-header__brand", app, Route::Start, html! { <>{ brand() }<span>{ "CalfCheck" }</span></> }) }
                <nav aria-label="Main">
                    <ul class="site-header__nav">
                        <li>{ link(app, Route::Conditions, "Causes") }</li>
                        <li>{ link(app, Route::topic("self_care"), "Self-care") }</li>
                        <li>{ link(app, Route::topic("when_to_get_help"), "When to get help") }</li>
                    </ul>
                </nav>
            </header>
            <div class="emergency-bar-slot" key={asking.to_string()}>
                if asking { { emergency_bar(app) } }
            </div>
        </>
    }
}
