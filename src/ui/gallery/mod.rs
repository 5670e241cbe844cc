//! Every component in every state, for the page that the pictures are taken of. Rendered natively only: none of it is
//! in what people load.

mod frame;
mod parts;
mod people;
mod whole;

pub use frame::{Exhibit, ExhibitProps, own_names};

use super::route::Route;
use super::state::AppState;
use crate::interview::Interview;
use crate::knowledge::KNOWLEDGE;
use yew::Html;

/// A part of the app in one state.
pub struct Specimen {
    /// What it is; no other has this name.
    pub name: String,
    /// The state of the app around it.
    pub state: AppState,
    /// The part.
    pub body: Html,
    /// Whether everything that folds is open.
    pub open: bool,
}

impl Specimen {
    /// A part in a fresh app, where the emergency number is known.
    fn new(name: impl Into<String>, body: Html) -> Self {
        let state = AppState::new(Route::NotFound, None, people::region());
        Specimen { name: name.into(), state, body, open: false }
    }

    /// The same with everything open.
    fn opened(self) -> Self {
        Specimen { open: true, ..self }
    }

    /// The same on a page of the app.
    fn on(mut self, route: Route) -> Self {
        self.state.route = route;
        self
    }

    /// The same for someone with answers.
    fn of(mut self, interview: Interview) -> Self {
        self.state.interview = interview;
        self
    }

    /// The same where no emergency number is known.
    fn anywhere(mut self) -> Self {
        self.state.region = KNOWLEDGE.regions.len() - 1;
        self
    }
}

/// All of them, small ones first.
pub fn specimens() -> Vec<Specimen> {
    let mut all = parts::parts();
    all.extend(parts::figures());
    all.extend(whole::questions());
    all.extend(whole::results());
    all
}
