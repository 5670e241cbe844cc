//! Said on every page of a check whose answers were kept and opened again: how old they are, and that a new check comes first.

use crate::ui::context::use_app;
use crate::ui::making::{dated, use_now};
use yew::prelude::*;

/// The notice; empty where the answers are those of now.
#[component]
pub fn OldAnswers() -> Html {
    let app = use_app();
    let now = use_now();
    let Some(kept) = app.state.interview.kept() else { return Html::default() };
    let context = app.clone();
    let onclick = Callback::from(move |_: MouseEvent| context.start_anew());
    html! {
        <aside class="old-answers__notice" aria-label="Saved check">
            <p><strong>{ "A saved check: " }</strong><span>{ dated(kept, now) }</span></p>
            <p>{ app.either("How you are now may differ. Do a new check before you act on this.", "How they are now may differ. Do a new check before you act on this.") }</p>
            <button type="button" class="button button--secondary" {onclick}>{ "Start a new check" }</button>
        </aside>
    }
}
