//! The engine: a toy knowledge for its parts, and what must always hold on the real one.

use crate::toy;
use calfcheck::engine::{
    Answers, Differential, Facts, Fit, Named, Probability, Status, Truth, Weights, assess, assess_with, differential,
    holds, named, reasons, truth, with_named,
};
use calfcheck::knowledge::*;
use proptest::prelude::*;
use std::sync::LazyLock;

#[track_caller]
fn check_share(known: &[(FindingId, Status)], clot: f64) {
    let facts = Facts::new(&toy::KNOWLEDGE, &toy::answers(known));
    let ranked = differential(&toy::KNOWLEDGE, &Weights::new(&toy::KNOWLEDGE), &facts);
    let found = ranked.probabilities[0].get();
    assert!((found - clot).abs() < 1e-6, "{found} is not {clot}");
}

#[test]
fn without_answers_the_prior_remains() {
    check_share(&[], 0.5);
    check_share(&[(toy::SWOLLEN, Status::NotSure)], 0.5);
}

#[test]
fn an_answer_multiplies_the_odds_by_its_likelihood_ratio() {
    check_share(&[(toy::SWOLLEN, Status::Present)], 16.0 / 17.0);
    let ratio = 0.2 / 0.95;
    check_share(&[(toy::SWOLLEN, Status::Absent)], ratio / (1.0 + ratio));
}

#[test]
fn findings_that_say_the_same_twice_are_capped() {
    check_share(&[(toy::NIGHT, Status::Present)], 0.2);
    check_share(&[(toy::NIGHT, Status::Present), (toy::KNOT, Status::Present)], 0.2);
}

#[test]
fn a_rule_sets_the_least_care_and_names_what_it_suspects() {
    let told = assess(&toy::KNOWLEDGE, &toy::answers(&[(toy::SWOLLEN, Status::Present)]));
    assert_eq!(told.care, Care::Today);
    assert_eq!(told.suspected, [ConditionId(0)]);
    assert_eq!(told.reasons[0].because, [toy::SWOLLEN]);
}

const NAMING: NamingPolicy = {
    const fn weight(likelihood_ratio: f32, odds: f32) -> NamingWeight {
        NamingWeight { likelihood_ratio, odds }
    }
    NamingPolicy {
        picture_first: weight(16.0, 2.0),
        picture_other: weight(4.0, 1.0),
        exclude_first: weight(9.0, 0.5),
        exclude_other: weight(2.0, 0.25),
        lesser: 0.5,
    }
};

/// The same but for the last digits, which roots and powers leave open.
#[track_caller]
fn assert_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found}, not {wanted}");
}

/// What a rule that names the cramp after the clot is worth for both, beside a rule that asks to be seen today.
#[track_caller]
fn check_named(naming: Naming, care: Care, clot: (f64, f64), cramp: (f64, f64)) {
    let beside = Rule { id: "beside", suspects: &[], ..toy::KNOWLEDGE.rules[0] };
    let rule = Rule { naming, care, suspects: &[ConditionId(0), ConditionId(1)], ..beside };
    let rules = Box::leak(Box::new([beside, rule]));
    let knowledge = Knowledge { rules, naming: NAMING, ..toy::KNOWLEDGE };
    let facts = Facts::new(&knowledge, &toy::answers(&[(toy::SWOLLEN, Status::Present)]));
    let named = named(&knowledge, &reasons(&knowledge, None, &facts));
    for (place, (likelihood_ratio, odds)) in [clot, cramp].into_iter().enumerate() {
        assert_eq!(usize::from(named[place].condition.0), place);
        assert_near(named[place].likelihood_ratio, likelihood_ratio);
        assert_near(named[place].odds, odds);
    }
    assert_eq!(named.len(), 2);
    assert!(named.iter().all(|one| one.rules == [1]));
}

#[test]
fn a_picture_counts_for_more_than_what_has_to_be_excluded() {
    check_named(Naming::Picture, Care::Today, (16.0, 2.0), (4.0, 1.0));
    check_named(Naming::Exclude, Care::Today, (9.0, 0.5), (2.0, 0.25));
}

#[test]
fn a_rule_that_asks_for_less_than_the_decisive_one_counts_for_less() {
    check_named(Naming::Picture, Care::Within3Days, (4.0, 1.0), (2.0, 0.5));
    check_named(Naming::Exclude, Care::Within2Weeks, (3.0, 0.25), (2.0_f64.sqrt(), 0.125));
}

#[test]
fn what_is_excluded_within_days_is_not_likelier_for_it() {
    let rule = Rule { naming: Naming::Exclude, care: Care::Within3Days, ..toy::KNOWLEDGE.rules[0] };
    let knowledge = Knowledge { rules: Box::leak(Box::new([rule])), naming: NAMING, ..toy::KNOWLEDGE };
    let facts = Facts::new(&knowledge, &toy::answers(&[(toy::SWOLLEN, Status::Present)]));
    let named = named(&knowledge, &reasons(&knowledge, None, &facts));
    assert_near(named[0].likelihood_ratio, 3.0);
    assert_near(named[0].odds, 0.25);
}

#[test]
fn what_rules_name_changes_the_shares_and_they_still_sum_to_one() {
    let ranked = Differential { probabilities: [0.2, 0.8].map(Probability::new).to_vec() };
    let named = [Named { condition: ConditionId(0), likelihood_ratio: 2.0, odds: 0.4, rules: vec![0] }];
    let shares: Vec<f64> = with_named(&ranked, &named).probabilities.iter().map(|share| share.get()).collect();
    assert!((shares[0] - 0.5).abs() < 1e-9 && (shares[1] - 0.5).abs() < 1e-9, "{shares:?}");
    assert_eq!(with_named(&ranked, &[]), ranked);
}

/// The toy with another rule in place of its own, and priors of these weights.
fn toy_with(rules: Vec<Rule>, weights: [f32; 2]) -> Knowledge {
    let mut conditions = toy::KNOWLEDGE.conditions.to_vec();
    for (condition, weight) in conditions.iter_mut().zip(weights) {
        condition.prior.weight = weight;
    }
    Knowledge { rules: rules.leak(), conditions: conditions.leak(), ..toy::KNOWLEDGE }
}

#[track_caller]
fn check_fit(weights: [f32; 2], expected: &[(u16, Fit)], tie: bool) {
    let told = assess(&toy_with(Vec::new(), weights), &toy::answers(&[]));
    let fits: Vec<(u16, Fit)> = told.causes.iter().map(|cause| (cause.condition.0, cause.fit)).collect();
    assert_eq!((fits.as_slice(), told.tie), (expected, tie));
}

#[test]
fn the_words_for_how_well_a_cause_fits_follow_its_share() {
    check_fit([50.0, 50.0], &[(0, Fit::FitsWell), (1, Fit::FitsWell)], true);
    check_fit([41.0, 59.0], &[(1, Fit::FitsWell), (0, Fit::FitsWell)], false);
    check_fit([42.0, 58.0], &[(1, Fit::FitsWell), (0, Fit::FitsWell)], true);
    check_fit([39.0, 61.0], &[(1, Fit::FitsWell), (0, Fit::Possible)], false);
    check_fit([11.0, 89.0], &[(1, Fit::FitsWell), (0, Fit::Possible)], false);
    check_fit([9.0, 91.0], &[(1, Fit::FitsWell), (0, Fit::LessLikely)], false);
    check_fit([3.0, 97.0], &[(1, Fit::FitsWell), (0, Fit::LessLikely)], false);
    check_fit([1.0, 99.0], &[(1, Fit::FitsWell)], false);
}

#[test]
fn no_share_above_nine_in_ten_is_shown() {
    let told = assess(&toy_with(Vec::new(), [95.0, 5.0]), &toy::answers(&[]));
    assert!((told.causes[0].probability.get() - 0.9).abs() < 1e-9);
}

/// A rule that fires when the leg is swollen.
fn rule(care: Care, suspects: &'static [ConditionId]) -> Rule {
    Rule { care, suspects, ..toy::KNOWLEDGE.rules[0] }
}

const CLOT: &[ConditionId] = &[ConditionId(0)];
const CRAMP: &[ConditionId] = &[ConditionId(1)];

#[track_caller]
fn check_suspected(rules: Vec<Rule>, expected: &[u16]) {
    let told = assess(&toy_with(rules, [10.0, 90.0]), &toy::answers(&[(toy::SWOLLEN, Status::Present)]));
    assert_eq!(told.suspected.iter().map(|id| id.0).collect::<Vec<_>>(), expected);
}

#[test]
fn what_has_to_be_checked_is_all_of_today_and_above_and_else_the_decisive_level() {
    check_suspected(vec![rule(Care::Ambulance, CRAMP), rule(Care::Today, CLOT)], &[0, 1]);
    check_suspected(vec![rule(Care::Today, CRAMP), rule(Care::Within3Days, CLOT)], &[1]);
    check_suspected(vec![rule(Care::Within3Days, CRAMP), rule(Care::Within2Weeks, CLOT)], &[0, 1]);
    check_suspected(vec![rule(Care::Within2Weeks, CRAMP), rule(Care::Within2Weeks, CRAMP)], &[1]);
}

#[track_caller]
fn check_self_care(care: Care, suspects: &'static [ConditionId], allowed: bool) {
    let knowledge = toy_with(vec![rule(care, suspects)], [90.0, 10.0]);
    let told = assess(&knowledge, &toy::answers(&[(toy::SWOLLEN, Status::Present)]));
    assert_eq!(told.allows_self_care(&knowledge), allowed, "{care:?} {suspects:?}");
}

#[test]
fn self_care_is_told_below_today_and_only_when_no_other_cause_is_to_be_checked() {
    check_self_care(Care::Within3Days, CLOT, true);
    check_self_care(Care::Within3Days, CRAMP, false);
    check_self_care(Care::Today, CLOT, false);
    check_self_care(Care::EmergencyDepartment, CLOT, false);
    let none = toy_with(Vec::new(), [0.0, 0.0]);
    assert!(!assess(&none, &toy::answers(&[])).allows_self_care(&none), "without a cause there is nothing to care for");
}

#[test]
fn rules_that_name_more_never_change_the_urgency() {
    let knowledge = Knowledge { naming: NAMING, ..toy::KNOWLEDGE };
    for status in [Status::Present, Status::Absent, Status::NotSure, Status::Unasked] {
        let answers = toy::answers(&[(toy::SWOLLEN, status), (toy::NIGHT, Status::Present)]);
        assert_eq!(assess(&knowledge, &answers).care, assess(&toy::KNOWLEDGE, &answers).care);
    }
}

#[test]
fn an_open_or_unsure_safety_question_keeps_self_care_away() {
    for status in [Status::Unasked, Status::NotSure] {
        assert_eq!(assess(&toy::KNOWLEDGE, &toy::answers(&[(toy::SWOLLEN, status)])).care, Care::Within3Days);
    }
    let told = assess(&toy::KNOWLEDGE, &toy::answers(&[(toy::SWOLLEN, Status::Absent)]));
    assert_eq!(told.care, Care::SelfCare);
    assert_eq!(told.would_change[0].finding, toy::SWOLLEN);
}

#[test]
fn safety_questions_come_first_and_then_the_most_telling() {
    let next = |known: &[(FindingId, Status)]| {
        let told = assess(&toy::KNOWLEDGE, &toy::answers(known));
        told.next_question.map(|id| toy::KNOWLEDGE.question(id).id)
    };
    assert_eq!(next(&[]), Some("swollen"));
    assert_eq!(next(&[(toy::SWOLLEN, Status::Absent)]), Some("night"));
}

#[test]
fn unknown_is_not_no() {
    let facts = |known: &[(FindingId, Status)]| Facts::new(&toy::KNOWLEDGE, &toy::answers(known));
    let not_night = Expr::Not(&Expr::Is(toy::NIGHT));
    assert_eq!(truth(&not_night, &facts(&[])), Truth::Unknown);
    assert_eq!(truth(&not_night, &facts(&[(toy::NIGHT, Status::Absent)])), Truth::Yes);
    assert!(holds(&not_night, &facts(&[])));
    let two = Expr::AtLeast(2, &[Expr::Is(toy::NIGHT), Expr::Is(toy::KNOT), Expr::Is(toy::SWOLLEN)]);
    assert_eq!(truth(&two, &facts(&[(toy::NIGHT, Status::Present)])), Truth::Unknown);
    let gone = [(toy::NIGHT, Status::Absent), (toy::KNOT, Status::Absent)];
    assert_eq!(truth(&two, &facts(&gone)), Truth::No);
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::new(&calfcheck::knowledge::KNOWLEDGE));

/// What was said about one asked finding: a place in the knowledge, and an answer.
fn said() -> impl Strategy<Value = Vec<(usize, Status)>> {
    let status = prop_oneof![
        3 => Just(Status::Absent),
        1 => Just(Status::NotSure),
        2 => Just(Status::Present),
    ];
    proptest::collection::vec((0..calfcheck::knowledge::KNOWLEDGE.findings.len(), status), 0..60)
}

fn answers(said: &[(usize, Status)], age: f32) -> Answers {
    let knowledge = &calfcheck::knowledge::KNOWLEDGE;
    let mut answers = Answers::none(knowledge);
    for (place, status) in said {
        let id = FindingId(u16::try_from(*place).expect("a place"));
        if knowledge.finding(id).kind == FindingKind::Asked {
            answers.record(id, *status);
        }
    }
    answers.record_number(crate::person::finding("age_years"), age);
    answers
}

fn care_of(answers: &Answers) -> Urgency {
    let knowledge = &calfcheck::knowledge::KNOWLEDGE;
    let facts = Facts::new(knowledge, answers);
    calfcheck::engine::care(&calfcheck::engine::reasons(knowledge, Some(&WEIGHTS), &facts)).urgency()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Promise 1.
    #[test]
    fn a_red_flag_answered_yes_never_lowers_the_urgency(said in said(), age in 0f32..100.0, pick in 0usize..1000) {
        let knowledge = &calfcheck::knowledge::KNOWLEDGE;
        let flags: Vec<FindingId> = knowledge
            .finding_ids()
            .filter(|id| knowledge.finding(*id).red_flag && knowledge.finding(*id).kind == FindingKind::Asked)
            .collect();
        let flag = flags[pick % flags.len()];
        for other in [Status::Absent, Status::NotSure] {
            let mut before = answers(&said, age);
            before.replace(flag, other);
            let mut after = before.clone();
            after.replace(flag, Status::Present);
            prop_assert!(
                care_of(&after) >= care_of(&before),
                "{} from {:?} to yes lowers {:?} to {:?}",
                knowledge.finding(flag).id, other, care_of(&before), care_of(&after)
            );
        }
    }

    /// Promise 2.
    #[test]
    fn self_care_needs_a_no_to_every_safety_question(said in said(), age in 18f32..100.0) {
        let knowledge = &calfcheck::knowledge::KNOWLEDGE;
        let answers = answers(&said, age);
        if care_of(&answers) == Urgency::SelfCare {
            let facts = Facts::new(knowledge, &answers);
            prop_assert!(calfcheck::engine::open_safety_questions(knowledge, &facts).is_empty());
            for id in knowledge.finding_ids().filter(|id| knowledge.finding(*id).red_flag) {
                prop_assert!(facts.status(id) != Status::Present);
            }
        }
    }

    /// Promises 3 and 4.
    #[test]
    fn the_order_of_answers_never_matters_and_probabilities_sum_to_one(said in said(), age in 18f32..100.0) {
        let knowledge = &calfcheck::knowledge::KNOWLEDGE;
        let forward = answers(&said, age);
        let mut reversed = said.clone();
        reversed.reverse();
        prop_assert_eq!(&forward, &answers(&reversed, age));
        let ranked = differential(knowledge, &WEIGHTS, &Facts::new(knowledge, &forward));
        let total: f64 = ranked.probabilities.iter().map(|p| p.get()).sum();
        prop_assert!(ranked.probabilities.iter().all(|p| p.get().is_finite()));
        prop_assert!((total - 1.0).abs() < 1e-9, "they sum to {}", total);
    }
}

#[test]
fn the_same_answers_always_give_the_same_assessment() {
    let knowledge = &calfcheck::knowledge::KNOWLEDGE;
    let answers = answers(&[(3, Status::Present), (40, Status::NotSure), (90, Status::Absent)], 50.0);
    assert_eq!(assess(knowledge, &answers), assess_with(knowledge, &WEIGHTS, &answers));
}
