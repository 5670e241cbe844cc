//! A plain list of texts from the knowledge.

use crate::ui::context::Context;
use yew::prelude::*;

/// A plain list.
pub fn bullets(items: &'static [&'static str]) -> Html {
    bullets_as("", items)
}

/// A plain list of this class.
pub fn bullets_as(class: &'static str, items: &'static [&'static str]) -> Html {
    list(class, items.iter().map(|item| AttrValue::Static(item)).collect())
}

/// A plain list about the person of the check, worded for whoever asks.
pub fn said_bullets(app: &Context, items: &'static [&'static str]) -> Html {
    list("", items.iter().map(|item| app.say(item)).collect())
}

/// A list of texts.
pub fn list(class: &'static str, items: Vec<AttrValue>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! {
        <ul {class}>{ for items.into_iter().enumerate().map(|(place, item)| html! { <li key={place}>{ item }</li> }) }</ul>
    }
}
