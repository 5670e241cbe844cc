//! The clinician's page: one sheet, from the same lines as the plain text.

use super::result::no_answers;
use crate::interview::Interview;
use crate::knowledge::KNOWLEDGE;
use crate::report::{Block, Line, Moment, Part, Summary, percent, to_fhir, to_plain_text};
use crate::ui::components::{HandOn, handover};
use crate::ui::context::use_app;
use crate::ui::making::{making, use_moment};
use yew::prelude::*;

/// A summary with more letters than this is printed smaller, so that it stays on one page.
const DENSE: usize = 6500;

/// The summary for a clinician.
#[component]
pub fn SummaryPage() -> Html {
    let app = use_app();
    let when = use_moment();
    if app.state.interview.responses().is_empty() {
        return no_answers(&app);
    }
    let summary = Summary::new(&KNOWLEDGE, &app.state.interview, &making(when));
    let text = to_plain_text(&summary);
    let dense = (text.len() > DENSE).then_some("sheet--dense");
    html! {
        <>
            <h1 class="page__title not-printed" tabindex="-1">{ "Summary for a clinician" }</h1>
            <p class="page__lead not-printed">{ "Print it, copy it or show it on this screen. It names no one." }</p>
            <HandOn title="CalfCheck summary" {text} />
            <article class={classes!("sheet", dense)}>
                <header class="sheet__head">
                    <p class="sheet__who">{ summary.who }</p>
                    <p>{ summary.made }</p>
                </header>
                { for summary.blocks.iter().enumerate().map(|(place, block)| part(place, block)) }
                <p class="sheet__versions">{ summary.versions }</p>
            </article>
            <details class="not-printed">
                <summary>{ "For another computer system" }</summary>
                <p>{ "The same as a FHIR R4 record, with every answer. It names no one." }</p>
                { record(&app.state.interview, when) }
            </details>
            { handover(&app) }
        </>
    }
}

/// The record as a file to save, once the clock was read.
fn record(interview: &Interview, when: Option<Moment>) -> Html {
    let Some(when) = when else { return html! { <p></p> } };
    let file = percent(&to_fhir(&KNOWLEDGE, interview, &making(Some(when)), when));
    html! {
        <p><a class="button button--secondary" href={format!("data:application/fhir+json;charset=utf-8,{file}")} download="calfcheck-fhir.json">
            { "Save the FHIR record" }
        </a></p>
    }
}

fn part(place: usize, block: &Block) -> Html {
    let name = match block.part {
        Part::Advice => "sheet__part--advice",
        Part::Scores => "sheet__part--score",
        Part::Causes => "sheet__part--causes",
        Part::Presenting | Part::Positive | Part::Measured => "sheet__part--first",
        Part::Risks | Part::Unknown | Part::Negative | Part::NotAsked => "sheet__part--rest",
    };
    html! {
        <section class={classes!("sheet__part", name)} key={place}>
            <h2 class="sheet__heading">{ block.heading.clone() }</h2>
            { for block.lines.iter().enumerate().map(|(place, line)| told(place, line)) }
        </section>
    }
}

fn told(place: usize, line: &Line) -> Html {
    let label = if line.label.is_empty() { String::new() } else { format!("{}: ", line.label) };
    html! {
        <p class="sheet__line" key={place}>
            <span class="sheet__label">{ label }</span>
            <span class="sheet__text">{ line.text.clone() }</span>
        </p>
    }
}
