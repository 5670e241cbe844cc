//! Elements that only hold words: a call weighs less than the markup of each.

use yew::prelude::*;
use yew::virtual_dom::VText;

/// An element with words in it. An empty class is none.
pub fn text(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    holder(tag, class, VText::new(words.into()).into())
}

/// An element around others.
pub fn around(tag: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    holder(tag, class, inside.into_iter().collect())
}

fn holder(tag: &'static str, class: &'static str, inside: Html) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ inside }</@> }
}

/// A button. What is said beyond its words, for those who do not see where it stands, may be empty.
pub fn button(class: &'static str, words: &'static str, beyond: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class={classes!("button", class)} {onclick}>
            <span>{ words }</span><span class="visually-hidden">{ beyond }</span>
        </button>
    }
}

/// More, behind a summary.
pub fn fold(summary: impl Into<AttrValue>, inside: Html) -> Html {
    html! { <details class="fold"><summary>{ summary.into() }</summary>{ inside }</details> }
}
