//! Red-flag rules, "not sure" rules and what self-care needs.

use super::check::{Checker, keep};
use super::expression::leak;
use super::files::{NamingFile, NamingWeightFile, NotSureFile, PolicyFile, RuleFile, RulesFile, Text};
use super::problem::File;
use crate::engine::visit_findings;
use crate::knowledge::{
    Expr, Finding, FindingId, FindingKind, Naming, NamingPolicy, NamingWeight, NotSureRule, Rule, SelfCareNeed,
};

/// What `policy.toml` says.
pub struct Policy {
    /// The only findings that rules may negate.
    pub softeners: Vec<FindingId>,
    /// What self-care needs.
    pub needs: Vec<SelfCareNeed>,
    /// What is true of anything that newly appears.
    pub appears_now: Vec<FindingId>,
    /// What being named by rules is worth.
    pub naming: NamingPolicy,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { softeners: Vec::new(), needs: Vec::new(), appears_now: Vec::new(), naming: NamingPolicy::NONE }
    }
}

/// Reads `policy.toml`.
pub fn load_policy(checker: &mut Checker, file: &File) -> Policy {
    let Some(contents) = checker.read::<PolicyFile>(file) else { return Policy::default() };
    let softeners = checker.finding_list(file, &contents.softeners);
    let mut needs = Vec::new();
    for entry in &contents.self_care_needs {
        checker.mark(file, &entry.mark, &entry.source, &entry.why);
        checker.source_list(file, &entry.source);
        let when = checker.expression(file, &entry.when);
        let care = checker.care(file, &entry.care);
        if let (Some(when), Some(care)) = (when, care) {
            needs.push(SelfCareNeed { when, reason: keep(&entry.reason), care });
        }
    }
    let appears_now = checker.finding_list(file, &contents.appears_now);
    Policy { softeners, needs, appears_now, naming: naming(checker, file, &contents.naming) }
}

/// Reads what being named by a rule is worth.
fn naming(checker: &mut Checker, file: &File, entry: &NamingFile) -> NamingPolicy {
    checker.mark(file, &entry.mark, &entry.source, &entry.why);
    checker.source_list(file, &entry.source);
    let lesser = *entry.lesser.get_ref();
    if !(0.0..=1.0).contains(&lesser) {
        checker.problem(file, &entry.lesser.span(), "`lesser` is from 0 to 1");
    }
    NamingPolicy {
        picture_first: naming_weight(checker, file, &entry.picture_first),
        picture_other: naming_weight(checker, file, &entry.picture_other),
        exclude_first: naming_weight(checker, file, &entry.exclude_first),
        exclude_other: naming_weight(checker, file, &entry.exclude_other),
        lesser: lesser as f32,
    }
}

fn naming_weight(checker: &mut Checker, file: &File, entry: &NamingWeightFile) -> NamingWeight {
    let (ratio, odds) = (*entry.likelihood_ratio.get_ref(), *entry.odds.get_ref());
    if !(ratio >= 1.0 && ratio.is_finite()) {
        checker.problem(
            file,
            &entry.likelihood_ratio.span(),
            "`likelihood_ratio` is at least 1: a rule never speaks against",
        );
    }
    if !(odds >= 0.0 && odds.is_finite()) {
        checker.problem(file, &entry.odds.span(), "`odds` is at least 0");
    }
    NamingWeight { likelihood_ratio: ratio as f32, odds: odds as f32 }
}

/// Reads the files of `rules/`.
pub fn load(
    checker: &mut Checker,
    files: &[File],
    softeners: &[FindingId],
    findings: &[Finding],
) -> (Vec<Rule>, Vec<NotSureRule>) {
    let mut rules: Vec<Rule> = Vec::new();
    let mut not_sure = Vec::new();
    for file in files {
        let Some(contents) = checker.read::<RulesFile>(file) else { continue };
        for entry in &contents.rule {
            if rules.iter().any(|known| known.id == entry.id.get_ref()) {
                checker.problem(file, &entry.id.span(), format!("the rule `{}` stands here twice", entry.id.get_ref()));
            }
            let rule = load_rule(checker, file, entry);
            if let Some(rule) = rule {
                check_negation(checker, file, &entry.when, &rule.when, softeners, findings);
                rules.push(rule);
            }
        }
        for entry in &contents.not_sure {
            not_sure.extend(load_not_sure(checker, file, entry));
        }
    }
    (rules, not_sure)
}

fn load_rule(checker: &mut Checker, file: &File, entry: &RuleFile) -> Option<Rule> {
    let mark = checker.mark(file, &entry.mark, &entry.source, &entry.why);
    let sources = checker.source_list(file, &entry.source);
    let suspects = checker.condition_list(file, &entry.suspects);
    let care = checker.care(file, &entry.care);
    let when = checker.expression(file, &entry.when);
    Some(Rule {
        id: keep(entry.id.get_ref()),
        care: care?,
        when: when?,
        reason: keep(&entry.reason),
        advice: keep(&entry.advice),
        suspects,
        naming: if entry.picture { Naming::Picture } else { Naming::Exclude },
        mark: mark?,
        sources,
    })
}

fn load_not_sure(checker: &mut Checker, file: &File, entry: &NotSureFile) -> Option<NotSureRule> {
    checker.mark(file, &entry.mark, &entry.source, &entry.why);
    checker.source_list(file, &entry.source);
    let about = checker.finding_list(file, &entry.about);
    let with = checker.expression(file, &entry.with);
    let care = checker.care(file, &entry.care);
    Some(NotSureRule {
        id: keep(entry.id.get_ref()),
        about: leak(about),
        with: with?,
        care: care?,
        reason: keep(&entry.reason),
        check: keep(&entry.check),
    })
}

/// A rule that reads the absence of something would fall silent when the answer becomes yes.
fn check_negation(
    checker: &mut Checker,
    file: &File,
    text: &Text,
    expr: &Expr,
    softeners: &[FindingId],
    findings: &[Finding],
) {
    let mut negated = Vec::new();
    collect_negated(expr, false, findings, &mut negated);
    for finding in negated {
        if !softeners.contains(&finding) {
            let name = findings.get(usize::from(finding.0)).map_or("", |finding| finding.id);
            let message = format!("`not({name})`: only the softeners of policy.toml may be negated in a rule");
            checker.problem(file, &text.span(), message);
        }
    }
}

fn collect_negated(expr: &Expr, outer: bool, findings: &[Finding], found: &mut Vec<FindingId>) {
    visit_findings(expr, outer, &mut |id, negated| match findings.get(usize::from(id.0)).map(|finding| finding.kind) {
        Some(FindingKind::Derived(inner)) => collect_negated(&inner, negated, findings, found),
        Some(FindingKind::Asked | FindingKind::Number { .. }) | None => {
            if negated && !found.contains(&id) {
                found.push(id);
            }
        }
    });
}
