//! Two kept checks side by side: how urgent they are first, then what is new, gone and changed.

use super::Here;
use super::list::{figure_name, title};
use crate::decimal;
use crate::interview::Response;
use crate::knowledge::{FindingId, FindingKind, KNOWLEDGE, QuestionId, Urgency};
use crate::saved::{Comparison, compare};
use crate::ui::components::{Shape, around, button, call_button, icon, level_class, list, text};
use crate::ui::context::{Context, say};
use crate::ui::making::{dated, moment_of};
use crate::ui::shelf::Content;
use crate::words::Who;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The choice, and what is different; nothing with fewer than two checks.
pub fn section(here: &Here, checks: &[&Content], pair: [usize; 2]) -> Html {
    if checks.len() < 2 {
        return Html::default();
    }
    let pair = pair.map(|place| place.min(checks.len() - 1));
    let [one, other] = pair;
    let found = if one == other {
        text("p", "", "Choose two different checks.")
    } else {
        compared(&here.app, checks[one.max(other)], checks[one.min(other)])
    };
    let choices = vec![choice(here, 0, "Compare", checks, pair), choice(here, 1, "with", checks, pair)];
    around(
        "div",
        "keep__kept",
        vec![text("h2", "", "Compare two checks"), around("div", "saved__pair", choices), found],
    )
}

fn choice(here: &Here, turn: usize, label: &'static str, checks: &[&Content], pair: [usize; 2]) -> Html {
    let here = here.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        here.change(|looked| looked.pair[turn] = usize::try_from(select.selected_index()).unwrap_or_default());
    });
    html! {
        <label class="saved__choice">
            { text("strong", "", label) }
            <select class="field__input what-if__select" {onchange}>
                { for checks.iter().enumerate().map(|(place, content)| html! {
                    <option key={place} selected={place == pair[turn]}>{ dated(content.kept(), None) }</option>
                }) }
            </select>
        </label>
    }
}

/// What is different. What to do comes first when it is more urgent now, or an emergency.
fn compared(app: &Context, then: &Content, later: &Content) -> Html {
    let found = compare(&KNOWLEDGE, &then.check, &later.check);
    let who = later.check.interview.who();
    let mut parts = Vec::new();
    if found.later > found.then || found.later.urgency() == Urgency::Emergency {
        parts.push(card(app, who, &found));
    }
    parts.push(around("p", "", vec![text("strong", "", verdict(&found))]));
    let days = app.state.now.zip(moment_of(later.kept())).map_or(1, |(now, then)| now.days_since(then));
    if days > 0 {
        let context = app.clone();
        let anew = Callback::from(move |_: MouseEvent| context.start_anew());
        parts.push(text("p", "", "The later check is not from today. Do a new check before you act on this."));
        parts.push(around("p", "", vec![button("button--secondary", "Start a new check", String::new(), anew)]));
    }
    let notes = [
        (found.two_people, "These two checks may be about different people."),
        (
            then.check.lost + later.check.lost > 0,
            "This version could not use all answers, so a change may be missing here.",
        ),
        (found.is_empty(), "The answers are the same in both."),
    ];
    parts.extend(notes.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| text("p", "", words)));
    parts.extend([
        findings("New", "", &found.new, who),
        findings(
            "No longer there",
            "That alone does not show that the cause is gone. Keep to the advice.",
            &found.gone,
            who,
        ),
        changed(&found, who),
        findings(
            "Told for the first time",
            "Before, it was not asked, not checked or not sure.",
            &found.first_told,
            who,
        ),
        findings(
            "Told before, not known now",
            "This time it was not asked, not checked or not sure.",
            &found.open,
            who,
        ),
        text("p", "hint", "Both checks are assessed again, by this version."),
    ]);
    around("div", "saved__compared", parts)
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
    let mut parts = vec![
        icon("urgency-card__icon", Shape::of(urgency)),
        text("p", "urgency-card__prefix", advice.prefix),
        text("h3", "urgency-card__title", say(who, advice.title)),
    ];
    if urgency == Urgency::Emergency {
        parts.push(call_button(app));
    }
    parts.push(text("p", "urgency-card__lead", say(who, advice.lead)));
    html! { <div class={format!("urgency-card urgency-card--{}", level_class(urgency))}>{ for parts }</div> }
}

fn findings(heading: &'static str, hint: &'static str, found: &[FindingId], who: Who) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let mut parts = vec![text("h3", "", heading)];
    if !hint.is_empty() {
        parts.push(text("p", "hint", hint));
    }
    parts.push(list("", found.iter().map(|id| say(who, KNOWLEDGE.finding(*id).present)).collect()));
    around("div", "saved__change", parts)
}

/// Answers and figures with both values.
fn changed(found: &Comparison, who: Who) -> Html {
    let mut rows: Vec<Html> = Vec::new();
    for (figure, then, later) in &found.figures {
        rows.push(row(figure_name(*figure).into(), figure.words(*then), figure.words(*later)));
    }
    for one in &found.changed {
        let said = |response| said(one.question, response, who);
        rows.push(row(say(who, KNOWLEDGE.question(one.question).ask), said(&one.then), said(&one.later)));
    }
    if rows.is_empty() {
        return Html::default();
    }
    around("div", "saved__change", vec![text("h3", "", "Changed"), around("dl", "", rows)])
}

fn row(what: AttrValue, then: String, later: String) -> Html {
    let said = vec![
        text("span", "", then),
        text("span", "visually-hidden", ", later: "),
        html! { <span aria-hidden="true">{ " \u{2192} " }</span> },
        text("strong", "", later),
    ];
    around("div", "saved__row", vec![text("dt", "", what), around("dd", "", said)])
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
