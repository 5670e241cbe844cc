//! No exercise is offered that the answers speak against.

use crate::person::{portrait, told};
use calfcheck::engine::{Assessment, Facts};
use calfcheck::exercises::{Standing, barred_from_all, offered, standing};
use calfcheck::interview::{Interview, Unstated};
use calfcheck::knowledge::{Care, KNOWLEDGE};

const CRAMP: &str = "leg_pain side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot mostly_at_night \
    spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over !walking_brings_it_on";

fn names(places: &[usize]) -> Vec<&'static str> {
    places.iter().map(|place| KNOWLEDGE.exercises[*place].id).collect()
}

fn exercise(id: &str) -> usize {
    KNOWLEDGE.exercises.iter().position(|exercise| exercise.id == id).expect("an exercise")
}

fn person(words: &str) -> (Facts, Assessment) {
    let interview: Interview = portrait(words, Unstated::No).interview(&KNOWLEDGE);
    (Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE)), told(words))
}

/// What is offered to someone with night cramps and these further answers, whether or not the interview asks for them.
fn offered_with(more: &str) -> Vec<&'static str> {
    let (facts, assessment) = person(&format!("age_years=58 {CRAMP}"));
    let changes: Vec<_> = more
        .split_whitespace()
        .map(|name| (crate::person::finding(name), calfcheck::engine::Status::Present))
        .collect();
    names(&offered(&KNOWLEDGE, &facts.with(&KNOWLEDGE, &changes), &assessment))
}

#[test]
fn night_cramps_are_offered_the_stretches_of_the_trial() {
    let offered = offered_with("");
    for id in ["wall_stretch_straight", "stool_stretch", "sitting_reach"] {
        assert!(offered.contains(&id), "{offered:?}");
    }
}

#[test]
fn from_75_standing_stretches_give_way_to_sitting_ones() {
    let (facts, assessment) = person(&format!("age_years=79 {CRAMP}"));
    let offered = names(&offered(&KNOWLEDGE, &facts, &assessment));
    assert!(offered.contains(&"sitting_towel_stretch"), "{offered:?}");
    assert!(
        !offered.iter().any(|id| ["wall_stretch_straight", "stool_stretch", "heel_raise"].contains(id)),
        "{offered:?}"
    );
}

#[test]
fn each_answer_that_speaks_against_an_exercise_keeps_it_back() {
    for (more, kept_back) in [
        ("cannot_rise_on_tiptoe", "wall_stretch_straight"),
        ("foot_drop", "heel_raise"),
        ("bone_tender_one_spot", "heel_raise"),
        ("foot_rest_pain", "wall_stretch_straight"),
        ("vein_cord", "wall_stretch_straight"),
        ("dark_urine", "heel_raise"),
        ("anticoagulant bruise", "wall_stretch_straight"),
        ("pain_from_back_down_leg", "sitting_reach"),
        ("osteoporosis", "sitting_reach"),
        ("spot_heel_bone", "wall_stretch_straight"),
        ("recent_fall", "stool_stretch"),
    ] {
        let offered = offered_with(more);
        assert!(!offered.contains(&kept_back), "{more}: {offered:?}");
    }
}

#[test]
fn lowering_the_heel_under_load_is_not_for_tendons_that_a_medicine_weakens() {
    let (facts, assessment) = person(&format!("age_years=58 {CRAMP}"));
    let steroid =
        facts.with(&KNOWLEDGE, &[(crate::person::finding("steroid_tablets"), calfcheck::engine::Status::Present)]);
    for id in ["slow_heel_lowering", "step_heel_drop"] {
        assert_eq!(standing(&KNOWLEDGE, &facts, &assessment, exercise(id)), Standing::Open, "{id}");
        assert!(matches!(standing(&KNOWLEDGE, &steroid, &assessment, exercise(id)), Standing::Barred(_)), "{id}");
    }
}

#[test]
fn nothing_is_offered_while_the_leg_has_to_be_looked_at() {
    for words in [
        "age_years=55 leg_pain surgery_12_weeks swelling_one_leg skin_warm side_one pain_over_24_hours new_3_months",
        "age_years=48 leg_pain side_one pain_over_24_hours new_or_worse_14_days new_3_months trigger_none",
        "age_years=42 leg_pain trigger_pop onset_moving side_one spot_achilles_tendon cannot_rise_on_tiptoe started_within_24_hours",
    ] {
        let (facts, assessment) = person(words);
        assert!(assessment.care > Care::SelfCare);
        assert_eq!(names(&offered(&KNOWLEDGE, &facts, &assessment)), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn a_cause_that_is_not_settled_keeps_back_what_must_not_be_done_with_it() {
    let (facts, assessment) = person(&format!("age_years=58 {CRAMP}"));
    let mut unsettled = assessment.clone();
    unsettled.suspected = vec![KNOWLEDGE.condition_named("stress_fracture").expect("a condition")];
    let place = exercise("heel_raise");
    assert_eq!(standing(&KNOWLEDGE, &facts, &assessment, place), Standing::Open);
    assert!(matches!(standing(&KNOWLEDGE, &facts, &unsettled, place), Standing::Barred(_)));
}

#[test]
fn someone_who_is_kept_from_all_exercises_is_told_why() {
    let (facts, assessment) = person(&format!("age_years=58 {CRAMP}"));
    assert!(barred_from_all(&KNOWLEDGE, &facts, &assessment).is_empty());
    let sign = crate::person::finding("cannot_rise_on_tiptoe");
    let barred = facts.with(&KNOWLEDGE, &[(sign, calfcheck::engine::Status::Present)]);
    assert!(offered(&KNOWLEDGE, &barred, &assessment).is_empty());
    assert!(!barred_from_all(&KNOWLEDGE, &barred, &assessment).is_empty());
}

#[test]
fn cautions_about_age_and_tiptoe_have_their_barrier() {
    let bars = |id: &str| KNOWLEDGE.barriers.iter().find(|barrier| barrier.id == id).expect("a barrier").bars;
    for (place, exercise) in KNOWLEDGE.exercises.iter().enumerate() {
        let warns = |words: &str| exercise.cautions.iter().any(|caution| caution.contains(words));
        if warns("Over 75, unsteady") {
            assert!(bars("unsteady").contains(&place), "{}", exercise.id);
            assert!(exercise.sitting_version.is_some(), "{}", exercise.id);
        }
        if warns("cannot rise on tiptoe") {
            assert!(bars("lost_tiptoe").contains(&place), "{}", exercise.id);
        }
    }
}
