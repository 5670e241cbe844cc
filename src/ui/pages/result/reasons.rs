//! Why, in the person's own answers.

use crate::engine::{Reason, ReasonKind, order};
use crate::knowledge::{Care, FindingId, KNOWLEDGE, Urgency};
use crate::ui::components::short_list;
use crate::ui::context::Context;
use yew::prelude::*;

/// So many reasons are told before the fold, the most urgent first.
const FIRST_REASONS: usize = 2;

/// So many of the person's own answers are told back before the fold.
const FIRST_STATEMENTS: usize = 4;

/// At most so many pieces of advice of fired rules are told.
const MOST_ADVICE: usize = 3;

/// The reasons of the decisive level, and the answers behind them.
/// The reasons stand the most urgent first; `urgent_only` leaves those that make it an emergency.
pub fn reasons(app: &Context, reasons: &[Reason], urgent_only: bool) -> Html {
    let highest = reasons.first().map_or(Care::SelfCare, |reason| reason.care);
    let level = if urgent_only { Urgency::Emergency } else { highest.urgency() };
    let decisive = || reasons.iter().filter(|reason| reason.care.urgency() == level);
    let mut lines: Vec<AttrValue> = Vec::new();
    for reason in decisive() {
        let words = words(app, reason);
        if !lines.contains(&words) {
            lines.push(words);
        }
    }
    if lines.is_empty() {
        lines.push("Nothing you told us points to a danger, and a known mild pattern fits.".into());
    }
    let because: Vec<FindingId> = decisive().flat_map(|reason| reason.because.iter().copied()).collect();
    let told: Vec<AttrValue> = own_answers(&because).into_iter().map(|text| app.say(text)).collect();
    html! {
        <section class="reasons" aria-labelledby="reasons">
            <h2 id="reasons">{ "Why" }</h2>
            { short_list("", &lines, FIRST_REASONS, "More reasons") }
            <div class="reasons__told">
                if !told.is_empty() {
                    <h3>{ "You told us" }</h3>
                    { short_list("", &told, FIRST_STATEMENTS, "More of your answers") }
                }
            </div>
        </section>
    }
}

/// The answers behind the reasons, those that most reasons rest on first; dangers before all.
fn own_answers(because: &[FindingId]) -> Vec<&'static str> {
    let mut counted: Vec<(FindingId, usize)> = Vec::new();
    for id in because {
        match counted.iter_mut().find(|(known, _)| known == id) {
            Some((_, count)) => *count += 1,
            None => counted.push((*id, 1)),
        }
    }
    let rank = |(id, count): (FindingId, usize)| (!KNOWLEDGE.finding(id).red_flag, std::cmp::Reverse(count));
    order(&mut counted, |a, b| rank(*a) < rank(*b));
    counted.into_iter().map(|(id, _)| KNOWLEDGE.finding(id).present).collect()
}

/// What the fired rules of the decisive level ask to do or not to do now, each once.
pub fn advice(reasons: &[Reason]) -> Vec<&'static str> {
    let level = reasons.first().map(|reason| reason.care.urgency());
    let mut found: Vec<&'static str> = Vec::new();
    for reason in reasons.iter().filter(|reason| Some(reason.care.urgency()) == level) {
        let text = match reason.kind {
            ReasonKind::Rule(place) => KNOWLEDGE.rules[place].advice,
            ReasonKind::RedFlag
            | ReasonKind::NotSure(_)
            | ReasonKind::Unanswered(_)
            | ReasonKind::Suspicion(_)
            | ReasonKind::SelfCareNeed(_) => "",
        };
        if !text.is_empty() && !found.contains(&text) && found.len() < MOST_ADVICE {
            found.push(text);
        }
    }
    found
}

fn words(app: &Context, reason: &Reason) -> AttrValue {
    match &reason.kind {
        ReasonKind::Rule(place) => app.say(KNOWLEDGE.rules[*place].reason),
        ReasonKind::RedFlag => "You said yes to a safety question, so a clinician needs to look at it.".into(),
        ReasonKind::NotSure(place) => {
            let rule = &KNOWLEDGE.not_sure_rules[*place];
            let reason = app.say(rule.reason);
            if rule.check.is_empty() { reason } else { format!("{reason} To be surer: {}", app.say(rule.check)).into() }
        }
        ReasonKind::Unanswered(questions) => {
            let names: Vec<AttrValue> = questions.iter().map(|id| app.say(KNOWLEDGE.question(*id).ask)).collect();
            let names: Vec<&str> = names.iter().map(AttrValue::as_str).collect();
            format!("These safety questions are still open: {}", names.join(" / ")).into()
        }
        ReasonKind::Suspicion(id) => {
            format!("One cause fits well enough to have it checked: {}.", KNOWLEDGE.condition(*id).plain_name).into()
        }
        ReasonKind::SelfCareNeed(place) => app.say(KNOWLEDGE.self_care_needs[*place].reason),
    }
}
