//! Calm messages at the top of a page: storage, a new version, the network.

use super::link;
use crate::knowledge::{Care, KNOWLEDGE, Urgency};
use crate::platform;
use crate::report::BadLink;
use crate::ui::context::Context;
use crate::ui::route::Route;
use crate::ui::state::{AppAction, Notice};
use yew::prelude::*;

/// What there is to tell.
pub fn notices(app: &Context) -> Html {
    let update_here = match app.state.route {
        Route::Start | Route::Result => app.state.update_ready,
        _ => false,
    };
    let saved = app.state.offered.as_ref().is_some_and(|offered| offered.advice.is_some());
    let apply = Callback::from(|_: MouseEvent| platform::events::apply_update());
    html! {
        <div class="notices" role="status">
            <div class="notices__slot" key="storage">
                if let Some(notice) = app.state.notice {
                    <div class="notice notice--storage">
                        <p>{ words(notice) }</p>
                        if notice == Notice::Deleted && app.state.saved > 0 {
                            <p>
                                <span>{ "Your saved checks are still on this device. " }</span>
                                { link(app, Route::Saved, "See or delete them") }
                            </p>
                        }
                    </div>
                }
            </div>
            <div class="notices__slot" key="link">
                if app.state.offered.is_some() {
                    <div class="notice notice--link">
                        <p class="notice__title">{ if saved { "A saved check has other answers" } else { "This link brings other answers" } }</p>
                        <p>{ if saved { "You already have answers here. Opening the saved check replaces them." } else { "You already have answers here. Opening the link replaces them." } }</p>
                        <div class="button-row">
                            <button type="button" class="button button--secondary" onclick={choose(app, true)}>
                                { if saved { "Open the saved check" } else { "Open the answers of the link" } }
                            </button>
                            <button type="button" class="button button--secondary" onclick={choose(app, false)}>
                                { "Keep my answers" }
                            </button>
                        </div>
                    </div>
                }
            </div>
            <div class="notices__slot" key="network">
                if app.state.offline {
                    <p class="notice notice--offline">{ "You are offline. Everything here still works." }</p>
                }
            </div>
            <div class="notices__slot" key="update">
                if update_here {
                    <div class="notice notice--update">
                        <p>{ "A new version of CalfCheck is ready." }</p>
                        <button type="button" class="button button--secondary" onclick={apply}>
                            { "Show the new version" }
                        </button>
                    </div>
                }
            </div>
        </div>
    }
}

fn choose(app: &Context, of_link: bool) -> Callback<MouseEvent> {
    let dispatch = app.state.dispatcher();
    Callback::from(move |_| dispatch.dispatch(AppAction::ChoseAnswers { of_link }))
}

/// The words of a notice.
fn words(notice: Notice) -> String {
    match notice {
        Notice::SomeAnswersLost(1) => {
            "One saved answer could not be used any more. Please check your answers.".to_owned()
        }
        Notice::SomeAnswersLost(lost) => {
            format!("{lost} saved answers could not be used any more. Please check your answers.")
        }
        Notice::AnswersUnreadable => {
            "Your earlier answers could not be read, so they are gone. Please start again.".to_owned()
        }
        Notice::NothingKept => {
            "This browser does not keep your answers. If you reload the page, they are lost.".to_owned()
        }
        Notice::FromLink { lost: 0, same_version: true } => {
            "These answers came with a link. The result is the same as where the link was made.".to_owned()
        }
        Notice::FromLink { lost: 0, same_version: false } => {
            "These answers came with a link from another version of CalfCheck. The result may differ.".to_owned()
        }
        Notice::FromLink { lost, .. } => {
            format!(
                "The link is from another version of CalfCheck. {lost} of its answers could not be used. Please check the answers."
            )
        }
        Notice::LinkUnreadable(BadLink::Damaged) => {
            "This link is damaged or cut off, so its answers can't be read. Ask for it again, or start afresh."
                .to_owned()
        }
        Notice::LinkUnreadable(BadLink::OtherVersion) => {
            "This link is from another version of CalfCheck, which this one can't read. Please start afresh.".to_owned()
        }
        Notice::FromSaved { lost, same_version, then } => from_saved(lost, same_version, then),
        Notice::AllDeleted => "Everything is deleted: your saved checks and your answers.".to_owned(),
        Notice::Deleted => "Your answers are deleted.".to_owned(),
    }
}

fn from_saved(lost: usize, same_version: bool, then: Option<Care>) -> String {
    let mut text = String::new();
    if let Some(advice) = then.and_then(|then| KNOWLEDGE.advice(then)) {
        text = format!("The advice then was: {}. This version advises what stands here.", advice.title);
    }
    if !same_version {
        text += " The check was made with another version of CalfCheck.";
    }
    if lost > 0 {
        text += &format!(" Answers that could not be used any more: {lost}. Please check the answers.");
    }
    text
}

/// The class ending of a level of urgency.
pub fn level_class(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "emergency",
        Urgency::SameDay => "same-day",
        Urgency::Routine => "routine",
        Urgency::SelfCare => "self-care",
    }
}
