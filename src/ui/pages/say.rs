//! What to say on the phone or at the desk, in large type, read aloud when asked.

use super::result::no_answers;
use crate::knowledge::KNOWLEDGE;
use crate::platform;
use crate::report::{Listener, listeners, script};
use crate::ui::components::{call_button, handover};
use crate::ui::context::{Context, use_app};
use yew::prelude::*;

/// The words to say, for whoever is spoken to.
#[component]
pub fn SayPage() -> Html {
    let app = use_app();
    let aloud = use_state(|| false);
    let set = aloud.setter();
    use_effect_with((), move |()| {
        set.set(platform::speech::can_speak());
        platform::speech::stop
    });
    if app.state.interview.responses().is_empty() {
        return no_answers(&app);
    }
    let interview = &app.state.interview;
    let care = interview.assess(&KNOWLEDGE).care;
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "What to say" }</h1>
            <p class="page__lead">{ "Read it out, or show this screen. It takes about 20 seconds." }</p>
            { for listeners(care).into_iter().map(|listener| {
                let sentences = script(&KNOWLEDGE, interview, listener);
                spoken(&app, listener, sentences, *aloud)
            }) }
            { handover(&app) }
        </>
    }
}

fn spoken(app: &Context, listener: Listener, sentences: Vec<String>, aloud: bool) -> Html {
    let line = app.region().advice_line_name;
    let text = sentences.join(" ");
    let say = Callback::from(move |_: MouseEvent| platform::speech::say(&text));
    let stop = Callback::from(|_: MouseEvent| platform::speech::stop());
    let (id, heading) = match listener {
        Listener::Emergency => ("say-emergency", "To the emergency number".to_owned()),
        Listener::AdviceLine if line.is_empty() => ("say-line", "To a medical advice line".to_owned()),
        Listener::AdviceLine => ("say-line", format!("To a medical advice line ({line})")),
        Listener::Desk => ("say-desk", "At the reception desk".to_owned()),
    };
    html! {
        <section class="say" key={id} aria-labelledby={id}>
            <h2 id={id}>{ heading }</h2>
            <blockquote class="say__script">
                { for sentences.iter().enumerate().map(|(place, sentence)| html! { <p key={place}>{ sentence.clone() }</p> }) }
            </blockquote>
            <div class="say__call">
                if listener == Listener::Emergency { { call_button(app) } }
            </div>
            <div class="button-row">
                if aloud {
                    <button key="say" type="button" class="button button--secondary" onclick={say}>{ "Read it aloud" }</button>
                    <button key="stop" type="button" class="button button--link" onclick={stop}>{ "Stop reading" }</button>
                }
            </div>
        </section>
    }
}
