//! Every story that was not answered as it was meant: what it says, what was told and why, what would have been right.

use super::figures::level_word;
use super::mode_words;
use crate::knowledge::KNOWLEDGE;
use crate::vignettes::{Case, FOLDERS, Figures, OTHER_NAMES, Run, Story, TEXTS, Text};
use yew::prelude::*;

/// The misses of the main run, each with its story.
pub fn main((_, figures): &(Run, Figures)) -> Html {
    let misses: Vec<&Case> = figures.cases.iter().filter(|case| case.is_a_miss()).collect();
    let of = |verdict: &str| misses.iter().filter(|case| case.verdict == verdict).count();
    html! {
        <div class="misses" key="main">
            <p>{ format!("{} of {} stories were not answered quite as we meant.", misses.len(), figures.n) }</p>
            <ul>
                <li>{ format!("Told less than we accept: {}", of("under")) }</li>
                <li>{ format!("Told more than we accept: {}", of("over")) }</li>
                <li>{ format!("Right in urgency, but another cause came first: {}", of("acceptable")) }</li>
            </ul>
            { for ["under", "over", "acceptable"].into_iter().flat_map(|verdict| {
                misses.iter().filter(move |case| case.verdict == verdict).filter_map(|case| told(case))
            }) }
        </div>
    }
}

/// The misses of another run, one line each.
pub fn other((run, figures): &(Run, Figures)) -> Html {
    let misses: Vec<&Case> = figures.cases.iter().filter(|case| case.is_a_miss()).collect();
    let line = |case: &&Case| {
        let (story, _) = find(case.id)?;
        Some(html! {
            <li key={case.id}>
                <b>{ name(story.diagnosis) }</b>
                <span>{ format!(" ({}): {}", case.id, sentence(case)) }</span>
            </li>
        })
    };
    html! {
        <details class="why" key={run.name}>
            <summary class="why__summary">{ format!("{}: {} of {} stories", mode_words(run), misses.len(), figures.n) }</summary>
            <ul class="misses__list">{ for misses.iter().filter_map(line) }</ul>
        </details>
    }
}

fn told(case: &Case) -> Option<Html> {
    let (story, text) = find(case.id)?;
    let causes: Vec<String> = case.causes.iter().take(3).map(|(id, _)| name(id)).collect();
    let accepted: Vec<&str> = story.acceptable.iter().rev().map(|level| level_word(*level)).collect();
    Some(html! {
        <details class="why" key={case.id}>
            <summary class="why__summary"><span>{ name(story.diagnosis) }</span><span>{ format!(": {}", sentence(case)) }</span></summary>
            <blockquote class="miss__story"><p>{ text.story }</p></blockquote>
            <dl class="key-facts">
                <div class="key-facts__row"><dt>{ "Told" }</dt><dd>{ level_word(case.told) }</dd></div>
                <div class="key-facts__row"><dt>{ "We accept" }</dt><dd>{ accepted.join(", ") }</dd></div>
                <div class="key-facts__row"><dt>{ "Why it was told" }</dt><dd><ul>{ for reasons(case).into_iter().map(|reason| html! { <li>{ reason }</li> }) }</ul></dd></div>
                <div class="key-facts__row"><dt>{ "Causes named" }</dt><dd>{ causes.join(", then ") }</dd></div>
                <div class="key-facts__row"><dt>{ "Our own answer rests on" }</dt><dd><blockquote><p>{ text.basis }</p></blockquote></dd></div>
                if !text.trap.is_empty() {
                    <div class="key-facts__row"><dt>{ "What makes it hard" }</dt><dd><blockquote><p>{ text.trap }</p></blockquote></dd></div>
                }
            </dl>
            <p class="miss__id">{ format!("Story {}", case.id) }</p>
        </details>
    })
}

/// What was missed, in a sentence.
fn sentence(case: &Case) -> String {
    let mut parts = Vec::new();
    match case.verdict {
        "under" => parts.push("told less than we accept".to_owned()),
        "over" => parts.push("told more than we accept".to_owned()),
        _ => {}
    }
    let first = case.causes.first().map(|(id, _)| name(id));
    match (case.place, first) {
        (Some(1), _) => {}
        (Some(place), Some(first)) => parts.push(format!("came {}, after {}", ordinal(place), lower(&first))),
        (None, Some(first)) => parts.push(format!("not named, {} came first", lower(&first))),
        (_, None) => parts.push("no cause was named".to_owned()),
    }
    let missed: Vec<String> = case.missed.iter().map(|id| lower(&name(id))).collect();
    if !missed.is_empty() {
        parts.push(format!("did not name {}", missed.join(" and ")));
    }
    parts.join("; ")
}

fn ordinal(place: usize) -> String {
    match place {
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        5 => "fifth".to_owned(),
        other => format!("at place {other}"),
    }
}

/// The first letter small, for the middle of a sentence; names of people keep theirs.
fn lower(name: &str) -> String {
    let names = ["Baker", "Achilles"];
    if names.iter().any(|known| name.starts_with(known)) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The plain name of a cause.
fn name(id: &str) -> String {
    let id = OTHER_NAMES.iter().find(|(other, _)| *other == id).map_or(id, |(_, condition)| condition);
    let named = |test: &dyn Fn(&crate::knowledge::Condition) -> bool| {
        KNOWLEDGE.conditions.iter().find(|condition| test(condition)).map(|condition| condition.plain_name.to_owned())
    };
    let own = named(&|condition| condition.id == id);
    own.or_else(|| named(&|condition| condition.family == id)).unwrap_or_else(|| id.replace('_', " "))
}

/// The reasons of the advice in words, each once.
fn reasons(case: &Case) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in &case.because {
        let words = reason(id);
        if !found.contains(&words) {
            found.push(words);
        }
    }
    if found.is_empty() {
        found.push("Nothing pointed to a danger, and a known mild pattern fitted.".to_owned());
    }
    found
}

fn reason(id: &str) -> String {
    if let Some(rule) = KNOWLEDGE.rules.iter().find(|rule| rule.id == id) {
        return rule.reason.to_owned();
    }
    if let Some(rule) = KNOWLEDGE.not_sure_rules.iter().find(|rule| rule.id == id) {
        return rule.reason.to_owned();
    }
    if let Some(condition) = id.strip_prefix("suspicion of ") {
        return format!("The answers make {} likely enough to be checked.", lower(&name(condition)));
    }
    let need = id.strip_prefix("self-care need ").and_then(|place| place.parse::<usize>().ok());
    match need.and_then(|place| KNOWLEDGE.self_care_needs.get(place.checked_sub(1)?)) {
        Some(need) => need.reason.to_owned(),
        None if id == "red flag" => "A sign of danger was there.".to_owned(),
        None => "A question about danger was left open.".to_owned(),
    }
}

/// The story of this name with its text.
fn find(id: &str) -> Option<(&'static Story, &'static Text)> {
    let of = |(folder, texts): (&'static crate::vignettes::Folder, &'static &'static [Text])| {
        let place = folder.stories.iter().position(|story| story.id == id)?;
        Some((&folder.stories[place], &texts[place]))
    };
    FOLDERS.iter().zip(TEXTS.iter()).find_map(of)
}
