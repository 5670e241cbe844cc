//! Which stories are run how: three ways to answer what a story does not state, over all stories and folder by folder.

use super::figures::{Case, Figures};
use super::packed::FOLDERS;
use super::story::Story;
use crate::engine::{Answers, Assessment, conclude};
use crate::interview::{Interview, Portrait, Unstated, included};
use crate::knowledge::{FindingId, KNOWLEDGE, QuestionId};

/// How a person answers what the story does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Dangers and risk factors "no", everything else "not sure": the headline.
    No,
    /// Everything "not sure".
    NotSure,
    /// Not checked yet, where a question allows that; otherwise "not sure".
    Skipped,
}

impl Mode {
    /// All of them, with their names in the output.
    pub const ALL: [(&'static str, Mode); 3] =
        [("no", Mode::No), ("not_sure", Mode::NotSure), ("skipped", Mode::Skipped)];
}

/// Which stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Those of every folder.
    All,
    /// Those of one folder, by its place.
    Folder(usize),
}

/// The sets, the whole first.
pub const SETS: [Set; 5] = [Set::All, Set::Folder(0), Set::Folder(1), Set::Folder(2), Set::Folder(3)];

/// A run: a set of stories answered in one mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its name in the output.
    pub name: &'static str,
    /// Which stories.
    pub set: Set,
    /// How the rest is answered.
    pub mode: Mode,
}

const fn run(name: &'static str, set: Set, mode: Mode) -> Run {
    Run { name, set, mode }
}

/// Every run that the page shows; what comes after the first three is part of the first.
pub const RUNS: [Run; 7] = [
    run("no", Set::All, Mode::No),
    run("not_sure", Set::All, Mode::NotSure),
    run("skipped", Set::All, Mode::Skipped),
    run("development", Set::Folder(0), Mode::No),
    run("blind", Set::Folder(1), Mode::No),
    run("composed", Set::Folder(2), Mode::No),
    run("kept_apart", Set::Folder(3), Mode::No),
];

/// How many stories there are in the folders before this one.
fn before(folder: usize) -> usize {
    FOLDERS[..folder].iter().map(|folder| folder.stories.len()).sum()
}

/// How many interviews give all figures: every story in every mode.
pub fn case_count() -> usize {
    before(FOLDERS.len()) * Mode::ALL.len()
}

/// Runs one of these interviews: mode by mode, in each of them the stories in their order.
pub fn run_case(place: usize) -> Case {
    let count = before(FOLDERS.len());
    let mut stories = FOLDERS.iter().flat_map(|folder| folder.stories);
    let story = stories.nth(place % count).unwrap_or(&FOLDERS[0].stories[0]);
    Case::new(story, Mode::ALL[place / count].1)
}

/// The figures of every run, from all interviews in their order.
pub fn figures_of(cases: &[Case]) -> Vec<(Run, Figures)> {
    let count = before(FOLDERS.len());
    let of = |run: Run| {
        let mode = Mode::ALL.iter().position(|(_, mode)| *mode == run.mode).unwrap_or_default();
        let of_mode = &cases[mode * count..][..count];
        let of_set = match run.set {
            Set::All => of_mode,
            Set::Folder(place) => &of_mode[before(place)..before(place + 1)],
        };
        (run, Figures::new(of_set.to_vec()))
    };
    RUNS.into_iter().map(of).collect()
}

impl Story {
    /// What the person is told, and which questions they were asked.
    pub fn run(&self, mode: Mode) -> (Assessment, Vec<QuestionId>) {
        let interview = self.interview(mode);
        let (answers, counted) = included(&KNOWLEDGE, interview.responses());
        let asked = interview.responses().iter().map(|(id, _)| *id).filter(|id| counted.contains(id)).collect();
        (conclude(&KNOWLEDGE, &answers), asked)
    }

    /// Everything that the person answered.
    pub fn answers(&self, mode: Mode) -> Answers {
        self.interview(mode).answers(&KNOWLEDGE)
    }

    fn interview(&self, mode: Mode) -> Interview {
        let unstated = match mode {
            Mode::No => Unstated::No,
            Mode::NotSure => Unstated::NotSure,
            Mode::Skipped => Unstated::Skipped,
        };
        self.portrait(unstated).interview(&KNOWLEDGE)
    }

    /// The person of the story.
    pub fn portrait(&self, unstated: Unstated) -> Portrait {
        let finding = |name: &str| KNOWLEDGE.finding_named(name);
        let mut present = self.present.to_vec();
        if self.female {
            present.extend(finding("female"));
        }
        // Every story is about a sore leg unless it says otherwise.
        let sore = finding("leg_pain");
        let says = |list: &[FindingId]| sore.is_some_and(|id| list.contains(&id));
        if says(self.absent) {
            present.extend(finding("painless"));
        } else if !says(self.not_sure) {
            present.extend(sore);
        }
        let mut numbers = self.numbers.to_vec();
        numbers.extend(finding("age_years").map(|id| (id, self.age)));
        Portrait { present, absent: self.absent.to_vec(), not_sure: self.not_sure.to_vec(), numbers, unstated }
    }
}
