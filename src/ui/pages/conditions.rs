//! All conditions, A to Z.

use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::ui::components::{Link, Prose};
use crate::ui::route::Route;
use yew::prelude::*;

/// All conditions, by their plain names.
#[component]
pub fn ConditionsPage() -> Html {
    let mut ids: Vec<ConditionId> = KNOWLEDGE.condition_ids().collect();
    ids.sort_by_key(|id| KNOWLEDGE.condition(*id).plain_name.to_lowercase());
    let overview = KNOWLEDGE.topics.iter().find(|topic| topic.id == "causes");
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Causes of calf pain" }</h1>
            if let Some(topic) = overview { <p class="page__lead">{ topic.lead }</p> }
            <ul class="library-list">
                { for ids.into_iter().map(card) }
            </ul>
            if let Some(topic) = overview {
                <article class="topic">
                    { for topic.sections.iter().map(|section| html! {
                        <section class="topic__section" key={section.heading}><h2>{ section.heading }</h2><Prose text={section.text} /></section>
                    }) }
                </article>
            }
        </>
    }
}

fn card(id: ConditionId) -> Html {
    let condition = KNOWLEDGE.condition(id);
    html! {
        <li class="library-card" key={condition.id}>
            <h2 class="library-card__name"><Link to={Route::Condition(id)}>{ condition.plain_name }</Link></h2>
            <p class="library-card__medical">{ condition.medical_name }</p>
            <p class="library-card__summary">{ condition.words.summary }</p>
        </li>
    }
}
