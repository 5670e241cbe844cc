//! One exercise, and what keeps a person from it.

use super::{Timer, bullets, figures, link};
use crate::exercises::Bar;
use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// An exercise: how it is done, and who must not do it.
/// With what the person's own answers say against it (`bars`), or a sitting version to do instead, the steps are left out.
pub fn exercise_card(app: &Context, place: usize, bars: &[Bar], sitting: Option<usize>) -> Html {
    let exercise = &KNOWLEDGE.exercises[place];
    let open = bars.is_empty() && sitting.is_none();
    html! {
        <section class="exercise" id={exercise.id} key={place}>
            <h2 class="exercise__name">{ exercise.name }</h2>
            <div class="exercise__not-you">
                if let Some(other) = sitting {
                    <p class="notice notice--info">
                        { format!("Your answers ask for the sitting version: {}.", KNOWLEDGE.exercises[other].name) }
                    </p>
                } else if !open {
                    <div class="notice notice--info">
                        <p><strong>{ "Not for you now" }</strong></p>
                        { bar_list(bars) }
                    </div>
                }
            </div>
            <div class="exercise__how">
                if open { { exercise_steps(place) } }
            </div>
            <details class="why">
                <summary class="why__summary">
                    <span>{ "Whom it suits, and who must not do it" }</span>
                    <span class="visually-hidden">{ format!(": {}", exercise.name) }</span>
                </summary>
                { named(app, "Suits", exercise.suits) }
                { named(app, "Not with", exercise.not_with) }
                <h3>{ "Not if" }</h3>
                <ul>
                    { for KNOWLEDGE.barriers.iter().filter(|barrier| barrier.bars.contains(&place)).map(|barrier| html! {
                        <li key={barrier.id}>{ barrier.reason }</li>
                    }) }
                </ul>
            </details>
        </section>
    }
}

/// How an exercise is done: drawings, steps, dose, timers, cautions. Shown only to people whose answers allow it.
pub fn exercise_steps(place: usize) -> Html {
    let exercise = &KNOWLEDGE.exercises[place];
    html! {
        <div class="exercise__steps">
            { figures(exercise) }
            <ol>
                { for exercise.steps.iter().map(|step| html! { <li key={*step}>{ *step }</li> }) }
            </ol>
            <p class="exercise__dose"><strong>{ "How much: " }</strong><span>{ exercise.dose }</span></p>
            <div class="exercise__timers">
                { for exercise.timers.iter().map(|dose| html! { <Timer key={dose.label} {dose} name={exercise.name} /> }) }
            </div>
            <p><strong>{ "Take care" }</strong></p>
            { bullets(exercise.cautions) }
        </div>
    }
}

/// What keeps a person from an exercise, in words.
pub fn bar_list(bars: &[Bar]) -> Html {
    html! {
        <ul>{ for bars.iter().map(|bar| html! { <li key={words(*bar)}>{ words(*bar) }</li> }) }</ul>
    }
}

fn words(bar: Bar) -> String {
    match bar {
        Bar::Answers(place) => KNOWLEDGE.barriers[place].reason.to_owned(),
        Bar::Cause(id) => {
            format!("It must not be done with this, which is not settled yet: {}.", KNOWLEDGE.condition(id).plain_name)
        }
    }
}

fn named(app: &Context, heading: &'static str, conditions: &'static [ConditionId]) -> Html {
    html! {
        <div class="exercise__conditions" key={heading}>
            if !conditions.is_empty() {
                <h3>{ heading }</h3>
                <ul class="link-list link-list--inline">
                    { for conditions.iter().map(|id| html! {
                        <li key={id.0}>{ link(app, Route::Condition(*id), KNOWLEDGE.condition(*id).plain_name) }</li>
                    }) }
                </ul>
            }
        </div>
    }
}
