//! No, not sure and not answered are three different things. Silence asks for an appointment and names what is open; "not
//! sure" of a danger asks for more where the rest of the story makes it dangerous; only a no can calm.

use crate::chance::Chance;
use crate::person::finding;
use crate::second_reading::{Cell, READING, Setting};
use calfcheck::engine::{Answers, Facts, Reason, ReasonKind, Status, care, reasons};
use calfcheck::knowledge::{Care, FindingId, FindingKind, KNOWLEDGE};

/// The reasons for someone with these findings, who says the same of all dangers in the list and no to the others.
fn told(words: &str, dangers: &[&str], status: Status) -> Vec<Reason> {
    let mut answers = Answers::none(&KNOWLEDGE);
    let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
    KNOWLEDGE.finding_ids().filter(asked).for_each(|id| answers.record(id, Status::Absent));
    for word in words.split_whitespace() {
        match word.split_once('=') {
            Some((name, value)) => answers.record_number(finding(name), value.parse().expect("a number")),
            None => answers.record(finding(word), Status::Present),
        }
    }
    dangers.iter().for_each(|name| answers.replace(finding(name), status));
    reasons(&KNOWLEDGE, None, &Facts::new(&KNOWLEDGE, &answers))
}

#[track_caller]
fn check(words: &str, danger: &str, no: Care, silence: Care, not_sure: Care, yes: Care) {
    for (status, expected) in
        [(Status::Absent, no), (Status::Unasked, silence), (Status::NotSure, not_sure), (Status::Present, yes)]
    {
        let found = care(&told(words, &[danger], status));
        assert_eq!(found, expected, "{danger} {status:?} for `{words}`");
    }
}

/// A night cramp: self-care when every danger is denied.
const CRAMP: &str = "age_years=50 leg_pain side_one attacks_under_10_minutes mostly_at_night cramp_over";

/// New sciatica.
const SCIATICA: &str = "age_years=45 leg_pain side_one pain_from_back_down_leg new_or_worse_14_days new_3_months";

/// A sore calf since this morning, in a smoker.
const SMOKER: &str = "age_years=61 leg_pain side_one smoker started_within_24_hours new_or_worse_14_days new_3_months";

#[test]
fn where_nothing_else_is_wrong_not_sure_and_silence_ask_for_an_appointment_and_no_calms() {
    use Care::{EmergencyDepartment, SelfCare, Today, Within3Days};
    check(CRAMP, "saddle_numbness", SelfCare, Within3Days, Within3Days, EmergencyDepartment);
    check(CRAMP, "feels_very_ill", SelfCare, Within3Days, Within3Days, Today);
}

#[test]
fn where_the_rest_is_dangerous_not_sure_asks_for_more_than_silence() {
    use Care::{Ambulance, EmergencyDepartment, Today, Within3Days};
    check(CRAMP, "chest_pain", Care::SelfCare, Within3Days, Today, Ambulance);
    check(SCIATICA, "saddle_numbness", Within3Days, Within3Days, EmergencyDepartment, EmergencyDepartment);
    check(SMOKER, "perfusion_cold", Within3Days, Within3Days, Ambulance, Ambulance);
}

#[test]
fn silence_about_every_danger_asks_for_an_appointment_and_names_what_is_open() {
    let dangers = KNOWLEDGE.findings.iter().filter(|finding| finding.red_flag);
    let dangers: Vec<&str> = dangers.map(|finding| finding.id).collect();
    for words in [CRAMP, SCIATICA, SMOKER] {
        let told = told(words, &dangers, Status::Unasked);
        assert_eq!(care(&told), Care::Within3Days, "{words}");
        let mut open: Vec<&str> = Vec::new();
        for reason in &told {
            if let ReasonKind::Unanswered(questions) = &reason.kind {
                open.extend(questions.iter().map(|id| KNOWLEDGE.question(*id).id));
            }
        }
        for screen in ["chest_and_head", "look_of_the_leg", "pain_and_strength", "back_bladder_nerves"] {
            assert!(open.contains(&screen), "{screen} is not said to be open for `{words}`, but {open:?}");
        }
    }
}

/// For each rule of "not sure" and each danger that it is about, with whatever must hold beside.
#[test]
fn every_rule_of_not_sure_hears_not_sure_and_neither_silence_nor_no() {
    let mut chance = Chance::new(7);
    for (place, rule) in READING.not_sure.iter().enumerate() {
        for danger in &rule.about {
            let hears = |status: Status, cell: &Cell| {
                let mut answers = Answers::none(&KNOWLEDGE);
                for (id, setting) in cell {
                    match setting {
                        Setting::Said(status) => answers.replace(*id, *status),
                        Setting::Number(value) => value.iter().for_each(|value| answers.record_number(*id, *value)),
                    }
                }
                rule.about.iter().for_each(|id| answers.replace(*id, Status::Unasked));
                answers.replace(*danger, status);
                let told = reasons(&KNOWLEDGE, None, &Facts::new(&KNOWLEDGE, &answers));
                told.iter().any(|reason| reason.kind == ReasonKind::NotSure(place))
            };
            let heard = (0..200).any(|_| {
                let mut cell = Cell::new();
                READING.force(&rule.when, true, &mut chance, &mut cell);
                let name = KNOWLEDGE.finding(*danger).id;
                for status in [Status::Unasked, Status::Absent] {
                    assert!(!hears(status, &cell), "{} fires on {name} {status:?}", rule.id);
                }
                hears(Status::NotSure, &cell)
            });
            assert!(heard, "{} never fires on `not sure` of {}", rule.id, KNOWLEDGE.finding(*danger).id);
        }
    }
}
