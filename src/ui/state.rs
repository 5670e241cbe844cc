//! What the app as a whole knows: the page, the questionnaire, the region, and notices to show.

use super::route::Route;
use crate::interview::{Action, Interview, Kept, Place, Restored};
use crate::knowledge::{Care, KNOWLEDGE};
use crate::report::{BadLink, Linked, Moment};
use std::rc::Rc;
use yew::Reducible;

/// Something to tell the person, calmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Some saved answers could not be used.
    SomeAnswersLost(usize),
    /// The saved answers could not be read at all.
    AnswersUnreadable,
    /// The browser does not keep answers.
    NothingKept,
    /// The answers were deleted.
    Deleted,
    /// The answers came with a link.
    FromLink {
        /// So many answers could not be used.
        lost: usize,
        /// Whether the link was made with the same condition data.
        same_version: bool,
    },
    /// A link with answers could not be read.
    LinkUnreadable(BadLink),
    /// A check that was kept on the device is open.
    FromSaved {
        /// So many answers could not be used.
        lost: usize,
        /// Whether it was made with the same condition data.
        same_version: bool,
        /// What was advised then, where it is not what the answers ask for now.
        then: Option<Care>,
    },
    /// The answers and all kept checks were deleted.
    AllDeleted,
}

/// The state of the app.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    /// The page shown.
    pub route: Route,
    /// The questionnaire.
    pub interview: Interview,
    /// The place of the region in the knowledge.
    pub region: usize,
    /// What to tell.
    pub notice: Option<Notice>,
    /// What a link brought, while the person has other answers and was not asked yet which to keep.
    pub offered: Option<Linked>,
    /// The browser does not keep the answers.
    pub answers_refused: bool,
    /// A new version is ready.
    pub update_ready: bool,
    /// The device says it is offline.
    pub offline: bool,
    /// So many checks are kept on this device.
    pub saved: usize,
    /// The date and time when that was looked at; none while a page is prerendered.
    pub now: Option<Moment>,
    /// The drawings show a right leg. It is for looking, not an answer.
    pub right_leg: bool,
    /// Counts the pages that the person went to; each is an entry in the history.
    pub visits: u32,
}

/// What can happen to the app.
#[derive(Clone, Debug, PartialEq)]
pub enum AppAction {
    /// Something was done in the questionnaire.
    Interview(Action),
    /// A link was followed.
    WentTo(Route),
    /// The person went back or forward in the history.
    Returned(Route, Option<usize>),
    /// A link with answers was opened.
    OpenedLink(Result<Linked, BadLink>),
    /// A kept check was opened.
    OpenedSaved(Linked),
    /// Looked how many checks are kept on this device, and at the clock.
    Looked(usize, Kept),
    /// The answers and all kept checks were deleted.
    DeletedAll,
    /// The person takes the answers of the link, or keeps their own.
    ChoseAnswers {
        /// Whether those of the link are taken.
        of_link: bool,
    },
    /// Another region was chosen.
    ChoseRegion(usize),
    /// The drawings are mirrored.
    TurnedLeg,
    /// The browser refused to keep the answers.
    NotKept,
    /// A new version is ready.
    UpdateReady,
    /// The device came online or went offline.
    Network {
        /// Whether it is offline now.
        offline: bool,
    },
}

impl AppState {
    /// The state at the start, with what was kept.
    pub fn new(route: Route, kept: Option<Restored>, region: usize) -> Self {
        let (interview, notice) = match kept {
            None => (Interview::new(&KNOWLEDGE), None),
            Some(Restored::Whole(interview)) => (interview, None),
            Some(Restored::Partly(interview, lost)) => (interview, Some(Notice::SomeAnswersLost(lost))),
            Some(Restored::Unreadable) => (Interview::new(&KNOWLEDGE), Some(Notice::AnswersUnreadable)),
        };
        // The answer that called for help is kept before its page is shown.
        let emergency = route == Route::Check && interview.place() == Place::Emergency;
        let route = if emergency { Route::Emergency } else { route };
        AppState {
            route,
            interview,
            region,
            notice,
            offered: None,
            answers_refused: false,
            update_ready: false,
            offline: false,
            saved: 0,
            now: None,
            right_leg: false,
            visits: 0,
        }
    }

    /// The number of the step shown, for the history.
    pub fn step(&self) -> Option<usize> {
        match (self.route, self.interview.place()) {
            (Route::Check, Place::Asking(question)) => {
                let responses = self.interview.responses();
                Some(responses.iter().position(|(id, _)| *id == question).unwrap_or(responses.len()))
            }
            _ => None,
        }
    }

    /// Takes the answers that a link or a kept check brought, and shows their result.
    fn take(&mut self, linked: Linked) {
        let Linked { lost, same_version, advice, .. } = linked;
        let now = linked.interview.assess(&KNOWLEDGE).care;
        let then = advice.filter(|then| *then != now);
        self.notice = match advice {
            None => Some(Notice::FromLink { lost, same_version }),
            Some(_) if then.is_none() && same_version && lost == 0 => None,
            Some(_) => Some(Notice::FromSaved { lost, same_version, then }),
        };
        self.interview = linked.interview;
        self.go(Route::Result);
    }

    fn go(&mut self, route: Route) {
        self.route = route;
        self.visits += 1;
    }
}

/// The page that shows a place of the questionnaire.
pub fn route_of(place: Place) -> Route {
    match place {
        Place::Asking(_) => Route::Check,
        Place::Emergency => Route::Emergency,
        Place::Review => Route::Answers,
        Place::Result => Route::Result,
    }
}

impl Reducible for AppState {
    type Action = AppAction;

    fn reduce(self: Rc<Self>, action: AppAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            AppAction::Interview(Action::ChoseWho(who)) => {
                next.interview = next.interview.after(&KNOWLEDGE, Action::ChoseWho(who));
            }
            AppAction::Interview(action) => {
                let deleted = action == Action::StartedAgain;
                next.interview = next.interview.after(&KNOWLEDGE, action);
                next.notice = deleted.then_some(Notice::Deleted);
                next.right_leg = next.right_leg && !deleted;
                let route = if deleted { Route::Start } else { route_of(next.interview.place()) };
                next.go(route);
            }
            AppAction::WentTo(route) => {
                next.notice = None;
                next.go(route);
            }
            AppAction::Returned(route, step) => {
                next.route = route;
                next.interview = returned(&next.interview, route, step);
            }
            AppAction::OpenedLink(Err(problem)) => next.notice = Some(Notice::LinkUnreadable(problem)),
            AppAction::Looked(saved, (minutes, ahead)) => {
                next.saved = saved;
                next.now = Some(Moment::from_minutes(minutes, ahead));
            }
            AppAction::DeletedAll => {
                next = AppState {
                    visits: next.visits,
                    now: next.now,
                    offline: next.offline,
                    update_ready: next.update_ready,
                    ..AppState::new(Route::Start, None, next.region)
                };
                next.notice = Some(Notice::AllDeleted);
                next.go(Route::Start);
            }
            AppAction::OpenedLink(Ok(linked)) | AppAction::OpenedSaved(linked) => {
                if next.interview.responses().is_empty() || next.interview.responses() == linked.interview.responses() {
                    next.take(linked);
                } else {
                    next.offered = Some(linked);
                }
            }
            AppAction::ChoseAnswers { of_link } => match next.offered.take() {
                Some(linked) if of_link => next.take(linked),
                Some(_) | None => {}
            },
            AppAction::ChoseRegion(region) => next.region = region,
            AppAction::TurnedLeg => next.right_leg = !next.right_leg,
            AppAction::NotKept => {
                next.notice = Some(Notice::NothingKept);
                next.answers_refused = true;
            }
            AppAction::UpdateReady => next.update_ready = true,
            AppAction::Network { offline } => next.offline = offline,
        }
        Rc::new(next)
    }
}

/// The questionnaire follows the address; a step that is not there any more leaves it where it was.
fn returned(interview: &Interview, route: Route, step: Option<usize>) -> Interview {
    let place = match route {
        Route::Check => step.and_then(|step| interview.responses().get(step)).map(|(id, _)| Place::Asking(*id)),
        Route::Emergency => Some(Place::Emergency),
        Route::Answers => Some(Place::Review),
        Route::Result => Some(Place::Result),
        Route::Start
        | Route::Summary
        | Route::Say
        | Route::Code
        | Route::SafetyNet
        | Route::Saved
        | Route::Conditions
        | Route::Condition(_)
        | Route::Topic(_)
        | Route::Stretches
        | Route::Plan
        | Route::Sources
        | Route::HowGood
        | Route::Data
        | Route::Changes
        | Route::NotFound => None,
    };
    match place {
        Some(place) => interview.after(&KNOWLEDGE, Action::WentTo(place)),
        None if route == Route::Check => interview.resumed(&KNOWLEDGE),
        None => interview.clone(),
    }
}
