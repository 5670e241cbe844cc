//! Pages rendered natively for people with answers: what the result says, and what pages about care at home keep back.

use crate::person::interview;
use calfcheck::interview::{Action, Interview, Place, Restored};
use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::ui::{App, AppProps, Kept, Route};
use calfcheck::words::{Who, of_them};

/// The text of a page, without tags, for someone with these answers; nobody's when there are none.
#[track_caller]
pub fn page(route: Route, words: Option<&str>) -> String {
    rendered(route, words.map(|words| interview(words).after(&KNOWLEDGE, Action::WentTo(Place::Result))))
}

/// The text of a page, without tags, for someone who is so far.
#[track_caller]
fn rendered(route: Route, interview: Option<Interview>) -> String {
    plain(&seen(&html(route, interview)))
}

/// A page for someone who is so far.
#[track_caller]
pub fn html(route: Route, interview: Option<Interview>) -> String {
    let kept = interview.map(|interview| Kept(Restored::Whole(interview)));
    let props = AppProps { route, base: "".into(), kept, region: KNOWLEDGE.regions.len() - 1, served: None };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// The page without what the style sheet hides from this person.
fn seen(html: &str) -> String {
    let waits = html.contains("page page--waits\"");
    if waits { without(html, "section", "topic__section--waits") } else { without(html, "aside", "wait-notice") }
}

/// The page without the elements of this name that have the class; none of them has another of its name inside.
fn without(html: &str, name: &str, class: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut parts = html.split(open.as_str());
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, _) = part.split_once('>').expect("the end of a tag");
        let (_, after) = part.split_once(close.as_str()).expect("the end of the element");
        kept += if tag.contains(class) { after } else { part };
    }
    kept
}

/// The text between the tags, with one space where a tag stood.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let words = part.split_once('>').map_or(part, |(_, words)| words);
        text.push_str(words);
        text.push(' ');
    }
    let text = text.replace("&#x27;", "'").replace("&quot;", "\"").replace("&gt;", ">").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const CRAMP: &str = "leg_pain side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot mostly_at_night \
    spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over !walking_brings_it_on";

const TEAR: &str = "age_years=44 leg_pain side_one onset_moving trigger_pop kicked_feeling sprint_or_push_off tearing_one_spot \
    had_to_stop_at_once push_off_hurts spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months swelling_one_leg";

#[test]
fn a_tear_with_swelling_names_the_tear_and_the_clot_in_one_breath() {
    let text = page(Route::Result, Some(TEAR));
    assert!(
        text.contains("fits your answers best. Blood clot in the leg has to be checked as well, by a scan, today."),
        "{text}"
    );
}

#[test]
fn a_night_cramp_is_offered_stretches_and_a_swollen_calf_none() {
    let text = page(Route::Result, Some(&format!("age_years=58 {CRAMP}")));
    assert!(text.contains("Exercises that your answers allow"), "{text}");
    let text = page(Route::Result, Some(TEAR));
    assert!(!text.contains("Exercises that your answers allow"), "{text}");
}

#[test]
fn the_stretches_page_follows_the_answers() {
    let steps = "Put your hands on a wall at shoulder height.";
    assert!(page(Route::Stretches, None).contains(steps));
    assert!(page(Route::Stretches, Some(&format!("age_years=58 {CRAMP}"))).contains(steps));
    let old = page(Route::Stretches, Some(&format!("age_years=79 {CRAMP}")));
    assert!(
        !old.contains(steps) && old.contains("Your answers ask for the sitting version: Sitting towel stretch."),
        "{old}"
    );
    let swollen = page(Route::Stretches, Some(TEAR));
    assert!(!swollen.contains(steps) && swollen.contains("someone has to look at the leg first"), "{swollen}");
}

#[test]
fn care_at_home_is_kept_back_while_someone_has_to_look_first() {
    let ice = "frozen peas";
    assert!(page(Route::topic("self_care"), None).contains(ice));
    let swollen = page(Route::topic("self_care"), Some(TEAR));
    assert!(!swollen.contains(ice) && swollen.contains("someone has to look at the leg first"), "{swollen}");
}

const WALK: &str =
    "age_years=68 leg_pain side_one walking_brings_it_on level_walking_brings_it_on longer_than_3_months";

fn for_someone_else(interview: Interview) -> Option<Interview> {
    Some(interview.after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse)))
}

#[test]
fn a_check_for_someone_else_starts_with_advice_and_asks_about_them() {
    let text = rendered(Route::Check, for_someone_else(Interview::new(&KNOWLEDGE)));
    for words in ["About them", "This check is for someone else.", "It is for me", KNOWLEDGE.helper_advice[0]] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let mine = rendered(Route::Check, Some(Interview::new(&KNOWLEDGE)));
    assert!(mine.contains("About you") && !mine.contains(KNOWLEDGE.helper_advice[0]), "{mine}");
}

#[test]
fn every_question_speaks_of_them_when_the_check_is_for_someone_else() {
    let them = for_someone_else(Interview::new(&KNOWLEDGE)).expect("a check");
    for id in KNOWLEDGE.question_ids() {
        let question = KNOWLEDGE.question(id);
        let text = rendered(Route::Check, Some(them.after(&KNOWLEDGE, Action::WentTo(Place::Asking(id)))));
        let options = question.options.iter().flat_map(|option| [option.label, option.hint]);
        for words in [question.ask, question.hint, question.check, question.why].into_iter().chain(options) {
            let words = of_them(&KNOWLEDGE, words).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&words), "{words}: {text}");
        }
    }
}

#[test]
fn the_answers_and_the_emergency_page_speak_of_them() {
    let done = for_someone_else(interview(WALK)).expect("a check");
    let text = rendered(Route::Answers, Some(done.after(&KNOWLEDGE, Action::WentTo(Place::Review))));
    for words in
        ["This check is for someone else.", "Walking at their usual pace", "What is true of the pain when they walk?"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let faint = for_someone_else(interview("age_years=60 leg_pain breathless fainted")).expect("a check");
    let text = rendered(Route::Emergency, Some(faint.after(&KNOWLEDGE, Action::WentTo(Place::Emergency))));
    for words in ["Do not let them drive.", "read out what you told us", "Do what the call handler tells you."] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_library_speaks_to_the_reader_whoever_the_check_is_about() {
    let cramp = KNOWLEDGE.condition_ids().find(|id| KNOWLEDGE.condition(*id).id == "muscle_cramp").expect("a cause");
    let mine = rendered(Route::Condition(cramp), Some(interview(CRAMP)));
    assert_eq!(rendered(Route::Condition(cramp), for_someone_else(interview(CRAMP))), mine);
}
