//! Said on pages about care at home when the person's own answers ask for an examination first.

use super::Link;
use crate::knowledge::{Care, KNOWLEDGE};
use crate::ui::context::{Context, use_app};
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

/// What the notice needs.
#[derive(Clone, PartialEq, Properties)]
pub struct WaitNoticeProps {
    /// What follows from it on this page.
    pub so: AttrValue,
}

/// A notice for people whose answers ask for an examination before any care at home; nothing for the others.
#[component]
pub fn WaitNotice(props: &WaitNoticeProps) -> Html {
    let app = use_app();
    html! {
        <div class="wait-slot">
            if must_wait(&app) {
                <div class="notice notice--info">
                    <p><strong>{ "By your answers, someone has to look at the leg first." }</strong></p>
                    <p>{ props.so.clone() }</p>
                    <p>{ "Do you read for someone else? Delete your answers to see everything." }</p>
                    <p><Link to={Route::Result}>{ "Your result, and what to do until then" }</Link></p>
                </div>
            }
        </div>
    }
}
