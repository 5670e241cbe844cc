//! A mistake in the data is told by file, line and what to write instead; the build stops with these words.

#![cfg(not(target_arch = "wasm32"))]

// The checker reaches its types through the root of the crate.
use calfcheck::{engine, knowledge, words};

#[path = "../../src/knowledge/compile/mod.rs"]
#[allow(dead_code, unused_imports, missing_docs, reason = "the build uses the other parts")]
mod compile;

use std::path::{Path, PathBuf};

/// A copy of the data with one change in one file.
fn with_change(name: &str, file: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/knowledge");
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad_knowledge").join(name);
    let _ = std::fs::remove_dir_all(&to);
    copy(&from, &to);
    let path = to.join(file);
    let text = std::fs::read_to_string(&path).expect("the file to change");
    let changed = change(&text);
    assert_ne!(text, changed, "nothing was changed in {file}");
    std::fs::write(&path, changed).expect("the change");
    to
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the data") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[track_caller]
fn check(name: &str, file: &str, change: impl Fn(&str) -> String, message: &str) {
    let folder = with_change(name, file, change);
    let problems = compile::load(&folder).expect_err("the mistake is found");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|line| line.starts_with(file) && line.contains(message)), "{told:#?}");
    let place = told[0].trim_start_matches(&problems[0].file).trim_start_matches(':');
    assert!(place.split(':').next().is_some_and(|line| line.parse::<usize>().is_ok()), "{told:?}");
}

#[test]
fn the_data_itself_is_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/knowledge");
    assert_eq!(compile::load(&folder).err(), None);
}

#[test]
fn an_unknown_finding_is_told_with_the_nearest_right_name() {
    check(
        "unknown_finding",
        "conditions/muscle_cramp.toml",
        |text| text.replace("\nhard_knot =", "\nhard_knto ="),
        "unknown finding `hard_knto`; did you mean `hard_knot`?",
    );
}

#[test]
fn a_probability_above_one_is_told() {
    check(
        "probability",
        "conditions/muscle_cramp.toml",
        |text| text.replacen("{ value = 0.", "{ value = 1.3, low = 0.", 1),
        "`1.3` is not a probability: write a number above 0 and below 1",
    );
}

#[test]
fn a_missing_source_is_told() {
    check(
        "no_source",
        "rules/clot.toml",
        |text| text.replacen("mark = \"E\"", "mark = \"V\"", 1).replacen("source = [\"", "source = [] # [\"", 1),
        "mark `V` needs a `source`",
    );
    check(
        "unknown_source",
        "conditions/muscle_cramp.toml",
        |text| text.replacen("sources = [\"", "sources = [\"nhs-dtv\", \"", 1),
        "unknown source `nhs-dtv`; did you mean `nhs-dvt`?",
    );
}

#[test]
fn a_figure_without_source_and_reason_is_told() {
    check(
        "no_reason",
        "conditions/muscle_cramp.toml",
        |text| {
            let start = text.find("[likelihood]").expect("the table");
            let (before, table) = text.split_at(start);
            let line = table.lines().find(|line| line.contains("source = [], why = ")).expect("an estimate");
            let bare = line.split(", why = ").next().expect("a start").to_owned() + " }";
            format!("{before}{}", table.replacen(line, &bare, 1))
        },
        "no `source` and no `why`",
    );
}

#[test]
fn a_condition_that_can_never_come_first_is_told() {
    check(
        "never_first",
        "conditions/muscle_cramp.toml",
        |text| {
            let start = text.find("[likelihood]").expect("the table");
            let line = text[start..].lines().nth(1).expect("a row");
            text[..start].replacen("weight = ", "weight = 0.000001 # ", 1) + "[likelihood]\n" + line + "\n"
        },
        "`muscle_cramp` is out of reach: no answers can ever put it first",
    );
}

#[test]
fn a_condition_that_no_rule_names_is_told() {
    check(
        "never_named",
        "conditions/stroke.toml",
        |text| text.replace("reach = \"rules\"", "reach = \"rule\""),
        "`rule` is not one of `likelihood`, `residual`, `rules`",
    );
}

#[test]
fn a_rule_that_negates_anything_but_a_softener_is_told() {
    check(
        "negation",
        "rules/other.toml",
        |text| text.replacen("when = \"", "when = \"all(not(fever), leg_pain)\" # \"", 1),
        "`not(fever)`: only the softeners of policy.toml may be negated in a rule",
    );
}

#[test]
fn a_misspelt_key_and_broken_toml_are_told() {
    check("key", "care.toml", |text| text.replacen("title =", "titel =", 1), "unknown field `titel`");
    check("toml", "care.toml", |text| text.replacen("title = \"", "title = ", 1), "");
}

#[test]
fn an_expression_that_does_not_close_is_told() {
    check(
        "expression",
        "questions.toml",
        |text| {
            text.replacen("when = \"all(", "when = \"all(female, ", 1).replacen(
                "not(age_years > 55))\"",
                "not(age_years > 55)\"",
                1,
            )
        },
        "the expression ends too early",
    );
}

#[test]
fn a_mistake_in_a_score_is_told() {
    let file = "scores/wells_dvt_two_level.toml";
    check(
        "score_finding",
        file,
        |text| text.replace("expression = \"pitting_one_leg\"", "expression = \"piting_one_leg\""),
        "unknown finding `piting_one_leg`; did you mean `pitting_one_leg`?",
    );
    check(
        "score_reading",
        file,
        |text| text.replace("expression = \"pitting_one_leg\"\n", ""),
        "the item `pitting` needs one of `expression`, `not_asked = true` and `judged = true`",
    );
    check(
        "score_gap",
        file,
        |text| text.replace("least = 2\n", "least = 3\n"),
        "the cut-off from 3 to 9 should begin at 2",
    );
    check("score_short", file, |text| text.replace("most = 9", "most = 8"), "the items make up to 9");
    check("score_audience", file, |text| text.replace("\"clinician\"", "\"everyone\""), "`everyone` is not one of");
    check("score_why", file, |text| text.replacen("why = \"It would read", "# \"", 1), "say why this is never told");
    check("score_name", file, |text| text.replacen("id = \"wells", "id = \"wels", 1), "name both the same");
}

#[test]
fn a_mistake_in_an_exercise_or_a_page_is_told() {
    check(
        "exercise_name",
        "exercises.toml",
        |text| {
            text.replacen(
                "sitting_version = \"sitting_towel_stretch\"",
                "sitting_version = \"sitting_towl_stretch\"",
                1,
            )
        },
        "unknown exercise `sitting_towl_stretch`; did you mean `sitting_towel_stretch`?",
    );
    check(
        "barrier",
        "exercises.toml",
        |text| text.replacen("spares = [", "bars = [\"heel_raise\"]\nspares = [", 1),
        "`bars` and `spares` do not go together",
    );
    check(
        "see",
        "topics/how_this_works.toml",
        |text| text.replacen("see = [\"what_can_go_wrong\"", "see = [\"what_can_go_wrng\"", 1),
        "`what_can_go_wrng` is not one of",
    );
}

#[test]
fn a_mistake_in_a_drawing_a_timer_or_the_plan_is_told() {
    let file = "exercises.toml";
    check("limb", file, |text| text.replacen("\"trunk 28 53.4", "\"trunc 28 53.4", 1), "unknown limb `trunc`");
    check("joints", file, |text| text.replacen("\"trunk 28 53.4, ", "\"trunk ", 1), "a trunk has 3 joints");
    check("length", file, |text| text.replacen("\"trunk 28 53.4", "\"trunk 28 43.4", 1), "a body has 27 to 32");
    check(
        "undrawn",
        file,
        |text| text.replacen("[[exercise.figure]]", "[[exercise.figur]]", 1),
        "unknown field `figur`",
    );
    check(
        "timer",
        file,
        |text| text.replacen("[[\"Hold\", 30]]", "[[\"Hold\", 45]]", 1),
        "45 is in neither dose nor steps",
    );
    check("marked", file, |text| text.replacen("  marked = \"upper_calf\"\n", "", 1), "`marked` and a leg with `*`");
    let file = "plan.toml";
    check("plan_action", file, |text| text.replacen("\"cold\"", "\"cool\"", 1), "unknown action `cool`; did you mean");
    check("plan_because", file, |text| text.replacen("  because = ", "  # ", 1), "`unless` and `because` go together");
    check("plan_timer", file, |text| text.replacen("5 minutes", "6 minutes", 1), "300 is in neither dose nor steps");
}

#[test]
fn a_class_of_a_score_names_its_items() {
    let file = "scores/edinburgh_claudication.toml";
    check(
        "score_item",
        file,
        |text| text.replacen("of = [\"on_walking\"", "of = [\"on_walkin\"", 1),
        "unknown item `on_walkin`; did you mean `on_walking`?",
    );
    check("score_rest", file, |text| text.replacen("needs = []\n", "least = 0\nmost = 0\n", 1), "classes take `needs`");
}

#[test]
fn a_mark_that_is_not_whole_is_told() {
    let broken = ["{Lie|Help", "{Lie down", "Lie} down", "{Lie|Help|Let}", "{Lie}", "{{Lie|Help}}"];
    for (place, mark) in broken.into_iter().enumerate() {
        check(
            &format!("mark_{place}"),
            "care.toml",
            |text| text.replacen("\"Call now. ", &format!("\"{mark} Call now. "), 1),
            "a mark is not whole: write `{said to the person|said of them}`",
        );
    }
}

#[test]
fn forms_with_another_count_of_sentences_are_told() {
    check(
        "mark_sentences",
        "care.toml",
        |text| text.replacen("\"Call now. ", "\"{Call now. Rest.|Call now.} ", 1),
        "both forms need as many sentences",
    );
}

#[test]
fn a_sentence_with_two_other_forms_is_told() {
    check(
        "mark_twice",
        "care.toml",
        |text| text.replacen("\"Call now. ", "\"{Sit|Let them sit} back. {Sit|Help them sit} back. Call now. ", 1),
        "`Sit back.` is said of others as `Let them sit back.` elsewhere",
    );
}
