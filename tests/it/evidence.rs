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

/// A text as it is said to the person, without marks for others.
fn plain(text: &str) -> String {
    let (before, after) = text.split_once('{').unwrap_or((text, ""));
    match after.split_once('|').zip(after.split_once('}')) {
        Some(((you, _), (_, rest))) => format!("{before}{you}{}", plain(rest)),
        None => text.to_owned(),
    }
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

/// The names of the data files of a folder, in order.
fn names(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join("src/knowledge").join(folder)).expect("a folder of data files");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn rows<'a>(data: &'a Table, name: &str) -> impl Iterator<Item = &'a Value> {
    data.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// How an item is read: its expression, or why there is none.
fn reading(item: &Value) -> String {
    let flag = |name: &str| item.get(name).and_then(Value::as_bool).unwrap_or_default();
    if flag("not_asked") {
        format!("not asked: {}", text(item, "why"))
    } else if flag("judged") {
        format!("never reckoned: {}", text(item, "why"))
    } else {
        let only = if flag("only_presence_tells") { "only a yes counts: " } else { "" };
        format!("{only}`{}` {}", text(item, "expression"), text(item, "note"))
    }
}

/// From which total, or from which items, a cut-off is reached.
fn reached(cut_off: &Value) -> String {
    if cut_off.get("least").is_some() {
        return format!("{} to {}", number(cut_off, "least"), number(cut_off, "most"));
    }
    let need = |need: &Value| {
        let items = need.get("of").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        format!("{} of {}", number(need, "at_least"), items.collect::<Vec<_>>().join(", "))
    };
    let needs: Vec<String> = rows(cut_off.as_table().expect("a table"), "needs").map(need).collect();
    if needs.is_empty() { "otherwise".to_owned() } else { needs.join("; and ") }
}

/// Yes unless the data says no.
fn told(value: &Value, name: &str) -> &'static str {
    if value.get(name).and_then(Value::as_bool) == Some(false) { "no" } else { "yes" }
}

fn score(data: &Table, out: &mut String) -> std::fmt::Result {
    let score = Value::Table(data.clone());
    writeln!(out, "\n### {} (`{}`)\n", text(&score, "name"), text(&score, "id"))?;
    writeln!(out, "{} Shown to: {}. {}\n", text(&score, "purpose"), text(&score, "audience"), text(&score, "caution"))?;
    writeln!(out, "Only when `{}`.\n", text(&score, "when"))?;
    writeln!(out, "| combine | mark | source | why |\n| --- | --- | --- | --- |")?;
    writeln!(out, "| {} | {} |", text(&score, "combine"), backing(&score))?;
    writeln!(out, "\n| item | points | read from |\n| --- | --- | --- |")?;
    let listed = text(&score, "combine") != "sum";
    for item in rows(data, "item") {
        let points = if listed || item.get("points").is_some() { number(item, "points") } else { "1".to_owned() };
        writeln!(out, "| {} | {points} | {} |", text(item, "text"), reading(item))?;
    }
    writeln!(out, "\n| cut-off | means | told | why not |\n| --- | --- | --- | --- |")?;
    for row in rows(data, "cut_off") {
        let (means, why) = (text(row, "means"), text(row, "why"));
        writeln!(out, "| {} | {means} | {} | {why} |", reached(row), told(row, "say"))?;
    }
    let shown = |row: &Value| if text(&score, "audience") == "never" { "no" } else { told(row, "show") };
    writeln!(out, "\n| how well it did | in whom | shown | mark | source | why |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- |")?;
    for row in rows(data, "performance") {
        let (figure, whom) = (text(row, "figure"), text(row, "population"));
        writeln!(out, "| {figure} | {whom} | {} | {} |", shown(row), backing(row))?;
    }
    Ok(())
}

/// What keeps findings from counting twice, and what being named by a rule is worth.
fn putting_together(out: &mut String) -> std::fmt::Result {
    *out += "\n## How answers are put together\n\nLimits are joint likelihood ratios of the members.\n\n";
    writeln!(out, "| group | members | limits | mark | source | why |\n| --- | --- | --- | --- | --- | --- |")?;
    for group in rows(&table("correlations.toml"), "group") {
        let members = group.get("members").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let members: Vec<String> = members.map(|name| format!("`{name}`")).collect();
        let limits = match text(group, "policy") {
            "cap" => format!("{} to {}", number(group, "floor"), number(group, "cap")),
            other => other.to_owned(),
        };
        writeln!(out, "| {} | {} | {limits} | {} |", text(group, "id"), members.join(", "), backing(group))?;
    }
    let policy = table("policy.toml");
    let naming = &policy["naming"];
    writeln!(out, "\n| named by a rule | likelihood ratio | odds added | mark | source | why |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- |")?;
    for name in ["picture_first", "picture_other", "exclude_first", "exclude_other"] {
        let weight = &naming[name];
        let (ratio, odds) = (number(weight, "likelihood_ratio"), number(weight, "odds"));
        writeln!(out, "| {} | {ratio} | {odds} | {} |", name.replace('_', ", "), backing(naming))?;
    }
    writeln!(out, "| exponent and factor of a lesser rule | {} | | {} |", number(naming, "lesser"), backing(naming))
}

/// Every rule with its care and its backing.
fn urgency(out: &mut String) -> std::fmt::Result {
    *out += "\n## Rules\n\nThe whole expression stands in the file of the rule.\n\n";
    writeln!(out, "| rule | care | reason | mark | source | why |\n| --- | --- | --- | --- | --- | --- |")?;
    for name in names("rules") {
        let file = table(&format!("rules/{name}"));
        for rule in rows(&file, "rule").chain(rows(&file, "not_sure")) {
            let (id, care, reason) = (text(rule, "id"), text(rule, "care"), plain(text(rule, "reason")));
            writeln!(out, "| {id} | {care} | {} | {} |", reason.replace('|', "/"), backing(rule))?;
        }
    }
    writeln!(out, "\n| self-care needs | otherwise | reason | mark | source | why |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- |")?;
    for need in rows(&table("policy.toml"), "self_care_needs") {
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            text(need, "id"),
            text(need, "care"),
            plain(text(need, "reason")),
            backing(need)
        )?;
    }
    Ok(())
}

fn evidence() -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "<!-- Made from the data files; do not edit. -->\n\n# Evidence\n\nEvery number of the condition data. Marks: V seen in the source, \
         K known literature, E estimate. `P(finding | condition)` and backgrounds are probabilities in adults with calf pain \
         who search online.\n\n## Backgrounds\n\n| finding | value | mark | source | why |\n| --- | --- | --- | --- | --- |\n",
    );
    for (name, finding) in table("findings.toml") {
        if finding.get("background").is_some() {
            writeln!(out, "| `{name}` | {} | {} |", number(&finding, "background"), backing(&finding))?;
        }
    }
    for name in names("conditions") {
        let data = table(&format!("conditions/{name}"));
        if data.contains_key("prior") {
            condition(name.trim_end_matches(".toml"), &data, &mut out)?;
        }
    }
    putting_together(&mut out)?;
    urgency(&mut out)?;
    out += "\n## Scores\n\nPublished scores explain; they never set or change the urgency. A score for `never` is kept for reference and \
            is on no page.\n";
    for name in names("scores") {
        score(&table(&format!("scores/{name}")), &mut out)?;
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
