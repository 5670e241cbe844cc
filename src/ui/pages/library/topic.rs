//! A general page.

use super::index::part;
use crate::knowledge::KNOWLEDGE;
use crate::ui::components::{Prose, SourceList, call_button, link, wait_notice};
use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// The page that the plan and the exercises belong to.
const SELF_CARE: &str = "self_care";

/// The page that says how the answers come about; how good they are has a page of its own.
const HOW_THIS_WORKS: &str = "how_this_works";

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TopicPageProps {
    /// Its place in the knowledge.
    pub place: usize,
}

/// A general page; the one about getting help starts with the number to call. Care at home is marked, and not shown while
/// the person's own answers ask for an examination first.
#[component]
pub fn TopicPage(props: &TopicPageProps) -> Html {
    let app = use_app();
    let topic = &KNOWLEDGE.topics[props.place];
    let waits = topic.sections.iter().any(|section| section.waits);
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ topic.title }</h1>
            <p class="page__lead">{ topic.lead }</p>
            <div class="topic__call">
                if topic.id == "when_to_get_help" { { call_button(&app) } }
            </div>
            <div class="topic__wait">
                if waits {
                    { wait_notice(&app, "So exercises, rubbing, wrapping, ice and heat are left out on this page. For pain, follow your result.") }
                }
            </div>
            { for topic.sections.iter().map(|section| html! {
                <section class={classes!("topic__section", section.waits.then_some("topic__section--waits"))} key={section.heading}><h2 id={part(section.heading)}>{ section.heading }</h2><Prose text={section.text} /></section>
            }) }
            <section class="topic__section" key="see">
                if !topic.see.is_empty() {
                    <h2>{ "Read on" }</h2>
                    <ul class="link-list">
                        if topic.id == SELF_CARE {
                            <li key="plan">{ link(&app, Route::Plan, KNOWLEDGE.plan.title) }</li>
                            <li key="stretches">{ link(&app, Route::Stretches, "Stretches and exercises") }</li>
                        }
                        if topic.id == HOW_THIS_WORKS {
                            <li key="how-good">{ link(&app, Route::HowGood, "How good is this?") }</li>
                        }
                        { for topic.see.iter().map(|place| html! {
                            <li key={*place}>{ link(&app, Route::Topic(*place), KNOWLEDGE.topics[*place].title) }</li>
                        }) }
                    </ul>
                }
            </section>
            <SourceList sources={topic.sources} />
        </article>
    }
}
