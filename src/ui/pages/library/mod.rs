//! The pages that are only read. They are written as HTML when the site is built; `library_served.rs` shows them in the
//! browser, so that their words are not in the app.

mod changes;
mod condition;
mod conditions;
mod data;
mod facts;
mod how_good;
mod index;
mod measure;
mod sources;
mod topic;

use crate::knowledge::KNOWLEDGE;
use crate::ui::context::Context;
use crate::ui::route::{MEASURE, Route};
use yew::prelude::*;

/// The page that the state asks for.
pub fn library(app: &Context) -> Html {
    match app.state.route {
        Route::Conditions => html! { <conditions::ConditionsPage /> },
        Route::Condition(id) => html! { <condition::ConditionPage {id} /> },
        Route::Topic(place) if KNOWLEDGE.topics[place].id == MEASURE => {
            html! { <measure::MeasurePage {place} /> }
        }
        Route::Topic(place) => html! { <topic::TopicPage {place} /> },
        Route::Sources => html! { <sources::SourcesPage /> },
        Route::HowGood => html! { <how_good::HowGoodPage /> },
        Route::Data => html! { <data::DataPage /> },
        Route::Changes => html! { <changes::ChangesPage /> },
        Route::Start
        | Route::Check
        | Route::Emergency
        | Route::Answers
        | Route::Result
        | Route::Stretches
        | Route::Plan
        | Route::Summary
        | Route::Say
        | Route::Code
        | Route::SafetyNet
        | Route::Saved
        | Route::NotFound => Html::default(),
    }
}
