//! The service worker of one build: its source, told which files make up this build.

use crate::files;
use anyhow::Result;
use std::path::Path;

/// The script, before it is minified. The folder has to hold the finished files of the site and no others.
pub fn script(source: &str, folder: &Path, base: &str, version: &str) -> Result<String> {
    let mut entries = Vec::new();
    for path in files::list(folder)? {
        let integrity = files::integrity(&std::fs::read(folder.join(&path))?);
        entries.push(format!("['{}','{integrity}']", address(base, &path)));
    }
    let list = entries.join(",\n");
    Ok(format!("const VERSION = '{version}';\nconst BASE = '{base}';\nconst PRECACHE = [{list}];\n{source}"))
}

/// The address under which a file is asked for; pages go without the name of their file.
fn address(base: &str, path: &str) -> String {
    let page = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("{base}{}", page.unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn pages_go_without_their_file_name() {
        assert_eq!(address("/", "index.html"), "/");
        assert_eq!(address("/calf/", "conditions/cramp/index.html"), "/calf/conditions/cramp/");
        assert_eq!(address("/", "404.html"), "/404.html");
        assert_eq!(address("/", "icons/icon.svg"), "/icons/icon.svg");
    }
}
