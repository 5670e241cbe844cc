//! How well each condition fits: prior odds times likelihood ratios, with findings that say the same thing
//! twice kept from counting twice. Decides nothing about urgency.

use super::facts::{Facts, Status};
use super::logic::holds;
use super::order::order;
use super::probability::Probability;
use super::readers::Readers;
use crate::knowledge::{
    Condition, ConditionId, CorrelationPolicy, FindingId, FindingKind, Knowledge, Likelihood, Reach,
};
use std::ops::Range;

/// The logarithms of all likelihood ratios, and what reads which finding: worked out once for many assessments.
#[derive(Clone, Debug)]
pub struct Weights {
    age: Option<FindingId>,
    female: Option<FindingId>,
    pregnant: Option<FindingId>,
    /// Those of all conditions, one condition after the other.
    rows: Vec<Row>,
    tables: Vec<Table>,
    /// For each finding the rows that read it.
    places: Vec<Vec<Place>>,
    with_floors: Vec<ConditionId>,
    /// Those with the greatest prior weights.
    commonest: Vec<ConditionId>,
    families: Vec<ConditionId>,
    readers: Readers,
}

/// Where the rows of one condition are, and which of them say the same.
#[derive(Clone, Debug)]
struct Table {
    rows: Range<usize>,
    groups: Vec<Group>,
}

/// Where a row is, and of which condition.
#[derive(Clone, Copy, Debug)]
struct Place {
    condition: ConditionId,
    row: usize,
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
        let (mut rows, mut tables) = (Vec::new(), Vec::new());
        let mut places = vec![Vec::new(); knowledge.findings.len()];
        for condition in knowledge.condition_ids() {
            let start = rows.len();
            for likelihood in knowledge.condition(condition).likelihoods {
                places[usize::from(likelihood.finding.0)].push(Place { condition, row: rows.len() });
                rows.push(Row::new(knowledge, &readers, likelihood));
            }
            tables.push(Table { groups: groups_of(knowledge, condition, &rows[start..]), rows: start..rows.len() });
        }
        Weights {
            age: knowledge.finding_named("age_years"),
            female: knowledge.finding_named("female"),
            pregnant: knowledge.finding_named("pregnant"),
            rows,
            tables,
            places,
            with_floors: knowledge.condition_ids().filter(|id| !knowledge.condition(*id).floors.is_empty()).collect(),
            commonest: commonest(knowledge),
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
        let readings = readings(knowledge, self, facts);
        let rows = &self.rows[table.rows.clone()];
        let own: Vec<f64> = rows.iter().map(|row| row.log_ratio(readings[usize::from(row.finding.0)])).collect();
        let mut logs = own.clone();
        table.groups.iter().for_each(|group| group.apply(&mut logs));
        let effects = rows.iter().zip(logs).zip(own);
        let effect =
            |((row, log), own): ((&Row, f64), f64)| Effect { finding: row.finding, log_ratio: log, own_log_ratio: own };
        effects.map(effect).collect()
    }

    /// Whether the condition can be this likely. False only where a few of the commonest leave no room for that, by far
    /// more than rounding can do.
    pub fn leaves_room(&self, knowledge: &Knowledge, id: ConditionId, probability: f64, facts: &Facts) -> bool {
        if self.with_floors.contains(&id) {
            return true;
        }
        let Some(own) = self.score_of(knowledge, id, facts) else { return false };
        let others = self.commonest.iter().filter(|other| **other != id);
        let odds = others.filter_map(|other| self.score_of(knowledge, *other, facts)).map(|score| (score - own).exp());
        1.0 >= (1.0 + odds.sum::<f64>()) * probability * 0.999
    }

    fn score_of(&self, knowledge: &Knowledge, id: ConditionId, facts: &Facts) -> Option<f64> {
        let prior = self.log_prior(knowledge.condition(id), facts)?;
        let table = &self.tables[usize::from(id.0)];
        let rows = self.rows[table.rows.clone()].iter();
        let mut logs: Vec<f64> = rows.map(|row| row.log_ratio(reading(self, facts, row.finding))).collect();
        table.groups.iter().for_each(|group| group.apply(&mut logs));
        Some(prior + logs.iter().sum::<f64>())
    }

    /// Nothing for what can't be, and for what only rules reach.
    fn log_prior(&self, condition: &Condition, facts: &Facts) -> Option<f64> {
        let prior = &condition.prior;
        if condition.reach == Reach::Rules || prior.only_if.is_some_and(|id| !facts.present(id)) {
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

/// How many of the commonest conditions are looked at for whether they leave room for another.
const FEW: usize = 4;

fn commonest(knowledge: &Knowledge) -> Vec<ConditionId> {
    let mut ids: Vec<ConditionId> = knowledge.condition_ids().collect();
    order(&mut ids, |a, b| knowledge.condition(*b).prior.weight < knowledge.condition(*a).prior.weight);
    ids.truncate(FEW);
    ids
}

fn families(knowledge: &Knowledge) -> Vec<ConditionId> {
    let family = |id: ConditionId| knowledge.condition(id).family;
    let first = |id: ConditionId| knowledge.condition_ids().find(|other| family(*other) == family(id));
    knowledge.condition_ids().filter_map(first).collect()
}

/// What is read of every finding, in their order.
fn readings(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Vec<Reading> {
    knowledge.finding_ids().map(|id| reading(weights, facts, id)).collect()
}

/// What is read of a finding. Of the states of a variable only one counts.
fn reading(weights: &Weights, facts: &Facts, id: FindingId) -> Reading {
    if weights.readers.variable(id).is_some_and(|variable| facts.states()[variable] != Some(id)) {
        return Reading::Nothing;
    }
    match facts.status(id) {
        Status::Present => Reading::Present,
        Status::Absent => Reading::Absent,
        Status::NotSure | Status::Unasked => Reading::Nothing,
    }
}

impl Row {
    fn new(knowledge: &Knowledge, readers: &Readers, likelihood: &Likelihood) -> Self {
        let finding = knowledge.finding(likelihood.finding);
        let background = f64::from(finding.background);
        let absent = ((1.0 - likelihood.probability()) / (1.0 - background)).ln();
        let present = (likelihood.probability() / background).ln();
        let silent = finding.only_presence_tells || readers.variable(likelihood.finding).is_some();
        Row { finding: likelihood.finding, log_ratios: [0.0, if silent { 0.0 } else { absent }, present] }
    }

    fn log_ratio(&self, reading: Reading) -> f64 {
        self.log_ratios[reading as usize]
    }
}

impl Group {
    /// Whether some answers to these rows would be bound. The margin is far wider than what rounding can do.
    fn may_bind(&self, rows: &[Row]) -> bool {
        let all = |pick: fn(f64, f64) -> f64| -> f64 {
            self.members.iter().map(|place| rows[*place].log_ratios.into_iter().fold(0.0, pick)).sum()
        };
        match self.bound {
            Bound::Between(least, most) => all(f64::max) + 1e-6 > most || all(f64::min) - 1e-6 < least,
            Bound::Strongest => self.members.len() > 1,
        }
    }

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
    priors: Vec<Option<f64>>,
    /// What each row says by itself, in the order of the rows.
    logs: Vec<f64>,
}

impl Scores {
    /// Scores every condition.
    pub fn new(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Self {
        let readings = readings(knowledge, weights, facts);
        let log = |row: &Row| row.log_ratio(readings[usize::from(row.finding.0)]);
        let priors = knowledge.conditions.iter().map(|condition| weights.log_prior(condition, facts)).collect();
        let logs = weights.rows.iter().map(log).collect();
        let mut scores = Scores { scores: vec![None; knowledge.conditions.len()], priors, logs };
        let mut room = Vec::new();
        knowledge.condition_ids().for_each(|id| scores.score(weights, id, &mut room));
        scores
    }

    /// The probabilities after some findings changed: only conditions to which one of them says something else are
    /// scored again. What is changed here for that is changed back.
    pub fn after(
        &mut self,
        knowledge: &Knowledge,
        weights: &Weights,
        changed: &[FindingId],
        facts: &Facts,
    ) -> Differential {
        let scores = self.scores.clone();
        let mut stale = vec![false; scores.len()];
        let mut before = Vec::new();
        for id in changed {
            // Of a variable any state may begin or cease to count when another changes.
            let variable = weights.readers.variable(*id).map(|place| knowledge.variables[place].states);
            for state in variable.unwrap_or(std::slice::from_ref(id)) {
                let reading = reading(weights, facts, *state);
                for Place { condition, row } in &weights.places[usize::from(state.0)] {
                    let (log, known) = (weights.rows[*row].log_ratio(reading), &mut self.logs[*row]);
                    if *known != log {
                        before.push((*row, std::mem::replace(known, log)));
                        stale[usize::from(condition.0)] = true;
                    }
                }
            }
        }
        let mut priors = None;
        if changed.iter().any(|id| weights.readers.priors(*id)) {
            let new = knowledge.conditions.iter().map(|condition| weights.log_prior(condition, facts)).collect();
            let old = std::mem::replace(&mut self.priors, new);
            stale.iter_mut().zip(self.priors.iter().zip(&old)).for_each(|(stale, (new, old))| *stale |= new != old);
            priors = Some(old);
        }
        let mut room = Vec::new();
        let again = knowledge.condition_ids().filter(|id| stale[usize::from(id.0)]);
        again.for_each(|id| self.score(weights, id, &mut room));
        let ranked = self.differential(knowledge, weights, facts);
        before.into_iter().for_each(|(row, log)| self.logs[row] = log);
        self.scores = scores;
        self.priors = priors.unwrap_or_else(|| std::mem::take(&mut self.priors));
        ranked
    }

    /// Scores one condition from its prior and its rows; `room` is used again for each of them.
    fn score(&mut self, weights: &Weights, id: ConditionId, room: &mut Vec<f64>) {
        let place = usize::from(id.0);
        let table = &weights.tables[place];
        self.scores[place] = self.priors[place].map(|prior| {
            room.clear();
            room.extend_from_slice(&self.logs[table.rows.clone()]);
            table.groups.iter().for_each(|group| group.apply(room));
            prior + room.iter().sum::<f64>()
        });
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

/// The groups that can change anything in these rows, which are those of the condition.
fn groups_of(knowledge: &Knowledge, id: ConditionId, rows: &[Row]) -> Vec<Group> {
    let applies =
        |group: &&crate::knowledge::CorrelationGroup| group.applies_to.is_empty() || group.applies_to.contains(&id);
    let speaks = |row: &Row| row.log_ratios.iter().any(|log| *log != 0.0);
    let places = |members: &[FindingId]| -> Vec<usize> {
        (0..rows.len()).filter(|place| members.contains(&rows[*place].finding) && speaks(&rows[*place])).collect()
    };
    let groups = knowledge.correlations.iter().filter(applies);
    let group = |group: &crate::knowledge::CorrelationGroup| Group {
        bound: match group.policy {
            CorrelationPolicy::Cap { cap, floor } => Bound::Between(f64::from(floor).ln(), f64::from(cap).ln()),
            CorrelationPolicy::Strongest => Bound::Strongest,
        },
        members: places(group.members),
    };
    groups.map(group).filter(|group| group.may_bind(rows)).collect()
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
pub fn expected(knowledge: &Knowledge, weights: &Weights, ranked: &Differential, finding: FindingId) -> f64 {
    let known = knowledge.finding(finding);
    let background = match known.kind {
        FindingKind::Number { .. } => return 0.5,
        FindingKind::Asked | FindingKind::Derived(_) => f64::from(known.background),
    };
    let mut places = weights.places[usize::from(finding.0)].iter().peekable();
    let mut sum = 0.0;
    for id in knowledge.condition_ids() {
        let row = places.next_if(|place| place.condition == id).map(|place| {
            let first = weights.tables[usize::from(id.0)].rows.start;
            &knowledge.condition(id).likelihoods[place.row - first]
        });
        sum += ranked.probabilities[usize::from(id.0)].get() * row.map_or(background, Likelihood::probability);
    }
    sum
}
