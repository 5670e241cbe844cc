//! The published data: what it says is what the data files say and what the check reckons with.

use calfcheck::engine::{Answers, Facts, Status, Weights};
use calfcheck::knowledge::{BACKINGS, CLINICAL_CHANGES, FindingKind, KNOWLEDGE};
use calfcheck::open_data::{ALL, Cell, Kind, SCHEMA, Table, files, tables};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use toml::{Table as Toml, Value};

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(tables);

#[track_caller]
fn table(name: &str) -> &'static Table {
    TABLES.iter().find(|table| table.name == name).expect("a table of this name")
}

/// What stands in a row under the column.
#[track_caller]
fn cell<'a>(table: &Table, row: &'a [Cell], column: &str) -> &'a Cell {
    &row[table.place(column).unwrap_or_else(|| panic!("no column {column} in {}", table.name))]
}

#[track_caller]
fn text<'a>(table: &Table, row: &'a [Cell], column: &str) -> &'a str {
    match cell(table, row, column) {
        Cell::Text(text) | Cell::Number(text) => text,
        Cell::Nothing => "",
        other => panic!("{column} of {} is {other:?}", table.name),
    }
}

fn number(table: &Table, row: &[Cell], column: &str) -> Option<f64> {
    text(table, row, column).parse().ok()
}

/// Every name of a table.
fn names(table: &Table) -> Vec<&str> {
    let place = table.columns.iter().position(|column| column.kind == Kind::Name).expect("a column of names");
    table.rows.iter().map(|row| text(table, row, table.columns[place].name)).collect()
}

/// A data file, read without the checker.
fn file(path: &Path) -> Toml {
    std::fs::read_to_string(path).expect("a data file").parse().expect("checked by the build")
}

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/knowledge").join(name)
}

fn decimal(value: Option<&Value>) -> Option<f64> {
    value.and_then(|value| value.as_float().or(value.as_integer().map(|whole| whole as f64)))
}

fn list<'a>(value: &'a Value, name: &str) -> Vec<&'a str> {
    value.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn every_row_has_a_cell_of_its_kind_for_each_column() {
    for table in TABLES.iter() {
        assert!(!table.rows.is_empty(), "{} is empty", table.name);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            for (column, cell) in table.columns.iter().zip(row) {
                let fits = match (cell, column.kind) {
                    (Cell::Nothing, kind) => kind != Kind::Name,
                    (Cell::Text(text), Kind::Word(words)) => words.contains(&text.as_str()),
                    (Cell::Text(text), Kind::Name | Kind::Of(_) | Kind::Text) => {
                        !text.is_empty() && !text.contains('\n')
                    }
                    // A list is written with semicolons between, so none of its items has one.
                    (Cell::List(items), Kind::ListOf(_) | Kind::Texts) => {
                        items.iter().all(|item| !item.is_empty() && !item.contains(';'))
                    }
                    (Cell::Number(_), Kind::Number)
                    | (Cell::Truth(_), Kind::Truth)
                    | (Cell::Expression(_), Kind::Expression) => true,
                    (Cell::Number(number), Kind::Probability) => {
                        (0.0..=1.0).contains(&number.parse::<f64>().expect("a number"))
                    }
                    (Cell::Number(number), Kind::Whole) => number.parse::<i64>().is_ok(),
                    _ => false,
                };
                assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
            }
        }
    }
}

#[test]
fn names_are_given_once_and_every_name_that_is_used_is_given() {
    let given: BTreeMap<&str, BTreeSet<&str>> = TABLES
        .iter()
        .filter(|table| table.columns.iter().any(|column| column.kind == Kind::Name))
        .map(|table| (table.name, names(table).into_iter().collect()))
        .collect();
    for (table, known) in &given {
        assert_eq!(known.len(), names(self::table(table)).len(), "a name stands twice in {table}");
    }
    let mut used = 0;
    for table in TABLES.iter() {
        for (place, column) in table.columns.iter().enumerate() {
            let (Kind::Of(other) | Kind::ListOf(other)) = column.kind else { continue };
            for row in &table.rows {
                let names: Vec<&String> = match &row[place] {
                    Cell::Text(name) => vec![name],
                    Cell::List(names) => names.iter().collect(),
                    Cell::Nothing | Cell::Number(_) | Cell::Truth(_) | Cell::Expression(_) => Vec::new(),
                };
                for name in names {
                    assert!(
                        given[other].contains(name.as_str()),
                        "{}.{}: no `{name}` in {other}",
                        table.name,
                        column.name
                    );
                    used += 1;
                }
            }
        }
    }
    assert!(used > 5_000, "only {used} names are used");
}

#[test]
fn every_condition_is_there_with_the_words_of_its_page() {
    let conditions = table("conditions");
    assert_eq!(names(conditions), KNOWLEDGE.conditions.iter().map(|it| it.id).collect::<Vec<_>>());
    assert_eq!(conditions.rows.len(), std::fs::read_dir(data("conditions")).expect("the folder").count());
    assert_eq!(conditions.rows.len(), 62);
    let texts = table("condition_texts");
    for condition in KNOWLEDGE.conditions {
        let written = file(&data(&format!("conditions/{}.toml", condition.id)));
        for (part, lines) in
            written["words"].as_table().expect("the words").iter().filter(|(_, lines)| lines.is_array())
        {
            let here = texts.rows.iter().filter(|row| {
                text(texts, row, "condition") == condition.id && text(texts, row, "part") == part.as_str()
            });
            assert_eq!(here.count(), lines.as_array().map_or(0, Vec::len), "{} {part}", condition.id);
        }
    }
}

#[test]
fn every_likelihood_says_what_its_file_says_and_why() {
    let likelihoods = table("likelihoods");
    let mut rows = 0;
    for condition in KNOWLEDGE.conditions {
        let written = file(&data(&format!("conditions/{}.toml", condition.id)));
        for (finding, figure) in written.get("likelihood").and_then(Value::as_table).into_iter().flatten() {
            let row = likelihoods.rows.iter().find(|row| {
                text(likelihoods, row, "condition") == condition.id && text(likelihoods, row, "finding") == finding
            });
            let row = row.unwrap_or_else(|| panic!("no {finding} of {}", condition.id));
            let place = format!("{finding} of {}", condition.id);
            let close = |column: &str, name: &str| {
                let (told, meant) = (number(likelihoods, row, column), decimal(figure.get(name)));
                told.zip(meant).map_or(told.is_none() && meant.is_none(), |(told, meant)| (told - meant).abs() < 6e-5)
            };
            assert!(close("probability", "value") && close("low", "low") && close("high", "high"), "{place}");
            assert_eq!(text(likelihoods, row, "mark"), figure["mark"].as_str().unwrap_or_default(), "{place}");
            assert_eq!(
                text(likelihoods, row, "why"),
                figure.get("why").and_then(Value::as_str).unwrap_or_default(),
                "{place}"
            );
            let sources = list(figure, "source").into_iter().map(str::to_owned).collect();
            assert_eq!(*cell(likelihoods, row, "sources"), Cell::List(sources), "{place}");
            rows += 1;
        }
    }
    assert_eq!(rows, likelihoods.rows.len());
    assert!(rows > 1_000, "only {rows} likelihoods");
}

#[test]
fn the_ratios_are_those_that_the_engine_applies() {
    let weights = Weights::new(&KNOWLEDGE);
    let likelihoods = table("likelihoods");
    let is_state = |finding| KNOWLEDGE.variables.iter().any(|it| it.states.contains(&finding));
    let mut compared = 0;
    for row in &likelihoods.rows {
        let id = KNOWLEDGE.finding_named(text(likelihoods, row, "finding")).expect("a finding");
        let condition = KNOWLEDGE.condition_named(text(likelihoods, row, "condition")).expect("a condition");
        // What is worked out from others, or stands behind a likelier state, is not what was recorded alone.
        if matches!(KNOWLEDGE.finding(id).kind, FindingKind::Derived(_)) || is_state(id) {
            continue;
        }
        for (status, column) in [(Status::Present, "ratio_present"), (Status::Absent, "ratio_absent")] {
            let mut answers = Answers::none(&KNOWLEDGE);
            answers.record(id, status);
            let effects = weights.effects(&KNOWLEDGE, condition, &Facts::new(&KNOWLEDGE, &answers));
            let applied = effects.iter().find(|effect| effect.finding == id).expect("its effect").own_log_ratio.exp();
            let told = number(likelihoods, row, column).expect("a ratio");
            assert!((told / applied - 1.0).abs() < 6e-4, "{row:?}: {told} is not {applied}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "only {compared} ratios were compared");
}

#[test]
fn every_rule_and_every_figure_says_what_backs_it() {
    for table in TABLES.iter().filter(|table| table.name != "findings") {
        for row in &table.rows {
            let marks = table.columns.iter().filter(|column| column.name == "mark");
            marks
                .for_each(|column| assert_ne!(*cell(table, row, column.name), Cell::Nothing, "{} {row:?}", table.name));
        }
    }
    let findings = table("findings");
    for row in &findings.rows {
        let has = |column: &str| *cell(findings, row, column) != Cell::Nothing;
        assert!(!has("background") || has("mark"), "{row:?}");
    }
    let (conditions, rules) = (table("conditions"), table("rules"));
    for row in &conditions.rows {
        assert_eq!(*cell(conditions, row, "prior_mark") == Cell::Nothing, text(conditions, row, "reach") == "rules");
    }
    let reasons = rules.rows.iter().filter(|row| *cell(rules, row, "why") != Cell::Nothing).count();
    assert!(reasons > rules.rows.len() / 2, "{reasons} of {} rules say why", rules.rows.len());
}

#[test]
fn a_place_in_the_data_files_is_backed_once() {
    let places: BTreeSet<&str> = BACKINGS.iter().map(|backing| backing.at).collect();
    assert_eq!(places.len(), BACKINGS.len());
}

#[test]
fn the_files_are_the_same_every_time_and_no_cell_is_taken_for_a_formula() {
    let made = files();
    assert_eq!(made, files());
    assert_eq!(made.len(), TABLES.len() + 2);
    assert!(made.iter().any(|(name, _)| name == ALL) && made.iter().any(|(name, _)| name == SCHEMA));
    for (name, content) in made.iter().filter(|(name, _)| name.ends_with(".csv")) {
        assert!(
            content.ends_with("\r\n") && content.matches('\n').count() == content.matches("\r\n").count(),
            "{name}"
        );
        for cell in content.split("\r\n").flat_map(|line| line.split(',')) {
            let cell = cell.trim_start_matches('"');
            let formula = cell.starts_with(['=', '+', '-', '@', '\t']) && cell.parse::<f64>().is_err();
            assert!(!formula, "{name}: {cell}");
        }
    }
}

#[test]
fn the_changes_are_those_of_the_changelog() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CHANGELOG.md")).expect("the changelog");
    let (_, clinical) = text.split_once("### Clinical\n").expect("the section");
    let lines =
        clinical.lines().take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with("- ")).count();
    assert!(
        CLINICAL_CHANGES.len() >= lines,
        "{lines} lines in CHANGELOG.md, {} in changes.toml",
        CLINICAL_CHANGES.len()
    );
    assert!(CLINICAL_CHANGES.windows(2).all(|pair| pair[0].date >= pair[1].date), "the newest comes first");
}
