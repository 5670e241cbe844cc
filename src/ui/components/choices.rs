//! The form of a question: native radios, tick boxes or a number field, and the messages when something is missing.

use crate::decimal;
use crate::interview::{Draft, Mistake};
use crate::knowledge::{FindingKind, KNOWLEDGE, Question, QuestionId, QuestionKind};
use crate::ui::context::{Context, use_app};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The words of the answer that leaves a check for later.
pub const NOT_CHECKED: &str = "I have not checked yet";

/// The id of the first field, to which the error summary links.
const FIRST: &str = "answer-0";

/// What the form needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ChoicesProps {
    /// The question.
    pub question: QuestionId,
    /// What is ticked or typed.
    pub draft: Draft,
    /// What is wrong with it.
    pub mistake: Option<Mistake>,
    /// Called with every change.
    pub onchange: Callback<Draft>,
    /// What stands above the rows, such as a drawing.
    #[prop_or_default]
    pub children: Html,
    /// The row whose place on a drawing is pointed at.
    #[prop_or_default]
    pub pointed: Option<usize>,
    /// Called when a pointer or the focus comes to a row of options or leaves it; for questions with a drawing.
    #[prop_or_default]
    pub onpoint: Option<Callback<Option<usize>>>,
}

/// The fields of a question.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let (app, question) = (use_app(), KNOWLEDGE.question(props.question));
    match question.kind {
        QuestionKind::Number => number_field(&app, props, question),
        QuestionKind::One | QuestionKind::Many => choice_rows(&app, props, question),
    }
}

fn choice_rows(app: &Context, props: &ChoicesProps, question: &'static Question) -> Html {
    let error = props.mistake.is_some();
    let described = if error { "question-hint question-error" } else { "question-hint" };
    html! {
        <fieldset class={classes!("choices", error.then_some("choices--error"))} aria-describedby={described}>
            <legend class="choices__legend"><h1 class="page__title" tabindex="-1">{ app.say(question.ask) }</h1></legend>
            { hint(app, question) }
            { message(props, question) }
            { props.children.clone() }
            { for question.options.iter().enumerate().map(|(place, _)| option_row(app, props, question, place)) }
            if question.kind == QuestionKind::Many {
                <p class="choices__divider" key="or">{ "or" }</p>
                { none_row(props, question) }
            }
            { not_checked_row(props, question) }
            { not_sure_row(props, question) }
        </fieldset>
    }
}

fn hint(app: &Context, question: &'static Question) -> Html {
    let says_so = question.ask.contains("Tick") || question.hint.contains("Tick");
    let many = question.kind == QuestionKind::Many && !says_so;
    html! {
        <div class="hint" id="question-hint">
            if !question.hint.is_empty() { <p>{ app.say(question.hint) }</p> }
            if many { <p>{ "Tick all that apply." }</p> }
        </div>
    }
}

fn message(props: &ChoicesProps, question: &Question) -> Html {
    html! {
        <div class="field__slot" key="message">
            if let Some(mistake) = props.mistake {
                <p class="field__error" id="question-error">
                    <span class="visually-hidden">{ "Error: " }</span>
                    <span>{ mistake_words(mistake, question) }</span>
                </p>
            }
        </div>
    }
}

/// One row: the whole of it can be touched.
struct Row {
    id: String,
    label: AttrValue,
    hint: AttrValue,
    checked: bool,
    exclusive: bool,
    change: Callback<bool>,
    pointed: bool,
    point: Option<Callback<bool>>,
}

fn row(question: &Question, row: Row) -> Html {
    let kind = match question.kind {
        QuestionKind::Many => "checkbox",
        QuestionKind::One | QuestionKind::Number => "radio",
    };
    let change = row.change;
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            change.emit(input.checked());
        }
    });
    let hint = (!row.hint.is_empty()).then(|| format!("{}-hint", row.id));
    let class =
        classes!("choice", row.exclusive.then_some("choice--exclusive"), row.pointed.then_some("choice--pointed"));
    let point = row.point.as_ref();
    html! {
        <label {class} key={row.id.clone()} onpointerover={point.map(|point| point.reform(|_: PointerEvent| true))}
            onpointerout={point.map(|point| point.reform(|_: PointerEvent| false))}
            onfocusin={point.map(|point| point.reform(|_: FocusEvent| true))}
            onfocusout={point.map(|point| point.reform(|_: FocusEvent| false))}>
            <input class="choice__input" type={kind} id={row.id.clone()} name={question.id} checked={row.checked}
                autocomplete="off" aria-describedby={hint.clone()} {onchange} />
            <span class="choice__text">{ row.label }</span>
            if let Some(hint) = hint { <span class="choice__hint" id={hint}>{ row.hint }</span> }
        </label>
    }
}

fn option_row(app: &Context, props: &ChoicesProps, question: &'static Question, place: usize) -> Html {
    let option = &question.options[place];
    let (draft, kind, onchange) = (props.draft.clone(), question.kind, props.onchange.clone());
    let change = Callback::from(move |ticked| {
        let mut draft = draft.clone();
        draft.tick(place, ticked, kind);
        onchange.emit(draft);
    });
    let checked = props.draft.options.contains(&place);
    let id = format!("answer-{place}");
    let pointed = props.pointed == Some(place);
    let point = props.onpoint.as_ref().map(|point| point.reform(move |here: bool| here.then_some(place)));
    let (label, hint) = (app.say(option.label), app.say(option.hint));
    row(question, Row { id, label, hint, checked, exclusive: false, change, pointed, point })
}

fn none_row(props: &ChoicesProps, question: &'static Question) -> Html {
    let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
    let change = Callback::from(move |ticked| {
        let mut draft = draft.clone();
        draft.tick_none(ticked);
        onchange.emit(draft);
    });
    let id = "answer-none".to_owned();
    row(
        question,
        Row {
            id,
            label: "None of these".into(),
            hint: "".into(),
            checked: props.draft.none,
            exclusive: true,
            change,
            pointed: false,
            point: None,
        },
    )
}

fn not_sure_row(props: &ChoicesProps, question: &'static Question) -> Html {
    let (draft, kind, onchange) = (props.draft.clone(), question.kind, props.onchange.clone());
    let change = Callback::from(move |ticked| {
        let mut draft = draft.clone();
        draft.tick_not_sure(ticked, kind);
        onchange.emit(draft);
    });
    let some = kind == QuestionKind::Many && !props.draft.options.is_empty();
    let label = if some { "I'm not sure about the others" } else { question.not_sure };
    let id = "answer-not-sure".to_owned();
    row(
        question,
        Row {
            id,
            label: label.into(),
            hint: "".into(),
            checked: props.draft.not_sure,
            exclusive: true,
            change,
            pointed: false,
            point: None,
        },
    )
}

/// Stands before "I'm not sure" where there is something to check: an answer without a look is no answer.
fn not_checked_row(props: &ChoicesProps, question: &'static Question) -> Html {
    if !question.may_be_unchecked() {
        return html! { <div key="not-checked"></div> };
    }
    let (draft, kind, onchange) = (props.draft.clone(), question.kind, props.onchange.clone());
    let change = Callback::from(move |ticked| {
        let mut draft = draft.clone();
        draft.tick_not_checked(ticked, kind);
        onchange.emit(draft);
    });
    let some = kind == QuestionKind::Many && !props.draft.options.is_empty();
    let label = if some { "I have not checked the others yet" } else { NOT_CHECKED };
    let id = "answer-not-checked".to_owned();
    row(
        question,
        Row {
            id,
            label: label.into(),
            hint: "How to check is below.".into(),
            checked: props.draft.not_checked,
            exclusive: true,
            change,
            pointed: false,
            point: None,
        },
    )
}

fn number_field(app: &Context, props: &ChoicesProps, question: &'static Question) -> Html {
    let error = props.mistake.is_some();
    let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut draft = draft.clone();
            draft.type_text(input.value());
            onchange.emit(draft);
        }
    });
    let described = if error { "question-hint question-error" } else { "question-hint" };
    let invalid = error.then_some("true");
    let skip = tick_box(props, question);
    html! {
        <div class={classes!("field", error.then_some("field--error"))}>
            <h1 class="page__title" tabindex="-1"><label class="field__label" for={FIRST}>{ app.say(question.ask) }</label></h1>
            { hint(app, question) }
            { message(props, question) }
            <div class="field__row">
                <input class="field__input" id={FIRST} name={question.id} type="text" inputmode="decimal" autocomplete="off"
                    aria-describedby={described} aria-invalid={invalid} value={props.draft.text.clone()} {oninput} />
                <span class="field__unit">{ unit(question) }</span>
            </div>
            { skip }
        </div>
    }
}

/// The way out of a number: a tick box, since the field itself stays as it is.
fn tick_box(props: &ChoicesProps, question: &'static Question) -> Html {
    let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
    let change = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut draft = draft.clone();
            draft.tick_not_sure(input.checked(), QuestionKind::Number);
            onchange.emit(draft);
        }
    });
    html! {
        <label class="choice choice--exclusive">
            <input class="choice__input" type="checkbox" id="answer-not-sure" name="not-sure" autocomplete="off"
                checked={props.draft.not_sure} onchange={change} />
            <span class="choice__text">{ question.not_sure }</span>
        </label>
    }
}

fn unit(question: &Question) -> &'static str {
    question.covers.first().map_or("", |finding| match KNOWLEDGE.finding(*finding).kind {
        FindingKind::Number { unit, .. } => unit,
        FindingKind::Asked | FindingKind::Derived(_) => "",
    })
}

/// What is wrong, and what to do about it.
pub fn mistake_words(mistake: Mistake, question: &Question) -> String {
    match (mistake, question.kind) {
        (Mistake::Nothing, QuestionKind::One) => "Choose one answer".to_owned(),
        (Mistake::Nothing, QuestionKind::Many) => "Tick what applies, or \"None of these\"".to_owned(),
        (Mistake::Nothing, QuestionKind::Number) => format!("Enter a number, or tick \"{}\"", question.not_sure),
        (Mistake::NotANumber, _) => format!("Enter a number in {}, such as 45", unit(question)),
        (Mistake::OutOfRange(min, max), _) => {
            format!("Enter a number from {} to {}", decimal::write(min), decimal::write(max))
        }
    }
}

/// Stands at the top of the page, takes the focus, and leads to the field.
pub fn error_summary(question: QuestionId, mistake: Mistake) -> Html {
    let question = KNOWLEDGE.question(question);
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        crate::platform::page::focus(&format!("#{FIRST}"));
    });
    html! {
        <div class="error-summary" role="alert" tabindex="-1">
            <h2 class="error-summary__title">{ "There is a problem" }</h2>
            <ul class="error-summary__list">
                <li><a href={format!("#{FIRST}")} {onclick}>{ mistake_words(mistake, question) }</a></li>
            </ul>
        </div>
    }
}
