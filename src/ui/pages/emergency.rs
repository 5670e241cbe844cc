//! The emergency page: called up by the very answer, before any further question.

use crate::interview::{Action, Place};
use crate::knowledge::{KNOWLEDGE, Urgency};
use crate::ui::components::{Bullets, EmergencyList, UrgencyCard};
use crate::ui::context::use_app;
use crate::ui::pages::result::Reasons;
use yew::prelude::*;

/// What to do now, and why. The person may go on afterwards.
#[component]
pub fn EmergencyPage() -> Html {
    let app = use_app();
    let assessment = app.state.interview.assess(&KNOWLEDGE);
    let context = app.clone();
    let go_on = Callback::from(move |_: MouseEvent| context.act(Action::WentOn));
    let context = app.clone();
    let result = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Result)));
    if assessment.urgency() != Urgency::Emergency {
        return html! {
            <>
                <h1 class="page__title" tabindex="-1">{ "Emergency signs" }</h1>
                <EmergencyList />
            </>
        };
    }
    let until = KNOWLEDGE.advice(assessment.care).map_or(&[][..], |advice| advice.until_seen);
    html! {
        <>
            <UrgencyCard care={assessment.care} />
            <Reasons reasons={assessment.reasons.clone()} urgent_only=true />
            <section class="until-seen" aria-labelledby="until-seen">
                <h2 id="until-seen">{ "Until help is there" }</h2>
                <Bullets items={until} said=true />
            </section>
            <div class="button-row">
                <button type="button" class="button button--secondary" onclick={result}>{ "See the result so far" }</button>
                <button type="button" class="button button--secondary" onclick={go_on}>
                    { "Go on with the questions" }
                </button>
            </div>
            <p class="hint">{ "Get help first. Going on does not change this advice." }</p>
        </>
    }
}
