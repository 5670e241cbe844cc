//! One cause that fits, with what speaks for it, against it, and what is not known.

use super::link;
use crate::engine::{Cause, Evidence, Fit, Status, Strength};
use crate::knowledge::{Condition, ConditionId, FindingId, KNOWLEDGE, LookAlike, Mark, Reach};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// A cause with a calm bar, words for how well it fits, and the reasons behind a summary.
/// What the first one (`leading`) is stands outside the fold.
pub fn cause_card(app: &Context, cause: &Cause, leading: bool) -> Html {
    let condition = KNOWLEDGE.condition(cause.condition);
    let explanation = &cause.explanation;
    html! {
        <li class="cause" key={cause.condition.0}>
            <h3 class="cause__name">
                { link(app, Route::Condition(cause.condition), condition.plain_name) }
            </h3>
            <span class="cause__fit">{ fit_words(cause.fit) }</span>
            { bar(cause) }
            <div class="cause__lead">
                if leading { <p class="cause__summary">{ app.say(condition.words.summary) }</p> }
            </div>
            <details class="cause__why fold">
                <summary>
                    <span>{ "Why, and why not" }</span>
                    <span class="visually-hidden">{ format!(": {}", condition.plain_name) }</span>
                </summary>
                <div class="cause__rest">
                    if !leading { <p class="cause__summary">{ app.say(condition.words.summary) }</p> }
                </div>
                { named_by(app, &cause.named_by) }
                if condition.reach == Reach::Likelihood {
                    { evidence(app, cause.condition, "for", "Speaks for it", &explanation.for_it) }
                    { evidence(app, cause.condition, "against", "Speaks against it", &explanation.against_it) }
                    <p class="hint">{ "A sign that is missing never proves that a cause is not there." }</p>
                }
                { unknown(app, &explanation.unknown) }
                { look_alikes(app, condition) }
                { figures(app, condition) }
            </details>
        </li>
    }
}

/// What is easily taken for the cause, and the one difference that tells them apart.
fn look_alikes(app: &Context, condition: &Condition) -> Html {
    let item = |other: &LookAlike| {
        html! {
            <li key={other.condition.0}>
                { link(app, Route::Condition(other.condition), KNOWLEDGE.condition(other.condition).plain_name) }
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
fn named_by(app: &Context, rules: &[usize]) -> Html {
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
                    { for reasons.iter().map(|reason| html! { <li class="evidence__item" key={*reason}>{ app.say(reason) }</li> }) }
                </ul>
            }
        </div>
    }
}

/// Words for how well a cause fits.
pub fn fit_words(fit: Fit) -> &'static str {
    match fit {
        Fit::FitsWell => "Fits well",
        Fit::Possible => "Possible",
        Fit::LessLikely => "Less likely",
    }
}

/// The bar repeats the words, so it is hidden from screen readers. Widths are whole numbers.
fn bar(cause: &Cause) -> Html {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
    let width = (cause.probability.get() * 100.0).round().max(2.0) as u32;
    let width = width.to_string();
    html! {
        <svg class="cause__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="cause__bar-track" width="100" height="8" />
            <rect class="cause__bar-fill" width={width} height="8" />
        </svg>
    }
}

fn evidence(app: &Context, id: ConditionId, kind: &str, heading: &str, items: &[Evidence]) -> Html {
    let class = format!("evidence evidence--{kind}");
    let item = |evidence: &Evidence| {
        html! {
            <li class="evidence__item" key={evidence.finding.0}>
                <span>{ app.say(statement(evidence.finding, evidence.status)) }</span>
                <span class="evidence__strength">{ strength_words(evidence.strength, mark(id, evidence.finding)) }</span>
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

fn unknown(app: &Context, findings: &[FindingId]) -> Html {
    let item = |id: &FindingId| {
        html! { <li class="evidence__item" key={id.0}><span>{ app.say(KNOWLEDGE.finding(*id).present) }</span></li> }
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

/// How far the figure behind an answer is backed; none for what no figure of the condition names.
fn mark(id: ConditionId, finding: FindingId) -> Option<Mark> {
    KNOWLEDGE.condition(id).likelihoods.iter().find(|row| row.finding == finding).map(|row| row.mark)
}

fn strength_words(strength: Strength, mark: Option<Mark>) -> String {
    let strength = match strength {
        Strength::Strong => "strong",
        Strength::Moderate => "moderate",
        Strength::Weak => "weak",
    };
    match mark {
        Some(Mark::Verified) => format!("{strength}, from a study"),
        Some(Mark::Known) => format!("{strength}, well known"),
        Some(Mark::Estimate) => format!("{strength}, an estimate"),
        None => strength.to_owned(),
    }
}

/// The way to every figure of the condition with its source and reason, on the page without the app.
fn figures(app: &Context, condition: &Condition) -> Html {
    let address = format!("{}/evidence/#{}", app.base, condition.id);
    html! {
        <p class="cause__figures" key="figures">
            if condition.reach == Reach::Likelihood {
                <a href={address}>
                    <span>{ "Figures and sources" }</span>
                    <span class="visually-hidden">{ format!(": {}", condition.plain_name) }</span>
                </a>
            }
        </p>
    }
}
