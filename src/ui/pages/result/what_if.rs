//! What if: another answer, tried on the spot, and what it would move. Nothing is kept until the person says so.

use crate::engine::{Assessment, Fit};
use crate::interview::{Action, Draft, Interview, Response, read};
use crate::knowledge::{ConditionId, KNOWLEDGE, QuestionId, QuestionKind};
use crate::ui::components::{NOT_CHECKED, fit_words};
use crate::ui::context::{Context, use_app};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// So many causes are compared.
const MOST_COMPARED: usize = 3;

/// A question chosen, and the answer tried.
#[derive(Clone, PartialEq)]
struct Trial {
    question: QuestionId,
    draft: Draft,
}

/// The fold with the choice of a question, its answers, and what they would move.
#[component]
pub fn WhatIf() -> Html {
    let app = use_app();
    let trial = use_state(|| None::<Trial>);
    let counted = app.state.interview.counted(&KNOWLEDGE);
    let choose = {
        let (trial, counted, app) = (trial.clone(), counted.clone(), app.clone());
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let place = usize::try_from(select.selected_index()).ok().and_then(|place| place.checked_sub(1));
            let question = place.and_then(|place| counted.get(place)).copied();
            trial.set(question.map(|question| {
                let kind = KNOWLEDGE.question(question).kind;
                Trial { question, draft: Draft::of(app.state.interview.response(question), kind) }
            }));
        })
    };
    let chosen = trial.as_ref().map(|trial| trial.question);
    html! {
        <section class="what-if" aria-labelledby="what-if" key="what-if">
            <h2 id="what-if">{ "What if?" }</h2>
            <details class="fold">
                <summary>{ "Try another answer and see what it moves" }</summary>
                <label class="field__label" for="what-if-question">{ "Which answer?" }</label>
                <select class="field__input what-if__select" id="what-if-question" onchange={choose}>
                    <option selected={chosen.is_none()}>{ "Choose a question" }</option>
                    { for counted.iter().map(|id| html! {
                        <option key={id.0} selected={chosen == Some(*id)}>{ app.say(KNOWLEDGE.question(*id).ask) }</option>
                    }) }
                </select>
                <div class="what-if__trial" key={chosen.map_or(0, |id| usize::from(id.0) + 1)}>
                    if let Some(tried) = (*trial).clone() { { fields(&app, &trial, &tried) } }
                </div>
                <div class="what-if__outcome" role="status">
                    if let Some(tried) = &*trial { { outcome(&app, tried) } }
                </div>
            </details>
        </section>
    }
}

/// The answers of the question that is tried.
fn fields(app: &Context, trial: &UseStateHandle<Option<Trial>>, tried: &Trial) -> Html {
    let question = KNOWLEDGE.question(tried.question);
    let change = |draft: Draft| {
        let (trial, question) = (trial.clone(), tried.question);
        Callback::from(move |_: Event| trial.set(Some(Trial { question, draft: draft.clone() })))
    };
    if question.kind == QuestionKind::Number {
        let (trial, tried) = (trial.clone(), tried.clone());
        let value = tried.draft.text.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut tried = tried.clone();
            tried.draft.type_text(input.value());
            trial.set(Some(tried));
        });
        return html! {
            <label class="what-if__number">
                <span>{ "Number" }</span>
                <input class="field__input" type="text" inputmode="decimal" autocomplete="off" {value} {oninput} />
            </label>
        };
    }
    let kind = question.kind;
    let draft = &tried.draft;
    let mut rows: Vec<Html> = Vec::new();
    for (place, option) in question.options.iter().enumerate() {
        let checked = draft.options.contains(&place);
        let mut next = draft.clone();
        next.tick(place, kind == QuestionKind::One || !checked, kind);
        rows.push(row(kind, app.say(option.label), checked, change(next)));
    }
    if kind == QuestionKind::Many {
        let mut next = draft.clone();
        next.tick_none(!draft.none);
        rows.push(row(kind, "None of these".into(), draft.none, change(next)));
    }
    if question.may_be_unchecked() {
        let mut next = draft.clone();
        next.tick_not_checked(!draft.not_checked, kind);
        rows.push(row(kind, NOT_CHECKED.into(), draft.not_checked, change(next)));
    }
    let mut next = draft.clone();
    next.tick_not_sure(!draft.not_sure, kind);
    rows.push(row(kind, app.say(question.not_sure), draft.not_sure, change(next)));
    html! {
        <fieldset class="what-if__rows">
            <legend class="visually-hidden">{ app.say(question.ask) }</legend>
            { for rows.into_iter() }
        </fieldset>
    }
}

fn row(kind: QuestionKind, label: AttrValue, checked: bool, onchange: Callback<Event>) -> Html {
    let input = if kind == QuestionKind::One { "radio" } else { "checkbox" };
    html! {
        <label class="what-if__row" key={label.to_string()}>
            <input class="choice__input" type={input} name="what-if" autocomplete="off" {checked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// What the answer would move, and a button that keeps it.
fn outcome(app: &Context, tried: &Trial) -> Html {
    let interview = &app.state.interview;
    let Ok(response) = read(&KNOWLEDGE, tried.question, &tried.draft) else {
        return html! { <p>{ "Choose an answer to see what it would move." }</p> };
    };
    if interview.response(tried.question) == Some(&response) {
        return html! { <p>{ "This is the present answer. Choose another one." }</p> };
    }
    let before = interview.assess(&KNOWLEDGE);
    let after = interview.imagined(&KNOWLEDGE, tried.question, response.clone());
    let moved = moved(&before, &after);
    html! {
        <div class="what-if__moved">
            <p><strong>{ care_words(&before, &after) }</strong></p>
            if moved.is_empty() {
                <p>{ "How well the causes fit stays about the same." }</p>
            } else {
                <ul>{ for moved.into_iter().map(|text| html! { <li key={text.clone()}>{ text.clone() }</li> }) }</ul>
            }
            if more_to_ask(interview, tried, &response) { <p>{ "More questions would follow." }</p> }
            { keep(app, tried.question, response) }
        </div>
    }
}

fn more_to_ask(interview: &Interview, tried: &Trial, response: &Response) -> bool {
    let now = interview.assess(&KNOWLEDGE).next_question;
    let then = interview.imagined(&KNOWLEDGE, tried.question, response.clone()).next_question;
    then.is_some() && then != now
}

fn keep(app: &Context, question: QuestionId, response: Response) -> Html {
    let context = app.clone();
    let onclick = Callback::from(move |_: MouseEvent| context.act(Action::Changed(question, response.clone())));
    html! { <button type="button" class="button button--secondary" {onclick}>{ "Make this the answer" }</button> }
}

fn care_words(before: &Assessment, after: &Assessment) -> String {
    let title = |assessment: &Assessment| KNOWLEDGE.advice(assessment.care).map_or("", |advice| advice.title);
    if before.care == after.care {
        format!("The advice would stay: {}.", title(before))
    } else {
        format!("The advice would be: {} (now: {}).", title(after), title(before))
    }
}

/// How the leading causes would move, in words.
fn moved(before: &Assessment, after: &Assessment) -> Vec<String> {
    let fit = |assessment: &Assessment, id: ConditionId| -> Option<Fit> {
        assessment.causes.iter().find(|cause| cause.condition == id).map(|cause| cause.fit)
    };
    let words = |fit: Option<Fit>| fit.map_or("not named", fit_words).to_ascii_lowercase();
    let mut ids: Vec<ConditionId> = Vec::new();
    for cause in after.causes.iter().take(MOST_COMPARED).chain(before.causes.iter().take(MOST_COMPARED)) {
        if !ids.contains(&cause.condition) {
            ids.push(cause.condition);
        }
    }
    let changed = ids.into_iter().filter(|id| fit(before, *id) != fit(after, *id));
    let line = |id: ConditionId| {
        let name = KNOWLEDGE.condition(id).plain_name;
        format!("{name}: {} (now: {})", words(fit(after, id)), words(fit(before, id)))
    };
    changed.map(line).collect()
}
