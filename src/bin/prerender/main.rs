//! Writes every page as HTML, natively, from the same components as the app, and the open data.
//! Usage: `prerender --template <index.html> --out <folder> [--base /path]`

mod components;
mod evidence;
mod fallback;
mod structured;

use calfcheck::knowledge::KNOWLEDGE;
use calfcheck::open_data;
use calfcheck::ui::{App, AppProps, AppState, Route, description, title};
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1).cloned()
    };
    let template = value("--template").ok_or("`--template <index.html>` is missing")?;
    let out = PathBuf::from(value("--out").ok_or("`--out <folder>` is missing")?);
    let base = value("--base").unwrap_or_default();
    let template = std::fs::read_to_string(template)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let signs = fallback::signs(&runtime.block_on(render(Route::Start, base.clone())))?;
    let mut routes = Route::all();
    routes.push(Route::NotFound);
    for route in routes {
        let app = runtime.block_on(render(route, base.clone()));
        write(&file(&out, route), &page(&template, &base, route, &app, &signs))?;
    }
    write(&out.join("evidence/index.html"), &evidence::page(&template, &base))?;
    for (name, content) in open_data::files() {
        write(&out.join("data").join(name), &content)?;
    }
    let components = runtime.block_on(components::page(&template, &base));
    write(&out.join("components/index.html"), &components)?;
    Ok(())
}

async fn render(route: Route, base: String) -> String {
    let region = KNOWLEDGE.regions.len() - 1;
    let props = AppProps { route, base: base.into(), kept: None, region, served: None };
    yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await
}

fn page(template: &str, base: &str, route: Route, app: &str, signs: &str) -> String {
    let state = AppState::new(route, None, KNOWLEDGE.regions.len() - 1);
    let only_on = |line: &str, mark: &str, page: Route| route == page || !line.contains(mark);
    let wanted = |line: &&str| {
        only_on(line, " data-search", Route::Conditions) && only_on(line, " data-stories=", Route::HowGood)
    };
    let lines: String = template.lines().filter(wanted).map(|line| format!("{line}\n")).collect();
    lines
        .replace("</head>", &format!("{}</head>", structured::block(route, base)))
        .replace("<!--title-->", &escape(&title(&state)))
        .replace("<!--description-->", &escape(description(route)))
        .replace("<!--app-->", app)
        .replace("<!--fallback-->", &fallback::section(app, signs))
}

/// The template of all pages without what starts the app.
fn without_app(template: &str) -> String {
    let starts_the_app = |line: &&str| line.contains("<script ") || line.contains("preload\"");
    template.lines().filter(|line| !starts_the_app(line)).map(|line| format!("{line}\n")).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Where a page stands.
fn file(out: &Path, route: Route) -> PathBuf {
    match route {
        Route::NotFound => out.join("404.html"),
        _ => out.join(route.path().trim_matches('/')).join("index.html"),
    }
}

fn write(file: &Path, content: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, content)
}
