//! Reads the file of a story, for the command and for the build. The format is in `docs/vignettes.md`.

use super::knowledge::{FindingId, FindingKind, Knowledge, Urgency};
use super::vignettes::{OTHER_NAMES, Story, Text};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file as it is written. Findings are named as in the knowledge; only those that are asked can be stated.
#[derive(Clone, Debug, Deserialize)]
struct File {
    id: String,
    age: f32,
    sex: Sex,
    #[serde(default)]
    story: String,
    #[serde(default)]
    basis: String,
    #[serde(default)]
    trap: String,
    present: Vec<String>,
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    not_sure: Vec<String>,
    #[serde(default)]
    numbers: BTreeMap<String, f32>,
    diagnosis: String,
    #[serde(default)]
    also_accept: Vec<String>,
    #[serde(default)]
    must_not_miss: Vec<String>,
    urgency: String,
    acceptable: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
enum Sex {
    F,
    M,
}

/// Reads every story of a folder, in order of path.
pub fn read_all(knowledge: &Knowledge, folder: &Path) -> Result<Vec<(Story, Text)>, String> {
    let mut paths = Vec::new();
    collect(folder, &mut paths).map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: no vignette (*.toml) there", folder.display()));
    }
    paths.iter().map(|path| read(knowledge, path)).collect()
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

fn read(knowledge: &Knowledge, path: &Path) -> Result<(Story, Text), String> {
    let told = |message: String| format!("{}: {message}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| told(error.to_string()))?;
    let file: File = toml::from_str(&text).map_err(|error| told(error.to_string()))?;
    let text = Text { story: kept(&file.story), basis: kept(&file.basis), trap: kept(&file.trap) };
    story(knowledge, &file).map(|story| (story, text)).map_err(told)
}

/// Stories are read once and kept for as long as the program runs.
fn story(knowledge: &Knowledge, file: &File) -> Result<Story, String> {
    let findings = |names: &[String]| -> Result<&'static [FindingId], String> {
        let ids: Vec<_> = names.iter().map(|name| asked(knowledge, name)).collect::<Result<_, _>>()?;
        Ok(ids.leak())
    };
    let names = |names: &[String]| -> Result<&'static [&'static str], String> {
        names.iter().try_for_each(|name| condition(knowledge, name).map(drop))?;
        Ok(names.iter().map(|name| kept(name)).collect::<Vec<_>>().leak())
    };
    let number = |(name, value): (&String, &f32)| Ok((finding(knowledge, name)?, *value));
    condition(knowledge, &file.diagnosis)?;
    Ok(Story {
        id: kept(&file.id),
        age: file.age,
        female: file.sex == Sex::F,
        present: findings(&file.present)?,
        absent: findings(&file.absent)?,
        not_sure: findings(&file.not_sure)?,
        numbers: file.numbers.iter().map(number).collect::<Result<Vec<_>, String>>()?.leak(),
        diagnosis: kept(&file.diagnosis),
        also_accept: names(&file.also_accept)?,
        must_not_miss: names(&file.must_not_miss)?,
        urgency: level(&file.urgency)?,
        acceptable: file.acceptable.iter().map(|name| level(name)).collect::<Result<Vec<_>, _>>()?.leak(),
    })
}

fn kept(text: &str) -> &'static str {
    text.trim().to_owned().leak()
}

/// The condition of this name, under its own or one of the other names, or the nearest right name.
pub fn condition(knowledge: &Knowledge, name: &str) -> Result<&'static str, String> {
    let named = OTHER_NAMES.iter().find(|(other, _)| *other == name).map_or(name, |(_, condition)| condition);
    let names = knowledge.conditions.iter().flat_map(|condition| [condition.id, condition.family]);
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
pub fn finding(knowledge: &Knowledge, name: &str) -> Result<FindingId, String> {
    knowledge.finding_named(name).ok_or_else(|| {
        let names = knowledge.findings.iter().map(|finding| finding.id);
        format!("unknown finding `{name}`; the nearest right name is `{}`", nearest(name, names))
    })
}

fn asked(knowledge: &Knowledge, name: &str) -> Result<FindingId, String> {
    let id = finding(knowledge, name)?;
    match knowledge.finding(id).kind {
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
