//! Simulated people: drawn as the numbers say, told as the questionnaire can, and the same from the same seed.

#[path = "../../src/bin/simulate/answers.rs"]
mod answers;
#[path = "../../src/bin/simulate/figures.rs"]
#[allow(dead_code, reason = "the command prints the rest")]
mod figures;
#[path = "../../src/bin/simulate/model.rs"]
mod model;
#[path = "../../src/bin/simulate/person.rs"]
mod person;
#[path = "../../src/bin/simulate/run.rs"]
#[allow(dead_code, reason = "the command prints the rest")]
mod run;
#[path = "../../src/bin/simulate/scheme.rs"]
mod scheme;

use answers::{Unsure, everything};
use calfcheck::engine::Facts;
use calfcheck::interview::included;
use calfcheck::knowledge::{Condition, FindingId, FindingKind, KNOWLEDGE, Reach, Stage as Part, Urgency};
use fastrand::Rng;
use figures::own_urgency;
use model::{Chances, Model};
use person::Person;
use run::{Run, Simulation, Stage};
use scheme::finding;

const SEED: u64 = 7;

/// So many standard deviations from what is expected are still chance.
const CHANCE: f64 = 4.5;

fn people(blocks: usize) -> Vec<Person> {
    let simulation = Simulation::new(SEED);
    (0..blocks).flat_map(|block| simulation.people(&Model::EXACT, block)).collect()
}

fn run(model: Model, stage: Stage, not_sure: f64, people: usize) -> Run {
    Run { model, stage, not_sure, people }
}

#[track_caller]
fn check_count(what: &str, count: usize, expected: f64, variance: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let distance = (count as f64 - expected).abs();
    assert!(distance <= CHANCE * variance.sqrt() + 1.0, "{what}: {count} are not about {expected:.1}");
}

/// How often people with the condition have the finding, against the number of the condition.
#[track_caller]
fn check_finding(people: &[Person], condition: &str, name: &str, chance: f64) {
    let condition = KNOWLEDGE.condition_named(condition).expect("a condition");
    let those: Vec<&Person> = people.iter().filter(|person| person.condition == condition).collect();
    let count = those.iter().filter(|person| person.has(finding(name))).count();
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let all = those.len() as f64;
    assert!(all > 100.0, "too few to tell");
    check_count(name, count, all * chance, all * chance * (1.0 - chance));
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_seed_others() {
    let told = |seed: u64, stage: Stage, people: usize| {
        let model = Model::ALL[3];
        format!("{:?}", Simulation::new(seed).figures(&run(model, stage, 0.2, people)))
    };
    assert_eq!(told(SEED, Stage::Everything, 400), told(SEED, Stage::Everything, 400));
    assert_ne!(told(SEED, Stage::Everything, 400), told(SEED + 1, Stage::Everything, 400));
    assert_eq!(told(SEED, Stage::Interview, 50), told(SEED, Stage::Interview, 50));
}

#[test]
fn who_the_people_are_does_not_depend_on_how_they_answer() {
    let figures = |not_sure: f64| Simulation::new(SEED).figures(&run(Model::EXACT, Stage::Everything, not_sure, 500));
    let counts = |not_sure: f64| -> Vec<usize> { figures(not_sure).conditions.iter().map(|of| of.people).collect() };
    assert_eq!(counts(0.0), counts(0.5));
    assert!(figures(0.0).m1_by_likelihoods > figures(0.5).m1_by_likelihoods);
}

#[test]
fn shares_sum_to_one_and_every_person_is_counted_once() {
    let figures = Simulation::new(SEED).figures(&run(Model::EXACT, Stage::Everything, 0.0, 1_000));
    assert_eq!(figures.people, 1_000);
    assert!((figures.urgency.values().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(figures.conditions.iter().map(|of| of.people).sum::<usize>(), 1_000);
    assert_eq!(figures.first_cause.bins.iter().map(|bin| bin.count).sum::<usize>(), 1_000);
    assert!((figures.conditions.iter().map(|of| of.expected).sum::<f64>() - 1_000.0).abs() < 1e-6);
    for of in &figures.conditions {
        assert_eq!(of.told.iter().sum::<usize>(), of.people, "{}", of.id);
        assert!(of.below_own <= of.people);
    }
    assert!(figures.m1 <= figures.m3 && figures.m3 <= 1.0);
}

/// The weight of a condition for this person, reckoned apart from the simulation.
fn weight(condition: &Condition, person: &Person) -> f64 {
    let years = person.number(finding("age_years")).expect("an age");
    let band = [35.0, 50.0, 65.0, 80.0].iter().filter(|limit| years >= **limit).count();
    let prior = condition.prior;
    let mut weight = f64::from(prior.weight) * f64::from(prior.by_age[band]);
    if person.has(finding("female")) {
        weight *= f64::from(prior.female);
    }
    if person.has(finding("pregnant")) {
        weight *= f64::from(prior.pregnant);
    }
    if condition.reach == Reach::Likelihood { weight } else { 0.0 }
}

#[test]
fn a_drawn_population_reproduces_its_priors() {
    let people = people(120);
    for (id, condition) in KNOWLEDGE.condition_ids().zip(KNOWLEDGE.conditions) {
        let share = |person: &Person| {
            let all: f64 = KNOWLEDGE.conditions.iter().map(|known| weight(known, person)).sum();
            weight(condition, person) / all
        };
        let count = people.iter().filter(|person| person.condition == id).count();
        let expected: f64 = people.iter().map(share).sum();
        let variance: f64 = people.iter().map(share).map(|share| share * (1.0 - share)).sum();
        check_count(condition.id, count, expected, variance);
    }
}

#[test]
fn ages_sex_and_pregnancy_are_as_stated() {
    let people = people(120);
    let all = 6_000.0;
    for (name, share) in [("female", 0.55), ("pregnant", 0.02), ("age_60_or_over", 0.33)] {
        let count = people.iter().filter(|person| person.has(finding(name))).count();
        check_count(name, count, all * share, all * share * (1.0 - share));
    }
    let pregnant = people.iter().filter(|person| person.has(finding("pregnant")));
    assert!(pregnant.clone().all(|person| person.has(finding("female"))));
}

#[test]
fn findings_are_as_frequent_as_their_numbers_say() {
    let people = people(120);
    let row = |condition: &str, name: &str| {
        let id = KNOWLEDGE.condition_named(condition).expect("a condition");
        let rows = KNOWLEDGE.condition(id).likelihoods;
        rows.iter().find(|row| row.finding == finding(name)).expect("a number").probability()
    };
    for (condition, name) in [
        ("muscle_cramp", "hard_knot"),
        ("muscle_cramp", "side_both"),
        ("muscle_cramp", "nerve_numb_weak"),
        ("calf_strain", "swelling_none"),
        ("sciatica", "pain_from_back_down_leg"),
        ("sciatica", "nerve_numb"),
        ("deep_vein_thrombosis", "perfusion_normal"),
    ] {
        if name == "nerve_numb" {
            // A state counts only when no more specific one is there.
            let numb = row(condition, "nerve_numb") + row(condition, "nerve_numb_weak");
            check_finding(&people, condition, name, numb);
        } else {
            check_finding(&people, condition, name, row(condition, name));
        }
    }
    let background = KNOWLEDGE.finding(finding("recent_fall")).background;
    check_finding(&people, "muscle_cramp", "recent_fall", f64::from(background));
}

#[test]
fn everything_answered_at_once_is_what_the_questionnaire_records() {
    for (number, person) in people(4).iter().enumerate() {
        let unsure = Unsure::draw(if number % 2 == 0 { 0.0 } else { 0.3 }, &mut Rng::with_seed(SEED));
        let portrait = person.portrait();
        let response = |id| match unsure.of(id) {
            true => calfcheck::interview::Response::NotSure,
            false => portrait.respond(&KNOWLEDGE, id),
        };
        let responses: Vec<_> = KNOWLEDGE.question_ids().map(|id| (id, response(id))).collect();
        let told = Facts::new(&KNOWLEDGE, &included(&KNOWLEDGE, &responses).0);
        let at_once = everything(person, &unsure);
        for id in KNOWLEDGE.finding_ids() {
            let name = KNOWLEDGE.finding(id).id;
            assert_eq!(at_once.status(id), told.status(id), "person {number}: {name}");
            assert_eq!(at_once.number(id), told.number(id), "person {number}: {name}");
        }
        assert_eq!(at_once.states(), told.states());
    }
}

#[test]
fn noise_keeps_probabilities_probabilities() {
    let mut rng = Rng::with_seed(SEED);
    for model in Model::ALL {
        for chances in Chances::all(&model, &mut rng) {
            assert!(chances.findings.iter().all(|chance| (0.0..=1.0).contains(chance)));
            for states in &chances.states {
                assert!((states.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{states:?}");
            }
        }
    }
    let exact = |seed: u64| format!("{:?}", Chances::all(&Model::EXACT, &mut Rng::with_seed(seed)));
    assert_eq!(exact(1), exact(2));
    let noisy = |seed: u64| format!("{:?}", Chances::all(&Model::ALL[4], &mut Rng::with_seed(seed)));
    assert_ne!(noisy(1), noisy(2));
}

#[test]
fn stray_dangers_can_be_left_out_and_nothing_else_changes() {
    let simulation = Simulation::new(SEED);
    let (with, without) = (simulation.people(&Model::EXACT, 0), simulation.people(&Model::ALL[1], 0));
    let scheme = scheme::Scheme::new();
    for (with, without) in with.iter().zip(&without) {
        assert_eq!(with.condition, without.condition);
        assert!(scheme.stray_dangers.iter().all(|id| !without.has(*id)));
        let apart = |id: &FindingId| !scheme.stray_dangers.contains(id);
        let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
        for id in KNOWLEDGE.finding_ids().filter(apart).filter(asked) {
            assert_eq!(with.has(id), without.has(id), "{}", KNOWLEDGE.finding(id).id);
        }
    }
    assert!(scheme.stray_dangers.contains(&finding("chest_pain")));
    assert!(!scheme.stray_dangers.contains(&finding("severe_pain")));
}

#[test]
fn everyone_knows_who_they_are() {
    let unsure = Unsure::draw(1.0, &mut Rng::with_seed(SEED));
    for id in KNOWLEDGE.question_ids() {
        assert_eq!(unsure.of(id), KNOWLEDGE.question(id).stage != Part::About, "{}", KNOWLEDGE.question(id).id);
    }
}

#[test]
fn a_condition_needs_what_its_highest_threshold_asks_for() {
    let own = |name: &str| own_urgency(KNOWLEDGE.condition(KNOWLEDGE.condition_named(name).expect("a condition")));
    assert_eq!(own("muscle_cramp"), Urgency::SelfCare);
    assert_eq!(own("sciatica"), Urgency::Routine);
    assert_eq!(own("deep_vein_thrombosis"), Urgency::SameDay);
    assert_eq!(own("acute_limb_ischaemia"), Urgency::Emergency);
}
