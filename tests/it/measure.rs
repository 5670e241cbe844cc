//! Measuring both calves: how figures are read, when repeats agree, and what the difference calls up.

use calfcheck::engine::concerns;
use calfcheck::knowledge::{Care, KNOWLEDGE, QuestionKind};
use calfcheck::measure::{
    Fault, Field, Leg, Measured, Outcome, Sheet, Sore, Unit, meaning, question, read, read_length, threshold,
    within_limits,
};

fn sheet(sore: Option<Sore>, left: [&str; 3], right: [&str; 3]) -> Sheet {
    Sheet { sore, figures: [left.map(str::to_owned), right.map(str::to_owned)], ..Sheet::default() }
}

const LEFT: Option<Sore> = Some(Sore::Leg(Leg::Left));
const RIGHT: Option<Sore> = Some(Sore::Leg(Leg::Right));

#[track_caller]
fn done(sheet: &Sheet) -> Measured {
    match read(sheet) {
        Outcome::Measured(measured) => measured,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_length_may_have_a_comma_a_point_a_fraction_or_a_unit() {
    for (text, millimetres) in [
        ("36", 360),
        (" 36,5 ", 365),
        ("36.5", 365),
        ("36.5 cm", 365),
        ("36,5CM", 365),
        ("14 in", 356),
        ("14 1/2 inches", 368),
        ("14½\"", 368),
        ("14 ½ ″", 368),
        ("36.55", 366),
        ("036", 360),
        ("15", 150),
        ("90", 900),
    ] {
        assert_eq!(read_length(text, Unit::Centimetres), Ok(millimetres), "{text}");
    }
    for (text, millimetres) in
        [("14", 356), ("14 1/8", 359), ("14⅝", 371), ("14.25", 362), ("36 cm", 360), ("6", 152), ("35", 889)]
    {
        assert_eq!(read_length(text, Unit::Inches), Ok(millimetres), "{text}");
    }
}

#[test]
fn what_is_no_girth_says_what_is_wrong() {
    for (text, fault) in [
        ("", Fault::Empty),
        ("   ", Fault::Empty),
        ("thick", Fault::NotANumber),
        ("-36", Fault::NotANumber),
        ("3 6", Fault::NotANumber),
        ("36.5.1", Fault::NotANumber),
        ("1e2", Fault::NotANumber),
        ("inf", Fault::NotANumber),
        ("NaN", Fault::NotANumber),
        (".", Fault::NotANumber),
        ("36 5/4", Fault::NotANumber),
        ("36 1/0", Fault::NotANumber),
        ("36.5 1/2", Fault::NotANumber),
        ("36 1/2 3", Fault::NotANumber),
        ("cm", Fault::NotANumber),
        ("0", Fault::OutOfRange),
        ("5.9", Fault::OutOfRange),
        ("90.5", Fault::OutOfRange),
        ("365", Fault::OutOfRange),
        ("999999999999999999999999999999999999999999", Fault::OutOfRange),
        ("14", Fault::OtherUnit),
    ] {
        assert_eq!(read_length(text, Unit::Centimetres), Err(fault), "{text}");
    }
    assert_eq!(read_length("36", Unit::Inches), Err(Fault::OtherUnit));
    assert_eq!(read_length("3", Unit::Inches), Err(Fault::OutOfRange));
}

#[test]
fn an_empty_sheet_names_every_field_in_order() {
    let empty = |leg, turn| (Field::Figure(leg, turn), Fault::Empty);
    let all = vec![
        (Field::Sore, Fault::Empty),
        empty(Leg::Left, 0),
        empty(Leg::Left, 1),
        empty(Leg::Right, 0),
        empty(Leg::Right, 1),
    ];
    assert_eq!(read(&Sheet::default()), Outcome::Faults(all));
    let one = sheet(LEFT, ["36", "36", ""], ["36", "x", ""]);
    assert_eq!(read(&one), Outcome::Faults(vec![(Field::Figure(Leg::Right, 1), Fault::NotANumber)]));
}

#[test]
fn the_mean_of_two_figures_counts_for_the_sore_leg() {
    let measured = done(&sheet(LEFT, ["38", "38,4", ""], ["36", "36", ""]));
    assert_eq!((measured.girths, measured.apart, measured.answer), ([38.2, 36.0], 2.2, Some(2.2)));
    assert_eq!((measured.thirds, measured.rough), ([false; 2], [false; 2]));
    let measured = done(&sheet(RIGHT, ["36", "36", ""], ["39", "39", ""]));
    assert_eq!((measured.apart, measured.answer), (3.0, Some(3.0)));
    let measured = done(&sheet(Some(Sore::Both), ["36", "36", ""], ["39", "39", ""]));
    assert_eq!(measured.answer, Some(3.0));
}

#[test]
fn half_a_millimetre_is_never_rounded_down() {
    let measured = done(&sheet(LEFT, ["39", "38.9", ""], ["36", "36", ""]));
    assert_eq!(measured.answer, Some(3.0));
}

#[test]
fn repeats_more_than_a_centimetre_apart_ask_for_a_third_and_a_centimetre_does_not() {
    assert!(matches!(read(&sheet(LEFT, ["37", "38", ""], ["36", "36", ""])), Outcome::Measured(_)));
    let far = sheet(LEFT, ["37", "38.1", ""], ["36", "34.9", ""]);
    assert_eq!(read(&far), Outcome::ThirdNeeded(vec![Leg::Left, Leg::Right]));
    let far = sheet(LEFT, ["37", "38.1", ""], ["36", "36", ""]);
    assert_eq!(read(&far), Outcome::ThirdNeeded(vec![Leg::Left]));
    let asked = Sheet { thirds: [true, false], ..far };
    assert_eq!(read(&asked), Outcome::Faults(vec![(Field::Figure(Leg::Left, 2), Fault::Empty)]));
    let inches = Sheet { unit: Unit::Inches, ..sheet(LEFT, ["14", "14 1/2", ""], ["14", "14 3/8", ""]) };
    assert_eq!(read(&inches), Outcome::ThirdNeeded(vec![Leg::Left]));
}

#[test]
fn of_three_figures_the_middle_one_counts() {
    let asked = Sheet { thirds: [true, false], ..sheet(LEFT, ["37", "47", "37.5"], ["36", "36", ""]) };
    let measured = done(&asked);
    assert_eq!((measured.girths, measured.answer), ([37.5, 36.0], Some(1.5)));
    assert_eq!((measured.thirds, measured.rough), ([true, false], [false; 2]));
    let apart = Sheet { thirds: [true, false], ..sheet(LEFT, ["37", "39", "41"], ["36", "36", ""]) };
    assert_eq!((done(&apart).answer, done(&apart).rough), (Some(3.0), [true, false]));
}

#[test]
fn a_third_figure_is_left_out_once_the_first_two_agree() {
    let asked = Sheet { thirds: [true, false], ..sheet(LEFT, ["37", "37.4", "rubbish"], ["36", "36", ""]) };
    assert_eq!(done(&asked).answer, Some(1.2));
}

#[test]
fn legs_that_may_be_swapped_give_no_nought_to_the_check() {
    let swapped = done(&sheet(LEFT, ["36", "36", ""], ["39.5", "39.5", ""]));
    assert_eq!((swapped.answer, swapped.apart), (None, 3.5));
    assert!(meaning(&KNOWLEDGE, swapped.apart, false).is_some(), "a swollen leg counts with or without pain");
    let near = done(&sheet(LEFT, ["36", "36", ""], ["37", "37", ""]));
    assert_eq!(near.answer, Some(0.0));
}

#[test]
fn what_a_difference_calls_up_is_what_the_rules_say() {
    let rule = meaning(&KNOWLEDGE, 3.0, false).expect("a rule");
    assert_eq!((rule.care, rule.id), (Care::Today, "R25"));
    assert_eq!(meaning(&KNOWLEDGE, 2.9, false).map(|rule| rule.id), None);
    assert_eq!(meaning(&KNOWLEDGE, 2.0, true).map(|rule| rule.care), Some(Care::Today));
    assert_eq!(meaning(&KNOWLEDGE, 1.9, true).map(|rule| rule.id), None);
    assert_eq!(meaning(&KNOWLEDGE, 60.0, false).map(|rule| rule.id), Some("R25"));
    assert_eq!((threshold(&KNOWLEDGE, false), threshold(&KNOWLEDGE, true)), (Some(3.0), Some(2.0)));
}

#[test]
fn the_page_of_checks_and_the_guided_page_name_the_same_limits_as_the_rules() {
    let (any, pregnant) = (threshold(&KNOWLEDGE, false).expect("one"), threshold(&KNOWLEDGE, true).expect("one"));
    for page in ["checks", "measure"] {
        let topic = KNOWLEDGE.topics.iter().find(|topic| topic.id == page).expect("a page");
        let text: Vec<&str> = topic.sections.iter().flat_map(|section| section.text).copied().collect();
        let words = text.join(" ");
        assert!(words.contains(&format!("{any} cm or more")), "{page}");
        assert!(words.contains(&format!("In pregnancy and the 12 weeks after it: {pregnant} cm or more")), "{page}");
    }
}

#[test]
fn the_figure_answers_a_number_question_within_its_limits() {
    let id = question(&KNOWLEDGE).expect("a question");
    let question = KNOWLEDGE.question(id);
    assert_eq!((question.id, question.kind), ("calf_size", QuestionKind::Number));
    assert_eq!(within_limits(&KNOWLEDGE, 21.5), 15.0);
    assert_eq!(within_limits(&KNOWLEDGE, 2.2), 2.2);
    let facts = |words: &str| {
        let answers = crate::person::interview(words).answers(&KNOWLEDGE);
        calfcheck::engine::Facts::new(&KNOWLEDGE, &answers)
    };
    assert!(concerns(&KNOWLEDGE, id, &facts("leg_pain side_one swelling_one_leg")));
    assert!(!concerns(&KNOWLEDGE, id, &facts("leg_pain side_one")));
}
