//! Said on pages about care at home when the person's own answers ask for an examination first.

use super::link;
use crate::knowledge::{Care, KNOWLEDGE};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// Whether this person has answers, and they do not allow care at home yet.
pub fn must_wait(app: &Context) -> bool {
    let interview = &app.state.interview;
    if interview.responses().is_empty() {
        return false;
    }
    let assessment = interview.assess(&KNOWLEDGE);
    assessment.care > Care::SelfCare && !assessment.allows_self_care(&KNOWLEDGE)
}

/// A notice for people whose answers ask for an examination before any care at home. It stands on the page for everyone,
/// hidden; the frame of the app (`page--waits`) brings it out, also on pages that are shown as they were served.
pub fn wait_notice(app: &Context, so: &'static str) -> Html {
    html! {
        <aside class="wait-notice notice notice--info" hidden=true>
            <p><strong>{ "By your answers, someone has to look at the leg first." }</strong></p>
            <p>{ so }</p>
            <p>{ "Do you read for someone else? Delete your answers to see everything." }</p>
            <p>{ link(app, Route::Result, "Your result, and what to do until then") }</p>
        </aside>
    }
}
