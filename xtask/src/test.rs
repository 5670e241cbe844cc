//! Everything that must pass before a change lands, the quickest first.

use crate::deny;
use crate::files;
use crate::site;
use crate::step::{Steps, run};
use crate::tools::{self, Tools, WASM};
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// What no browser under test may do on its own, besides what the drivers add themselves.
const BROWSER_FLAGS: &[&str] = &[
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
];

/// Checks everything, and stops at the first step that fails.
pub fn test(tools: &Tools, steps: &mut Steps) -> Result<()> {
    steps.count();
    steps.run("crates", || tools::prepare_compiling(tools))?;
    tools::prepare_tests(tools, steps)?;
    steps.run("crates of others", || deny::check(tools))?;
    steps.run("format", || run(&mut tools.cargo(&["fmt", "--all", "--check"])))?;
    steps.run("lints, native", || run(&mut native(tools, "clippy", &["--all-targets", "--", "-D", "warnings"])))?;
    steps.run("lints, browser", || lint_browser(tools))?;
    steps.run("tests, native", || run(&mut native(tools, "test", &[])))?;
    site::build(tools, "/", steps)?;
    site::build_faulty(tools, steps)?;
    steps.run("tests, browser", || test_browser(tools))?;
    steps.run("answers and figures of every vignette", || write_answers(tools))?;
    steps.run("tests, end to end", || test_end_to_end(tools))?;
    steps.report_success();
    Ok(())
}

/// A cargo command on everything that is built for this machine.
fn native(tools: &Tools, command: &str, words: &[&str]) -> Command {
    let mut command =
        tools.cargo(&[command, "--locked", "--workspace", "--features", "calfcheck/ssr,calfcheck/vignettes"]);
    command.args(words);
    command
}

/// A cargo command on what is built for the browser.
fn browser(tools: &Tools, command: &str, words: &[&str]) -> Command {
    let mut command = tools.cargo(&[command, "--locked", "--package", "calfcheck", "--features", "csr"]);
    command.args(["--target", WASM]).args(words);
    command
}

fn lint_browser(tools: &Tools) -> Result<()> {
    let targets = ["--lib", "--bin", "calfcheck", "--test", "browser", "--", "-D", "warnings"];
    run(&mut browser(tools, "clippy", &targets))?;
    let words = ["clippy", "--locked", "--package", "calfcheck", "--features", "how_good", "--target", WASM];
    run(tools.cargo(&words).args(["--bin", "how_good", "--", "-D", "warnings"]))
}

/// Runs the tests that need a document, in a real browser.
fn test_browser(tools: &Tools) -> Result<()> {
    let settings = tools.root.join("target/webdriver.json");
    files::write(&settings, webdriver_settings(tools)?)?;
    let mut command = browser(tools, "test", &["--test", "browser"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    command.env("CHROMEDRIVER", tools.driver()?).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
    run(&mut command)
}

fn webdriver_settings(tools: &Tools) -> Result<String> {
    let browser = tools.browser()?;
    let browser = browser.to_str().context("the path of the browser is not text")?;
    let flags: Vec<_> = BROWSER_FLAGS.iter().map(|flag| format!("\"{flag}\"")).collect();
    // A path needs no more escaping than Rust's own.
    Ok(format!("{{\"goog:chromeOptions\":{{\"binary\":{browser:?},\"args\":[{}]}}}}\n", flags.join(",")))
}

/// Writes what the person of every vignette answers, for the tests of what can be taken away, and the figures of all
/// vignettes, for those of the page that shows them.
fn write_answers(tools: &Tools) -> Result<()> {
    for (option, file) in
        [(&["--answers"][..], "vignette-answers.json"), (&["--all", "--json"], "vignette-figures.json")]
    {
        let words = ["run", "--locked", "--quiet", "--features", "vignettes", "--bin", "vignettes", "--"];
        run(tools.cargo(&words).args(option).arg(tools.root.join("target").join(file)).stdout(Stdio::null()))?;
    }
    Ok(())
}

/// Runs the tests that use the finished site as a person would, one file after the other.
fn test_end_to_end(tools: &Tools) -> Result<()> {
    run_node(tools, "")
}

/// The same for those that take many minutes: every fault, random schedules, rewritten pages, other browsers,
/// other form software. Builds first.
pub fn test_slow(tools: &Tools, steps: &mut Steps) -> Result<()> {
    site::build(tools, "/", steps)?;
    site::build_faulty(tools, steps)?;
    tools::prepare_tests(tools, steps)?;
    tools::prepare_slow_tests(tools, steps)?;
    steps.run("headers", || run(tools.command("node").arg("--test").current_dir(tools.observatory())))?;
    let benchmarks =
        || run(tools.command("node").arg("--test").current_dir(tools.bench()).env("CHROME", tools.browser()?));
    steps.run("benchmarks, whether they see what they measure", benchmarks)?;
    steps.run("answers of every vignette", || write_answers(tools))?;
    steps.run("tests, slow", || run_node(tools, "slow/"))?;
    steps.report_success();
    Ok(())
}

/// Runs the test files right inside a folder of the end-to-end tests.
fn run_node(tools: &Tools, inner: &str) -> Result<()> {
    let folder = tools.e2e();
    let mut tests = files::list(&folder)?;
    let is_inside = |path: &str| path.strip_prefix(inner).is_some_and(|name| !name.contains('/'));
    tests.retain(|path| path.ends_with(".test.mjs") && is_inside(path));
    if tests.is_empty() {
        bail!("there are no end-to-end tests in `tests/e2e/{inner}`");
    }
    let mut command = tools.command("node");
    command.args(["--test", "--test-concurrency=1"]).args(tests);
    run(command.current_dir(folder).env("CHROME", tools.browser()?))
}
