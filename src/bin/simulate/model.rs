//! The numbers that people are drawn from: those of the knowledge, or the same with noise.

use calfcheck::knowledge::{Condition, FindingId, FindingKind, KNOWLEDGE, Reach};
use fastrand::Rng;

/// Whether people whose trouble is none of the conditions are drawn too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Residual {
    /// Only conditions with likelihoods of their own.
    LeftOut,
    /// Also "something else", whose findings are all drawn from the background.
    Drawn,
}

/// Safety findings that no condition has numbers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrayDangers {
    /// From the background, each by itself, as the engine takes them: most people then have some danger by chance.
    Drawn,
    /// Nobody has them.
    LeftOut,
}

/// A world to draw people from. The engine always reasons with its own numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// The name in the output.
    pub name: &'static str,
    /// Standard deviation, on the logit scale, of the noise on every likelihood.
    pub jitter: f64,
    /// Who else is drawn.
    pub residual: Residual,
    /// What people have beside.
    pub stray_dangers: StrayDangers,
}

impl Model {
    /// The engine's own numbers.
    pub const EXACT: Model =
        Model { name: "exact", jitter: 0.0, residual: Residual::LeftOut, stray_dangers: StrayDangers::Drawn };

    /// Every world of a run; the first is the engine's own.
    pub const ALL: [Model; 5] = [
        Model::EXACT,
        Model { name: "exact, without stray dangers", stray_dangers: StrayDangers::LeftOut, ..Model::EXACT },
        Model { name: "exact, with something else", residual: Residual::Drawn, ..Model::EXACT },
        Model { name: "jittered 0.5", jitter: 0.5, ..Model::EXACT },
        Model { name: "jittered 1.0", jitter: 1.0, ..Model::EXACT },
    ];

    /// Whether people with this condition are drawn.
    pub fn draws(&self, condition: &Condition) -> bool {
        match condition.reach {
            Reach::Likelihood => true,
            Reach::Residual => self.residual == Residual::Drawn,
            Reach::Rules => false,
        }
    }
}

/// How likely each finding is in people with one condition.
#[derive(Clone, Debug)]
pub struct Chances {
    /// `P(finding | condition)`, in the order of the findings: the row of the condition, else the background.
    pub findings: Vec<f64>,
    /// For each variable the probabilities of its states, which sum to one.
    pub states: Vec<Vec<f64>>,
}

impl Chances {
    /// The chances in one world, for each condition in the order of the knowledge. Noise is drawn anew.
    pub fn all(model: &Model, rng: &mut Rng) -> Vec<Chances> {
        KNOWLEDGE.conditions.iter().map(|condition| Chances::for_condition(condition, model, rng)).collect()
    }

    /// The chance of one finding.
    pub fn of(&self, id: FindingId) -> f64 {
        self.findings[usize::from(id.0)]
    }

    fn for_condition(condition: &Condition, model: &Model, rng: &mut Rng) -> Self {
        let background = KNOWLEDGE.findings.iter().map(|finding| match finding.kind {
            FindingKind::Number { .. } => 0.0,
            FindingKind::Asked | FindingKind::Derived(_) => f64::from(finding.background),
        });
        let mut findings: Vec<f64> = background.collect();
        for row in condition.likelihoods {
            findings[usize::from(row.finding.0)] = jittered(row.probability(), model.jitter, rng);
        }
        if let Some(id) = condition.prior.only_if {
            findings[usize::from(id.0)] = 1.0;
        }
        let states = KNOWLEDGE.variables.iter().map(|variable| {
            let known: Vec<f64> = variable.states.iter().map(|id| findings[usize::from(id.0)]).collect();
            match condition.prior.only_if.and_then(|id| variable.states.iter().position(|state| *state == id)) {
                Some(needed) => (0..known.len()).map(|place| if place == needed { 1.0 } else { 0.0 }).collect(),
                None => shares(&known),
            }
        });
        let states = states.collect();
        Chances { findings, states }
    }
}

/// The probability with noise on the logit scale, where it can't leave 0 to 1.
fn jittered(probability: f64, deviation: f64, rng: &mut Rng) -> f64 {
    if deviation == 0.0 {
        return probability;
    }
    let logit = (probability / (1.0 - probability)).ln() + deviation * normal(rng);
    1.0 / (1.0 + (-logit).exp())
}

/// A standard normal number, by Box and Muller.
fn normal(rng: &mut Rng) -> f64 {
    let (radius, angle) = (1.0 - rng.f64(), rng.f64());
    (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
}

/// The weights as shares of their sum.
fn shares(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

/// A place, each with a chance proportional to its weight.
pub fn pick(weights: &[f64], rng: &mut Rng) -> usize {
    let mut left = rng.f64() * weights.iter().sum::<f64>();
    for (place, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return place;
        }
    }
    weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0)
}
