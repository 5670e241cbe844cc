//! Combinations of answers: all of those that an expression reads, or some near its edge.

use crate::chance::Chance;
use crate::second_reading::{Cell, People, READING, Said, Setting};
use calfcheck::engine::{Answers, ReasonKind, Status};
use calfcheck::knowledge::{FindingId, FindingKind, KNOWLEDGE};

/// More combinations of one rule than this are not run through.
pub const MOST_COMBINATIONS: usize = 1 << 18;

/// Some findings, and for each of them what may be answered.
pub struct Grid {
    /// Each finding with what may be answered.
    pub axes: Vec<(FindingId, Vec<Setting>)>,
}

impl Grid {
    /// What the expression reads. Numbers are none, and at and on both sides of each limit.
    pub fn of(said: &Said, more: &[FindingId], statuses: impl Fn(FindingId) -> &'static [Status]) -> Self {
        let mut reads = READING.reads(said);
        reads.extend(more);
        let settings = |id: FindingId| match KNOWLEDGE.finding(id).kind {
            FindingKind::Number { .. } => numbers(said, id).into_iter().map(Setting::Number).collect(),
            FindingKind::Asked | FindingKind::Derived(_) => statuses(id).iter().copied().map(Setting::Said).collect(),
        };
        Grid { axes: reads.into_iter().map(|id| (id, settings(id))).collect() }
    }

    /// The number of combinations; as good as endless when it is huge.
    pub fn len(&self) -> usize {
        self.axes.iter().fold(1, |all: usize, (_, settings)| all.saturating_mul(settings.len()))
    }

    /// How far apart combinations stand that differ in the next setting of this axis.
    pub fn stride(&self, axis: usize) -> usize {
        self.axes[..axis].iter().map(|(_, settings)| settings.len()).product()
    }

    /// One combination. They are counted like the digits of a number, the first axis the fastest.
    pub fn cell(&self, mut number: usize) -> impl Iterator<Item = (FindingId, Setting)> {
        self.axes.iter().map(move |(id, settings)| {
            let setting = settings[number % settings.len()];
            number /= settings.len();
            (*id, setting)
        })
    }
}

/// None, and at and on both sides of each limit that the expression compares the number with.
pub fn numbers(said: &Said, id: FindingId) -> Vec<Option<f32>> {
    let mut values = vec![None];
    for limit in READING.limits(said, id) {
        for value in [limit - 0.5, limit, limit + 0.5].map(Some) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

/// A person for each combination; what it does not say was answered the same by all.
pub fn people(base: Status, cells: impl Iterator<Item = Vec<(FindingId, Setting)>>) -> People {
    let mut people = People::who_all_said(base);
    for (person, cell) in cells.enumerate() {
        cell.into_iter().for_each(|(id, setting)| people.set(person, id, setting));
    }
    READING.derive(&mut people);
    people
}

/// Answers to everything that is asked, all the same.
pub fn all_the_same(base: Status) -> Answers {
    let mut answers = Answers::none(&KNOWLEDGE);
    let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
    KNOWLEDGE.finding_ids().filter(asked).for_each(|id| answers.replace(id, base));
    answers
}

/// The answers with those of the combination.
pub fn with(base: &Answers, cell: impl IntoIterator<Item = (FindingId, Setting)>) -> Answers {
    let mut answers = base.clone();
    for (id, setting) in cell {
        match setting {
            Setting::Said(status) => answers.replace(id, status),
            Setting::Number(Some(value)) => answers.record_number(id, value),
            Setting::Number(None) => {}
        }
    }
    answers
}

/// A combination in the words of the data.
pub fn words(cell: impl IntoIterator<Item = (FindingId, Setting)>) -> String {
    let word = |(id, setting): (FindingId, Setting)| match setting {
        Setting::Said(Status::Present) => Some(name(id).to_owned()),
        Setting::Said(Status::NotSure) => Some(format!("{}?", name(id))),
        Setting::Said(Status::Absent | Status::Unasked) | Setting::Number(None) => None,
        Setting::Number(Some(value)) => Some(format!("{}={value}", name(id))),
    };
    let words: Vec<String> = cell.into_iter().filter_map(word).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(" ") }
}

/// The name of the finding.
pub fn name(id: FindingId) -> &'static str {
    KNOWLEDGE.finding(id).id
}

/// Answers near the edge of the expression: made so or not so, and then a few of them drawn anew.
pub fn near_the_edge(said: &Said, chance: &mut Chance) -> Cell {
    let mut cell = Cell::new();
    let wanted = chance.per_cent(50);
    READING.force(said, wanted, chance, &mut cell);
    let reads: Vec<FindingId> = READING.reads(said).into_iter().collect();
    for _ in 0..chance.below(4) {
        let id = chance.one_of(&reads);
        let setting = match KNOWLEDGE.finding(id).kind {
            FindingKind::Number { .. } => Setting::Number(chance.one_of(&numbers(said, id))),
            FindingKind::Asked | FindingKind::Derived(_) => Setting::Said(chance.one_of(&EVERY_STATUS)),
        };
        cell.insert(id, setting);
    }
    cell
}

/// Everything that may be known of a finding.
pub const EVERY_STATUS: [Status; 4] = [Status::Absent, Status::Present, Status::NotSure, Status::Unasked];

/// The name of the rule, of either kind, that is the reason.
pub fn rule_name(kind: &ReasonKind) -> Option<&'static str> {
    match kind {
        ReasonKind::Rule(place) => Some(KNOWLEDGE.rules[*place].id),
        ReasonKind::NotSure(place) => Some(KNOWLEDGE.not_sure_rules[*place].id),
        ReasonKind::RedFlag | ReasonKind::Unanswered(_) => None,
        ReasonKind::Suspicion(_) | ReasonKind::SelfCareNeed(_) => None,
    }
}
