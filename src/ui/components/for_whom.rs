//! Whom the check is for, with a way to change it.

use crate::interview::Action;
use crate::ui::context::Context;
use crate::words::Who;
use yew::prelude::*;

/// Says whom the check is about; a button makes it about the other. The answers stay.
pub fn for_whom(app: &Context) -> Html {
    let other = match app.who() {
        Who::Me => Who::SomeoneElse,
        Who::SomeoneElse => Who::Me,
    };
    let context = app.clone();
    let onclick = Callback::from(move |_: MouseEvent| context.act(Action::ChoseWho(other)));
    html! {
        <p class="for-whom">
            <span role="status">{ app.either("This check is for you.", "This check is for someone else.") }</span>
            <button type="button" class="button button--link" {onclick}>
                { app.either("It is for someone else", "It is for me") }
            </button>
        </p>
    }
}
