//! What is in the JSON document, as JSON Schema (draft 2020-12): made from the columns, so that it cannot lag behind.

use super::table::{Cell, Column, Kind, Table};
use super::{FORMAT, SCHEMA};
use crate::report::Json;

/// The text of the file.
pub fn written(tables: &[Table]) -> String {
    let mut names = vec![
        "$schema",
        "name",
        "notice",
        "format",
        "version",
        "content_version",
        "changed",
        "language",
        "licence",
        "citation",
    ];
    let text = || kind("string");
    let mut properties = vec![
        ("$schema", constant(SCHEMA)),
        ("name", text()),
        ("notice", text()),
        ("format", Json::Map(vec![("const", Json::Number(FORMAT.to_string()))])),
        ("version", pattern(r"^[0-9]+\.[0-9]+\.[0-9]+\+[0-9a-f]{8}$")),
        ("content_version", pattern("^[0-9a-f]{8}$")),
        ("changed", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
        ("language", constant("en-GB")),
        ("licence", object(vec![("data", text()), ("code", text())])),
        ("citation", text()),
    ];
    names.push("tables");
    properties.push(("tables", object(tables.iter().map(|table| (table.name, rows(table))).collect())));
    let mut out = String::new();
    Json::Map(vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title", Json::text("CalfCheck condition data")),
        ("type", Json::text("object")),
        ("required", Json::List(names.into_iter().map(Json::text).collect())),
        ("additionalProperties", Json::Truth(false)),
        ("properties", Json::Map(properties)),
        ("$defs", Json::Map(vec![("name", pattern("^[A-Za-z0-9][A-Za-z0-9_.-]*$")), ("expression", expression())])),
    ])
    .write(&mut out);
    out + "\n"
}

/// The rows of a table.
fn rows(table: &Table) -> Json {
    let columns = table.columns.iter().enumerate();
    let items = object(columns.map(|(place, column)| (column.name, value(table, place, column))).collect());
    Json::Map(vec![
        ("description", Json::text(table.says)),
        ("type", Json::text("array")),
        ("minItems", Json::Number("1".to_owned())),
        ("uniqueItems", Json::Truth(true)),
        ("items", items),
    ])
}

/// What stands under a column; where some row has nothing, that is allowed.
fn value(table: &Table, place: usize, column: &Column) -> Json {
    let what = match column.kind {
        Kind::Name | Kind::Of(_) => name(),
        Kind::ListOf(_) => list(name()),
        Kind::Text => Json::Map(vec![("type", Json::text("string")), ("minLength", Json::Number("1".to_owned()))]),
        Kind::Texts => list(kind("string")),
        Kind::Word(words) => {
            Json::Map(vec![("enum", Json::List(words.iter().map(|word| Json::text(*word)).collect()))])
        }
        Kind::Number => kind("number"),
        Kind::Probability => Json::Map(vec![
            ("type", Json::text("number")),
            ("minimum", Json::Number("0".to_owned())),
            ("maximum", Json::Number("1".to_owned())),
        ]),
        Kind::Whole => kind("integer"),
        Kind::Truth => kind("boolean"),
        Kind::Expression => reference("expression"),
    };
    let mut says = column.says.to_owned();
    if let Kind::Of(other) | Kind::ListOf(other) = column.kind {
        says += &format!(" From the table `{other}`.");
    }
    let may_lack = table.rows.iter().any(|row| row[place] == Cell::Nothing);
    let what = if may_lack {
        vec![("anyOf", Json::List(vec![what, kind("null")]))]
    } else {
        vec![("allOf", Json::List(vec![what]))]
    };
    Json::Map([vec![("description", Json::text(says))], what].concat())
}

/// A condition over findings.
fn expression() -> Json {
    let several = || list(reference("expression"));
    let compared = ["<", "<=", ">", ">="].into_iter().map(Json::text).collect();
    let shapes = vec![
        name(),
        object(vec![("not", reference("expression"))]),
        object(vec![("all", several())]),
        object(vec![("any", several())]),
        object(vec![("at_least", kind("integer")), ("of", several())]),
        object(vec![
            ("finding", name()),
            ("is", Json::Map(vec![("enum", Json::List(compared))])),
            ("limit", kind("number")),
        ]),
    ];
    let says = "Whether something holds: the name of a finding that is present, or a combination. What is not known makes it unknown.";
    Json::Map(vec![("description", Json::text(says)), ("oneOf", Json::List(shapes))])
}

/// An object with all of these and nothing else.
fn object(properties: Vec<(&'static str, Json)>) -> Json {
    let names = properties.iter().map(|(name, _)| Json::text(*name)).collect();
    Json::Map(vec![
        ("type", Json::text("object")),
        ("required", Json::List(names)),
        ("additionalProperties", Json::Truth(false)),
        ("properties", Json::Map(properties)),
    ])
}

fn kind(kind: &str) -> Json {
    Json::Map(vec![("type", Json::text(kind))])
}

fn constant(text: &str) -> Json {
    Json::Map(vec![("const", Json::text(text))])
}

fn pattern(pattern: &str) -> Json {
    Json::Map(vec![("type", Json::text("string")), ("pattern", Json::text(pattern))])
}

fn reference(name: &str) -> Json {
    Json::Map(vec![("$ref", Json::Text(format!("#/$defs/{name}")))])
}

fn name() -> Json {
    reference("name")
}

fn list(items: Json) -> Json {
    Json::Map(vec![("type", Json::text("array")), ("items", items)])
}
