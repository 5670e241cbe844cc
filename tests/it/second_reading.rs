//! The rules read a second time: from the text of the data, by code that shares nothing with the product's, and for
//! 64 people at once, a bit for each. What both say must agree.

use crate::chance::Chance;
use crate::person::finding;
use calfcheck::engine::Status;
use calfcheck::knowledge::{Care, FindingId, FindingKind, KNOWLEDGE};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What an expression of the data says.
#[derive(Clone, Debug)]
pub enum Said {
    /// The finding is present.
    Is(FindingId),
    /// The number stands so to the limit.
    Number(FindingId, String, f32),
    /// It is not so.
    Not(Box<Said>),
    /// At least so many are so. `all` and `any` are counts too.
    Count(usize, Vec<Said>),
}

impl Said {
    /// Reads an expression, which the build has checked.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if let Some((word, inner)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            let mut parts = split(inner);
            match word.trim() {
                "not" => return Said::Not(Box::new(Said::read(inner))),
                "all" => return Said::Count(parts.len(), parts.into_iter().map(Said::read).collect()),
                "any" => return Said::Count(1, parts.into_iter().map(Said::read).collect()),
                "at_least" => {
                    let least = parts.remove(0).trim().parse().expect("a count");
                    return Said::Count(least, parts.into_iter().map(Said::read).collect());
                }
                other => panic!("`{other}` in `{text}`"),
            }
        }
        for comparison in [">=", "<=", ">", "<"] {
            if let Some((number, limit)) = text.split_once(comparison) {
                let limit = limit.trim().parse().expect("a limit");
                return Said::Number(finding(number.trim()), comparison.to_owned(), limit);
            }
        }
        Said::Is(finding(text))
    }

    /// Its direct parts.
    pub fn parts(&self) -> &[Said] {
        match self {
            Said::Is(_) | Said::Number(..) => &[],
            Said::Not(inner) => std::slice::from_ref(inner),
            Said::Count(_, parts) => parts,
        }
    }
}

/// Splits at the commas that stand outside of brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (place, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&text[start..place]);
                start = place + 1;
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found
}

/// An expression with a name, such as a rule.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name used in the data.
    pub id: String,
    /// What it says.
    pub when: Said,
    /// The care that it asks for; self-care where it asks for none.
    pub care: Care,
    /// For a rule of "not sure": the findings that it is about.
    pub about: Vec<FindingId>,
}

/// What is answered, by finding.
pub type Cell = BTreeMap<FindingId, Setting>;

/// The data, read once.
pub static READING: LazyLock<Reading> = LazyLock::new(Reading::of_the_data);

/// Everything that the urgency follows from, but for the probabilities.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Red flags, in the order of the knowledge.
    pub rules: Vec<Named>,
    /// What "not sure" is worth, in the order of the knowledge.
    pub not_sure: Vec<Named>,
    /// What self-care needs.
    pub needs: Vec<Named>,
    /// Findings that are worked out, each after those that it reads.
    pub derived: Vec<Named>,
    /// When a question is asked; only those that are not asked of everyone.
    pub questions: Vec<Named>,
}

impl Reading {
    /// Reads the data folder.
    pub fn of_the_data() -> Self {
        let mut reading = Reading::default();
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder().join("rules"))
            .expect("the rules")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .collect();
        files.sort();
        for file in files {
            let table = table(&file);
            reading.rules.extend(named(&table, "rule", "when"));
            reading.not_sure.extend(named(&table, "not_sure", "with"));
        }
        reading.needs = named(&table(&folder().join("policy.toml")), "self_care_needs", "when");
        let questions = named(&table(&folder().join("questions.toml")), "question", "when");
        reading.questions = questions;
        reading.derived = derived(&table(&folder().join("findings.toml")));
        reading
    }

    /// The expression of a finding that is worked out.
    pub fn definition(&self, id: FindingId) -> Option<&Said> {
        let name = KNOWLEDGE.finding(id).id;
        self.derived.iter().find(|derived| derived.id == name).map(|derived| &derived.when)
    }

    /// The answers that the expression reads, through findings that are worked out.
    pub fn reads(&self, said: &Said) -> BTreeSet<FindingId> {
        match said {
            Said::Is(id) => self.definition(*id).map_or_else(|| [*id].into(), |inner| self.reads(inner)),
            Said::Number(id, _, _) => [*id].into(),
            Said::Not(_) | Said::Count(..) => said.parts().iter().flat_map(|part| self.reads(part)).collect(),
        }
    }

    /// The limits that the expression compares the number with.
    pub fn limits(&self, said: &Said, number: FindingId) -> Vec<f32> {
        match said {
            Said::Is(id) => self.definition(*id).map_or_else(Vec::new, |inner| self.limits(inner, number)),
            Said::Number(id, _, limit) => {
                if *id == number {
                    vec![*limit]
                } else {
                    Vec::new()
                }
            }
            Said::Not(_) | Said::Count(..) => said.parts().iter().flat_map(|part| self.limits(part, number)).collect(),
        }
    }

    /// Answers that make the expression so, or not, as far as its parts do not contradict each other.
    pub fn force(&self, said: &Said, wanted: bool, chance: &mut Chance, cell: &mut Cell) {
        match said {
            Said::Is(id) => match self.definition(*id) {
                Some(inner) => self.force(inner, wanted, chance, cell),
                None => {
                    let no = if chance.per_cent(80) { Status::Absent } else { Status::NotSure };
                    cell.insert(*id, Setting::Said(if wanted { Status::Present } else { no }));
                }
            },
            Said::Number(id, comparison, limit) => {
                let near = [-0.5, 0.0, 0.5].map(|step| limit + step);
                let fits = |value: &f32| stands(*value, comparison, *limit) == wanted;
                let fitting: Vec<f32> = near.into_iter().filter(fits).collect();
                let value = Some(chance.one_of(&fitting)).filter(|_| wanted || chance.per_cent(80));
                cell.insert(*id, Setting::Number(value));
            }
            Said::Not(inner) => self.force(inner, !wanted, chance, cell),
            Said::Count(least, parts) => {
                let mut order: Vec<&Said> = parts.iter().collect();
                chance.shuffle(&mut order);
                let count = if wanted { *least } else { parts.len() + 1 - least };
                order.into_iter().take(count).for_each(|part| self.force(part, wanted, chance, cell));
            }
        }
    }

    /// Works out the derived findings of these people.
    pub fn derive(&self, people: &mut People) {
        for derived in &self.derived {
            let id = finding(&derived.id);
            let (yes, no) = (people.certainly(&derived.when), people.certainly_not(&derived.when));
            people.yes[usize::from(id.0)] = yes;
            people.no[usize::from(id.0)] = no;
        }
    }

    /// Of these people, with their derived findings, those for whom each rule fires: red flags, then "not sure".
    pub fn fired(&self, people: &People) -> (Vec<u64>, Vec<u64>) {
        let rules = self.rules.iter().map(|rule| people.so(&rule.when)).collect();
        (rules, self.not_sure.iter().map(|rule| people.unsure_of_any(&rule.about) & people.so(&rule.when)).collect())
    }

    /// The people of at least each care, by rules of both kinds and by any red flag.
    pub fn at_least(&self, people: &People) -> [u64; 6] {
        let (rules, not_sure) = self.fired(people);
        let mut found = [0; 6];
        let told = self.rules.iter().zip(rules).chain(self.not_sure.iter().zip(not_sure));
        for (rule, fired) in told {
            Care::ALL.iter().zip(&mut found).filter(|(care, _)| **care <= rule.care).for_each(|(_, all)| *all |= fired);
        }
        let dangers = KNOWLEDGE.finding_ids().filter(|id| KNOWLEDGE.finding(*id).red_flag);
        found[1] |= dangers.map(|id| people.yes[usize::from(id.0)]).fold(0, |all, one| all | one);
        found[0] = !0;
        found
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/knowledge")
}

fn table(file: &Path) -> toml::Table {
    std::fs::read_to_string(file).expect("a text").parse().expect("checked by the build")
}

fn named(table: &toml::Table, list: &str, key: &str) -> Vec<Named> {
    let text = |entry: &toml::Value, key: &str| entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let entries = table.get(list).and_then(toml::Value::as_array).into_iter().flatten();
    let read = |entry: &toml::Value| {
        let care = text(entry, "care");
        let texts = |key: &str| {
            let list = entry.get(key).and_then(toml::Value::as_array).into_iter().flatten();
            list.filter_map(|text| text.as_str().map(str::to_owned)).collect::<Vec<String>>()
        };
        Some(Named {
            id: text(entry, "id").expect("a name"),
            when: Said::read(&text(entry, key)?),
            care: Care::ALL.into_iter().find(|known| Some(known.id()) == care.as_deref()).unwrap_or(Care::SelfCare),
            about: texts("about").iter().map(|name| finding(name)).collect(),
        })
    };
    entries.filter_map(read).collect()
}

/// Again and again those of which everything that they read is already known.
fn derived(findings: &toml::Table) -> Vec<Named> {
    let text = |entry: &toml::Value| entry.get("derived").and_then(toml::Value::as_str).map(str::to_owned);
    let mut waiting: Vec<Named> = findings
        .iter()
        .filter_map(|(id, entry)| Some((id.clone(), Said::read(&text(entry)?))))
        .map(|(id, when)| Named { id, when, care: Care::SelfCare, about: Vec::new() })
        .collect();
    let mut found: Vec<Named> = Vec::new();
    while !waiting.is_empty() {
        let reads_one = |said: &Said| names(said).iter().any(|name| waiting.iter().any(|other| other.id == *name));
        let (later, now): (Vec<Named>, Vec<Named>) = waiting.iter().cloned().partition(|one| reads_one(&one.when));
        assert!(!now.is_empty(), "findings that are worked out from each other: {later:?}");
        found.extend(now);
        waiting = later;
    }
    found
}

fn names(said: &Said) -> Vec<&'static str> {
    match said {
        Said::Is(id) | Said::Number(id, _, _) => vec![KNOWLEDGE.finding(*id).id],
        Said::Not(_) | Said::Count(..) => said.parts().iter().flat_map(names).collect(),
    }
}

/// What was answered about a finding, in a form that goes for numbers too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// An answer.
    Said(Status),
    /// A number, or none.
    Number(Option<f32>),
}

/// 64 people, a bit for each.
#[derive(Clone, Debug)]
pub struct People {
    /// By finding: those who have it.
    pub yes: Vec<u64>,
    /// By finding: those who do not have it.
    pub no: Vec<u64>,
    /// By finding: those who are not sure.
    pub unsure: Vec<u64>,
    /// The numbers, by finding and person.
    numbers: Vec<(FindingId, [Option<f32>; 64])>,
}

impl People {
    /// People who answered the same to everything that is asked.
    pub fn who_all_said(status: Status) -> Self {
        let all = |wanted: Status| if status == wanted { !0 } else { 0 };
        let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
        let plane =
            |wanted: Status| KNOWLEDGE.finding_ids().map(|id| if asked(&id) { all(wanted) } else { 0 }).collect();
        let is_number = |id: &FindingId| matches!(KNOWLEDGE.finding(*id).kind, FindingKind::Number { .. });
        let numbers = KNOWLEDGE.finding_ids().filter(is_number).map(|id| (id, [None; 64])).collect();
        People { yes: plane(Status::Present), no: plane(Status::Absent), unsure: plane(Status::NotSure), numbers }
    }

    /// Replaces what one of them answered.
    pub fn set(&mut self, person: usize, id: FindingId, setting: Setting) {
        let bit = 1 << person;
        let place = usize::from(id.0);
        match setting {
            Setting::Number(value) => {
                let (_, numbers) = self.numbers.iter_mut().find(|(known, _)| *known == id).expect("a number");
                numbers[person] = value;
            }
            Setting::Said(status) => {
                let planes = [(Status::Present, &mut self.yes), (Status::Absent, &mut self.no)];
                for (wanted, plane) in planes.into_iter().chain([(Status::NotSure, &mut self.unsure)]) {
                    if status == wanted { plane[place] |= bit } else { plane[place] &= !bit }
                }
            }
        }
    }

    fn unsure_of_any(&self, about: &[FindingId]) -> u64 {
        about.iter().map(|id| self.unsure[usize::from(id.0)]).fold(0, |all, one| all | one)
    }

    /// Those of whom it is so, when what is not known counts as not so: how rules are read.
    pub fn so(&self, said: &Said) -> u64 {
        match said {
            Said::Is(id) => self.yes[usize::from(id.0)],
            Said::Number(..) => self.certainly(said),
            Said::Not(inner) => !self.so(inner),
            Said::Count(least, parts) => at_least(*least, parts.iter().map(|part| self.so(part))),
        }
    }

    /// Those of whom it is so, whatever is still unknown.
    pub fn certainly(&self, said: &Said) -> u64 {
        match said {
            Said::Is(id) => self.yes[usize::from(id.0)],
            Said::Number(id, comparison, limit) => self.with_number(*id, |value| stands(value, comparison, *limit)),
            Said::Not(inner) => self.certainly_not(inner),
            Said::Count(least, parts) => at_least(*least, parts.iter().map(|part| self.certainly(part))),
        }
    }

    /// Those of whom it is not so, whatever is still unknown.
    pub fn certainly_not(&self, said: &Said) -> u64 {
        match said {
            Said::Is(id) => self.no[usize::from(id.0)],
            Said::Number(id, comparison, limit) => self.with_number(*id, |value| !stands(value, comparison, *limit)),
            Said::Not(inner) => self.certainly(inner),
            Said::Count(least, parts) => !at_least(*least, parts.iter().map(|part| !self.certainly_not(part))),
        }
    }

    fn with_number(&self, id: FindingId, fits: impl Fn(f32) -> bool) -> u64 {
        let (_, numbers) = self.numbers.iter().find(|(known, _)| *known == id).expect("a number");
        let bits = numbers.iter().enumerate().filter(|(_, value)| value.is_some_and(&fits));
        bits.fold(0, |all, (person, _)| all | 1 << person)
    }
}

fn stands(value: f32, comparison: &str, limit: f32) -> bool {
    match comparison {
        ">=" => value >= limit,
        "<=" => value <= limit,
        ">" => value > limit,
        "<" => value < limit,
        other => panic!("`{other}` is no comparison"),
    }
}

/// Those of whom at least so many are so: row by row, who has reached one, two, three.
fn at_least(least: usize, parts: impl Iterator<Item = u64>) -> u64 {
    let mut reached = vec![0; least + 1];
    reached[0] = !0;
    for part in parts {
        for count in (1..=least).rev() {
            reached[count] |= reached[count - 1] & part;
        }
    }
    reached[least]
}
