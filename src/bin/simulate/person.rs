//! One person: age, sex and condition, then every finding, drawn so that the questionnaire can record them together.

use super::model::{Chances, Model, StrayDangers, pick};
use super::scheme::{Aim, Choice, Scheme, Target};
use calfcheck::interview::{Portrait, Unstated};
use calfcheck::knowledge::{
    Comparison, Condition, ConditionId, Expr, FindingId, FindingKind, KNOWLEDGE, QuestionOption,
};
use fastrand::Rng;

/// Ages in years, in the bands of the prior multipliers, and how many people are in each: an estimate that gives the
/// third of people aged 60 and over which the knowledge assumes.
pub const AGES: [(std::ops::RangeInclusive<u8>, f64); 5] =
    [(18..=34, 0.27), (35..=49, 0.24), (50..=64, 0.24), (65..=79, 0.18), (80..=94, 0.07)];

/// Share of women, as in the knowledge.
pub const WOMEN: f64 = 0.55;

/// Ages at which women may be pregnant here.
const FERTILE: std::ops::RangeInclusive<u8> = 18..=45;

/// Shares among women of those ages: pregnant, up to 6 weeks after it, 7 to 12 weeks after it, none of these. They
/// give the shares of all people that the knowledge assumes.
const PREGNANCY: [f64; 4] = [0.08, 0.016, 0.016, 0.888];

/// What is made of a chance before it is drawn.
type Change = fn(f64) -> f64;

/// How findings are drawn again until a derived one agrees: so often, with their chances changed in this way. At first
/// as they are; then ever more evenly, so that what is rare together is found as well.
const TRIES: [(usize, Change); 3] =
    [(40, |chance| chance), (40, |chance| chance.sqrt() / (chance.sqrt() + (1.0 - chance).sqrt())), (80, |_| 0.5)];

/// A person with everything that is true of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What they really have.
    pub condition: ConditionId,
    /// Whether all derived findings came out as first drawn. Where not, the numbers of the condition contradict what
    /// the questionnaire can record.
    pub as_drawn: bool,
    present: Vec<bool>,
    numbers: Vec<(FindingId, f32)>,
}

impl Person {
    /// Draws a person from a world, with the chances that it has for each condition.
    pub fn draw(scheme: &Scheme, model: &Model, chances: &[Chances], rng: &mut Rng) -> Self {
        let present = vec![false; KNOWLEDGE.findings.len()];
        let mut person = Person { condition: ConditionId(0), as_drawn: true, present, numbers: Vec::new() };
        let age = person.draw_age_and_sex(scheme, rng);
        let weights: Vec<f64> = KNOWLEDGE.conditions.iter().map(|known| person.weight(scheme, known, age)).collect();
        let possible = KNOWLEDGE.conditions.iter().zip(&weights);
        let weights: Vec<f64> =
            possible.map(|(known, weight)| if model.draws(known) { *weight } else { 0.0 }).collect();
        let place = pick(&weights, rng);
        person.condition = KNOWLEDGE.condition_ids().nth(place).unwrap_or(person.condition);
        person.draw_findings(scheme, model, &chances[place], rng);
        person
    }

    /// Whether the finding is there, also a derived one.
    pub fn has(&self, id: FindingId) -> bool {
        match KNOWLEDGE.finding(id).kind {
            FindingKind::Asked => self.present[usize::from(id.0)],
            FindingKind::Number { .. } => self.number(id).is_some(),
            FindingKind::Derived(expr) => self.holds(&expr),
        }
    }

    /// The number, where the finding is one.
    pub fn number(&self, id: FindingId) -> Option<f32> {
        self.numbers.iter().find(|(known, _)| *known == id).map(|(_, value)| *value)
    }

    /// The person as the interview's tests and vignettes know them: every finding is stated.
    pub fn portrait(&self) -> Portrait {
        let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
        let (present, absent) = KNOWLEDGE.finding_ids().filter(asked).partition(|id| self.has(*id));
        Portrait { present, absent, not_sure: vec![], numbers: self.numbers.clone(), unstated: Unstated::NotSure }
    }

    fn draw_age_and_sex(&mut self, scheme: &Scheme, rng: &mut Rng) -> u8 {
        let (ages, _) = &AGES[pick(&AGES.each_ref().map(|(_, share)| *share), rng)];
        let age = rng.u8(ages.clone());
        self.numbers.push((scheme.names.age, f32::from(age)));
        let female = rng.f64() < WOMEN;
        self.set(scheme.names.female, female);
        if female && FERTILE.contains(&age) {
            let state = scheme.names.pregnancy.get(pick(&PREGNANCY, rng)).copied();
            state.into_iter().for_each(|id| self.set(id, true));
        }
        age
    }

    /// The weight of the condition at this age, sex and pregnancy. What it needs beside is made true later.
    fn weight(&self, scheme: &Scheme, condition: &Condition, age: u8) -> f64 {
        let prior = &condition.prior;
        let band = AGES.iter().position(|(ages, _)| ages.contains(&age)).unwrap_or(0);
        let times = |finding: FindingId, factor: f32| if self.has(finding) { f64::from(factor) } else { 1.0 };
        f64::from(prior.weight)
            * f64::from(prior.by_age[band])
            * times(scheme.names.female, prior.female)
            * times(scheme.names.pregnancy[0], prior.pregnant)
    }

    fn draw_findings(&mut self, scheme: &Scheme, model: &Model, chances: &Chances, rng: &mut Rng) {
        for id in &scheme.single {
            self.set(*id, rng.f64() < chances.of(*id));
        }
        if model.stray_dangers == StrayDangers::LeftOut {
            scheme.stray_dangers.iter().for_each(|id| self.set(*id, false));
        }
        for place in &scheme.plain {
            let state = pick(&chances.states[*place], rng);
            self.set(KNOWLEDGE.variables[*place].states[state], true);
        }
        for choice in &scheme.choices {
            let option = self.nearest(choice, chances, rng);
            choice.question.covers.iter().for_each(|id| self.set(*id, option.sets.contains(id)));
        }
        self.complete(scheme);
        self.measure(scheme, rng);
        for target in &scheme.targets {
            self.reach(target, scheme, chances, rng);
        }
        for (opener, behind) in &scheme.openers {
            self.set(*opener, behind.iter().any(|id| self.has(*id)));
        }
    }

    /// The option that says most of what was drawn and least that was not; among equals by what it says beside.
    fn nearest(&self, choice: &Choice, chances: &Chances, rng: &mut Rng) -> &'static QuestionOption {
        let options = choice.question.options;
        let nearness = |option: &QuestionOption| {
            let drawn = || option.sets.iter().filter(|id| choice.drawn.contains(id));
            let said = drawn().filter(|id| self.has(**id)).count();
            (said, std::cmp::Reverse(drawn().count() - said))
        };
        let nearest = options.iter().map(nearness).max();
        let weight = |option: &QuestionOption| -> f64 {
            let chance =
                |id: &FindingId| if option.sets.contains(id) { chances.of(*id) } else { 1.0 - chances.of(*id) };
            if Some(nearness(option)) == nearest { choice.free.iter().map(chance).product() } else { 0.0 }
        };
        let weights: Vec<f64> = options.iter().map(weight).collect();
        &options[pick(&weights, rng)]
    }

    /// Draws what a derived finding is read from until the finding is as its numbers say. Where that can't be with what
    /// is settled, another state is drawn.
    fn reach(&mut self, target: &Target, scheme: &Scheme, chances: &Chances, rng: &mut Rng) {
        let mut states = match target.aim {
            Aim::State(place) => chances.states[place].clone(),
            Aim::Derived(id) => vec![chances.of(id), 1.0 - chances.of(id)],
        };
        while states.iter().any(|weight| *weight > 0.0) {
            let wanted = pick(&states, rng);
            if self.found(target, wanted, scheme, chances, rng) {
                return;
            }
            states[wanted] = 0.0;
            self.as_drawn = false;
        }
    }

    fn found(&mut self, target: &Target, wanted: usize, scheme: &Scheme, chances: &Chances, rng: &mut Rng) -> bool {
        for (tries, changed) in TRIES {
            for _ in 0..tries {
                if self.state(target.aim) == Some(wanted) {
                    return true;
                }
                target.leaves.iter().for_each(|id| self.set(*id, rng.f64() < changed(chances.of(*id))));
                self.complete(scheme);
                if target.measured {
                    self.measure(scheme, rng);
                }
            }
        }
        false
    }

    /// The difference between the calves: up to 6 cm, evenly, when one leg is swollen, else up to 1 cm.
    fn measure(&mut self, scheme: &Scheme, rng: &mut Rng) {
        let most = if self.has(scheme.names.one_leg_swollen) { 12 } else { 2 };
        let difference = (scheme.names.difference, f32::from(rng.u8(0..=most)) / 2.0);
        match self.numbers.iter_mut().find(|(known, _)| *known == scheme.names.difference) {
            Some(known) => *known = difference,
            None => self.numbers.push(difference),
        }
    }

    /// The place of the state that the person is in; for a derived finding 0 is present and 1 is absent.
    fn state(&self, aim: Aim) -> Option<usize> {
        match aim {
            Aim::State(place) => KNOWLEDGE.variables[place].states.iter().position(|id| self.has(*id)),
            Aim::Derived(id) => Some(usize::from(!self.has(id))),
        }
    }

    fn complete(&mut self, scheme: &Scheme) {
        for (special, other) in &scheme.implied {
            if self.has(*special) {
                self.set(*other, true);
            }
        }
    }

    fn set(&mut self, id: FindingId, present: bool) {
        self.present[usize::from(id.0)] = present;
    }

    /// Two-valued: nothing about a person is unknown before they are asked.
    fn holds(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Is(id) => self.has(*id),
            Expr::Not(inner) => !self.holds(inner),
            Expr::All(parts) => parts.iter().all(|part| self.holds(part)),
            Expr::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Expr::AtLeast(least, parts) => parts.iter().filter(|part| self.holds(part)).count() >= usize::from(*least),
            Expr::Compare(id, comparison, limit) => self.number(*id).is_some_and(|value| match comparison {
                Comparison::AtLeast => value >= *limit,
                Comparison::AtMost => value <= *limit,
                Comparison::Above => value > *limit,
                Comparison::Below => value < *limit,
            }),
        }
    }
}
