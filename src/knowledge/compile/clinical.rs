//! A clinician's words: a heading for every question, and a term for every finding that is asked.

use super::check::{Checker, keep};
use super::expression::leak;
use super::files::Text;
use super::problem::{File, Problem, suggestion};
use crate::knowledge::{Finding, FindingKind, Question};
use std::collections::BTreeMap;

/// The shape of `clinical.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    question: BTreeMap<Text, String>,
    finding: BTreeMap<Text, String>,
}

/// Headings in the order of the questions, and terms in the order of the findings; what is not asked has "".
pub type Words = (&'static [&'static str], &'static [&'static str]);

/// Reads `clinical.toml`.
pub fn load(checker: &mut Checker, file: &File, findings: &[Finding], questions: &[Question]) -> Words {
    let Some(contents) = checker.read::<Contents>(file) else { return (&[], &[]) };
    let question_names: Vec<&str> = questions.iter().map(|question| question.id).collect();
    let finding_names: Vec<&str> = findings.iter().map(|finding| finding.id).collect();
    let headings = in_order(checker, file, &contents.question, &question_names);
    let terms = in_order(checker, file, &contents.finding, &finding_names);
    for (name, _) in question_names.iter().zip(&headings).filter(|(_, text)| text.is_empty()) {
        missing(checker, file, format!("the question `{name}` has no heading here"));
    }
    for (finding, _) in findings.iter().zip(&terms).filter(|(_, text)| text.is_empty()) {
        if finding.kind == FindingKind::Asked {
            missing(checker, file, format!("the finding `{}` has no term here", finding.id));
        }
    }
    (leak(headings), leak(terms))
}

fn missing(checker: &mut Checker, file: &File, message: String) {
    checker.problems.push(Problem { file: file.name.clone(), line: 1, message });
}

fn in_order(checker: &mut Checker, file: &File, words: &BTreeMap<Text, String>, names: &[&str]) -> Vec<&'static str> {
    for name in words.keys().filter(|name| !names.contains(&name.get_ref().as_str())) {
        let near = suggestion(name.get_ref(), names.iter().copied());
        checker.problem(file, &name.span(), format!("unknown name `{}`{near}", name.get_ref()));
    }
    let word = |name: &&str| words.iter().find(|(known, _)| known.get_ref() == name).map_or("", |(_, text)| keep(text));
    names.iter().map(word).collect()
}
