//! The top of every page.

use super::{Brand, EmergencyBar, Link};
use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// The name of the product and the main pages; on questionnaire pages the emergency bar.
#[component]
pub fn Header() -> Html {
    let app = use_app();
    let asking = app.state.route.in_questionnaire();
    html! {
        <>
            <header class="site-header">
                <Link class="site-header__brand" to={Route::Start}>
                    <Brand />
                    <span>{ "CalfCheck" }</span>
                </Link>
                <nav aria-label="Main">
                    <ul class="site-header__nav">
                        <li><Link to={Route::Conditions}>{ "Causes" }</Link></li>
                        <li><Link to={Route::topic("self_care")}>{ "Self-care" }</Link></li>
                        <li><Link to={Route::topic("when_to_get_help")}>{ "When to get help" }</Link></li>
                    </ul>
                </nav>
            </header>
            <div class="emergency-bar-slot" key={asking.to_string()}>
                if asking { <EmergencyBar /> }
            </div>
        </>
    }
}
