//! Draws people from the numbers of the knowledge, lets them answer, and prints what became of them.
//! Usage: `simulate [--people N] [--interviews N] [--seed S] [--json FILE]`; see `docs/simulation.md`.
//!
//! This measures the reasoning against its own numbers, not against real people.

mod answers;
mod figures;
mod model;
mod person;
mod print;
mod run;
mod scheme;

use figures::Figures;
use model::{Model, Residual, StrayDangers};
use run::{Run, Simulation, Stage};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Shares of questions answered "not sure".
const NOT_SURE: [f64; 5] = [0.0, 0.1, 0.2, 0.3, 0.5];

/// So many times fewer people go through whole interviews, unless the command line says how many.
const FEWER_INTERVIEWS: usize = 50;

/// So many times fewer people are drawn for each share of "not sure".
const FEWER_NOT_SURE: usize = 5;

/// What the command line asks for.
struct Options {
    people: usize,
    interviews: usize,
    seed: u64,
    file: Option<String>,
}

fn main() -> ExitCode {
    match read(std::env::args().skip(1)).and_then(|options| simulate(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let (mut people, mut interviews, mut seed, mut file) = (100_000, None, 1, None);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().ok_or(format!("`{argument}` needs a value"));
        let number = || value.clone()?.parse::<usize>().map_err(|_| format!("`{argument}` needs a whole number"));
        match argument.as_str() {
            "--people" => people = number()?,
            "--interviews" => interviews = Some(number()?),
            "--seed" => seed = value?.parse().map_err(|_| "`--seed` needs a whole number".to_owned())?,
            "--json" => file = Some(value?),
            unknown => return Err(format!("unknown option `{unknown}`")),
        }
    }
    Ok(Options { people, interviews: interviews.unwrap_or(people / FEWER_INTERVIEWS), seed, file })
}

fn simulate(options: &Options) -> Result<(), String> {
    let simulation = Simulation::new(options.seed);
    print::caution(options.seed);
    let mut output = Vec::new();
    for run in runs(options).into_iter().filter(|run| run.people > 0) {
        let figures = simulation.figures(&run);
        print::details(&run, &figures);
        output.push((run, figures));
    }
    let mut sweep = Vec::new();
    for run in not_sure_runs(options).into_iter().filter(|run| run.people > 0) {
        sweep.push((run, simulation.figures(&run)));
    }
    print::not_sure(&sweep);
    match &options.file {
        Some(path) => {
            let output = as_json(options.seed, &output, &sweep)?;
            std::fs::write(path, format!("{output:#}\n")).map_err(|error| format!("{path}: {error}"))
        }
        None => Ok(()),
    }
}

/// Every model, first with everything answered and then with whole interviews.
fn runs(options: &Options) -> Vec<Run> {
    let run = |model: Model| {
        let everything = Run { model, stage: Stage::Everything, not_sure: 0.0, people: options.people };
        [everything, Run { stage: Stage::Interview, people: options.interviews, ..everything }]
    };
    Model::ALL.into_iter().flat_map(run).collect()
}

/// Every model and stage with growing shares of "not sure".
fn not_sure_runs(options: &Options) -> Vec<Run> {
    let plain = |model: &Model| model.residual == Residual::LeftOut && model.stray_dangers == StrayDangers::Drawn;
    let models = Model::ALL.into_iter().filter(plain);
    let stages = models.flat_map(|model| {
        [(Stage::Everything, options.people), (Stage::Interview, options.interviews)].map(|(stage, people)| Run {
            model,
            stage,
            not_sure: 0.0,
            people: people / FEWER_NOT_SURE,
        })
    });
    stages.flat_map(|run| NOT_SURE.map(|not_sure| Run { not_sure, ..run })).collect()
}

fn as_json(seed: u64, runs: &[(Run, Figures)], sweep: &[(Run, Figures)]) -> Result<Value, String> {
    let one = |(run, figures): &(Run, Figures)| -> Result<Value, String> {
        Ok(json!({
            "model": run.model.name,
            "jitter": run.model.jitter,
            "stage": run.stage.name(),
            "not_sure": run.not_sure,
            "figures": serde_json::to_value(figures).map_err(|error| error.to_string())?,
        }))
    };
    let all = |runs: &[(Run, Figures)]| runs.iter().map(one).collect::<Result<Vec<_>, _>>();
    Ok(json!({ "caution": print::CAUTION, "seed": seed, "runs": all(runs)?, "not_sure": all(sweep)? }))
}
