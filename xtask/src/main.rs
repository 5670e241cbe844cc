//! The chores of the project: `cargo xtask <command>`.
//!
//! Not here: anything a test or the compiler can check by itself.

mod deny;
mod files;
mod folders;
mod headers;
mod hosting;
mod links;
mod serve;
mod site;
mod sizes;
mod step;
mod styles;
mod test;
mod tools;
mod twice;
mod worker;

use anyhow::{Context, Result, bail};
use std::process::ExitCode;
use step::Steps;
use tools::Tools;

const HELP: &str = "\
The chores of CalfCheck.

Usage: cargo xtask <command> [options]

Commands
  setup   install everything the other commands need
  build   build the site into dist/
  serve   build the site and serve it on this machine, as a published one would be
  test    check everything that must pass before a change lands
  test-slow
          the end-to-end tests that take many minutes: every fault, random schedules, rewritten pages, other browsers
  twice   build here and from a copy in another folder, from nothing, and compare every file byte for byte
  vignettes [folder] [--json <file>] [--vocabulary]
          run vignette files through the interview and print how good the answers are
  simulate [--people <number>] [--interviews <number>] [--seed <number>] [--json <file>]
          draw people from the numbers of the knowledge and print what they are told
  bench [words]
          time the engine, and how its time grows with the knowledge; words choose benchmarks
  bench web [--runs <number>] [--only <parts>]
          measure the built site as a telephone gets it, beside other ways to ask the same; more in tests/bench/web.mjs
  screens <folder> [modes] [names]
          take pictures of every page, state and component of dist/; modes and names, parted by commas, choose some
  hosting write the settings for nginx and Caddy into hosting/ anew
  styles  join static/styles/*.css for `trunk serve`, which calls this by itself

Options
  --public-url <path>  where the site will stand, as in /calf/ (build, serve, twice; default /)
  --port <number>      where to listen (serve; default 8080)
  --faulty             into target/faulty, with an app that fails when a test asks for it (build)
  --help               show this text

Tools are kept in $XDG_CACHE_HOME/calfcheck or ~/.cache/calfcheck. $CHROME names another browser for the tests.
";

/// What the command line asks for.
struct Options {
    command: String,
    public_url: String,
    port: u16,
    faulty: bool,
}

fn main() -> ExitCode {
    let mut steps = Steps::default();
    match run(&mut steps) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            steps.report_failure();
            ExitCode::FAILURE
        }
    }
}

fn run(steps: &mut Steps) -> Result<()> {
    let mut words = std::env::args().skip(1);
    match words.next().as_deref() {
        Some("vignettes") => return native(&Tools::new()?, &["run", "--bin", "vignettes"], words),
        Some("simulate") => return native(&Tools::new()?, &["run", "--release", "--bin", "simulate"], words),
        Some("screens") => return screens(&Tools::new()?, words),
        Some("bench") => return bench(&Tools::new()?, steps, words.collect()),
        Some(_) | None => {}
    }
    let Some(options) = parse(std::env::args().skip(1))? else {
        print!("{HELP}");
        return Ok(());
    };
    let tools = Tools::new()?;
    match options.command.as_str() {
        "setup" => tools::set_up(&tools, steps),
        "build" if options.faulty => site::build_faulty(&tools, steps),
        "build" => site::build(&tools, &options.public_url, steps),
        "serve" => {
            site::build(&tools, &options.public_url, steps)?;
            serve::serve(&tools.dist(), &options.public_url, options.port)
        }
        "test" => test::test(&tools, steps),
        "twice" => twice::build_twice(&tools, &options.public_url, steps),
        "test-slow" => test::test_slow(&tools, steps),
        "hosting" => hosting::write(&tools.root),
        "styles" => styles::join(&tools.root).map(drop),
        other => bail!("there is no command `{other}`; see `cargo xtask --help`"),
    }
}

/// Hands its arguments to a command of the package that no browser needs.
fn native(tools: &Tools, command: &[&str], words: impl Iterator<Item = String>) -> Result<()> {
    let mut command = tools.cargo(command);
    command.args(["--locked", "--quiet", "--package", "calfcheck", "--features", "vignettes", "--"]);
    step::run(command.args(words))
}

/// Times the engine, or measures the site.
fn bench(tools: &Tools, steps: &mut Steps, words: Vec<String>) -> Result<()> {
    match words.split_first() {
        Some((first, rest)) if first == "web" => bench_web(tools, steps, rest),
        Some(_) | None => native(tools, &["bench", "--bench", "engine"], words.into_iter()),
    }
}

/// Builds the site and measures it in the browser. Nothing fails on a time.
fn bench_web(tools: &Tools, steps: &mut Steps, words: &[String]) -> Result<()> {
    site::build(tools, "/", steps)?;
    tools::prepare_tests(tools, steps)?;
    tools::prepare_bench(tools, steps)?;
    let mut command = tools.command("node");
    step::run(command.arg(tools.bench().join("web.mjs")).args(words).env("CHROME", tools.browser()?))
}

/// Takes pictures of the built site.
fn screens(tools: &Tools, words: impl Iterator<Item = String>) -> Result<()> {
    let words: Vec<String> = words.collect();
    let folder = words.first().context("`screens` needs a folder for the pictures")?;
    let mut command = tools.command("node");
    command.arg(tools.e2e().join("screens.mjs")).arg(std::path::absolute(folder)?).args(&words[1..]);
    step::run(command.env("CHROME", tools.browser()?))
}

/// Reads the arguments; `None` asks for help.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>> {
    let mut options = Options { command: String::new(), public_url: "/".into(), port: 8080, faulty: false };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("`{argument}` needs a value"));
        match argument.as_str() {
            "--help" | "-h" | "help" => return Ok(None),
            "--public-url" => options.public_url = public_url(&value()?)?,
            "--port" => options.port = value()?.parse().context("`--port` needs a number")?,
            "--faulty" => options.faulty = true,
            _ if argument.starts_with('-') => bail!("there is no option `{argument}`"),
            _ if options.command.is_empty() => options.command = argument,
            _ => bail!("`{argument}` is one word too many; see `cargo xtask --help`"),
        }
    }
    Ok((!options.command.is_empty()).then_some(options))
}

/// The path with a slash at both ends.
fn public_url(path: &str) -> Result<String> {
    let inner = path.trim_matches('/');
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./~".contains(letter);
    if !inner.chars().all(plain) || inner.contains("..") {
        bail!("`--public-url` takes a plain path such as /calf/, not `{path}`");
    }
    Ok(if inner.is_empty() { "/".into() } else { format!("/{inner}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(words: &[&str]) -> Result<Option<Options>> {
        parse(words.iter().map(ToString::to_string))
    }

    #[test]
    fn without_a_command_there_is_help() {
        assert!(options(&[]).unwrap().is_none());
        assert!(options(&["build", "--help"]).unwrap().is_none());
    }

    #[test]
    fn a_public_url_gets_its_slashes() {
        let url = |path| options(&["build", "--public-url", path]).map(|found| found.unwrap().public_url);
        assert_eq!(url("calf").unwrap(), "/calf/");
        assert_eq!(url("/").unwrap(), "/");
        assert!(url("https://example.org/").is_err());
        assert!(url("/../").is_err());
    }

    #[test]
    fn an_unknown_option_is_refused() {
        assert!(options(&["build", "--fast"]).is_err());
        assert!(options(&["serve", "--port", "high"]).is_err());
        assert!(options(&["serve", "--port"]).is_err());
    }
}
