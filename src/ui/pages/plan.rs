//! The first weeks after a pulled or bruised calf, day by day. After a check it follows the answers.

use crate::engine::{Assessment, Facts};
use crate::exercises::plan::{PlanBar, plan_bars, plan_exercise, plan_suits};
use crate::knowledge::{Days, KNOWLEDGE, PlanStep};
use crate::ui::components::{Timer, bar_list, exercise_steps, link, must_wait, said_bullets, wait_notice};
use crate::ui::context::Context;
use crate::ui::route::Route;
use crate::words::Who;
use yew::prelude::*;

/// Which page of the topics the plan belongs to.
const BELONGS_TO: &str = "self_care";

/// What is known of the person, once they have answered.
type Known = Option<(Facts, Assessment)>;

/// The plan; steps that the person's own answers speak against say so instead.
pub fn plan_page(app: &Context) -> Html {
    let plan = &KNOWLEDGE.plan;
    let interview = &app.state.interview;
    let known: Known = (!interview.responses().is_empty()).then(|| {
        let facts = Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE));
        (facts, interview.assess(&KNOWLEDGE))
    });
    let waits = must_wait(app);
    let other = !waits && known.as_ref().is_some_and(|(_, assessment)| !plan_suits(&KNOWLEDGE, assessment));
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ plan.title }</h1>
            <p class="page__lead">{ app.say(plan.lead) }</p>
            { wait_notice(app, "So the plan is left out for now.") }
            <div class="plan__other">
                if other {
                    <p class="notice notice--info">
                        { app.either("By your answers, another cause fits better than a pulled or bruised calf. Follow your result first.", "By the answers, another cause fits better than a pulled or bruised calf. Follow the result first.") }
                    </p>
                }
            </div>
            <div class="plan__other">
                if known.is_some() && app.who() == Who::SomeoneElse {
                    <p class="notice notice--info">{ "What to do here is for the person with the sore leg." }</p>
                }
            </div>
            <section class="topic__section" key="stop">
                <h2>{ "When to stop and get help" }</h2>
                { said_bullets(app, plan.stop) }
                <p>{ link(app, Route::topic("when_to_get_help"), "All signs, and the number to call") }</p>
            </section>
            if !waits {
                <section class="topic__section" key="rules">
                    <h2>{ "How to use it" }</h2>
                    { for plan.rules.iter().map(|rule| html! { <p key={*rule}>{ app.say(rule) }</p> }) }
                </section>
                { for plan.stages.iter().map(|stage| days(app, stage, &known)) }
            }
            <section class="topic__section" key="see">
                <h2>{ "Read on" }</h2>
                <ul class="link-list">
                    <li>{ link(app, Route::topic(BELONGS_TO), "Self-care, and pain relief") }</li>
                    <li>{ link(app, Route::Stretches, "Stretches and exercises") }</li>
                </ul>
            </section>
            <p>{ link(app, Route::Sources, "Sources") }</p>
        </article>
    }
}

/// Some days: what to do, what not, and when to go on.
fn days(app: &Context, stage: &'static Days, known: &Known) -> Html {
    html! {
        <section class="topic__section plan__stage" key={stage.title}>
            <h2>{ stage.title }</h2>
            <p>{ app.say(stage.lead) }</p>
            { for stage.steps.iter().map(|step| to_do(app, stage, step, known)) }
            <h3>{ "What not to do" }</h3>
            { said_bullets(app, stage.avoid) }
            <p class="plan__go-on"><strong>{ app.say(stage.go_on) }</strong></p>
        </section>
    }
}

fn to_do(app: &Context, stage: &'static Days, step: &'static PlanStep, known: &Known) -> Html {
    let bars =
        known.as_ref().map_or_else(Vec::new, |(facts, assessment)| plan_bars(&KNOWLEDGE, facts, assessment, step));
    let exercise = match known {
        Some((facts, assessment)) => plan_exercise(&KNOWLEDGE, facts, assessment, step),
        None => step.exercise,
    };
    html! {
        <div class="plan__step" key={step.name}>
            <h3>{ step.name }</h3>
            <div class="plan__how">
                if bars.is_empty() {
                    { said_bullets(app, step.text) }
                    <p class="hint">{ app.say(step.not_for) }</p>
                    { for step.timers.iter().map(|dose| html! {
                        <Timer key={dose.label} {dose} name={format!("{}, {}", step.name, stage.title)} />
                    }) }
                    { for exercise.map(how) }
                } else {
                    { why_not(app, step, &bars) }
                }
            </div>
        </div>
    }
}

/// The exercise that shows the step, to open.
fn how(place: usize) -> Html {
    html! {
        <details class="why" key={place}>
            <summary class="why__summary">{ format!("How: {}", KNOWLEDGE.exercises[place].name.to_ascii_lowercase()) }</summary>
            { exercise_steps(place) }
        </details>
    }
}

/// Why the step is left out for this person.
fn why_not(app: &Context, step: &'static PlanStep, bars: &[PlanBar]) -> Html {
    let exercise: Vec<_> = bars
        .iter()
        .filter_map(|bar| match bar {
            PlanBar::Exercise(bar) => Some(*bar),
            PlanBar::Answers | PlanBar::Harms(_) => None,
        })
        .collect();
    let harms = bars.iter().filter_map(|bar| match bar {
        PlanBar::Harms(id) => Some(KNOWLEDGE.condition(*id).plain_name),
        PlanBar::Answers | PlanBar::Exercise(_) => None,
    });
    let harms: Vec<&str> = harms.collect();
    html! {
        <div class="notice notice--info">
            <p><strong>{ app.either("Not for you now", "Not for them now") }</strong></p>
            if bars.contains(&PlanBar::Answers) { <p>{ app.say(step.because) }</p> }
            if !harms.is_empty() {
                <p>{ format!("{}: {}.", app.either("It would harm a cause that your answers leave open", "It would harm a cause that the answers leave open"), harms.join(", ").to_ascii_lowercase()) }</p>
            }
            if !exercise.is_empty() { { bar_list(&exercise) } }
        </div>
    }
}
