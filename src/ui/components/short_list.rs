//! A list that shows what matters most and folds the rest away.

use super::bullets::list;
use yew::prelude::*;

/// The items, the most important first, in lists of this class. So many (`most`) are shown at once; one more is shown too
/// rather than folded away alone. The fold is called `more`.
pub fn short_list(class: &'static str, items: &[AttrValue], most: usize, more: &'static str) -> Html {
    let most = if items.len() == most + 1 { most + 1 } else { most };
    let (shown, folded) = items.split_at(most.min(items.len()));
    html! {
        <div class="short-list">
            { list(class, shown.to_vec()) }
            if !folded.is_empty() {
                <details class="fold">
                    <summary>{ more }</summary>
                    { list(class, folded.to_vec()) }
                </details>
            }
        </div>
    }
}
