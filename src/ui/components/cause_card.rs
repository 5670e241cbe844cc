//! One cause that fits, with what speaks for it, against it, and what is not known.

use super::Link;
use crate::engine::{Cause, Evidence, Fit, Status, Strength};
use crate::knowledge::{Condition, FindingId, KNOWLEDGE, LookAlike, Reach};
use crate::ui::route::Route;
use yew::prelude::*;

/// What the card needs.
#[derive(Clone, PartialEq, Properties)]
pub struct CauseCardProps {
    /// The cause.
    pub cause: Cause,
    /// Whether it is the first one: then what is easily taken for it is told as well.
    pub leading: bool,
}

/// A cause with a calm bar, words for how well it fits, and the reasons behind a summary.
#[component]
pub fn CauseCard(props: &CauseCardProps) -> Html {
    let cause = &props.cause;
    let condition = KNOWLEDGE.condition(cause.condition);
    let explanation = &cause.explanation;
    html! {
        <li class="cause">
            <h3 class="cause__name">
                <Link to={Route::Condition(cause.condition)}>{ condition.plain_name }</Link>
            </h3>
            <span class="cause__fit">{ fit_words(cause.fit) }</span>
            { bar(cause) }
            <p class="cause__summary">{ condition.words.summary }</p>
            if props.leading {
                { look_alikes(condition) }
            }
            <details class="cause__why">
                <summary>
                    <span>{ "Why, and why not" }</span>
                    <span class="visually-hidden">{ format!(": {}", condition.plain_name) }</span>
                </summary>
                { named_by(&cause.named_by) }
                if condition.reach == Reach::Likelihood {
                    { evidence("for", "Speaks for it", &explanation.for_it) }
                    { evidence("against", "Speaks against it", &explanation.against_it) }
                    <p class="hint">{ "A sign that is missing never proves that a cause is not there." }</p>
                }
                { unknown(&explanation.unknown) }
            </details>
        </li>
    }
}

/// What is easily taken for the cause, and the one difference that tells them apart.
fn look_alikes(condition: &Condition) -> Html {
    let item = |other: &LookAlike| {
        html! {
            <li key={other.condition.0}>
                <Link to={Route::Condition(other.condition)}>{ KNOWLEDGE.condition(other.condition).plain_name }</Link>
                { format!(". {}", other.difference) }
            </li>
        }
    };
    html! {
        <div class="cause__look-alikes">
            if !condition.look_alikes.is_empty() {
                <p class="cause__look-alikes-title">{ "Easily taken for each other:" }</p>
                <ul>{ for condition.look_alikes.iter().map(item) }</ul>
            }
        </div>
    }
}

/// At most so many rules say what answers mean together, the most urgent first.
const MOST_TOGETHER: usize = 3;

/// What answers mean together, in the words of the rules that name the cause.
fn named_by(rules: &[usize]) -> Html {
    let mut reasons: Vec<&str> = Vec::new();
    for rule in rules.iter().map(|place| &KNOWLEDGE.rules[*place]) {
        if !reasons.contains(&rule.reason) && reasons.len() < MOST_TOGETHER {
            reasons.push(rule.reason);
        }
    }
    html! {
        <div class="evidence-part" key="named-by">
            if !reasons.is_empty() {
                <h4 class="evidence__title">{ "Your answers together" }</h4>
                <ul class="evidence evidence--together">
                    { for reasons.iter().map(|reason| html! { <li class="evidence__item" key={*reason}>{ *reason }</li> }) }
                </ul>
            }
        </div>
    }
}

/// Words for how well a cause fits.
fn fit_words(fit: Fit) -> &'static str {
    match fit {
        Fit::FitsWell => "Fits well",
        Fit::Possible => "Possible",
        Fit::LessLikely => "Less likely",
    }
}

/// The bar repeats the words, so it is hidden from screen readers. Widths are whole numbers.
fn bar(cause: &Cause) -> Html {
    let width = format!("{:.0}", (cause.probability.get() * 100.0).max(2.0));
    html! {
        <svg class="cause__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="cause__bar-track" width="100" height="8" />
            <rect class="cause__bar-fill" width={width} height="8" />
        </svg>
    }
}

fn evidence(kind: &str, heading: &str, items: &[Evidence]) -> Html {
    let class = format!("evidence evidence--{kind}");
    let item = |evidence: &Evidence| {
        html! {
            <li class="evidence__item" key={evidence.finding.0}>
                <span>{ statement(evidence.finding, evidence.status) }</span>
                <span class="evidence__strength">{ strength_words(evidence.strength) }</span>
            </li>
        }
    };
    html! {
        <div class="evidence-part" key={kind.to_owned()}>
            <h4 class="evidence__title">{ heading.to_owned() }</h4>
            if items.is_empty() {
                <p>{ "Nothing you told us." }</p>
            } else {
                <ul {class}>{ for items.iter().map(item) }</ul>
            }
        </div>
    }
}

fn unknown(findings: &[FindingId]) -> Html {
    let item = |id: &FindingId| {
        html! { <li class="evidence__item" key={id.0}><span>{ KNOWLEDGE.finding(*id).present }</span></li> }
    };
    html! {
        <div class="evidence-part" key="unknown">
            if !findings.is_empty() {
                <h4 class="evidence__title">{ "Not known, and would speak for it" }</h4>
                <ul class="evidence evidence--unknown">{ for findings.iter().map(item) }</ul>
            }
        </div>
    }
}

/// What was answered, as a statement to the person.
pub fn statement(finding: FindingId, status: Status) -> &'static str {
    let finding = KNOWLEDGE.finding(finding);
    match status {
        Status::Present => finding.present,
        Status::Absent if !finding.absent.is_empty() => finding.absent,
        Status::Absent | Status::NotSure | Status::Unasked => finding.present,
    }
}

fn strength_words(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong",
        Strength::Moderate => "moderate",
        Strength::Weak => "weak",
    }
}
