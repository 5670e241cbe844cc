//! Many people on all cores. Each block of people has a seed and noise of its own, so the figures depend on neither
//! the number of cores nor the order in which they finish.

use super::answers::{Unsure, everything, interview};
use super::figures::{Figures, Outcome, Tally};
use super::model::{Chances, Model};
use super::person::Person;
use super::scheme::Scheme;
use calfcheck::engine::{Facts, Weights, care, differential, named, reasons, with_named};
use calfcheck::knowledge::KNOWLEDGE;
use fastrand::Rng;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// People who share one draw of the noise.
pub const BLOCK: usize = 50;

/// How people answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Every question that concerns them, without an interview: quick, for many people.
    Everything,
    /// The whole adaptive interview.
    Interview,
}

impl Stage {
    /// The name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Everything => "everything answered",
            Stage::Interview => "whole interviews",
        }
    }
}

/// One run: who, how many, and how they answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// The world they are drawn from.
    pub model: Model,
    /// How they answer.
    pub stage: Stage,
    /// The chance that a question is answered "not sure".
    pub not_sure: f64,
    /// How many people, rounded up to whole blocks.
    pub people: usize,
}

/// What all runs share.
pub struct Simulation {
    scheme: Scheme,
    weights: Weights,
    seed: u64,
}

impl Simulation {
    /// Prepares for runs. The same seed gives the same people.
    pub fn new(seed: u64) -> Self {
        Simulation { scheme: Scheme::new(), weights: Weights::new(&KNOWLEDGE), seed }
    }

    /// Draws the people of a run and counts what became of them.
    pub fn figures(&self, run: &Run) -> Figures {
        let blocks = run.people.div_ceil(BLOCK);
        let next = AtomicUsize::new(0);
        let tallies = Mutex::new(vec![None; blocks]);
        let work = || {
            loop {
                let block = next.fetch_add(1, Ordering::Relaxed);
                if block >= blocks {
                    return;
                }
                let tally = self.block(run, block);
                tallies.lock().unwrap_or_else(PoisonError::into_inner)[block] = Some(tally);
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(work);
            }
        });
        let mut total = Tally::new();
        let tallies = tallies.into_inner().unwrap_or_else(PoisonError::into_inner);
        tallies.iter().flatten().for_each(|tally| total.add(tally));
        total.figures()
    }

    /// The people of one block, as they are drawn.
    pub fn people(&self, model: &Model, block: usize) -> Vec<Person> {
        let mut rng = self.rng(block, 0);
        let chances = Chances::all(model, &mut rng);
        (0..BLOCK).map(|_| Person::draw(&self.scheme, model, &chances, &mut rng)).collect()
    }

    fn block(&self, run: &Run, block: usize) -> Tally {
        let mut rng = self.rng(block, 1);
        let mut tally = Tally::new();
        for person in self.people(&run.model, block) {
            let unsure = Unsure::draw(run.not_sure, &mut rng);
            tally.count(&self.outcome(&person, &unsure, run.stage));
        }
        tally
    }

    fn outcome(&self, person: &Person, unsure: &Unsure, stage: Stage) -> Outcome {
        let (facts, questions) = match stage {
            Stage::Everything => (everything(person, unsure), None),
            Stage::Interview => {
                let told = interview(person, unsure);
                let facts = Facts::new(&KNOWLEDGE, &told.answers(&KNOWLEDGE));
                (facts, Some(told.counted(&KNOWLEDGE).len()))
            }
        };
        let reasons = reasons(&KNOWLEDGE, Some(&self.weights), &facts);
        let by_likelihoods = differential(&KNOWLEDGE, &self.weights, &facts);
        Outcome {
            condition: person.condition,
            as_drawn: person.as_drawn,
            ranked: with_named(&by_likelihoods, &named(&KNOWLEDGE, &reasons)),
            by_likelihoods,
            urgency: care(&reasons).urgency(),
            decisive: reasons.into_iter().next(),
            questions,
        }
    }

    /// A generator of its own for each block and purpose: who the people are must not depend on how they answer.
    fn rng(&self, block: usize, purpose: u64) -> Rng {
        let mut seeds = Rng::with_seed(self.seed);
        let block = u64::try_from(block).unwrap_or(u64::MAX);
        Rng::with_seed(seeds.u64(..) ^ block.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (purpose << 63))
    }
}
