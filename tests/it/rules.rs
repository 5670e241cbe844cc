//! Every rule fires where its file says so, and not where it says not.

use calfcheck::engine::{Answers, Facts, ReasonKind, Status, reasons};
use calfcheck::knowledge::{Care, FindingKind, KNOWLEDGE};
use std::collections::BTreeSet;

/// What the rules say of findings that are present, with nothing else answered: the care, and which rules fired.
/// Reasons that only say what is still open do not count.
#[track_caller]
fn fired(words: &str, not_sure: &[String]) -> (Option<Care>, Vec<&'static str>) {
    let mut answers = Answers::none(&KNOWLEDGE);
    for word in words.split_whitespace() {
        match word.split_once('=') {
            Some((name, value)) => {
                answers.record_number(crate::person::finding(name), value.parse().expect("a number"));
            }
            None => answers.record(crate::person::finding(word), Status::Present),
        }
    }
    for name in not_sure {
        answers.record(crate::person::finding(name), Status::NotSure);
    }
    let facts = Facts::new(&KNOWLEDGE, &answers);
    let (mut care, mut names) = (None, Vec::new());
    for reason in reasons(&KNOWLEDGE, None, &facts) {
        match reason.kind {
            ReasonKind::Rule(place) => names.push(KNOWLEDGE.rules[place].id),
            ReasonKind::NotSure(_) | ReasonKind::RedFlag | ReasonKind::Suspicion(_) => {}
            ReasonKind::Unanswered(_) | ReasonKind::SelfCareNeed(_) => continue,
        }
        care = care.max(Some(reason.care));
    }
    (care, names)
}

/// The care of a person with these findings who denies every other danger.
#[track_caller]
fn told(words: &str, not_sure: &[String]) -> Care {
    let mut answers = Answers::none(&KNOWLEDGE);
    for id in KNOWLEDGE.finding_ids().filter(|id| KNOWLEDGE.finding(*id).red_flag) {
        answers.record(id, Status::Absent);
    }
    for word in words.split_whitespace() {
        match word.split_once('=') {
            Some((name, value)) => {
                answers.record_number(crate::person::finding(name), value.parse().expect("a number"));
            }
            None => answers.record(crate::person::finding(word), Status::Present),
        }
    }
    not_sure.iter().for_each(|name| answers.record(crate::person::finding(name), Status::NotSure));
    calfcheck::engine::care(&reasons(&KNOWLEDGE, None, &Facts::new(&KNOWLEDGE, &answers)))
}

fn files() -> Vec<(String, toml::Table)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/knowledge/rules");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the rules") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        found.push((path.display().to_string(), text.parse().expect("checked by the build")));
    }
    found
}

fn tables<'a>(file: &'a toml::Table, name: &str) -> impl Iterator<Item = &'a toml::Value> {
    file.get(name).and_then(toml::Value::as_array).into_iter().flatten()
}

fn text<'a>(table: &'a toml::Value, name: &str) -> &'a str {
    table.get(name).and_then(toml::Value::as_str).unwrap_or_default()
}

fn texts(table: &toml::Value, name: &str) -> Vec<String> {
    let list = table.get(name).and_then(toml::Value::as_array).into_iter().flatten();
    list.filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

fn care_named(name: &str) -> Option<Care> {
    Care::ALL.into_iter().find(|care| care.id() == name)
}

#[test]
fn every_rule_fires_on_its_cases_and_not_on_the_others() {
    let mut cases = 0;
    for (file, contents) in files() {
        for rule in tables(&contents, "rule") {
            let id = text(rule, "id");
            let least = care_named(text(rule, "care")).expect("a care");
            assert!(!texts(rule, "fires").is_empty(), "{file}: {id} has no case");
            for case in texts(rule, "fires") {
                let (care, names) = fired(&case, &[]);
                assert!(names.contains(&id), "{id} does not fire on `{case}` but {names:?}");
                assert!(care >= Some(least), "{id} on `{case}`: {care:?}");
                cases += 1;
            }
            for case in tables(rule.as_table().expect("a table"), "does_not_fire") {
                let (care, names) = fired(text(case, "answers"), &[]);
                assert!(!names.contains(&id), "{id} fires on `{}`", text(case, "answers"));
                assert_eq!(care, care_named(text(case, "care")), "{id}: `{}` fired {names:?}", text(case, "answers"));
                cases += 1;
            }
        }
    }
    println!("{cases} cases of {} rules", KNOWLEDGE.rules.len());
    assert!(cases > 250);
}

#[test]
fn combinations_of_findings_get_the_care_that_the_evidence_asks_for() {
    let mut cases = 0;
    for (_, contents) in files() {
        for case in tables(&contents, "combination") {
            let care = told(text(case, "answers"), &texts(case, "not_sure")).id();
            let mut accepted = texts(case, "cares");
            accepted.push(text(case, "care").to_owned());
            let fitting = accepted.iter().any(|name| name == care || (name == "none" && care == "self_care"));
            assert!(fitting, "{}: {care}, not {accepted:?}", text(case, "story"));
            cases += 1;
        }
    }
    println!("{cases} combinations");
    assert!(cases > 80);
}

#[test]
fn every_question_can_be_asked_and_every_finding_set() {
    let mut asked = BTreeSet::new();
    for finding in KNOWLEDGE.finding_ids() {
        if let FindingKind::Derived(_) = KNOWLEDGE.finding(finding).kind {
            continue;
        }
        let setting = KNOWLEDGE.question_ids().filter(|id| KNOWLEDGE.question(*id).covers.contains(&finding));
        let setting: Vec<_> = setting.collect();
        assert!(!setting.is_empty(), "no question sets {}", KNOWLEDGE.finding(finding).id);
        asked.extend(setting);
    }
    assert_eq!(asked.len(), KNOWLEDGE.questions.len());
}
