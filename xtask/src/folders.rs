//! The folders of this machine, whose names are nobody else's business and would make two builds differ.

use crate::files;
use crate::tools::Tools;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Between two flags in one variable, so that a folder may have a space in its name.
const BETWEEN_FLAGS: &str = "\u{1f}";

/// What the compiler is told (`CARGO_ENCODED_RUSTFLAGS`) to leave the folders out of the messages of panics.
pub fn hiding_flags(tools: &Tools) -> String {
    // The last one that fits counts.
    let named = [(cargo_home(), "/cargo"), (Some(tools.root.clone()), "/calfcheck"), (Some(target(tools)), "/built")];
    let flags = named.into_iter().filter_map(|(folder, name)| {
        let folder = folder?.into_os_string().into_string().ok()?;
        Some(format!("--remap-path-prefix={folder}={name}"))
    });
    flags.collect::<Vec<_>>().join(BETWEEN_FLAGS)
}

/// Fails when a file of the site names a folder of this machine.
pub fn check_hidden(tools: &Tools, site: &Path) -> Result<()> {
    let home = std::env::home_dir().filter(|home| home.parent().is_some());
    let folders = [cargo_home(), Some(tools.root.clone()), Some(target(tools)), home, Some(std::env::temp_dir())];
    let mut names = Vec::new();
    for folder in folders.into_iter().flatten() {
        // Behind a link the folder has another name.
        names.extend([folder.canonicalize().unwrap_or_default(), folder]);
    }
    names.retain(|name| name.parent().is_some());
    for path in files::list(site)? {
        let content = std::fs::read(site.join(&path))?;
        if let Some(folder) = names.iter().find(|folder| contains(&content, folder)) {
            bail!("`{path}` names a folder of this machine: `{}`", folder.display());
        }
    }
    Ok(())
}

/// Whether the bytes have the folder in them, as the beginning of a longer path.
fn contains(content: &[u8], folder: &Path) -> bool {
    let mut name = folder.as_os_str().as_encoded_bytes().to_vec();
    name.push(b'/');
    // Jumps from slash to slash: most files are large and few bytes are one.
    content.iter().enumerate().any(|(at, byte)| *byte == b'/' && content[at..].starts_with(&name))
}

fn target(tools: &Tools) -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").map(|folder| tools.root.join(folder));
    named.unwrap_or_else(|| tools.root.join("target"))
}

/// Where cargo keeps the sources of other crates.
pub fn cargo_home() -> Option<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_found_between_other_bytes_and_only_as_a_folder() {
        let folder = Path::new("/home/me");
        assert!(contains(b"\0//home/me/x.rs\0", folder));
        assert!(contains(b"/home/me/", folder));
        assert!(!contains(b"/home/mean/x.rs /home/me", folder));
    }
}
