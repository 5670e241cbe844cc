//! The page of all components: each is on it, and names stay apart.

use calfcheck::ui::gallery::{own_names, specimens};
use std::collections::BTreeSet;

#[test]
fn every_specimen_has_a_name_of_its_own() {
    let specimens = specimens();
    let names: BTreeSet<&str> = specimens.iter().map(|specimen| specimen.name.as_str()).collect();
    assert_eq!(names.len(), specimens.len());
    assert!(names.len() > 60, "{}", names.len());
}

#[test]
fn names_on_the_page_get_a_prefix_and_lead_to_their_own() {
    let html = r##"<details class="why"><a id="one" href="#two" aria-describedby="two three">x</a></details>"##;
    assert_eq!(
        own_names(html, "here", true),
        r##"<details open class="why"><a id="here-one" href="#here-two" aria-describedby="here-two here-three">x</a></details>"##
    );
}

/// What only ever stands inside another component, or is shown through a whole page.
const WITHIN: &[&str] = &[
    "AdviceLine",
    "BarList",
    "Brand",
    "ExerciseSteps",
    "Figures",
    "Icon",
    "Link",
    "MeasureStep",
    "RegionPicker",
    "Shape",
];

#[test]
fn every_component_is_shown() {
    let listed = include_str!("../../src/ui/components/mod.rs");
    let shown = [include_str!("../../src/ui/gallery/parts.rs"), include_str!("../../src/ui/gallery/whole.rs")].concat();
    let exported = listed
        .lines()
        .filter(|line| line.starts_with("pub use"))
        .flat_map(|line| line.split([' ', '{', '}', ',', ';', ':']));
    let components =
        exported.filter(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase));
    for component in components.filter(|component| !WITHIN.contains(component)) {
        assert!(shown.contains(&format!("<{component} ")), "`{component}` is not on the page of all components");
    }
}
