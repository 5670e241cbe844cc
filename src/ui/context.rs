//! What every component can reach: the state of the app, and a way to act on it.

use super::app::Served;
use super::route::Route;
use super::state::{AppAction, AppState};
use crate::interview::{Action, Interview, to_text};
use crate::knowledge::{KNOWLEDGE, KNOWLEDGE_VERSION, Region};
use crate::platform::{faults, storage};
use crate::words::{Who, of_them};
use yew::prelude::*;

/// The state of the app and what can be done with it.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// The state.
    pub state: UseReducerHandle<AppState>,
    /// What stands before every address, without a slash at the end; empty at the root of a site.
    pub base: AttrValue,
    /// The page of the library that was served, where it was one.
    pub served: Option<Served>,
}

impl Context {
    /// Where the site keeps the page.
    pub fn address(&self, route: Route) -> AttrValue {
        AttrValue::from(format!("{}{}", self.base, route.path()))
    }

    /// The region whose numbers are shown.
    pub fn region(&self) -> &'static Region {
        &KNOWLEDGE.regions[self.state.region.min(KNOWLEDGE.regions.len() - 1)]
    }

    /// Whom the check is about.
    pub fn who(&self) -> Who {
        self.state.interview.who()
    }

    /// The text in the words for the person whom the check is about.
    pub fn say(&self, text: &'static str) -> AttrValue {
        say(self.who(), text)
    }

    /// The first text when the check is about the person who answers, the second when it is about someone else.
    pub fn either(&self, me: &'static str, someone_else: &'static str) -> &'static str {
        match self.who() {
            Who::Me => me,
            Who::SomeoneElse => someone_else,
        }
    }

    /// Does something in the questionnaire.
    pub fn act(&self, action: Action) {
        faults::point("handler");
        self.state.dispatch(AppAction::Interview(action));
        // Before anything is drawn: an answer outlives a failure to draw what follows from it.
        let _ = keep_answers(&self.state.interview);
    }

    /// Starts a new check about the same person.
    pub fn start_anew(&self) {
        let who = self.who();
        self.act(Action::StartedAgain);
        self.act(Action::ChoseWho(who));
        self.go(Route::Check);
    }

    /// Goes to a page.
    pub fn go(&self, route: Route) {
        self.state.dispatch(AppAction::WentTo(route));
    }
}

/// The text in the words for this person.
pub fn say(who: Who, text: &'static str) -> AttrValue {
    match who {
        Who::Me => AttrValue::Static(text),
        Who::SomeoneElse => of_them(&KNOWLEDGE, text).into(),
    }
}

/// The name under which the answers are kept.
pub const ANSWERS: &str = "calfcheck-answers";

/// Whether nothing was said yet, not even whom it is about.
pub fn is_blank(interview: &Interview) -> bool {
    interview.responses().is_empty() && interview.who() == Who::Me
}

/// Keeps the answers for as long as the tab is open.
pub fn keep_answers(interview: &Interview) -> Result<(), storage::Refused> {
    if is_blank(interview) {
        storage::forget(ANSWERS);
        return Ok(());
    }
    storage::save(ANSWERS, &to_text(&KNOWLEDGE, KNOWLEDGE_VERSION, interview))
}

/// The context of the app.
#[hook]
pub fn use_app() -> Context {
    use_context::<Context>().expect("every component stands inside the app")
}
