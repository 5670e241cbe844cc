//! `docs/evidence.md` as a page: every number with its mark, source and reason. Too much for the app, so this page is
//! plain HTML without it; the sources page links to it.

use super::{escape, without_app};

/// The generated text; a test compares it with the data.
const EVIDENCE: &str = include_str!("../../../docs/evidence.md");

/// The page, from the template of all others without what starts the app.
pub fn page(template: &str, base: &str) -> String {
    let frame = format!(
        "<a class=\"skip-link\" href=\"#main\">Skip to main content</a>\n<main class=\"page\" id=\"main\"><article class=\"topic \
         evidence-page\">\n<nav aria-label=\"Back\"><a class=\"back-link\" href=\"{base}/sources/\">Sources</a></nav>\n<p><a href=\"{base}/how-good/\">How good the answers are</a></p>\n{}\
         </article></main>",
        content(EVIDENCE)
    );
    without_app(template)
        .replace("<!--title-->", "Evidence - CalfCheck")
        .replace("<!--description-->", "Every number that CalfCheck reckons with: its mark, its source and its reason.")
        .replace("<!--app-->", &frame)
        .replace("<!--fallback-->", "")
}

/// Headings, paragraphs and tables; each second heading folds what follows it.
fn content(text: &str) -> String {
    let mut out = String::new();
    let (mut head, mut is_folded): (Option<Vec<&str>>, bool) = (None, false);
    for line in text.lines() {
        let cells = line.strip_prefix("| ").and_then(|row| row.strip_suffix('|'));
        match (cells, &head) {
            (Some(rule), Some(_)) if rule.starts_with("---") => {}
            (Some(row), Some(head)) => out += &item(head, &row.split(" | ").map(str::trim).collect::<Vec<_>>()),
            (Some(row), None) => {
                head = Some(row.split(" | ").map(str::trim).collect());
                out += "<ul class=\"evidence-page__list\">\n";
            }
            (None, open) => {
                if open.is_some() {
                    out += "</ul>\n";
                    head = None;
                }
                out += &block(line, &mut is_folded);
            }
        }
    }
    if head.is_some() {
        out += "</ul>\n";
    }
    out + if is_folded { "</details>\n" } else { "" }
}

fn block(line: &str, is_folded: &mut bool) -> String {
    if let Some(title) = line.strip_prefix("# ") {
        return format!("<h1 class=\"page__title\">{}</h1>\n", words(title));
    }
    if let Some(title) = line.strip_prefix("## ") {
        let close = if std::mem::replace(is_folded, true) { "</details>\n" } else { "" };
        let name = title.split('`').nth(1).map(|id| format!("<div id=\"{}\"></div>\n", escape(id))).unwrap_or_default();
        return format!("{close}<details><summary><h2>{}</h2></summary>\n{name}", words(title));
    }
    if let Some(title) = line.strip_prefix("### ") {
        return format!("<h3>{}</h3>\n", words(title));
    }
    if line.is_empty() || line.starts_with("<!--") { String::new() } else { format!("<p>{}</p>\n", words(line)) }
}

/// A row of a table as one line: the first cell, then the others with the names of their columns.
fn item(head: &[&str], cells: &[&str]) -> String {
    let others = cells.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_empty());
    let named = |(place, cell): (usize, &&str)| format!("{}: {}", head.get(place).unwrap_or(&""), words(cell));
    let others: Vec<String> = others.map(named).collect();
    format!("<li><b>{}</b> {}</li>\n", words(cells.first().unwrap_or(&"")), others.join("; "))
}

/// Escaped, and what stands in backticks as code.
fn words(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let part = |(place, part): (usize, &str)| {
        if place % 2 == 1 { format!("<code>{}</code>", escape(part)) } else { escape(part) }
    };
    parts.map(part).collect()
}
