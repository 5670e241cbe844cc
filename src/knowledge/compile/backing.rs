//! Mark, sources and reason of every figure, and the clinical changes: for the published data alone, never for the app.

use super::check::{open, open_all};
use super::problem::{File, Problem, suggestion};
use std::path::Path;
use toml::{Table, Value};

/// The text of the generated file.
pub fn backing(folder: &Path) -> Result<String, Vec<Problem>> {
    let mut rows = String::new();
    for name in ["findings", "correlations", "policy", "exercises", "home_care", "plan", "safety_net"] {
        collect(name, &Value::Table(table(&open(folder, &format!("{name}.toml"))?)?), &mut rows);
    }
    for inner in ["conditions", "rules", "scores"] {
        for file in open_all(folder, inner)? {
            collect(file.name.trim_end_matches(".toml"), &Value::Table(table(&file)?), &mut rows);
        }
    }
    let changes = changes(folder)?;
    Ok(format!(
        "pub static BACKINGS: &[Backing] = &[\n{rows}];\npub static CLINICAL_CHANGES: &[ClinicalChange] = &[\n{changes}];\n"
    ))
}

fn table(file: &File) -> Result<Table, Vec<Problem>> {
    let parsed = file.text.parse::<Table>();
    parsed.map_err(|error| {
        vec![file.problem(&error.span().unwrap_or(0..0), error.message().trim_end_matches('.').to_owned())]
    })
}

/// Writes a row for every table that has a mark, however deep it stands.
fn collect(at: &str, value: &Value, rows: &mut String) {
    match value {
        Value::Table(table) => {
            if let Some(mark) = table.get("mark").and_then(Value::as_str) {
                *rows += &row(at, mark, table);
            }
            table.iter().for_each(|(name, value)| collect(&format!("{at}.{name}"), value, rows));
        }
        Value::Array(items) => {
            let names: Vec<Option<&str>> = items.iter().map(label).collect();
            for (place, item) in items.iter().enumerate() {
                let own = names[place].filter(|name| names.iter().filter(|other| **other == Some(name)).count() == 1);
                collect(&format!("{at}.{}", own.map_or(place.to_string(), str::to_owned)), item, rows);
            }
        }
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

/// What an item of a list is called; where another one is called the same, its place counts.
fn label(item: &Value) -> Option<&str> {
    ["id", "figure", "care"].into_iter().find_map(|name| item.get(name).and_then(Value::as_str))
}

fn row(at: &str, mark: &str, table: &Table) -> String {
    let mark = match mark {
        "V" => "Verified",
        "K" => "Known",
        _ => "Estimate",
    };
    let figure = |name: &str| {
        let number =
            table.get(name).and_then(|value| value.as_float().or(value.as_integer().map(|whole| whole as f64)));
        number.map_or("None".to_owned(), |number| format!("Some({:?}f32)", number as f32))
    };
    let sources = if table.contains_key("source") { "source" } else { "sources" };
    format!(
        "Backing {{ at: {at:?}, mark: Mark::{mark}, sources: &{:?}, why: {:?}, low: {}, high: {} }},\n",
        texts(table, sources),
        text(table, "why"),
        figure("low"),
        figure("high")
    )
}

fn text<'a>(table: &'a Table, name: &str) -> &'a str {
    table.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn texts<'a>(table: &'a Table, name: &str) -> Vec<&'a str> {
    table.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The rows of `changes.toml`, newest first; what they name has to be there.
fn changes(folder: &Path) -> Result<String, Vec<Problem>> {
    let file = open(folder, "changes.toml")?;
    let contents = table(&file)?;
    let rules: Vec<String> = open_all(folder, "rules")?
        .iter()
        .map(table)
        .collect::<Result<Vec<_>, _>>()?
        .iter()
        .flat_map(rule_names)
        .collect();
    let sources: Vec<String> = table(&open(folder, "sources.toml")?)?.keys().cloned().collect();
    let mut out = String::new();
    let (mut problems, mut day) = (Vec::new(), "9999");
    for item in contents.get("change").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table) {
        let place = file.text.find(text(item, "id")).unwrap_or(0);
        for (kind, known) in [("rules", &rules), ("sources", &sources)] {
            for name in texts(item, kind).into_iter().filter(|name| !known.iter().any(|known| known == name)) {
                let near = suggestion(name, known.iter().map(String::as_str));
                problems.push(file.problem(&(place..place), format!("unknown name in `{kind}`: `{name}`{near}")));
            }
        }
        let date = text(item, "date");
        if date > day || date.len() != 10 || text(item, "what").is_empty() || text(item, "id").is_empty() {
            problems.push(
                file.problem(&(place..place), "a change has an `id`, a `date` and says `what`; the newest comes first"),
            );
        }
        day = date;
        let [id, what, why, moved] = ["id", "what", "why", "moved"].map(|name| text(item, name));
        out += &format!(
            "ClinicalChange {{ id: {id:?}, date: {date:?}, what: {what:?}, why: {why:?}, rules: &{:?}, sources: &{:?}, moved: {moved:?} }},\n",
            texts(item, "rules"),
            texts(item, "sources")
        );
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// The names of all rules of a file.
fn rule_names(contents: &Table) -> Vec<String> {
    let lists = ["rule", "not_sure"].into_iter().filter_map(|kind| contents.get(kind).and_then(Value::as_array));
    lists.flatten().filter_map(|rule| rule.get("id").and_then(Value::as_str).map(str::to_owned)).collect()
}
