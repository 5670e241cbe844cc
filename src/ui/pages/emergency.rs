//! The emergency page: called up by the very answer, before any further question.

use crate::interview::{Action, Place};
use crate::knowledge::{KNOWLEDGE, Urgency};
use crate::ui::components::{emergency_list, said_bullets, urgency_card};
use crate::ui::context::Context;
use crate::ui::pages::result::reasons;
use yew::prelude::*;

/// What to do now, and why. The person may go on afterwards.
pub fn emergency_page(app: &Context) -> Html {
    let assessment = app.state.interview.assess(&KNOWLEDGE);
    let context = app.clone();
    let go_on = Callback::from(move |_: MouseEvent| context.act(Action::WentOn));
    let context = app.clone();
    let result = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Result)));
    if assessment.urgency() != Urgency::Emergency {
        return html! {
            <>
                <h1 class="page__title" tabindex="-1">{ "Emergency signs" }</h1>
                { emergency_list(app) }
            </>
        };
    }
    let until = KNOWLEDGE.advice(assessment.care).map_or(&[][..], |advice| advice.until_seen);
    html! {
        <>
            { urgency_card(app, assessment.care, true) }
            { reasons(app, &assessment.reasons, true) }
            <section class="until-seen" aria-labelledby="until-seen">
                <h2 id="until-seen">{ "Until help is there" }</h2>
                { said_bullets(app, until) }
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
