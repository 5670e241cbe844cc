//! The result: what to do now first and largest, then why, the causes that fit, self-care and warning signs.

use crate::engine::{Assessment, Facts, Fit, Reason, ReasonKind, Status, WarningSign, is_child, scores};
use crate::exercises::{barred_from_all, offered};
use crate::interview::{Action, Place};
use crate::knowledge::{Care, ConditionId, FindingId, KNOWLEDGE, Reach, Urgency};
use crate::platform;
use crate::ui::components::{BarList, Bullets, CauseCard, LegMap, Link, UrgencyCard, published_scores};
use crate::ui::context::{Context, use_app};
use crate::ui::route::Route;
use yew::prelude::*;

/// At most so many causes are shown.
const MOST_CAUSES: usize = 5;

/// At most so many warning signs are shown for each level of care.
const MOST_SIGNS: usize = 8;

/// At most so many reasons are told, the most urgent first.
const MOST_REASONS: usize = 4;

/// At most so many of the person's own answers are told back.
const MOST_STATEMENTS: usize = 8;

/// The result.
#[component]
pub fn ResultPage() -> Html {
    let app = use_app();
    if app.state.interview.responses().is_empty() {
        return html! { <NoAnswers /> };
    }
    let assessment = app.state.interview.assess(&KNOWLEDGE);
    let facts = Facts::new(&KNOWLEDGE, &app.state.interview.answers(&KNOWLEDGE));
    let child = is_child(&KNOWLEDGE, &facts);
    html! {
        <div class="split">
            <div class="split__lead">
                <UrgencyCard care={assessment.care} />
            </div>
            <div class="split__aside">
                <Reasons reasons={assessment.reasons.clone()} urgent_only=false />
            </div>
            <div class="split__main">
                { must_rule_out(&assessment) }
                { until_seen(assessment.care) }
                { if child { child_advice() } else { causes(&assessment) } }
                { if assessment.allows_self_care(&KNOWLEDGE) { self_care(&assessment, &facts) } else { html! { <div key="self-care"></div> } } }
                { warning_signs(&assessment) }
                { spot(&facts) }
                { published_scores(&scores(&KNOWLEDGE, &facts)) }
                { actions(&app) }
            </div>
        </div>
    }
}

/// Said where answers belong and there are none yet.
#[component]
pub fn NoAnswers() -> Html {
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "No answers yet" }</h1>
            <p class="page__lead">{ "Answer some questions first. Your answers are kept until you close this tab." }</p>
            <p class="button-row"><Link class="button button--primary" to={Route::Start}>{ "Go to the start" }</Link></p>
        </>
    }
}

/// What the list of reasons needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ReasonsProps {
    /// The reasons, the most urgent first.
    pub reasons: Vec<Reason>,
    /// Only those that make it an emergency.
    pub urgent_only: bool,
}

/// Why, in the person's own answers.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let highest = props.reasons.first().map_or(Care::SelfCare, |reason| reason.care);
    let shown = |reason: &&Reason| {
        if props.urgent_only {
            reason.care.urgency() == Urgency::Emergency
        } else {
            reason.care.urgency() == highest.urgency()
        }
    };
    let mut lines: Vec<String> = Vec::new();
    let mut because: Vec<FindingId> = Vec::new();
    for reason in props.reasons.iter().filter(shown).take(MOST_REASONS) {
        let words = reason_words(reason);
        if !lines.contains(&words) {
            lines.push(words);
        }
        because.extend(&reason.because);
    }
    html! {
        <section class="reasons" aria-labelledby="reasons">
            <h2 id="reasons">{ "Why" }</h2>
            <ul>
                { for lines.iter().map(|text| html! { <li key={text.clone()}>{ text.clone() }</li> }) }
                if lines.is_empty() {
                    <li key="calm">{ "Nothing you told us points to a danger, and a known mild pattern fits." }</li>
                }
            </ul>
            { you_told_us(&because) }
        </section>
    }
}

/// The person's own answers behind the reasons, those that most reasons rest on first.
fn you_told_us(because: &[FindingId]) -> Html {
    let mut counted: Vec<(FindingId, usize)> = Vec::new();
    for id in because {
        match counted.iter_mut().find(|(known, _)| known == id) {
            Some((_, count)) => *count += 1,
            None => counted.push((*id, 1)),
        }
    }
    counted.sort_by_key(|(id, count)| (!KNOWLEDGE.finding(*id).red_flag, std::cmp::Reverse(*count)));
    html! {
        <div class="reasons__told">
            if !counted.is_empty() {
                <h3>{ "You told us" }</h3>
                <ul>
                    { for counted.iter().take(MOST_STATEMENTS).map(|(id, _)| html! {
                        <li key={id.0}>{ KNOWLEDGE.finding(*id).present }</li>
                    }) }
                </ul>
            }
        </div>
    }
}

fn reason_words(reason: &Reason) -> String {
    match &reason.kind {
        ReasonKind::Rule(place) => {
            let rule = &KNOWLEDGE.rules[*place];
            let advice = (!rule.advice.is_empty()).then(|| format!("{} {}", rule.reason, rule.advice));
            advice.unwrap_or_else(|| rule.reason.to_owned())
        }
        ReasonKind::RedFlag => "You said yes to a safety question, so a clinician needs to look at it.".to_owned(),
        ReasonKind::NotSure(place) => {
            let rule = &KNOWLEDGE.not_sure_rules[*place];
            let check = if rule.check.is_empty() { String::new() } else { format!(" To be surer: {}", rule.check) };
            format!("{}{check}", rule.reason)
        }
        ReasonKind::Unanswered(questions) => {
            let names: Vec<&str> = questions.iter().map(|id| KNOWLEDGE.question(*id).ask).collect();
            format!("These safety questions are still open: {}", names.join(" / "))
        }
        ReasonKind::Suspicion(id) => {
            format!("One cause fits well enough to have it checked: {}.", KNOWLEDGE.condition(*id).plain_name)
        }
        ReasonKind::SelfCareNeed(place) => KNOWLEDGE.self_care_needs[*place].reason.to_owned(),
    }
}

/// The words with a small letter in front.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
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

fn must_rule_out(assessment: &Assessment) -> Html {
    let item = |id: &ConditionId| {
        let condition = KNOWLEDGE.condition(*id);
        html! { <li key={condition.id}><Link to={Route::Condition(*id)}>{ condition.plain_name }</Link></li> }
    };
    html! {
        <div class="result__slot" key="rule-out">
            if !assessment.suspected.is_empty() {
                <section class="must-rule-out" aria-labelledby="rule-out">
                    <h2 class="must-rule-out__title" id="rule-out">{ "What has to be checked" }</h2>
                    <p>{ checked_words(assessment.urgency()) }</p>
                    { both_named(assessment).map_or_else(|| html! { <div></div> }, |words| html! { <p>{ words }</p> }) }
                    <ul>{ for assessment.suspected.iter().map(item) }</ul>
                </section>
            }
        </div>
    }
}

fn until_seen(care: Care) -> Html {
    let steps = KNOWLEDGE.advice(care).map_or(&[][..], |advice| advice.until_seen);
    html! {
        <div class="result__slot" key="until-seen">
            if !steps.is_empty() && care > Care::SelfCare {
                <section class="next-check" aria-labelledby="until-seen">
                    <h2 id="until-seen">{ "Until you are seen" }</h2>
                    <Bullets items={steps} />
                </section>
            }
        </div>
    }
}

fn causes(assessment: &Assessment) -> Html {
    let first: Vec<&str> =
        assessment.causes.iter().take(2).map(|cause| KNOWLEDGE.condition(cause.condition).plain_name).collect();
    html! {
        <section class="causes-section" aria-labelledby="causes" key="causes">
            <h2 id="causes">{ "Causes that fit your answers" }</h2>
            <p>{ "Answers alone can't prove a cause. This is how well each one fits, the best fit first." }</p>
            if assessment.tie && first.len() == 2 {
                <p class="tie-note">
                    { tie_words(first[0], first[1]) }
                </p>
            }
            <ol class="causes">
                { for assessment.causes.iter().take(MOST_CAUSES).enumerate().map(|(place, cause)| html! {
                    <CauseCard key={cause.condition.0} cause={cause.clone()} leading={place == 0} />
                }) }
            </ol>
        </section>
    }
}

/// An honest tie. Answers can't tell the two apart, and nobody is to guess.
fn tie_words(first: &str, second: &str) -> String {
    format!(
        "{first} and {} fit about equally well. Only an examination or a scan can tell these two apart.",
        lower_first(second)
    )
}

fn child_advice() -> Html {
    html! {
        <section class="self-care-box" aria-labelledby="child" key="child">
            <h2 id="child">{ "For people under 18" }</h2>
            <Bullets items={KNOWLEDGE.child_advice} />
        </section>
    }
}

/// Where it hurts most, on the drawing.
fn spot(facts: &Facts) -> Html {
    let spots = KNOWLEDGE.variables.iter().find(|variable| variable.id == "worst_spot");
    let states = spots.map_or(&[][..], |variable| variable.states);
    let chosen = states.iter().find(|id| facts.status(**id) == Status::Present);
    html! {
        <div class="result__slot" key="spot">
            if let Some(id) = chosen {
                <figure class="result__leg">
                    <LegMap chosen={AttrValue::from(KNOWLEDGE.finding(*id).id)} />
                    <figcaption>{ KNOWLEDGE.finding(*id).present }</figcaption>
                </figure>
            }
        </div>
    }
}

/// What helps the leading cause. Never shown when someone has to look at the leg today.
fn self_care(assessment: &Assessment, facts: &Facts) -> Html {
    let Some(cause) = assessment.causes.first() else { return html! { <div></div> } };
    let condition = KNOWLEDGE.condition(cause.condition);
    html! {
        <section class="self-care-box" aria-labelledby="self-care" key="self-care">
            <h2 id="self-care">{ "What you can do yourself" }</h2>
            <p>{ format!("For {}, the cause that fits best:", condition.plain_name.to_lowercase()) }</p>
            <Bullets items={condition.words.what_helps} />
            <h3>{ "What not to do" }</h3>
            <Bullets items={condition.words.what_not_to_do} />
            { exercises(assessment, facts) }
            <ul class="link-list">
                <li><Link to={Route::topic("self_care")}>{ "Self-care, step by step" }</Link></li>
                <li><Link to={Route::Stretches}>{ "All stretches, and who must not do them" }</Link></li>
            </ul>
        </section>
    }
}

/// The exercises for the leading cause that no answer speaks against, or why there are none.
fn exercises(assessment: &Assessment, facts: &Facts) -> Html {
    let offered = offered(&KNOWLEDGE, facts, assessment);
    let bars = barred_from_all(&KNOWLEDGE, facts, assessment);
    html! {
        <div class="self-care-box__exercises">
            if !offered.is_empty() {
                <h3>{ "Exercises that your answers allow" }</h3>
                <p>{ KNOWLEDGE.exercise_rules.first().copied().unwrap_or_default() }</p>
                { for offered.iter().map(|place| {
                    let exercise = &KNOWLEDGE.exercises[*place];
                    html! {
                        <details class="why" key={exercise.id}>
                            <summary class="why__summary">{ exercise.name }</summary>
                            <ol>{ for exercise.steps.iter().map(|step| html! { <li key={*step}>{ *step }</li> }) }</ol>
                            <p>{ format!("How much: {}", exercise.dose) }</p>
                            <Bullets items={exercise.cautions} />
                        </details>
                    }
                }) }
            } else if !bars.is_empty() {
                <h3>{ "No exercises for now" }</h3>
                <BarList {bars} />
            }
        </div>
    }
}

fn warning_signs(assessment: &Assessment) -> Html {
    let group = |urgency: Urgency| -> Vec<WarningSign> {
        let signs = assessment.would_change.iter().filter(|sign| sign.care.urgency() == urgency);
        signs.take(MOST_SIGNS).copied().collect()
    };
    let groups =
        [("Get emergency help if", group(Urgency::Emergency)), ("Be seen the same day if", group(Urgency::SameDay))];
    let item = |sign: &WarningSign| {
        let meaning = sign.suspect.map(|id| format!(" ({})", lower_first(KNOWLEDGE.condition(id).plain_name)));
        html! {
            <li key={sign.finding.0}>
                <span>{ KNOWLEDGE.finding(sign.finding).warning }</span>
                <span class="hint">{ meaning.unwrap_or_default() }</span>
            </li>
        }
    };
    if groups.iter().all(|(_, signs)| signs.is_empty()) {
        return html! { <div key="warning-signs"></div> };
    }
    html! {
        <section class="warning-signs" aria-labelledby="warning-signs" key="warning-signs">
            <h2 id="warning-signs">{ "Your warning signs" }</h2>
            <p>{ "Watch for these. Each one would change the advice." }</p>
            { for groups.iter().filter(|(_, signs)| !signs.is_empty()).map(|(heading, signs)| html! {
                <div class="warning-signs__group" key={*heading}>
                    <h3>{ *heading }</h3>
                    <ul>{ for signs.iter().map(item) }</ul>
                </div>
            }) }
            <p><Link to={Route::topic("when_to_get_help")}>{ "All signs that need help" }</Link></p>
        </section>
    }
}

fn actions(app: &Context) -> Html {
    let context = app.clone();
    let change = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Review)));
    let print = Callback::from(|_: MouseEvent| platform::page::print());
    html! {
        <div class="button-row" key="actions">
            <button type="button" class="button button--secondary" onclick={change}>{ "Change an answer" }</button>
            <button type="button" class="button button--secondary" onclick={print}>{ "Print this page" }</button>
        </div>
    }
}
