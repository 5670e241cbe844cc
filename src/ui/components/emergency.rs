//! Whom to call, wherever the person is.

use super::{Icon, Link, Shape};
use crate::knowledge::KNOWLEDGE;
use crate::ui::context::use_app;
use crate::ui::route::Route;
use crate::ui::state::AppAction;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A big link that calls the emergency number; a list of numbers where the region is not known.
#[component]
pub fn CallButton() -> Html {
    let region = use_app().region();
    match region.emergency.first() {
        Some(number) => html! {
            <a class="call-button" href={format!("tel:{number}")}>
                <Icon shape={Shape::Phone} />
                <span>{ format!("Call {number}") }</span>
            </a>
        },
        None => html! {
            <div class="call-list">
                <p>{ "Call your local emergency number:" }</p>
                <NumberList />
            </div>
        },
    }
}

/// A link that calls the line for advice that is not an emergency, where the region has one.
#[component]
pub fn AdviceLine() -> Html {
    let region = use_app().region();
    html! {
        <div class="advice-line">
            if !region.advice_line.is_empty() {
                <a class="button" href={format!("tel:{}", region.advice_line.replace(' ', ""))}>
                    <Icon shape={Shape::Phone} />
                    <span>{ format!("Call {} ({})", region.advice_line, region.advice_line_name) }</span>
                </a>
            }
        </div>
    }
}

/// The best known emergency numbers.
#[component]
fn NumberList() -> Html {
    html! {
        <ul class="number-list">
            { for KNOWLEDGE.common_numbers.iter().map(|(number, place)| html! {
                <li key={*number}><a href={format!("tel:{number}")}>{ format!("{number} ({place})") }</a></li>
            }) }
        </ul>
    }
}

/// Always in reach on questionnaire pages.
#[component]
pub fn EmergencyBar() -> Html {
    let region = use_app().region();
    html! {
        <aside class="emergency-bar" aria-label="Emergency">
            <span class="emergency-bar__call">
                <Icon shape={Shape::Octagon} />
                { match region.emergency.first() {
                    Some(number) => html! {
                        <span><span>{ "Emergency? " }</span><a href={format!("tel:{number}")}>{ format!("Call {number}") }</a></span>
                    },
                    None => html! { <span>{ "Emergency? Call your local number" }</span> },
                } }
            </span>
            <Link to={Route::topic("when_to_get_help")}>
                <span class="visually-hidden">{ "Emergency " }</span>
                <span>{ "Signs" }</span>
            </Link>
        </aside>
    }
}

/// The signs that need an ambulance, with the number to call.
#[component]
pub fn EmergencyList() -> Html {
    let app = use_app();
    html! {
        <section class="emergency-list" aria-labelledby="emergency-signs">
            <h2 class="emergency-list__title" id="emergency-signs">
                <Icon shape={Shape::Octagon} />
                <span>{ "Get emergency help now for any of these" }</span>
            </h2>
            <ul>
                { for KNOWLEDGE.emergency_signs.iter().map(|sign| html! { <li key={*sign}>{ app.say(sign) }</li> }) }
            </ul>
            <CallButton />
        </section>
    }
}

/// Chooses the region whose numbers are shown.
#[component]
pub fn RegionPicker() -> Html {
    let app = use_app();
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
