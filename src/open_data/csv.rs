//! A table as CSV (RFC 4180): UTF-8, a row of names first, lines that end with CR and LF.

use super::table::{Cell, Table};
use crate::knowledge::{Comparison, Expr, KNOWLEDGE};

/// What stands between the items of a list.
const BETWEEN: &str = "; ";

/// The text of the file.
pub fn table(table: &Table) -> String {
    let names = table.columns.iter().map(|column| column.name.to_owned()).collect::<Vec<_>>();
    let mut out = names.join(",") + "\r\n";
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        out += &(cells.join(",") + "\r\n");
    }
    out
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => quoted(&harmless(text)),
        Cell::List(items) => quoted(&harmless(&items.join(BETWEEN))),
        Cell::Number(number) => number.clone(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Expression(expr) => quoted(&written(expr)),
    }
}

/// A program for tables takes what begins so for a formula, and would work it out: an apostrophe in front keeps it a text.
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    let needs = text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ');
    if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The expression in the words of the data files: `all(swelling_one_leg, not(cramp_over), age_years >= 50)`.
pub fn written(expr: &Expr) -> String {
    let several = |parts: &[Expr]| parts.iter().map(written).collect::<Vec<_>>().join(", ");
    match expr {
        Expr::Is(id) => KNOWLEDGE.finding(*id).id.to_owned(),
        Expr::Not(inner) => format!("not({})", written(inner)),
        Expr::All(parts) => format!("all({})", several(parts)),
        Expr::Any(parts) => format!("any({})", several(parts)),
        Expr::AtLeast(least, parts) => format!("at_least({least}, {})", several(parts)),
        Expr::Compare(id, comparison, limit) => {
            format!("{} {} {limit}", KNOWLEDGE.finding(*id).id, sign(*comparison))
        }
    }
}

/// How a comparison is written.
pub const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::Above => ">",
        Comparison::Below => "<",
    }
}
