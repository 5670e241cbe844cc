//! A general page.

use crate::knowledge::KNOWLEDGE;
use crate::ui::components::{CallButton, Prose, SourceList};
use yew::prelude::*;

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TopicPageProps {
    /// Its place in the knowledge.
    pub place: usize,
}

/// A general page; the one about getting help starts with the number to call.
#[component]
pub fn TopicPage(props: &TopicPageProps) -> Html {
    let topic = &KNOWLEDGE.topics[props.place];
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ topic.title }</h1>
            <p class="page__lead">{ topic.lead }</p>
            <div class="topic__call">
                if topic.id == "when_to_get_help" { <CallButton /> }
            </div>
            { for topic.sections.iter().map(|section| html! {
                <section class="topic__section" key={section.heading}><h2>{ section.heading }</h2><Prose text={section.text} /></section>
            }) }
            <SourceList sources={topic.sources} />
        </article>
    }
}
