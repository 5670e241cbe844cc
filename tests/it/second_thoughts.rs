//! What stands beside the advice: the next check, the feared cause, and what another answer would change.

use crate::person::{finding, interview, told};
use calfcheck::engine::{Facts, Status, care, feared, next_check, reasons};
use calfcheck::interview::{Action, Place, Response};
use calfcheck::knowledge::{Care, KNOWLEDGE};

const CRAMP: &str = "age_years=58 leg_pain side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot mostly_at_night \
    spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over !walking_brings_it_on";
const TORN: &str = "age_years=44 leg_pain side_one onset_moving trigger_pop kicked_feeling spot_achilles_tendon new_or_worse_14_days new_3_months";

fn facts(words: &str) -> Facts {
    Facts::new(&KNOWLEDGE, &interview(words).answers(&KNOWLEDGE))
}

/// The facts when the person is not sure of everything that a question asks.
fn unsure_of(words: &str, question: &str) -> Facts {
    let id = KNOWLEDGE.question_named(question).expect("a question");
    let changes: Vec<_> = KNOWLEDGE.question(id).covers.iter().map(|id| (*id, Status::NotSure)).collect();
    facts(words).with(&KNOWLEDGE, &changes)
}

#[test]
fn a_check_that_was_put_off_and_could_raise_the_advice_is_named() {
    for question in ["look_of_the_leg", "pain_and_strength", "swelling_and_skin"] {
        let facts = unsure_of(CRAMP, question);
        let check = next_check(&KNOWLEDGE, &facts).expect("a check");
        assert_eq!(KNOWLEDGE.question(check.question).id, question, "{check:?}");
        assert!(check.most >= Care::Today && check.least < Care::Today, "{check:?}");
    }
}

#[test]
fn the_next_check_says_what_the_engine_says_with_its_outcome() {
    for words in [CRAMP, TORN] {
        for question in KNOWLEDGE.questions.iter().filter(|question| !question.check.is_empty()) {
            let facts = unsure_of(words, question.id);
            let now = care(&reasons(&KNOWLEDGE, None, &facts));
            let Some(check) = next_check(&KNOWLEDGE, &facts) else { continue };
            assert!(check.most != now || check.least != now || check.most > check.least, "{}: {check:?}", question.id);
            assert!(!KNOWLEDGE.question(check.question).check.is_empty());
            let open = KNOWLEDGE.question(check.question).covers.iter();
            assert!(open.into_iter().any(|id| facts.status(*id) != Status::Present), "{check:?}");
        }
    }
}

#[test]
fn what_was_checked_is_not_named_again() {
    for question in KNOWLEDGE.questions {
        let id = KNOWLEDGE.question_named(question.id).expect("a question");
        let changes: Vec<_> = question.covers.iter().map(|id| (*id, Status::Absent)).collect();
        let facts = facts(TORN).with(&KNOWLEDGE, &changes);
        assert_ne!(next_check(&KNOWLEDGE, &facts).map(|check| check.question), Some(id), "{}", question.id);
    }
}

#[test]
fn the_danger_feared_with_a_sore_calf_is_a_clot_and_it_is_never_one_that_the_advice_names() {
    let assessment = told(TORN);
    let found = feared(&KNOWLEDGE, &assessment, &facts(TORN));
    let family = |id| KNOWLEDGE.condition(id).family;
    let found = found.expect("a danger");
    assert!(!assessment.suspected.iter().any(|id| family(*id) == family(found.condition)));
    let cramp = feared(&KNOWLEDGE, &told(CRAMP), &facts(CRAMP)).expect("a danger");
    assert_eq!(KNOWLEDGE.condition(cramp.condition).id, "deep_vein_thrombosis");
    let clot = "age_years=60 leg_pain side_one swelling_one_leg skin_warm surgery_12_weeks";
    let Some(other) = feared(&KNOWLEDGE, &told(clot), &facts(clot)) else { return };
    assert_ne!(family(other.condition), "deep_vein_thrombosis");
}

#[test]
fn no_danger_is_named_as_feared_under_18() {
    let words = "age_years=9 leg_pain side_one";
    assert!(feared(&KNOWLEDGE, &told(words), &facts(words)).is_none());
}

#[test]
fn an_imagined_answer_changes_nothing_and_says_what_the_real_one_would() {
    let before = interview(CRAMP);
    let question = KNOWLEDGE.question_named("chest_and_head").expect("a question");
    let option =
        KNOWLEDGE.question(question).options.iter().position(|option| option.sets.contains(&finding("breathless")));
    let response = Response::chosen(vec![option.expect("an option")]);
    let imagined = before.imagined(&KNOWLEDGE, question, response.clone());
    assert_eq!(before, interview(CRAMP));
    assert!(imagined.care >= Care::EmergencyDepartment);
    let after = before.after(&KNOWLEDGE, Action::Changed(question, response));
    assert_eq!(after.assess(&KNOWLEDGE), imagined);
    assert_eq!(after.place(), Place::Emergency, "an emergency interrupts here too");
}

#[test]
fn a_changed_answer_leaves_the_person_at_the_result_unless_more_has_to_be_asked() {
    let before = interview(CRAMP).after(&KNOWLEDGE, Action::WentTo(Place::Result));
    for (question, response) in before.responses() {
        let same = before.after(&KNOWLEDGE, Action::Changed(*question, response.clone()));
        assert_eq!(same.place(), Place::Result, "{}", KNOWLEDGE.question(*question).id);
    }
}
