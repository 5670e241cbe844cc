//! The list of kept checks, and of what can't be read here.

use super::{Here, Told};
use crate::knowledge::{Care, KNOWLEDGE, KNOWLEDGE_VERSION};
use crate::platform::{page, shelf::remove};
use crate::saved::{Figure, Unread};
use crate::ui::components::{Shape, around, button, download, fold, icon, level_class, link, text};
use crate::ui::making::dated;
use crate::ui::route::Route;
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
pub fn checks(here: &Here, all: &[OnShelf]) -> Html {
    let item = |one: &OnShelf| one.content.as_ref().ok().map(|content| item(here, one, content));
    let mut items: Vec<Html> = all.iter().filter_map(item).collect();
    if items.is_empty() {
        let parts = vec![
            text("p", "", "No check is kept here. At the end of a check you can keep it, if you want to."),
            around("p", "", vec![link(&here.app, Route::Start, "Go to the start")]),
        ];
        return around("div", "keep__kept", parts);
    }
    let folded = items.split_off(FIRST.min(items.len()));
    let mut parts = vec![around("ol", "saved__list", items)];
    if !folded.is_empty() {
        parts.push(fold(format!("Earlier checks: {}", folded.len()), around("ol", "saved__list", folded)));
    }
    around("div", "", parts)
}

fn item(here: &Here, one: &OnShelf, content: &Content) -> Html {
    let check = &content.check;
    let date = dated(content.kept(), here.app.state.now);
    let advice = check.advice.unwrap_or(content.now);
    let then = if check.advice.is_some() { "The advice then: " } else { "The advice by this version: " };
    let told = |before: &'static str, care: Care| {
        around("p", "", vec![text("span", "", before), text("strong", "", title(care))])
    };
    let mut parts = vec![
        icon("saved-check__icon", Shape::of(advice.urgency())),
        text("h2", "saved-check__date", date.clone()),
        told(then, advice),
    ];
    if advice != content.now {
        parts.push(told("By this version it is now: ", content.now));
    }
    let figure =
        |figure: Figure| Some(format!("{}: {}", figure_name(figure), figure.words(check.figures[figure.place()]?)));
    let figures: Vec<String> = Figure::ALL.into_iter().filter_map(figure).collect();
    if !figures.is_empty() {
        parts.push(text("p", "", figures.join(" \u{b7} ")));
    }
    parts.push(text("p", "hint", made(content)));
    let open = {
        let (context, opened) = (here.app.clone(), content.opened());
        Callback::from(move |_: MouseEvent| {
            context.state.dispatch(AppAction::OpenedSaved(opened.clone()));
            // Where there are other answers, the person is asked at the top of the page.
            page::scroll_to_top();
        })
    };
    let open = button("button--secondary", "Open", format!(" the check: {date}"), open);
    parts.push(around("div", "saved-check__do", vec![open, delete(here, one, &date)]));
    let class = format!("saved-check saved-check--{}", level_class(advice.urgency()));
    html! { <li {class} key={one.name.clone()}>{ for parts }</li> }
}

/// For whom and where it was made, and whether by another version.
fn made(content: &Content) -> String {
    let check = &content.check;
    let mut words = match check.interview.who() {
        Who::Me => "For you",
        Who::SomeoneElse => "For someone else",
    }
    .to_owned();
    if let Some(region) =
        KNOWLEDGE.regions.iter().find(|region| !check.region.is_empty() && region.code == check.region)
    {
        words = format!("{words}, in {}", region.name);
    }
    if check.data != KNOWLEDGE_VERSION {
        words.push_str(". Made with another version of CalfCheck");
    }
    words
}

/// Deletes one; it can be put back.
fn delete(here: &Here, one: &OnShelf, what: &str) -> Html {
    let (here, name, kept) = (here.clone(), one.name.clone(), one.text.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        remove(&name);
        here.tell(Some(Told::Deleted(name.clone(), kept.clone())));
    });
    button("button--link", "Delete", format!(" the check: {what}"), onclick)
}

/// What can't be read here: kept as it is, to be saved as a file or deleted.
pub fn set_aside(here: &Here, all: &[OnShelf]) -> Html {
    let item = |one: &OnShelf| one.content.as_ref().err().map(|why| unread(here, one, *why));
    let items: Vec<Html> = all.iter().filter_map(item).collect();
    if items.is_empty() {
        return Html::default();
    }
    let parts = vec![
        text("h2", "", "Can't be read by this version"),
        text("p", "", "They are kept as they are. Nothing in them is used."),
        around("ul", "saved__list", items),
    ];
    around("div", "keep__kept", parts)
}

fn unread(here: &Here, one: &OnShelf, why: Unread) -> Html {
    let words = match why {
        Unread::OtherVersion => "A check from another version of CalfCheck",
        Unread::Damaged => "A damaged check",
    };
    let file = download(&one.text, "calfcheck-check.txt", "Save it as a file");
    let parts = [text("p", "", words), around("div", "saved-check__do", vec![file, delete(here, one, words)])];
    html! { <li class="saved-check" key={one.name.clone()}>{ for parts }</li> }
}
