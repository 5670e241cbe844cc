//! The feared cause, answered plainly: what speaks for it, what against, and what would change that.

use super::causes::lower_first;
use crate::engine::{Assessment, Evidence, Facts, feared};
use crate::knowledge::{ConditionId, KNOWLEDGE};
use crate::ui::components::{link, statement};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// At most so many answers are told on each side.
const MOST_ANSWERS: usize = 3;

/// At most so many signs are told that would change it.
const MOST_SIGNS: usize = 3;

/// What people fear and the advice does not name. Nothing when there is no such cause.
pub fn feared_cause(app: &Context, assessment: &Assessment, facts: &Facts) -> Html {
    let Some(feared) = feared(&KNOWLEDGE, assessment, facts) else { return html! { <div key="feared"></div> } };
    let condition = KNOWLEDGE.condition(feared.condition);
    let name = lower_first(condition.plain_name);
    let signs = signs(assessment, feared.condition);
    html! {
        <section class="feared" aria-labelledby="feared" key="feared">
            <h2 id="feared">{ format!("What about a {name}?") }</h2>
            <p>{ "Your answers do not lead there now. Answers alone can't settle it." }</p>
            <details class="fold">
                <summary><span>{ "Why not, and what would change that" }</span></summary>
                { told(app, "Speaks against it", &feared.explanation.against_it) }
                { told(app, "Speaks for it", &feared.explanation.for_it) }
                <div class="evidence-part">
                    if !signs.is_empty() {
                        <h3>{ "It would count as possible if" }</h3>
                        <ul>{ for signs.iter().map(|text| html! { <li key={*text}>{ app.say(text) }</li> }) }</ul>
                    }
                </div>
                <p>{ link(app, Route::Condition(feared.condition), format!("All signs of a {name}")) }</p>
            </details>
        </section>
    }
}

fn told(app: &Context, heading: &'static str, evidence: &[Evidence]) -> Html {
    let line = |one: &Evidence| {
        html! { <li key={one.finding.0}>{ app.say(statement(one.finding, one.status)) }</li> }
    };
    html! {
        <div class="evidence-part" key={heading}>
            <h3>{ heading }</h3>
            if evidence.is_empty() {
                <p>{ "Nothing you told us." }</p>
            } else {
                <ul>{ for evidence.iter().take(MOST_ANSWERS).map(line) }</ul>
            }
        </div>
    }
}

/// The signs that would point to the condition if they appeared.
fn signs(assessment: &Assessment, id: ConditionId) -> Vec<&'static str> {
    let points_there = assessment.would_change.iter().filter(|sign| sign.suspect == Some(id));
    points_there.map(|sign| KNOWLEDGE.finding(sign.finding).warning).take(MOST_SIGNS).collect()
}
