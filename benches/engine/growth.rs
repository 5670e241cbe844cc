//! How the engine's time grows with the knowledge, against a baseline timed in the same run. Prints; asserts nothing,
//! because a time depends on the machine.

use super::people::Person;
use super::synthetic;
use calfcheck::engine::{Answers, Facts, Status, Weights, assess_with, differential, next_question, reasons};
use calfcheck::knowledge::Knowledge;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many copies of the real knowledge: doublings, and the hundredfold.
const COPIES: [u16; 8] = [1, 2, 4, 8, 16, 32, 64, 100];

/// Once a single call takes longer than this, larger knowledge is left out.
const LONGEST_CALL: Duration = Duration::from_secs(3);

/// Calls are repeated for about so long, and the median is told.
const TIME_FOR_EACH: Duration = Duration::from_millis(300);

/// One size of knowledge with the answers of one person.
struct Size {
    knowledge: &'static Knowledge,
    weights: Weights,
    answers: Answers,
    midway: Answers,
    facts: Facts,
    facts_midway: Facts,
}

/// What is timed.
struct Part {
    name: &'static str,
    call: fn(&Size),
}

const PARTS: [Part; 6] = [
    Part { name: "Facts::new", call: |size| drop(black_box(Facts::new(size.knowledge, &size.answers))) },
    Part {
        name: "differential",
        call: |size| drop(black_box(differential(size.knowledge, &size.weights, &size.facts))),
    },
    Part { name: "reasons", call: |size| drop(black_box(reasons(size.knowledge, Some(&size.weights), &size.facts))) },
    Part {
        name: "assess, all answered",
        call: |size| drop(black_box(assess_with(size.knowledge, &size.weights, &size.answers))),
    },
    Part {
        name: "assess, midway",
        call: |size| drop(black_box(assess_with(size.knowledge, &size.weights, &size.midway))),
    },
    Part {
        name: "next_question, midway",
        call: |size| {
            black_box(next_question(size.knowledge, &size.weights, &size.facts_midway));
        },
    },
];

/// Times every part on knowledge of every size.
pub fn print(person: &Person) {
    println!("\nGrowth with copies of the real knowledge ({}).", person.name);
    println!("Baseline: a naive sum of logarithms over every likelihood row, timed in the same run.");
    println!("Exponent: of time in size since the row above; 1 is linear, 2 is quadratic.");
    let mut rows = [const { Vec::<(u16, Duration)>::new() }; PARTS.len()];
    let mut baselines: Vec<(u16, Duration)> = Vec::new();
    for copies in COPIES {
        let size = size(person, copies);
        baselines.push((copies, median(|| drop(black_box(naive_sum(&size))))));
        for (part, times) in PARTS.iter().zip(&mut rows) {
            if times.last().is_none_or(|(_, time)| *time <= LONGEST_CALL) {
                times.push((copies, median(|| (part.call)(&size))));
            }
        }
    }
    table("naive sum (baseline)", &baselines, &baselines);
    for (part, times) in PARTS.iter().zip(&rows) {
        table(part.name, times, &baselines);
    }
}

fn size(person: &Person, copies: u16) -> Size {
    let knowledge = synthetic::knowledge(copies);
    let answers = synthetic::answers(knowledge, &person.answers);
    let midway = synthetic::answers(knowledge, &person.midway);
    Size {
        knowledge,
        weights: Weights::new(knowledge),
        facts: Facts::new(knowledge, &answers),
        facts_midway: Facts::new(knowledge, &midway),
        answers,
        midway,
    }
}

/// The least that a differential by logarithms can be: every row of every condition, one after the other.
fn naive_sum(size: &Size) -> Vec<f64> {
    let score = |condition: &calfcheck::knowledge::Condition| -> f64 {
        let rows = condition.likelihoods.iter();
        rows.map(|row| {
            let background = f64::from(size.knowledge.finding(row.finding).background);
            match size.facts.status(row.finding) {
                Status::Present => (row.probability() / background).ln(),
                Status::Absent => ((1.0 - row.probability()) / (1.0 - background)).ln(),
                Status::NotSure | Status::Unasked => 0.0,
            }
        })
        .sum()
    };
    size.knowledge.conditions.iter().map(score).collect()
}

fn median(call: impl Fn()) -> Duration {
    let start = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || start.elapsed() < TIME_FOR_EACH {
        let start = Instant::now();
        call();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn table(name: &str, times: &[(u16, Duration)], baselines: &[(u16, Duration)]) {
    println!("\n{name}\n  copies          time   times the baseline   exponent");
    let mut before: Option<(u16, Duration)> = None;
    for ((copies, time), (_, baseline)) in times.iter().zip(baselines) {
        let exponent = before.map(|(fewer, shorter)| {
            (time.as_secs_f64() / shorter.as_secs_f64()).ln() / (f64::from(*copies) / f64::from(fewer)).ln()
        });
        let exponent = exponent.map_or("-".to_owned(), |exponent| format!("{exponent:.2}"));
        let ratio = time.as_secs_f64() / baseline.as_secs_f64();
        println!("  {copies:>6} {:>13} {ratio:>20.1} {exponent:>10}", in_words(*time));
        before = Some((*copies, *time));
    }
    if times.len() < baselines.len() {
        println!("  larger knowledge left out: a call took longer than {} s", LONGEST_CALL.as_secs());
    }
}

fn in_words(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1e-3 {
        format!("{:.1} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.2} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}
