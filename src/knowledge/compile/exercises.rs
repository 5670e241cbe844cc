//! Exercises, and who must not do them.

use super::check::{Checker, keep, keep_all};
use super::expression::leak;
use super::figures::{FigureFile, figures, tenths};
use super::files::Text;
use super::problem::{File, suggestion};
use super::timers::{TimerFile, timers};
use crate::knowledge::{Barrier, Exercise};
use serde::Deserialize;

/// The file as serde reads it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExercisesFile {
    pub rules: Vec<String>,
    exercise: Vec<ExerciseFile>,
    #[serde(default)]
    barrier: Vec<BarrierFile>,
}

/// Answers that speak against all exercises, all but those spared, or only those barred.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BarrierFile {
    id: Text,
    when: Text,
    reason: String,
    #[serde(default)]
    bars: Vec<Text>,
    #[serde(default)]
    spares: Vec<Text>,
    #[serde(default)]
    sitting_instead: bool,
    mark: Text,
    #[serde(default)]
    source: Vec<Text>,
    #[serde(default)]
    why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseFile {
    id: Text,
    #[expect(dead_code, reason = "the medical name, for the people who keep the data")]
    name: String,
    plain_name: String,
    steps: Vec<String>,
    dose: String,
    #[serde(default)]
    cautions: Vec<String>,
    #[serde(default)]
    suits: Vec<Text>,
    #[serde(default)]
    not_with: Vec<Text>,
    sitting_version: Option<Text>,
    #[serde(default)]
    sources: Vec<Text>,
    #[expect(dead_code, reason = "how well it is backed, for the people who keep the data")]
    mark: String,
    view: [f64; 4],
    figure: Vec<FigureFile>,
    #[serde(default)]
    timers: Vec<TimerFile>,
}

/// The exercises with their drawings and timers.
pub fn load_exercises(checker: &mut Checker, file: &File, contents: &ExercisesFile) -> Vec<Exercise> {
    let mut found = Vec::new();
    for entry in &contents.exercise {
        let said = format!("{} {}", entry.dose, entry.steps.join(" "));
        found.push(Exercise {
            id: keep(entry.id.get_ref()),
            name: keep(&entry.plain_name),
            steps: keep_all(&entry.steps),
            dose: keep(&entry.dose),
            cautions: keep_all(&entry.cautions),
            suits: checker.condition_list(file, &entry.suits),
            not_with: checker.condition_list(file, &entry.not_with),
            sitting_version: entry.sitting_version.as_ref().and_then(|name| place(checker, file, contents, name)),
            sources: checker.source_list(file, &entry.sources),
            view: entry.view.map(tenths),
            figures: figures(checker, file, &entry.id, &entry.figure),
            timers: timers(checker, file, &entry.timers, &said),
        });
    }
    found
}

/// The place of the exercise of this name; a wrong one is noted.
fn place(checker: &mut Checker, file: &File, contents: &ExercisesFile, name: &Text) -> Option<usize> {
    let found = contents.exercise.iter().position(|entry| entry.id.get_ref() == name.get_ref());
    if found.is_none() {
        let near = suggestion(name.get_ref(), contents.exercise.iter().map(|entry| entry.id.get_ref().as_str()));
        checker.problem(file, &name.span(), format!("unknown exercise `{}`{near}", name.get_ref()));
    }
    found
}

/// Who must not, by the answers.
pub fn load_barriers(checker: &mut Checker, file: &File, contents: &ExercisesFile) -> Vec<Barrier> {
    let mut found = Vec::new();
    for entry in &contents.barrier {
        checker.mark(file, &entry.mark, &entry.source, &entry.why);
        if !entry.bars.is_empty() && !entry.spares.is_empty() {
            checker.problem(file, &entry.id.span(), "`bars` and `spares` do not go together: name one of them");
        }
        let places = |checker: &mut Checker, names: &[Text]| -> Vec<usize> {
            names.iter().filter_map(|name| place(checker, file, contents, name)).collect()
        };
        let (bars, spares) = (places(checker, &entry.bars), places(checker, &entry.spares));
        let all = 0..contents.exercise.len();
        let bars = if entry.bars.is_empty() { all.filter(|place| !spares.contains(place)).collect() } else { bars };
        checker.source_list(file, &entry.source);
        if let Some(when) = checker.expression(file, &entry.when) {
            found.push(Barrier {
                id: keep(entry.id.get_ref()),
                when,
                reason: keep(&entry.reason),
                bars: leak(bars),
                sitting_instead: entry.sitting_instead,
            });
        }
    }
    found
}
