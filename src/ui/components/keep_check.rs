//! Keeping the check on the device, if the person asks for it, with figures to follow if they like.

use super::{around, link, list, text};
use crate::engine::{Facts, Status};
use crate::knowledge::{KNOWLEDGE, Rule};
use crate::measure::meaning;
use crate::platform::{clock, page};
use crate::report::percent;
use crate::saved::{Figure, Figures};
use crate::ui::context::{Context, use_app};
use crate::ui::making::dated;
use crate::ui::route::Route;
use crate::ui::shelf;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What came of it.
enum Outcome {
    /// It is kept, with these figures.
    Kept(Figures),
    /// The browser refused; the text can be saved as a file.
    Refused(String),
}

/// What stands in the form, and what came of it.
#[derive(Default)]
struct Form {
    typed: [String; 4],
    wrong: Vec<Figure>,
    outcome: Option<Outcome>,
    tries: u32,
}

/// The form.
#[component]
pub fn KeepCheck() -> Html {
    let app = use_app();
    let form = use_mut_ref(Form::default);
    let again = use_force_update();
    let faulty = form.borrow().wrong.first().map(|figure| format!("#keep-{}", figure.name()));
    use_effect_with(form.borrow().tries, move |_| faulty.iter().for_each(|field| page::focus(field)));
    if let Some(kept) = app.state.interview.kept() {
        let words = format!("{}. To keep how it is now, do a new check.", dated(kept, app.state.now));
        let saved = link(&app, Route::Saved, "Your saved checks");
        return html! {
            <section class="keep" aria-labelledby="keep">
                <h2 id="keep">{ "This is a saved check" }</h2>
                { text("p", "", words) }
                { around("p", "", vec![saved]) }
            </section>
        };
    }
    let onsubmit = {
        let (app, form, again) = (app.clone(), form.clone(), again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit(&app, &mut form.borrow_mut());
            again.force_update();
        })
    };
    let shown = form.borrow();
    let fields = Figure::ALL.into_iter().map(|figure| field(figure, &form, &shown));
    html! {
        <section class="keep" aria-labelledby="keep">
            <h2 id="keep">{ "Keep this check on this device" }</h2>
            { text("p", "", "Only if you want to: to look back, or to compare it with a later check.") }
            { list("", vec![
                "What is kept: the answers, the date, the advice, and any figures you add.".into(),
                "Where: in this browser, until you delete it. Nothing is sent.".into(),
                "Anyone who uses this device can read it.".into(),
            ]) }
            <form {onsubmit} novalidate=true autocomplete="off">
                <details class="fold" open={!shown.wrong.is_empty()}>
                    <summary>{ "Add figures to follow, if you like" }</summary>
                    <div class="keep__fields">
                        { for fields }
                        { text("p", "hint", "These figures do not change the advice.") }
                    </div>
                </details>
                <button class="button button--secondary" type="submit">{ "Keep this check" }</button>
            </form>
            <div class="keep__told" role="status">{ shown.outcome.as_ref().map(|outcome| told(&app, outcome)) }</div>
        </section>
    }
}

/// Keeps the check, unless a figure can't be read.
fn submit(app: &Context, form: &mut Form) {
    let (figures, wrong) = read(&form.typed);
    form.wrong = wrong;
    form.tries += 1;
    if form.wrong.is_empty() {
        form.outcome = Some(keep(app, figures));
    }
}

/// The figures, and which of them can't be read.
fn read(typed: &[String; 4]) -> (Figures, Vec<Figure>) {
    let (mut figures, mut faults) = (Figures::default(), Vec::new());
    for figure in Figure::ALL {
        let text = &typed[figure.place()];
        figures[figure.place()] = figure.typed(text);
        if !text.trim().is_empty() && figure.typed(text).is_none() {
            faults.push(figure);
        }
    }
    (figures, faults)
}

fn keep(app: &Context, figures: Figures) -> Outcome {
    let (text, kept) = shelf::keep(&app.state.interview, clock::minutes(), app.region().code, figures);
    app.state.dispatch(shelf::look());
    if kept.is_ok() { Outcome::Kept(figures) } else { Outcome::Refused(text) }
}

/// What to enter, and what is wrong with it.
fn words(figure: Figure) -> (&'static str, &'static str) {
    match figure {
        Figure::Pain => ("Pain now, from 0 (none) to 10 (worst)", "Enter a whole number from 0 to 10"),
        Figure::Walk => ("Metres you can walk before it hurts", "Enter a whole number up to 20000"),
        Figure::Left => ("Left calf, in cm", "Enter a number from 15 to 90"),
        Figure::Right => ("Right calf, in cm", "Enter a number from 15 to 90"),
    }
}

fn field(figure: Figure, form: &Rc<RefCell<Form>>, shown: &Form) -> Html {
    let id = format!("keep-{}", figure.name());
    let (label, problem) = words(figure);
    let wrong = shown.wrong.contains(&figure);
    let form = form.clone();
    // What is typed stands in the field; nothing has to be drawn anew.
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            form.borrow_mut().typed[figure.place()] = input.value();
        }
    });
    let error = format!("{id}-error");
    html! {
        <div class={if wrong { "keep__field field--error" } else { "keep__field" }} key={figure.name()}>
            <label for={id.clone()}>{ label }</label>
            <p class="field__error" id={error.clone()}>{ if wrong { problem } else { "" } }</p>
            <input class="field__input" {id} type="text" inputmode="decimal" aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then_some(error)} {oninput} />
        </div>
    }
}

fn told(app: &Context, outcome: &Outcome) -> Html {
    let parts = match outcome {
        Outcome::Kept(figures) => vec![
            around("p", "", vec![text("strong", "", "Kept. "), link(app, Route::Saved, "See your saved checks")]),
            calves(app, figures),
        ],
        Outcome::Refused(check) => vec![
            text(
                "p",
                "",
                "This browser did not keep it: its storage is full or turned off. Your answers are still in this tab.",
            ),
            download(check, "calfcheck-check.txt", "Save it as a file"),
        ],
    };
    around("div", "keep__kept", parts)
}

/// A link that saves the text as a file.
pub fn download(content: &str, name: &'static str, words: &'static str) -> Html {
    let href = format!("data:text/plain;charset=utf-8,{}", percent(content));
    html! { <p><a class="button button--secondary" {href} download={name}>{ words }</a></p> }
}

/// What the rules make of two calves that differ, where it is more urgent than the advice.
fn calves(app: &Context, figures: &Figures) -> Html {
    let [_, _, Some(left), Some(right)] = *figures else { return Html::default() };
    let facts = Facts::new(&KNOWLEDGE, &app.state.interview.answers(&KNOWLEDGE));
    let pregnant = KNOWLEDGE.finding_named("pregnant").is_some_and(|id| facts.status(id) == Status::Present);
    let urgent = |rule: &&Rule| rule.care > app.state.interview.assess(&KNOWLEDGE).care;
    let found = meaning(&KNOWLEDGE, f32::from(left.abs_diff(right)) / 10.0, pregnant);
    match found.filter(urgent) {
        Some(rule) => around(
            "div",
            "measure-result__meaning measure-result__meaning--today",
            vec![
                text("p", "", KNOWLEDGE.advice(rule.care).map_or("", |advice| advice.title)),
                text("p", "", app.say(rule.reason)),
                text("p", "", app.say(rule.advice)),
                around("p", "", vec![link(app, Route::Answers, "Give this figure in the check")]),
            ],
        ),
        None => Html::default(),
    }
}
