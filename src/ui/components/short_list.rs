//! A list that shows what matters most and folds the rest away.

use yew::prelude::*;

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ShortListProps {
    /// The items, the most important first.
    pub items: Vec<AttrValue>,
    /// So many are shown at once; one more is shown too rather than folded away alone.
    pub most: usize,
    /// What the fold is called.
    pub more: AttrValue,
    /// The class of the list that is shown at once.
    #[prop_or_default]
    pub class: Classes,
}

/// A list with a fold.
#[component]
pub fn ShortList(props: &ShortListProps) -> Html {
    let most = if props.items.len() == props.most + 1 { props.most + 1 } else { props.most };
    let (shown, folded) = props.items.split_at(most.min(props.items.len()));
    let lines = |items: &[AttrValue]| -> Html {
        items.iter().enumerate().map(|(place, item)| html! { <li key={place}>{ item.clone() }</li> }).collect()
    };
    html! {
        <div class="short-list">
            <ul class={props.class.clone()}>{ lines(shown) }</ul>
            if !folded.is_empty() {
                <details class="fold">
                    <summary>{ props.more.clone() }</summary>
                    <ul class={props.class.clone()}>{ lines(folded) }</ul>
                </details>
            }
        </div>
    }
}
