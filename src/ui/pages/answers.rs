//! Check your answers: every answer with a way to change it.

use crate::decimal;
use crate::interview::{Action, Place, Response};
use crate::knowledge::{KNOWLEDGE, Question, QuestionId};
use crate::ui::components::{NOT_CHECKED, for_whom};
use crate::ui::context::Context;
use crate::ui::pages::result::no_answers;
use crate::ui::route::Route;
use yew::prelude::*;

/// The answers before the result.
pub fn answers_page(app: &Context) -> Html {
    let counted = app.state.interview.counted(&KNOWLEDGE);
    if counted.is_empty() {
        return no_answers(app);
    }
    let open = app.state.interview.assess(&KNOWLEDGE).next_question;
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Check your answers" }</h1>
            <p class="page__lead">{ app.either("Change anything that is not right. Then see your result.", "Change anything that is not right. Then see the result.") }</p>
            { for_whom(app) }
            <dl class="summary-list">{ for counted.into_iter().map(|id| row(app, id)) }</dl>
            <div class="button-row" key={open.map_or(0, |id| u32::from(id.0) + 1)}>
                { go_on(app, open) }
            </div>
        </>
    }
}

fn row(app: &Context, id: QuestionId) -> Html {
    let question = KNOWLEDGE.question(id);
    let response = app.state.interview.response(id);
    let context = app.clone();
    let change = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        context.act(Action::WentTo(Place::Asking(id)));
    });
    html! {
        <div class="summary-list__row" key={question.id}>
            <dt class="summary-list__key">{ app.say(question.ask) }</dt>
            <dd class="summary-list__value">{ response.map_or_else(|| html! { <span></span> }, |response| value(app, question, response)) }</dd>
            <dd class="summary-list__change">
                <a href={app.address(Route::Check)} onclick={change}>
                    <span>{ "Change" }</span>
                    <span class="visually-hidden">{ format!(": {}", app.say(question.ask)) }</span>
                </a>
            </dd>
        </div>
    }
}

/// An answer in the words that were ticked.
fn value(app: &Context, question: &'static Question, response: &Response) -> Html {
    let lines: Vec<AttrValue> = match response {
        Response::NotSure => vec![question.not_sure.into()],
        Response::NotChecked => vec![NOT_CHECKED.into()],
        Response::Number(value) => vec![decimal::write(*value).into()],
        Response::Chosen { options, unsure, unchecked } => {
            let chosen = options.iter().filter_map(|place| question.options.get(*place));
            let mut lines: Vec<AttrValue> = chosen.map(|option| app.say(option.label)).collect();
            let some = !lines.is_empty();
            if !unsure.is_empty() {
                lines.push(if some { "Not sure about the others" } else { question.not_sure }.into());
            } else if !unchecked.is_empty() {
                lines.push(if some { "Not checked the others yet" } else { NOT_CHECKED }.into());
            } else if !some {
                lines.push("None of these".into());
            }
            lines
        }
    };
    html! {
        <div class="summary-list__lines">
            { for lines.into_iter().map(|line| html! { <p key={line.to_string()}>{ line }</p> }) }
        </div>
    }
}

fn go_on(app: &Context, open: Option<QuestionId>) -> Html {
    let context = app.clone();
    match open {
        Some(question) => {
            let onclick = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Asking(question))));
            let see = {
                let context = app.clone();
                Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Result)))
            };
            html! {
                <div class="button-row">
                    <button type="button" class="button button--primary" {onclick}>{ "Answer the next question" }</button>
                    <button type="button" class="button button--secondary" onclick={see}>{ "See the result so far" }</button>
                </div>
            }
        }
        None => {
            let onclick = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Result)));
            html! { <button type="button" class="button button--primary" {onclick}>{ app.either("See your result", "See the result") }</button> }
        }
    }
}
