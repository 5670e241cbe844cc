//! Keeping the check on the device, if the person asks for it, with figures to follow if they like.

use super::link;
use crate::engine::{Facts, Status};
use crate::knowledge::{KNOWLEDGE, Rule};
use crate::measure::meaning;
use crate::platform::{clock, page, shelf::put};
use crate::report::percent;
use crate::saved::{Figure, Figures, name};
use crate::ui::context::{Context, use_app};
use crate::ui::making::{dated, use_now};
use crate::ui::route::Route;
use crate::ui::shelf;
use crate::ui::state::AppAction;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What came of it.
enum Outcome {
    /// It is kept, with these figures.
    Kept(Figures),
    /// The browser refused; the text can be saved as a file.
    Refused(String),
}

/// The form.
#[component]
pub fn KeepCheck() -> Html {
    let app = use_app();
    let now = use_now();
    let typed = use_state(<[String; 4]>::default);
    let wrong = use_state(Vec::<Figure>::new);
    let outcome = use_state(|| None::<Outcome>);
    // Once more when the fold has opened.
    use_effect_with((*wrong).clone(), |faults| point_at(faults));
    if let Some(kept) = app.state.interview.kept() {
        return html! {
            <section class="keep" aria-labelledby="keep">
                <h2 id="keep">{ "This is a saved check" }</h2>
                <p>{ format!("{}. To keep how it is now, do a new check.", dated(kept, now)) }</p>
                <p>{ link(&app, Route::Saved, "Your saved checks") }</p>
            </section>
        };
    }
    let onsubmit = {
        let (app, typed, wrong, outcome) = (app.clone(), typed.clone(), wrong.setter(), outcome.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (figures, faults) = read(&typed);
            if faults.is_empty() {
                outcome.set(Some(keep(&app, figures)));
            }
            point_at(&faults);
            wrong.set(faults);
        })
    };
    let fields = Figure::ALL.into_iter().map(|figure| field(figure, &typed, wrong.contains(&figure)));
    html! {
        <section class="keep" aria-labelledby="keep">
            <h2 id="keep">{ "Keep this check on this device" }</h2>
            <p>{ "Only if you want to: to look back, or to compare it with a later check." }</p>
            <ul>
                <li>{ "What is kept: the answers, the date, the advice, and any figures you add." }</li>
                <li>{ "Where: in this browser, until you delete it. Nothing is sent." }</li>
                <li>{ "Anyone who uses this device can read it." }</li>
            </ul>
            <form {onsubmit} novalidate=true autocomplete="off">
                <details class="fold" open={!wrong.is_empty()}>
                    <summary>{ "Add figures to follow, if you like" }</summary>
                    <div class="keep__fields">{ for fields }</div>
                    <p class="hint">{ "These figures do not change the advice." }</p>
                </details>
                <button class="button button--secondary" type="submit">{ "Keep this check" }</button>
            </form>
            <div class="keep__told" role="status">{ outcome.as_ref().map(|outcome| told(&app, outcome)) }</div>
        </section>
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

/// Moves the focus to the first field that can't be read.
fn point_at(faults: &[Figure]) {
    if let Some(first) = faults.first() {
        page::focus(&format!("#keep-{}", first.name()));
    }
}

fn keep(app: &Context, figures: Figures) -> Outcome {
    let text = shelf::text_of(&app.state.interview, clock::minutes(), app.region().code, figures);
    let kept = put(&name(&text), &text);
    app.state.dispatch(AppAction::CountedSaved(shelf::count()));
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

fn field(figure: Figure, typed: &UseStateHandle<[String; 4]>, wrong: bool) -> Html {
    let id = format!("keep-{}", figure.name());
    let (label, problem) = words(figure);
    let state = typed.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut next = (*state).clone();
            next[figure.place()] = input.value();
            state.set(next);
        }
    });
    let error = format!("{id}-error");
    html! {
        <div class={classes!("keep__field", wrong.then_some("field--error"))} key={id.clone()}>
            <label for={id.clone()}>{ label }</label>
            <p class="field__error" id={error.clone()}>{ if wrong { problem } else { "" } }</p>
            <input class="field__input" id={id} type="text" inputmode="decimal" autocomplete="off" aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then_some(error)} value={typed[figure.place()].clone()} {oninput} />
        </div>
    }
}

fn told(app: &Context, outcome: &Outcome) -> Html {
    match outcome {
        Outcome::Kept(figures) => html! {
            <div class="keep__kept">
                <p><strong>{ "Kept. " }</strong>{ link(app, Route::Saved, "See your saved checks") }</p>
                { calves(app, figures) }
            </div>
        },
        Outcome::Refused(text) => html! {
            <div class="keep__kept">
                <p>{ "This browser did not keep it: its storage is full or turned off. Your answers are still in this tab." }</p>
                <p><a class="button button--secondary" href={file(text)} download="calfcheck-check.txt">{ "Save it as a file" }</a></p>
            </div>
        },
    }
}

/// The text as the address of a file.
pub fn file(text: &str) -> String {
    format!("data:text/plain;charset=utf-8,{}", percent(text))
}

/// What the rules make of two calves that differ, where it is more urgent than the advice.
fn calves(app: &Context, figures: &Figures) -> Html {
    let [_, _, Some(left), Some(right)] = *figures else { return Html::default() };
    let facts = Facts::new(&KNOWLEDGE, &app.state.interview.answers(&KNOWLEDGE));
    let pregnant = KNOWLEDGE.finding_named("pregnant").is_some_and(|id| facts.status(id) == Status::Present);
    let urgent = |rule: &&Rule| rule.care > app.state.interview.assess(&KNOWLEDGE).care;
    let found = meaning(&KNOWLEDGE, f32::from(left.abs_diff(right)) / 10.0, pregnant);
    match found.filter(urgent) {
        Some(rule) => html! {
            <div class="measure-result__meaning measure-result__meaning--today">
                <p>{ KNOWLEDGE.advice(rule.care).map_or("", |advice| advice.title) }</p>
                <p>{ app.say(rule.reason) }</p>
                <p>{ app.say(rule.advice) }</p>
                <p>{ link(app, Route::Answers, "Give this figure in the check") }</p>
            </div>
        },
        None => Html::default(),
    }
}
