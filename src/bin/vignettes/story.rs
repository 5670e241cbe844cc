//! A vignette: a patient story with a known answer, as a file. The format is in `docs/vignettes.md`.

use calfcheck::engine::{Answers, Assessment};
use calfcheck::interview::{Interview, Portrait, Unstated};
use calfcheck::knowledge::{FindingId, FindingKind, KNOWLEDGE, QuestionId, Urgency};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A vignette file. Findings are named as in the knowledge; only those that are asked can be stated.
#[derive(Clone, Debug, Deserialize)]
pub struct Vignette {
    /// Unique name.
    pub id: String,
    /// Whole years.
    pub age: f32,
    /// `F` or `M`.
    pub sex: String,
    /// Findings that the story states.
    pub present: Vec<String>,
    /// Findings that the story denies.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Findings of which the person says that they are not sure.
    #[serde(default)]
    pub not_sure: Vec<String>,
    /// Numbers stated, by finding.
    #[serde(default)]
    pub numbers: BTreeMap<String, f32>,
    /// The reference cause: a condition or a family.
    pub diagnosis: String,
    /// Causes that count as equally right.
    #[serde(default)]
    pub also_accept: Vec<String>,
    /// Causes that have to be named among the causes or in the advice.
    #[serde(default)]
    pub must_not_miss: Vec<String>,
    /// The reference urgency.
    pub urgency: String,
    /// Every urgency that a panel accepts.
    pub acceptable: Vec<String>,
}

/// How a person answers what the story does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Dangers and risk factors "no", everything else "not sure": the headline.
    No,
    /// Everything "not sure".
    NotSure,
    /// Not checked yet, where a question allows that; otherwise "not sure".
    Skipped,
}

impl Mode {
    /// All of them, with their names in the output.
    pub const ALL: [(&'static str, Mode); 3] =
        [("no", Mode::No), ("not_sure", Mode::NotSure), ("skipped", Mode::Skipped)];
}

/// Reads every vignette of a folder, in order of path.
pub fn read_all(folder: &Path) -> Result<Vec<Vignette>, String> {
    let mut paths = Vec::new();
    collect(folder, &mut paths).map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: no vignette (*.toml) there", folder.display()));
    }
    paths.iter().map(|path| read(path)).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vignette, String> {
    let told = |message: String| format!("{}: {message}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| told(error.to_string()))?;
    let vignette: Vignette = toml::from_str(&text).map_err(|error| told(error.to_string()))?;
    let lists = [&vignette.present, &vignette.absent, &vignette.not_sure];
    for name in lists.into_iter().flatten() {
        asked(name).map_err(told)?;
    }
    for name in vignette.numbers.keys() {
        finding(name).map_err(told)?;
    }
    for name in vignette.acceptable.iter().chain([&vignette.urgency]) {
        level(name).map_err(told)?;
    }
    for name in vignette.also_accept.iter().chain(&vignette.must_not_miss).chain([&vignette.diagnosis]) {
        condition(name).map_err(told)?;
    }
    Ok(vignette)
}

/// Names of causes that vignettes may use beside those of the conditions, and the condition they stand for.
pub const OTHER_NAMES: [(&str, &str); 2] =
    [("pulmonary_embolism", "dvt_with_pulmonary_embolism"), ("medication_side_effect", "statin_myalgia")];

/// The condition of this name, under its own or one of the other names, or the nearest right name.
pub fn condition(name: &str) -> Result<&'static str, String> {
    let named = OTHER_NAMES.iter().find(|(other, _)| *other == name).map_or(name, |(_, condition)| condition);
    let names = KNOWLEDGE.conditions.iter().flat_map(|condition| [condition.id, condition.family]);
    if let Some(known) = names.clone().find(|known| *known == named) {
        return Ok(known);
    }
    let all = names.chain(OTHER_NAMES.iter().map(|(other, _)| *other));
    Err(format!("unknown condition `{name}`; the nearest right name is `{}`", nearest(name, all)))
}

fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> &'a str {
    known.min_by_key(|known| (strsim::damerau_levenshtein(name, known), *known)).unwrap_or_default()
}

/// The finding of this name, or the nearest right name.
pub fn finding(name: &str) -> Result<FindingId, String> {
    KNOWLEDGE.finding_named(name).ok_or_else(|| {
        let names = KNOWLEDGE.findings.iter().map(|finding| finding.id);
        format!("unknown finding `{name}`; the nearest right name is `{}`", nearest(name, names))
    })
}

fn asked(name: &str) -> Result<FindingId, String> {
    let id = finding(name)?;
    match KNOWLEDGE.finding(id).kind {
        FindingKind::Asked => Ok(id),
        FindingKind::Number { .. } => Err(format!("`{name}` is a number: state it in `numbers`")),
        FindingKind::Derived(_) => Err(format!("`{name}` is worked out from answers: state those instead")),
    }
}

/// The urgency of this name.
pub fn level(name: &str) -> Result<Urgency, String> {
    match name {
        "SelfCare" => Ok(Urgency::SelfCare),
        "Routine" => Ok(Urgency::Routine),
        "SameDay" => Ok(Urgency::SameDay),
        "Emergency" => Ok(Urgency::Emergency),
        _ => Err(format!("unknown urgency `{name}`: SelfCare, Routine, SameDay or Emergency")),
    }
}

impl Vignette {
    /// What the person is told, and which questions they were asked.
    pub fn run(&self, mode: Mode) -> (Assessment, Vec<QuestionId>) {
        let interview = self.interview(mode);
        (interview.assess(&KNOWLEDGE), interview.counted(&KNOWLEDGE))
    }

    /// Everything that the person answered.
    pub fn answers(&self, mode: Mode) -> Answers {
        self.interview(mode).answers(&KNOWLEDGE)
    }

    fn interview(&self, mode: Mode) -> Interview {
        let unstated = match mode {
            Mode::No => Unstated::No,
            Mode::NotSure => Unstated::NotSure,
            Mode::Skipped => Unstated::Skipped,
        };
        self.portrait(unstated).interview(&KNOWLEDGE)
    }

    /// The person of the story.
    pub fn portrait(&self, unstated: Unstated) -> Portrait {
        let all = |names: &[String]| names.iter().filter_map(|name| finding(name).ok()).collect::<Vec<_>>();
        let mut present = all(&self.present);
        if self.sex == "F" {
            present.extend(finding("female").ok());
        }
        // Every story is about a sore leg unless it says otherwise.
        let says = |list: &[String]| list.iter().any(|known| known == "leg_pain");
        if says(&self.absent) {
            present.extend(finding("painless").ok());
        } else if !says(&self.not_sure) {
            present.extend(finding("leg_pain").ok());
        }
        let named = self.numbers.iter().filter_map(|(name, value)| Some((finding(name).ok()?, *value)));
        let mut numbers: Vec<_> = named.collect();
        numbers.extend(finding("age_years").ok().map(|id| (id, self.age)));
        Portrait { present, absent: all(&self.absent), not_sure: all(&self.not_sure), numbers, unstated }
    }

    /// Every urgency that is accepted.
    pub fn accepted(&self) -> Vec<Urgency> {
        self.acceptable.iter().filter_map(|name| level(name).ok()).collect()
    }
}
