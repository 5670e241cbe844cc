//! One condition: when to get help before all else, then what it is and what to do.

use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::ui::components::{Bullets, Icon, Link, Shape, SourceList, WaitNotice};
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
    let condition = KNOWLEDGE.condition(props.id);
    let words = &condition.words;
    let parts = [
        ("Symptoms", words.symptoms),
        ("Who gets it", words.who_gets_it),
        ("What helps", words.what_helps),
        ("What not to do", words.what_not_to_do),
        ("What a doctor does", words.at_the_doctor),
        ("How long it takes", words.recovery),
        ("How to prevent it", words.prevention),
    ];
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ condition.plain_name }</h1>
            <p class="topic__medical">{ also_called(condition.medical_name, condition.aliases) }</p>
            <p class="page__lead">{ words.summary }</p>
            <section class="help-now" aria-labelledby="help-now">
                <h2 class="help-now__title" id="help-now">
                    <Icon shape={Shape::Octagon} />
                    <span>{ "When to get help" }</span>
                </h2>
                <Bullets items={words.get_help_now} />
            </section>
            <section class="topic__section">
                <h2>{ "What it is" }</h2>
                { for words.what_it_is.iter().map(|text| html! { <p key={*text}>{ *text }</p> }) }
            </section>
            <WaitNotice so="What helps in this condition is for later. Start none of it on your own before that." />
            { for parts.iter().filter(|(_, items)| !items.is_empty()).map(|(heading, items)| html! {
                <section class="topic__section" key={*heading}><h2>{ *heading }</h2><Bullets items={*items} /></section>
            }) }
            { look_alikes(props.id) }
            <p class="button-row">
                <Link class="button button--primary" to={Route::Start}>{ "Check your own calf pain" }</Link>
            </p>
            <SourceList sources={condition.sources} />
        </article>
    }
}

fn also_called(medical: &str, aliases: &[&str]) -> String {
    let mut names = vec![medical];
    names.extend(aliases);
    format!("Also called: {}", names.join(", "))
}

fn look_alikes(id: ConditionId) -> Html {
    let others = KNOWLEDGE.condition(id).look_alikes;
    html! {
        <section class="topic__section" key="look-alikes">
            if !others.is_empty() {
                <h2>{ "What it is taken for" }</h2>
                <dl class="key-facts">
                    { for others.iter().map(|other| {
                        let condition = KNOWLEDGE.condition(other.condition);
                        html! {
                            <div class="key-facts__row" key={condition.id}>
                                <dt><Link to={Route::Condition(other.condition)}>{ condition.plain_name }</Link></dt>
                                <dd>{ other.difference }</dd>
                            </div>
                        }
                    }) }
                </dl>
            }
        </section>
    }
}
