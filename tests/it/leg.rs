//! The drawn leg: every place that can be answered is on it, under the words of its answer.

use crate::pages::html;
use crate::person::interview;
use calfcheck::interview::{Action, Place};
use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::measure;
use calfcheck::ui::{Route, WORST_SPOT, place_by_key, place_words, places};

/// The answer that is no place.
const NO_PLACE: &str = "spot_whole_or_unsure";

#[test]
fn every_worst_spot_that_is_a_place_is_on_the_drawing_once_and_nothing_else_is() {
    let question = KNOWLEDGE.questions.iter().find(|question| question.id == WORST_SPOT).expect("the question");
    let mut answers: Vec<&str> = question.options.iter().map(|option| option.id).filter(|id| *id != NO_PLACE).collect();
    let mut drawn: Vec<&str> = places().collect();
    answers.sort_unstable();
    drawn.sort_unstable();
    assert_eq!(drawn, answers);
}

#[test]
fn every_place_speaks_the_words_of_its_answer() {
    for place in places() {
        assert!(!place_words(place).is_empty(), "{place}");
    }
    assert_eq!(place_words("spot_achilles_tendon"), "The cord above the heel");
    assert_eq!(place_words("no such place"), "");
}

#[test]
fn the_arrow_keys_reach_every_place_and_go_round() {
    let mut place = place_by_key(None, "ArrowDown").expect("the first place");
    let mut seen = vec![place];
    loop {
        place = place_by_key(Some(place), "ArrowDown").expect("the next place");
        if place == seen[0] {
            break;
        }
        seen.push(place);
    }
    assert_eq!(seen, places().collect::<Vec<_>>());
    assert_eq!(place_by_key(Some(seen[0]), "ArrowUp"), seen.last().copied());
    assert_eq!(place_by_key(None, "ArrowLeft"), seen.last().copied());
    assert_eq!(place_by_key(Some(seen[3]), "Home"), Some(seen[0]));
    assert_eq!(place_by_key(Some(seen[3]), "End"), seen.last().copied());
    assert_eq!(place_by_key(Some(seen[3]), "Tab"), None);
}

#[test]
fn on_the_result_the_drawing_is_a_picture_with_its_words_and_nothing_to_press() {
    let result =
        |words: &str| html(Route::Result, Some(interview(words).after(&KNOWLEDGE, Action::WentTo(Place::Result))));
    let page = result("leg_pain side_one spot_achilles_tendon");
    assert!(
        page.contains("role=\"img\" aria-label=\"Drawing of a lower leg. Marked: The cord above the heel\""),
        "{page}"
    );
    assert!(!page.contains("role=\"option\""), "{page}");
    let page = result("leg_pain side_one spot_whole_or_unsure");
    assert!(!page.contains("Drawing of a lower leg"), "{page}");
}

#[test]
fn the_question_about_the_girth_leads_to_the_page_that_measures_it() {
    let asking = |name: &str| {
        let question = KNOWLEDGE.question_named(name).expect("a question");
        html(
            Route::Check,
            Some(interview("leg_pain side_one").after(&KNOWLEDGE, Action::WentTo(Place::Asking(question)))),
        )
    };
    let link = "href=\"/measure/\">Measure step by step, with drawings";
    let girth = KNOWLEDGE.question(measure::question(&KNOWLEDGE).expect("a question"));
    assert!(asking(girth.id).contains(link));
    assert!(!asking("tiptoe").contains(link));
}
