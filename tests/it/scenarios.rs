//! Whole interviews of people whose answer is plain.

use crate::person::{causes, interview, portrait, suspected, told};
use calfcheck::engine::Assessment;
use calfcheck::interview::{Action, Place, Unstated};
use calfcheck::knowledge::{KNOWLEDGE, Urgency};

#[track_caller]
fn check(words: &str, urgency: Urgency, first: &str) -> Assessment {
    let told = told(words);
    let summary: Vec<String> = told
        .causes
        .iter()
        .take(5)
        .map(|c| format!("{} {:.2}", KNOWLEDGE.condition(c.condition).id, c.probability.get()))
        .collect();
    let reasons: Vec<String> =
        told.reasons.iter().map(|reason| format!("{:?} {:?}", reason.care, reason.kind)).collect();
    assert_eq!(told.urgency(), urgency, "{summary:?} {reasons:?}");
    assert_eq!(causes(&told).first().copied(), Some(first), "{summary:?}");
    told
}

const CRAMP: &str = "age_years=58 leg_pain side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot \
    mostly_at_night spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over !walking_brings_it_on";

#[test]
fn night_cramp_gone_in_two_minutes_is_self_care() {
    check(CRAMP, Urgency::SelfCare, "muscle_cramp");
}

#[test]
fn one_swollen_warm_calf_after_surgery_is_same_day() {
    let told = check(
        "age_years=55 leg_pain surgery_12_weeks swelling_one_leg skin_warm side_one onset_days trigger_none \
         pain_over_24_hours new_or_worse_14_days new_3_months spot_whole_or_unsure",
        Urgency::SameDay,
        "deep_vein_thrombosis",
    );
    assert!(suspected(&told).contains(&"deep_vein_thrombosis"));
    let signs: Vec<&str> = told.would_change.iter().map(|sign| KNOWLEDGE.finding(sign.finding).id).collect();
    assert!(signs.contains(&"breathless"), "{signs:?}");
}

#[test]
fn self_care_is_not_told_while_another_cause_is_to_be_checked() {
    assert!(told(CRAMP).allows_self_care(&KNOWLEDGE));
    let swollen = told(&format!("{CRAMP} swelling_one_leg"));
    assert!(!swollen.allows_self_care(&KNOWLEDGE));
    let unexplained =
        told("age_years=48 leg_pain side_one pain_over_24_hours new_or_worse_14_days new_3_months trigger_none");
    assert_eq!(unexplained.urgency(), Urgency::Routine);
    assert!(!unexplained.allows_self_care(&KNOWLEDGE), "{:?}", suspected(&unexplained));
}

#[test]
fn breathlessness_interrupts_at_that_very_answer() {
    let person =
        portrait("age_years=55 leg_pain surgery_12_weeks swelling_one_leg skin_warm breathless side_one", Unstated::No);
    let mut interview = calfcheck::interview::Interview::new(&KNOWLEDGE);
    while let Place::Asking(question) = interview.place() {
        interview = interview.after(&KNOWLEDGE, Action::Answered(question, person.respond(&KNOWLEDGE, question)));
        if KNOWLEDGE.question(question).id == "chest_and_head" {
            break;
        }
    }
    assert_eq!(interview.place(), Place::Emergency);
    assert!(suspected(&interview.assess(&KNOWLEDGE)).contains(&"dvt_with_pulmonary_embolism"));
}

#[test]
fn pain_after_walking_that_stops_on_standing_is_routine() {
    check(
        "age_years=68 leg_pain smoker side_one onset_gradual trigger_none duration_over_2_weeks longer_than_3_months \
         pain_over_24_hours !new_or_worse_14_days walking_brings_it_on uphill_or_hurrying_brings_it_on level_walking_brings_it_on \
         gone_in_10_min_standing !starts_standing_or_sitting spot_inner_upper_calf",
        Urgency::Routine,
        "arterial_claudication",
    );
}

#[test]
fn snap_above_the_heel_is_same_day() {
    check(
        "age_years=42 leg_pain trigger_pop kicked_feeling onset_moving side_one spot_achilles_tendon cannot_rise_on_tiptoe \
         started_within_24_hours new_or_worse_14_days new_3_months sprint_or_push_off",
        Urgency::SameDay,
        "achilles_rupture",
    );
}

#[test]
fn tense_calf_after_a_shin_fracture_is_an_emergency() {
    let told = told(
        "age_years=25 leg_pain trigger_injury severe_pain calf_tense pain_out_of_proportion leg_numb \
         cast_or_leg_break_12_weeks side_one started_within_24_hours",
    );
    assert_eq!(told.urgency(), Urgency::Emergency);
    assert!(suspected(&told).contains(&"acute_compartment_syndrome"), "{:?}", suspected(&told));
}

#[test]
fn back_pain_worse_standing_better_bent_forward_is_routine() {
    check(
        "age_years=72 leg_pain low_back_pain side_both onset_gradual trigger_none duration_over_2_weeks longer_than_3_months \
         pain_over_24_hours !new_or_worse_14_days walking_brings_it_on standing_brings_it_on starts_standing_or_sitting \
         gone_sitting_down better_bending_forward !gone_in_10_min_standing spot_whole_or_unsure",
        Urgency::Routine,
        "neurogenic_claudication",
    );
}

#[test]
fn not_sure_of_every_safety_question_is_never_self_care() {
    let person = portrait(CRAMP, Unstated::NotSure);
    let told = person.interview(&KNOWLEDGE).assess(&KNOWLEDGE);
    assert!(told.urgency() > Urgency::SelfCare);
}

#[test]
fn every_interview_ends_and_stays_short() {
    for words in [CRAMP, "age_years=30", "age_years=9 leg_pain", ""] {
        let asked = interview(words).counted(&KNOWLEDGE).len();
        assert!(asked <= 45, "{asked} questions for `{words}`");
    }
}

#[test]
fn people_under_18_are_shown_no_causes() {
    let told = told("age_years=12 leg_pain side_both mostly_at_night");
    assert!(told.causes.is_empty());
    assert!(told.urgency() >= Urgency::Routine);
}

#[test]
#[ignore = "prints how a story is answered; for people who tune the data"]
fn show() {
    let words = std::env::var("WORDS").unwrap_or_default();
    let interview = interview(&words);
    for (id, response) in interview.responses() {
        println!("{} {response:?}", KNOWLEDGE.question(*id).id);
    }
    let told = interview.assess(&KNOWLEDGE);
    for cause in told.causes.iter().take(4) {
        println!("{} {:.3}", KNOWLEDGE.condition(cause.condition).id, cause.probability.get());
        for e in cause.explanation.for_it.iter().chain(&cause.explanation.against_it) {
            println!("    {} {:?} {:.2}", KNOWLEDGE.finding(e.finding).id, e.status, e.likelihood_ratio);
        }
    }
    for reason in &told.reasons {
        println!("{:?} {:?}", reason.care, reason.kind);
    }
}
