//! A plain list of texts from the knowledge.

use crate::ui::context::use_app;
use yew::prelude::*;

/// What a list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct BulletsProps {
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// The items.
    pub items: &'static [&'static str],
    /// Whether they are about the person of the check: then they are worded for whoever asks.
    #[prop_or_default]
    pub said: bool,
}

/// A plain list.
#[component]
pub fn Bullets(props: &BulletsProps) -> Html {
    let app = use_app();
    let words = |item: &'static str| if props.said { app.say(item) } else { item.into() };
    html! {
        <ul class={props.class.clone()}>
            { for props.items.iter().enumerate().map(|(place, item)| html! { <li key={place}>{ words(item) }</li> }) }
        </ul>
    }
}
