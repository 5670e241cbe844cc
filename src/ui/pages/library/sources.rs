//! What everything rests on.

use crate::knowledge::{KNOWLEDGE, Mark};
use crate::ui::components::{link, source_line};
use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// All sources, and how many of the figures are estimates.
#[component]
pub fn SourcesPage() -> Html {
    let app = use_app();
    let figures = KNOWLEDGE.conditions.iter().flat_map(|condition| condition.likelihoods);
    let all = figures.clone().count();
    let estimates = figures.filter(|figure| figure.mark == Mark::Estimate).count();
    let note = KNOWLEDGE.topics.iter().find(|topic| topic.id == "how_this_works").map(|topic| topic.lead);
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ "Sources" }</h1>
            <p class="page__lead">{ note.unwrap_or_default() }</p>
            <p>{ "Our words, rules and figures come from these studies, books and pages. Where no study gives a figure, we made an estimate. The data says so, and why." }</p>
            <p>{ format!("Of {all} figures that weigh answers, {estimates} are expert estimates.") }</p>
            <ul class="link-list">
                <li><a href={format!("{}/evidence/", app.base)}>{ "Every figure with its mark, source and reason" }</a></li>
                <li>{ link(&app, Route::HowGood, "How good the answers are, with every miss") }</li>
                <li>{ link(&app, Route::Data, "All of it as files") }</li>
                <li>{ link(&app, Route::Changes, "What changed") }</li>
            </ul>
            <ul class="sources">
                { for KNOWLEDGE.sources.iter().map(|source| html! {
                    <li key={source.key}>{ source_line(source.citation, source.link) }</li>
                }) }
            </ul>
        </article>
    }
}
