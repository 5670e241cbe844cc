//! A vignette: a patient story with a known answer, as a file. The format is in `docs/vignettes.md`.

use calfcheck::engine::{Answers, Assessment, Status};
use calfcheck::interview::{Portrait, Unstated};
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
    /// Not answered.
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
    Ok(vignette)
}

/// The finding of this name, or the nearest right name.
pub fn finding(name: &str) -> Result<FindingId, String> {
    KNOWLEDGE.finding_named(name).ok_or_else(|| {
        let names = KNOWLEDGE.findings.iter().map(|finding| finding.id);
        let nearest = names.min_by_key(|known| (strsim::damerau_levenshtein(name, known), *known));
        format!("unknown finding `{name}`; the nearest right name is `{}`", nearest.unwrap_or_default())
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
        let portrait = match mode {
            Mode::No => self.portrait(Unstated::No),
            Mode::NotSure => self.portrait(Unstated::NotSure),
            Mode::Skipped => return self.skipped(),
        };
        let interview = portrait.interview(&KNOWLEDGE);
        (interview.assess(&KNOWLEDGE), interview.counted(&KNOWLEDGE))
    }

    /// Everything that the person answered.
    pub fn answers(&self, mode: Mode) -> Answers {
        match mode {
            Mode::No => self.portrait(Unstated::No).interview(&KNOWLEDGE).answers(&KNOWLEDGE),
            Mode::NotSure => self.portrait(Unstated::NotSure).interview(&KNOWLEDGE).answers(&KNOWLEDGE),
            Mode::Skipped => self.stated().0,
        }
    }

    /// The person of the story.
    pub fn portrait(&self, unstated: Unstated) -> Portrait {
        let all = |names: &[String]| names.iter().filter_map(|name| finding(name).ok()).collect::<Vec<_>>();
        let mut present = all(&self.present);
        if self.sex == "F" {
            present.extend(finding("female").ok());
        }
        let named = self.numbers.iter().filter_map(|(name, value)| Some((finding(name).ok()?, *value)));
        let mut numbers: Vec<_> = named.collect();
        numbers.extend(finding("age_years").ok().map(|id| (id, self.age)));
        Portrait { present, absent: all(&self.absent), not_sure: all(&self.not_sure), numbers, unstated }
    }

    /// Only what the story states is answered.
    fn skipped(&self) -> (Assessment, Vec<QuestionId>) {
        let (answers, asked) = self.stated();
        (calfcheck::engine::assess(&KNOWLEDGE, &answers), asked)
    }

    fn stated(&self) -> (Answers, Vec<QuestionId>) {
        let portrait = self.portrait(Unstated::NotSure);
        let mut answers = Answers::none(&KNOWLEDGE);
        let lists = [
            (&portrait.present, Status::Present),
            (&portrait.absent, Status::Absent),
            (&portrait.not_sure, Status::NotSure),
        ];
        for (list, status) in lists {
            list.iter().for_each(|id| answers.record(*id, status));
        }
        portrait.numbers.iter().for_each(|(id, value)| answers.record_number(*id, *value));
        let touched = |id: &QuestionId| {
            let known = |id: &FindingId| answers.status(*id) != Status::Unasked;
            KNOWLEDGE.question(*id).covers.iter().any(known)
        };
        let asked = KNOWLEDGE.question_ids().filter(touched).collect();
        (answers, asked)
    }

    /// Every urgency that is accepted.
    pub fn accepted(&self) -> Vec<Urgency> {
        self.acceptable.iter().filter_map(|name| level(name).ok()).collect()
    }
}
