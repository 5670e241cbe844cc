//! Stretches and strengthening, step by step.

use crate::knowledge::{ConditionId, Exercise, KNOWLEDGE};
use crate::ui::components::{Bullets, Link};
use crate::ui::route::Route;
use yew::prelude::*;

/// All exercises.
#[component]
pub fn StretchesPage() -> Html {
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ "Stretches and exercises" }</h1>
            <p class="page__lead">{ KNOWLEDGE.exercise_rules.first().copied().unwrap_or_default() }</p>
            { for KNOWLEDGE.exercise_rules.iter().skip(1).map(|rule| html! { <p key={*rule}>{ *rule }</p> }) }
            { for KNOWLEDGE.exercises.iter().map(card) }
        </article>
    }
}

fn card(exercise: &'static Exercise) -> Html {
    html! {
        <section class="exercise" key={exercise.id}>
            <h2 class="exercise__name">{ exercise.name }</h2>
            <ol>
                { for exercise.steps.iter().map(|step| html! { <li key={*step}>{ *step }</li> }) }
            </ol>
            <p class="exercise__dose"><strong>{ "How much: " }</strong><span>{ exercise.dose }</span></p>
            <h3>{ "Take care" }</h3>
            <Bullets items={exercise.cautions} />
            { named("Suits", exercise.suits) }
            <details class="why">
                <summary class="why__summary">
                    <span>{ "Who must not do it" }</span>
                    <span class="visually-hidden">{ format!(": {}", exercise.name) }</span>
                </summary>
                { named("Not with", exercise.not_with) }
            </details>
        </section>
    }
}

fn named(heading: &'static str, conditions: &'static [ConditionId]) -> Html {
    html! {
        <div class="exercise__conditions" key={heading}>
            if !conditions.is_empty() {
                <h3>{ heading }</h3>
                <ul class="link-list link-list--inline">
                    { for conditions.iter().map(|id| html! {
                        <li key={id.0}><Link to={Route::Condition(*id)}>{ KNOWLEDGE.condition(*id).plain_name }</Link></li>
                    }) }
                </ul>
            }
        </div>
    }
}
