//! The words of a check for another person. `tests/golden/they.txt` lists every text that a check shows and that says
//! something else then, in that form, to be read in review: `CALFCHECK_UPDATE=1 cargo test --test it they` writes it anew.

use crate::words::words_of_the_data;
use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::words::of_them;
use std::path::Path;

/// Texts that only the library shows, or that speak to whoever does an exercise.
const ELSEWHERE: &[&str] = &["topic", "exercise", "score"];

fn said(text: &str) -> String {
    of_them(&KNOWLEDGE, text)
}

fn all() -> String {
    let mut out = String::new();
    let mut heading = String::new();
    for (place, text) in words_of_the_data() {
        let words = said(text);
        if words == text || ELSEWHERE.iter().any(|kind| place.starts_with(kind)) {
            continue;
        }
        if heading != place {
            out += &format!("{place}\n");
            heading = place;
        }
        out += &format!("  {words}\n");
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
