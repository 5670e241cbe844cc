//! The parts of the differential and its explanation, on the toy.

use crate::toy;
use calfcheck::engine::{Answers, Facts, Status, Strength, Weights, differential, explain};
use calfcheck::knowledge::*;

/// The toy with conditions as changed.
fn toy_with(change: impl Fn(&mut [Condition]), correlations: &'static [CorrelationGroup]) -> Knowledge {
    let mut conditions = toy::KNOWLEDGE.conditions.to_vec();
    change(&mut conditions);
    Knowledge { conditions: conditions.leak(), correlations, ..toy::KNOWLEDGE }
}

#[track_caller]
fn check_clot(knowledge: &Knowledge, known: &[(FindingId, Status)], expected: f64) {
    let facts = Facts::new(knowledge, &toy::answers(known));
    let ranked = differential(knowledge, &Weights::new(knowledge), &facts);
    let shares: Vec<f64> = ranked.probabilities.iter().map(|share| share.get()).collect();
    assert!((shares[0] - expected).abs() < 1e-6, "{} is not {expected}", shares[0]);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn a_floor_holds_a_share_up_only_when_it_applies_and_only_from_below() {
    const FLOOR: &[Floor] = &[Floor { when: Expr::Is(toy::SWOLLEN), at_least: 0.3 }];
    let rare = |weight: f32| {
        toy_with(
            move |conditions| {
                conditions[0].floors = FLOOR;
                conditions[0].prior.weight = weight;
                conditions[1].prior.weight = 100.0 - weight;
            },
            &[],
        )
    };
    check_clot(&rare(1.0), &[(toy::SWOLLEN, Status::Present)], 0.3);
    let ratio = 0.2 / 0.95;
    check_clot(&rare(1.0), &[(toy::SWOLLEN, Status::Absent)], ratio / (ratio + 99.0));
    check_clot(&rare(50.0), &[(toy::SWOLLEN, Status::Present)], 16.0 / 17.0);
}

#[test]
fn of_findings_of_which_one_counts_it_is_the_one_that_says_most_for_or_against() {
    const STRONGEST: &[CorrelationGroup] = &[CorrelationGroup {
        id: "cramp",
        policy: CorrelationPolicy::Strongest,
        members: &[toy::NIGHT, toy::KNOT],
        applies_to: &[],
    }];
    const ROWS: &[Likelihood] = &[
        Likelihood { finding: toy::NIGHT, per_10_000: 8_000, mark: Mark::Estimate },
        Likelihood { finding: toy::KNOT, per_10_000: 6_000, mark: Mark::Estimate },
    ];
    let knowledge = toy_with(|conditions| conditions[1].likelihoods = ROWS, STRONGEST);
    let (night, knot) = (toy::NIGHT, toy::KNOT);
    check_clot(&knowledge, &[(knot, Status::Present)], 1.0 / (1.0 + 3.0));
    check_clot(&knowledge, &[(night, Status::Present), (knot, Status::Present)], 1.0 / (1.0 + 4.0));
    check_clot(&knowledge, &[(night, Status::Absent), (knot, Status::Present)], 1.0 / (1.0 + 0.25));
}

#[test]
fn what_speaks_for_what_against_and_what_is_missing() {
    let knowledge = toy::KNOWLEDGE;
    let weights = Weights::new(&knowledge);
    let told = |id: u16, known: &[(FindingId, Status)]| {
        explain(&knowledge, &weights, ConditionId(id), &Facts::new(&knowledge, &toy::answers(known)))
    };
    let (clot, cramp) = (0, 1);
    let known = [(toy::SWOLLEN, Status::Absent), (toy::NIGHT, Status::Present), (toy::KNOT, Status::Present)];
    let for_cramp = told(cramp, &known);
    let findings: Vec<_> = for_cramp.for_it.iter().map(|evidence| (evidence.finding, evidence.strength)).collect();
    assert_eq!(findings, [(toy::NIGHT, Strength::Moderate), (toy::KNOT, Strength::Moderate)]);
    assert!(for_cramp.against_it.is_empty() && for_cramp.unknown.is_empty(), "a leg without swelling says too little");
    let for_clot = told(clot, &known);
    let findings: Vec<_> = for_clot.against_it.iter().map(|evidence| (evidence.finding, evidence.strength)).collect();
    assert_eq!(findings, [(toy::SWOLLEN, Strength::Moderate)]);
    assert!(for_clot.for_it.is_empty());
    assert_eq!(told(clot, &[(toy::SWOLLEN, Status::Present)]).for_it[0].strength, Strength::Strong);
    assert_eq!(told(cramp, &[(toy::NIGHT, Status::NotSure)]).unknown, [toy::NIGHT, toy::KNOT]);
    assert_eq!(told(clot, &[]).unknown, [toy::SWOLLEN]);
}

#[test]
fn of_two_measurements_the_greater_is_kept_and_what_is_no_number_is_not() {
    let mut answers = Answers::none(&toy::KNOWLEDGE);
    for (finding, value) in [(toy::NIGHT, 2.0), (toy::SWOLLEN, 5.0), (toy::NIGHT, 1.0), (toy::KNOT, f32::NAN)] {
        answers.record_number(finding, value);
    }
    assert_eq!([toy::SWOLLEN, toy::NIGHT, toy::KNOT].map(|id| answers.number(id)), [Some(5.0), Some(2.0), None]);
    assert_eq!(answers.status(toy::KNOT), Status::Unasked);
    answers.record_number(toy::NIGHT, 3.0);
    assert_eq!(answers.number(toy::NIGHT), Some(3.0));
}

#[test]
fn which_questions_were_asked_is_known_once_one_was() {
    let mut answers = Answers::none(&toy::KNOWLEDGE);
    assert_eq!(answers.was_asked(QuestionId(1)), None);
    answers.note_asked(QuestionId(1));
    answers.note_asked(QuestionId(0));
    assert_eq!([0, 1, 2].map(|id| answers.was_asked(QuestionId(id))), [Some(true), Some(true), Some(false)]);
}
