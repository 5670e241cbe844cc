//! People for the tests: described by findings, they answer the real questionnaire.

use calfcheck::engine::Assessment;
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
