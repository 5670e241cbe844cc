//! The one instruction of the result.

use super::notices::level_class;
use super::{Shape, advice_line, call_button, icon, short_list};
use crate::knowledge::{Care, KNOWLEDGE, Urgency};
use crate::ui::context::Context;
use yew::prelude::*;

/// So many steps are shown before the fold.
const FIRST_STEPS: usize = 3;

/// How urgent it is: words, a spoken prefix, a shape, its place and its colour say it.
/// It is the heading of its page, or one below it.
pub fn urgency_card(app: &Context, care: Care, heads_page: bool) -> Html {
    let Some(advice) = KNOWLEDGE.advice(care) else { return html! { <div></div> } };
    let urgency = care.urgency();
    let steps: Vec<AttrValue> = advice.steps.iter().map(|text| app.say(text)).collect();
    let class = format!("urgency-card urgency-card--{}", level_class(urgency));
    let title = if heads_page {
        html! { <h1 class="urgency-card__title page__title" tabindex="-1">{ app.say(advice.title) }</h1> }
    } else {
        html! { <h2 class="urgency-card__title">{ app.say(advice.title) }</h2> }
    };
    html! {
        <section {class}>
            { icon("urgency-card__icon", Shape::of(urgency)) }
            <p class="urgency-card__prefix">{ advice.prefix }</p>
            { title }
            if urgency == Urgency::Emergency { { call_button(app) } }
            <p class="urgency-card__lead">{ app.say(advice.lead) }</p>
            if urgency == Urgency::SameDay { { advice_line(app) } }
            { short_list("urgency-card__do", &steps, FIRST_STEPS, "More steps") }
        </section>
    }
}
