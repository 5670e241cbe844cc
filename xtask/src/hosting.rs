//! Settings for one's own server, from the same source as all headers: nginx and Caddy.
//!
//! They are kept in `hosting/`, so that they can be read and copied; a test here compares them.

use crate::files;
use crate::headers::{ASKED_FOR, EVERYWHERE, KEPT, NEVER_KEPT, STATUS};
use anyhow::Result;
use std::path::Path;

/// Which paths of the site share a rule about copies, in the words of nginx.
const PLACES: &[(&str, &str)] = &[("/assets/", KEPT), ("= /status.json", NEVER_KEPT), ("/", ASKED_FOR)];

/// Writes the settings into `hosting/`.
pub fn write(root: &Path) -> Result<()> {
    files::write(&root.join("hosting/nginx.conf"), nginx())?;
    files::write(&root.join("hosting/Caddyfile"), caddy())
}

/// The server block for nginx.
fn nginx() -> String {
    let mut text = String::from(
        "# Made from xtask/src/headers.rs; see docs/hosting.md. Certificates and the name are yours to fill in.\n\
         server {\n    listen 80;\n    server_name calf.example;\n    return 308 https://$host$request_uri;\n}\n\n\
         server {\n    listen 443 ssl http2;\n    server_name calf.example;\n    \
         ssl_certificate /etc/ssl/calf.example.pem;\n    ssl_certificate_key /etc/ssl/calf.example.key;\n\n    \
         root /srv/calfcheck;\n    access_log off;\n    server_tokens off;\n    absolute_redirect off;\n    \
         charset utf-8;\n    charset_types text/css text/csv text/plain text/javascript;\n    gzip_static on;\n    \
         # brotli_static on; # where the brotli module is installed: a fifth less to load\n    \
         error_page 404 /404.html;\n\n    types {\n",
    );
    for (kind, extension) in TYPES {
        text += &format!("        {kind} {extension};\n");
    }
    text += "    }\n";
    for (place, copies) in PLACES {
        text += &format!("\n    location {place} {{\n        try_files $uri $uri/index.html =404;\n");
        // A place with one header of its own inherits none.
        for (name, value) in EVERYWHERE.iter().chain(&[("Cache-Control", *copies)]) {
            text += &format!("        add_header {name} \"{value}\" always;\n");
        }
        text += "    }\n";
    }
    text + "}\n"
}

/// The site block for Caddy, which gets its certificate by itself.
fn caddy() -> String {
    let mut text = String::from(
        "# Made from xtask/src/headers.rs; see docs/hosting.md. The name is yours to fill in.\n\
         (everywhere) {\n    header {\n",
    );
    for (name, value) in EVERYWHERE {
        text += &format!("        {name} \"{value}\"\n");
    }
    text += "        -Server\n    }\n}\n\ncalf.example {\n    root * /srv/calfcheck\n    import everywhere\n";
    let rules = [
        ("kept", "path /assets/*".to_owned(), format!("Cache-Control \"{KEPT}\"")),
        ("status", format!("path /{STATUS}"), format!("Cache-Control \"{NEVER_KEPT}\"")),
        ("asked", format!("not path /assets/* /{STATUS}"), format!("Cache-Control \"{ASKED_FOR}\"")),
        ("manifest", "path *.webmanifest".to_owned(), "Content-Type application/manifest+json".to_owned()),
        ("table", "path *.csv".to_owned(), "Content-Type \"text/csv; charset=utf-8\"".to_owned()),
    ];
    for (name, which, header) in rules {
        text += &format!("\n    @{name} {which}\n    header @{name} {header}\n");
    }
    // What is not there gets its headers again, and a copy of that answer may not be kept.
    text + &format!(
        "\n    try_files {{path}} {{path}}/index.html\n    file_server {{\n        precompressed br gzip\n    }}\n\n    \
         handle_errors {{\n        import everywhere\n        header Cache-Control \"{ASKED_FOR}\"\n        rewrite * /404.html\n        \
         file_server {{\n            precompressed br gzip\n        }}\n    }}\n}}\n"
    )
}

/// What nginx has to know about kinds of files; its own list lacks some.
const TYPES: &[(&str, &str)] = &[
    ("application/json", "json"),
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("text/css", "css"),
    ("text/csv", "csv"),
    ("text/html", "html"),
    ("text/javascript", "js"),
    ("text/plain", "txt"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_in_hosting_is_what_the_headers_say() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../hosting");
        for (name, text) in [("nginx.conf", nginx()), ("Caddyfile", caddy())] {
            let kept = std::fs::read_to_string(folder.join(name)).unwrap();
            assert!(kept == text, "`hosting/{name}` is old: run `cargo xtask hosting`");
        }
    }

    #[test]
    fn every_header_stands_in_every_place() {
        for (name, value) in EVERYWHERE {
            assert_eq!(
                nginx().matches(&format!("add_header {name} \"{value}\" always;")).count(),
                PLACES.len(),
                "{name}"
            );
            assert_eq!(caddy().matches(&format!("{name} \"{value}\"")).count(), 1, "{name}");
        }
    }
}
