//! Pages and their addresses. The questionnaire has neutral ones: nothing about the person is in an address.

use crate::knowledge::{ConditionId, KNOWLEDGE};

/// The name of the general page for measuring the calves.
pub const MEASURE: &str = "measure";

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page.
    Start,
    /// A question.
    Check,
    /// The emergency page that an answer called up.
    Emergency,
    /// Check your answers.
    Answers,
    /// The result.
    Result,
    /// The summary for a clinician.
    Summary,
    /// What to say on the phone or at the desk.
    Say,
    /// The summary as a code, and the answers as a link.
    Code,
    /// Until when to wait, and what to watch for.
    SafetyNet,
    /// The checks that are kept on the device.
    Saved,
    /// All conditions.
    Conditions,
    /// One condition.
    Condition(ConditionId),
    /// A general page, by its place in the knowledge.
    Topic(usize),
    /// Stretches and exercises.
    Stretches,
    /// The plan after an injury, day by day.
    Plan,
    /// What everything rests on.
    Sources,
    /// How good the answers are.
    HowGood,
    /// The condition data as files.
    Data,
    /// What changed in what people are asked and told.
    Changes,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// Every page that has an address.
    pub fn all() -> Vec<Route> {
        let mut routes = vec![
            Route::Start,
            Route::Check,
            Route::Emergency,
            Route::Answers,
            Route::Result,
            Route::Summary,
            Route::Say,
            Route::Code,
            Route::SafetyNet,
            Route::Saved,
            Route::Conditions,
            Route::Stretches,
            Route::Plan,
            Route::Sources,
            Route::HowGood,
            Route::Data,
            Route::Changes,
        ];
        routes.extend(KNOWLEDGE.condition_ids().map(Route::Condition));
        routes.extend((0..KNOWLEDGE.topics.len()).map(Route::Topic));
        routes
    }

    /// The address, from the root of the site, with a slash at both ends.
    pub fn path(self) -> String {
        match self {
            Route::Start => "/".to_owned(),
            Route::Check => "/check/".to_owned(),
            Route::Emergency => "/check/emergency/".to_owned(),
            Route::Answers => "/check/answers/".to_owned(),
            Route::Result => "/check/result/".to_owned(),
            Route::Summary => "/check/summary/".to_owned(),
            Route::Say => "/check/say/".to_owned(),
            Route::Code => "/check/code/".to_owned(),
            Route::SafetyNet => "/check/safety-net/".to_owned(),
            Route::Saved => "/saved/".to_owned(),
            Route::Conditions => "/conditions/".to_owned(),
            Route::Condition(id) => format!("/conditions/{}/", slug(KNOWLEDGE.condition(id).id)),
            Route::Topic(place) => format!("/{}/", slug(KNOWLEDGE.topics[place].id)),
            Route::Stretches => "/stretches/".to_owned(),
            Route::Plan => "/plan/".to_owned(),
            Route::Sources => "/sources/".to_owned(),
            Route::HowGood => "/how-good/".to_owned(),
            Route::Data => "/data/".to_owned(),
            Route::Changes => "/changes/".to_owned(),
            Route::NotFound => "/404/".to_owned(),
        }
    }

    /// The page at an address; slashes at the ends make no difference.
    pub fn at(path: &str) -> Route {
        let path = path.trim_matches('/');
        Route::all().into_iter().find(|route| route.path().trim_matches('/') == path).unwrap_or(Route::NotFound)
    }

    /// The general page of this name.
    pub fn topic(id: &str) -> Route {
        KNOWLEDGE.topics.iter().position(|topic| topic.id == id).map_or(Route::NotFound, Route::Topic)
    }

    /// Whether the page is only read: then it is shown as it was served, and going to it or from it loads a page.
    pub fn in_library(self) -> bool {
        match self {
            Route::Conditions
            | Route::Condition(_)
            | Route::Topic(_)
            | Route::Sources
            | Route::HowGood
            | Route::Data
            | Route::Changes => true,
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
            | Route::NotFound => false,
        }
    }

    /// Whether the page belongs to the questionnaire.
    pub fn in_questionnaire(self) -> bool {
        match self {
            Route::Check
            | Route::Emergency
            | Route::Answers
            | Route::Result
            | Route::Summary
            | Route::Say
            | Route::Code
            | Route::SafetyNet
            | Route::Saved => true,
            Route::Start
            | Route::Conditions
            | Route::Condition(_)
            | Route::Topic(_)
            | Route::Stretches
            | Route::Plan
            | Route::Sources
            | Route::HowGood
            | Route::Data
            | Route::Changes
            | Route::NotFound => false,
        }
    }
}

fn slug(id: &str) -> String {
    id.replace('_', "-")
}
