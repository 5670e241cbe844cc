//! How well each condition fits: prior odds times likelihood ratios, with findings that say the same thing
//! twice kept from counting twice. Decides nothing about urgency.

use super::facts::{Change, Facts, Status};
use super::logic::holds;
use super::probability::Probability;
use super::readers::Readers;
use crate::knowledge::{Condition, ConditionId, CorrelationPolicy, FindingId, FindingKind, Knowledge, Reach};

/// The logarithms of all likelihood ratios, and what reads which finding: worked out once for many assessments.
#[derive(Clone, Debug)]
pub struct Weights {
    age: Option<FindingId>,
    female: Option<FindingId>,
    pregnant: Option<FindingId>,
    tables: Vec<Table>,
    with_floors: Vec<ConditionId>,
    families: Vec<ConditionId>,
    readers: Readers,
}

/// The likelihood ratios of one condition.
#[derive(Clone, Debug, Default)]
struct Table {
    rows: Vec<Row>,
    groups: Vec<Group>,
}

/// Rows that say the same thing.
#[derive(Clone, Debug)]
struct Group {
    bound: Bound,
    members: Vec<usize>,
}

/// What becomes of the rows of a group.
#[derive(Clone, Copy, Debug)]
enum Bound {
    /// The sum of their logarithms stays between these.
    Between(f64, f64),
    /// Only the strongest counts.
    Strongest,
}

/// The natural logarithms of the ratios of one finding, by what is read of it.
#[derive(Clone, Copy, Debug)]
struct Row {
    finding: FindingId,
    log_ratios: [f64; 3],
}

/// What is read of a finding; the place of its logarithm in a row.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// Nothing: not answered, not sure, or another state of the variable counts.
    Nothing,
    /// It is absent.
    Absent,
    /// It is present, and counts.
    Present,
}

/// What one finding did to the odds of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The finding.
    pub finding: FindingId,
    /// Natural logarithm of the likelihood ratio that was applied; 0 when nothing is known.
    pub log_ratio: f64,
    /// The same before correlation: what the answer says by itself.
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
        let readers = Readers::new(knowledge);
        let table = |id: ConditionId| {
            let condition = knowledge.condition(id);
            let rows: Vec<Row> = condition
                .likelihoods
                .iter()
                .map(|likelihood| {
                    let finding = knowledge.finding(likelihood.finding);
                    let background = f64::from(finding.background);
                    let absent = ((1.0 - likelihood.probability()) / (1.0 - background)).ln();
                    let present = (likelihood.probability() / background).ln();
                    let silent = finding.only_presence_tells || readers.variable(likelihood.finding).is_some();
                    let absent = if silent { 0.0 } else { absent };
                    Row { finding: likelihood.finding, log_ratios: [0.0, absent, present] }
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
            with_floors: knowledge.condition_ids().filter(|id| !knowledge.condition(*id).floors.is_empty()).collect(),
            families: families(knowledge),
            readers,
        }
    }

    /// The first condition of the family, which stands for it.
    pub fn family(&self, id: ConditionId) -> ConditionId {
        self.families[usize::from(id.0)]
    }

    /// What reads which finding.
    pub fn readers(&self) -> &Readers {
        &self.readers
    }

    /// What each finding does to the odds of the condition, after correlation.
    pub fn effects(&self, knowledge: &Knowledge, id: ConditionId, facts: &Facts) -> Vec<Effect> {
        let table = &self.tables[usize::from(id.0)];
        let readings = readings(knowledge, facts);
        let own: Vec<f64> = table.rows.iter().map(|row| row.log_ratio(&readings)).collect();
        let mut logs = own.clone();
        table.groups.iter().for_each(|group| group.apply(&mut logs));
        let effects = table.rows.iter().zip(logs).zip(own);
        let effect =
            |((row, log), own): ((&Row, f64), f64)| Effect { finding: row.finding, log_ratio: log, own_log_ratio: own };
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

fn families(knowledge: &Knowledge) -> Vec<ConditionId> {
    let family = |id: ConditionId| knowledge.condition(id).family;
    let first = |id: ConditionId| knowledge.condition_ids().find(|other| family(*other) == family(id));
    knowledge.condition_ids().filter_map(first).collect()
}

/// What is read of every finding, in their order. Of the states of a variable only one counts.
fn readings(knowledge: &Knowledge, facts: &Facts) -> Vec<Reading> {
    let reading = |status: &Status| match status {
        Status::Present => Reading::Present,
        Status::Absent => Reading::Absent,
        Status::NotSure | Status::Unasked => Reading::Nothing,
    };
    let mut readings: Vec<Reading> = facts.statuses().iter().map(reading).collect();
    for (variable, counting) in knowledge.variables.iter().zip(facts.states()) {
        for state in variable.states.iter().filter(|state| Some(**state) != *counting) {
            readings[usize::from(state.0)] = Reading::Nothing;
        }
    }
    readings
}

impl Row {
    fn log_ratio(&self, readings: &[Reading]) -> f64 {
        self.log_ratios[readings[usize::from(self.finding.0)] as usize]
    }
}

impl Group {
    fn apply(&self, logs: &mut [f64]) {
        match self.bound {
            Bound::Between(least, most) => shrink(logs, &self.members, least, most),
            Bound::Strongest => keep_strongest(logs, &self.members),
        }
    }
}

/// The logarithm of the odds of each condition, up to a constant that they share; none for what can't be.
#[derive(Clone, Debug)]
pub struct Scores {
    scores: Vec<Option<f64>>,
}

impl Scores {
    /// Scores every condition.
    pub fn new(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Self {
        let mut room = Room { readings: readings(knowledge, facts), logs: Vec::new() };
        let scores = knowledge.condition_ids().map(|id| score(knowledge, weights, id, facts, &mut room)).collect();
        Scores { scores }
    }

    /// The same after a change: only conditions that read one of the changed findings are scored again.
    pub fn after(&self, knowledge: &Knowledge, weights: &Weights, change: &Change) -> Self {
        let mut scores = self.scores.clone();
        let mut room = Room { readings: readings(knowledge, &change.facts), logs: Vec::new() };
        let mut stale = vec![false; scores.len()];
        let readers = change.findings.iter().flat_map(|id| weights.readers.conditions(*id));
        readers.for_each(|id| stale[usize::from(id.0)] = true);
        for id in knowledge.condition_ids().filter(|id| stale[usize::from(id.0)]) {
            scores[usize::from(id.0)] = score(knowledge, weights, id, &change.facts, &mut room);
        }
        Scores { scores }
    }

    /// The conditions with their probabilities.
    pub fn differential(&self, knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Differential {
        let highest = self.scores.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds = |score: &Option<f64>| score.map_or(0.0, |score| (score - highest).exp());
        let mut odds: Vec<f64> = self.scores.iter().map(odds).collect();
        normalise(&mut odds);
        apply_floors(knowledge, weights, facts, &mut odds);
        Differential { probabilities: odds.into_iter().map(Probability::new).collect() }
    }
}

/// What all conditions are scored with.
struct Room {
    readings: Vec<Reading>,
    /// Used again for each condition.
    logs: Vec<f64>,
}

/// The logarithm of the odds of one condition.
fn score(knowledge: &Knowledge, weights: &Weights, id: ConditionId, facts: &Facts, room: &mut Room) -> Option<f64> {
    let condition = knowledge.condition(id);
    if condition.reach == Reach::Rules {
        return None;
    }
    let prior = weights.log_prior(condition, facts)?;
    let table = &weights.tables[usize::from(id.0)];
    let Room { readings, logs } = room;
    logs.clear();
    logs.extend(table.rows.iter().map(|row| row.log_ratio(readings)));
    table.groups.iter().for_each(|group| group.apply(logs));
    Some(prior + logs.iter().sum::<f64>())
}

/// Ranks the conditions by the facts.
pub fn differential(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Differential {
    Scores::new(knowledge, weights, facts).differential(knowledge, weights, facts)
}

fn normalise(odds: &mut [f64]) {
    let total: f64 = odds.iter().sum();
    if total > 0.0 {
        odds.iter_mut().for_each(|value| *value /= total);
    }
}

fn apply_floors(knowledge: &Knowledge, weights: &Weights, facts: &Facts, odds: &mut [f64]) {
    for id in weights.with_floors.iter().copied() {
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

fn groups_of(knowledge: &Knowledge, id: ConditionId, rows: &[Row]) -> Vec<Group> {
    let applies =
        |group: &&crate::knowledge::CorrelationGroup| group.applies_to.is_empty() || group.applies_to.contains(&id);
    let places = |members: &[FindingId]| -> Vec<usize> {
        (0..rows.len()).filter(|place| members.contains(&rows[*place].finding)).collect()
    };
    let groups = knowledge.correlations.iter().filter(applies);
    let group = |group: &crate::knowledge::CorrelationGroup| Group {
        bound: match group.policy {
            CorrelationPolicy::Cap { cap, floor } => Bound::Between(f64::from(floor).ln(), f64::from(cap).ln()),
            CorrelationPolicy::Strongest => Bound::Strongest,
        },
        members: places(group.members),
    };
    groups.map(group).filter(|group| !group.members.is_empty()).collect()
}

/// Shrinks the members alike until their sum lies between the limits.
fn shrink(logs: &mut [f64], members: &[usize], least: f64, most: f64) {
    let total: f64 = members.iter().map(|place| logs[*place]).sum();
    let wanted = total.max(least).min(most);
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
