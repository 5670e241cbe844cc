//! The condition data for others to use: the same tables as JSON and as CSV, with a schema.
//! Everything comes from the knowledge that the check itself uses; nothing is copied by hand. Native alone.

mod care;
mod conditions;
mod csv;
mod findings;
mod json;
mod pages;
mod rules;
mod schema;
mod scores;
mod table;

pub use csv::written as expression;
pub use table::{Cell, Column, Kind, Table};

use crate::knowledge::{CLINICAL_CHANGES, KNOWLEDGE_VERSION};

/// The number of the format: it grows when a column goes or means something else, not when one is added.
pub const FORMAT: u32 = 1;

/// The licence of the condition data and texts, by its SPDX name.
pub const DATA_LICENCE: &str = "CC-BY-SA-4.0";

/// The licence of the program, by its SPDX name.
pub const CODE_LICENCE: &str = env!("CARGO_PKG_LICENSE");

/// The file with all tables.
pub const ALL: &str = "calfcheck.json";

/// The file that says what is in it.
pub const SCHEMA: &str = "calfcheck.schema.json";

/// Every table, in the order in which a reader needs them.
pub fn tables() -> Vec<Table> {
    [conditions::tables(), findings::tables(), rules::tables(), scores::tables(), care::tables(), pages::tables()]
        .concat()
}

/// Every file with its content, by the names under which they are published.
pub fn files() -> Vec<(String, String)> {
    let tables = tables();
    let mut files = vec![(ALL.to_owned(), json::written(&tables)), (SCHEMA.to_owned(), schema::written(&tables))];
    files.extend(tables.iter().map(|table| (table.file(), csv::table(table))));
    files
}

/// The version of the product and of its data, as one text.
pub fn version() -> String {
    format!("{}+{KNOWLEDGE_VERSION}", env!("CARGO_PKG_VERSION"))
}

/// The day of the last clinical change.
pub fn changed() -> &'static str {
    CLINICAL_CHANGES.first().map_or("", |change| change.date)
}

/// How to name the data in a publication.
pub fn citation() -> String {
    let year = changed().get(..4).unwrap_or_default();
    format!("CalfCheck maintainers. CalfCheck condition data, version {}, {year}. Licence {DATA_LICENCE}.", version())
}
