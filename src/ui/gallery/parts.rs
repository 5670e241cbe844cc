//! The components one by one.

use super::Specimen;
use super::frame::part;
use super::people::{CRAMP, TEAR, person, question};
use crate::engine::Facts;
use crate::exercises::timer::Run;
use crate::exercises::{Standing, standing};
use crate::interview::Mistake;
use crate::knowledge::{Care, KNOWLEDGE};
use crate::ui::components::{
    HandOn, KeepCheck, LegMap, MeasureFigure, MeasureForm, MeasureStep, Prose, SourceList, Timer, bullets, call_button,
    cause_card, emergency_bar, emergency_list, error_summary, exercise_card, footer, for_whom, handover, header,
    notices, old_answers, short_list, source_line, urgency_card, wait_notice,
};
use crate::ui::route::Route;
use crate::ui::state::Notice;
use crate::words::Who;
use yew::prelude::*;

/// Everything but drawings, questions and whole results.
pub fn parts() -> Vec<Specimen> {
    let mut all = around();
    all.extend(urgency());
    all.extend(messages());
    all.extend(causes());
    all.extend(text());
    all
}

fn around() -> Vec<Specimen> {
    vec![
        Specimen::new("header", part(header)),
        Specimen::new("header in the check", part(header)).on(Route::Check),
        Specimen::new("footer", part(footer)),
        Specimen::new("footer with answers", part(footer)).of(person(CRAMP)),
        Specimen::new(
            "buttons",
            html! {
                <div class="button-row">
                    <button type="button" class="button button--primary">{ "Continue" }</button>
                    <button type="button" class="button button--secondary">{ "All answers" }</button>
                    <button type="button" class="button">{ "Stop" }</button>
                    <button type="button" class="button button--link">{ "It is for someone else" }</button>
                </div>
            },
        ),
        Specimen::new(
            "list of links",
            html! {
                <ul class="link-list">
                    <li><a href="#list-of-links">{ "Start page" }</a></li>
                    <li><a href="#list-of-links">{ "When to get help" }</a></li>
                </ul>
            },
        ),
    ]
}

fn urgency() -> Vec<Specimen> {
    let card = |care: Care| {
        Specimen::new(format!("care: {}", care.id().replace('_', " ")), part(move |app| urgency_card(app, care, false)))
    };
    let mut all: Vec<Specimen> = Care::ALL.into_iter().rev().map(card).collect();
    all.extend([
        Specimen::new("emergency signs", part(emergency_list)),
        Specimen::new("call button", part(call_button)),
        Specimen::new("call button without a region", part(call_button)).anywhere(),
        Specimen::new("emergency bar", part(emergency_bar)),
        Specimen::new("emergency bar without a region", part(emergency_bar)).anywhere(),
    ]);
    all
}

fn messages() -> Vec<Specimen> {
    let kinds = [
        ("one answer lost", Notice::SomeAnswersLost(1)),
        ("answers lost", Notice::SomeAnswersLost(3)),
        ("answers unreadable", Notice::AnswersUnreadable),
        ("answers not kept", Notice::NothingKept),
        ("answers deleted", Notice::Deleted),
    ];
    let told = |(name, notice)| {
        let mut specimen = Specimen::new(format!("notice: {name}"), part(notices));
        specimen.state.notice = Some(notice);
        specimen
    };
    let mut all: Vec<Specimen> = kinds.into_iter().map(told).collect();
    let mut offline = Specimen::new("notice: offline", part(notices));
    offline.state.offline = true;
    let mut update = Specimen::new("notice: update", part(notices)).on(Route::Start);
    update.state.update_ready = true;
    let wait = part(|app| wait_notice(app, "So there are no exercises here for now."));
    all.extend([offline, update, Specimen::new("notice: someone has to look first", wait).of(person(TEAR))]);
    all.push(Specimen::new("error summary", error_summary(question("complaint"), Mistake::Nothing)));
    all
}

fn causes() -> Vec<Specimen> {
    let list = |count: usize| {
        let causes = person(TEAR).assess(&KNOWLEDGE).causes;
        part(move |app| {
            let cards = causes.iter().take(count).enumerate().map(|(place, cause)| cause_card(app, cause, place == 0));
            html! { <ol class="causes">{ for cards }</ol> }
        })
    };
    vec![
        Specimen::new("causes, closed", list(3)).of(person(TEAR)),
        Specimen::new("cause, open", list(1)).of(person(TEAR)).opened(),
    ]
}

fn text() -> Vec<Specimen> {
    let items = |count: usize| -> Vec<AttrValue> {
        KNOWLEDGE.emergency_signs.iter().cycle().take(count).map(|text| AttrValue::from(*text)).collect()
    };
    let list = |count| short_list("", &items(count), 3, "More signs");
    let section = KNOWLEDGE.topics.iter().flat_map(|topic| topic.sections).find(|section| section.text.len() > 4);
    let source = KNOWLEDGE.conditions.iter().find(|condition| !condition.sources.is_empty());
    vec![
        Specimen::new("short list", list(3)),
        Specimen::new("short list, folded", list(6)),
        Specimen::new("short list, open", list(6)).opened(),
        Specimen::new("prose", html! { { for section.map(|section| html! { <Prose text={section.text} /> }) } }),
        Specimen::new("bullets", bullets(KNOWLEDGE.helper_advice)),
        Specimen::new(
            "sources",
            html! { { for source.map(|condition| html! { <SourceList sources={condition.sources} /> }) } },
        ),
        Specimen::new(
            "a source",
            html! { <p>{ source_line("A citation with an address", "https://example.org/") }</p> },
        ),
        Specimen::new("hand on", html! { <HandOn title="CalfCheck" text="A text" /> }),
        Specimen::new("handover", part(handover)).of(person(TEAR)).on(Route::Result),
        Specimen::new("keep this check", html! { <KeepCheck /> }).of(person(TEAR)).opened(),
        Specimen::new("a saved check", part(old_answers))
            .of(person(TEAR).kept_at(Some((29_867_203, 60))))
            .on(Route::Result),
        Specimen::new("for me", part(for_whom)),
        Specimen::new("for someone else", part(for_whom)).of(other()),
    ]
}

/// A fresh check for someone else.
pub fn other() -> crate::interview::Interview {
    use crate::interview::{Action, Interview};
    Interview::new(&KNOWLEDGE).after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse))
}

/// Drawings, exercises and timers.
pub fn figures() -> Vec<Specimen> {
    let spot = || Some(AttrValue::from("spot_inner_upper_calf"));
    let choose = || Callback::from(|_: &'static str| {});
    let mut all = vec![
        Specimen::new("leg, left", html! { <LegMap chosen={spot()} /> }),
        Specimen::new("leg, right", html! { <LegMap chosen={spot()} right=true /> }),
        Specimen::new("leg to choose on", html! { <LegMap chosen={None::<AttrValue>} onchoose={choose()} /> }),
        Specimen::new(
            "leg, chosen on",
            html! { <LegMap chosen={spot()} onchoose={choose()} pointed={Some(AttrValue::from("spot_achilles"))} /> },
        ),
        Specimen::new(
            "measure: drawings",
            html! {
                <div>{ for MeasureStep::ALL.into_iter().map(|step| html! { <MeasureFigure {step} /> }) }</div>
            },
        ),
        Specimen::new("measure: form", html! { <MeasureForm /> }),
    ];
    all.extend(exercises());
    all.extend(timers());
    all
}

fn exercises() -> Vec<Specimen> {
    let interview = person(TEAR);
    let (assessment, facts) = (interview.assess(&KNOWLEDGE), Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE)));
    let places = 0..KNOWLEDGE.exercises.len();
    let barred = places.clone().find_map(|place| match standing(&KNOWLEDGE, &facts, &assessment, place) {
        Standing::Barred(bars) => Some((place, bars)),
        Standing::Open | Standing::Sitting(_) => None,
    });
    let mut all = vec![Specimen::new("exercise", part(|app| exercise_card(app, 0, &[], None)))];
    if let Some((place, bars)) = barred {
        all.push(
            Specimen::new("exercise, not for you", part(move |app| exercise_card(app, place, &bars, None))).opened(),
        );
    }
    all.push(Specimen::new("exercise, sitting version", part(|app| exercise_card(app, 0, &[], Some(1)))));
    all
}

fn timers() -> Vec<Specimen> {
    let Some(exercise) = KNOWLEDGE.exercises.iter().find(|exercise| !exercise.timers.is_empty()) else {
        return Vec::new();
    };
    let dose = &exercise.timers[0];
    let runs = [
        ("idle", Run::Idle),
        ("running", Run::Going { step: 1, since: 0 }),
        ("paused", Run::Paused { step: 1, spent: 4000 }),
        ("done", Run::Done),
    ];
    let timer = |(name, first): (&str, Run)| {
        Specimen::new(format!("timer, {name}"), html! { <Timer {dose} name={exercise.name} {first} /> })
    };
    runs.into_iter().map(timer).collect()
}
