//! What the site weighs, and what it may weigh at most. `docs/size.md` says where the bytes are.

use crate::files;
use crate::worker::{UNLISTED, is_open_data};
use anyhow::{Result, bail};
use std::path::Path;

/// Every budget, in bytes of brotli. They follow what is reached, so that nothing grows unseen.
const BUDGETS: &[Budget] = &[
    Budget {
        what: "the start page with its style",
        most: 14_000,
        counts: |path| path == "index.html" || is(path, "styles", "css"),
    },
    // The aim is 110 000.
    Budget { what: "the app: glue and WebAssembly", most: 300_000, counts: |path| is(path, "calfcheck", "") },
    Budget { what: "the start script", most: 2_800, counts: |path| is(path, "boot", "js") },
    Budget { what: "the search of the library", most: 1_000, counts: |path| is(path, "search", "js") },
    Budget {
        what: "what runs the stories: script, glue and WebAssembly",
        most: 300_000,
        counts: |path| is(path, "how-good", "") || is(path, "stories", ""),
    },
    // With the text of every story that was missed.
    Budget { what: "how good it is, as a page", most: 40_000, counts: |path| path.starts_with("how-good/") },
    // The aim is 3 000; a good part of it are the hashes of all files.
    Budget { what: "the service worker", most: 2_700, counts: |path| path == "sw.js" },
    Budget {
        what: "what is kept for offline use",
        most: 1_200_000,
        counts: |path| path != "_headers" && !is_open_data(path),
    },
    // Fetched by nobody but those who use the data elsewhere.
    Budget { what: "the open data: one file, and every table", most: 400_000, counts: is_open_data },
];

/// One page before its style and script: it should come with the first packets of a connection.
const PAGE: usize = 16_000;

/// What some of the files may weigh together.
struct Budget {
    what: &'static str,
    most: usize,
    counts: fn(&str) -> bool,
}

/// Whether it is a file named by its content: its name, and how it ends.
fn is(path: &str, name: &str, extension: &str) -> bool {
    let rest = path.strip_prefix("assets/").and_then(|path| path.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with('-') && rest.ends_with(extension))
}

/// A file and its size, in bytes.
struct Row {
    path: String,
    raw: usize,
    brotli: usize,
}

/// Prints a table of sizes and fails when something has become too big.
pub fn report(folder: &Path) -> Result<()> {
    let mut rows = Vec::new();
    for path in files::list(folder)? {
        if path.starts_with(UNLISTED) || [".br", ".gz"].iter().any(|packed| path.ends_with(packed)) {
            continue;
        }
        let raw = std::fs::metadata(folder.join(&path))?.len() as usize;
        let packed = std::fs::metadata(folder.join(format!("{path}.br"))).map(|data| data.len() as usize);
        rows.push(Row { path, raw, brotli: packed.unwrap_or(raw) });
    }
    println!("    {:<44} {:>9} {:>9}", "", "raw", "brotli");
    for row in rows.iter().filter(|row| row.path == "index.html" || row.path.starts_with("assets/")) {
        line(&row.path, row.raw, row.brotli);
        if row.path.ends_with(".wasm") {
            parts(&std::fs::read(folder.join(&row.path))?)?;
        }
    }
    let evidence = |row: &&Row| row.path.starts_with("evidence/") || row.path.starts_with("how-good/");
    let (evidence, pages): (Vec<_>, Vec<_>) = rows.iter().filter(|row| row.path.ends_with(".html")).partition(evidence);
    let largest = pages.iter().max_by_key(|row| row.brotli).map_or(0, |row| row.brotli);
    sum(&format!("{} pages, the largest {largest} brotli", pages.len()), &pages);
    sum("every figure with its reason, and every miss, as pages", &evidence);
    println!("    {:<44} {:>9} {:>9}", "budgets", "at most", "brotli");
    check(&rows, BUDGETS)?;
    limit("the largest page", largest, PAGE)
}

/// Fails with the first budget that is overrun.
fn check(rows: &[Row], budgets: &[Budget]) -> Result<()> {
    for Budget { what, most, counts } in budgets {
        let size = rows.iter().filter(|row| counts(&row.path)).map(|row| row.brotli).sum();
        line(what, *most, size);
        limit(what, size, *most)?;
    }
    Ok(())
}

/// The two large sections of a WebAssembly file, each compressed alone.
fn parts(wasm: &[u8]) -> Result<()> {
    for (name, wanted) in [("  of it code", 10), ("  of it data", 11)] {
        if let Some(section) = section(wasm, wanted) {
            line(name, section.len(), files::brotli(section)?.len());
        }
    }
    Ok(())
}

/// The content of the section with this number.
fn section(wasm: &[u8], wanted: u8) -> Option<&[u8]> {
    let mut rest = wasm.get(8..)?;
    while let Some((number, after)) = rest.split_first() {
        let end = after.iter().position(|byte| *byte < 128)? + 1;
        let length = after[..end].iter().rev().fold(0, |sum, byte| sum << 7 | usize::from(byte & 127));
        let (content, others) = after[end..].split_at_checked(length)?;
        if *number == wanted {
            return Some(content);
        }
        rest = others;
    }
    None
}

fn sum(name: &str, rows: &[&Row]) {
    line(name, rows.iter().map(|row| row.raw).sum(), rows.iter().map(|row| row.brotli).sum());
}

fn line(name: &str, first: usize, second: usize) {
    println!("    {name:<44} {first:>9} {second:>9}");
}

fn limit(what: &str, size: usize, most: usize) -> Result<()> {
    if size > most {
        bail!("{what} weighs {size} bytes, more than the {most} it may");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, brotli: usize) -> Row {
        Row { path: path.into(), raw: 2 * brotli, brotli }
    }

    #[test]
    fn each_byte_over_a_budget_is_refused_by_name() {
        for budget in BUDGETS {
            let paths = [
                "index.html",
                "assets/calfcheck-1.wasm",
                "assets/boot-1.js",
                "assets/search-1.js",
                "assets/stories-1.wasm",
                "how-good/index.html",
                "sw.js",
                "data/a.csv",
            ];
            let path = paths.into_iter().find(|path| (budget.counts)(path)).expect("a file that counts");
            let alone = std::slice::from_ref(budget);
            assert!(check(&[row(path, budget.most)], alone).is_ok());
            let refused = check(&[row(path, budget.most + 1)], alone).unwrap_err().to_string();
            assert!(refused.starts_with(budget.what), "{refused}");
        }
    }

    #[test]
    fn files_that_are_loaded_together_are_weighed_together() {
        let half = BUDGETS[1].most / 2 + 1;
        assert!(check(&[row("assets/calfcheck-1.js", half), row("assets/calfcheck-2.wasm", half)], BUDGETS).is_err());
        assert!(check(&[row("assets/calfcheck-2.wasm", half)], BUDGETS).is_ok());
    }

    #[test]
    fn a_section_is_found_behind_another() {
        let wasm = [&b"\0asm\x01\0\0\0\x01\x02ab\x0a\x81\0c"[..], &b"\x0b\x01d"[..]].concat();
        assert_eq!(section(&wasm, 10), Some(&b"c"[..]));
        assert_eq!(section(&wasm, 11), Some(&b"d"[..]));
        assert_eq!(section(&wasm, 3), None);
    }
}
