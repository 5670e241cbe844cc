//! `docs/evidence.md` holds every number of the condition data with its mark, source and reason.
//! It is made from the data: `CALFCHECK_UPDATE=1 cargo test --test it evidence` writes it anew.

use std::fmt::Write;
use std::path::Path;
use toml::{Table, Value};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn table(path: &str) -> Table {
    let text = std::fs::read_to_string(root().join("src/knowledge").join(path)).expect("a data file");
    text.parse().expect("checked by the build")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::Float(number)) => format!("{number}"),
        Some(Value::Integer(number)) => format!("{number}"),
        Some(_) | None => String::new(),
    }
}

/// Mark, sources and reason as the last cells of a row.
fn backing(value: &Value) -> String {
    let sources = value.get("source").and_then(Value::as_array);
    let keys: Vec<&str> = sources.into_iter().flatten().filter_map(Value::as_str).collect();
    format!("{} | {} | {}", text(value, "mark"), keys.join(", "), text(value, "why").replace('|', "/"))
}

fn condition(name: &str, data: &Table, out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n## {} (`{name}`)\n", data["plain_name"].as_str().unwrap_or_default())?;
    writeln!(out, "| what | value | mark | source | why |\n| --- | --- | --- | --- | --- |")?;
    if let Some(prior) = data.get("prior") {
        writeln!(out, "| share in per cent before any answer | {} | {} |", number(prior, "weight"), backing(prior))?;
    }
    for row in data.get("suspicion").and_then(Value::as_array).into_iter().flatten() {
        writeln!(out, "| suspected: {} | {} | {} |", text(row, "care"), number(row, "at_least"), backing(row))?;
    }
    for row in data.get("floor").and_then(Value::as_array).into_iter().flatten() {
        writeln!(
            out,
            "| never below, when `{}` | {} | {} |",
            text(row, "when"),
            number(row, "at_least"),
            backing(row)
        )?;
    }
    for (finding, row) in data.get("likelihood").and_then(Value::as_table).into_iter().flatten() {
        writeln!(out, "| `{finding}` | {} | {} |", number(row, "value"), backing(row))?;
    }
    Ok(())
}

fn evidence() -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "# Evidence\n\nEvery number of the condition data, made from the data files; do not edit. Marks: V seen in the source, \
         K known literature, E estimate. `P(finding | condition)` and backgrounds are probabilities in adults with calf pain \
         who search online.\n\n## Backgrounds\n\n| finding | value | mark | source | why |\n| --- | --- | --- | --- | --- |\n",
    );
    for (name, finding) in table("findings.toml") {
        if finding.get("background").is_some() {
            writeln!(out, "| `{name}` | {} | {} |", number(&finding, "background"), backing(&finding))?;
        }
    }
    let folder = root().join("src/knowledge/conditions");
    let entries = std::fs::read_dir(folder).expect("the conditions");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    for name in names {
        let data = table(&format!("conditions/{name}"));
        if data.contains_key("prior") {
            condition(name.trim_end_matches(".toml"), &data, &mut out)?;
        }
    }
    Ok(out)
}

#[test]
fn the_evidence_page_is_that_of_the_data() {
    let path = root().join("docs/evidence.md");
    let made = evidence().expect("a text");
    if std::env::var_os("CALFCHECK_UPDATE").is_some() {
        std::fs::write(&path, &made).expect("the page can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/evidence.md is out of date: CALFCHECK_UPDATE=1 cargo test --test it evidence");
}
