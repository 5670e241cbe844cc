//! What changed in what people are asked and told.

use crate::knowledge::{CLINICAL_CHANGES, ClinicalChange};
use crate::ui::components::link;
use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// Every change, by day, the newest first.
#[component]
pub fn ChangesPage() -> Html {
    let app = use_app();
    let days = CLINICAL_CHANGES.chunk_by(|one, next| one.date == next.date);
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ "What changed" }</h1>
            <p class="page__lead">{ "What is different in what people are asked and told, the newest first. A vignette is a made-up person that we test with." }</p>
            { for days.map(|day| html! {
                <section class="topic__section" key={day[0].date}>
                    <h2>{ in_words(day[0].date) }</h2>
                    <ul>{ for day.iter().map(|change| html! { <li id={change.id} key={change.id}>{ told(change) }</li> }) }</ul>
                </section>
            }) }
            <p>{ link(&app, Route::Data, "All data as files") }</p>
        </article>
    }
}

/// The change as sentences.
fn told(change: &ClinicalChange) -> String {
    let rules = match change.rules {
        [] => String::new(),
        [one] => format!("Rule {one}."),
        several => format!("Rules {}.", several.join(", ")),
    };
    let parts = [change.what, change.why, &rules, change.moved];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A day such as `2026-11-25` in words.
pub fn in_words(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let name = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (year, name, day) {
        (Some(year), Some(name), Some(day)) => format!("{} {name} {year}", day.trim_start_matches('0')),
        _ => date.to_owned(),
    }
}
