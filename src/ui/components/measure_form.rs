//! The figures of both calves: the fields, what is wrong with them, the third measurement, and the result.

use super::measure_result::MeasureResult;
use crate::measure::{Fault, Field, Leg, Measured, Outcome, Sheet, Sore, Unit, read};
use crate::platform;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The words of the turns.
const TURNS: [&str; 3] = ["First time", "Second time", "Third time"];

/// A change of the sheet.
type Change = Callback<Box<dyn Fn(&mut Sheet)>>;

/// The form. What is written stays on the page and is gone with it, unless the person uses it in their check.
#[component]
pub fn MeasureForm() -> Html {
    let sheet = use_state(Sheet::default);
    let outcome = use_state(|| None::<Outcome>);
    use_effect_with((*outcome).clone(), |outcome| match outcome {
        Some(Outcome::Faults(_)) => platform::page::focus(".error-summary"),
        Some(Outcome::ThirdNeeded(legs)) => {
            legs.first().into_iter().for_each(|leg| platform::page::focus(&format!("#{}", id(Field::Figure(*leg, 2)))));
        }
        Some(Outcome::Measured(_)) => platform::page::focus(".measure-result h3"),
        None => {}
    });
    let change: Change = {
        let (sheet, outcome) = (sheet.clone(), outcome.clone());
        Callback::from(move |change: Box<dyn Fn(&mut Sheet)>| {
            let mut next = (*sheet).clone();
            change(&mut next);
            sheet.set(next);
            if matches!(*outcome, Some(Outcome::Measured(_))) {
                outcome.set(None);
            }
        })
    };
    let onsubmit = {
        let (sheet, outcome) = (sheet.clone(), outcome.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let found = read(&sheet);
            if let Outcome::ThirdNeeded(legs) = &found {
                let mut next = (*sheet).clone();
                legs.iter().for_each(|leg| next.thirds[leg.place()] = true);
                sheet.set(next);
            }
            let again = *outcome == Some(found.clone());
            outcome.set(Some(found));
            if again {
                platform::page::focus(".error-summary");
            }
        })
    };
    let faults = match &*outcome {
        Some(Outcome::Faults(faults)) => faults.clone(),
        Some(Outcome::ThirdNeeded(_) | Outcome::Measured(_)) | None => Vec::new(),
    };
    let measured = match &*outcome {
        Some(Outcome::Measured(measured)) => Some(*measured),
        Some(Outcome::ThirdNeeded(_) | Outcome::Faults(_)) | None => None,
    };
    html! {
        <form class="measure-form" {onsubmit} novalidate=true autocomplete="off" aria-labelledby="figures">
            <div class="question__problem" key="problem">{ summary(&sheet, &faults) }</div>
            <div class="measure-form__pair" key="choices">
                { sore(&sheet, &faults, &change) }
                { unit(&sheet, &change) }
            </div>
            { for Leg::BOTH.into_iter().map(|leg| figures(&sheet, leg, &faults, &change)) }
            <div class="button-row" key="button">
                <button class="button button--primary" type="submit">{ "Work out the difference" }</button>
            </div>
            <div class="measure-result" key={measured.map_or_else(String::new, figures_key)}>
                if let Some(measured) = measured { <MeasureResult {measured} unit={sheet.unit} /> }
            </div>
        </form>
    }
}

/// Other figures make another result, which takes the focus.
fn figures_key(Measured { girths: [left, right], .. }: Measured) -> String {
    format!("{} {}", left.to_bits(), right.to_bits())
}

/// The id of the field to which the summary leads.
fn id(field: Field) -> String {
    match field {
        Field::Sore => "sore-0".to_owned(),
        Field::Figure(leg, turn) => format!("figure-{}-{turn}", leg.place()),
    }
}

fn leg_name(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => "Left leg",
        Leg::Right => "Right leg",
    }
}

/// What to do about it, as it stands beside the field.
fn fault_words(field: Field, fault: Fault, unit: Unit) -> String {
    let (least, most) = unit.limits();
    match (field, fault) {
        (Field::Sore, _) => "Choose which leg is sore".to_owned(),
        (Field::Figure(..), Fault::Empty) => "Enter what you measured".to_owned(),
        (Field::Figure(..), Fault::NotANumber) => format!("Enter a number, such as {}", unit.example()),
        (Field::Figure(..), Fault::OutOfRange) => format!("Enter a number from {least} to {most}"),
        (Field::Figure(..), Fault::OtherUnit) => {
            format!("Enter {least} to {most} {}, or choose {}", unit.name(), unit.other().name())
        }
    }
}

/// The same in the summary, with the name of the field.
fn summary_words(field: Field, fault: Fault, unit: Unit) -> String {
    let words = fault_words(field, fault, unit);
    match field {
        Field::Sore => words,
        Field::Figure(leg, turn) => format!("{}, {}: {words}", leg_name(leg), TURNS[turn].to_ascii_lowercase()),
    }
}

fn summary(sheet: &Sheet, faults: &[(Field, Fault)]) -> Html {
    if faults.is_empty() {
        return Html::default();
    }
    let line = |(field, fault): &(Field, Fault)| {
        let id = id(*field);
        let target = format!("#{id}");
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            platform::page::focus(&target);
        });
        html! { <li key={id.clone()}><a href={format!("#{id}")} {onclick}>{ summary_words(*field, *fault, sheet.unit) }</a></li> }
    };
    html! {
        <div class="error-summary" role="alert" tabindex="-1">
            <h3 class="error-summary__title">{ "There is a problem" }</h3>
            <ul class="error-summary__list">{ for faults.iter().map(line) }</ul>
        </div>
    }
}

/// What is wrong with a field, beside it.
fn message(sheet: &Sheet, field: Field, faults: &[(Field, Fault)]) -> Html {
    let found = faults.iter().find(|(place, _)| *place == field);
    html! {
        <div class="field__slot">
            if let Some((_, fault)) = found {
                <p class="field__error" id={format!("{}-error", id(field))}>
                    <span class="visually-hidden">{ "Error: " }</span>
                    <span>{ fault_words(field, *fault, sheet.unit) }</span>
                </p>
            }
        </div>
    }
}

fn has_fault(field: Field, faults: &[(Field, Fault)]) -> bool {
    faults.iter().any(|(place, _)| *place == field)
}

fn sore(sheet: &Sheet, faults: &[(Field, Fault)], change: &Change) -> Html {
    let rows = [
        (Sore::Leg(Leg::Left), "The left"),
        (Sore::Leg(Leg::Right), "The right"),
        (Sore::Both, "Both the same, or neither"),
    ];
    let described = has_fault(Field::Sore, faults).then_some("sore-0-error");
    html! {
        <fieldset class="measure-form__group" aria-describedby={described}>
            <legend>{ "Which leg is sore, or more so?" }</legend>
            { message(sheet, Field::Sore, faults) }
            { for rows.into_iter().enumerate().map(|(place, (sore, words))| {
                let change = change.reform(move |_: Event| Box::new(move |sheet: &mut Sheet| sheet.sore = Some(sore)) as Box<dyn Fn(&mut Sheet)>);
                radio("sore", place, words, sheet.sore == Some(sore), change)
            }) }
        </fieldset>
    }
}

fn unit(sheet: &Sheet, change: &Change) -> Html {
    let rows = [(Unit::Centimetres, "Centimetres"), (Unit::Inches, "Inches")];
    html! {
        <fieldset class="measure-form__group">
            <legend>{ "What is on your tape or ruler?" }</legend>
            { for rows.into_iter().enumerate().map(|(place, (unit, words))| {
                let change = change.reform(move |_: Event| Box::new(move |sheet: &mut Sheet| sheet.unit = unit) as Box<dyn Fn(&mut Sheet)>);
                radio("unit", place, words, sheet.unit == unit, change)
            }) }
        </fieldset>
    }
}

fn radio(name: &'static str, place: usize, words: &'static str, checked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class="choice" key={place}>
            <input class="choice__input" type="radio" {name} id={format!("{name}-{place}")} {checked} autocomplete="off" {onchange} />
            <span class="choice__text">{ words }</span>
        </label>
    }
}

fn figures(sheet: &Sheet, leg: Leg, faults: &[(Field, Fault)], change: &Change) -> Html {
    let third = sheet.thirds[leg.place()];
    let turns = if third { 0..3 } else { 0..2 };
    html! {
        <fieldset class="measure-form__group" key={leg_name(leg)}>
            <legend>{ leg_name(leg) }</legend>
            <div class="measure-form__third" role="status">
                if third {
                    <p>{ "Your first two figures differ by more than 1 cm. Measure this leg a third time." }</p>
                }
            </div>
            <div class="measure-form__figures">
                { for turns.map(|turn| figure(sheet, leg, turn, faults, change)) }
            </div>
        </fieldset>
    }
}

fn figure(sheet: &Sheet, leg: Leg, turn: usize, faults: &[(Field, Fault)], change: &Change) -> Html {
    let field = Field::Figure(leg, turn);
    let (id, wrong) = (id(field), has_fault(field, faults));
    let change = change.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let text = input.value();
            change.emit(Box::new(move |sheet| sheet.figures[leg.place()][turn].clone_from(&text)));
        }
    });
    html! {
        <div class={classes!("measure-field", wrong.then_some("field--error"))} key={turn}>
            <label for={id.clone()}><span class="visually-hidden">{ format!("{}, ", leg_name(leg)) }</span><span>{ TURNS[turn] }</span></label>
            { message(sheet, field, faults) }
            <div class="field__row">
                <input class="field__input" id={id.clone()} type="text" inputmode="decimal" autocomplete="off"
                    aria-describedby={wrong.then(|| format!("{id}-error"))} aria-invalid={wrong.then_some("true")}
                    value={sheet.figures[leg.place()][turn].clone()} {oninput} />
                <span class="field__unit">{ sheet.unit.name() }</span>
            </div>
        </div>
    }
}
