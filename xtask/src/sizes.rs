//! What the site weighs, and what it may weigh at most.

use crate::files;
use anyhow::{Result, bail};
use std::path::Path;

/// What is transferred until a first visitor can answer a question, in bytes of brotli.
const FIRST_VISIT: usize = 480_000;

/// One page before its style and script: it should come with the first packets of a connection.
const PAGE: usize = 16_000;

/// Everything that is kept for offline use, as transferred.
const OFFLINE: usize = 1_100_000;

/// Prints a table of sizes and fails when something has become too big.
pub fn report(folder: &Path) -> Result<()> {
    let mut rows = Vec::new();
    for path in files::list(folder)? {
        if [".br", ".gz"].iter().any(|packed| path.ends_with(packed)) {
            continue;
        }
        let raw = std::fs::metadata(folder.join(&path))?.len() as usize;
        let packed = std::fs::metadata(folder.join(format!("{path}.br"))).map(|data| data.len() as usize);
        rows.push(Row { path, raw, brotli: packed.unwrap_or(raw) });
    }
    let start: Vec<_> = rows.iter().filter(|row| row.is_first_visit()).collect();
    let (evidence, pages): (Vec<_>, Vec<_>) =
        rows.iter().filter(|row| row.path.ends_with(".html")).partition(|row| row.path.starts_with("evidence/"));
    println!("    {:<40} {:>9} {:>9}", "", "raw", "brotli");
    for row in &start {
        println!("    {:<40} {:>9} {:>9}", row.path, row.raw, row.brotli);
    }
    let largest = pages.iter().max_by_key(|row| row.brotli).map_or(0, |row| row.brotli);
    let first = sum("first visit", &start);
    sum(&format!("{} pages, the largest {largest} brotli", pages.len()), &pages);
    sum("every figure with its reason, as a page", &evidence);
    let offline = sum("kept for offline use", &rows.iter().filter(|row| row.path != "_headers").collect::<Vec<_>>());
    limit("a first visit", first, FIRST_VISIT)?;
    limit("the largest page", largest, PAGE)?;
    limit("what is kept for offline use", offline, OFFLINE)
}

/// A file and its size, in bytes.
struct Row {
    path: String,
    raw: usize,
    brotli: usize,
}

impl Row {
    fn is_first_visit(&self) -> bool {
        // The pages for offline use come when the app runs already.
        self.path == "index.html" || self.path.starts_with("assets/") && !self.path.starts_with("assets/pages-")
    }
}

fn sum(name: &str, rows: &[&Row]) -> usize {
    let raw: usize = rows.iter().map(|row| row.raw).sum();
    let brotli = rows.iter().map(|row| row.brotli).sum();
    println!("    {name:<40} {raw:>9} {brotli:>9}");
    brotli
}

fn limit(what: &str, size: usize, most: usize) -> Result<()> {
    if size > most {
        bail!("{what} weighs {size} bytes, more than the {most} it may");
    }
    Ok(())
}
