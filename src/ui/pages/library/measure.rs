//! Measure your calves: the steps with their drawings, the figures, and what the difference means.

use crate::knowledge::{KNOWLEDGE, Section};
use crate::ui::components::{MeasureFigure, MeasureForm, MeasureStep, Prose, SourceList, link};
use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MeasurePageProps {
    /// The place of its words in the knowledge.
    pub place: usize,
}

/// The guided page. Without the app it reads as instructions: the form is not shown then.
#[component]
pub fn MeasurePage(props: &MeasurePageProps) -> Html {
    let app = use_app();
    let topic = &KNOWLEDGE.topics[props.place];
    let (steps, meaning) = topic.sections.split_at((1 + MeasureStep::ALL.len()).min(topic.sections.len()));
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ topic.title }</h1>
            <p class="page__lead">{ topic.lead }</p>
            { for steps.iter().enumerate().map(|(place, part)| section(part, place.checked_sub(1).map(|step| MeasureStep::ALL[step]))) }
            <section class="topic__section" key="figures">
                <h2 id="figures">{ "Your figures" }</h2>
                <div class="topic__measure"><MeasureForm /></div>
            </section>
            { for meaning.iter().map(|part| section(part, None)) }
            <section class="topic__section" key="see">
                <h2>{ "Read on" }</h2>
                <ul class="link-list">
                    { for topic.see.iter().map(|place| html! {
                        <li key={*place}>{ link(&app, Route::Topic(*place), KNOWLEDGE.topics[*place].title) }</li>
                    }) }
                </ul>
            </section>
            <SourceList sources={topic.sources} />
        </article>
    }
}

fn section(part: &'static Section, step: Option<MeasureStep>) -> Html {
    html! {
        <section class="topic__section" key={part.heading}>
            <h2>{ part.heading }</h2>
            <div class="measure-step">
                <Prose text={part.text} />
                if let Some(step) = step { <MeasureFigure {step} /> }
            </div>
        </section>
    }
}
