//! The words of a check for another person. `tests/golden/they.txt` lists every text of a check that says something else
//! then, in that form, and every text that speaks of "you" in both, to be read in review:
//! `CALFCHECK_UPDATE=1 cargo test --features vignettes --test it they` writes it anew.

use crate::words::words_of_the_data;
use calfcheck::knowledge::{KNOWLEDGE, sentences};
use calfcheck::words::{of_them, turn};
use proptest::prelude::*;
use std::path::Path;

fn said(text: &str) -> String {
    of_them(&KNOWLEDGE, text)
}

/// The answer that nearly every question offers; it is that of whoever answers.
const NOT_SURE: &str = "I'm not sure";

/// What only the library shows, or speaks to whoever does an exercise.
fn elsewhere(place: &str, text: &str) -> bool {
    let library = KNOWLEDGE.conditions.iter().map(|condition| &condition.words).flat_map(|words| {
        [words.what_it_is, words.symptoms, words.who_gets_it, words.at_the_doctor, words.recovery, words.prevention]
    });
    let advice = KNOWLEDGE.helper_advice.iter().chain(KNOWLEDGE.exercise_rules).any(|known| *known == text);
    let kinds = ["topic", "exercise", "score"];
    advice
        || kinds.iter().any(|kind| place.starts_with(kind))
        || (place.starts_with("condition") && library.flatten().any(|known| *known == text))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect()
}

/// Whether the text speaks of whoever reads it.
fn speaks_of_reader(text: &str) -> bool {
    const READER: &[&str] = &["I", "me", "my", "My", "you", "You", "your", "Your", "yours", "yourself"];
    words(text).iter().any(|word| READER.contains(word))
}

fn all() -> String {
    let mut out = String::new();
    for (heading, kept) in [("What changes", false), ("What is said to whoever answers, in both forms", true)] {
        out += &format!("# {heading}\n");
        let mut last = String::new();
        for (place, text) in words_of_the_data() {
            let words = said(text);
            if (words == text) != kept
                || (kept && (!speaks_of_reader(text) || text == NOT_SURE))
                || elsewhere(&place, text)
            {
                continue;
            }
            if last != place {
                out += &format!("{place}\n");
                last = place;
            }
            out += &format!("  {words}\n");
        }
    }
    out
}

#[test]
fn every_text_that_changes_for_another_person_is_as_it_was_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/they.txt");
    let now = all();
    if std::env::var_os("CALFCHECK_UPDATE").is_some() {
        std::fs::write(&path, &now).expect("the golden can be written");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let moved = before.lines().zip(now.lines()).find(|(before, now)| before != now);
    assert!(before == now, "the words have changed, first here: {moved:#?}; see the head of this file");
}

#[track_caller]
fn check(you: &str, they: &str) {
    assert_eq!(turn(you), they);
}

#[test]
fn you_becomes_they_where_someone_acts_and_them_where_something_is_done_to_them() {
    check("Do you have pain that wakes you at night?", "Do they have pain that wakes them at night?");
    check("You can't stand on your leg.", "They can't stand on their leg.");
    check("Paracetamol, if it suits you.", "Paracetamol, if it suits them.");
    check("Are you pregnant, or were you so?", "Are they pregnant, or were they so?");
    check(
        "Have someone take you to a place near you, as you rest.",
        "Have someone take them to a place near them, as they rest.",
    );
    check("You're young; an illness of yours.", "They're young; an illness of theirs.");
}

#[test]
fn whoever_answers_stays_you() {
    check("Read out what you told us about your leg.", "Read out what you told us about their leg.");
    check("We ask more only about what you tick.", "We ask more only about what you tick.");
    check("If you cannot tell, your doctor can.", "If you cannot tell, their doctor can.");
    check(
        "Do not cut a hard cast yourself, or start tablets on your own.",
        "Do not cut a hard cast yourself, or start tablets on your own.",
    );
    check("What you can do yourself", "What they can do themselves");
    check("Do not drive yourself. Your answers count.", "Do not let them drive. The answers count.");
}

#[test]
fn a_mark_of_the_data_comes_before_the_rule_and_the_plain_text_keeps_no_mark() {
    assert_eq!(
        KNOWLEDGE.question(KNOWLEDGE.question_named("veins").expect("a question")).ask,
        "What do you see on the legs?"
    );
    assert_eq!(said("Before. What do you see on the legs?"), "Before. What do you see on the legs?");
    let marked: Vec<String> = words_of_the_data().into_iter().map(|(_, text)| text.to_owned()).collect();
    assert!(!marked.iter().any(|text| text.contains(['{', '|', '}'])));
    assert!(KNOWLEDGE.wordings.is_sorted_by(|a, b| a.you < b.you));
    for wording in KNOWLEDGE.wordings {
        let found = |text: &String| sentences(text).any(|sentence| sentence.trim_end() == wording.you);
        assert!(marked.iter().any(found), "`{}` is said nowhere", wording.you);
    }
}

#[test]
fn sentences_put_together_are_the_text() {
    for (_, text) in words_of_the_data() {
        assert_eq!(sentences(text).collect::<String>(), text);
    }
    assert_eq!(sentences("One. Two: three? 1.5 m").collect::<Vec<_>>(), ["One. ", "Two: ", "three? ", "1.5 m"]);
}

/// Anything that may stand in a sentence, with a word for "you" in it or none.
fn sentence(you: bool) -> impl Strategy<Value = String> {
    let plain = ["The", "leg", "hurts", "if", "to", "with", "stop", "own", "told", "drive", "rest", "38 °C", "Über"];
    let reader = ["you", "You", "your", "Your", "yourself", "yours"];
    let words: Vec<&str> = plain.into_iter().chain(reader.into_iter().filter(|_| you)).collect();
    let word = (proptest::sample::select(words), proptest::sample::select(vec![" ", ", ", "; ", " (", "'", "-"]));
    proptest::collection::vec(word, 1..12)
        .prop_map(|words| words.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_without_you_stays_as_it_is(text in sentence(false)) {
        prop_assert_eq!(turn(&text), text);
    }

    #[test]
    fn turning_twice_is_turning_once_and_capitals_stay(text in sentence(true)) {
        let once = turn(&text);
        prop_assert_eq!(turn(&once), once.clone());
        let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
        prop_assert_eq!(capital(&once), capital(&text), "{} from {}", once, text);
    }

    #[test]
    fn you_is_left_only_where_it_is_whoever_answers(text in sentence(true)) {
        let once = turn(&text);
        let left = words(&once);
        for (place, word) in left.iter().enumerate() {
            let next = left.get(place + 1).copied().unwrap_or_default();
            match *word {
                "you" | "You" => prop_assert_eq!(next, "told", "{}", once),
                "your" | "Your" => prop_assert_eq!(next, "own", "{}", once),
                _ => prop_assert!(*word != "yours", "{}", once),
            }
        }
    }
}
