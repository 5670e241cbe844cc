//! Care at home for the leading causes. Never shown when someone has to look at the leg today.

use super::causes::lower_first;
use crate::engine::{Assessment, Facts};
use crate::exercises::plan::plan_suits;
use crate::exercises::{barred_from_all, offered};
use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::self_care::{HeldBack, SelfCare, self_care};
use crate::ui::components::{bar_list, exercise_steps, link, short_list};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// What to do, what is left out and why, what not to do, and the exercises that the answers allow.
pub fn care_at_home(app: &Context, assessment: &Assessment, facts: &Facts) -> Html {
    let care = self_care(&KNOWLEDGE, assessment);
    if care.causes.is_empty() {
        return html! { <div key="self-care"></div> };
    }
    let helps: Vec<AttrValue> = care
        .helps
        .iter()
        .map(|help| app.say(KNOWLEDGE.condition(help.condition).words.what_helps[help.line]))
        .collect();
    let lines = care.causes.iter().flat_map(|id| KNOWLEDGE.condition(*id).words.what_not_to_do);
    let avoid: Vec<AttrValue> = lines.map(|text| app.say(text)).collect();
    html! {
        <section class="self-care-box" aria-labelledby="self-care" key="self-care">
            <h2 id="self-care">{ app.say("What you can do yourself") }</h2>
            <p>{ for_whom(&care) }</p>
            <ul>{ for helps.iter().map(|text| html! { <li key={text.to_string()}>{ text.clone() }</li> }) }</ul>
            { held_back(&care.held_back) }
            <h3>{ "What not to do" }</h3>
            { short_list("", &avoid, 4, "More to avoid") }
            { exercises(assessment, facts) }
            <ul class="link-list">
                if plan_suits(&KNOWLEDGE, assessment) {
                    <li key="plan">{ link(app, Route::Plan, "Day by day: a plan for the first weeks") }</li>
                }
                <li key="steps">{ link(app, Route::topic("self_care"), "Self-care, step by step") }</li>
                <li key="stretches">{ link(app, Route::Stretches, "All stretches, and who must not do them") }</li>
            </ul>
        </section>
    }
}

fn for_whom(care: &SelfCare) -> String {
    let name = |id: &ConditionId| lower_first(KNOWLEDGE.condition(*id).plain_name);
    match care.causes.as_slice() {
        [first, second, ..] => format!("For {} and {}, which fit about equally well:", name(first), name(second)),
        [only] => format!("For {}, the cause that fits best:", name(only)),
        [] => String::new(),
    }
}

/// What would help the leading cause but could harm another one that is still open.
fn held_back(held: &[HeldBack]) -> Html {
    let line = |held: &HeldBack| {
        let because = lower_first(KNOWLEDGE.condition(held.because).plain_name);
        let action = KNOWLEDGE.home_actions[held.action].name;
        html! { <li key={held.action}>{ format!("{action}: this could harm, if it is this after all: {because}.") }</li> }
    };
    html! {
        <div class="self-care-box__held">
            if !held.is_empty() {
                <h3>{ "Not for now" }</h3>
                <ul>{ for held.iter().map(line) }</ul>
            }
        </div>
    }
}

/// The exercises for the leading cause that no answer speaks against, or why there are none.
fn exercises(assessment: &Assessment, facts: &Facts) -> Html {
    let offered = offered(&KNOWLEDGE, facts, assessment);
    let bars = barred_from_all(&KNOWLEDGE, facts, assessment);
    html! {
        <div class="self-care-box__exercises">
            if !offered.is_empty() {
                <h3>{ "Exercises that your answers allow" }</h3>
                <p>{ KNOWLEDGE.exercise_rules.first().copied().unwrap_or_default() }</p>
                { for offered.iter().map(|place| {
                    let exercise = &KNOWLEDGE.exercises[*place];
                    html! {
                        <details class="fold" key={exercise.id}>
                            <summary>{ exercise.name }</summary>
                            { exercise_steps(*place) }
                        </details>
                    }
                }) }
            } else if !bars.is_empty() {
                <h3>{ "No exercises for now" }</h3>
                { bar_list(&bars) }
            }
        </div>
    }
}
