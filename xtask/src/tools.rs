//! The programs that the chores need: where they are, and how they get there.
//!
//! Not here: what the programs are used for.

use crate::step::{Steps, output, run};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TRUNK: Crate = Crate {
    name: "trunk",
    version: "0.21.14",
    program: "trunk",
    options: &["--no-default-features", "--features", "rustls"],
};

/// Of the same version as the crate `wasm-bindgen`, or the two do not understand each other.
const WASM_BINDGEN: Crate =
    Crate { name: "wasm-bindgen-cli", version: "0.2.129", program: "wasm-bindgen", options: &[] };

/// Drives Firefox.
const GECKODRIVER: Crate = Crate { name: "geckodriver", version: "0.37.1", program: "geckodriver", options: &[] };

/// Reads licences and known mistakes of other people's crates.
const CARGO_DENY: Crate = Crate { name: "cargo-deny", version: "0.20.2", program: "cargo-deny", options: &[] };

/// What the browser runs.
pub const WASM: &str = "wasm32-unknown-unknown";

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// A program that cargo installs, once for each version.
struct Crate {
    name: &'static str,
    version: &'static str,
    program: &'static str,
    options: &'static [&'static str],
}

/// A program of the operating system.
struct SystemProgram {
    /// Any of these will do.
    names: &'static [&'static str],
    /// What Debian calls it.
    packages: &'static [&'static str],
}

const COMPILER: SystemProgram = SystemProgram { names: &["cc"], packages: &["build-essential"] };
const GIT: SystemProgram = SystemProgram { names: &["git"], packages: &["git"] };
const NODE: SystemProgram = SystemProgram { names: &["node"], packages: &["nodejs"] };
const NPM: SystemProgram = SystemProgram { names: &["npm"], packages: &["npm"] };
const BROWSER: SystemProgram = SystemProgram { names: BROWSERS, packages: &["chromium"] };
const DRIVER: SystemProgram = SystemProgram { names: &["chromedriver"], packages: &["chromium-driver"] };

/// Two more engines for the end-to-end essentials.
const FIREFOX: SystemProgram = SystemProgram { names: &["firefox-esr", "firefox"], packages: &["firefox-esr"] };
const WEBKIT: SystemProgram = SystemProgram { names: &["WebKitWebDriver"], packages: &["webkit2gtk-driver"] };
const SCREEN: SystemProgram = SystemProgram { names: &["Xvfb"], packages: &["xvfb"] };

/// Where everything is.
pub struct Tools {
    /// The folder of the repository.
    pub root: PathBuf,
    cache: PathBuf,
}

impl Tools {
    /// Looks around; installs nothing.
    pub fn new() -> Result<Tools> {
        let here = std::env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`")?;
        let root = Path::new(&here).parent().context("xtask stands in the repository")?.to_owned();
        let cache = match (std::env::var_os("XDG_CACHE_HOME"), std::env::home_dir()) {
            (Some(folder), _) if Path::new(&folder).is_absolute() => PathBuf::from(folder),
            (_, Some(home)) => home.join(".cache"),
            (_, None) => bail!("there is no place for tools: set HOME or XDG_CACHE_HOME"),
        };
        Ok(Tools { root, cache: cache.join("calfcheck") })
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder of the end-to-end tests, which also has the tools that come from npm.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// The folder of the benchmarks in the browser, and of what they compare with.
    pub fn bench(&self) -> PathBuf {
        self.root.join("tests/bench")
    }

    /// The folder of the test that grades the headers.
    pub fn observatory(&self) -> PathBuf {
        self.root.join("tests/observatory")
    }

    /// A program that is run in the repository and finds our tools before all others.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path()).env("TRUNK_OFFLINE", "true");
        command
    }

    /// Cargo, the same one that runs this chore.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let mut command = self.command(&cargo);
        command.args(words);
        command
    }

    /// A program from an npm package.
    pub fn npm_program(&self, name: &str) -> Command {
        self.command(&self.e2e().join("node_modules/.bin").join(name).to_string_lossy())
    }

    /// The browser that tests use.
    pub fn browser(&self) -> Result<PathBuf> {
        match std::env::var_os("CHROME") {
            Some(path) => Ok(path.into()),
            None => find(BROWSERS).context("no browser"),
        }
    }

    /// The program that drives the browser.
    pub fn driver(&self) -> Result<PathBuf> {
        find(DRIVER.names).context("no chromedriver")
    }

    fn folder(&self, tool: &Crate) -> PathBuf {
        self.cache.join(format!("{}-{}", tool.program, tool.version))
    }

    fn path(&self) -> OsString {
        let ours = [&TRUNK, &WASM_BINDGEN, &GECKODRIVER, &CARGO_DENY].map(|tool| self.folder(tool).join("bin"));
        let others = std::env::var_os("PATH").unwrap_or_default();
        let all = ours.into_iter().chain(std::env::split_paths(&others));
        std::env::join_paths(all).unwrap_or(others)
    }

    /// Installs the tool unless it is there and answers with the right version.
    fn install(&self, tool: &Crate) -> Result<()> {
        let folder = self.folder(tool);
        let program = folder.join("bin").join(tool.program);
        let version = output(Command::new(program).arg("--version")).unwrap_or_default();
        if version.split_whitespace().any(|word| word == tool.version) {
            return Ok(());
        }
        println!("installing {} {}", tool.name, tool.version);
        // A debug build without debug information: a third of the time, and the tools write the same bytes.
        run(self
            .cargo(&["install", "--locked", "--debug", "--force", "--quiet", tool.name])
            .args(["--version", tool.version])
            .args(tool.options)
            .arg("--root")
            .arg(folder)
            .env("CARGO_PROFILE_DEV_DEBUG", "0"))
    }

    /// Installs the npm packages as the lock file has them, without running any script of theirs.
    fn install_npm_packages(&self, folder: &Path) -> Result<()> {
        let wanted = std::fs::read(folder.join("package-lock.json"))?;
        let stamp = folder.join("node_modules/.installed");
        if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        run(self.command("npm").current_dir(folder).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]))?;
        Ok(std::fs::write(stamp, wanted)?)
    }
}

/// What cargo needs before it can build anything, even the programs that take part in a build.
pub fn prepare_compiling(tools: &Tools) -> Result<()> {
    provide(&[COMPILER, GIT])?;
    provide_target(tools)?;
    run(&mut tools.cargo(&["fetch", "--locked"]))
}

/// Makes sure that the compiler can build for the browser. `rust-toolchain.toml` asks for it, but rustup follows that
/// only where it may install by itself.
fn provide_target(tools: &Tools) -> Result<()> {
    let folder = output(tools.command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("installing the target {WASM}");
    run(tools.command("rustup").args(["target", "add", WASM]))
}

/// What `build` and `serve` need.
pub fn prepare_build(tools: &Tools, steps: &mut Steps) -> Result<()> {
    steps.run("tools for the build", || {
        prepare_compiling(tools)?;
        provide(&[NODE, NPM])?;
        tools.install(&WASM_BINDGEN)?;
        tools.install(&TRUNK)?;
        tools.install_npm_packages(&tools.e2e())
    })
}

/// What `test` needs beyond the build.
pub fn prepare_tests(tools: &Tools, steps: &mut Steps) -> Result<()> {
    steps.run("tools for the tests", || {
        tools.install(&CARGO_DENY)?;
        // Our browser and its driver have to fit each other: one package makes sure of the other.
        if std::env::var_os("CHROME").is_none() {
            provide(&[BROWSER])?;
        }
        provide(&[DRIVER])?;
        Ok(())
    })
}

/// What the benchmarks in the browser compare with, and what grades pages. Half a gigabyte.
pub fn prepare_bench(tools: &Tools, steps: &mut Steps) -> Result<()> {
    steps.run("tools for the benchmarks", || tools.install_npm_packages(&tools.bench()))
}

/// Makes ready what only the slow tests need: other browsers, other form software, and what grades the headers.
pub fn prepare_slow_tests(tools: &Tools, steps: &mut Steps) -> Result<()> {
    steps.run("tools for the slow tests", || {
        tools.install_npm_packages(&tools.observatory())?;
        tools.install_npm_packages(&tools.bench())?;
        // A machine without one of these still tests everything in Chromium.
        let firefox = provide(&[FIREFOX]).and_then(|()| tools.install(&GECKODRIVER));
        for (name, found) in [("Firefox", firefox), ("WebKit", provide(&[WEBKIT, SCREEN]))] {
            if let Err(error) = found {
                println!("    {name} is not tested: {error:#}");
            }
        }
        Ok(())
    })
}

/// Installs everything.
pub fn set_up(tools: &Tools, steps: &mut Steps) -> Result<()> {
    prepare_build(tools, steps)?;
    prepare_tests(tools, steps)?;
    prepare_slow_tests(tools, steps)
}

/// The first of these programs on the path.
fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let places = || std::env::split_paths(&path);
    names.iter().find_map(|name| places().map(|place| place.join(name)).find(|file| file.is_file()))
}

/// Makes sure that the programs are there; on Debian and as root by installing them.
fn provide(programs: &[SystemProgram]) -> Result<()> {
    let missing: Vec<_> = programs.iter().filter(|program| find(program.names).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().flat_map(|program| program.packages).copied().collect();
    if !can_install() {
        let names: Vec<_> = missing.iter().map(|program| program.names[0]).collect();
        let (names, packages) = (names.join("`, `"), packages.join(" "));
        bail!("`{names}` is missing: install it (on Debian: apt-get install {packages})");
    }
    println!("installing {}", packages.join(", "));
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(["-o", "DPkg::Lock::Timeout=300", "-qq"]).args(words);
        command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"][..], &packages[..]].concat())?;
    match missing.iter().find(|program| find(program.names).is_none()) {
        Some(program) => bail!("`{}` is still missing", program.names[0]),
        None => Ok(()),
    }
}

fn can_install() -> bool {
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && find(&["apt-get"]).is_some()
}
