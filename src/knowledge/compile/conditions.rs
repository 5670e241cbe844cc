//! Conditions with their numbers and words, and the groups of findings that say the same thing.

use super::check::{Checker, keep, keep_all};
use super::expression::leak;
use super::files::{ConditionFile, CorrelationsFile, GroupFile, LikelihoodFile, PriorFile, Text, WordsFile};
use super::problem::File;
use crate::knowledge::{
    Condition, CorrelationGroup, CorrelationPolicy, Finding, Floor, Likelihood, LookAlike, Prior, Reach, Suspicion,
    Words,
};

/// Reads the files and notes the names, so that other files can refer to them.
pub fn read(checker: &mut Checker, files: &[File]) -> Vec<Option<ConditionFile>> {
    let mut entries = Vec::new();
    for file in files {
        let entry = checker.read::<ConditionFile>(file);
        let name = file.name.trim_start_matches("conditions/").trim_end_matches(".toml");
        if let Some(entry) = &entry
            && entry.id.get_ref() != name
        {
            checker.problem(file, &entry.id.span(), format!("the file is named `{name}`, so `id` must be `{name}`"));
        }
        checker.conditions.push(name.to_owned());
        entries.push(entry);
    }
    entries
}

/// Gives the entries their meaning.
pub fn load(
    checker: &mut Checker,
    files: &[File],
    entries: Vec<Option<ConditionFile>>,
    findings: &[Finding],
) -> Vec<Condition> {
    let pairs = files.iter().zip(entries);
    pairs.filter_map(|(file, entry)| condition(checker, file, &entry?, findings)).collect()
}

fn condition(checker: &mut Checker, file: &File, entry: &ConditionFile, findings: &[Finding]) -> Option<Condition> {
    let reaches = [("likelihood", Reach::Likelihood), ("residual", Reach::Residual), ("rules", Reach::Rules)];
    let reach = checker.one_of(file, &entry.reach, &reaches)?;
    if entry.sources.is_empty() {
        let message = format!("`{}` names no source: add at least one key of sources.toml", entry.id.get_ref());
        checker.problem(file, &entry.id.span(), message);
    }
    let prior = prior(checker, file, entry, reach)?;
    let likelihoods = likelihoods(checker, file, entry, findings);
    if reach == Reach::Likelihood && likelihoods.is_empty() {
        checker.problem(file, &entry.reach.span(), "`reach = \"likelihood\"` needs a `[likelihood]` table");
    }
    let family = entry.family.as_ref().unwrap_or(&entry.id);
    Some(Condition {
        id: keep(entry.id.get_ref()),
        family: keep(family.get_ref()),
        plain_name: keep(entry.plain_name.get_ref()),
        medical_name: keep(&entry.medical_name),
        aliases: keep_all(&entry.aliases),
        icd10: keep(&entry.icd10),
        checked_by: keep(&entry.checked_by),
        reach,
        prior,
        suspicion: leak(suspicions(checker, file, entry)),
        floors: leak(floors(checker, file, entry)),
        likelihoods: leak(likelihoods),
        words: words(checker, file, &entry.words),
        look_alikes: leak(look_alikes(checker, file, entry)),
        sources: checker.source_list(file, &entry.sources),
        facts: keep_all(&entry.facts.iter().map(|fact| fact.get_ref().clone()).collect::<Vec<_>>()),
    })
}

fn prior(checker: &mut Checker, file: &File, entry: &ConditionFile, reach: Reach) -> Option<Prior> {
    match (&entry.prior, reach) {
        (Some(prior), Reach::Likelihood | Reach::Residual) => Some(load_prior(checker, file, prior)),
        (None, Reach::Rules) => {
            Some(Prior { weight: 0.0, by_age: [1.0; 5], female: 1.0, pregnant: 1.0, only_if: None })
        }
        (Some(_), Reach::Rules) => {
            checker.problem(file, &entry.reach.span(), "a condition that only rules reach has no `[prior]`");
            None
        }
        (None, Reach::Likelihood | Reach::Residual) => {
            checker.problem(file, &entry.reach.span(), "no `[prior]`: say how common the condition is");
            None
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "weights and multipliers need no more digits")]
fn load_prior(checker: &mut Checker, file: &File, prior: &PriorFile) -> Prior {
    checker.mark(file, &prior.mark, &prior.source, &prior.why);
    checker.source_list(file, &prior.source);
    let weight = *prior.weight.get_ref();
    if !(weight > 0.0 && weight < 100.0) {
        let message = format!("`{weight}` is not a share in per cent: write a number above 0 and below 100");
        checker.problem(file, &prior.weight.span(), message);
    }
    Prior {
        weight: weight as f32,
        by_age: prior.by_age.map(|value| value as f32),
        female: prior.female as f32,
        pregnant: prior.pregnant as f32,
        only_if: prior.only_if.as_ref().and_then(|name| checker.finding(file, name)),
    }
}

fn likelihoods(checker: &mut Checker, file: &File, entry: &ConditionFile, findings: &[Finding]) -> Vec<Likelihood> {
    let mut rows = Vec::new();
    for (name, row) in &entry.likelihood {
        rows.extend(likelihood(checker, file, name, row, findings));
    }
    rows.sort_by_key(|row| row.finding);
    rows
}

fn likelihood(
    checker: &mut Checker,
    file: &File,
    name: &Text,
    row: &LikelihoodFile,
    findings: &[Finding],
) -> Option<Likelihood> {
    let mark = checker.mark(file, &row.mark, &row.source, &row.why);
    checker.source_list(file, &row.source);
    let value = checker.probability(file, &row.value);
    let finding = checker.finding(file, name)?;
    let known = findings.get(usize::from(finding.0))?;
    if known.background <= 0.0 {
        let message = format!("`{}` has no `background` in findings.toml to be compared with", known.id);
        checker.problem(file, &name.span(), message);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a probability times 10 000")]
    let per_10_000 = (value? * 10_000.0).round().clamp(1.0, 9_999.0) as u16;
    Some(Likelihood { finding, per_10_000, mark: mark? })
}

#[expect(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
fn suspicions(checker: &mut Checker, file: &File, entry: &ConditionFile) -> Vec<Suspicion> {
    let mut found = Vec::new();
    for row in &entry.suspicion {
        checker.mark(file, &row.mark, &row.source, &row.why);
        checker.source_list(file, &row.source);
        let at_least = checker.probability(file, &row.at_least);
        let care = checker.care(file, &row.care);
        if let (Some(at_least), Some(care)) = (at_least, care) {
            found.push(Suspicion { at_least: at_least as f32, care });
        }
    }
    found.sort_by_key(|suspicion| std::cmp::Reverse(suspicion.care));
    found
}

#[expect(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
fn floors(checker: &mut Checker, file: &File, entry: &ConditionFile) -> Vec<Floor> {
    let mut found = Vec::new();
    for row in &entry.floor {
        checker.mark(file, &row.mark, &row.source, &row.why);
        checker.source_list(file, &row.source);
        let at_least = checker.probability(file, &row.at_least);
        let when = checker.expression(file, &row.when);
        if let (Some(at_least), Some(when)) = (at_least, when) {
            found.push(Floor { when, at_least: at_least as f32 });
        }
    }
    found
}

fn words(checker: &mut Checker, file: &File, words: &WordsFile) -> Words {
    let parts = [&words.what_it_is, &words.symptoms, &words.get_help_now, &words.what_helps, &words.at_the_doctor];
    if parts.iter().any(|part| part.is_empty()) {
        checker.problem(file, &words.summary.span(), "a part of `[words]` is empty: every page needs all of them");
    }
    Words {
        summary: keep(words.summary.get_ref()),
        what_it_is: keep_all(&words.what_it_is),
        symptoms: keep_all(&words.symptoms),
        who_gets_it: keep_all(&words.who_gets_it),
        get_help_now: keep_all(&words.get_help_now),
        what_helps: keep_all(&words.what_helps),
        what_not_to_do: keep_all(&words.what_not_to_do),
        at_the_doctor: keep_all(&words.at_the_doctor),
        recovery: keep_all(&words.recovery),
        prevention: keep_all(&words.prevention),
    }
}

fn look_alikes(checker: &mut Checker, file: &File, entry: &ConditionFile) -> Vec<LookAlike> {
    let mut found = Vec::new();
    for other in &entry.look_alike {
        let condition = checker.condition(file, &other.condition);
        found.extend(condition.map(|condition| LookAlike { condition, difference: keep(&other.difference) }));
    }
    found
}

/// Reads `correlations.toml`.
pub fn load_correlations(checker: &mut Checker, file: &File) -> Vec<CorrelationGroup> {
    let Some(contents) = checker.read::<CorrelationsFile>(file) else { return Vec::new() };
    contents.group.iter().filter_map(|entry| group(checker, file, entry)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a ratio needs no more digits")]
fn group(checker: &mut Checker, file: &File, entry: &GroupFile) -> Option<CorrelationGroup> {
    checker.mark(file, &entry.mark, &entry.source, &entry.why);
    checker.source_list(file, &entry.source);
    let policies = [("cap", true), ("strongest", false)];
    let policy = if checker.one_of(file, &entry.policy, &policies)? {
        match (entry.cap, entry.floor) {
            (Some(cap), Some(floor)) if cap > 1.0 && floor > 0.0 && floor < 1.0 => {
                CorrelationPolicy::Cap { cap: cap as f32, floor: floor as f32 }
            }
            _ => {
                let message = "a `cap` group needs `cap` above 1 and `floor` between 0 and 1";
                checker.problem(file, &entry.policy.span(), message);
                return None;
            }
        }
    } else {
        CorrelationPolicy::Strongest
    };
    let members = checker.finding_list(file, &entry.members);
    let applies_to = checker.condition_list(file, &entry.applies_to);
    Some(CorrelationGroup { id: keep(entry.id.get_ref()), policy, members: leak(members), applies_to })
}
