//! The one instruction of the result.

use super::notices::level_class;
use super::{AdviceLine, CallButton, Icon, Shape, ShortList};
use crate::knowledge::{Care, KNOWLEDGE, Urgency};
use crate::ui::context::use_app;
use yew::prelude::*;

/// So many steps are shown before the fold.
const FIRST_STEPS: usize = 3;

/// What the card needs.
#[derive(Clone, PartialEq, Properties)]
pub struct UrgencyCardProps {
    /// The care needed.
    pub care: Care,
    /// Which level of heading the title is: the page's own, or one below it.
    #[prop_or(true)]
    pub heads_page: bool,
}

/// How urgent it is: words, a spoken prefix, a shape, its place and its colour say it.
#[component]
pub fn UrgencyCard(props: &UrgencyCardProps) -> Html {
    let app = use_app();
    let Some(advice) = KNOWLEDGE.advice(props.care) else { return html! { <div></div> } };
    let urgency = props.care.urgency();
    let steps: Vec<AttrValue> = advice.steps.iter().map(|text| app.say(text)).collect();
    let class = format!("urgency-card urgency-card--{}", level_class(urgency));
    let title = if props.heads_page {
        html! { <h1 class="urgency-card__title page__title" tabindex="-1">{ app.say(advice.title) }</h1> }
    } else {
        html! { <h2 class="urgency-card__title">{ app.say(advice.title) }</h2> }
    };
    html! {
        <section {class}>
            <Icon class="urgency-card__icon" shape={Shape::of(urgency)} />
            <p class="urgency-card__prefix">{ advice.prefix }</p>
            { title }
            if urgency == Urgency::Emergency { <CallButton /> }
            <p class="urgency-card__lead">{ app.say(advice.lead) }</p>
            if urgency == Urgency::SameDay { <AdviceLine /> }
            <ShortList class="urgency-card__do" items={steps} most={FIRST_STEPS} more="More steps" />
        </section>
    }
}
