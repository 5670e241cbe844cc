//! Turns the data files into [`Knowledge`], or says what is wrong with them. Shared by `build.rs` and the tests.

use super::expression::{self, leak};
use super::files::*;
use super::problem::{File, Problem, suggestion};
use crate::knowledge::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;

/// What most steps need: the names that are known so far, and the problems found so far.
#[derive(Default)]
pub struct Checker {
    /// Names of the findings, in order.
    pub findings: Vec<String>,
    /// Names of the conditions, in order.
    pub conditions: Vec<String>,
    /// Names of all sources in the file.
    pub sources: Vec<String>,
    /// Whether something cites the source.
    pub cited: Vec<bool>,
    /// Sentences that say something else when the check is about another person.
    pub wordings: Vec<Wording>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

/// The text of a file as text that lives as long as the build.
pub fn keep(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Several texts kept.
pub fn keep_all(texts: &[String]) -> &'static [&'static str] {
    leak(texts.iter().map(|text| keep(text)).collect())
}

/// A place in a list as an id.
pub fn id(place: usize) -> u16 {
    u16::try_from(place).expect("fewer than 65 536 of anything in the data")
}

impl Checker {
    /// Notes a problem.
    pub fn problem(&mut self, file: &File, span: &Range<usize>, message: impl Into<String>) {
        self.problems.push(file.problem(span, message));
    }

    /// Reads a file into its shape; a mistake in the shape is noted and `None` returned.
    pub fn read<T: serde::de::DeserializeOwned>(&mut self, file: &File) -> Option<T> {
        file.marked.iter().for_each(|marked| self.wording(file, marked));
        match toml::from_str(&file.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                let message = error.message().trim_end_matches('.').to_owned();
                self.problem(file, &span, message);
                None
            }
        }
    }

    /// Notes the other form of a sentence; it is the same wherever the sentence stands.
    fn wording(&mut self, file: &File, marked: &super::marks::Marked) {
        match self.wordings.binary_search_by(|known| known.you.cmp(&marked.you)) {
            Ok(place) if self.wordings[place].they == marked.they => {}
            Ok(place) => {
                let message =
                    format!("`{}` is said of others as `{}` elsewhere", marked.you, self.wordings[place].they);
                self.problem(file, &(marked.place..marked.place), message);
            }
            Err(place) => {
                self.wordings.insert(place, Wording { you: keep(&marked.you), they: keep(&marked.they) });
            }
        }
    }

    /// The finding of this name, or what to write instead.
    pub fn look_up_finding(&self, name: &str) -> Result<FindingId, String> {
        match self.findings.iter().position(|known| known == name) {
            Some(place) => Ok(FindingId(id(place))),
            None => {
                let near = suggestion(name, self.findings.iter().map(String::as_str));
                Err(format!("unknown finding `{name}`{near}"))
            }
        }
    }

    /// The finding of this name; a wrong one is noted.
    pub fn finding(&mut self, file: &File, name: &Text) -> Option<FindingId> {
        let found = self.look_up_finding(name.get_ref());
        found.map_err(|message| self.problem(file, &name.span(), message)).ok()
    }

    /// The findings of these names; wrong ones are noted and left out.
    pub fn finding_list(&mut self, file: &File, names: &[Text]) -> Vec<FindingId> {
        names.iter().filter_map(|name| self.finding(file, name)).collect()
    }

    /// The condition of this name; a wrong one is noted.
    pub fn condition(&mut self, file: &File, name: &Text) -> Option<ConditionId> {
        let known = self.conditions.iter().position(|known| known == name.get_ref());
        if known.is_none() {
            let near = suggestion(name.get_ref(), self.conditions.iter().map(String::as_str));
            self.problem(file, &name.span(), format!("unknown condition `{}`{near}", name.get_ref()));
        }
        known.map(|place| ConditionId(id(place)))
    }

    /// The conditions of these names.
    pub fn condition_list(&mut self, file: &File, names: &[Text]) -> &'static [ConditionId] {
        leak(names.iter().filter_map(|name| self.condition(file, name)).collect())
    }

    /// The sources of these keys, noted as cited.
    pub fn source_list(&mut self, file: &File, keys: &[Text]) -> &'static [SourceId] {
        let mut found = Vec::new();
        for key in keys {
            match self.sources.iter().position(|known| known == key.get_ref()) {
                Some(place) => {
                    self.cited[place] = true;
                    found.push(SourceId(id(place)));
                }
                None => {
                    let near = suggestion(key.get_ref(), self.sources.iter().map(String::as_str));
                    self.problem(file, &key.span(), format!("unknown source `{}`{near}", key.get_ref()));
                }
            }
        }
        leak(found)
    }

    /// The expression; a mistake in it is noted.
    pub fn expression(&mut self, file: &File, text: &Text) -> Option<Expr> {
        let parsed = expression::parse(text.get_ref(), &|name| self.look_up_finding(name));
        parsed.map_err(|message| self.problem(file, &text.span(), message)).ok()
    }

    /// The way of care of this name.
    pub fn care(&mut self, file: &File, name: &Text) -> Option<Care> {
        let known = Care::ALL.into_iter().find(|care| care.id() == name.get_ref());
        if known.is_none() {
            let near = suggestion(name.get_ref(), Care::ALL.into_iter().map(Care::id));
            self.problem(file, &name.span(), format!("unknown care `{}`{near}", name.get_ref()));
        }
        known
    }

    /// One of the names, or `None` with a note.
    pub fn one_of<T: Copy>(&mut self, file: &File, name: &Text, known: &[(&'static str, T)]) -> Option<T> {
        let found = known.iter().find(|(known, _)| known == name.get_ref());
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let list = names.join("`, `");
            self.problem(file, &name.span(), format!("`{}` is not one of `{list}`", name.get_ref()));
        }
        found.map(|(_, value)| *value)
    }

    /// The mark; every figure marked as seen or known names a source, every estimate says why.
    pub fn mark(&mut self, file: &File, mark: &Text, sources: &[Text], why: &str) -> Option<Mark> {
        let known = [("V", Mark::Verified), ("K", Mark::Known), ("E", Mark::Estimate)];
        let found = self.one_of(file, mark, &known)?;
        if found == Mark::Verified && sources.is_empty() {
            self.problem(file, &mark.span(), "mark `V` needs a `source`: name it, or mark the figure `E` and say why");
        } else if sources.is_empty() && why.trim().is_empty() {
            self.problem(file, &mark.span(), "no `source` and no `why`: name the source or say why this is estimated");
        }
        Some(found)
    }

    /// A probability above 0 and below 1.
    pub fn probability(&mut self, file: &File, value: &Spanned<f64>) -> Option<f64> {
        let number = *value.get_ref();
        if number > 0.0 && number < 1.0 {
            return Some(number);
        }
        let message = format!("`{number}` is not a probability: write a number above 0 and below 1, such as `0.02`");
        self.problem(file, &value.span(), message);
        None
    }
}

/// Reads a file of the data folder.
pub fn open(folder: &Path, name: &str) -> Result<File, Vec<Problem>> {
    let text = std::fs::read_to_string(folder.join(name))
        .map_err(|error| vec![Problem { file: name.to_owned(), line: 1, message: error.to_string() }])?;
    super::marks::resolve(File { name: name.to_owned(), text, marked: Vec::new() })
}

/// Reads every TOML file of a folder, in order of name.
pub fn open_all(folder: &Path, inner: &str) -> Result<Vec<File>, Vec<Problem>> {
    let failed = |error: std::io::Error| vec![Problem { file: inner.to_owned(), line: 1, message: error.to_string() }];
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder.join(inner)).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            names.push(format!("{inner}/{name}"));
        }
    }
    names.sort();
    names.iter().map(|name| open(folder, name)).collect()
}

/// Reads and checks the whole data folder.
pub fn load(folder: &Path) -> Result<Knowledge, Vec<Problem>> {
    let mut checker = Checker::default();
    let sources_file = open(folder, "sources.toml")?;
    let sources: BTreeMap<Text, SourceFile> = checker.read(&sources_file).unwrap_or_default();
    checker.sources = sources.keys().map(|key| key.get_ref().clone()).collect();
    checker.cited = vec![false; sources.len()];

    let findings_file = open(folder, "findings.toml")?;
    let condition_files = open_all(folder, "conditions")?;
    let conditions = super::conditions::read(&mut checker, &condition_files);
    let (findings, variables) = super::findings::load(&mut checker, &findings_file);
    let questions = super::questions::load(&mut checker, &open(folder, "questions.toml")?, &findings);
    let (question_headings, finding_terms) =
        super::clinical::load(&mut checker, &open(folder, "clinical.toml")?, &findings, &questions);
    let policy = super::rules::load_policy(&mut checker, &open(folder, "policy.toml")?);
    let (rules, not_sure_rules) =
        super::rules::load(&mut checker, &open_all(folder, "rules")?, &policy.softeners, &findings);
    let scores = super::scores::load(&mut checker, &open_all(folder, "scores")?);
    let correlations = open(folder, "correlations.toml")?;
    let correlations = super::conditions::load_correlations(&mut checker, &correlations);
    let conditions = super::conditions::load(&mut checker, &condition_files, conditions, &findings);
    let home_care = super::home_care::load(&mut checker, &open(folder, "home_care.toml")?, &conditions);
    let safety_nets = super::safety_net::load(&mut checker, &open(folder, "safety_net.toml")?);
    let pages = super::pages::load(&mut checker, folder)?;
    let plan = super::plan::load(&mut checker, &open(folder, "plan.toml")?, &home_care.actions, pages.exercises);
    let publications = super::pages::sources(&mut checker, &sources_file, &sources);

    if !checker.problems.is_empty() {
        return Err(checker.problems);
    }
    let mut knowledge = Knowledge {
        findings: leak(findings),
        variables: leak(variables),
        questions: leak(questions),
        question_headings,
        finding_terms,
        conditions: leak(conditions),
        correlations: leak(correlations),
        rules: leak(rules),
        not_sure_rules: leak(not_sure_rules),
        self_care_needs: leak(policy.needs),
        appears_now: leak(policy.appears_now),
        naming: policy.naming,
        wordings: leak(std::mem::take(&mut checker.wordings)),
        scores: leak(scores),
        safety_nets,
        sources: leak(publications),
        plan,
        home_actions: leak(home_care.actions),
        home_lines: leak(home_care.lines),
        ..pages
    };
    super::sources::leave_out_uncited(&mut knowledge, &checker.cited);
    let problems = super::reachable::check(&knowledge, &condition_files);
    if problems.is_empty() { Ok(knowledge) } else { Err(problems) }
}
