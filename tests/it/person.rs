//! People for the tests: described by findings, they answer the real questionnaire.

use calfcheck::engine::{Assessment, Reason, ReasonKind, care};
use calfcheck::interview::{Interview, Portrait, Unstated};
use calfcheck::knowledge::{FindingId, KNOWLEDGE};

/// The finding of this name.
#[track_caller]
pub fn finding(name: &str) -> FindingId {
    KNOWLEDGE.finding_named(name).unwrap_or_else(|| panic!("no finding `{name}`"))
}

/// A person from words such as `age_years=68 smoker !diabetes`: present, absent with `!`, numbers with `=`.
#[track_caller]
pub fn portrait(words: &str, unstated: Unstated) -> Portrait {
    let mut portrait = Portrait { present: vec![], absent: vec![], not_sure: vec![], numbers: vec![], unstated };
    for word in words.split_whitespace() {
        if let Some((name, value)) = word.split_once('=') {
            portrait.numbers.push((finding(name), value.parse().expect("a number")));
        } else if let Some(name) = word.strip_prefix('!') {
            portrait.absent.push(finding(name));
        } else {
            portrait.present.push(finding(word));
        }
    }
    portrait
}

/// The interview of such a person, who denies dangers that the words do not state.
#[track_caller]
pub fn interview(words: &str) -> Interview {
    portrait(words, Unstated::No).interview(&KNOWLEDGE)
}

/// What such a person is told.
#[track_caller]
pub fn told(words: &str) -> Assessment {
    interview(words).assess(&KNOWLEDGE)
}

/// The names of the causes, the likeliest first.
pub fn causes(assessment: &Assessment) -> Vec<&'static str> {
    assessment.causes.iter().map(|cause| KNOWLEDGE.condition(cause.condition).id).collect()
}

/// The names of the conditions that rules suspect.
pub fn suspected(assessment: &Assessment) -> Vec<&'static str> {
    assessment.suspected.iter().map(|id| KNOWLEDGE.condition(*id).id).collect()
}

/// The care, and why, in the names of the data.
pub fn why(reasons: &[Reason]) -> String {
    let least = care(reasons);
    let reason = |reason: &Reason| match &reason.kind {
        ReasonKind::Rule(place) => KNOWLEDGE.rules[*place].id.to_owned(),
        ReasonKind::NotSure(place) => KNOWLEDGE.not_sure_rules[*place].id.to_owned(),
        ReasonKind::Suspicion(id) => KNOWLEDGE.condition(*id).id.to_owned(),
        ReasonKind::SelfCareNeed(place) => format!("self-care need {place}"),
        ReasonKind::RedFlag => "red flag".to_owned(),
        ReasonKind::Unanswered(open) => {
            let names: Vec<&str> = open.iter().map(|id| KNOWLEDGE.question(*id).id).collect();
            format!("open: {}", names.join(" "))
        }
    };
    let decisive: Vec<String> = reasons.iter().filter(|reason| reason.care == least).map(reason).collect();
    format!("{} ({})", least.id(), decisive.join(", "))
}
