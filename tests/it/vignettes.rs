//! Stories with a known answer, run through the whole interview.

#[path = "../../src/bin/vignettes/figures.rs"]
#[allow(dead_code, reason = "the command prints the rest")]
mod figures;
#[path = "../../src/bin/vignettes/story.rs"]
pub mod story;

use std::path::Path;
use story::Mode;

#[test]
fn no_emergency_is_missed_however_the_rest_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes");
    let vignettes = story::read_all(&folder).expect("the vignettes");
    assert!(vignettes.len() >= 74);
    for (name, mode) in Mode::ALL {
        let figures = figures::run(&vignettes, mode);
        println!(
            "unstated {name}: {} vignettes, acceptable {:.1} %, under {:.1} %, over {:.1} %, first {:.1} %, first three {:.1} %",
            figures.n,
            figures.acceptable_urgency * 100.0,
            figures.under_triage * 100.0,
            figures.over_triage * 100.0,
            figures.m1 * 100.0,
            figures.m3 * 100.0
        );
        assert_eq!(figures.emergencies_missed, 0, "unstated {name}");
        for case in figures.cases.iter().filter(|case| case.verdict == "under") {
            assert_ne!(mode, Mode::No, "{} is told less than it needs: {:?}", case.id, case.because);
        }
    }
}

#[test]
fn an_unknown_finding_is_told_with_the_nearest_right_name() {
    assert_eq!(
        story::finding("brethless"),
        Err("unknown finding `brethless`; the nearest right name is `breathless`".to_owned())
    );
}
