//! Pages rendered natively for people with answers: what the result says, and what pages about care at home keep back.

use crate::person::interview;
use calfcheck::interview::{Action, Place, Restored};
use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::ui::{App, AppProps, Kept, Route};

/// The text of a page, without tags, for someone with these answers; nobody's when there are none.
#[track_caller]
pub fn page(route: Route, words: Option<&str>) -> String {
    let kept = words.map(|words| {
        let done = interview(words).after(&KNOWLEDGE, Action::WentTo(Place::Result));
        Kept(Restored::Whole(done))
    });
    let props = AppProps { route, base: "".into(), kept, region: KNOWLEDGE.regions.len() - 1 };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let html = runtime.block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    plain(&html)
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
