//! Steps of a chore: each says what it does, how long it took, and is named when it fails.

use anyhow::{Context, Result, bail};
use std::process::Command;
use std::time::Instant;

/// Counts the steps that went well.
#[derive(Default)]
pub struct Steps {
    passed: usize,
    counted: bool,
}

impl Steps {
    /// Does one thing; a failure is named after the step.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("--- {name}");
        let start = Instant::now();
        let result = work().with_context(|| format!("step `{name}` failed"))?;
        println!("    {name}: {:.1} s", start.elapsed().as_secs_f64());
        self.passed += 1;
        Ok(result)
    }

    /// Makes the chore one that ends with a count of its steps, passed or failed.
    pub fn count(&mut self) {
        self.counted = true;
    }

    /// The closing line of a chore in which everything passed.
    pub fn report_success(&self) {
        println!("{} passed, 0 failed", self.passed);
    }

    /// The closing line of a chore that stopped, if it has one.
    pub fn report_failure(&self) {
        if self.counted {
            println!("{} passed, 1 failed", self.passed);
        }
    }
}

/// Runs a program, which prints as it likes, and fails with it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = describe(command);
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` ended with {status}");
    }
    Ok(())
}

/// What a program prints to its standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let name = describe(command);
    let output = command.output().with_context(|| format!("cannot start `{name}`"))?;
    if !output.status.success() {
        bail!("`{name}` ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The program and its first words, as a person would type them.
fn describe(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    let words = command.get_args().take(4).map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}
