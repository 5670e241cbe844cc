//! Said on every page of a check whose answers were kept and opened again: how old they are, and that a new check comes first.

use super::{around, button, text};
use crate::ui::context::Context;
use crate::ui::making::dated;
use crate::ui::route::Route;
use yew::prelude::*;

/// The notice; nothing where the answers are those of now.
pub fn old_answers(app: &Context) -> Html {
    let shown = app.state.route.in_questionnaire() && app.state.route != Route::Saved;
    let Some(kept) = app.state.interview.kept().filter(|_| shown) else { return Html::default() };
    let context = app.clone();
    let onclick = Callback::from(move |_: MouseEvent| context.start_anew());
    let words = app.either(
        "How you are now may differ. Do a new check before you act on this.",
        "How they are now may differ. Do a new check before you act on this.",
    );
    html! {
        <aside class="old-answers__notice" aria-label="Saved check">
            { around("p", "", vec![text("strong", "", "A saved check: "), text("span", "", dated(kept, app.state.now))]) }
            { text("p", "", words) }
            { button("button--secondary", "Start a new check", String::new(), onclick) }
        </aside>
    }
}
