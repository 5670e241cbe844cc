//! The summary as a code that another phone reads from the screen, and the answers as a link.

use super::result::no_answers;
use crate::knowledge::{KNOWLEDGE, KNOWLEDGE_VERSION};
use crate::platform;
use crate::report::{Code, Extent, QUIET, Summary, code, to_fragment};
use crate::ui::components::{HandOn, handover};
use crate::ui::context::use_app;
use crate::ui::making::{making, use_moment};
use crate::ui::route::Route;
use yew::prelude::*;

/// The code and the link.
#[component]
pub fn CodePage() -> Html {
    let app = use_app();
    let when = use_moment();
    let origin = use_state(String::new);
    let set = origin.setter();
    use_effect_with((), move |()| set.set(platform::history::origin()));
    if app.state.interview.responses().is_empty() {
        return no_answers(&app);
    }
    let made = code(&Summary::new(&KNOWLEDGE, &app.state.interview, &making(when)));
    let fragment = to_fragment(&KNOWLEDGE, KNOWLEDGE_VERSION, &app.state.interview);
    let link = format!("{}{}#{fragment}", *origin, app.address(Route::Result));
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Show it to another phone" }</h1>
            <p class="page__lead">{ "A doctor or nurse can scan this with the camera of any phone. It works without a network." }</p>
            <figure class="code">
                { picture(&made) }
                <figcaption>{ extent_words(made.extent) }</figcaption>
            </figure>
            <details class="code__text">
                <summary>{ "Read what the code says" }</summary>
                <pre class="code__letters">{ made.text }</pre>
            </details>
            <section class="code__link" aria-labelledby="link">
                <h2 id="link">{ app.either("A link with your answers", "A link with the answers") }</h2>
                <p>{ app.either("The link opens this result on another device. Your answers are in the link itself.", "The link opens this result on another device. The answers are in the link itself.") }</p>
                <p>{ "Whoever has the link can read them. Browsers do not send that part of a link to any server." }</p>
                <HandOn title="CalfCheck" text={link} copy="Copy the link" share="Share the link" print=false />
            </section>
            { handover(&app) }
        </>
    }
}

fn extent_words(extent: Extent) -> &'static str {
    match extent {
        Extent::Whole => "The code holds the whole summary.",
        Extent::Short => {
            "The code holds a shorter summary. It leaves out what you denied, were not sure of, or were not asked."
        }
        Extent::Cut => {
            "The code holds the first part of a shorter summary. The page for a doctor or nurse has everything."
        }
    }
}

/// Dark on light whatever the colours of the page, as readers need it.
fn picture(made: &Code) -> Html {
    let side = made.side + 2 * QUIET;
    html! {
        <svg class="code__picture" viewBox={format!("0 0 {side} {side}")} role="img" aria-label="QR code with the summary"
            shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path d={made.path.clone()} fill="#000" />
        </svg>
    }
}
