//! One condition: when to get help before all else, then the key facts, what it is and what to do.

use super::facts::key_facts;
use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::ui::components::{Shape, SourceList, bullets, icon, link, link_as, wait_notice};
use crate::ui::context::{Context, use_app};
use crate::ui::route::Route;
use yew::prelude::*;

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ConditionPageProps {
    /// The condition.
    pub id: ConditionId,
}

/// A condition.
#[component]
pub fn ConditionPage(props: &ConditionPageProps) -> Html {
    let app = use_app();
    let condition = KNOWLEDGE.condition(props.id);
    let words = &condition.words;
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ condition.plain_name }</h1>
            <p class="topic__medical">{ also_called(condition.medical_name, condition.aliases) }</p>
            <p class="page__lead">{ words.summary }</p>
            <section class="help-now" aria-labelledby="help-now">
                <h2 class="help-now__title" id="help-now">
                    { icon("", Shape::Octagon) }
                    <span>{ "When to get help" }</span>
                </h2>
                { bullets(words.get_help_now) }
            </section>
            { key_facts(props.id) }
            <section class="topic__section">
                <h2>{ "What it is" }</h2>
                { for words.what_it_is.iter().map(|text| html! { <p key={*text}>{ *text }</p> }) }
            </section>
            { part("Symptoms", words.symptoms) }
            { look_alikes(&app, props.id) }
            { wait_notice(&app, "What helps in this condition is for later. Start none of it on your own before that.") }
            { part("What helps", words.what_helps) }
            { part("What not to do", words.what_not_to_do) }
            { part("What a doctor does", words.at_the_doctor) }
            // Its first line is among the key facts.
            { part("Who gets it", words.who_gets_it.get(1..).unwrap_or_default()) }
            { part("How long it takes", words.recovery.get(1..).unwrap_or_default()) }
            { part("How to prevent it", words.prevention) }
            <p class="button-row">
                { link_as("button button--primary", &app, Route::Start, "Check your own calf pain") }
            </p>
            <SourceList sources={condition.sources} />
        </article>
    }
}

fn part(heading: &'static str, items: &'static [&'static str]) -> Html {
    html! {
        <section class="topic__section" key={heading}>
            if !items.is_empty() {
                <h2>{ heading }</h2>
                { bullets(items) }
            }
        </section>
    }
}

fn also_called(medical: &str, aliases: &[&str]) -> String {
    let mut names = vec![medical];
    names.extend(aliases);
    format!("Also called: {}", names.join(", "))
}

/// A look-alike: the other condition, and the one difference that tells.
type Other = (ConditionId, &'static str);

/// What it is taken for, each with the one difference that tells them apart; behind that, folded, what is taken for it.
fn look_alikes(app: &Context, id: ConditionId) -> Html {
    let own: Vec<Other> = KNOWLEDGE.condition(id).look_alikes.iter().map(|it| (it.condition, it.difference)).collect();
    let known = |other: &ConditionId| own.iter().any(|(known, _)| known == other);
    let back = |other: ConditionId| {
        let found = KNOWLEDGE.condition(other).look_alikes.iter().find(|it| it.condition == id);
        found.map(|it| (other, it.difference))
    };
    let others: Vec<Other> = KNOWLEDGE.condition_ids().filter(|other| !known(other)).filter_map(back).collect();
    html! {
        <section class="topic__section" key="look-alikes">
            if !own.is_empty() || !others.is_empty() { <h2>{ "What it is taken for" }</h2> }
            if !own.is_empty() { { differences(app, &own) } }
            if !others.is_empty() {
                <details class="why">
                    <summary class="why__summary">{ "What else is taken for it" }</summary>
                    { differences(app, &others) }
                </details>
            }
        </section>
    }
}

fn differences(app: &Context, others: &[Other]) -> Html {
    html! {
        <dl class="key-facts">
            { for others.iter().map(|(id, difference)| html! {
                <div class="key-facts__row" key={id.0}>
                    <dt>{ link(app, Route::Condition(*id), KNOWLEDGE.condition(*id).plain_name) }</dt>
                    <dd>{ *difference }</dd>
                </div>
            }) }
        </dl>
    }
}
