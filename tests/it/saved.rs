//! Checks that are kept: their texts, files and comparison, also when someone has tampered with them.

use crate::person::{finding, interview};
use calfcheck::interview::{Action, Interview, Response, to_text as answers_to_text};
use calfcheck::knowledge::{Care, KNOWLEDGE};
use calfcheck::saved::{
    Brought, Check, Comparison, Figure, Figures, MOST, Refused, UNDATED, Unread, compare, from_file, migrated, name,
    read, to_file, to_text,
};
use calfcheck::words::Who;
use std::time::Instant;

const SWOLLEN: &str = "age_years=55 leg_pain side_one swelling_one_leg skin_warm";
const ACHE: &str = "age_years=55 leg_pain side_one";

/// The check of someone, kept so many days after one Wednesday in October 2026.
fn kept(words: &str, days: i64, figures: Figures) -> Check {
    keep(interview(words), days, figures)
}

fn keep(interview: Interview, days: i64, figures: Figures) -> Check {
    let advice = Some(interview.assess(&KNOWLEDGE).care);
    let interview = interview.kept_at(Some((29_867_203 + days * 1440, 60)));
    let text = |text: &str| text.to_owned();
    Check { interview, lost: 0, advice, region: text("GB"), app: text("0.1.0"), data: text("0f3c2a91"), figures }
}

fn text(check: &Check) -> String {
    to_text(&KNOWLEDGE, check)
}

#[track_caller]
fn compared(then: &str, later: &str) -> Comparison {
    compare(&KNOWLEDGE, &kept(then, 0, [None; 4]), &kept(later, 3, [None; 4]))
}

#[test]
fn a_kept_check_comes_back_whole_with_date_region_versions_and_figures() {
    let other = interview(SWOLLEN).after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse));
    for check in [kept(ACHE, 0, [Some(4), Some(200), Some(385), None]), keep(other, 1, [None; 4])] {
        assert_eq!(read(&KNOWLEDGE, &text(&check)), Ok(check));
    }
}

#[test]
fn every_story_is_kept_and_assessed_the_same_afterwards() {
    for (story, interview) in crate::report::everyone() {
        let check = keep(interview.clone(), 0, [None; 4]);
        let back = read(&KNOWLEDGE, &text(&check)).unwrap_or_else(|problem| panic!("{story}: {problem:?}"));
        assert_eq!(back.interview.assess(&KNOWLEDGE), interview.assess(&KNOWLEDGE), "{story}");
        assert_eq!(back.interview.kept(), Some((29_867_203, 60)));
    }
}

#[test]
fn any_changed_or_missing_letter_of_a_kept_check_is_damage() {
    let whole = text(&kept(SWOLLEN, 0, [Some(7), None, None, None]));
    for (place, _) in whole.char_indices() {
        assert!(read(&KNOWLEDGE, &whole[..place]).is_err(), "cut at {place}");
        let mut bytes = whole.clone().into_bytes();
        bytes[place] ^= 1;
        let changed = String::from_utf8(bytes).expect("letters of ASCII");
        assert!(read(&KNOWLEDGE, &changed).is_err(), "changed at {place}");
    }
}

#[test]
fn hostile_texts_are_damaged_or_of_another_version_and_never_fatal() {
    let huge = format!("calfcheck check 1 0\n{}", "a".repeat(10_000_000));
    let deep = "[".repeat(100_000);
    let long = text(&kept(ACHE, 0, [None; 4])) + &"x = y\n".repeat(4000);
    let damaged = [
        "",
        "\0\u{1}\u{fffd}",
        "<script>alert(1)</script>",
        "calfcheck check ",
        "calfcheck check 1",
        &huge,
        &deep,
        &long,
    ];
    for text in damaged {
        assert_eq!(read(&KNOWLEDGE, text), Err(Unread::Damaged), "{}", text.chars().take(40).collect::<String>());
    }
    for text in ["calfcheck check 2 x\nanything\n", "calfcheck check 65535 x\n", "calfcheck answers 2 x\nage = 44\n"] {
        assert_eq!(read(&KNOWLEDGE, text), Err(Unread::OtherVersion), "{text}");
    }
    assert_eq!(read(&KNOWLEDGE, &migrated("calfcheck answers 1 x\n").expect("answers")), Err(Unread::Damaged));
}

/// A text whose sum is right, whatever it says: who writes checks can write anything.
fn forged(head: &str, answers: &str) -> Result<Check, Unread> {
    let sealed = migrated(&format!("calfcheck answers 1 x\n{answers}")).expect("answers");
    assert!(read(&KNOWLEDGE, &sealed).is_ok() || answers.is_empty());
    let body = format!("{head}calfcheck answers 1 x\n{answers}");
    let stated = name(&format!("calfcheck check 1 ?\n{body}")).replace("calfcheck-check-", "");
    read(&KNOWLEDGE, &format!("calfcheck check 1 {stated}\n{body}"))
}

#[test]
fn what_a_forged_check_states_stays_within_limits() {
    let check =
        forged("pain = 11\nwalk_m = 99999999\nleft_mm = 149\nright_mm = -1\nadvice = all_clear\n", "age = 44\n");
    let check = check.expect("a check");
    assert_eq!((check.figures, check.advice), ([None; 4], None));
    for date in ["-1 0", "9223372036854775807 0", "120000000 0", "1 32767", "x y", "1"] {
        let check = forged("", &format!("kept = {date}\nage = 44\n")).expect("a check");
        assert_eq!((check.interview.kept(), check.lost), (Some(UNDATED), 1), "{date}");
    }
    let check = forged("", "age = 1e9\nage = 44\nno_such = yes\nsex = <b>\n").expect("a check");
    assert_eq!((check.lost, check.interview.responses().len()), (3, 1));
}

#[test]
fn answers_alone_are_the_oldest_form_and_become_a_check_without_a_date() {
    let old = answers_to_text(&KNOWLEDGE, "older", &interview(ACHE));
    let check = read(&KNOWLEDGE, &old).expect("an old check");
    assert_eq!((check.interview.kept(), check.advice, check.data.as_str()), (Some(UNDATED), None, "older"));
    let new = migrated(&old).expect("the new form");
    assert_eq!(read(&KNOWLEDGE, &new), Ok(check));
    assert_eq!(migrated(&new), None);
    let file = to_file([old.as_str()].into_iter());
    assert_eq!(from_file(&KNOWLEDGE, &file).map(|brought| brought.checks), Ok(vec![(name(&new), new)]));
}

#[test]
fn a_name_tells_checks_apart_and_is_the_same_for_the_same_check() {
    let (one, other) = (text(&kept(ACHE, 0, [None; 4])), text(&kept(ACHE, 0, [Some(1), None, None, None])));
    assert_eq!(name(&one), name(&text(&kept(ACHE, 0, [None; 4]))));
    assert_ne!(name(&one), name(&other));
    assert!(name("garbage").starts_with("calfcheck-check-"));
}

#[test]
fn a_file_brings_back_every_check_and_twice_makes_no_duplicates() {
    let texts: Vec<String> = (0..40).map(|day| text(&kept(SWOLLEN, day, [Some(5), None, None, None]))).collect();
    let file = to_file(texts.iter().chain(&texts).map(String::as_str));
    let brought = from_file(&KNOWLEDGE, &file).expect("a file of ours");
    assert_eq!(brought.unread, 0);
    assert_eq!(brought.checks, texts.iter().map(|text| (name(text), text.clone())).collect::<Vec<_>>());
    let windows = format!("\u{feff}{}", file.replace('\n', "\r\n"));
    assert_eq!(from_file(&KNOWLEDGE, &windows), Ok(brought));
}

#[test]
fn of_a_damaged_file_the_good_checks_come_in_and_the_rest_is_counted() {
    let texts: Vec<String> = (0..5).map(|day| text(&kept(ACHE, day, [None; 4]))).collect();
    let future = "calfcheck check 9 0\nsomething new\n";
    let garbage = "no check\ncalfcheck check of nothing\n";
    let file = to_file(texts.iter().map(String::as_str).chain([future, garbage])).replacen(
        "kept = 29868643",
        "kept = 29868644",
        1,
    );
    let brought = from_file(&KNOWLEDGE, &file).expect("a file of ours");
    assert_eq!((brought.checks.len(), brought.unread), (4, 4));
    let cut = &file[..file.len() / 3];
    let Brought { checks, unread } = from_file(&KNOWLEDGE, cut).expect("a file of ours");
    assert_eq!((checks.len(), unread), (1, 1), "{cut}");
}

#[test]
fn a_file_that_is_hostile_or_too_long_is_refused_at_once() {
    let one = text(&kept(ACHE, 0, [None; 4]));
    let many = format!("calfcheck file 1\n{}", "calfcheck check 1 x\n".repeat(501));
    let began = Instant::now();
    for (file, expected) in [
        ("a".repeat(10_000_000), Refused::TooBig),
        (format!("calfcheck file 1\n{}", "x".repeat(MOST)), Refused::TooBig),
        (many, Refused::TooBig),
        ("{\"checks\":".repeat(50_000), Refused::NotOurs),
        ("<!doctype html><script>alert(1)</script>".to_owned(), Refused::NotOurs),
        ("\u{0}PNG\u{fffd}\u{1}".to_owned(), Refused::NotOurs),
        (String::new(), Refused::NotOurs),
        ("calfcheck file\n".to_owned() + &one, Refused::NotOurs),
        ("calfcheck file one\n".to_owned() + &one, Refused::NotOurs),
        ("calfcheck file 2\n".to_owned() + &one, Refused::OtherVersion),
    ] {
        let beginning: String = file.chars().take(30).collect();
        assert_eq!(from_file(&KNOWLEDGE, &file), Err(expected), "{beginning}");
    }
    assert!(began.elapsed().as_secs() < 5);
    assert_eq!(from_file(&KNOWLEDGE, "calfcheck file 1\n"), Ok(Brought::default()));
    let lines = format!("calfcheck file 1\n{}", "garbage\n".repeat(10_000)) + &one;
    assert_eq!(from_file(&KNOWLEDGE, &lines).map(|brought| brought.checks.len()), Ok(1));
}

#[test]
fn a_comparison_says_what_is_new_gone_and_changed() {
    let found = compared("age_years=55 leg_pain side_one walking_brings_it_on", SWOLLEN);
    assert!(found.new.contains(&finding("swelling_one_leg")), "{found:?}");
    assert!(
        found.gone.contains(&finding("walking_brings_it_on")) || found.open.contains(&finding("walking_brings_it_on"))
    );
    assert_eq!((found.then < found.later, found.later), (true, Care::Today));
    assert!(KNOWLEDGE.finding(found.new[0]).red_flag, "dangers come first");
    let back = compared(SWOLLEN, "age_years=55 leg_pain side_one walking_brings_it_on");
    assert!(back.gone.contains(&finding("swelling_one_leg")) && back.later < back.then);
    assert!(compared(SWOLLEN, SWOLLEN).is_empty());
}

#[test]
fn what_was_not_asked_again_is_never_called_gone() {
    for (story, later) in crate::report::everyone() {
        let then = keep(interview(SWOLLEN), 0, [None; 4]);
        let later = keep(later, 1, [None; 4]);
        let found = compare(&KNOWLEDGE, &then, &later);
        let answers = later.interview.answers(&KNOWLEDGE);
        let facts = calfcheck::engine::Facts::new(&KNOWLEDGE, &answers);
        for id in &found.gone {
            assert_eq!(facts.status(*id), calfcheck::engine::Status::Absent, "{story}: {}", KNOWLEDGE.finding(*id).id);
        }
        for id in found.new.iter().chain(&found.first_told) {
            assert_eq!(facts.status(*id), calfcheck::engine::Status::Present, "{story}: {}", KNOWLEDGE.finding(*id).id);
        }
    }
}

#[test]
fn numbers_and_figures_that_differ_are_told_with_both_values() {
    let size = KNOWLEDGE.question_named("calf_size").expect("a question");
    let sized = |cm: f32| interview(SWOLLEN).after(&KNOWLEDGE, Action::Changed(size, Response::Number(cm)));
    let then = keep(sized(3.0), 0, [Some(6), Some(200), Some(385), None]);
    let later = keep(sized(1.5), 9, [Some(6), Some(350), Some(370), Some(360)]);
    let found = compare(&KNOWLEDGE, &then, &later);
    assert_eq!(found.figures, [(Figure::Walk, 200, 350), (Figure::Left, 385, 370)]);
    let told = found.changed.iter().find(|changed| changed.question == size).expect("the difference");
    assert_eq!((&told.then, &told.later), (&Response::Number(3.0), &Response::Number(1.5)));
}

#[test]
fn checks_of_two_people_are_told_apart() {
    assert!(compared("age_years=55 leg_pain side_one female", "age_years=55 leg_pain side_one").two_people);
    assert!(compared("age_years=55 leg_pain side_one", "age_years=61 leg_pain side_one").two_people);
    assert!(!compared("age_years=55 leg_pain side_one", "age_years=56 leg_pain side_one").two_people);
    let other = keep(interview(ACHE).after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse)), 1, [None; 4]);
    assert!(compare(&KNOWLEDGE, &kept(ACHE, 0, [None; 4]), &other).two_people);
}

#[track_caller]
fn check_typed(figure: Figure, text: &str, expected: Option<u16>) {
    assert_eq!(figure.typed(text), expected, "{text}");
}

#[test]
fn figures_are_read_as_people_write_them() {
    check_typed(Figure::Pain, " 4 ", Some(4));
    check_typed(Figure::Pain, "11", None);
    check_typed(Figure::Pain, "-1", None);
    check_typed(Figure::Pain, "four", None);
    check_typed(Figure::Walk, "200 m", Some(200));
    check_typed(Figure::Walk, "20001", None);
    check_typed(Figure::Left, "38,5", Some(385));
    check_typed(Figure::Left, "38.5 cm", Some(385));
    check_typed(Figure::Right, "14 1/2 in", Some(368));
    check_typed(Figure::Right, "385", None);
    assert_eq!(Figure::Left.words(370), "37.0 cm");
    assert_eq!((Figure::Walk.words(350), Figure::Pain.words(4)), ("350 m".to_owned(), "4".to_owned()));
}
