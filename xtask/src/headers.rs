//! What the server says beside each file: what the page may do, and how long a copy may be kept.

/// On everything.
pub const EVERYWHERE: &[(&str, &str)] = &[
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'none'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sw",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
         payment=(), usb=()",
    ),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// How long a copy of the file may be used unasked; `path` is from the root of the site, as in `assets/x.js`.
pub fn cache_control(path: &str) -> &'static str {
    // Names of assets change with their content; all others keep their name for ever.
    if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// A `_headers` file, which several hosts read. No two of its rules about copies fit the same file:
/// some hosts would join their values.
pub fn file(base: &str, paths: &[String]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in EVERYWHERE {
        text += &format!("  {name}: {value}\n");
    }
    let mut patterns = vec![base.to_owned(), format!("{base}sw.js")];
    patterns.extend(paths.iter().map(|path| match path.split_once('/') {
        Some((folder, _)) => format!("{base}{folder}/*"),
        None => format!("{base}{path}"),
    }));
    patterns.sort();
    patterns.dedup();
    for pattern in patterns {
        text += &format!("{pattern}\n  Cache-Control: {}\n", cache_control(&pattern[base.len()..]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn pages_are_asked_for_again_and_assets_are_kept() {
        let paths = ["assets/a.js", "assets/b.css", "conditions/cramp/index.html", "index.html"];
        let text = file("/calf/", &paths.map(String::from));
        assert_eq!(text.matches("/calf/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n").count(), 1);
        for path in ["/calf/", "/calf/conditions/*", "/calf/index.html", "/calf/sw.js"] {
            assert!(text.contains(&format!("\n{path}\n  Cache-Control: no-cache\n")), "{path}");
        }
    }
}
