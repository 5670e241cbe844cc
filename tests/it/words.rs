//! Words that people read: none of them calms too early, and no sentence is too long to follow.

use calfcheck::knowledge::{KNOWLEDGE, Section};
use std::path::Path;

/// What may never be said or implied, in small letters. A danger that was not found was not looked for with a scan.
const FORBIDDEN: &[&str] = &[
    "ruled out",
    "rule out",
    "rules out",
    "ruling out",
    "safe",
    "safely",
    "harmless",
    "nothing serious",
    "not serious",
    "nothing dangerous",
    "not dangerous",
    "nothing wrong",
    "nothing to worry",
    "no reason to worry",
    "don't worry",
    "do not worry",
    "only a strain",
    "only a cramp",
    "only a pull",
    "only a bruise",
    "only a muscle",
    "just a",
    "no danger",
    "no clot",
    "not a clot",
    "all clear",
    "all is well",
    "low score",
    "low risk",
    "unlikely",
    "reassured",
    "reassuring",
    "no need to see",
    "need not see",
    "you do not have",
    "you don't have",
];

/// What names such words to deny them, or after a scan by a doctor.
const DENIALS: &[&str] =
    &["Nothing is ever ruled out.", "A pop does not mean there is no clot.", "Once a scan shows no clot"];

/// Everything in the condition data that a page can show, with where it stands.
pub fn words_of_the_data() -> Vec<(String, &'static str)> {
    let mut found: Vec<(String, &'static str)> = Vec::new();
    for finding in KNOWLEDGE.findings {
        for text in [finding.present, finding.absent, finding.warning] {
            found.push((format!("finding {}", finding.id), text));
        }
    }
    for question in KNOWLEDGE.questions {
        let place = format!("question {}", question.id);
        for text in [question.ask, question.hint, question.why, question.check, question.not_sure] {
            found.push((place.clone(), text));
        }
        for option in question.options {
            found.push((place.clone(), option.label));
            found.push((place.clone(), option.hint));
        }
    }
    for condition in KNOWLEDGE.conditions {
        let place = format!("condition {}", condition.id);
        let words = &condition.words;
        let lists = [
            words.what_it_is,
            words.symptoms,
            words.who_gets_it,
            words.get_help_now,
            words.what_helps,
            words.what_not_to_do,
            words.at_the_doctor,
            words.recovery,
            words.prevention,
        ];
        let texts = [condition.plain_name, words.summary, condition.checked_by];
        let others = condition.look_alikes.iter().map(|other| other.difference);
        let all = texts.into_iter().chain(lists.into_iter().flatten().copied()).chain(others);
        found.extend(all.map(|text| (place.clone(), text)));
    }
    for rule in KNOWLEDGE.rules {
        found.extend([rule.reason, rule.advice].map(|text| (format!("rule {}", rule.id), text)));
    }
    for rule in KNOWLEDGE.not_sure_rules {
        found.extend([rule.reason, rule.check].map(|text| (format!("rule {}", rule.id), text)));
    }
    found.extend(KNOWLEDGE.self_care_needs.iter().map(|need| ("self-care need".to_owned(), need.reason)));
    for topic in KNOWLEDGE.topics {
        let place = format!("topic {}", topic.id);
        let lines = |section: &'static Section| [section.heading].into_iter().chain(section.text.iter().copied());
        let all = [topic.title, topic.lead].into_iter().chain(topic.sections.iter().flat_map(lines));
        found.extend(all.map(|text| (place.clone(), text)));
    }
    for advice in KNOWLEDGE.care_advice {
        let lists = advice.steps.iter().chain(advice.until_seen).copied();
        let all = [advice.title, advice.prefix, advice.lead].into_iter().chain(lists);
        found.extend(all.map(|text| (format!("care {}", advice.care.id()), text)));
    }
    for exercise in KNOWLEDGE.exercises {
        let lists = exercise.steps.iter().chain(exercise.cautions).copied();
        let figures = exercise.figures.iter().flat_map(|figure| [figure.label, figure.says]);
        let all = [exercise.name, exercise.dose].into_iter().chain(lists).chain(figures);
        found.extend(all.map(|text| (format!("exercise {}", exercise.id), text)));
    }
    let plan = &KNOWLEDGE.plan;
    let said = [plan.title, plan.lead].into_iter().chain(plan.rules.iter().chain(plan.stop).copied());
    found.extend(said.map(|text| ("plan".to_owned(), text)));
    for days in plan.stages {
        let steps = days.steps.iter().flat_map(|step| step.text.iter().copied().chain([step.not_for, step.because]));
        let all = [days.title, days.lead, days.go_on].into_iter().chain(days.avoid.iter().copied()).chain(steps);
        found.extend(all.map(|text| (format!("plan {}", days.title), text)));
    }
    for score in KNOWLEDGE.scores {
        let items = score.items.iter().flat_map(|item| [item.text, item.note]);
        let said = score.cut_offs.iter().filter(|cut_off| cut_off.said).map(|cut_off| cut_off.means);
        let studies = score.performance.iter().flat_map(|study| [study.figure, study.population]);
        let all = [score.name, score.purpose, score.caution].into_iter().chain(items).chain(said).chain(studies);
        found.extend(all.map(|text| (format!("score {}", score.id), text)));
    }
    found.extend(KNOWLEDGE.barriers.iter().map(|barrier| (format!("barrier {}", barrier.id), barrier.reason)));
    let lists = [KNOWLEDGE.child_advice, KNOWLEDGE.helper_advice, KNOWLEDGE.emergency_signs, KNOWLEDGE.exercise_rules];
    found.extend(lists.into_iter().flatten().map(|text| ("list".to_owned(), *text)));
    found.retain(|(_, text)| !text.is_empty());
    found
}

/// The texts between quotes in the pages and components, with the file.
fn words_of_the_pages() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src/ui")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the pages") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a text");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            let quoted = code.split('"').skip(1).step_by(2).filter(|words| words.contains(' ')).map(str::to_owned);
            found.extend(quoted.map(|words| (path.display().to_string(), words)));
        }
    }
    let html = std::fs::read_to_string(root.join("index.html")).expect("the frame of all pages");
    let shown = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.to_owned());
    found.extend(shown.map(|words| ("index.html".to_owned(), words)));
    found
}

/// The forbidden words in a text, as whole words.
fn forbidden_in(text: &str) -> Vec<&'static str> {
    let mut text = text.to_owned();
    DENIALS.iter().for_each(|denial| text = text.replace(denial, ""));
    let text = text.to_lowercase();
    let letters = text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
    let spaced = format!(" {} ", letters.collect::<Vec<_>>().join(" "));
    FORBIDDEN.iter().copied().filter(|words| spaced.contains(&format!(" {words} "))).collect()
}

#[test]
fn no_word_calms_too_early() {
    let data = words_of_the_data();
    let pages = words_of_the_pages();
    assert!(data.len() > 2000 && pages.len() > 200, "{} and {} texts", data.len(), pages.len());
    let texts = data.iter().map(|(place, text)| (place, *text)).chain(pages.iter().map(|(p, text)| (p, text.as_str())));
    let wrong: Vec<String> = texts
        .flat_map(|(place, text)| {
            forbidden_in(text).into_iter().map(move |words| format!("{place}: `{words}` in `{text}`"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_that_calm_are_found_in_any_case_and_only_as_whole_words() {
    assert_eq!(forbidden_in("It is only a strain."), ["only a strain"]);
    assert_eq!(forbidden_in("A clot was Ruled  out"), ["ruled out"]);
    assert_eq!(forbidden_in("Safety questions come first. Nothing is ever ruled out."), Vec::<&str>::new());
}

/// The sentences of a text.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '?', '!', ':']).collect()
}

/// Findings are parts of sentences, and scores are for doctors; both are left out.
#[test]
fn sentences_have_at_most_20_words() {
    let long: Vec<String> = words_of_the_data()
        .into_iter()
        .filter(|(place, _)| !place.starts_with("finding") && !place.starts_with("score"))
        .flat_map(|(place, text)| sentences(text).into_iter().map(move |s| (place.clone(), s)).collect::<Vec<_>>())
        .filter(|(_, sentence)| sentence.split_whitespace().filter(|word| *word != "-").count() > 20)
        .map(|(place, sentence)| format!("{place}: {sentence}"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
