//! A server for the finished site on this machine: the headers, types and encodings of a published one.
//!
//! Not here: anything for the open internet. It listens to this machine alone and knows GET and HEAD.

use crate::headers;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Serves the folder below the path `base` until it is stopped.
pub fn serve(folder: &Path, base: &str, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("cannot listen on port {port}; `--port` takes another"))?;
    println!("http://{}{base}", listener.local_addr()?);
    for stream in listener.incoming() {
        let (folder, base) = (folder.to_owned(), base.to_owned());
        // A connection that breaks concerns nobody else.
        std::thread::spawn(move || stream.map(|stream| talk(&folder, &base, &stream)));
    }
    Ok(())
}

/// What is asked for.
struct Request {
    method: String,
    path: String,
    encodings: String,
}

/// What is answered.
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Answers one request after the other until the client has no more.
fn talk(folder: &Path, base: &str, stream: &TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    while let Some(request) = read(&mut reader)? {
        let answer = answer(folder, base, &request)?;
        let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
        for (name, value) in &answer.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        writer.write_all(head.as_bytes())?;
        if request.method != "HEAD" {
            writer.write_all(&answer.body)?;
        }
    }
    Ok(())
}

/// Reads a request up to its empty line; requests with a body are not for this server.
fn read(reader: &mut impl BufRead) -> Result<Option<Request>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let mut word = || words.next().map(str::to_owned).context("a request without method or path");
    let mut request = Request { method: word()?, path: word()?, encodings: String::new() };
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(Some(request));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            request.encodings = value.trim().to_ascii_lowercase();
        }
    }
}

fn answer(folder: &Path, base: &str, request: &Request) -> Result<Answer> {
    let mut headers: Vec<_> = headers::EVERYWHERE.iter().map(|&(name, value)| (name, value.to_owned())).collect();
    if request.method != "GET" && request.method != "HEAD" {
        headers.push(("Allow", "GET, HEAD".into()));
        return Ok(Answer { status: "405 Method Not Allowed", headers, body: Vec::new() });
    }
    let path = request.path.split(['?', '#']).next().unwrap_or_default();
    let found = path.strip_prefix(base).and_then(|path| find(folder, path));
    let status = if found.is_some() { "200 OK" } else { "404 Not Found" };
    let name = found.unwrap_or_else(|| "404.html".into());
    let (file, encoding) = packed(&folder.join(&name), &request.encodings);
    headers.push(("Content-Type", content_type(&name).into()));
    headers.push(("Cache-Control", headers::cache_control(&name).into()));
    headers.push(("Vary", "Accept-Encoding".into()));
    headers.extend(encoding.map(|encoding| ("Content-Encoding", encoding.to_owned())));
    Ok(Answer { status, headers, body: std::fs::read(file)? })
}

/// The file of the site behind a path; names of files and folders are plain, so nothing has to be decoded.
fn find(folder: &Path, path: &str) -> Option<String> {
    let leads_out = path.starts_with('/') || path.contains('\\');
    if leads_out || path.split('/').any(|part| part.starts_with('.')) {
        return None;
    }
    let page = format!("{}/index.html", path.trim_end_matches('/'));
    let candidates = [path, page.trim_start_matches('/')];
    candidates.into_iter().find(|name| folder.join(name).is_file()).map(str::to_owned)
}

/// The file in the best encoding that the client knows.
fn packed(file: &Path, encodings: &str) -> (PathBuf, Option<&'static str>) {
    let known: Vec<_> = encodings.split(',').filter_map(|one| one.split(';').next()).map(str::trim).collect();
    for (encoding, extension) in [("br", ".br"), ("gzip", ".gz")] {
        let mut name = file.as_os_str().to_owned();
        name.push(extension);
        if known.contains(&encoding) && Path::new(&name).is_file() {
            return (name.into(), Some(encoding));
        }
    }
    (file.to_owned(), None)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    /// A folder with a small site, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let folder = std::env::temp_dir().join(format!("calfcheck-serve-{name}-{}", std::process::id()));
            for path in ["index.html", "404.html", "404.html.br", "sources/index.html", "assets/a.js", ".secret"] {
                files::write(&folder.join(path), path).unwrap();
            }
            Folder(folder)
        }

        fn ask(&self, method: &str, path: &str, encodings: &str) -> Answer {
            let request = Request { method: method.into(), path: path.into(), encodings: encodings.into() };
            answer(&self.0, "/calf/", &request).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            files::remove_folder(&self.0).unwrap();
        }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn pages_are_found_with_and_without_a_slash() {
        let folder = Folder::new("pages");
        for path in ["/calf/sources/", "/calf/sources", "/calf/sources/index.html?x=y"] {
            let answer = folder.ask("GET", path, "");
            assert_eq!((answer.status, answer.body.as_slice()), ("200 OK", &b"sources/index.html"[..]), "{path}");
            assert_eq!(header(&answer, "Cache-Control"), Some("no-cache"));
        }
        assert_eq!(folder.ask("GET", "/calf/", "").body, b"index.html");
    }

    #[test]
    fn what_is_not_there_gets_the_page_that_says_so() {
        let folder = Folder::new("missing");
        for path in ["/calf/none/", "/", "/calf/../calf/index.html", "/calf/.secret", "/calf//etc/passwd"] {
            let answer = folder.ask("GET", path, "gzip, br;q=1");
            assert_eq!((answer.status, answer.body.as_slice()), ("404 Not Found", &b"404.html.br"[..]), "{path}");
            assert_eq!(header(&answer, "Content-Encoding"), Some("br"));
        }
    }

    #[test]
    fn assets_are_kept_for_ever() {
        let answer = Folder::new("assets").ask("HEAD", "/calf/assets/a.js", "br");
        assert_eq!(header(&answer, "Cache-Control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(header(&answer, "Content-Type"), Some("text/javascript; charset=utf-8"));
        assert_eq!(header(&answer, "Content-Encoding"), None);
    }

    #[test]
    fn other_methods_are_refused() {
        assert_eq!(Folder::new("methods").ask("POST", "/calf/", "").status, "405 Method Not Allowed");
    }
}
