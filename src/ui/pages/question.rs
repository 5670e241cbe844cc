//! A question: one thing on a page.

use crate::interview::{Action, Draft, Mistake, Place, read};
use crate::knowledge::{KNOWLEDGE, Question, QuestionId, QuestionKind, Stage};
use crate::measure::is_asked_by;
use crate::platform;
use crate::ui::components::{Choices, LegMap, WORST_SPOT, bullets_as, error_summary, for_whom, link, place_words};
use crate::ui::context::{Context, use_app};
use crate::ui::route::MEASURE;
use crate::ui::route::Route;
use crate::ui::state::AppAction;
use crate::words::Who;
use yew::prelude::*;

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionPageProps {
    /// The question.
    pub question: QuestionId,
}

/// A question with its form, why it is asked, and how to check.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let app = use_app();
    let id = props.question;
    let question = KNOWLEDGE.question(id);
    let draft = use_state(|| Draft::of(app.state.interview.response(id), question.kind));
    let mistake = use_state(|| None::<Mistake>);
    let pointed = use_state(|| None::<usize>);
    let onpoint = (question.id == WORST_SPOT).then(|| {
        let pointed = pointed.clone();
        Callback::from(move |place: Option<usize>| pointed.set(place))
    });
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |next: Draft| draft.set(next))
    };
    let onsubmit = submit(&app, id, &draft, &mistake);
    use_effect_with(*mistake, |mistake| {
        if mistake.is_some() {
            platform::page::focus(".error-summary");
        }
    });
    html! {
        <section class={classes!("question", (question.id == WORST_SPOT).then_some("question--map"))} key={question.id}>
            { back(&app, id) }
            <p class="progress-note">{ progress(&app, id) }</p>
            { whom(&app) }
            <div class="question__problem" key="problem">
                if let Some(mistake) = *mistake { { error_summary(id, mistake) } }
            </div>
            <form class="question__form" {onsubmit} novalidate=true autocomplete="off">
                <Choices question={id} draft={(*draft).clone()} mistake={*mistake} onchange={onchange.clone()}
                    pointed={*pointed} onpoint={onpoint.clone()}>
                    { drawing(&app, question, &draft, &onchange, *pointed, onpoint) }
                </Choices>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{ "Continue" }</button>
                </div>
            </form>
            { explanations(&app, question) }
        </section>
    }
}

/// Sends the form when it can be read, and says what is wrong when it can't.
fn submit(
    app: &Context,
    id: QuestionId,
    draft: &UseStateHandle<Draft>,
    mistake: &UseStateHandle<Option<Mistake>>,
) -> Callback<SubmitEvent> {
    let (app, draft, mistake) = (app.clone(), draft.clone(), mistake.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        match read(&KNOWLEDGE, id, &draft) {
            Ok(response) => app.act(Action::Answered(id, response)),
            Err(found) => {
                mistake.set(Some(found));
                platform::page::focus(".error-summary");
            }
        }
    })
}

fn back(app: &Context, id: QuestionId) -> Html {
    let before = app.state.interview.before(&KNOWLEDGE);
    let context = app.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        match before {
            Some(question) => context.act(Action::WentTo(Place::Asking(question))),
            None => context.go(Route::Start),
        }
    });
    let address = if before.is_some() { app.address(Route::Check) } else { app.address(Route::Start) };
    html! { <a class="back-link" href={address} key={format!("back-{}", id.0)} {onclick}>{ "Back" }</a> }
}

/// Plain words for where one is. No bar: how many questions follow depends on the answers.
fn progress(app: &Context, id: QuestionId) -> String {
    let question = KNOWLEDGE.question(id);
    let always = |other: &&Question| other.stage == Stage::Safety && other.when.is_none();
    let safety: Vec<&Question> = KNOWLEDGE.questions.iter().filter(always).collect();
    match (question.stage, safety.iter().position(|other| other.id == question.id)) {
        (Stage::About, _) => app.either("About you", "About them").to_owned(),
        (Stage::Safety, Some(place)) => format!("Safety questions, {} of {}", place + 1, safety.len()),
        (Stage::Safety, None) => "One more safety question".to_owned(),
        (Stage::Core | Stage::Risk | Stage::Story | Stage::Detail | Stage::Closing, _) => {
            let answered = app.state.interview.counted(&KNOWLEDGE).len();
            format!("{answered} questions answered")
        }
    }
}

/// Whom the check is about, said throughout a check for someone else, and what helps to answer for them at its start.
fn whom(app: &Context) -> Html {
    let first = app.state.interview.before(&KNOWLEDGE).is_none();
    let other = app.who() == Who::SomeoneElse;
    html! {
        <div class="question__for-whom" key="for-whom">
            if first || other { { for_whom(app) } }
            if first && other { { bullets_as("question__helper", KNOWLEDGE.helper_advice) } }
        </div>
    }
}

/// The leg to tap, beside the list that says the same. What one of them points at lights up in the other.
fn drawing(
    app: &Context,
    question: &'static Question,
    draft: &Draft,
    onchange: &Callback<Draft>,
    pointed: Option<usize>,
    onpoint: Option<Callback<Option<usize>>>,
) -> Html {
    let Some(onpoint) = onpoint else {
        return html! { <div class="leg-map-slot" key="map"></div> };
    };
    let place = |name: &str| question.options.iter().position(|option| option.id == name);
    let name = |place: usize| question.options.get(place).map(|option| AttrValue::from(option.id));
    let chosen = draft.options.first().copied().and_then(name);
    let pointed = pointed.and_then(name);
    let onchange = onchange.clone();
    let onchoose = Callback::from(move |region: &'static str| {
        if let Some(place) = place(region) {
            let mut draft = Draft::default();
            draft.tick(place, true, QuestionKind::One);
            onchange.emit(draft);
        }
    });
    let said = pointed.as_deref().or(chosen.as_deref()).map_or("", place_words);
    let right = app.state.right_leg;
    let (shown, other) = if right { ("Right leg", "Show a left leg") } else { ("Left leg", "Show a right leg") };
    let state = app.state.clone();
    let turn = Callback::from(move |_: MouseEvent| state.dispatch(AppAction::TurnedLeg));
    html! {
        <div class="choices__map" key="map">
            <div class="leg-map-bar">
                <p>{ shown }</p>
                <button type="button" onclick={turn}>{ other }</button>
            </div>
            <LegMap {chosen} {onchoose} {pointed} {right} onpoint={onpoint.reform(move |name: Option<&'static str>| name.and_then(place))} />
            <p class="leg-map-name" aria-hidden="true">{ said }</p>
        </div>
    }
}

fn explanations(app: &Context, question: &'static Question) -> Html {
    html! {
        <div class="question__more">
            if !question.check.is_empty() {
                <div class="check-how">
                    <h2 class="check-how__title">{ "How to check" }</h2>
                    <p>{ app.say(question.check) }</p>
                    if is_asked_by(&KNOWLEDGE, question) {
                        <p>{ link(app, Route::topic(MEASURE), "Measure step by step, with drawings") }</p>
                    }
                </div>
            }
            <details class="why">
                <summary class="why__summary">{ "Why we ask" }</summary>
                <p>{ app.say(question.why) }</p>
            </details>
        </div>
    }
}
