//! Runs a folder of vignettes through the real interview and prints how good the answers are.
//! Usage: `vignettes [FOLDER] [--json FILE]`, `vignettes [FOLDER] --explain ID` for what each answer of one vignette
//! did to the causes, or `vignettes --vocabulary` for the findings and questions as JSON.

mod figures;
mod story;

use calfcheck::knowledge::{FindingKind, KNOWLEDGE, QuestionKind};
use figures::{Case, Figures};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;
use story::Mode;

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
    let (mut folder, mut file, mut explained) = (PathBuf::from("tests/vignettes"), None, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--vocabulary" => {
                println!("{:#}", vocabulary());
                return Ok(());
            }
            "--explain" => explained = Some(arguments.next().ok_or("`--explain` needs the name of a vignette")?),
            "--json" => file = Some(arguments.next().ok_or("`--json` needs a file")?),
            unknown if unknown.starts_with('-') => return Err(format!("unknown option `{unknown}`")),
            path => folder = PathBuf::from(path),
        }
    }
    let vignettes = story::read_all(&folder)?;
    if let Some(id) = explained {
        let vignette = vignettes.iter().find(|vignette| vignette.id == id);
        return vignette.ok_or(format!("no vignette `{id}` in {}", folder.display())).map(figures::explain);
    }
    let mut output = serde_json::Map::new();
    for (name, mode) in Mode::ALL {
        let figures = figures::run(&vignettes, mode);
        print(name, &figures);
        output.insert(name.to_owned(), serde_json::to_value(&figures).map_err(|error| error.to_string())?);
    }
    match file {
        Some(path) => {
            std::fs::write(&path, format!("{:#}\n", Value::Object(output))).map_err(|error| format!("{path}: {error}"))
        }
        None => Ok(()),
    }
}

fn print(name: &str, figures: &Figures) {
    let line = |what: &str, share: f64| {
        let (low, high) = wilson(share, figures.n);
        println!("  {what:<22}{:>6.1} %   95 % interval {:.1} to {:.1}", share * 100.0, low * 100.0, high * 100.0);
    };
    println!("\nWhat the story does not state: {name} ({} vignettes)", figures.n);
    line("exact urgency", figures.exact_urgency);
    line("acceptable urgency", figures.acceptable_urgency);
    line("strict safety", figures.strict_safety);
    line("under-triage", figures.under_triage);
    line("over-triage", figures.over_triage);
    line("first (M1)", figures.m1);
    line("first three (M3)", figures.m3);
    line("first five (M5)", figures.m5);
    line("must-not-miss named", figures.must_not_miss);
    line("coverage", figures.coverage);
    println!("  emergencies missed    {:>6}", figures.emergencies_missed);
    println!(
        "  questions             after the safety block: median {}, 90th percentile {}; in all: median {}, 90th percentile {}",
        figures.questions_median, figures.questions_p90, figures.all_questions_median, figures.all_questions_p90
    );
    println!("  calibration           Brier {:.3}, expected calibration error {:.3}", figures.brier, figures.ece);
    for case in figures.cases.iter().filter(|case| is_a_miss(case)) {
        let causes: Vec<&str> = case.causes.iter().take(3).map(|(name, _)| name.as_str()).collect();
        let place = case.place.map_or("not named".to_owned(), |place| format!("place {place}"));
        println!(
            "    {} {} ({}), {place}, first {}; missed {:?}; because {}",
            case.id,
            case.verdict,
            case.urgency,
            causes.join(", "),
            case.missed,
            case.because.join(", ")
        );
    }
}

fn is_a_miss(case: &Case) -> bool {
    case.verdict != "acceptable" || case.place != Some(1) || !case.missed.is_empty()
}

/// Wilson's 95 % interval of a share.
fn wilson(share: f64, n: usize) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let n = n as f64;
    let z = 1.96;
    let middle = share + z * z / (2.0 * n);
    let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z * z / n;
    (((middle - spread) / whole).max(0.0), ((middle + spread) / whole).min(1.0))
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
        "urgency": ["SelfCare", "Routine", "SameDay", "Emergency"],
    })
}
