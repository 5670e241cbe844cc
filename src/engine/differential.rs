//! How well each condition fits: prior odds times likelihood ratios, with findings that say the same thing
//! twice kept from counting twice. Decides nothing about urgency.

use super::facts::{Facts, Status};
use super::logic::holds;
use super::probability::Probability;
use crate::knowledge::{Condition, ConditionId, CorrelationPolicy, FindingId, FindingKind, Knowledge, Reach};

/// The logarithms of all likelihood ratios, taken once for many assessments.
#[derive(Clone, Debug)]
pub struct Weights {
    age: Option<FindingId>,
    female: Option<FindingId>,
    pregnant: Option<FindingId>,
    tables: Vec<Table>,
}

/// The likelihood ratios of one condition.
#[derive(Clone, Debug, Default)]
struct Table {
    rows: Vec<Row>,
    groups: Vec<(CorrelationPolicy, Vec<usize>)>,
}

/// The natural logarithms of the ratios of one finding.
#[derive(Clone, Copy, Debug)]
struct Row {
    finding: FindingId,
    variable: Option<usize>,
    present: f64,
    absent: f64,
}

/// What one finding did to the odds of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The finding.
    pub finding: FindingId,
    /// Natural logarithm of the likelihood ratio that was applied; 0 when nothing is known.
    pub log_ratio: f64,
    /// The same before correlation and tempering: what the answer says by itself.
    pub own_log_ratio: f64,
}

/// The conditions with their probabilities. They sum to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Differential {
    /// One for each condition of the knowledge, in its order; zero where only rules reach it.
    pub probabilities: Vec<Probability>,
}

impl Weights {
    /// Takes the logarithms.
    pub fn new(knowledge: &Knowledge) -> Self {
        let variable_of = variables_by_finding(knowledge);
        let table = |id: ConditionId| {
            let condition = knowledge.condition(id);
            let rows: Vec<Row> = condition
                .likelihoods
                .iter()
                .map(|likelihood| {
                    let finding = knowledge.finding(likelihood.finding);
                    let background = f64::from(finding.background);
                    let absent = ((1.0 - likelihood.probability()) / (1.0 - background)).ln();
                    let probability = likelihood.probability();
                    Row {
                        finding: likelihood.finding,
                        variable: variable_of[usize::from(likelihood.finding.0)],
                        present: (probability / background).ln(),
                        absent: if finding.only_presence_tells { 0.0 } else { absent },
                    }
                })
                .collect();
            let groups = groups_of(knowledge, id, &rows);
            Table { rows, groups }
        };
        Weights {
            age: knowledge.finding_named("age_years"),
            female: knowledge.finding_named("female"),
            pregnant: knowledge.finding_named("pregnant"),
            tables: knowledge.condition_ids().map(table).collect(),
        }
    }

    /// What each finding does to the odds of the condition, after correlation and tempering.
    pub fn effects(&self, knowledge: &Knowledge, id: ConditionId, facts: &Facts) -> Vec<Effect> {
        let table = &self.tables[usize::from(id.0)];
        let own: Vec<f64> = table.rows.iter().map(|row| row.log_ratio(facts)).collect();
        let mut logs = own.clone();
        for (policy, members) in &table.groups {
            match policy {
                CorrelationPolicy::Cap { cap, floor } => {
                    shrink(&mut logs, members, f64::from(*floor).ln(), f64::from(*cap).ln());
                }
                CorrelationPolicy::Strongest => keep_strongest(&mut logs, members),
            }
        }
        let temper = f64::from(knowledge.temper);
        let effects = table.rows.iter().zip(logs).zip(own);
        let effect = |((row, log), own): ((&Row, f64), f64)| Effect {
            finding: row.finding,
            log_ratio: log * temper,
            own_log_ratio: own,
        };
        effects.map(effect).collect()
    }

    fn log_prior(&self, condition: &Condition, facts: &Facts) -> Option<f64> {
        let prior = &condition.prior;
        if prior.only_if.is_some_and(|id| !facts.present(id)) {
            return None;
        }
        let mut weight = f64::from(prior.weight);
        if let Some(years) = self.age.and_then(|id| facts.number(id)) {
            weight *= f64::from(prior.by_age[age_band(years)]);
        }
        if self.female.is_some_and(|id| facts.present(id)) {
            weight *= f64::from(prior.female);
        }
        if self.pregnant.is_some_and(|id| facts.present(id)) {
            weight *= f64::from(prior.pregnant);
        }
        (weight > 0.0).then(|| weight.ln())
    }
}

impl Row {
    fn log_ratio(&self, facts: &Facts) -> f64 {
        match self.variable {
            Some(variable) if facts.states()[variable] == Some(self.finding) => self.present,
            Some(_) => 0.0,
            None => match facts.status(self.finding) {
                Status::Present => self.present,
                Status::Absent => self.absent,
                Status::NotSure | Status::Unasked => 0.0,
            },
        }
    }
}

/// Ranks the conditions by the facts.
pub fn differential(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Differential {
    let score = |id: ConditionId| {
        let condition = knowledge.condition(id);
        match condition.reach {
            Reach::Rules => None,
            Reach::Likelihood | Reach::Residual => weights.log_prior(condition, facts).map(|prior| {
                let effects = weights.effects(knowledge, id, facts);
                prior + effects.iter().map(|effect| effect.log_ratio).sum::<f64>()
            }),
        }
    };
    let scores: Vec<Option<f64>> = knowledge.condition_ids().map(score).collect();
    let highest = scores.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut odds: Vec<f64> = scores.iter().map(|score| score.map_or(0.0, |score| (score - highest).exp())).collect();
    normalise(&mut odds);
    apply_floors(knowledge, facts, &mut odds);
    Differential { probabilities: odds.into_iter().map(Probability::new).collect() }
}

fn normalise(odds: &mut [f64]) {
    let total: f64 = odds.iter().sum();
    if total > 0.0 {
        odds.iter_mut().for_each(|value| *value /= total);
    }
}

fn apply_floors(knowledge: &Knowledge, facts: &Facts, odds: &mut [f64]) {
    for id in knowledge.condition_ids() {
        let applies = |floor: &&crate::knowledge::Floor| holds(&floor.when, facts);
        let floors = knowledge.condition(id).floors.iter().filter(applies);
        let floor = floors.map(|floor| f64::from(floor.at_least)).fold(0.0, f64::max);
        let own = odds[usize::from(id.0)];
        if own < floor && own < 1.0 {
            let rest = (1.0 - floor) / (1.0 - own);
            odds.iter_mut().for_each(|value| *value *= rest);
            odds[usize::from(id.0)] = floor;
        }
    }
}

/// The band of the age multipliers: 16-34, 35-49, 50-64, 65-79, 80 and over; younger counts as the first.
fn age_band(years: f32) -> usize {
    [35.0, 50.0, 65.0, 80.0].iter().filter(|limit| years >= **limit).count()
}

fn variables_by_finding(knowledge: &Knowledge) -> Vec<Option<usize>> {
    let mut variable_of = vec![None; knowledge.findings.len()];
    for (place, variable) in knowledge.variables.iter().enumerate() {
        for state in variable.states {
            variable_of[usize::from(state.0)] = Some(place);
        }
    }
    variable_of
}

fn groups_of(knowledge: &Knowledge, id: ConditionId, rows: &[Row]) -> Vec<(CorrelationPolicy, Vec<usize>)> {
    let applies =
        |group: &&crate::knowledge::CorrelationGroup| group.applies_to.is_empty() || group.applies_to.contains(&id);
    let places = |members: &[FindingId]| -> Vec<usize> {
        (0..rows.len()).filter(|place| members.contains(&rows[*place].finding)).collect()
    };
    let groups = knowledge.correlations.iter().filter(applies);
    let group = |group: &crate::knowledge::CorrelationGroup| (group.policy, places(group.members));
    groups.map(group).filter(|(_, members)| !members.is_empty()).collect()
}

/// Shrinks the members alike until their sum lies between the limits.
fn shrink(logs: &mut [f64], members: &[usize], least: f64, most: f64) {
    let total: f64 = members.iter().map(|place| logs[*place]).sum();
    let wanted = total.clamp(least, most);
    if wanted != total {
        let factor = wanted / total;
        members.iter().for_each(|place| logs[*place] *= factor);
    }
}

fn keep_strongest(logs: &mut [f64], members: &[usize]) {
    let strength = |place: &usize| logs[*place].abs();
    let strongest = members.iter().copied().max_by(|a, b| strength(a).total_cmp(&strength(b)));
    for place in members {
        if Some(*place) != strongest {
            logs[*place] = 0.0;
        }
    }
}

/// The probability that the finding is present in someone with these probabilities.
pub fn expected(knowledge: &Knowledge, ranked: &Differential, finding: FindingId) -> f64 {
    let known = knowledge.finding(finding);
    let background = match known.kind {
        FindingKind::Number { .. } => return 0.5,
        FindingKind::Asked | FindingKind::Derived(_) => f64::from(known.background),
    };
    let conditional = |id: ConditionId| {
        let rows = knowledge.condition(id).likelihoods;
        let place = rows.binary_search_by_key(&finding, |row| row.finding);
        place.map_or(background, |place| rows[place].probability())
    };
    let share = |id: ConditionId| ranked.probabilities[usize::from(id.0)].get();
    knowledge.condition_ids().map(|id| share(id) * conditional(id)).sum()
}
