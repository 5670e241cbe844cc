//! Whom to call, wherever the person is.

use super::{Shape, icon, link};
use crate::knowledge::KNOWLEDGE;
use crate::ui::context::Context;
use crate::ui::route::Route;
use crate::ui::state::AppAction;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A big link that calls the emergency number; a list of numbers where the region is not known.
pub fn call_button(app: &Context) -> Html {
    let region = app.region();
    match region.emergency.first() {
        Some(number) => html! {
            <a class="call-button" href={format!("tel:{number}")}>
                { icon("", Shape::Phone) }
                <span>{ format!("Call {number}") }</span>
            </a>
        },
        None => html! {
            <div class="call-list">
                <p>{ "Call your local emergency number:" }</p>
                { number_list() }
            </div>
        },
    }
}

/// A link that calls the line for advice that is not an emergency, where the region has one.
pub fn advice_line(app: &Context) -> Html {
    let region = app.region();
    html! {
        <div class="advice-line">
            if !region.advice_line.is_empty() {
                <a class="button" href={format!("tel:{}", region.advice_line.replace(' ', ""))}>
                    { icon("", Shape::Phone) }
                    <span>{ format!("Call {} ({})", region.advice_line, region.advice_line_name) }</span>
                </a>
            }
        </div>
    }
}

/// The best known emergency numbers.
fn number_list() -> Html {
    html! {
        <ul class="number-list">
            { for KNOWLEDGE.common_numbers.iter().map(|(number, place)| html! {
                <li key={*number}><a href={format!("tel:{number}")}>{ format!("{number} ({place})") }</a></li>
            }) }
        </ul>
    }
}

/// Always in reach on questionnaire pages.
pub fn emergency_bar(app: &Context) -> Html {
    let region = app.region();
    html! {
        <aside class="emergency-bar" aria-label="Emergency">
            <span class="emergency-bar__call">
                { icon("", Shape::Octagon) }
                { match region.emergency.first() {
                    Some(number) => html! {
                        <span><span>{ "Emergency? " }</span><a href={format!("tel:{number}")}>{ format!("Call {number}") }</a></span>
                    },
                    None => html! { <span>{ "Emergency? Call your local number" }</span> },
                } }
            </span>
            { link(app, Route::topic("when_to_get_help"), html! {
                <><span class="visually-hidden">{ "Emergency " }</span><span>{ "Signs" }</span></>
            }) }
        </aside>
    }
}

/// The signs that need an ambulance, with the number to call.
pub fn emergency_list(app: &Context) -> Html {
    html! {
        <section class="emergency-list" aria-labelledby="emergency-signs">
            <h2 class="emergency-list__title" id="emergency-signs">
                { icon("", Shape::Octagon) }
                <span>{ "Get emergency help now for any of these" }</span>
            </h2>
            <ul>
                { for KNOWLEDGE.emergency_signs.iter().map(|sign| html! { <li key={*sign}>{ app.say(sign) }</li> }) }
            </ul>
            { call_button(app) }
        </section>
    }
}

/// Chooses the region whose numbers are shown.
pub fn region_picker(app: &Context) -> Html {
    let context = app.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        if let Ok(place) = usize::try_from(select.selected_index()) {
            context.state.dispatch(AppAction::ChoseRegion(place));
        }
    });
    html! {
        <div class="region-picker">
            <label for="region">{ "Emergency numbers for" }</label>
            <select id="region" {onchange}>
                { for KNOWLEDGE.regions.iter().enumerate().map(|(place, region)| html! {
                    <option key={place} value={region.code} selected={place == app.state.region}>{ region.name }</option>
                }) }
            </select>
        </div>
    }
}
