//! Every address inside the site has to lead somewhere.
//!
//! Not here: addresses elsewhere, which no build should depend on.

use crate::files;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ATTRIBUTES: &[&str] = &[" href=\"", " src=\"", " data-glue=\"", " data-wasm=\""];

/// Fails with the first address of a page that has no file behind it; `also` is one that comes later.
pub fn check(folder: &Path, base: &str, also: &str) -> Result<()> {
    let paths: BTreeSet<_> = files::list(folder)?.into_iter().collect();
    let mut wrong = BTreeMap::new();
    for page in paths.iter().filter(|path| path.ends_with(".html")) {
        let html = std::fs::read_to_string(folder.join(page))?;
        for address in addresses(&html) {
            let plain = address.split(['?', '#']).next().unwrap_or_default();
            if plain.is_empty() || !is_ours(address) || address == also {
                continue;
            }
            let file = plain.strip_prefix(base).map(|path| match path {
                path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
                path => path.to_owned(),
            });
            if !file.is_some_and(|file| paths.contains(&file)) {
                wrong.entry(address.to_owned()).or_insert(page);
            }
        }
    }
    let list: Vec<_> = wrong
        .iter()
        .map(|(address, page)| format!("\n  `{address}` in `{page}`"))
        .collect();
    if !list.is_empty() {
        bail!("these addresses lead nowhere:{}", list.concat());
    }
    Ok(())
}

/// Whether the address is one of this site: not one with a scheme, such as `tel:`.
fn is_ours(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') && !address.starts_with("//")
}

fn addresses(html: &str) -> impl Iterator<Item = &str> {
    ATTRIBUTES.iter().flat_map(|attribute| {
        html.match_indices(attribute).filter_map(|(at, attribute)| {
            let value = &html[at + attribute.len()..];
            value.find('"').map(|end| &value[..end])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_all_attributes() {
        let html = r##"<a class="b" href="/c/">d</a><script src="/e.js" data-wasm="/f"></script><a href="#g">"##;
        let mut found: Vec<_> = addresses(html).collect();
        found.sort_unstable();
        assert_eq!(found, ["#g", "/c/", "/e.js", "/f"]);
    }

    #[test]
    fn numbers_and_other_sites_are_not_ours() {
        assert!(is_ours("/a/?b=c:d"));
        assert!(!is_ours("tel:112"));
        assert!(!is_ours("https://example.org/"));
        assert!(!is_ours("//example.org/"));
    }
}
