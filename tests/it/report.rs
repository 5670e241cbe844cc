//! What the person takes away: nothing that was answered and matters is left out.

use crate::vignettes::story;
use calfcheck::engine::{Answers, Facts, Status, visit_findings};
use calfcheck::interview::{Action, Interview, Response, Unstated};
use calfcheck::knowledge::{Expr, FindingId, FindingKind, KNOWLEDGE, QuestionKind, Reading};
use calfcheck::measure::{Girths, Leg, question};
use calfcheck::report::{
    BadLink, Extent, Listener, MOST_WORDS, Making, Moment, Part, Summary, calendar, carries_answers, code,
    from_fragment, limit, listeners, script, to_fhir, to_fragment, to_plain_text,
};
use calfcheck::words::Who;
use std::collections::BTreeSet;
use std::path::Path;

/// The folders with vignettes.
const FOLDERS: [&str; 4] =
    ["tests/vignettes", "tests/vignettes_blind", "tests/vignettes_composed", "tests/vignettes_kept_apart"];

/// Every vignette, answered, with its name.
pub fn everyone() -> Vec<(String, Interview)> {
    static EVERYONE: std::sync::OnceLock<Vec<(String, Interview)>> = std::sync::OnceLock::new();
    EVERYONE.get_or_init(read_everyone).clone()
}

fn read_everyone() -> Vec<(String, Interview)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &&str| story::read_all(&root.join(folder)).expect("the vignettes");
    let told = |one: story::Vignette| (one.id.to_owned(), one.portrait(Unstated::No).interview(&KNOWLEDGE));
    FOLDERS.iter().flat_map(read).map(told).collect()
}

pub fn making() -> Making {
    Making { when: Some(Moment::from_minutes(29_938_890, 60)), version: "0.1.0", data: "00c0ffee" }
}

fn summary(interview: &Interview) -> Summary {
    Summary::new(&KNOWLEDGE, interview, &making())
}

/// The findings that an expression reads, through everything that is worked out.
fn read_by(expr: &Expr, found: &mut BTreeSet<FindingId>) {
    visit_findings(expr, false, &mut |id, _| match KNOWLEDGE.finding(id).kind {
        FindingKind::Derived(inner) => read_by(&inner, found),
        FindingKind::Asked | FindingKind::Number { .. } => {
            found.insert(id);
        }
    });
}

/// Every finding that the Wells score, the Edinburgh questionnaire or a red-flag rule reads.
fn history_items() -> BTreeSet<FindingId> {
    let mut found = BTreeSet::new();
    let instruments = ["wells_dvt_two_level", "edinburgh_claudication"];
    for score in KNOWLEDGE.scores.iter().filter(|score| instruments.contains(&score.id)) {
        for item in score.items {
            match item.reading {
                Reading::Expression(expr) | Reading::SelfCheck(expr) => read_by(&expr, &mut found),
                Reading::NotAsked(_) | Reading::Judged(_) => {}
            }
        }
    }
    KNOWLEDGE.rules.iter().for_each(|rule| read_by(&rule.when, &mut found));
    found
}

/// Whether a part of the summary tells the finding by its term.
fn tells(summary: &Summary, parts: &[Part], term: &str) -> bool {
    let blocks = summary.blocks.iter().filter(|block| parts.contains(&block.part));
    blocks.flat_map(|block| &block.lines).any(|line| {
        let marks = ["yes: ", "no: ", "not sure: ", "not checked: "];
        let text = marks.iter().find_map(|mark| line.text.strip_prefix(mark)).unwrap_or(&line.text);
        text.split("; ").any(|told| told == term)
    })
}

/// What the summary lacks of the findings that were answered.
fn lacking(interview: &Interview, answers: &Answers, summary: &Summary) -> Vec<String> {
    let counted = interview.counted(&KNOWLEDGE);
    let lacks = |id: &FindingId| {
        let finding = KNOWLEDGE.finding(*id);
        let parts = match answers.status(*id) {
            Status::Unasked => return false,
            Status::Present => [Part::Positive, Part::Risks],
            Status::Absent => [Part::Negative, Part::Risks],
            Status::NotSure => [Part::Unknown, Part::Unknown],
        };
        let term = KNOWLEDGE.term(*id);
        if !term.is_empty() && tells(summary, &parts, term) {
            return false;
        }
        // Set by a choice: the summary holds the choice, under the heading of the question.
        let by_choice = counted.iter().any(|question| {
            let asked = KNOWLEDGE.question(*question);
            let words = match interview.response(*question) {
                Some(Response::Chosen { options, .. }) => {
                    options.first().map(|place| asked.options[*place].label.to_owned())
                }
                Some(Response::Number(value)) => Some(format!("{value}")),
                Some(Response::NotSure | Response::NotChecked) => Some("not ".to_owned()),
                None => None,
            };
            let Some(words) = words else { return false };
            let heading = KNOWLEDGE.heading(*question);
            let lines = summary.blocks.iter().flat_map(|block| &block.lines);
            let held = lines.filter(|line| line.label == heading).any(|line| line.text.starts_with(&words));
            let who = summary.who.to_lowercase().contains(&words.to_lowercase());
            asked.kind != QuestionKind::Many && asked.covers.contains(id) && (held || who)
        });
        !by_choice && finding.id != "female"
    };
    history_items().into_iter().filter(lacks).map(|id| KNOWLEDGE.finding(id).id.to_owned()).collect()
}

#[test]
fn every_answered_item_of_wells_edinburgh_and_the_rules_is_in_every_summary() {
    let everyone = everyone();
    assert!(everyone.len() >= 234, "{} vignettes", everyone.len());
    let mut checked = 0;
    for (name, interview) in everyone {
        let answers = interview.answers(&KNOWLEDGE);
        checked += history_items().iter().filter(|id| answers.status(**id) != Status::Unasked).count();
        let lacking = lacking(&interview, &answers, &summary(&interview));
        assert!(lacking.is_empty(), "{name} lacks {lacking:?}");
    }
    assert!(checked > 20_000, "{checked} items");
}

#[test]
fn an_item_that_is_left_out_is_noticed() {
    let (_, interview) = everyone().swap_remove(0);
    let answers = interview.answers(&KNOWLEDGE);
    let mut short = summary(&interview);
    short.blocks.retain(|block| block.part != Part::Negative);
    assert!(lacking(&interview, &answers, &short).len() > 30);
}

#[test]
fn scores_and_advice_stand_in_the_text_with_what_decided() {
    for (name, interview) in everyone() {
        let assessment = interview.assess(&KNOWLEDGE);
        let text = to_plain_text(&summary(&interview));
        let title = KNOWLEDGE.advice(assessment.care).expect("advice").title;
        assert!(text.contains(&format!("Advised: {title}\nDecided by: ")), "{name}: {text}");
        let facts = Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE));
        for score in calfcheck::engine::scores(&KNOWLEDGE, &facts) {
            let items = score.items.iter().filter(|item| text.contains(&format!("- {}: ", item.item.text)));
            assert_eq!(items.count(), score.score.items.len(), "{name}: {}", score.score.name);
        }
        assert!(text.contains(" on Thursday 3 December 2026, 22:30. "), "{name}: {text}");
        assert!(text.ends_with("CalfCheck 0.1.0, condition data 00c0ffee\n"), "{name}");
    }
}

#[test]
fn both_calves_stand_in_the_summary_when_they_were_measured() {
    let (_, interview) = everyone().swap_remove(0);
    let asked = question(&KNOWLEDGE).expect("the question of the difference");
    let girths = Girths { left: 37.0, right: 38.25, sore: Some(Leg::Right) };
    let measured = interview.after(&KNOWLEDGE, Action::Measured(asked, 1.3, girths));
    let told = "Calf girth: left 37 cm, right (sore) 38.25 cm, measured at home";
    let text = to_plain_text(&summary(&measured));
    assert!(text.contains(told), "{text}");
    let again = from_fragment(&KNOWLEDGE, "00c0ffee", &to_fragment(&KNOWLEDGE, "00c0ffee", &measured));
    assert_eq!(again.expect("a link of our own").interview.girths(), Some(girths));
    let record = to_fhir(&KNOWLEDGE, &measured, &making(), making().when.expect("a date"));
    for side in
        ["sore side, measured at home\"},\"effective", "\"value\":38.25,", "\"value\":37,", "{\"text\":\"Left calf\"}"]
    {
        assert!(record.contains(side), "{side}: {record}");
    }
    let other = measured.after(&KNOWLEDGE, Action::Answered(asked, Response::Number(3.0)));
    assert!(!to_plain_text(&summary(&other)).contains("Calf girth"), "another figure was typed in later");
    let same = measured.after(&KNOWLEDGE, Action::Answered(asked, Response::Number(1.3)));
    assert_eq!(same.girths(), Some(girths));
}

#[test]
fn no_script_says_you_and_that_for_someone_else_speaks_of_them() {
    for (name, interview) in everyone() {
        let other = interview.after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse));
        for listener in listeners(interview.assess(&KNOWLEDGE).care) {
            let [mine, theirs] =
                [&interview, &other].map(|it| format!(" {} ", script(&KNOWLEDGE, it, listener).join(" ")));
            for said in [&mine, &theirs] {
                let words: Vec<&str> = said.split(|letter: char| !letter.is_alphabetic()).collect();
                assert!(
                    !words.iter().any(|word| ["you", "You", "your", "Your", "yours"].contains(word)),
                    "{name}: {said}"
                );
                assert!(said.split_whitespace().count() <= MOST_WORDS, "{name}: {said}");
            }
            assert!(
                theirs.contains(" someone who ")
                    || theirs.contains(" someone else's ")
                    || theirs.contains("This person"),
                "{name}: {theirs}"
            );
            assert!(!mine.contains(" someone who ") && !mine.contains(" they "), "{name}: {mine}");
        }
    }
}

#[test]
fn the_summary_says_who_answered() {
    let (_, interview) = everyone().swap_remove(0);
    let other = interview.after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse));
    assert!(summary(&interview).made.starts_with("Self-reported answers on "));
    assert!(summary(&other).made.starts_with("Answers given by someone else for this person on "));
}

#[test]
fn a_moment_knows_its_date_and_the_days_after() {
    let moment = Moment::from_minutes(0, 0);
    assert_eq!((moment.weekday(), moment.date().as_str()), ("Thursday", "1 January 1970"));
    let leap = Moment::from_minutes(1_709_164_740 / 60, 0);
    assert_eq!(leap.iso(), "2024-02-28T23:59:00+00:00");
    assert_eq!(leap.at(1, 18).iso(), "2024-02-29T18:00:00+00:00");
    assert_eq!(leap.at(2, 18).iso_date(), "2024-03-01");
    let west = Moment::from_minutes(1_709_164_740 / 60, -330);
    assert_eq!(west.iso(), "2024-02-28T18:29:00-05:30");
    assert_eq!(west.in_utc().clock(), "23:59");
}

#[test]
fn the_text_of_a_summary_is_two_pages_at_most() {
    for (name, interview) in everyone() {
        let text = to_plain_text(&summary(&interview));
        assert!((3000..9000).contains(&text.len()), "{name}: {} bytes", text.len());
    }
}

#[test]
fn what_to_say_takes_about_twenty_seconds_and_names_what_decided() {
    for (name, interview) in everyone() {
        let care = interview.assess(&KNOWLEDGE).care;
        for listener in listeners(care) {
            let said = script(&KNOWLEDGE, &interview, listener).join(" ");
            let words = said.split_whitespace().count();
            assert!((12..=MOST_WORDS).contains(&words), "{name}: {words} words: {said}");
            assert!(said.contains("A self-check says"), "{name}: {said}");
        }
    }
}

#[test]
fn a_breathless_person_with_a_swollen_calf_says_both_first() {
    let words = "age_years=55 leg_pain side_one breathless swelling_one_leg surgery_12_weeks pain_over_24_hours";
    let interview = crate::person::interview(words);
    let said = script(&KNOWLEDGE, &interview, Listener::Emergency);
    assert_eq!(said[0], "Ambulance, please. It is about a leg.");
    assert!(said[1].starts_with("Age 55"), "{said:?}");
    let text = said.join(" ");
    assert!(text.contains("More short of breath than usual for me."), "{text}");
    assert!(text.contains("One calf or leg bigger than the other."), "{text}");
    assert!(text.ends_with("The address is:"), "{text}");
}

#[test]
fn a_link_brings_back_the_same_assessment_for_every_vignette() {
    for (name, interview) in everyone() {
        let fragment = to_fragment(&KNOWLEDGE, "00c0ffee", &interview);
        assert!(carries_answers(&fragment) && fragment.len() < 6000, "{name}: {} letters", fragment.len());
        assert!(fragment.chars().all(|c| c.is_ascii_alphanumeric() || "=.-_".contains(c)), "{name}: {fragment}");
        let linked = from_fragment(&KNOWLEDGE, "00c0ffee", &fragment).expect("a link that was just made");
        assert_eq!((linked.lost, linked.same_version), (0, true), "{name}");
        assert_eq!(linked.interview.assess(&KNOWLEDGE), interview.assess(&KNOWLEDGE), "{name}");
        let newer = from_fragment(&KNOWLEDGE, "11111111", &fragment).expect("the same link in a newer version");
        assert!(!newer.same_version, "{name}");
    }
}

#[test]
fn a_link_that_was_cut_or_changed_anywhere_is_damaged() {
    let (_, interview) = everyone().swap_remove(0);
    let fragment = to_fragment(&KNOWLEDGE, "00c0ffee", &interview);
    for length in 0..fragment.len() {
        assert!(from_fragment(&KNOWLEDGE, "00c0ffee", &fragment[..length]).is_err(), "cut to {length}");
    }
    for place in BEGINNING.len()..fragment.len() {
        let mut changed = fragment.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("letters");
        let same = from_fragment(&KNOWLEDGE, "00c0ffee", &changed).is_ok_and(|linked| linked.interview == interview);
        assert!(from_fragment(&KNOWLEDGE, "00c0ffee", &changed).is_err() || same, "changed at {place}");
    }
}

const BEGINNING: &str = "a=1.";

#[test]
fn a_hostile_link_is_refused_and_nothing_else_happens() {
    let open = |fragment: &str| from_fragment(&KNOWLEDGE, "00c0ffee", fragment);
    assert_eq!(open(&format!("a=1.00000000.{}", "A".repeat(10_000_000))), Err(BadLink::Damaged));
    assert_eq!(open("a=1.811c9dc5."), Err(BadLink::OtherVersion));
    assert_eq!(open("a=1.00000000.<script>alert(1)</script>"), Err(BadLink::Damaged));
    assert_eq!(open("a=1.%00%ff.%%%"), Err(BadLink::Damaged));
    assert_eq!(open("a=2.abc.def"), Err(BadLink::OtherVersion));
    assert_eq!(open("a=1.no dot"), Err(BadLink::Damaged));
    assert_eq!(open("a=1.00000000.\u{1F9B5}"), Err(BadLink::Damaged));
    assert!(!carries_answers("main") && carries_answers("a=9.x"));
}

#[test]
fn every_vignette_has_a_code_and_what_it_leaves_out_is_said() {
    let mut extents = std::collections::BTreeMap::new();
    for (name, interview) in everyone() {
        let made = code(&summary(&interview));
        *extents.entry(made.extent).or_insert(0) += 1;
        assert!(made.text.is_ascii(), "{name}: {}", made.text);
        assert!(made.side <= 97 && !made.path.is_empty(), "{name}");
        assert_ne!(made.extent, Extent::Whole, "{name}: {}", made.text);
        let title = KNOWLEDGE.advice(interview.assess(&KNOWLEDGE).care).expect("advice").title;
        assert!(made.text.contains(title), "{name}: {}", made.text);
        let ending = if made.extent == Extent::Short { "Left out: denied, not sure, not asked.\n" } else { "[cut]\n" };
        assert!(made.text.ends_with(ending), "{name}: {}", made.text);
    }
    println!("{extents:?}");
}

#[test]
fn a_time_limit_is_told_for_all_advice_but_emergencies() {
    let now = making().when.expect("a moment");
    for (name, interview) in everyone() {
        let assessment = interview.assess(&KNOWLEDGE);
        let told = limit(&KNOWLEDGE, &assessment, interview.who(), now);
        assert_eq!(told.is_none(), assessment.urgency() == calfcheck::knowledge::Urgency::Emergency, "{name}");
        let Some(told) = told else { continue };
        assert!(told.at > now && !told.until.contains("[when]"), "{name}: {}", told.until);
        assert!(told.until.contains(&told.at.date()), "{name}: {}", told.until);
    }
    let words = "age_years=44 leg_pain side_one trigger_injury local_bump pain_over_24_hours";
    let told = limit(&KNOWLEDGE, &crate::person::interview(words).assess(&KNOWLEDGE), Who::Me, now).expect("a limit");
    assert_eq!(told.at.weekday(), told.until.split_whitespace().find(|word| word.ends_with("day")).unwrap_or_default());
}

#[test]
fn hours_end_at_the_full_hour_after_them() {
    let late = Moment::from_minutes(23 * 60 + 31, 0);
    assert_eq!(late.in_hours(4).iso(), "1970-01-02T04:00:00+00:00");
    assert_eq!(Moment::from_minutes(60, 0).in_hours(4).iso(), "1970-01-01T05:00:00+00:00");
}

#[test]
fn a_calendar_entry_is_folded_escaped_and_names_no_illness() {
    let now = making().when.expect("a moment");
    for (name, interview) in everyone() {
        let Some(told) = limit(&KNOWLEDGE, &interview.assess(&KNOWLEDGE), interview.who(), now) else { continue };
        let text = calendar(&told, now);
        assert!(
            text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"),
            "{name}"
        );
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{name}: {text}");
        assert!(text.contains("BEGIN:VALARM\r\nACTION:DISPLAY"), "{name}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&told.until.replace(',', "\\,")), "{name}: {unfolded}");
        let named = KNOWLEDGE.conditions.iter().find(|condition| text.contains(condition.plain_name));
        assert!(named.is_none(), "{name}: {text}");
    }
}

/// What other systems read; the reader of JSON comes with the commands that run vignettes.
#[cfg(feature = "vignettes")]
mod bundle {
    use super::{everyone, making};
    use calfcheck::knowledge::KNOWLEDGE;
    use calfcheck::report::to_fhir;

    #[test]
    fn every_vignette_becomes_a_bundle_whose_answers_are_among_the_choices() {
        let when = making().when.expect("a moment");
        for (name, interview) in everyone() {
            let text = to_fhir(&KNOWLEDGE, &interview, &making(), when);
            let bundle: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            let resources: Vec<&serde_json::Value> =
                bundle["entry"].as_array().expect("entries").iter().map(|entry| &entry["resource"]).collect();
            let kinds: Vec<&str> = resources.iter().filter_map(|resource| resource["resourceType"].as_str()).collect();
            assert_eq!(
                (kinds[0], kinds[1], kinds.last()),
                ("Questionnaire", "QuestionnaireResponse", Some(&"RiskAssessment")),
                "{name}"
            );
            assert!(!text.contains("Patient"), "{name}");
            let mut choices = std::collections::BTreeMap::new();
            collect(&resources[0]["item"], "answerOption", &mut choices);
            let mut chosen = std::collections::BTreeMap::new();
            collect(&resources[1]["item"], "answer", &mut chosen);
            assert!(chosen.len() > 20, "{name}");
            for (link, codes) in chosen {
                let known = choices.get(&link).unwrap_or_else(|| panic!("{name}: `{link}` is not asked"));
                assert!(codes.iter().all(|code| known.contains(code)), "{name}: {link}: {codes:?} of {known:?}");
            }
        }
    }

    #[test]
    fn a_quantity_names_its_unit_by_the_extension_for_quantities() {
        let (_, interview) = everyone().into_iter().next().expect("a vignette");
        let when = making().when.expect("a moment");
        let bundle: serde_json::Value =
            serde_json::from_str(&to_fhir(&KNOWLEDGE, &interview, &making(), when)).expect("JSON");
        let groups = bundle["entry"][0]["resource"]["item"].as_array().expect("groups").iter();
        let items = groups.flat_map(|group| group["item"].as_array().into_iter().flatten());
        let quantities: Vec<_> = items.filter(|item| item["type"] == "quantity").collect();
        assert!(quantities.len() > 1);
        for item in quantities {
            let url = item["extension"][0]["url"].as_str().unwrap_or_default();
            assert!(url.ends_with("/questionnaire-unitOption"), "{}: {url}", item["linkId"]);
        }
    }

    /// The codes under the name, by link.
    fn collect(items: &serde_json::Value, name: &str, found: &mut std::collections::BTreeMap<String, Vec<String>>) {
        for item in items.as_array().into_iter().flatten() {
            let codes =
                item[name].as_array().into_iter().flatten().filter_map(|one| one["valueCoding"]["code"].as_str());
            found.insert(item["linkId"].as_str().expect("a link").to_owned(), codes.map(str::to_owned).collect());
            collect(&item["item"], name, found);
        }
    }
}
