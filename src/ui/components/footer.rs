//! The bottom of every page.

use super::{Link, RegionPicker};
use crate::interview::Action;
use crate::knowledge::KNOWLEDGE_VERSION;
use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// The other pages, the region, and the way to delete the answers.
#[component]
pub fn Footer() -> Html {
    let app = use_app();
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
            <RegionPicker />
            <ul class="site-footer__links">
                <li><Link to={Route::Stretches}>{ "Stretches" }</Link></li>
                { for topics.into_iter().map(|(id, name)| html! {
                    <li key={id}><Link to={Route::topic(id)}>{ name }</Link></li>
                }) }
                <li><Link to={Route::Sources}>{ "Sources" }</Link></li>
            </ul>
            <p class="site-footer__note">
                <span>{ "This is information, not a diagnosis. Your answers stay on this device. " }</span>
                <span>{ "Content version " }</span><span>{ KNOWLEDGE_VERSION }</span>
            </p>
        </footer>
    }
}
