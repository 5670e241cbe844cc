//! The condition data as files: what is there, its version, its licences, how to name it.

use crate::knowledge::CLINICAL_CHANGES;
use crate::open_data::{ALL, FORMAT, SCHEMA, Table, citation, files, tables, version};
use crate::ui::components::{link, source_line};
use crate::ui::context::use_app;
use crate::ui::pages::library::changes::in_words;
use crate::ui::route::Route;
use yew::prelude::*;

const LICENCE: &str = "https://creativecommons.org/licenses/by-sa/4.0/";

/// How the files are to be read.
const READING: &[&str] = &[
    "The file of all tables is JSON. The schema says what stands in each column.",
    "Each table is there as a CSV file too: UTF-8, with commas, and the names of the columns first.",
    "In a CSV file, the items of a list have a semicolon and a space between them. An empty cell says that nothing is known.",
    "A text that a program could take for a formula has an apostrophe in front in a CSV file.",
    "The mark of a figure is V, K or E. V was seen in the source, K is known from books, E is our estimate.",
];

/// What must be known before the data is used.
const BEFORE: &[&str] = &[
    "Nearly all figures are estimates. Each one says so, and why.",
    "No licensed clinician has signed the data off. It is no medical device.",
    "The figures hold for adults with calf pain who search online. They say nothing about other people.",
    "Do not take single figures out of the whole. Rules, limits and safety questions belong together.",
];

/// The files, and what one has to know to use them.
#[component]
pub fn DataPage() -> Html {
    let app = use_app();
    let changed = CLINICAL_CHANGES.first().map(|change| in_words(change.date)).unwrap_or_default();
    html! {
        <article class="topic">
            <h1 class="page__title" tabindex="-1">{ "Open data" }</h1>
            <p class="page__lead">{ "All that this check works with, as files that anyone may use. The files need a connection; this page does not." }</p>
            <section class="topic__section">
                <h2>{ "Before you use it" }</h2>
                { list(BEFORE) }
            </section>
            <Files />
            <section class="topic__section">
                <h2>{ "How to read the files" }</h2>
                { list(READING) }
            </section>
            <section class="topic__section">
                <h2>{ "Version" }</h2>
                <p>{ format!("This is version {}. The last change in what people are asked or told was on {changed}.", version()) }</p>
                <p>{ format!("The form of the files has the number {FORMAT}. It gets a new number when a column goes, or comes to mean something else.") }</p>
                <p>{ link(&app, Route::Changes, "What changed") }</p>
            </section>
            <section class="topic__section">
                <h2>{ "Names stay" }</h2>
                <p>{ "Questions, options, findings, causes, rules and sources keep their names. Saved answers and shared links use them too." }</p>
                <p>{ "A name may go. Then it is not given to anything else." }</p>
            </section>
            <section class="topic__section">
                <h2>{ "Licence" }</h2>
                <p><span>{ "Data and texts: " }</span>{ source_line("Creative Commons BY-SA 4.0", LICENCE) }<span>{ ". You may use, change and share them. Name CalfCheck, say what you changed, and share under the same licence." }</span></p>
                <p>{ "The program: MIT or Apache 2.0, as you like." }</p>
            </section>
            <section class="topic__section">
                <h2>{ "How to cite" }</h2>
                <p>{ citation() }</p>
            </section>
        </article>
    }
}

fn list(lines: &'static [&'static str]) -> Html {
    html! { <ul>{ for lines.iter().map(|line| html! { <li key={*line}>{ *line }</li> }) }</ul> }
}

/// Every file with its size and what is in it.
#[component]
fn Files() -> Html {
    let app = use_app();
    let files = files();
    let link = |name: &str| {
        let size = files.iter().find(|(known, _)| known == name).map_or(0, |(_, content)| content.len());
        (format!("{}/data/{name}", app.base), format!("{} KB", size.div_ceil(1000)))
    };
    let row = |name: &str, says: String| {
        let (address, size) = link(name);
        html! {
            <div class="key-facts__row" key={name.to_owned()}>
                <dt><a href={address}>{ name.to_owned() }</a></dt>
                <dd>{ format!("{says} {size}.") }</dd>
            </div>
        }
    };
    let table = |table: &Table| row(&table.file(), format!("{} {},", table.says, rows(table.rows.len())));
    html! {
        <>
            <section class="topic__section">
                <h2>{ "All of it" }</h2>
                <dl class="key-facts">
                    { row(ALL, "Every table in one file,".to_owned()) }
                    { row(SCHEMA, "What stands in it, as a JSON Schema,".to_owned()) }
                </dl>
            </section>
            <section class="topic__section">
                <h2>{ "Table by table" }</h2>
                <dl class="key-facts">{ for tables().iter().map(table) }</dl>
            </section>
        </>
    }
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}
