//! The service worker of one build: its source, told which files make up this build.
//!
//! All pages go into one file: together they compress to a third, and the worker has to know one hash instead of many.

use crate::files::{self, ContentName, integrity};
use anyhow::Result;
use std::fmt::Write;
use std::path::Path;

/// The page of all components, for the tests: nobody needs it offline.
pub const UNLISTED: &str = "components/";

/// Files for people who use the data elsewhere. They weigh more than the check itself; only their page is kept.
const OPEN_DATA: &str = "data/";

/// What is not for people, or has to be asked of the server each time.
const NOT_KEPT: &[&str] = &["robots.txt", crate::headers::STATUS];

/// Whether a file is one of the open data, but not the page that lists them.
pub fn is_open_data(path: &str) -> bool {
    path.strip_prefix(OPEN_DATA).is_some_and(|name| !name.starts_with("index.html"))
}

/// Writes the file that has all pages, and gives back its path.
pub fn write_pages(folder: &Path, base: &str) -> Result<String> {
    let mut text = String::from("{");
    for path in files::list(folder)?.iter().filter(|path| path.ends_with(".html") && !path.starts_with(UNLISTED)) {
        let separator = if text.len() > 1 { ",\n" } else { "" };
        let page = std::fs::read_to_string(folder.join(path))?;
        write!(text, "{separator}{}:{}", json(&address(base, path)), json(&page))?;
    }
    text += "}\n";
    let mut name = ContentName::default();
    name.add(text.as_bytes());
    let path = format!("assets/pages-{}.json", name.finish());
    files::write(&folder.join(&path), text)?;
    Ok(path)
}

/// The script, before it is minified. The folder has to hold the finished files of the site and no others.
pub fn script(source: &str, folder: &Path, base: &str, version: &str, pages: &str) -> Result<String> {
    let mut entries = Vec::new();
    let mut count = 0;
    for path in files::list(folder)? {
        if path.starts_with(UNLISTED) || is_open_data(&path) {
            continue;
        } else if path.ends_with(".html") {
            count += 1;
        } else if path != pages && !NOT_KEPT.contains(&path.as_str()) {
            count += 1;
            entries.push(entry(folder, base, &path)?);
        }
    }
    Ok(format!(
        "const VERSION = '{version}';\nconst BASE = '{base}';\nconst FILES = [{}];\nconst PAGES = {};\n\
         const COUNT = {count};\n{source}",
        entries.join(",\n"),
        entry(folder, base, pages)?
    ))
}

fn entry(folder: &Path, base: &str, path: &str) -> Result<String> {
    Ok(format!("['{}','{}']", address(base, path), integrity(&std::fs::read(folder.join(path))?)))
}

/// The address under which a file is asked for; pages go without the name of their file.
fn address(base: &str, path: &str) -> String {
    let page = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("{base}{}", page.unwrap_or(path))
}

/// The text as a string of JSON.
fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out += "\\n",
            _ if letter.is_control() => out += &format!("\\u{:04x}", u32::from(letter)),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_go_without_their_file_name() {
        assert_eq!(address("/", "index.html"), "/");
        assert_eq!(address("/calf/", "conditions/cramp/index.html"), "/calf/conditions/cramp/");
        assert_eq!(address("/", "404.html"), "/404.html");
        assert_eq!(address("/", "icons/icon.svg"), "/icons/icon.svg");
    }

    #[test]
    fn a_page_becomes_a_string_of_json() {
        assert_eq!(json("<a href=\"\\\">\n\t\u{e9}</a>"), r#""<a href=\"\\\">\n\u0009é</a>""#);
    }

    #[test]
    fn the_worker_knows_each_file_once_and_the_pages_together() {
        let folder = std::env::temp_dir().join(format!("calfcheck-worker-{}", std::process::id()));
        for path in
            ["index.html", "404.html", "data/index.html", "data/all.json", "assets/a.js", "robots.txt", "status.json"]
        {
            files::write(&folder.join(path), path).unwrap();
        }
        let pages = write_pages(&folder, "/calf/").unwrap();
        let text = std::fs::read_to_string(folder.join(&pages)).unwrap();
        let script = script("// source", &folder, "/calf/", "0123", &pages).unwrap();
        files::remove_folder(&folder).unwrap();
        assert!(text.contains("\"/calf/data/\":\"data/index.html\"") && text.contains("\"/calf/\":"));
        assert!(script.contains("const VERSION = '0123';") && script.contains("const COUNT = 4;"), "{script}");
        assert_eq!(script.matches("'sha384-").count(), 2);
        assert!(script.contains(&format!("const PAGES = ['/calf/{pages}','{}'];", integrity(text.as_bytes()))));
    }
}
