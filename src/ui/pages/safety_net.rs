//! The safety net: until when to wait, an entry for the calendar, and a checklist of one's own warning signs.

use super::result::no_answers;
use crate::engine::{Assessment, WarningSign};
use crate::knowledge::{KNOWLEDGE, Urgency};
use crate::report::{Moment, calendar, limit, percent};
use crate::ui::components::{call_button, handover};
use crate::ui::context::{Context, use_app};
use crate::ui::making::use_moment;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The safety net.
#[component]
pub fn SafetyNetPage() -> Html {
    let app = use_app();
    let now = use_moment();
    let ticked = use_state(Vec::<u16>::new);
    if app.state.interview.responses().is_empty() {
        return no_answers(&app);
    }
    let assessment = app.state.interview.assess(&KNOWLEDGE);
    let title = app.say(KNOWLEDGE.advice(assessment.care).map_or("", |advice| advice.title));
    let signs = &assessment.would_change;
    let worst = signs.iter().filter(|sign| ticked.contains(&sign.finding.0)).map(|sign| sign.care.urgency()).max();
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ app.either("Your safety net", "Their safety net") }</h1>
            <p class="page__lead">{ format!("The advice now: {title}.") }</p>
            <section class="net" key="limit">{ time_limit(&app, &assessment, now) }</section>
            <section class="net" key="signs" aria-labelledby="signs">
                <h2 id="signs">{ app.either("Your warning signs", "Their warning signs") }</h2>
                <p>{ "Look through them once a day. Tick what is there now." }</p>
                <div class="net__told" role="status">{ ticked_words(&app, worst) }</div>
                { group("Get emergency help if", Urgency::Emergency, signs, &ticked, &app) }
                { group("Be seen the same day if", Urgency::SameDay, signs, &ticked, &app) }
                { group("Book an appointment if", Urgency::Routine, signs, &ticked, &app) }
            </section>
            { handover(&app) }
        </>
    }
}

/// Until when to wait, once the clock was read.
fn time_limit(app: &Context, assessment: &Assessment, now: Option<Moment>) -> Html {
    let found = now.and_then(|now| limit(&KNOWLEDGE, assessment, app.who(), now).map(|limit| (limit, now)));
    match found {
        Some((limit, now)) => {
            let file = format!("data:text/calendar;charset=utf-8,{}", percent(&calendar(&limit, now)));
            html! {
                <div class="net">
                    <h2>{ "How long to wait" }</h2>
                    <p class="net__until">{ limit.until }</p>
                    <p><a class="button button--secondary" href={file} download="calfcheck.ics">{ "Put it in my calendar" }</a></p>
                    <p class="hint">{ app.either("The file holds the time and this advice. It does not hold your answers.", "The file holds the time and this advice. It does not hold the answers.") }</p>
                </div>
            }
        }
        None if assessment.urgency() == Urgency::Emergency => html! {
            <div class="net"><p>{ "This can't wait. Do now what the result says." }</p>{ call_button(app) }</div>
        },
        None => html! { <div class="net"></div> },
    }
}

fn group(
    heading: &'static str,
    urgency: Urgency,
    signs: &[WarningSign],
    ticked: &UseStateHandle<Vec<u16>>,
    app: &Context,
) -> Html {
    let rows: Vec<&WarningSign> = signs.iter().filter(|sign| sign.care.urgency() == urgency).collect();
    if rows.is_empty() {
        return html! { <div key={heading}></div> };
    }
    html! {
        <fieldset class="net__group" key={heading}>
            <legend>{ heading }</legend>
            { for rows.into_iter().map(|sign| row(sign.finding.0, ticked, app)) }
        </fieldset>
    }
}

fn row(id: u16, ticked: &UseStateHandle<Vec<u16>>, app: &Context) -> Html {
    let state = ticked.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let mut list: Vec<u16> = state.iter().copied().filter(|known| *known != id).collect();
        if field.checked() {
            list.push(id);
        }
        state.set(list);
    });
    html! {
        <label class="net__sign" key={id}>
            <input type="checkbox" checked={ticked.contains(&id)} {onchange} />
            <span>{ app.say(KNOWLEDGE.findings[usize::from(id)].warning) }</span>
        </label>
    }
}

fn ticked_words(app: &Context, worst: Option<Urgency>) -> Html {
    match worst {
        Some(Urgency::Emergency) => html! {
            <div class="net"><p class="net__until">{ "What you ticked needs emergency help now." }</p>{ call_button(app) }</div>
        },
        Some(Urgency::SameDay) => html! { <p class="net__until">{ "What you ticked has to be seen today." }</p> },
        Some(Urgency::Routine) => html! { <p class="net__until">{ "What you ticked needs an appointment." }</p> },
        Some(Urgency::SelfCare) | None => html! { <p></p> },
    }
}
