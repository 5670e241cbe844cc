//! People whose answers are timed: three stories that end in different urgencies.

use calfcheck::engine::{Answers, Facts, Weights, next_question};
use calfcheck::interview::{Portrait, Response, Unstated, included};
use calfcheck::knowledge::{FindingId, KNOWLEDGE, QuestionId, Stage};

/// Names and stories; every word is a finding that the person has, or a number.
const STORIES: [(&str, &str); 3] = [
    (
        "night cramp",
        "age_years=58 leg_pain cramps side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot \
         mostly_at_night spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over",
    ),
    (
        "walking pain",
        "age_years=68 leg_pain smoker side_one onset_gradual trigger_none duration_over_2_weeks longer_than_3_months \
         pain_over_24_hours walking_brings_it_on uphill_or_hurrying_brings_it_on gone_in_10_min_standing \
         spot_inner_upper_calf",
    ),
    (
        "swollen calf",
        "age_years=55 leg_pain surgery_12_weeks swelling_one_leg skin_warm side_one onset_days trigger_none \
         pain_over_24_hours new_or_worse_14_days new_3_months spot_whole_or_unsure",
    ),
];

/// One story and its answers.
pub struct Person {
    /// What it is called in the output.
    pub name: &'static str,
    /// Who answers.
    pub portrait: Portrait,
    /// Every answer of the whole interview.
    pub answers: Answers,
    /// The answers when the first question is chosen by its worth: the dearest moment of the interview.
    pub midway: Answers,
}

/// The three people.
pub fn all() -> Vec<Person> {
    STORIES.map(|(name, words)| person(name, portrait(words))).into()
}

fn person(name: &'static str, portrait: Portrait) -> Person {
    let weights = Weights::new(&KNOWLEDGE);
    let mut responses: Vec<(QuestionId, Response)> = Vec::new();
    let mut midway = None;
    let mut answers = Answers::none(&KNOWLEDGE);
    while let Some(id) = next_question(&KNOWLEDGE, &weights, &Facts::new(&KNOWLEDGE, &answers)) {
        if midway.is_none() && KNOWLEDGE.question(id).stage == Stage::Detail {
            midway = Some(answers.clone());
        }
        responses.push((id, portrait.respond(&KNOWLEDGE, id)));
        answers = included(&KNOWLEDGE, &responses).0;
    }
    Person { name, portrait, midway: midway.unwrap_or_else(|| answers.clone()), answers }
}

fn portrait(words: &str) -> Portrait {
    let mut portrait =
        Portrait { present: vec![], absent: vec![], not_sure: vec![], numbers: vec![], unstated: Unstated::No };
    for word in words.split_whitespace() {
        match word.split_once('=') {
            Some((name, value)) => portrait.numbers.push((finding(name), value.parse().expect("a number"))),
            None => portrait.present.push(finding(word)),
        }
    }
    portrait
}

fn finding(name: &str) -> FindingId {
    KNOWLEDGE.finding_named(name).unwrap_or_else(|| panic!("no finding `{name}`"))
}
