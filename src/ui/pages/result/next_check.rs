//! The next best check: what the person could still look at, and what it could do to the advice.

use crate::engine::{Assessment, Facts, NextCheck, next_check};
use crate::interview::{Action, Place};
use crate::knowledge::{Care, KNOWLEDGE};
use crate::ui::context::Context;
use yew::prelude::*;

/// The check, how it is done, and a way to answer it. Nothing when no check could change the advice.
pub fn next_check_box(app: &Context, assessment: &Assessment, facts: &Facts) -> Html {
    let Some(check) = next_check(&KNOWLEDGE, facts) else { return html! { <div key="next-check"></div> } };
    let question = KNOWLEDGE.question(check.question);
    let context = app.clone();
    let answer = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Asking(check.question))));
    html! {
        <section class="next-check" aria-labelledby="next-check" key="next-check">
            <h2 id="next-check">{ "One check that could change this" }</h2>
            <p class="next-check__ask">{ app.say(question.ask) }</p>
            <p>{ app.say(question.check) }</p>
            <p class="hint">{ outcome(assessment.care, check) }</p>
            <button type="button" class="button button--secondary" onclick={answer}>{ "Check it, then answer" }</button>
        </section>
    }
}

/// What an outcome could do. More urgent is named; a calmer advice is not held out.
fn outcome(now: Care, check: NextCheck) -> String {
    let title = |care: Care| KNOWLEDGE.advice(care).map_or("", |advice| advice.title);
    if check.most > now {
        format!("What you find could change the advice to: {}.", title(check.most))
    } else {
        "What you find could change the advice.".to_owned()
    }
}
