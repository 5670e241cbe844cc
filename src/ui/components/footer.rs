//! The bottom of every page.

use super::{link, region_picker};
use crate::interview::Action;
use crate::knowledge::KNOWLEDGE_VERSION;
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// The other pages, the region, and the way to delete the answers.
pub fn footer(app: &Context) -> Html {
    let context = app.clone();
    let delete = Callback::from(move |_: MouseEvent| context.act(Action::StartedAgain));
    let answered = !app.state.interview.responses().is_empty();
    let topics = [
        ("prevention", "Prevention"),
        ("checks", "Checks you can do"),
        ("measure", "Measure your calves"),
        ("at_the_doctor", "At the doctor"),
        ("how_this_works", "How this works"),
        ("about", "About and privacy"),
    ];
    html! {
        <footer class="site-footer">
            <div class="site-footer__tools" key={answered.to_string()}>
                if answered {
                    <button type="button" class="delete-answers" onclick={delete}>{ "Delete my answers" }</button>
                }
            </div>
            <div class="site-footer__tools" key="saved">
                if app.state.saved > 0 { { link(app, Route::Saved, "Your saved checks") } }
            </div>
            { region_picker(app) }
            <ul class="site-footer__links">
                <li>{ link(app, Route::Stretches, "Stretches") }</li>
                { for topics.into_iter().map(|(id, name)| html! {
                    <li key={id}>{ link(app, Route::topic(id), name) }</li>
                }) }
                <li>{ link(app, Route::Sources, "Sources") }</li>
            </ul>
            <p class="site-footer__note">
                <span>{ "This is information, not a diagnosis. Your answers stay on this device. " }</span>
                <span>{ "Content version " }</span><span>{ KNOWLEDGE_VERSION }</span>
            </p>
        </footer>
    }
}
