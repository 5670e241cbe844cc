//! One exercise, and what keeps a person from it.

use super::{Bullets, Figures, Link, Timer};
use crate::exercises::Bar;
use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::ui::route::Route;
use yew::prelude::*;

/// What the card needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ExerciseCardProps {
    /// The place of the exercise in the knowledge.
    pub place: usize,
    /// What the person's own answers say against it: then the steps are left out.
    #[prop_or_default]
    pub bars: Vec<Bar>,
    /// The place of the sitting version to do instead.
    #[prop_or_default]
    pub sitting: Option<usize>,
}

/// An exercise: how it is done, and who must not do it.
#[component]
pub fn ExerciseCard(props: &ExerciseCardProps) -> Html {
    let exercise = &KNOWLEDGE.exercises[props.place];
    let open = props.bars.is_empty() && props.sitting.is_none();
    html! {
        <section class="exercise">
            <h2 class="exercise__name">{ exercise.name }</h2>
            <div class="exercise__not-you">
                if let Some(other) = props.sitting {
                    <p class="notice notice--info">
                        { format!("Your answers ask for the sitting version: {}.", KNOWLEDGE.exercises[other].name) }
                    </p>
                } else if !open {
                    <div class="notice notice--info">
                        <p><strong>{ "Not for you now" }</strong></p>
                        <BarList bars={props.bars.clone()} />
                    </div>
                }
            </div>
            <div class="exercise__how">
                if open { <ExerciseSteps place={props.place} /> }
            </div>
            <details class="why">
                <summary class="why__summary">
                    <span>{ "Whom it suits, and who must not do it" }</span>
                    <span class="visually-hidden">{ format!(": {}", exercise.name) }</span>
                </summary>
                { named("Suits", exercise.suits) }
                { named("Not with", exercise.not_with) }
                <h3>{ "Not if" }</h3>
                <ul>
                    { for KNOWLEDGE.barriers.iter().filter(|barrier| barrier.bars.contains(&props.place)).map(|barrier| html! {
                        <li key={barrier.id}>{ barrier.reason }</li>
                    }) }
                </ul>
            </details>
        </section>
    }
}

/// What the steps need.
#[derive(Clone, PartialEq, Properties)]
pub struct ExerciseStepsProps {
    /// The place of the exercise in the knowledge.
    pub place: usize,
}

/// How an exercise is done: drawings, steps, dose, timers, cautions. Shown only to people whose answers allow it.
#[component]
pub fn ExerciseSteps(props: &ExerciseStepsProps) -> Html {
    let exercise = &KNOWLEDGE.exercises[props.place];
    html! {
        <div class="exercise__steps">
            <Figures figures={exercise.figures} view={exercise.view} />
            <ol>
                { for exercise.steps.iter().map(|step| html! { <li key={*step}>{ *step }</li> }) }
            </ol>
            <p class="exercise__dose"><strong>{ "How much: " }</strong><span>{ exercise.dose }</span></p>
            <div class="exercise__timers">
                { for exercise.timers.iter().map(|dose| html! { <Timer key={dose.label} {dose} name={exercise.name} /> }) }
            </div>
            <p><strong>{ "Take care" }</strong></p>
            <Bullets items={exercise.cautions} />
        </div>
    }
}

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct BarListProps {
    /// What keeps the person from an exercise.
    pub bars: Vec<Bar>,
}

/// What keeps a person from an exercise, in words.
#[component]
pub fn BarList(props: &BarListProps) -> Html {
    html! {
        <ul>{ for props.bars.iter().map(|bar| html! { <li key={words(*bar)}>{ words(*bar) }</li> }) }</ul>
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
