//! Questions with their forms, the list of answers, the emergency page, and whole results.

use super::Specimen;
use super::parts::other;
use super::people::{BREATHLESS, CHILD, CRAMP, TEAR, WALK, asked, person, question};
use crate::interview::{Draft, Interview, Mistake};
use crate::knowledge::{KNOWLEDGE, QuestionKind};
use crate::ui::components::Choices;
use crate::ui::pages::Page;
use crate::ui::route::Route;
use yew::prelude::*;

/// The kinds of questions, untouched, answered and with what is wrong.
pub fn questions() -> Vec<Specimen> {
    let fresh = Interview::new(&KNOWLEDGE);
    let page =
        |name: &str, interview: Interview| Specimen::new(name, html! { <Page /> }).on(Route::Check).of(interview);
    vec![
        form("one answer", "complaint", Draft::default(), None),
        form("one answer, chosen", "complaint", ticked("complaint", &[1]), None),
        form("one answer, wrong", "complaint", Draft::default(), Some(Mistake::Nothing)),
        form("several answers", "swelling_and_skin", Draft::default(), None),
        form("several answers, ticked", "swelling_and_skin", ticked("swelling_and_skin", &[0, 2]), None),
        form("several answers, none", "swelling_and_skin", Draft { none: true, ..Draft::default() }, None),
        form("several answers, wrong", "swelling_and_skin", Draft::default(), Some(Mistake::Nothing)),
        form("a number", "age", Draft::default(), None),
        form("a number, wrong", "age", typed("150"), Some(Mistake::OutOfRange(0.0, 120.0))),
        page("question", fresh.clone()),
        page("question for someone else", other()),
        page("question with the drawing", asked(&fresh, "spot")),
        page("question with the drawing, chosen", asked(&person(TEAR), "spot")),
        page("question with a check", asked(&fresh, "squeeze")).opened(),
    ]
}

fn form(name: &str, id: &str, draft: Draft, mistake: Option<Mistake>) -> Specimen {
    Specimen::new(name, html! { <Choices question={question(id)} {draft} {mistake} onchange={Callback::noop()} /> })
}

fn ticked(id: &str, places: &[usize]) -> Draft {
    let kind: QuestionKind = KNOWLEDGE.question(question(id)).kind;
    let mut draft = Draft::default();
    places.iter().for_each(|place| draft.tick(*place, true, kind));
    draft
}

fn typed(text: &str) -> Draft {
    Draft { text: text.to_owned(), ..Draft::default() }
}

/// What is told at the end, with everything open.
pub fn results() -> Vec<Specimen> {
    let page =
        |name: &str, route: Route, words: &str| Specimen::new(name, html! { <Page /> }).on(route).of(person(words));
    vec![
        page("check your answers", Route::Answers, CRAMP),
        page("emergency", Route::Emergency, BREATHLESS),
        page("result: emergency", Route::Result, BREATHLESS),
        page("result: today", Route::Result, TEAR).opened(),
        page("result: appointment", Route::Result, WALK),
        page("result: home", Route::Result, CRAMP).opened(),
        page("result: child", Route::Result, CHILD),
        Specimen::new("result without answers", html! { <Page /> }).on(Route::Result),
        Specimen::new("page not found", html! { <Page /> }),
    ]
}
