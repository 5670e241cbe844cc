//! People whose answers the specimens show.

use crate::interview::{Action, Interview, Place, Portrait, Unstated};
use crate::knowledge::{KNOWLEDGE, QuestionId};

/// A night cramp: looked after at home.
pub const CRAMP: &str = "age_years=58 leg_pain side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot \
    mostly_at_night spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over !walking_brings_it_on";

/// A torn muscle with swelling: seen today, since a clot has to be checked as well.
pub const TEAR: &str = "age_years=44 leg_pain side_one onset_moving trigger_pop kicked_feeling sprint_or_push_off tearing_one_spot \
    had_to_stop_at_once push_off_hurts spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months swelling_one_leg";

/// Pain on walking: an appointment.
pub const WALK: &str =
    "age_years=68 leg_pain side_one walking_brings_it_on level_walking_brings_it_on longer_than_3_months";

/// Short of breath with a sore calf: an emergency.
pub const BREATHLESS: &str = "age_years=44 leg_pain breathless side_one";

/// A child, for whom no causes are ranked.
pub const CHILD: &str = "age_years=12 leg_pain side_one";

/// A region with an emergency number and a line for advice.
pub fn region() -> usize {
    KNOWLEDGE.regions.iter().position(|region| !region.advice_line.is_empty()).unwrap_or_default()
}

/// The interview of someone described by findings, at its result; what is not named is answered no.
pub fn person(words: &str) -> Interview {
    let finding = |name: &str| KNOWLEDGE.finding_named(name).unwrap_or_else(|| panic!("no finding `{name}`"));
    let mut portrait =
        Portrait { present: vec![], absent: vec![], not_sure: vec![], numbers: vec![], unstated: Unstated::No };
    for word in words.split_whitespace() {
        match (word.split_once('='), word.strip_prefix('!')) {
            (Some((name, value)), _) => portrait.numbers.push((finding(name), value.parse().expect("a number"))),
            (None, Some(name)) => portrait.absent.push(finding(name)),
            (None, None) => portrait.present.push(finding(word)),
        }
    }
    portrait.interview(&KNOWLEDGE).after(&KNOWLEDGE, Action::WentTo(Place::Result))
}

/// The question of this name.
pub fn question(name: &str) -> QuestionId {
    let named = |id: &QuestionId| KNOWLEDGE.question(*id).id == name;
    KNOWLEDGE.question_ids().find(named).unwrap_or_else(|| panic!("no question `{name}`"))
}

/// The same interview at this question.
pub fn asked(interview: &Interview, name: &str) -> Interview {
    interview.after(&KNOWLEDGE, Action::WentTo(Place::Asking(question(name))))
}
