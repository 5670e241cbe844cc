//! The plan for the first weeks after an injury.

use super::check::{Checker, keep, keep_all};
use super::expression::leak;
use super::files::Text;
use super::problem::{File, suggestion};
use super::timers::{TimerFile, timers};
use crate::knowledge::{Days, Exercise, HomeAction, Plan, PlanStep};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    title: String,
    lead: String,
    rules: Vec<String>,
    stop: Vec<String>,
    suits: Vec<Text>,
    sources: Vec<Text>,
    stage: Vec<StageFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StageFile {
    title: String,
    lead: String,
    avoid: Vec<String>,
    go_on: String,
    mark: Text,
    #[serde(default)]
    source: Vec<Text>,
    #[serde(default)]
    why: String,
    step: Vec<StepFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    name: Text,
    text: Vec<String>,
    #[serde(default)]
    not_for: String,
    #[serde(default)]
    does: Vec<Text>,
    unless: Option<Text>,
    #[serde(default)]
    because: String,
    exercise: Option<Text>,
    #[serde(default)]
    timers: Vec<TimerFile>,
}

/// Reads the plan; its steps name actions and exercises.
pub fn load(checker: &mut Checker, file: &File, actions: &[HomeAction], exercises: &[Exercise]) -> Plan {
    let contents: PlanFile = checker.read(file).unwrap_or_default();
    let mut stages = Vec::new();
    for entry in &contents.stage {
        checker.mark(file, &entry.mark, &entry.source, &entry.why);
        checker.source_list(file, &entry.source);
        stages.push(Days {
            title: keep(&entry.title),
            lead: keep(&entry.lead),
            steps: leak(entry.step.iter().map(|entry| step(checker, file, entry, actions, exercises)).collect()),
            avoid: keep_all(&entry.avoid),
            go_on: keep(&entry.go_on),
        });
    }
    Plan {
        title: keep(&contents.title),
        lead: keep(&contents.lead),
        rules: keep_all(&contents.rules),
        stop: keep_all(&contents.stop),
        suits: checker.condition_list(file, &contents.suits),
        stages: leak(stages),
        sources: checker.source_list(file, &contents.sources),
    }
}

fn step(
    checker: &mut Checker,
    file: &File,
    entry: &StepFile,
    actions: &[HomeAction],
    exercises: &[Exercise],
) -> PlanStep {
    if entry.unless.is_some() == entry.because.is_empty() {
        checker.problem(file, &entry.name.span(), "`unless` and `because` go together");
    }
    let mut place = |name: &Text, known: Vec<&'static str>, kind: &str| {
        let found = known.iter().position(|id| *id == name.get_ref().as_str());
        if found.is_none() {
            let near = suggestion(name.get_ref(), known.into_iter());
            checker.problem(file, &name.span(), format!("unknown {kind} `{}`{near}", name.get_ref()));
        }
        found
    };
    let action_names: Vec<&'static str> = actions.iter().map(|action| action.id).collect();
    let exercise_names = || exercises.iter().map(|exercise| exercise.id).collect();
    let does = entry.does.iter().filter_map(|name| place(name, action_names.clone(), "action")).collect();
    let exercise = entry.exercise.as_ref().and_then(|name| place(name, exercise_names(), "exercise"));
    PlanStep {
        name: keep(entry.name.get_ref()),
        text: keep_all(&entry.text),
        not_for: keep(&entry.not_for),
        does: leak(does),
        unless: entry.unless.as_ref().and_then(|text| checker.expression(file, text)),
        because: keep(&entry.because),
        exercise,
        timers: timers(checker, file, &entry.timers, &entry.text.join(" ")),
    }
}
