//! What the hazard log (`docs/hazards.md`) rests on and no other test shows, and that the log names nothing that is gone.

use crate::person::{finding, interview, told};
use crate::vignettes::story;
use calfcheck::engine::{Facts, Status, Weights, assess, explain};
use calfcheck::knowledge::{Care, KNOWLEDGE, Stage};
use calfcheck::vignettes::Figures;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const CRAMP: &str = "age_years=58 leg_pain side_both onset_sudden_rest trigger_none attacks_under_10_minutes hard_knot \
    mostly_at_night spot_inner_upper_calf pain_over_24_hours new_or_worse_14_days new_3_months cramp_over !walking_brings_it_on";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

// H08

#[test]
fn dangers_beyond_the_calf_are_an_ambulance_through_the_whole_interview() {
    for words in [
        "age_years=72 leg_pain sudden_tummy_or_back_pain",
        "age_years=60 leg_pain face_arm_speech",
        "age_years=30 leg_pain extreme_exertion confused_or_slurred",
        "age_years=52 damage_wound snake_bite side_one swelling_one_leg",
    ] {
        assert_eq!(told(words).care, Care::Ambulance, "{words}");
    }
}

// H11

#[test]
fn a_normal_self_check_speaks_for_and_against_nothing() {
    let silent: Vec<_> = KNOWLEDGE.finding_ids().filter(|id| KNOWLEDGE.finding(*id).only_presence_tells).collect();
    for name in [
        "squeeze_test_no_movement",
        "gap_in_tendon",
        "cannot_rise_on_tiptoe",
        "deep_calf_tenderness",
        "slow_toe_refill",
    ] {
        assert!(silent.contains(&finding(name)), "{name}");
    }
    let weights = Weights::new(&KNOWLEDGE);
    let answers = interview(CRAMP).answers(&KNOWLEDGE);
    let open: Vec<_> = silent.iter().map(|id| (*id, Status::Unasked)).collect();
    let normal: Vec<_> = silent.iter().map(|id| (*id, Status::Absent)).collect();
    let facts = Facts::new(&KNOWLEDGE, &answers);
    let (open, normal) = (facts.with(&KNOWLEDGE, &open), facts.with(&KNOWLEDGE, &normal));
    for id in KNOWLEDGE.condition_ids() {
        let explanation = explain(&KNOWLEDGE, &weights, id, &normal);
        let told = explanation.for_it.iter().chain(&explanation.against_it);
        let quoted = told.filter(|evidence| silent.contains(&evidence.finding)).count();
        assert_eq!(quoted, 0, "{}", KNOWLEDGE.condition(id).id);
        assert_eq!(
            weights.effects(&KNOWLEDGE, id, &open).iter().map(|effect| effect.log_ratio).sum::<f64>(),
            weights.effects(&KNOWLEDGE, id, &normal).iter().map(|effect| effect.log_ratio).sum::<f64>(),
            "{}",
            KNOWLEDGE.condition(id).id
        );
    }
}

#[test]
fn equal_legs_by_the_tape_change_no_advice() {
    let swollen =
        "age_years=55 leg_pain swelling_one_leg side_one onset_days trigger_none pain_over_24_hours new_3_months";
    let without = interview(swollen).answers(&KNOWLEDGE);
    let mut equal = without.clone();
    equal.record_number(finding("calf_difference_cm"), 0.0);
    let (without, equal) = (assess(&KNOWLEDGE, &without), assess(&KNOWLEDGE, &equal));
    assert_eq!(without.care, equal.care);
    assert_eq!(without.suspected, equal.suspected);
    let shares = |told: &calfcheck::engine::Assessment| -> Vec<_> {
        told.causes.iter().map(|cause| (cause.condition, cause.probability)).collect()
    };
    assert_eq!(shares(&without), shares(&equal));
}

// H15 and H22

#[test]
fn groups_at_risk_are_asked_for_in_every_interview() {
    for name in [
        "immunosuppressed",
        "kidney_dialysis",
        "sickle_cell",
        "past_cancer",
        "active_cancer",
        "chemotherapy_now",
        "cannot_report_pain",
        "severe_illness_or_frail",
        "bleeding_disorder",
        "anticoagulant",
        "known_pad",
        "atrial_fibrillation",
        "previous_clot",
        "diabetes",
        "injects_drugs",
        "surgery_12_weeks",
        "steroid_tablets",
        "back_pain_night_or_growing",
    ] {
        let answers = interview(&format!("{CRAMP} {name}")).answers(&KNOWLEDGE);
        assert_eq!(answers.status(finding(name)), Status::Present, "{name} is not asked");
        let answers = interview(CRAMP).answers(&KNOWLEDGE);
        assert_eq!(answers.status(finding(name)), Status::Absent, "{name} is not asked when it is absent");
    }
}

// H18

#[test]
fn no_anti_inflammatory_is_advised_until_someone_has_looked() {
    for care in [Care::Today, Care::EmergencyDepartment, Care::Ambulance] {
        let until = KNOWLEDGE.advice(care).expect("words").until_seen;
        assert!(until.iter().any(|line| line.contains("o ibuprofen")), "{}: {until:?}", care.id());
    }
    let page = KNOWLEDGE.topics.iter().find(|topic| topic.id == "self_care").expect("a page");
    let section = page.sections.iter().find(|section| section.heading.starts_with("Pain relief")).expect("a section");
    let text = section.text.join(" ");
    for words in [
        "20 weeks",
        "blood thinner",
        "ulcer",
        "kidney",
        "asthma",
        "fever",
        "dark pee",
        "over 65",
        "Never aspirin under 16",
    ] {
        assert!(text.contains(words), "the page on pain relief does not name `{words}`");
    }
    let doses = KNOWLEDGE.child_advice.iter().filter(|line| line.contains(" mg") || line.contains(" ml"));
    assert_eq!(doses.count(), 0, "doses for children");
}

// H19

#[test]
fn under_18_everything_is_asked_that_everyone_is_asked() {
    let asked = interview("age_years=12 leg_pain side_one").counted(&KNOWLEDGE);
    for id in KNOWLEDGE.question_ids() {
        let question = KNOWLEDGE.question(id);
        let everyone = question.when.is_none() && matches!(question.stage, Stage::Safety | Stage::Core | Stage::Risk);
        assert!(!everyone || asked.contains(&id), "{} is not asked under 18", question.id);
    }
}

// H21

#[test]
fn red_is_never_the_only_colour() {
    let asked = KNOWLEDGE.questions.iter().flat_map(|question| {
        let options = question.options.iter().flat_map(|option| [option.label, option.hint]);
        [question.ask, question.why].into_iter().chain(options)
    });
    let rules = KNOWLEDGE.rules.iter().map(|rule| rule.reason);
    let care = KNOWLEDGE.care_advice.iter().flat_map(|advice| advice.steps.iter().chain(advice.until_seen).copied());
    let signs = KNOWLEDGE.emergency_signs.iter().chain(KNOWLEDGE.child_advice).copied();
    for text in asked.chain(rules).chain(care).chain(signs) {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).filter(|word| !word.is_empty()).collect();
        let has = |word: &str| words.iter().any(|known| known == word);
        let skin = has("red") && !text.contains("red eyes");
        assert!(!skin || has("darker") || has("purple"), "{text}");
    }
}

// H24

/// The stories of `tests/vignettes` run in all modes in `no_emergency_is_missed_however_the_rest_is_answered`.
#[test]
fn stories_miss_no_emergency_and_few_are_told_too_much() {
    let read = |folder: &str| story::read_all(&root().join(folder)).expect("the vignettes");
    let (first, composed) = (read("tests/vignettes"), read("tests/vignettes_composed"));
    let runs = story::Mode::ALL.into_iter().map(|(_, mode)| (&composed, mode)).chain([(&first, story::Mode::No)]);
    for (vignettes, mode) in runs {
        let figures = Figures::run(vignettes, mode);
        assert_eq!(figures.emergencies_missed, 0, "{} stories, {mode:?}", vignettes.len());
        if mode == story::Mode::No {
            let told =
                |what: &str| figures.cases.iter().filter(|case| case.verdict == what).map(|case| &case.id).collect();
            let (under, over): (Vec<_>, Vec<_>) = (told("under"), told("over"));
            assert!(under.is_empty(), "told too little: {under:?}");
            assert!(figures.over_triage <= 0.08, "told too much: {over:?}");
        }
    }
}

// H28

#[test]
fn every_region_has_numbers_of_digits_and_its_own_time_zones() {
    let (last, regions) = KNOWLEDGE.regions.split_last().expect("regions");
    assert!(last.emergency.is_empty() && !KNOWLEDGE.common_numbers.is_empty());
    let mut zones = BTreeSet::new();
    for region in regions {
        assert!(!region.emergency.is_empty(), "{} has no number", region.name);
        for number in region.emergency {
            assert!((2..=5).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit()), "{number}");
        }
        for zone in region.zones {
            assert!(zones.insert(*zone), "{zone} belongs to two regions");
        }
    }
}

// H31

#[test]
fn the_page_says_in_which_language_it_is() {
    let html = std::fs::read_to_string(root().join("index.html")).expect("the frame of all pages");
    assert!(html.contains("<html lang=\"en-GB\">"));
}

// The guided checks say the same in the questions and on their page.

#[test]
fn the_page_of_checks_says_what_the_questions_say() {
    let page = KNOWLEDGE.topics.iter().find(|topic| topic.id == "checks").expect("a page");
    for (question, heading, phrases) in [
        (
            "calf_size",
            "Measure both calves",
            &["bony bump under the kneecap", "10 cm below it", "snug but not tight", "twice", "string", "ruler"][..],
        ),
        ("one_leg_swelling", "Press for a dent", &["shin and inner ankle of both legs", "10 seconds", "dent stays"]),
        ("swelling_and_skin", "Feel the warmth", &["the same place on both calves with the back of a hand"]),
        (
            "look_of_the_leg",
            "Look at the toes and count",
            &["a big toenail for 5 seconds", "count until the colour is back"],
        ),
        ("tiptoe", "Rise on tiptoe", &["Stand by a wall on one leg and rise as high as you can", "stop at sharp pain"]),
        (
            "squeeze",
            "Squeeze the calf, with a helper",
            &["face down", "gently squeezes the calf once", "be seen today"],
        ),
    ] {
        let section = page.sections.iter().find(|section| section.heading == heading).expect(heading);
        let text = section.text.join(" ").to_lowercase();
        let check = KNOWLEDGE.question(KNOWLEDGE.question_named(question).expect(question)).check.to_lowercase();
        for phrase in phrases {
            let phrase = phrase.to_lowercase();
            assert!(text.contains(&phrase), "{heading} does not say `{phrase}`");
            assert!(check.contains(&phrase), "{question} does not say `{phrase}`");
        }
        assert!(heading == "Rise on tiptoe" || text.contains("proves nothing"), "{heading}");
    }
}

// The log names only what is there.

/// All files below a folder, but for stories that are kept unseen: of those only these two folders are read.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let unseen = name.starts_with("vignettes_") && name != "vignettes_composed";
        let left_out = unseen || name == "node_modules";
        if path.is_dir() && !left_out {
            found.extend(files_below(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// What stands between the marks, in order.
fn between(text: &str, mark: char) -> Vec<&str> {
    text.split(mark).skip(1).step_by(2).collect()
}

/// Whether the word has the form of a rule's name, such as `R25b` or `NS01`.
fn is_rule_name(word: &str) -> bool {
    let letters = word.chars().take_while(|c| c.is_ascii_uppercase()).collect::<String>();
    let rest = &word[letters.len()..];
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    ["R", "U", "S", "SG", "NS"].contains(&letters.as_str())
        && digits == 2
        && rest[digits..].len() <= 1
        && rest[digits..].chars().all(|c| c.is_ascii_lowercase())
}

/// Whether the word has the form of a vignette's name, such as `dev-036` or `a-014`.
fn is_vignette_name(word: &str) -> bool {
    let number = word.strip_prefix("dev-").or_else(|| word.strip_prefix("a-"));
    number.is_some_and(|number| number.len() == 3 && number.chars().all(|c| c.is_ascii_digit()))
}

#[test]
fn the_hazard_log_names_only_tests_rules_and_stories_that_exist() {
    let log = text_of(&root().join("docs/hazards.md"));
    let sources: Vec<PathBuf> = ["src", "tests"].iter().flat_map(|folder| files_below(&root().join(folder))).collect();
    let tests: String =
        sources.iter().filter(|path| path.starts_with(root().join("tests"))).map(|path| text_of(path)).collect();
    let code: String = sources.iter().map(|path| text_of(path)).collect();
    let mut missing = Vec::new();
    for name in between(&log, '`') {
        let file = name.contains('.') && sources.iter().any(|path| path.ends_with(name));
        let test = tests.contains(&format!("fn {name}("));
        let known =
            !name.contains(' ') && (code.contains(&format!("{name} ")) || code.contains(&format!("\"{name}\"")));
        if !(file || test || known || code.contains(&format!("[{name}]"))) {
            missing.push(name.to_owned());
        }
    }
    for row in log.lines().filter(|line| line.starts_with("| H")) {
        let proof = row.split(" | ").nth(PROOF).unwrap_or_default();
        let words = proof.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        for word in words.filter(|word| !word.is_empty()) {
            let rule = KNOWLEDGE.rules.iter().any(|rule| rule.id == word);
            let rule = rule || KNOWLEDGE.not_sure_rules.iter().any(|rule| rule.id == word);
            if is_rule_name(word) && !rule {
                missing.push(format!("rule {word}"));
            }
            if is_vignette_name(word) && !tests.contains(&format!("id = \"{word}\"")) {
                missing.push(format!("vignette {word}"));
            }
        }
        for title in between(proof, '"').into_iter().filter(|title| !tests.contains(&format!("test('{title}'"))) {
            missing.push(format!("end-to-end test \"{title}\""));
        }
        for name in between(proof, '`').into_iter().filter(|name| name.matches('_').count() > 2) {
            if !tests.contains(&format!("#[test]\nfn {name}(")) && !code.contains(&format!("fn {name}(")) {
                missing.push(format!("test {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "the hazard log names what is not there: {missing:#?}");
}

/// The column of the log that names what proves a control, counted from 0.
const PROOF: usize = 7;

#[test]
fn each_row_of_the_hazard_log_is_whole() {
    let log = text_of(&root().join("docs/hazards.md"));
    let rows: Vec<&str> = log.lines().filter(|line| line.starts_with("| H")).collect();
    assert!(rows.len() >= 35);
    for (place, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 9, "{row}");
        assert_eq!(cells[0], format!("H{:02}", place + 1));
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{row}");
        assert!(matches!(cells[4], "1" | "2" | "3" | "4" | "5"), "severity: {row}");
        assert!(matches!(cells[5], "1" | "2" | "3" | "4" | "5"), "likelihood: {row}");
    }
}

// The review: done, or not done and why.

#[test]
fn each_of_the_102_findings_is_done_or_says_why_not() {
    let page = text_of(&root().join("docs/review-findings.md"));
    let mut expected = 1;
    for row in page.lines().filter(|line| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit()))
    {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells[0], expected.to_string(), "{row}");
        let told = cells[2];
        assert!(told == "done" || told.strip_prefix("not done: ").is_some_and(|why| why.len() > 20), "{row}");
        expected += 1;
    }
    assert_eq!(expected, 103);
}
