//! The list of kept checks, and of what can't be read here.

use super::{Here, Told, files, nothing};
use crate::knowledge::{Care, KNOWLEDGE, KNOWLEDGE_VERSION};
use crate::platform::{page, shelf::remove};
use crate::report::Moment;
use crate::saved::{Figure, Unread};
use crate::ui::components::{Shape, icon, level_class};
use crate::ui::making::dated;
use crate::ui::shelf::{Content, OnShelf};
use crate::ui::state::AppAction;
use crate::words::Who;
use yew::prelude::*;

/// So many checks are shown before the fold.
const FIRST: usize = 3;

/// The one instruction of a way of care.
pub fn title(care: Care) -> &'static str {
    KNOWLEDGE.advice(care).map_or("", |advice| advice.title)
}

/// What a figure is.
pub fn figure_name(figure: Figure) -> &'static str {
    match figure {
        Figure::Pain => "Pain, 0 to 10",
        Figure::Walk => "Walking distance",
        Figure::Left => "Left calf",
        Figure::Right => "Right calf",
    }
}

/// The checks, the latest first; the older ones behind a fold.
pub fn checks(here: &Here, all: &[OnShelf], now: Option<Moment>) -> Html {
    let items: Vec<Html> =
        all.iter().filter_map(|one| one.content.as_ref().ok().map(|content| item(here, one, content, now))).collect();
    if items.is_empty() {
        return nothing(&here.app);
    }
    let (shown, folded) = items.split_at(FIRST.min(items.len()));
    html! {
        <>
            <ol class="saved__list">{ for shown.iter().cloned() }</ol>
            if !folded.is_empty() {
                <details class="fold">
                    <summary>{ format!("Earlier checks: {}", folded.len()) }</summary>
                    <ol class="saved__list">{ for folded.iter().cloned() }</ol>
                </details>
            }
        </>
    }
}

fn item(here: &Here, one: &OnShelf, content: &Content, now: Option<Moment>) -> Html {
    let check = &content.check;
    let date = dated(content.kept(), now);
    let advice = check.advice.unwrap_or(content.now);
    let then = if check.advice.is_some() { "The advice then: " } else { "The advice by this version: " };
    let region = KNOWLEDGE.regions.iter().find(|region| !check.region.is_empty() && region.code == check.region);
    let whom = match check.interview.who() {
        Who::Me => "For you",
        Who::SomeoneElse => "For someone else",
    };
    let place = region.map_or(whom.to_owned(), |region| format!("{whom}, in {}", region.name));
    let figures: Vec<String> = Figure::ALL
        .into_iter()
        .filter_map(|figure| Some(format!("{}: {}", figure_name(figure), figure.words(check.figures[figure.place()]?))))
        .collect();
    let open = {
        let (context, opened) = (here.app.clone(), content.opened());
        Callback::from(move |_: MouseEvent| {
            context.state.dispatch(AppAction::OpenedSaved(opened.clone()));
            // Where there are other answers, the person is asked at the top of the page.
            page::focus(".notice--link button");
        })
    };
    html! {
        <li class={format!("saved-check saved-check--{}", level_class(advice.urgency()))} key={one.name.clone()}>
            { icon("saved-check__icon", Shape::of(advice.urgency())) }
            <h2 class="saved-check__date">{ date.clone() }</h2>
            <p class="saved-check__advice"><span>{ then }</span><strong>{ title(advice) }</strong></p>
            if advice != content.now {
                <p><span>{ "By this version it is now: " }</span><strong>{ title(content.now) }</strong></p>
            }
            if !figures.is_empty() { <p>{ figures.join(" · ") }</p> }
            <p class="hint">{ place }{ made_with(content) }</p>
            <div class="saved-check__do">
                <button type="button" class="button button--secondary" onclick={open}>
                    <span>{ "Open" }</span><span class="visually-hidden">{ format!(" the check: {date}") }</span>
                </button>
                { delete(here, one, &date) }
            </div>
        </li>
    }
}

/// Which version made it, where it is another one.
fn made_with(content: &Content) -> String {
    if content.check.data == KNOWLEDGE_VERSION {
        String::new()
    } else {
        ". Made with another version of CalfCheck".to_owned()
    }
}

/// Deletes one; it can be put back.
fn delete(here: &Here, one: &OnShelf, what: &str) -> Html {
    let (context, name, text) = (here.clone(), one.name.clone(), one.text.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        remove(&name);
        context.tell(Some(Told::Deleted(name.clone(), text.clone())));
    });
    html! {
        <button type="button" class="button button--link" {onclick}>
            <span>{ "Delete" }</span><span class="visually-hidden">{ format!(" the check: {what}") }</span>
        </button>
    }
}

/// What can't be read here: kept as it is, to be saved as a file or deleted.
pub fn set_aside(here: &Here, all: &[OnShelf]) -> Html {
    let items: Vec<Html> =
        all.iter().filter_map(|one| one.content.as_ref().err().map(|why| unread(here, one, *why))).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ "Can't be read by this version" }</h2>
            <p>{ "They are kept as they are. Nothing in them is used." }</p>
            <ul class="saved__list">{ for items }</ul>
        </>
    }
}

fn unread(here: &Here, one: &OnShelf, why: Unread) -> Html {
    let words = match why {
        Unread::OtherVersion => "A check from another version of CalfCheck",
        Unread::Damaged => "A damaged check",
    };
    html! {
        <li class="saved-check" key={one.name.clone()}>
            <p>{ words }</p>
            <div class="saved-check__do">
                { files::download(&one.text, "calfcheck-check.txt", "Save it as a file") }
                { delete(here, one, words) }
            </div>
        </li>
    }
}
