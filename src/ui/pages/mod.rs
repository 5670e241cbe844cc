//! One file for each kind of page. Each has its own address, title and heading.

mod answers;
mod code;
mod emergency;
#[cfg_attr(target_arch = "wasm32", path = "library_served.rs")]
mod library;
mod not_found;
mod plan;
mod question;
mod result;
mod safety_net;
mod saved;
mod say;
mod start;
mod stretches;
mod summary;

use super::context::use_app;
use super::route::Route;
use super::state::AppState;
use crate::interview::Place;
use crate::knowledge::{KNOWLEDGE, QuestionId};
use crate::words::{Who, of_them};
use std::borrow::Cow;
use yew::prelude::*;

/// The page that the state asks for.
#[component]
pub fn Page() -> Html {
    let app = &use_app();
    // Does nothing in the build that is published.
    crate::platform::faults::point("render");
    match app.state.route {
        Route::Start => start::start_page(app),
        Route::Check => match app.state.interview.place() {
            Place::Asking(question) => html! { <question::QuestionPage key={question.0} {question} /> },
            Place::Emergency | Place::Review | Place::Result => answers::answers_page(app),
        },
        Route::Emergency => emergency::emergency_page(app),
        Route::Answers => answers::answers_page(app),
        Route::Result => result::result_page(app),
        Route::Summary => html! { <summary::SummaryPage /> },
        Route::Say => html! { <say::SayPage /> },
        Route::Code => html! { <code::CodePage /> },
        Route::SafetyNet => html! { <safety_net::SafetyNetPage /> },
        Route::Saved => html! { <saved::SavedPage /> },
        Route::Conditions
        | Route::Condition(_)
        | Route::Topic(_)
        | Route::Sources
        | Route::HowGood
        | Route::Data
        | Route::Changes => library::library(app),
        Route::Stretches => stretches::stretches_page(app),
        Route::Plan => plan::plan_page(app),
        Route::NotFound => not_found::not_found_page(app),
    }
}

/// The title of the page: what stands in the tab. Names no answer and no condition that was suspected.
pub fn title(state: &AppState) -> String {
    let page = match (state.route, state.interview.place()) {
        (Route::Start, _) => return "CalfCheck: a self-check for calf pain".to_owned(),
        (Route::Check, Place::Asking(question)) => return format!("{} - CalfCheck", asked(state, question)),
        (Route::Check | Route::Answers, _) => "Check your answers",
        (Route::Emergency, _) => "Get help now",
        (Route::Result, _) => match state.interview.who() {
            Who::Me => "Your result",
            Who::SomeoneElse => "Their result",
        },
        (Route::Summary, _) => "Summary for a clinician",
        (Route::Say, _) => "What to say",
        (Route::Code, _) => "Show it to another phone",
        (Route::SafetyNet, _) => match state.interview.who() {
            Who::Me => "Your safety net",
            Who::SomeoneElse => "Their safety net",
        },
        (Route::Saved, _) => "Saved checks",
        (Route::Conditions, _) => "Causes of calf pain",
        (Route::Condition(id), _) => KNOWLEDGE.condition(id).plain_name,
        (Route::Topic(place), _) => KNOWLEDGE.topics[place].title,
        (Route::Stretches, _) => "Stretches and exercises",
        (Route::Plan, _) => KNOWLEDGE.plan.title,
        (Route::Sources, _) => "Sources",
        (Route::HowGood, _) => "How good is this?",
        (Route::Data, _) => "Open data",
        (Route::Changes, _) => "What changed",
        (Route::NotFound, _) => "Page not found",
    };
    format!("{page} - CalfCheck")
}

/// The question, in the words for the person whom the check is about.
fn asked(state: &AppState, question: QuestionId) -> Cow<'static, str> {
    let ask = KNOWLEDGE.question(question).ask;
    match state.interview.who() {
        Who::Me => ask.into(),
        Who::SomeoneElse => of_them(&KNOWLEDGE, ask).into(),
    }
}

/// One or two sentences about the page, for search engines and shared links.
#[cfg(not(target_arch = "wasm32"))]
pub fn description(route: Route) -> &'static str {
    match route {
        Route::Condition(id) => KNOWLEDGE.condition(id).words.summary,
        Route::Topic(place) => KNOWLEDGE.topics[place].lead,
        Route::Conditions => "The causes of calf pain from A to Z: signs, when to get help, what helps.",
        Route::Stretches => {
            "Stretches and strengthening exercises for the calf, step by step, and who must not do them."
        }
        Route::Plan => KNOWLEDGE.plan.lead,
        Route::Sources => "The publications that CalfCheck rests on.",
        Route::HowGood => {
            "How well CalfCheck answers stories with a known answer, every miss, and what others measured."
        }
        Route::Data => {
            "The whole condition data of CalfCheck as JSON and CSV, with a schema: causes, findings, likelihoods, rules, sources."
        }
        Route::Changes => {
            "What changed in what CalfCheck asks, weighs and advises, newest first, with rules and sources."
        }
        Route::Summary => "One page for a doctor or nurse, from your answers: to print, to copy or to show.",
        Route::Say => "What to say on the phone or at the desk, in 20 seconds, from your answers.",
        Route::Code => "Your summary as a code that another phone reads from this screen, and your answers as a link.",
        Route::SafetyNet => "Until when to wait, what to watch for, and an entry for your calendar.",
        Route::Saved => {
            "Checks that you kept on this device: look back, compare two, delete them, save them as a file."
        }
        Route::Start | Route::Check | Route::Emergency | Route::Answers | Route::Result | Route::NotFound => {
            "Answer questions about calf pain on your own device: how urgent it is, which causes fit, what to do. Works offline."
        }
    }
}
