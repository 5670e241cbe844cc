//! Other people's code: its licences, where it comes from, how often it is there, and what is known to be wrong with it.

use crate::step::{output, run};
use crate::tools::Tools;
use anyhow::Result;
use std::process::Command;

/// Checks every crate by the rules of `deny.toml`.
pub fn check(tools: &Tools) -> Result<()> {
    run(&mut deny(tools, &["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))?;
    // The database of known mistakes is on another host, which not every machine reaches.
    if output(&mut deny(tools, &["fetch", "db"])).is_err() {
        println!("    known mistakes: not checked, their database does not come");
        return Ok(());
    }
    run(&mut deny(tools, &["--offline", "check", "--hide-inclusion-graph", "advisories"]))
}

fn deny(tools: &Tools, words: &[&str]) -> Command {
    let mut command = tools.cargo(&["deny", "--locked", "--log-level", "warn"]);
    command.args(words);
    command
}

#[cfg(test)]
mod tests {
    /// The names of the dependencies in a manifest that no comment stands above.
    fn without_reason(manifest: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut lists = false;
        let mut before = "";
        for line in manifest.lines() {
            if let Some(table) = line.strip_prefix('[') {
                let table = table.trim_end_matches(']');
                lists = table.ends_with("dependencies");
                // A table of its own says it in its first line.
                if let Some((_, name)) = table.rsplit_once("dependencies.") {
                    let (_, rest) = manifest.split_once(line).unwrap_or_default();
                    found.extend((!rest.trim_start().starts_with('#')).then_some(name));
                }
            } else if lists && line.starts_with(|first: char| first.is_ascii_alphabetic()) && !before.starts_with('#') {
                found.extend(line.split_once(" =").map(|(name, _)| name));
            }
            before = line;
        }
        found
    }

    #[test]
    fn every_dependency_has_its_reason_in_the_line_above() {
        for manifest in [include_str!("../../Cargo.toml"), include_str!("../Cargo.toml")] {
            assert_eq!(without_reason(manifest), [""; 0]);
        }
    }

    #[test]
    fn a_dependency_without_reason_is_told() {
        let manifest =
            "[dependencies]\n# Why.\na = \"1\"\nb = \"1\"\n\n[dependencies.c]\nversion = \"1\"\n[lints]\nd = \"e\"\n";
        assert_eq!(without_reason(manifest), ["b", "c"]);
    }
}
