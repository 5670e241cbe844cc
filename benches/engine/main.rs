//! How long the engine takes: `cargo xtask bench`, or `cargo bench --bench engine`.
//! Nothing here fails on a time: what is slow on one machine is quick on another.

mod growth;
mod people;
mod synthetic;

use calfcheck::engine::{Facts, Weights, assess, assess_with, differential, next_question, reasons, would_change};
use calfcheck::knowledge::KNOWLEDGE;
use criterion::Criterion;
use people::Person;
use std::hint::black_box;
use std::time::Duration;

fn main() {
    let people = people::all();
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    for person in &people {
        whole(&mut criterion, person);
        parts(&mut criterion, person);
    }
    criterion.final_summary();
    let without_growth = ["--test", "--list", "--profile-time"];
    if !std::env::args().any(|word| without_growth.contains(&word.as_str())) {
        growth::print(&people[1]);
    }
}

/// What the pages call.
fn whole(criterion: &mut Criterion, person: &Person) {
    let mut group = criterion.benchmark_group(person.name);
    let weights = Weights::new(&KNOWLEDGE);
    let midway = Facts::new(&KNOWLEDGE, &person.midway);
    group.bench_function("assess, all answered", |b| {
        b.iter(|| assess_with(&KNOWLEDGE, &weights, black_box(&person.answers)));
    });
    group.bench_function("assess, all answered, without weights", |b| {
        b.iter(|| assess(&KNOWLEDGE, black_box(&person.answers)));
    });
    group.bench_function("assess, midway", |b| {
        b.iter(|| assess_with(&KNOWLEDGE, &weights, black_box(&person.midway)));
    });
    group.bench_function("next_question, midway", |b| {
        b.iter(|| next_question(&KNOWLEDGE, &weights, black_box(&midway)));
    });
    group.bench_function("interview", |b| b.iter(|| black_box(&person.portrait).interview(&KNOWLEDGE)));
    group.finish();
}

/// What these are made of.
fn parts(criterion: &mut Criterion, person: &Person) {
    let mut group = criterion.benchmark_group(format!("{}, parts", person.name));
    let weights = Weights::new(&KNOWLEDGE);
    let facts = Facts::new(&KNOWLEDGE, &person.answers);
    let care = calfcheck::engine::care(&reasons(&KNOWLEDGE, Some(&weights), &facts));
    group.bench_function("Weights::new", |b| b.iter(|| Weights::new(black_box(&KNOWLEDGE))));
    group.bench_function("Facts::new", |b| b.iter(|| Facts::new(&KNOWLEDGE, black_box(&person.answers))));
    group.bench_function("differential", |b| b.iter(|| differential(&KNOWLEDGE, &weights, black_box(&facts))));
    group.bench_function("reasons", |b| b.iter(|| reasons(&KNOWLEDGE, Some(&weights), black_box(&facts))));
    group.bench_function("would_change", |b| {
        b.iter(|| would_change(&KNOWLEDGE, weights.readers(), black_box(&facts), care))
    });
    group.finish();
}
