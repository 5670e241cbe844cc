//! Stories with a known answer, run through the whole interview.

#[path = "../../src/bin/vignettes/story.rs"]
mod file;

use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::vignettes::{FOLDERS, Figures, Mode};
use calfcheck::{knowledge, vignettes};
use std::path::Path;

/// What other tests need of stories.
pub mod story {
    use super::file;
    use calfcheck::knowledge::KNOWLEDGE;
    pub use calfcheck::vignettes::{Mode, Story as Vignette};
    use std::path::Path;

    pub use file::level;

    /// Reads every story of a folder, in order of path.
    pub fn read_all(folder: &Path) -> Result<Vec<Vignette>, String> {
        Ok(file::read_all(&KNOWLEDGE, folder)?.into_iter().map(|(story, _)| story).collect())
    }
}

#[test]
fn no_emergency_is_missed_however_the_rest_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes");
    let vignettes = story::read_all(&folder).expect("the vignettes");
    assert!(vignettes.len() >= 74);
    for (name, mode) in Mode::ALL {
        let figures = Figures::run(&vignettes, mode);
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
fn an_unknown_condition_is_told_with_the_nearest_right_name() {
    assert_eq!(file::condition(&KNOWLEDGE, "pulmonary_embolism"), Ok("dvt_with_pulmonary_embolism"));
    assert_eq!(
        file::condition(&KNOWLEDGE, "calf_sprain"),
        Err("unknown condition `calf_sprain`; the nearest right name is `calf_strain`".to_owned())
    );
}

#[test]
fn an_unknown_finding_is_told_with_the_nearest_right_name() {
    assert_eq!(
        file::finding(&KNOWLEDGE, "brethless"),
        Err("unknown finding `brethless`; the nearest right name is `breathless`".to_owned())
    );
}

#[test]
fn every_file_is_in_the_build_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in &FOLDERS {
        assert_eq!(story::read_all(&root.join(folder.path)).expect("the vignettes"), folder.stories, "{}", folder.path);
    }
    let others = std::fs::read_dir(root.join("tests")).expect("the tests").filter_map(|entry| entry.ok());
    let folders = others.filter(|entry| entry.file_name().to_string_lossy().starts_with("vignettes"));
    assert_eq!(folders.count(), FOLDERS.len());
}
