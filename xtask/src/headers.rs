//! What the server says beside each file: what the page may do, and how long a copy may be kept.
//! The one source of `cargo xtask serve`, `_headers` and the files in `hosting/`.

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
    // The screen may stay on during an exercise. Sharing is allowed by default to the site itself, and not every
    // browser knows its name here.
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
         fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
         picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(self), serial=(), usb=(), \
         xr-spatial-tracking=()",
    ),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// Names of assets change with their content.
pub const KEPT: &str = "public, max-age=31536000, immutable";

/// All others keep their name for ever.
pub const ASKED_FOR: &str = "no-cache";

/// What calls a build back must never be an old copy.
pub const NEVER_KEPT: &str = "no-store";

/// The file that can call a build back.
pub const STATUS: &str = "status.json";

/// How long a copy of the file may be used unasked; `path` is from the root of the site, as in `assets/x.js`.
pub fn cache_control(path: &str) -> &'static str {
    match path {
        STATUS => NEVER_KEPT,
        _ if path.starts_with("assets/") => KEPT,
        _ => ASKED_FOR,
    }
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
    use super::*;

    #[test]
    fn pages_are_asked_for_again_and_assets_are_kept() {
        let paths = ["assets/a.js", "assets/b.css", "conditions/cramp/index.html", "index.html", "status.json"];
        let text = file("/calf/", &paths.map(String::from));
        assert_eq!(text.matches("/calf/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n").count(), 1);
        for path in ["/calf/", "/calf/conditions/*", "/calf/index.html", "/calf/sw.js"] {
            assert!(text.contains(&format!("\n{path}\n  Cache-Control: no-cache\n")), "{path}");
        }
        assert!(text.contains("\n/calf/status.json\n  Cache-Control: no-store\n"));
    }

    #[test]
    fn nothing_unsafe_is_allowed_but_webassembly() {
        let policy = EVERYWHERE[0].1;
        assert_eq!(policy.matches("unsafe").count(), 1);
        assert!(policy.contains("'wasm-unsafe-eval'"));
        assert!(policy.starts_with("default-src 'none';"));
    }
}
