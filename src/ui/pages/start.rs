//! The start page: the emergency list first, then one big button.

use crate::interview::{Action, Place};
use crate::ui::components::{emergency_list, link};
use crate::ui::context::Context;
use crate::ui::route::Route;
use crate::ui::state::route_of;
use crate::words::Who;
use yew::prelude::*;

/// The start page.
pub fn start_page(app: &Context) -> Html {
    let begun = !app.state.interview.responses().is_empty();
    let place = route_of(app.state.interview.place());
    let context = app.clone();
    let begin = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        if !begun {
            context.act(Action::ChoseWho(Who::Me));
        }
        match context.state.interview.place() {
            Place::Asking(question) => context.act(Action::WentTo(Place::Asking(question))),
            Place::Emergency | Place::Review | Place::Result => context.go(place),
        }
    });
    let context = app.clone();
    let for_another = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        context.act(Action::ChoseWho(Who::SomeoneElse));
        context.go(Route::Check);
    });
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Check your calf pain" }</h1>
            <p class="page__lead">
                { "Find out how soon to get help, which causes fit, and what to do now. It takes 5 to 10 minutes." }
            </p>
            { emergency_list(app) }
            <section class="start" aria-labelledby="start-heading">
                <h2 id="start-heading">{ "None of these? Answer some questions" }</h2>
                <ul>
                    <li>{ "Safety questions come first." }</li>
                    <li>{ "You can always say \"I'm not sure\", go back, or change an answer." }</li>
                    <li>{ "Your answers stay on this device. Nothing is sent." }</li>
                </ul>
                <p class="button-row">
                    <a class="button button--primary" href={app.address(Route::Check)} onclick={begin}>
                        { if begun { app.either("Go on with your check", "Go on with their check") } else { "Start the check" } }
                    </a>
                    if !begun {
                        <a class="button button--secondary" href={app.address(Route::Check)} onclick={for_another}>
                            { "Check for someone else" }
                        </a>
                    }
                </p>
                <p class="start__needs">{ "For adults. Under 18, it checks for danger signs only." }</p>
            </section>
            <div class="start__saved" key="saved">
                if app.state.saved > 0 { <p>{ link(app, Route::Saved, "Your saved checks") }</p> }
            </div>
            <section class="start-library" aria-labelledby="library-heading">
                <h2 id="library-heading">{ "Or read" }</h2>
                <ul class="link-list">
                    <li>{ link(app, Route::Conditions, "Causes of calf pain, A to Z") }</li>
                    <li>{ link(app, Route::topic("when_to_get_help"), "When to get help") }</li>
                    <li>{ link(app, Route::topic("self_care"), "Self-care at home") }</li>
                    <li>{ link(app, Route::topic("checks"), "Checks you can do") }</li>
                    <li>{ link(app, Route::Stretches, "Stretches and exercises") }</li>
                    <li>{ link(app, Route::topic("at_the_doctor"), "At the doctor") }</li>
                    <li>{ link(app, Route::topic("how_this_works"), "How this works") }</li>
                </ul>
            </section>
        </>
    }
}
