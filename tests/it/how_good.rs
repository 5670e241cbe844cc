//! The page "How good is this?": its figures are those of the command, and no miss is left out.

use crate::vignettes::story;
use calfcheck::ui::Route;
use calfcheck::vignettes::{
    Case, FOLDERS, Figures, MEASURES, Mode, RUNS, Set, TEXTS, case_count, figures_of, run_case, shown,
};
use std::path::Path;
use std::sync::LazyLock;

static PAGE: LazyLock<String> = LazyLock::new(|| {
    // Where a class stands among the attributes says nothing.
    crate::pages::html(Route::HowGood, None).replace(" class=\"figure\"", "")
});

/// The figures of a run, from the files themselves.
fn from_files(set: Set, mode: Mode) -> Figures {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| story::read_all(&root.join(path)).expect("the vignettes");
    let stories: Vec<_> = match set {
        Set::All => FOLDERS.iter().flat_map(|folder| read(folder.path)).collect(),
        Set::Folder(place) => read(FOLDERS[place].path),
    };
    Figures::run(&stories, mode)
}

#[test]
fn every_figure_on_the_page_is_the_one_that_the_files_give() {
    let mut on_page = 0;
    for run in &RUNS {
        let figures = from_files(run.set, run.mode);
        for one in shown(run, &figures) {
            let tag =
                format!("data-figure=\"{}\" value=\"{}\" class=\"measured__value\">{}<", one.name, one.value, one.text);
            let named = PAGE.matches(&format!("data-figure=\"{}\"", one.name)).count();
            assert_eq!(PAGE.matches(&tag).count(), named, "{tag}");
            on_page += named;
        }
        for measure in &MEASURES {
            assert!(PAGE.contains(&format!("data-figure=\"{}.{}\"", run.name, measure.name)), "{}", measure.name);
        }
    }
    assert_eq!(PAGE.matches("data-figure=").count(), on_page);
}

#[test]
fn what_was_told_and_meant_adds_up_to_every_story() {
    let cases: Vec<Case> = (0..case_count()).map(run_case).collect();
    for (run, figures) in figures_of(&cases) {
        assert_eq!(figures.confusion.iter().flatten().sum::<usize>(), figures.n, "{}", run.name);
        let same: usize = (0..4).map(|level| figures.confusion[level][level]).sum();
        assert_eq!(same as f64 / figures.n as f64, figures.exact_urgency, "{}", run.name);
    }
}

#[test]
fn every_miss_is_on_the_page_and_those_of_the_main_run_with_their_story() {
    for run in RUNS.iter().filter(|run| run.set == Set::All) {
        let figures = from_files(run.set, run.mode);
        let misses = figures.cases.iter().filter(|case| case.is_a_miss());
        for case in misses {
            let mark = if run.mode == Mode::No { format!("Story {}<", case.id) } else { format!(" ({}): ", case.id) };
            assert!(PAGE.contains(&mark), "{mark}");
            if run.mode == Mode::No {
                let place = FOLDERS.iter().zip(&TEXTS).find_map(|(folder, texts)| {
                    folder.stories.iter().position(|story| story.id == case.id).map(|place| texts[place])
                });
                let first = place.expect("a text").story.split(['\'', '"', '&', '<']).next().expect("words");
                assert!(PAGE.contains(first), "{first}");
            }
        }
    }
}

#[test]
fn the_page_says_what_its_figures_are_not() {
    for words in [
        "We gave the right answers ourselves.",
        "stories were in view while the rules and weights were made.",
        "A story is not a person.",
        "No study with real people has been done.",
    ] {
        assert!(PAGE.contains(words), "{words}");
    }
}
