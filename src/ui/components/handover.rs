//! The way from the result to everything that can be taken away.

use super::link;
use crate::ui::context::Context;
use crate::ui::route::Route;
use crate::words::Who;
use yew::prelude::*;

/// Where each thing is, and what it is for.
const WAYS: [(Route, &str, &str); 3] = [
    (Route::Summary, "Summary for a doctor or nurse", "One page to print, copy or show."),
    (Route::Say, "What to say", "Words for the phone or the desk, in 20 seconds."),
    (Route::Code, "Show it to another phone", "A code to scan, or a link. No server is needed."),
];

const NET: (Route, &str, &str) = (Route::SafetyNet, "Your safety net", "Until when to wait, and your warning signs.");

const THEIR_NET: (Route, &str, &str) =
    (Route::SafetyNet, "Their safety net", "Until when to wait, and their warning signs.");

/// Take it with you: links to the summary, the words to say, and what else is made from the answers.
pub fn handover(app: &Context) -> Html {
    let net = if app.who() == Who::Me { NET } else { THEIR_NET };
    html! {
        <section class="handover" aria-labelledby="handover">
            <h2 id="handover">{ "Take it with you" }</h2>
            <p>{ "All of this is made on your device. Nothing is sent unless you send it." }</p>
            <ul class="handover__ways">
                { for WAYS.iter().chain([&net]).map(|(to, name, what)| html! {
                    <li class="handover__way" key={*name}>
                        { link(app, *to, *name) }
                        <span class="hint">{ *what }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}
