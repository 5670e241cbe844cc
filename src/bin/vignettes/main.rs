//! Runs a folder of vignettes through the real interview and prints how good the answers are.
//! Usage: `vignettes [FOLDER] [--json FILE]`; `vignettes --all [--json FILE]` for every story of the repository, as the page
//! "How good is this?" has them; `vignettes [FOLDER] --explain ID` for what each answer of one vignette
//! did to the causes; `vignettes [FOLDER] --remember` before a change of the data, so that later runs print these figures
//! beside theirs; `vignettes --answers FILE` for what the person of every vignette answers, as saved texts in JSON, for
//! the end-to-end tests; `vignettes --vocabulary` for the findings and questions as JSON.

mod explain;
mod print;
mod story;

use calfcheck::interview::{Action, Place, Unstated, to_text};
use calfcheck::knowledge::{FindingKind, KNOWLEDGE, KNOWLEDGE_VERSION, QuestionKind};
use calfcheck::vignettes::{FOLDERS, Figures, Mode, OTHER_NAMES, Set, Story, case_count, figures_of, run_case};
use calfcheck::{knowledge, vignettes};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folder that is run where none is named.
const DEVELOPMENT: &str = "tests/vignettes";

/// The folder that is reported beside it.
const KEPT_APART: &str = "tests/vignettes_kept_apart";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<(), String> {
    let (mut named, mut file, mut explained) = (None, None, None);
    let (mut remember, mut all) = (false, false);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--vocabulary" => {
                println!("{:#}", vocabulary());
                return Ok(());
            }
            "--answers" => {
                let path = arguments.next().ok_or("`--answers` needs a file")?;
                return write(Path::new(&path), &answers());
            }
            "--explain" => explained = Some(arguments.next().ok_or("`--explain` needs the name of a vignette")?),
            "--remember" => remember = true,
            "--all" => all = true,
            "--json" => file = Some(arguments.next().ok_or("`--json` needs a file")?),
            unknown if unknown.starts_with('-') => return Err(format!("unknown option `{unknown}`")),
            path => named = Some(PathBuf::from(path)),
        }
    }
    if all {
        return run_all(file.as_deref());
    }
    let folder = named.clone().unwrap_or_else(|| PathBuf::from(DEVELOPMENT));
    let stories = read(&folder)?;
    if let Some(id) = explained {
        let story = stories.iter().find(|story| story.id == id);
        return story.ok_or(format!("no vignette `{id}` in {}", folder.display())).map(explain::explain);
    }
    let before = print::before(&folder)?;
    let mut output = serde_json::Map::new();
    for (name, mode) in Mode::ALL {
        let figures = Figures::run(&stories, mode);
        print::run(name, &figures, before.as_ref().and_then(|before| before.get(name)));
        output.insert(name.to_owned(), serde_json::to_value(&figures).map_err(|error| error.to_string())?);
    }
    if named.is_none() {
        println!("\nKept apart while the data is tuned ({KEPT_APART}), the headline run");
        let figures = Figures::run(&read(Path::new(KEPT_APART))?, Mode::No);
        let before = print::before(Path::new(KEPT_APART))?;
        print::run("no", &figures, before.as_ref().and_then(|before| before.get("no")));
    }
    if let Some(path) = file {
        write(&PathBuf::from(path), &Value::Object(output.clone()))?;
    }
    if remember {
        output.values_mut().filter_map(Value::as_object_mut).for_each(|run| {
            run.remove("cases");
        });
        write(&folder.join(print::BEFORE), &Value::Object(output))?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<Story>, String> {
    Ok(story::read_all(&KNOWLEDGE, folder)?.into_iter().map(|(story, _)| story).collect())
}

/// Every story that was there when this was built, together and folder by folder.
fn run_all(file: Option<&str>) -> Result<(), String> {
    let cases: Vec<_> = (0..case_count()).map(run_case).collect();
    let mut output = serde_json::Map::new();
    for (run, figures) in figures_of(&cases) {
        match run.set {
            Set::All => println!("\nEvery story"),
            Set::Folder(place) => println!("\n{}", FOLDERS[place].path),
        }
        let mode = Mode::ALL.into_iter().find(|(_, mode)| *mode == run.mode).map_or("", |(name, _)| name);
        print::run(mode, &figures, None);
        output.insert(run.name.to_owned(), serde_json::to_value(&figures).map_err(|error| error.to_string())?);
    }
    file.map_or(Ok(()), |path| write(Path::new(path), &Value::Object(output)))
}

/// Every vignette of every folder, answered in the headline mode, as the text that a browser keeps.
fn answers() -> Value {
    let mut found = serde_json::Map::new();
    for story in FOLDERS.iter().flat_map(|folder| folder.stories) {
        let interview = story.portrait(Unstated::No).interview(&KNOWLEDGE);
        let shown = interview.after(&KNOWLEDGE, Action::WentTo(Place::Result));
        found.insert(story.id.to_owned(), json!(to_text(&KNOWLEDGE, KNOWLEDGE_VERSION, &shown)));
    }
    Value::Object(found)
}

fn write(path: &Path, value: &Value) -> Result<(), String> {
    std::fs::write(path, format!("{value:#}\n")).map_err(|error| format!("{}: {error}", path.display()))
}

/// What a vignette may state, and how it is asked.
fn vocabulary() -> Value {
    let findings = KNOWLEDGE.findings.iter().filter(|finding| !matches!(finding.kind, FindingKind::Derived(_)));
    let finding = |finding: &calfcheck::knowledge::Finding| {
        let place = KNOWLEDGE.finding_named(finding.id);
        let asked = KNOWLEDGE.questions.iter().filter(|question| place.is_some_and(|id| question.covers.contains(&id)));
        let questions: Vec<&str> = asked.map(|question| question.id).collect();
        let number = match finding.kind {
            FindingKind::Number { unit, min, max } => json!({ "unit": unit, "min": min, "max": max }),
            FindingKind::Asked | FindingKind::Derived(_) => Value::Null,
        };
        json!({
            "id": finding.id,
            "means": finding.present,
            "red_flag": finding.red_flag,
            "number": number,
            "questions": questions,
        })
    };
    let question = |question: &calfcheck::knowledge::Question| {
        let option = |option: &calfcheck::knowledge::QuestionOption| {
            let sets: Vec<&str> = option.sets.iter().map(|id| KNOWLEDGE.finding(*id).id).collect();
            json!({ "label": option.label, "hint": option.hint, "sets": sets })
        };
        json!({
            "id": question.id,
            "question": question.ask,
            "hint": question.hint,
            "how_to_check": question.check,
            "several": question.kind == QuestionKind::Many,
            "options": question.options.iter().map(option).collect::<Vec<_>>(),
        })
    };
    json!({
        "findings": findings.map(finding).collect::<Vec<_>>(),
        "questions": KNOWLEDGE.questions.iter().map(question).collect::<Vec<_>>(),
        "conditions": KNOWLEDGE.conditions.iter().map(|condition| condition.id).collect::<Vec<_>>(),
        "other_names_of_conditions": OTHER_NAMES.into_iter().collect::<BTreeMap<_, _>>(),
        "urgency": ["SelfCare", "Routine", "SameDay", "Emergency"],
    })
}
