//! Two kept checks side by side: how urgent they are first, then what is new, gone and changed.

use super::list::{figure_name, title};
use crate::decimal;
use crate::interview::Response;
use crate::knowledge::{FindingId, FindingKind, KNOWLEDGE, QuestionId, Urgency};
use crate::report::Moment;
use crate::saved::{Comparison, compare};
use crate::ui::components::{Shape, call_button, icon, level_class};
use crate::ui::context::{Context, say};
use crate::ui::making::{dated, moment_of};
use crate::ui::shelf::Content;
use crate::words::Who;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The places of the two that are compared, in the list.
type Pair = UseStateHandle<[usize; 2]>;

/// The choice, and what is different; nothing with fewer than two checks.
pub fn section(app: &Context, checks: &[&Content], pair: &Pair, now: Option<Moment>) -> Html {
    if checks.len() < 2 {
        return Html::default();
    }
    let [one, other] = pair.map(|place| place.min(checks.len() - 1));
    html! {
        <>
            <h2>{ "Compare two checks" }</h2>
            <div class="saved__pair">
                { choice(0, "Compare", checks, pair) }
                { choice(1, "with", checks, pair) }
            </div>
            <div class="saved__compared" key={format!("{one}-{other}")}>
                if one == other {
                    <p>{ "Choose two different checks." }</p>
                } else {
                    { compared(app, checks[one.max(other)], checks[one.min(other)], now) }
                }
            </div>
        </>
    }
}

fn choice(turn: usize, label: &'static str, checks: &[&Content], pair: &Pair) -> Html {
    let id = format!("compare-{turn}");
    let state = pair.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let mut next = *state;
        next[turn] = usize::try_from(select.selected_index()).unwrap_or_default();
        state.set(next);
    });
    html! {
        <div class="saved__choice">
            <label for={id.clone()}>{ label }</label>
            <select class="field__input what-if__select" {id} {onchange}>
                { for checks.iter().enumerate().map(|(place, content)| html! {
                    <option key={place} selected={place == pair[turn]}>{ dated(content.kept(), None) }</option>
                }) }
            </select>
        </div>
    }
}

/// What is different. What to do comes first when it is more urgent now, or an emergency.
fn compared(app: &Context, then: &Content, later: &Content, now: Option<Moment>) -> Html {
    let found = compare(&KNOWLEDGE, &then.check, &later.check);
    let who = later.check.interview.who();
    let alarm = found.later > found.then || found.later.urgency() == Urgency::Emergency;
    let days = now.zip(moment_of(later.kept())).map_or(1, |(now, then)| now.days_since(then));
    let context = app.clone();
    let anew = Callback::from(move |_: MouseEvent| context.start_anew());
    let lost = then.check.lost + later.check.lost;
    html! {
        <>
            if alarm { { card(app, who, &found) } }
            <p><strong>{ verdict(&found) }</strong></p>
            if days > 0 {
                <p>{ "The later check is not from today. Do a new check before you act on this." }</p>
                <p><button type="button" class="button button--secondary" onclick={anew}>{ "Start a new check" }</button></p>
            }
            if found.two_people { <p>{ "These two checks may be about different people." }</p> }
            if lost > 0 { <p>{ "This version could not use all answers, so a change may be missing here." }</p> }
            if found.is_empty() { <p>{ "The answers are the same in both." }</p> }
            { findings("New", "", &found.new, who) }
            { findings("No longer there", "That alone does not show that the cause is gone. Keep to the advice.", &found.gone, who) }
            { changed(&found, who) }
            { findings("Told for the first time", "Before, it was not asked, not checked or not sure.", &found.first_told, who) }
            { findings("Told before, not known now", "This time it was not asked, not checked or not sure.", &found.open, who) }
            <p class="hint">{ "Both checks are assessed again, by this version." }</p>
        </>
    }
}

fn verdict(found: &Comparison) -> String {
    let (then, later) = (title(found.then), title(found.later));
    match found.later.cmp(&found.then) {
        std::cmp::Ordering::Greater => format!("More urgent than before. Before: {then}. Later: {later}."),
        std::cmp::Ordering::Equal => format!("As urgent as before: {later}."),
        std::cmp::Ordering::Less => {
            format!("By the later answers: {later}. Before: {then}. Your warning signs still count.")
        }
    }
}

/// The instruction of the later check.
fn card(app: &Context, who: Who, found: &Comparison) -> Html {
    let Some(advice) = KNOWLEDGE.advice(found.later) else { return Html::default() };
    let urgency = found.later.urgency();
    html! {
        <div class={format!("urgency-card urgency-card--{}", level_class(urgency))}>
            { icon("urgency-card__icon", Shape::of(urgency)) }
            <p class="urgency-card__prefix">{ advice.prefix }</p>
            <h3 class="urgency-card__title">{ say(who, advice.title) }</h3>
            if urgency == Urgency::Emergency { { call_button(app) } }
            <p class="urgency-card__lead">{ say(who, advice.lead) }</p>
        </div>
    }
}

fn findings(heading: &'static str, hint: &'static str, list: &[FindingId], who: Who) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let line = |id: &FindingId| html! { <li key={id.0}>{ say(who, KNOWLEDGE.finding(*id).present) }</li> };
    html! {
        <div class="saved__change">
            <h3>{ heading }</h3>
            if !hint.is_empty() { <p class="hint">{ hint }</p> }
            <ul>{ for list.iter().map(line) }</ul>
        </div>
    }
}

/// Answers and figures with both values.
fn changed(found: &Comparison, who: Who) -> Html {
    let mut rows: Vec<(AttrValue, String, String)> = Vec::new();
    for (figure, then, later) in &found.figures {
        rows.push((figure_name(*figure).into(), figure.words(*then), figure.words(*later)));
    }
    for one in &found.changed {
        let said = |response| said(one.question, response, who);
        rows.push((say(who, KNOWLEDGE.question(one.question).ask), said(&one.then), said(&one.later)));
    }
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <div class="saved__change">
            <h3>{ "Changed" }</h3>
            <dl class="saved__rows">
                { for rows.into_iter().map(|(what, then, later)| html! {
                    <div class="saved__row" key={what.to_string()}>
                        <dt>{ what }</dt>
                        <dd>
                            <span>{ then }</span><span class="visually-hidden">{ ", later: " }</span>
                            <span class="saved__arrow" aria-hidden="true">{ " \u{2192} " }</span><strong>{ later }</strong>
                        </dd>
                    </div>
                }) }
            </dl>
        </div>
    }
}

/// An answer of which only one can be true, or a number with its unit.
fn said(id: QuestionId, response: &Response, who: Who) -> String {
    let question = KNOWLEDGE.question(id);
    match response {
        Response::NotSure => "Not sure".to_owned(),
        Response::NotChecked => "Not checked".to_owned(),
        Response::Number(value) => {
            let unit = question.covers.first().map_or("", |id| match KNOWLEDGE.finding(*id).kind {
                FindingKind::Number { unit, .. } => unit,
                FindingKind::Asked | FindingKind::Derived(_) => "",
            });
            format!("{} {unit}", decimal::write(*value))
        }
        Response::Chosen { options, .. } => {
            let chosen = options.first().and_then(|place| question.options.get(*place));
            chosen.map_or_else(String::new, |option| say(who, option.label).to_string())
        }
    }
}
