//! Findings and variables: derived ones are put behind those they are worked out from.

use super::check::{Checker, id, keep};
use super::expression::leak;
use super::files::{FindingFile, Text, VariableFile};
use super::problem::File;
use crate::knowledge::{Expr, Finding, FindingId, FindingKind, Variable};
use std::collections::BTreeMap;

/// The top of `findings.toml`: one table for each finding, and the variables.
#[derive(serde::Deserialize)]
struct Contents {
    variable: Vec<VariableFile>,
    #[serde(flatten)]
    findings: BTreeMap<String, toml::Value>,
}

/// Reads `findings.toml`.
pub fn load(checker: &mut Checker, file: &File) -> (Vec<Finding>, Vec<Variable>) {
    let (asked, variables) = split(checker, file);
    checker.findings = order(&asked);
    let mut findings = Vec::new();
    for name in checker.findings.clone() {
        let Some((key, entry)) = asked.iter().find(|(key, _)| key.get_ref() == &name) else { continue };
        findings.extend(finding(checker, file, key, entry));
    }
    let variables = variables.iter().filter_map(|variable| load_variable(checker, file, variable)).collect();
    (findings, variables)
}

/// The file is read twice: once for the variables, once for the findings with their places.
fn split(checker: &mut Checker, file: &File) -> (Vec<(Text, FindingFile)>, Vec<VariableFile>) {
    let Some(contents) = checker.read::<Contents>(file) else { return (Vec::new(), Vec::new()) };
    drop(contents.findings);
    let start = file.text.find("[[variable]]").unwrap_or(file.text.len());
    let findings = File { name: file.name.clone(), text: file.text[..start].to_owned(), marked: Vec::new() };
    let entries: BTreeMap<Text, FindingFile> = checker.read(&findings).unwrap_or_default();
    (entries.into_iter().collect(), contents.variable)
}

/// Asked findings in the order of the file, then derived ones behind what they read.
fn order(entries: &[(Text, FindingFile)]) -> Vec<String> {
    let mut entries: Vec<&(Text, FindingFile)> = entries.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let (derived, asked): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(_, entry)| entry.derived.is_some());
    let mut names: Vec<String> = asked.iter().map(|(key, _)| key.get_ref().clone()).collect();
    let mut waiting: Vec<(String, String)> = derived
        .iter()
        .map(|(key, entry)| {
            let text = entry.derived.as_ref().map(|text| text.get_ref().clone());
            (key.get_ref().clone(), text.unwrap_or_default())
        })
        .collect();
    while !waiting.is_empty() {
        let still: Vec<String> = waiting.iter().map(|(name, _)| name.clone()).collect();
        let reads = |text: &str, name: &str| {
            text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|word| word == name)
        };
        let ready = |(_, text): &(String, String)| !still.iter().any(|name| reads(text, name));
        let place = waiting.iter().position(ready).unwrap_or(0);
        names.push(waiting.remove(place).0);
    }
    names
}

fn finding(checker: &mut Checker, file: &File, key: &Text, entry: &FindingFile) -> Option<Finding> {
    let kind = match (&entry.derived, &entry.number) {
        (Some(text), _) => {
            let expr = checker.expression(file, text)?;
            check_order(checker, file, key, text, &expr);
            FindingKind::Derived(expr)
        }
        (None, Some(unit)) => {
            #[expect(clippy::cast_possible_truncation, reason = "limits are small numbers")]
            let limit = |value: Option<f64>| value.unwrap_or_default() as f32;
            FindingKind::Number { unit: keep(unit), min: limit(entry.min), max: limit(entry.max) }
        }
        (None, None) => FindingKind::Asked,
    };
    let background = match &entry.background {
        Some(value) => checker.probability(file, value)?,
        None => 0.0,
    };
    if entry.background.is_some() {
        match &entry.mark {
            Some(mark) => {
                checker.mark(file, mark, &entry.source, &entry.why);
            }
            None => checker.problem(file, &key.span(), format!("`{}` has a background but no `mark`", key.get_ref())),
        }
        checker.source_list(file, &entry.source);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
    let background = background as f32;
    Some(Finding {
        id: keep(key.get_ref()),
        kind,
        present: keep(entry.present.get_ref()),
        absent: keep(&entry.absent),
        warning: keep(&entry.warning),
        red_flag: entry.red_flag,
        only_presence_tells: entry.only_presence_tells,
        background,
    })
}

/// A derived finding that reads itself, by whatever way round, could not be put in order.
fn check_order(checker: &mut Checker, file: &File, key: &Text, text: &Text, expr: &Expr) {
    let own = checker.findings.iter().position(|name| name == key.get_ref());
    let mut latest = 0;
    crate::engine::visit_findings(expr, false, &mut |finding, _| latest = latest.max(usize::from(finding.0)));
    if own.is_some_and(|own| latest >= own) {
        checker.problem(file, &text.span(), format!("`{}` is worked out from itself", key.get_ref()));
    }
}

fn load_variable(checker: &mut Checker, file: &File, variable: &VariableFile) -> Option<Variable> {
    let states: Vec<FindingId> = checker.finding_list(file, &variable.states);
    if states.len() < 2 {
        checker.problem(file, &variable.id.span(), "a variable has at least two states");
        return None;
    }
    Some(Variable { id: keep(variable.id.get_ref()), states: leak(states) })
}

/// The id of the finding with this place.
pub fn finding_id(place: usize) -> FindingId {
    FindingId(id(place))
}
