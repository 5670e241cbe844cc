//! All tables as one JSON document: each row an object on a line of its own.

use super::csv::sign;
use super::table::{Cell, Table};
use super::{CODE_LICENCE, DATA_LICENCE, FORMAT, SCHEMA, changed, citation, version};
use crate::knowledge::{Expr, KNOWLEDGE, KNOWLEDGE_VERSION};
use crate::report::Json;

/// What the data must not be taken for.
const NOTICE: &str = "Information, not a diagnosis. No licensed clinician has signed the data off. Nearly all figures are estimates, \
                      and each says so.";

/// The text of the file.
pub fn written(tables: &[Table]) -> String {
    let head = [
        ("$schema", Json::text(SCHEMA)),
        ("name", Json::text("CalfCheck condition data")),
        ("notice", Json::text(NOTICE)),
        ("format", Json::Number(FORMAT.to_string())),
        ("version", Json::text(version())),
        ("content_version", Json::text(KNOWLEDGE_VERSION)),
        ("changed", Json::text(changed())),
        ("language", Json::text("en-GB")),
        ("licence", Json::Map(vec![("data", Json::text(DATA_LICENCE)), ("code", Json::text(CODE_LICENCE))])),
        ("citation", Json::text(citation())),
    ];
    let mut out = String::from("{\n");
    for (name, value) in head {
        write(&mut out, &format!("\"{name}\":"), &value, ",\n");
    }
    out += "\"tables\":{\n";
    for (place, table) in tables.iter().enumerate() {
        out += &format!("\"{}\":[\n", table.name);
        for (place, row) in table.rows.iter().enumerate() {
            let end = if place + 1 < table.rows.len() { ",\n" } else { "\n" };
            write(
                &mut out,
                "",
                &Json::Map(table.columns.iter().map(|it| it.name).zip(row.iter().map(value)).collect()),
                end,
            );
        }
        out += if place + 1 < tables.len() { "],\n" } else { "]\n" };
    }
    out + "}}\n"
}

fn write(out: &mut String, before: &str, value: &Json, after: &str) {
    out.push_str(before);
    value.write(out);
    out.push_str(after);
}

fn value(cell: &Cell) -> Json {
    match cell {
        Cell::Nothing => Json::Nothing,
        Cell::Text(text) => Json::text(text.as_str()),
        Cell::List(items) => Json::List(items.iter().map(|item| Json::text(item.as_str())).collect()),
        Cell::Number(number) => Json::Number(number.clone()),
        Cell::Truth(truth) => Json::Truth(*truth),
        Cell::Expression(expr) => tree(expr),
    }
}

/// The expression as a tree: a name, or an object with one of `not`, `all`, `any`, `at_least`, `finding`.
fn tree(expr: &Expr) -> Json {
    let several = |parts: &[Expr]| Json::List(parts.iter().map(tree).collect());
    match expr {
        Expr::Is(id) => Json::text(KNOWLEDGE.finding(*id).id),
        Expr::Not(inner) => Json::Map(vec![("not", tree(inner))]),
        Expr::All(parts) => Json::Map(vec![("all", several(parts))]),
        Expr::Any(parts) => Json::Map(vec![("any", several(parts))]),
        Expr::AtLeast(least, parts) => {
            Json::Map(vec![("at_least", Json::Number(least.to_string())), ("of", several(parts))])
        }
        Expr::Compare(id, comparison, limit) => Json::Map(vec![
            ("finding", Json::text(KNOWLEDGE.finding(*id).id)),
            ("is", Json::text(sign(*comparison))),
            ("limit", Json::Number(limit.to_string())),
        ]),
    }
}
