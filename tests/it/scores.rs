//! Published scores: every cut-off from both sides, and what a score must never do.

use crate::person::finding;
use calfcheck::engine::{Answers, Facts, ScoreResult, Standing, Status, assess, score, scores, visit_findings};
use calfcheck::knowledge::{
    Audience, Band, Combine, Expr, FindingId, FindingKind, KNOWLEDGE, Knowledge, REFERENCE_SCORES, Reading, Score,
};
use proptest::prelude::*;

fn all() -> impl Iterator<Item = &'static Score> {
    KNOWLEDGE.scores.iter().chain(REFERENCE_SCORES)
}

#[track_caller]
fn named(id: &str) -> &'static Score {
    all().find(|score| score.id == id).unwrap_or_else(|| panic!("no score `{id}`"))
}

/// Facts from words such as `age_years=68 smoker !diabetes ?fever`: present, absent, not sure, numbers.
#[track_caller]
fn facts(words: &str) -> Facts {
    let mut answers = Answers::none(&KNOWLEDGE);
    for word in words.split_whitespace() {
        if let Some((name, value)) = word.split_once('=') {
            answers.record_number(finding(name), value.parse().expect("a number"));
        } else if let Some(name) = word.strip_prefix('!') {
            answers.record(finding(name), Status::Absent);
        } else if let Some(name) = word.strip_prefix('?') {
            answers.record(finding(name), Status::NotSure);
        } else {
            answers.record(finding(word), Status::Present);
        }
    }
    Facts::new(&KNOWLEDGE, &answers)
}

#[track_caller]
fn result(id: &str, words: &str) -> ScoreResult {
    score(named(id), &facts(words))
}

/// What the score says of these answers: the words of the cut-off, or that it is open.
#[track_caller]
fn check(id: &str, words: &str, expected: &str) {
    let result = result(id, words);
    let told = match result.standing {
        Standing::Reached(cut_off) => cut_off.means,
        Standing::Open => "open",
    };
    assert!(told.starts_with(expected), "{id} of `{words}` is {told:?}, from {} to {}", result.least, result.greatest);
}

#[track_caller]
fn check_total(id: &str, words: &str, least: i8, greatest: i8) {
    let result = result(id, words);
    assert_eq!((result.least, result.greatest), (least, greatest), "{id} of `{words}`");
}

/// The names of the scores that are shown.
#[track_caller]
fn shown(words: &str) -> Vec<&'static str> {
    scores(&KNOWLEDGE, &facts(words)).iter().map(|result| result.score.id).collect()
}

const WELLS: &str = "wells_dvt_two_level";
const WELLS_DENIED: &str = "!active_cancer !leg_paralysis !cast_or_leg_break_12_weeks !hard_cast_now !bed_rest_3_days \
     !surgery_12_weeks !swelling_one_leg !swelling_both !clothes_feel_tighter !new_visible_veins !previous_clot";

/// Answers without the words that another part gives.
fn without(words: &str, left_out: &str) -> String {
    let left_out: Vec<&str> = left_out.split_whitespace().collect();
    let kept = words.split_whitespace().filter(|word| !left_out.contains(&word.trim_start_matches('!')));
    kept.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_wells_item(words: &str) {
    let others = without(WELLS_DENIED, words);
    let (alone, none) = (result(WELLS, &format!("{words} {others}")), result(WELLS, WELLS_DENIED));
    assert_eq!((none.least, alone.least), (0, 1), "`{words}` is one point");
}

#[test]
fn each_item_of_wells_is_one_point() {
    for words in [
        "active_cancer",
        "leg_paralysis",
        "cast_or_leg_break_12_weeks",
        "hard_cast_now",
        "leg_paralysis hard_cast_now",
        "bed_rest_3_days",
        "surgery_12_weeks",
        "bed_rest_3_days surgery_12_weeks",
        "deep_calf_tenderness",
        "swelling_one_leg whole_leg_swollen",
        "calf_difference_cm=3",
        "pitting_one_leg",
        "new_visible_veins",
        "previous_clot",
    ] {
        check_wells_item(words);
    }
}

#[test]
fn wells_is_likely_from_two_items_and_never_unlikely_while_self_checks_are_open() {
    check(WELLS, &format!("{WELLS_DENIED} ?deep_calf_tenderness"), "open");
    check(WELLS, &format!("previous_clot {}", without(WELLS_DENIED, "previous_clot")), "open");
    let two = without(WELLS_DENIED, "previous_clot active_cancer");
    check(WELLS, &format!("previous_clot active_cancer {two}"), "Likely");
    check(WELLS, "previous_clot active_cancer", "Likely");
    check(WELLS, "previous_clot", "open");
    check(WELLS, "", "open");
}

#[test]
fn a_normal_self_check_takes_nothing_off_wells() {
    check_total(WELLS, &format!("{WELLS_DENIED} !deep_calf_tenderness !pitting_one_leg calf_difference_cm=0"), 0, 3);
    check_total(WELLS, &format!("{WELLS_DENIED} calf_difference_cm=2.9"), 0, 3);
    check_total(WELLS, &format!("{WELLS_DENIED} calf_difference_cm=3"), 1, 3);
    let no_answer = WELLS_DENIED;
    check("wells_dvt_two_level", no_answer, "open");
}

#[test]
fn the_item_of_minus_two_is_never_reckoned() {
    let score = named(WELLS);
    let judged: Vec<_> = score.items.iter().filter(|item| matches!(item.reading, Reading::Judged(_))).collect();
    assert_eq!(judged.iter().map(|item| (item.id, item.points)).collect::<Vec<_>>(), [("other_cause", -2)]);
    check_total(WELLS, "", 0, 9);
    let everything = "active_cancer leg_paralysis surgery_12_weeks deep_calf_tenderness swelling_one_leg \
         whole_leg_swollen calf_difference_cm=4 pitting_one_leg new_visible_veins previous_clot";
    check_total(WELLS, everything, 9, 9);
    check(WELLS, everything, "Likely");
}

#[test]
fn an_item_that_is_not_sure_is_not_a_no() {
    check_total(WELLS, &format!("?previous_clot {}", without(WELLS_DENIED, "previous_clot")), 0, 4);
}

const ECQ: &str = "edinburgh_claudication";
const CLASSIC: &str = "walking_brings_it_on !starts_standing_or_sitting uphill_or_hurrying_brings_it_on \
     gone_in_10_min_standing spot_inner_upper_calf";

#[track_caller]
fn check_edinburgh(changes: &str, expected: &str) {
    let named = changes.replace(['!', '?'], " ");
    check(ECQ, &format!("{} {changes}", without(CLASSIC, &named)), expected);
}

#[test]
fn edinburgh_is_definite_with_all_five_and_not_without_one() {
    check_edinburgh("", "Fits the artery pattern");
    check_edinburgh("!walking_brings_it_on", "Does not fit");
    check_edinburgh("starts_standing_or_sitting", "Does not fit");
    check_edinburgh("!uphill_or_hurrying_brings_it_on", "Does not fit");
    check_edinburgh("!gone_in_10_min_standing", "Does not fit");
    check_edinburgh("?gone_in_10_min_standing", "open");
    check_edinburgh("level_walking_brings_it_on", "Fits the artery pattern");
    check_edinburgh("!level_walking_brings_it_on", "Fits the artery pattern");
}

#[test]
fn edinburgh_stays_open_when_the_worst_spot_is_elsewhere() {
    let elsewhere = "!spot_inner_upper_calf !spot_lower_outer_calf !spot_whole_or_unsure spot_achilles_tendon";
    check_edinburgh(elsewhere, "open");
    check_edinburgh(&format!("{elsewhere} starts_standing_or_sitting"), "Does not fit");
    check_edinburgh("!spot_inner_upper_calf !spot_lower_outer_calf spot_whole_or_unsure", "Fits the artery pattern");
}

#[test]
fn a_poor_fit_with_edinburgh_says_that_it_clears_nothing() {
    let last = named(ECQ).cut_offs.last().expect("a class");
    assert!(last.said && last.means.contains("does not clear the arteries"), "{}", last.means);
}

#[test]
fn edinburgh_is_for_walkers_alone() {
    assert!(shown(&format!("age_years=60 {CLASSIC}")).contains(&ECQ));
    assert!(!shown(&format!("age_years=60 {}", without(CLASSIC, "walking_brings_it_on"))).contains(&ECQ));
    assert!(!shown(&format!("age_years=60 {CLASSIC} cannot_walk_four_steps")).contains(&ECQ));
}

#[test]
fn one_item_is_enough_for_the_ottawa_rules() {
    check("ottawa_ankle", "!cannot_walk_four_steps bone_tender_after_injury", "An X-ray");
    check("ottawa_ankle", "cannot_walk_four_steps !bone_tender_after_injury", "An X-ray");
    check("ottawa_ankle", "!cannot_walk_four_steps ?bone_tender_after_injury", "open");
    check("ottawa_knee", "age_years=55", "An X-ray");
    check("ottawa_knee", "age_years=54 !cannot_walk_four_steps !bone_tender_after_injury", "open");
    check("ottawa_knee", "age_years=54 cannot_walk_four_steps", "An X-ray");
    check("ottawa_knee", "age_years=54 bone_tender_after_injury", "An X-ray");
}

#[test]
fn a_negative_ottawa_rule_is_never_reached_nor_shown() {
    let ankle = "age_years=40 trigger_injury spot_heel_bone";
    check("ottawa_ankle", &format!("{ankle} !cannot_walk_four_steps !bone_tender_after_injury"), "open");
    let negative = shown(&format!("{ankle} !cannot_walk_four_steps !bone_tender_after_injury"));
    assert!(!negative.contains(&"ottawa_ankle"), "{negative:?}");
    assert!(shown(&format!("{ankle} cannot_walk_four_steps")).contains(&"ottawa_ankle"));
    assert!(!shown("age_years=40 cannot_walk_four_steps spot_heel_bone").contains(&"ottawa_ankle"), "no injury");
}

#[test]
fn age_alone_makes_no_knee_rule_without_an_injured_knee() {
    assert!(!shown("age_years=70 trigger_injury local_bump").contains(&"ottawa_knee"));
    assert!(shown("age_years=70 trigger_injury spot_behind_knee").contains(&"ottawa_knee"));
    assert!(!shown("age_years=54 trigger_injury spot_behind_knee").contains(&"ottawa_knee"));
    assert!(!shown("age_years=17 knee_out_of_place cannot_walk_four_steps").contains(&"ottawa_knee"));
}

#[test]
fn restless_legs_need_all_five_criteria_and_the_last_needs_a_clinician() {
    let four = "crawling_urge_to_move worse_at_rest_better_moving mostly_at_night";
    check_total("restless_legs_criteria", four, 4, 5);
    check("restless_legs_criteria", four, "open");
    check("restless_legs_criteria", &format!("{} !mostly_at_night", without(four, "mostly_at_night")), "Not all five");
    check("restless_legs_criteria", "!crawling_urge_to_move", "Not all five");
}

#[test]
fn the_history_questionnaire_turns_at_its_two_cut_offs() {
    let id = "stenosis_history_questionnaire";
    let walking = "walking_brings_it_on gone_sitting_down";
    check(
        id,
        &format!("pain_from_back_down_leg {walking} standing_brings_it_on better_bending_forward"),
        "Positive, root",
    );
    let three = format!("pain_from_back_down_leg {walking} standing_brings_it_on !better_bending_forward");
    check(id, &three, "open");
    check(id, &format!("{three} both_feet_like_socks !saddle_numbness"), "open");
    check(id, &format!("{three} both_feet_like_socks saddle_numbness"), "Positive, cauda");
    check(id, &format!("{three} leg_numb !leg_pain saddle_numbness"), "Positive, cauda");
    let none = "!pain_from_back_down_leg !walking_brings_it_on !standing_brings_it_on !better_bending_forward";
    check(id, &format!("{none} both_feet_like_socks saddle_numbness"), "Negative");
}

#[test]
fn sugioka_gives_its_published_points() {
    let id = "stenosis_sugioka";
    let denied = "!better_bending_forward !standing_brings_it_on !walking_brings_it_on";
    check_total(id, &format!("age_years=59 {denied}"), -2, 2);
    check_total(id, &format!("age_years=60 {denied}"), 0, 4);
    check_total(id, &format!("age_years=70 {denied}"), 0, 4);
    check_total(id, &format!("age_years=71 {denied}"), 1, 5);
    check(id, &format!("age_years=70 {denied}"), "Lower");
    check(id, &format!("age_years=71 {denied}"), "open");
    let most = "better_bending_forward standing_brings_it_on walking_brings_it_on gone_sitting_down";
    check_total(id, &format!("age_years=59 {most}"), 3, 7);
    check_total(id, &format!("age_years=71 {most}"), 6, 10);
    check(id, &format!("age_years=60 {most}"), "Higher");
    check(id, &format!("age_years=59 {most}"), "open");
}

#[test]
fn cook_turns_at_one_and_at_four() {
    let id = "stenosis_cook";
    let denied = "!side_both !side_one_worse !walking_brings_it_on !standing_brings_it_on !gone_sitting_down";
    check_total(id, &format!("age_years=48 {denied}"), 0, 1);
    check(id, &format!("age_years=48 {denied}"), "Less likely");
    check_total(id, &format!("age_years=49 {denied}"), 1, 2);
    check(id, &format!("age_years=49 {denied}"), "open");
    check(id, "age_years=49 side_both walking_brings_it_on !gone_sitting_down", "open");
    check(id, "age_years=49 side_both walking_brings_it_on gone_sitting_down", "More likely");
    check(id, "age_years=49 side_both !walking_brings_it_on !standing_brings_it_on !gone_sitting_down", "Between");
}

#[test]
fn dn4_stays_open_because_one_answer_stands_for_several_items() {
    check_total("dn4_interview", "burning_or_shooting leg_numb", 2, 7);
    check("dn4_interview", "burning_or_shooting leg_numb", "open");
    check_total("dn4_interview", "!burning_or_shooting !leg_numb", 0, 5);
    let cut_offs = named("dn4_interview").cut_offs.iter().map(|cut_off| cut_off.band);
    let bands = [Band::Total { least: 0, most: 2 }, Band::Total { least: 3, most: 7 }];
    assert_eq!(cut_offs.collect::<Vec<_>>(), bands);
}

#[test]
fn what_may_not_be_shown_is_not_among_the_shown_scores() {
    assert!(KNOWLEDGE.scores.iter().all(|score| score.audience != Audience::Never));
    assert!(REFERENCE_SCORES.iter().all(|score| score.audience == Audience::Never));
    let never: Vec<&str> = REFERENCE_SCORES.iter().map(|score| score.id).collect();
    let expected = ["dn4_interview", "stenosis_cook", "stenosis_history_questionnaire", "stenosis_sugioka"];
    assert_eq!(never, expected);
    let cut_offs = REFERENCE_SCORES.iter().flat_map(|score| score.cut_offs);
    assert_eq!(cut_offs.filter(|cut_off| cut_off.said).count(), 0);
}

#[test]
fn nothing_that_is_told_of_a_score_calms() {
    let told = KNOWLEDGE.scores.iter().flat_map(|score| score.cut_offs).filter(|cut_off| cut_off.said);
    for cut_off in told {
        let words = cut_off.means.to_lowercase();
        for calm in ["unlikely", "low", "ruled out", "safe", "no x-ray", "negative", "less likely"] {
            assert!(!words.contains(calm), "{words}");
        }
    }
    for study in KNOWLEDGE.scores.iter().flat_map(|score| score.performance) {
        assert!(!study.figure.contains("A clot in") && !study.figure.contains("Negative"), "{}", study.figure);
    }
}

#[test]
fn no_score_is_shown_to_children_nor_without_an_item_that_is_present() {
    assert!(shown(&format!("age_years=17 leg_pain {CLASSIC} previous_clot crawling_urge_to_move")).is_empty());
    assert!(shown(&format!("age_years=40 leg_pain {WELLS_DENIED}")).is_empty());
    assert!(shown("leg_pain previous_clot").is_empty(), "age unknown");
    assert_eq!(shown("age_years=40 leg_pain previous_clot"), [WELLS]);
    assert!(shown("age_years=30 leg_pain female pregnant previous_clot").is_empty());
}

/// Findings behind an expression, through those that are worked out.
fn asked_findings(expr: &Expr, found: &mut Vec<FindingId>) {
    visit_findings(expr, false, &mut |id, _| match KNOWLEDGE.finding(id).kind {
        FindingKind::Derived(inner) => asked_findings(&inner, found),
        FindingKind::Asked | FindingKind::Number { .. } => found.push(id),
    });
}

#[test]
fn every_item_reads_findings_that_some_question_asks_or_says_why_not() {
    for score in all() {
        for item in score.items {
            match item.reading {
                Reading::Expression(expr) | Reading::SelfCheck(expr) => {
                    let mut found = Vec::new();
                    asked_findings(&expr, &mut found);
                    assert!(!found.is_empty(), "{}: {} reads nothing", score.id, item.id);
                    for id in found {
                        let asked = KNOWLEDGE.questions.iter().any(|question| question.covers.contains(&id));
                        assert!(asked, "{}: {} reads {}", score.id, item.id, KNOWLEDGE.finding(id).id);
                    }
                }
                Reading::NotAsked(why) | Reading::Judged(why) => assert!(!why.is_empty(), "{}", item.id),
            }
        }
    }
}

#[test]
fn the_scores_are_those_of_the_data_with_their_items() {
    let counts: Vec<(&str, Combine, usize)> = all().map(|score| (score.id, score.combine, score.items.len())).collect();
    let expected = [
        (ECQ, Combine::Classes, 7),
        ("ottawa_ankle", Combine::AnyOf, 2),
        ("ottawa_knee", Combine::AnyOf, 5),
        ("restless_legs_criteria", Combine::AllOf, 5),
        (WELLS, Combine::Sum, 10),
        ("dn4_interview", Combine::Sum, 7),
        ("stenosis_cook", Combine::Sum, 5),
        ("stenosis_history_questionnaire", Combine::Classes, 10),
        ("stenosis_sugioka", Combine::Sum, 8),
    ];
    assert_eq!(counts, expected);
}

/// Everything else that is known, without scores.
fn without_scores() -> Knowledge {
    Knowledge { scores: &[], ..KNOWLEDGE }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_score_changes_the_assessment(
        given in prop::collection::vec((0..KNOWLEDGE.findings.len(), 0..3usize), 0..60),
        age in 0f32..100.0,
    ) {
        let mut answers = Answers::none(&KNOWLEDGE);
        let ids: Vec<FindingId> = KNOWLEDGE.finding_ids().collect();
        for (place, status) in given {
            answers.record(ids[place], [Status::Absent, Status::NotSure, Status::Present][status]);
        }
        answers.record_number(finding("age_years"), age);
        prop_assert_eq!(assess(&KNOWLEDGE, &answers), assess(&without_scores(), &answers));
        for result in scores(&KNOWLEDGE, &Facts::new(&KNOWLEDGE, &answers)) {
            prop_assert!(result.least <= result.greatest && result.has_present_item());
        }
    }
}
