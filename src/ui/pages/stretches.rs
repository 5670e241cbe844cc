//! Stretches and strengthening, step by step. After a check they follow the answers.

use crate::engine::{Assessment, Facts};
use crate::exercises::{Standing, standing};
use crate::knowledge::{Exercise, KNOWLEDGE};
use crate::ui::components::{exercise_card, must_wait, wait_notice};
use crate::ui::context::Context;
use yew::prelude::*;

/// All exercises; those that the person's own answers speak against say so and keep their steps back.
pub fn stretches_page(app: &Context) -> Html {
    let answered = !app.state.interview.responses().is_empty();
    let waits = must_wait(app);
    let cards = if !answered {
        (0..KNOWLEDGE.exercises.len()).map(|place| exercise_card(app, place, &[], None)).collect()
    } else if waits {
        html! { <div key="waiting"></div> }
    } else {
        let assessment = app.state.interview.assess(&KNOWLEDGE);
        let facts = Facts::new(&KNOWLEDGE, &app.state.interview.answers(&KNOWLEDGE));
        (0..KNOWLEDGE.exercises.len()).map(|place| card(app, place, &facts, &assessment)).collect::<Html>()
    };
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ "Stretches and exercises" }</h1>
            <p class="page__lead">{ KNOWLEDGE.exercise_rules.first().copied().unwrap_or_default() }</p>
            { for KNOWLEDGE.exercise_rules.iter().skip(1).map(|rule| html! { <p key={*rule}>{ *rule }</p> }) }
            { wait_notice(app, "So there are no exercises here for now.") }
            <nav class="stretches__index" aria-label="Exercises" key="index">
                if !waits { <ul class="link-list">{ for KNOWLEDGE.exercises.iter().map(way_to) }</ul> }
            </nav>
            <div class="stretches" key={answered.to_string()}>{ cards }</div>
        </article>
    }
}

/// The page is long: a way to each exercise.
fn way_to(exercise: &'static Exercise) -> Html {
    html! { <li key={exercise.id}><a href={format!("#{}", exercise.id)}>{ exercise.name }</a></li> }
}

fn card(app: &Context, place: usize, facts: &Facts, assessment: &Assessment) -> Html {
    let (bars, sitting) = match standing(&KNOWLEDGE, facts, assessment, place) {
        Standing::Open => (Vec::new(), None),
        Standing::Sitting(other) => (Vec::new(), Some(other)),
        Standing::Barred(bars) => (bars, None),
    };
    exercise_card(app, place, &bars, sitting)
}
