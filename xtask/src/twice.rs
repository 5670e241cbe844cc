//! Proves that a build depends on its sources alone: the same files from another folder, with other folders for cargo
//! and for what it builds.

use crate::files;
use crate::folders::cargo_home;
use crate::site;
use crate::step::{Steps, output, run};
use crate::tools::Tools;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A name of another length than any usual one, and with a space.
const FOLDER: &str = "the same site, built in a folder with a long name/and one more/calf check";

/// Builds here and from a copy elsewhere, from nothing, and compares every file byte for byte.
pub fn build_twice(tools: &Tools, base: &str, steps: &mut Steps) -> Result<()> {
    site::build(tools, base, steps)?;
    let place = Place(std::env::temp_dir().join(format!("calfcheck-twice-{}", std::process::id())));
    let copy = place.0.join(FOLDER);
    steps.run("a copy of what git knows", || copy_sources(tools, &copy))?;
    let cargo = steps.run("crates elsewhere", || copy_crates(&place.0.join("another cargo")))?;
    steps.run("the second build, from nothing", || {
        let mut command = tools.command("cargo");
        command.args(["xtask", "build", "--public-url", base]).current_dir(&copy);
        run(command.env("CARGO_HOME", cargo).env_remove("CARGO_TARGET_DIR"))
    })?;
    let count = steps.run("every file compared", || compare(&tools.dist(), &copy.join("dist")))?;
    println!("    {count} files are the same, byte for byte");
    Ok(())
}

/// A folder that goes when it is no longer needed.
struct Place(PathBuf);

impl Drop for Place {
    fn drop(&mut self) {
        if let Err(error) = files::remove_folder(&self.0) {
            eprintln!("{error:#}");
        }
    }
}

/// Copies what is under version control or would come under it, as it is now.
fn copy_sources(tools: &Tools, to: &Path) -> Result<()> {
    let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    for path in output(tools.command("git").args(words))?.split_terminator('\0') {
        let from = tools.root.join(path);
        // Neither what was deleted nor a link to a folder.
        if from.is_file() {
            copy_file(&from, &to.join(path))?;
        }
    }
    Ok(())
}

/// Lets cargo unpack its crates in another place, without a network.
fn copy_crates(to: &Path) -> Result<PathBuf> {
    let from = cargo_home().context("there is no place of cargo")?;
    for path in ["config.toml", "config"].iter().filter(|path| from.join(path).is_file()) {
        copy_file(&from.join(path), &to.join(path))?;
    }
    for folder in ["registry/cache", "registry/index"] {
        for path in files::list(&from.join(folder))? {
            copy_file(&from.join(folder).join(&path), &to.join(folder).join(&path))?;
        }
    }
    Ok(to.to_owned())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to.parent().context("a file stands in a folder")?)?;
    std::fs::copy(from, to).with_context(|| format!("cannot copy `{}`", from.display()))?;
    Ok(())
}

/// Compares two sites with their packed copies, and counts the files; fails with the names of all that differ.
fn compare(one: &Path, other: &Path) -> Result<usize> {
    let all: BTreeSet<_> = files::list(one)?.into_iter().chain(files::list(other)?).collect();
    let same = |path: &&String| match (std::fs::read(one.join(path)), std::fs::read(other.join(path))) {
        (Ok(first), Ok(second)) => first == second,
        (Err(_), _) | (_, Err(_)) => false,
    };
    let different: Vec<_> = all.iter().filter(|path| !same(path)).map(|path| format!("\n  `{path}`")).collect();
    if !different.is_empty() {
        bail!("these files are not the same in both folders:{}", different.concat());
    }
    Ok(all.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_and_a_missing_file_are_told() {
        let place = Place(std::env::temp_dir().join(format!("calfcheck-compare-{}", std::process::id())));
        let [one, other] = ["one", "other"].map(|name| place.0.join(name));
        for folder in [&one, &other] {
            files::write(&folder.join("a/b.js"), "same").unwrap();
            files::write(&folder.join("c.js"), "same").unwrap();
        }
        assert_eq!(compare(&one, &other).unwrap(), 2);
        files::write(&other.join("a/b.js"), "sane").unwrap();
        files::write(&one.join("d.js"), "").unwrap();
        let told = compare(&one, &other).unwrap_err().to_string();
        assert!(told.contains("`a/b.js`") && told.contains("`d.js`") && !told.contains("c.js"), "{told}");
    }
}
