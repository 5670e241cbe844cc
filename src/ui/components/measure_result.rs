//! What two measured calves say: the figures, what the rules make of the difference, and the way into the check.

use super::link;
use crate::decimal;
use crate::engine::{Facts, concerns};
use crate::interview::Action;
use crate::knowledge::{KNOWLEDGE, Rule};
use crate::measure::{Leg, Measured, Unit, meaning, question, threshold, within_limits};
use crate::ui::context::{Context, use_app};
use crate::ui::route::Route;
use yew::prelude::*;

/// What the result needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MeasureResultProps {
    /// What was measured.
    pub measured: Measured,
    /// In what it is said.
    pub unit: Unit,
}

/// The result.
#[component]
pub fn MeasureResult(props: &MeasureResultProps) -> Html {
    let app = use_app();
    let MeasureResultProps { measured, unit } = props.clone();
    let heading = match measured.answer {
        Some(bigger) if bigger == measured.apart => format!("The sore calf is {} bigger", unit.words(bigger)),
        Some(_) => "The sore calf is not bigger".to_owned(),
        None => format!("The other calf is {} bigger", unit.words(measured.apart)),
    };
    let heading = if measured.apart == 0.0 { "Both calves measure the same".to_owned() } else { heading };
    let girth = |leg: Leg| {
        let how = match (measured.thirds[leg.place()], measured.rough[leg.place()]) {
            (false, _) => "the average of two",
            (true, false) => "the middle one of three",
            (true, true) => "the middle one of three, which lie far apart: take it as rough",
        };
        format!("{}, {how}", unit.words(measured.girths[leg.place()]))
    };
    html! {
        <>
            <h3 tabindex="-1">{ heading }</h3>
            <dl class="measure-result__figures">
                <dt>{ "Left calf" }</dt><dd>{ girth(Leg::Left) }</dd>
                <dt>{ "Right calf" }</dt><dd>{ girth(Leg::Right) }</dd>
            </dl>
            <div class="measure-result__swapped">
                if measured.answer.is_none() {
                    <p>{ "You said that the other leg is the sore one. Look whether the figures stand under the right leg." }</p>
                }
            </div>
            { said(measured) }
            { into_the_check(&app, measured, unit) }
        </>
    }
}

/// What the rules make of the difference. A small one is never called good news.
fn said(measured: Measured) -> Html {
    let title = |rule: &Rule| KNOWLEDGE.advice(rule.care).map_or("", |advice| advice.title);
    let from = decimal::write(threshold(&KNOWLEDGE, false).unwrap_or_default());
    match (meaning(&KNOWLEDGE, measured.apart, false), meaning(&KNOWLEDGE, measured.apart, true)) {
        (Some(rule), _) => html! {
            <div class="measure-result__meaning measure-result__meaning--today">
                <p>{ title(rule) }</p>
                <p>{ rule.reason }</p>
                <p>{ rule.advice }</p>
            </div>
        },
        (None, Some(rule)) => html! {
            <div class="measure-result__meaning measure-result__meaning--today">
                <p>{ format!("Pregnant, or in the 12 weeks after? {}", title(rule)) }</p>
                <p>{ rule.reason }</p>
                <p>{ format!("For everyone else it is under {from} cm, from where the calf counts as swollen. By itself that proves nothing.") }</p>
            </div>
        },
        (None, None) => html! {
            <div class="measure-result__meaning">
                <p>{ format!("This is under {from} cm, from where the calf counts as swollen. By itself that proves nothing.") }</p>
                <p>{ "What you see and feel counts more than the tape. Read on below." }</p>
            </div>
        },
    }
}

/// Where the figure can be used: in a check that asks for it.
fn into_the_check(app: &Context, measured: Measured, unit: Unit) -> Html {
    let (Some(id), Some(bigger)) = (question(&KNOWLEDGE), measured.answer) else { return Html::default() };
    let interview = &app.state.interview;
    if interview.responses().is_empty() {
        return html! { <p>{ link(app, Route::Start, "Not done the check yet? Start it, and keep this figure at hand.") }</p> };
    }
    if !concerns(&KNOWLEDGE, id, &Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE))) {
        return html! {
            <>
                <p>{ "Your check does not ask for this figure, as you told it of no swelling in one leg." }</p>
                <p>{ link(app, Route::Answers, "Change an answer of your check") }</p>
            </>
        };
    }
    let value = within_limits(&KNOWLEDGE, bigger);
    let context = app.clone();
    let onclick = Callback::from(move |_: MouseEvent| context.act(Action::Measured(id, value, measured.kept())));
    html! {
        <>
            <p>{ format!("Your check asks how much bigger the sore calf is: {}.", unit.words(value)) }</p>
            <div class="button-row"><button type="button" class="button button--primary" {onclick}>{ "Use this in my check" }</button></div>
        </>
    }
}
