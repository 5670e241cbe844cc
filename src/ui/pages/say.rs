//! What to say on the phone or at the desk, in large type, read aloud when asked.

use super::result::NoAnswers;
use crate::knowledge::KNOWLEDGE;
use crate::platform;
use crate::report::{Listener, listeners, script};
use crate::ui::components::{CallButton, Handover};
use crate::ui::context::use_app;
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
        return html! { <NoAnswers /> };
    }
    let interview = &app.state.interview;
    let care = interview.assess(&KNOWLEDGE).care;
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "What to say" }</h1>
            <p class="page__lead">{ "Read it out, or show this screen. It takes about 20 seconds." }</p>
            { for listeners(care).into_iter().map(|listener| {
                let sentences = script(&KNOWLEDGE, interview, listener);
                spoken(listener, sentences, *aloud, app.region().advice_line_name)
            }) }
            <Handover />
        </>
    }
}

fn spoken(listener: Listener, sentences: Vec<String>, aloud: bool, line: &'static str) -> Html {
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
                if listener == Listener::Emergency { <CallButton /> }
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
