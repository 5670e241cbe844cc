//! What has to be checked, and which causes fit.

use crate::engine::{Assessment, Cause, Fit};
use crate::knowledge::{Care, Condition, ConditionId, KNOWLEDGE, Reach, Urgency};
use crate::ui::components::{cause_card, link};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// At most so many causes are shown.
const MOST_CAUSES: usize = 5;

/// The words with a small letter in front.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().map(|letter| letter.to_ascii_lowercase()).into_iter().collect();
    format!("{first}{}", letters.as_str())
}

/// Why these causes stand first.
fn checked_words(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency | Urgency::SameDay => {
            "They come first because they can't wait. They are not the only possible causes."
        }
        Urgency::Routine | Urgency::SelfCare => {
            "A clinician will look for these. They are not the only possible causes."
        }
    }
}

/// Names the cause that fits best and the danger that has to be checked in one breath, so that neither hides the other.
fn both_named(assessment: &Assessment) -> Option<String> {
    let lead = assessment.causes.first().filter(|cause| cause.fit >= Fit::Possible)?.condition;
    let family = |id: &ConditionId| KNOWLEDGE.condition(*id).family;
    let danger = assessment.suspected.iter().find(|id| family(id) != family(&lead))?;
    let (lead, danger) = (KNOWLEDGE.condition(lead), KNOWLEDGE.condition(*danger));
    let dangerous = lead.suspicion.iter().any(|suspicion| suspicion.care >= Care::Today);
    if lead.reach == Reach::Residual || (dangerous && assessment.suspected.iter().any(|id| family(id) == lead.family)) {
        return None;
    }
    let when = match assessment.care {
        Care::Ambulance | Care::EmergencyDepartment => "now",
        Care::Today => "today",
        Care::Within3Days => "within 3 days",
        Care::Within2Weeks | Care::SelfCare => "within 2 weeks",
    };
    let by = if danger.checked_by.is_empty() { String::new() } else { format!(", {}", danger.checked_by) };
    let (lead, danger) = (lead.plain_name, danger.plain_name);
    Some(format!("{lead} fits your answers best. {danger} has to be checked as well{by}, {when}."))
}

/// What has to be checked, apart from what is likely.
pub fn must_rule_out(app: &Context, assessment: &Assessment) -> Html {
    let item = |id: &ConditionId| {
        let condition = KNOWLEDGE.condition(*id);
        html! { <li key={condition.id}>{ link(app, Route::Condition(*id), condition.plain_name) }</li> }
    };
    html! {
        <div class="result__slot" key="rule-out">
            if !assessment.suspected.is_empty() {
                <section class="must-rule-out" aria-labelledby="rule-out">
                    <h2 class="must-rule-out__title" id="rule-out">{ "What has to be checked" }</h2>
                    <ul class="must-rule-out__list">{ for assessment.suspected.iter().map(item) }</ul>
                    { both_named(assessment).map_or_else(|| html! { <div></div> }, |words| html! { <p>{ words }</p> }) }
                    <p class="hint">{ checked_words(assessment.urgency()) }</p>
                </section>
            }
        </div>
    }
}

/// The causes that fit, as bars and words, each with its reasons behind a summary.
pub fn causes(app: &Context, assessment: &Assessment) -> Html {
    html! {
        <section class="causes-section" aria-labelledby="causes" key="causes">
            <h2 id="causes">{ "Causes that fit your answers" }</h2>
            <p>{ "Answers alone can't prove a cause. This is how well each one fits, the best fit first." }</p>
            if assessment.tie { <p class="tie-note">{ tie_words(&assessment.causes) }</p> }
            <ol class="causes">
                { for assessment.causes.iter().take(MOST_CAUSES).enumerate().map(|(place, cause)| cause_card(app, cause, place == 0)) }
            </ol>
        </section>
    }
}

/// An honest tie. Answers can't tell the two apart, and nobody is to guess.
fn tie_words(causes: &[Cause]) -> String {
    let leading: Vec<&Condition> = causes.iter().take(2).map(|cause| KNOWLEDGE.condition(cause.condition)).collect();
    match leading.as_slice() {
        [first, second] if first.reach != Reach::Residual && second.reach != Reach::Residual => format!(
            "{} and {} fit about equally well. Only an examination or a scan can tell these two apart.",
            first.plain_name,
            lower_first(second.plain_name)
        ),
        _ => "No cause stands out clearly from these answers.".to_owned(),
    }
}
