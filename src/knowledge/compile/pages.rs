//! Words of the general pages: care advice, topics, regions, exercises, sources.

use super::check::{Checker, keep, keep_all, open, open_all};
use super::exercises::{ExercisesFile, load_barriers, load_exercises};
use super::expression::leak;
use super::files::{SectionFile, SourceFile, Text, TopicFile};
use super::problem::{File, Problem};
use crate::knowledge::{Care, CareAdvice, Knowledge, NamingPolicy, Plan, Region, Section, Source, Topic};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CareFile {
    care: BTreeMap<Text, AdviceFile>,
    child: ListFile,
    someone_else: ListFile,
    emergency_signs: ListFile,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdviceFile {
    #[expect(dead_code, reason = "the level follows from the care; repeated for the reader")]
    urgency: String,
    title: String,
    prefix: String,
    lead: String,
    #[serde(rename = "do")]
    steps: Vec<String>,
    #[serde(default)]
    until_seen: Vec<String>,
    #[expect(dead_code, reason = "the shape follows from the level; repeated for the reader")]
    icon: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    list: Vec<String>,
    #[serde(default)]
    sources: Vec<Text>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionsFile {
    common: Vec<NumberFile>,
    region: Vec<RegionFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberFile {
    number: String,
    place: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionFile {
    code: String,
    name: Text,
    #[serde(default)]
    zones: Vec<String>,
    #[serde(default)]
    emergency: Vec<String>,
    #[serde(default)]
    advice_line: String,
    #[serde(default)]
    advice_line_name: String,
    #[serde(default)]
    #[expect(dead_code, reason = "numbers are well known; the mark stands for the reader")]
    mark: String,
    #[serde(default)]
    #[expect(dead_code, reason = "a note for the people who keep the data")]
    note: String,
}

/// Reads everything that is only shown. The other parts of the result are empty.
pub fn load(checker: &mut Checker, folder: &Path) -> Result<Knowledge, Vec<Problem>> {
    let topic_files = open_all(folder, "topics")?;
    let read: Vec<(&File, TopicFile)> =
        topic_files.iter().filter_map(|file| checker.read(file).map(|entry| (file, entry))).collect();
    let names: Vec<(&'static str, usize)> =
        read.iter().enumerate().map(|(place, (_, entry))| (keep(entry.id.get_ref()), place)).collect();
    let topics = read.iter().map(|(file, entry)| topic(checker, file, entry, &names)).collect();
    let care_file = open(folder, "care.toml")?;
    let care: CareFile = checker.read(&care_file).unwrap_or_default();
    let regions_file = open(folder, "emergency_numbers.toml")?;
    let regions: RegionsFile = checker.read(&regions_file).unwrap_or_default();
    let exercises_file = open(folder, "exercises.toml")?;
    let exercises: ExercisesFile = checker.read(&exercises_file).unwrap_or_default();
    let common = regions.common.iter().map(|entry| (keep(&entry.number), keep(&entry.place)));
    checker.source_list(&care_file, &care.child.sources);
    checker.source_list(&care_file, &care.someone_else.sources);
    checker.source_list(&care_file, &care.emergency_signs.sources);
    Ok(Knowledge {
        findings: &[],
        variables: &[],
        questions: &[],
        question_headings: &[],
        finding_terms: &[],
        conditions: &[],
        correlations: &[],
        rules: &[],
        not_sure_rules: &[],
        self_care_needs: &[],
        appears_now: &[],
        naming: NamingPolicy::NONE,
        scores: &[],
        safety_nets: &[],
        sources: &[],
        topics: leak(topics),
        care_advice: leak(advice(checker, &care_file, &care)),
        child_advice: keep_all(&care.child.list),
        helper_advice: keep_all(&care.someone_else.list),
        emergency_signs: keep_all(&care.emergency_signs.list),
        common_numbers: leak(common.collect()),
        regions: leak(load_regions(checker, &regions_file, &regions)),
        exercise_rules: keep_all(&exercises.rules),
        exercises: leak(load_exercises(checker, &exercises_file, &exercises)),
        barriers: leak(load_barriers(checker, &exercises_file, &exercises)),
        plan: Plan::NONE,
        home_actions: &[],
        home_lines: &[],
        wordings: &[],
    })
}

fn advice(checker: &mut Checker, file: &File, care: &CareFile) -> Vec<CareAdvice> {
    let mut found: Vec<CareAdvice> = Vec::new();
    for (name, entry) in &care.care {
        found.extend(checker.care(file, name).map(|care| CareAdvice {
            care,
            title: keep(&entry.title),
            prefix: keep(&entry.prefix),
            lead: keep(&entry.lead),
            steps: keep_all(&entry.steps),
            until_seen: keep_all(&entry.until_seen),
        }));
    }
    found.sort_by_key(|advice| advice.care);
    for care in Care::ALL {
        if !found.iter().any(|advice| advice.care == care) {
            checker.problem(file, &(0..0), format!("no words for `{}`: add `[care.{}]`", care.id(), care.id()));
        }
    }
    found
}

fn topic(checker: &mut Checker, file: &File, entry: &TopicFile, names: &[(&'static str, usize)]) -> Topic {
    let section = |section: &SectionFile| Section {
        heading: keep(&section.heading),
        text: keep_all(&section.text),
        waits: section.waits,
    };
    Topic {
        id: keep(entry.id.get_ref()),
        title: keep(&entry.title),
        lead: keep(&entry.lead),
        sections: leak(entry.section.iter().map(section).collect()),
        see: leak(entry.see.iter().filter_map(|name| checker.one_of(file, name, names)).collect()),
        sources: checker.source_list(file, &entry.sources),
        facts: keep_all(&entry.facts.iter().map(|fact| fact.get_ref().clone()).collect::<Vec<_>>()),
    }
}

fn load_regions(checker: &mut Checker, file: &File, contents: &RegionsFile) -> Vec<Region> {
    match contents.region.last() {
        Some(last) if last.code.is_empty() => {}
        Some(last) => {
            let span = last.name.span();
            checker.problem(file, &span, "the last region stands for everywhere else: its `code` is \"\"");
        }
        None => checker.problem(file, &(0..0), "no region"),
    }
    let region = |entry: &RegionFile| Region {
        code: keep(&entry.code),
        name: keep(entry.name.get_ref()),
        zones: keep_all(&entry.zones),
        emergency: keep_all(&entry.emergency),
        advice_line: keep(&entry.advice_line),
        advice_line_name: keep(&entry.advice_line_name),
    };
    contents.region.iter().map(region).collect()
}

/// The publications as they are shown.
pub fn sources(checker: &mut Checker, file: &File, entries: &BTreeMap<Text, SourceFile>) -> Vec<Source> {
    let mut found = Vec::new();
    for (key, entry) in entries {
        let link = entry.link.as_ref().map_or("", |link| link.get_ref().as_str());
        if let Some(text) = &entry.link
            && (!link.starts_with("http") || link.contains(' '))
        {
            checker.problem(file, &text.span(), format!("`{link}` is not an address: write it with `https://`"));
        }
        found.push(Source { key: keep(key.get_ref()), citation: keep(entry.citation.get_ref()), link: keep(link) });
    }
    found
}
