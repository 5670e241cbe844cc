//! Every address inside the site has to lead somewhere.
//!
//! Not here: addresses elsewhere, which no build should depend on.

use crate::files;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ATTRIBUTES: &[&str] = &[" href=\"", " src=\"", " data-glue=\"", " data-wasm=\""];

/// Fails with every address of a page or of the manifest that has no file behind it.
pub fn check(folder: &Path, base: &str) -> Result<()> {
    let paths: BTreeSet<_> = files::list(folder)?.into_iter().collect();
    let mut wrong = BTreeMap::new();
    for path in &paths {
        let read = || std::fs::read_to_string(folder.join(path));
        let found: Vec<String> = match path.rsplit_once('.') {
            Some((_, "html")) => addresses(&read()?).filter(|address| is_ours(address)).map(str::to_owned).collect(),
            Some((_, "webmanifest")) => in_manifest(&read()?).map(|address| format!("{base}{address}")).collect(),
            _ => Vec::new(),
        };
        for address in found {
            if !leads_somewhere(&address, base, &paths) {
                wrong.entry(address).or_insert(path);
            }
        }
    }
    let list: Vec<_> = wrong.iter().map(|(address, path)| format!("\n  `{address}` in `{path}`")).collect();
    if !list.is_empty() {
        bail!("these addresses lead nowhere:{}", list.concat());
    }
    Ok(())
}

/// Whether a file is behind the address. In pages a folder has its slash, or a visit would take a detour.
fn leads_somewhere(address: &str, base: &str, paths: &BTreeSet<String>) -> bool {
    let plain = address.split(['?', '#']).next().unwrap_or_default();
    if plain.is_empty() {
        return true;
    }
    plain.strip_prefix(base).is_some_and(|path| {
        let folder = path.is_empty() || path.ends_with('/');
        paths.contains(&if folder { format!("{path}index.html") } else { path.to_owned() })
    })
}

/// The addresses in a manifest, which are written from where it stands: `./icons/icon.svg`.
fn in_manifest(json: &str) -> impl Iterator<Item = &str> {
    json.split('"').filter_map(|text| text.strip_prefix("./"))
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
    fn a_page_has_its_slash_and_a_file_has_none() {
        let paths = ["a.svg", "index.html", "b/index.html"].map(String::from).into();
        for address in ["/x/", "/x/a.svg", "/x/b/?c#d", "#e"] {
            assert!(leads_somewhere(address, "/x/", &paths), "{address}");
        }
        for address in ["/", "/a.svg", "/x/b", "/x/c/", "/x/a.svg/"] {
            assert!(!leads_somewhere(address, "/x/", &paths), "{address}");
        }
    }

    #[test]
    fn a_manifest_has_addresses() {
        let found: Vec<_> = in_manifest(r#"{"start_url": "./", "icons": [{"src": "./a.svg"}]}"#).collect();
        assert_eq!(found, ["", "a.svg"]);
    }

    #[test]
    fn numbers_and_other_sites_are_not_ours() {
        assert!(is_ours("/a/?b=c:d"));
        assert!(!is_ours("tel:112"));
        assert!(!is_ours("https://example.org/"));
        assert!(!is_ours("//example.org/"));
    }
}
