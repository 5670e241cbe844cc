//! A yes to a danger never lowers the care that all rules together ask for, on every combination of the answers that a
//! rule reads; where there are too many, on combinations near its edge, drawn with a fixed seed.

use crate::chance::Chance;
use crate::combinations::{Grid, MOST_COMBINATIONS, all_the_same, name, near_the_edge, people, rule_name, with, words};
use crate::second_reading::{Cell, Named, People, READING, Setting};
use calfcheck::engine::{Facts, Reason, Status, reasons};
use calfcheck::knowledge::{Care, FindingId, KNOWLEDGE};

/// Yes and no; of a danger also not sure. In this order, so that a yes is the last.
fn with_not_sure(id: FindingId) -> &'static [Status] {
    const ALL: [Status; 3] = [Status::NotSure, Status::Absent, Status::Present];
    if KNOWLEDGE.finding(id).red_flag { &ALL } else { &ALL[1..] }
}

/// The care that all rules together ask for: red flags, "not sure", and any danger at all. What stays open and what
/// self-care needs is left out, because it can be above what a single rule asks for.
fn levels(people: &People) -> [u8; 64] {
    let mut levels = [0; 64];
    for bits in &READING.at_least(people)[1..] {
        levels.iter_mut().enumerate().for_each(|(person, level)| *level += u8::from(bits >> person & 1 == 1));
    }
    levels
}

/// What a yes to the danger did to the care of someone, in the product's own words.
struct Fall {
    /// The rule of "not sure" that alone asked for what was told before, and the danger.
    by: (String, &'static str),
    before: Care,
    after: Care,
    words: String,
}

impl Fall {
    fn new(rule: &str, danger: FindingId, no: &[(FindingId, Setting)], yes: &[(FindingId, Setting)]) -> Self {
        let same = all_the_same(Status::Absent);
        let told = |cell: &[(FindingId, Setting)]| {
            let told = reasons(&KNOWLEDGE, None, &Facts::new(&KNOWLEDGE, &with(&same, cell.iter().copied())));
            let by_rule = |reason: &Reason| rule_name(&reason.kind).map(|rule| (reason.care, rule));
            told.iter().filter_map(by_rule).collect::<Vec<_>>()
        };
        let care = |told: &[(Care, &str)]| told.iter().map(|(care, _)| *care).max().unwrap_or(Care::Within2Weeks);
        let (no, yes, words) = (told(no), told(yes), words(yes.to_vec()));
        let decisive = no.iter().filter(|(least, _)| *least == care(&no)).map(|(_, rule)| *rule);
        Fall {
            by: (decisive.collect::<Vec<_>>().join(" "), name(danger)),
            before: care(&no),
            after: care(&yes),
            words: format!("  combinations of {rule}: yes to {} turns {no:?} into {yes:?} for {words}", name(danger)),
        }
    }

    /// Known, and of the same urgency.
    fn is_known(&self) -> bool {
        let by = |(rule, danger, _): &(&str, &str, &str)| self.by == ((*rule).to_owned(), *danger);
        (self.before, self.after) == (Care::Within3Days, Care::Within2Weeks) && KNOWN.iter().any(by)
    }
}

/// Where "not sure" of a danger asks for an appointment within three days and a yes for one within two weeks: the rule,
/// the danger, and beside what. A new cough by itself, and a foot that is cold or pale only in episodes.
const KNOWN: [(&str, &str, &str); 3] = [
    ("NS04", "new_cough", "leg_pain"),
    ("NS07", "perfusion_cold", "leg_pain episodic_only"),
    ("NS07", "perfusion_pale_blue", "leg_pain episodic_only"),
];

/// The urgency never falls, and the care only in the ways that are known.
#[track_caller]
fn no_new(falls: &[Fall]) {
    let new: Vec<&str> = falls.iter().filter(|fall| !fall.is_known()).map(|fall| fall.words.as_str()).collect();
    let first = new[..new.len().min(8)].join("\n");
    assert!(
        new.is_empty(),
        "a yes to a danger never lowers the care: {} exceptions, the first are\n{first}",
        new.len()
    );
    println!("{} known falls of care within the same urgency", falls.len());
}

#[test]
fn what_is_known_of_not_sure_above_a_yes_is_still_so() {
    for (rule, danger, beside) in KNOWN {
        let id = crate::person::finding(danger);
        let cell = |status: Status| {
            let beside = beside.split_whitespace().map(|name| (crate::person::finding(name), Status::Present));
            beside.chain([(id, status)]).map(|(id, status)| (id, Setting::Said(status))).collect::<Vec<_>>()
        };
        let fall = Fall::new(rule, id, &cell(Status::NotSure), &cell(Status::Present));
        assert!(fall.is_known(), "no longer so, take it from `KNOWN`: {}", fall.words);
    }
}

/// Rules of both kinds, with everything that they read.
fn rules() -> impl Iterator<Item = &'static Named> {
    READING.rules.iter().chain(&READING.not_sure)
}

/// All combinations of each rule with up to 2^18 of them.
#[test]
fn a_yes_to_a_danger_that_a_rule_with_few_answers_reads_never_lowers_the_care() {
    let (mut whole, mut combinations, mut falls) = (0, 0, Vec::new());
    for rule in rules() {
        let grid = Grid::of(&rule.when, &rule.about, with_not_sure);
        if grid.len() > MOST_COMBINATIONS {
            continue;
        }
        whole += 1;
        combinations += grid.len();
        let cell = |number: usize| grid.cell(number).collect::<Vec<_>>();
        let mut told: Vec<u8> = Vec::with_capacity(grid.len());
        for start in (0..grid.len()).step_by(64) {
            let numbers = start..grid.len().min(start + 64);
            told.extend(&levels(&people(Status::Absent, numbers.clone().map(cell)))[..numbers.len()]);
        }
        for (axis, (danger, settings)) in grid.axes.iter().enumerate() {
            let stride = grid.stride(axis);
            for yes in (0..told.len()).filter(|cell| settings.len() == 3 && cell / stride % 3 == 2) {
                for no in [yes - stride, yes - 2 * stride] {
                    if told[yes] < told[no] {
                        falls.push(Fall::new(&rule.id, *danger, &cell(no), &cell(yes)));
                    }
                }
            }
        }
    }
    println!("{whole} rules in full, {combinations} combinations");
    assert!(whole > 100, "only {whole} rules are small enough");
    no_new(&falls);
}

/// Those with more: combinations near the edge, with every danger turned to yes.
#[test]
fn a_yes_to_a_danger_that_a_rule_with_many_answers_reads_never_lowers_the_care() {
    let mut chance = Chance::new(24);
    let (mut large, mut compared, mut falls) = (0, 0, Vec::new());
    for rule in rules().filter(|rule| Grid::of(&rule.when, &rule.about, with_not_sure).len() > MOST_COMBINATIONS) {
        large += 1;
        let mut reads = READING.reads(&rule.when);
        reads.extend(&rule.about);
        let dangers: Vec<FindingId> = reads.into_iter().filter(|id| KNOWLEDGE.finding(*id).red_flag).collect();
        for _ in 0..15 {
            let drawn: Vec<Cell> = (0..64).map(|_| near_the_edge(&rule.when, &mut chance)).collect();
            for danger in &dangers {
                let cells = |status: Status| -> Vec<Vec<(FindingId, Setting)>> {
                    let with = |cell: &Cell| {
                        let mut cell = cell.clone();
                        cell.insert(*danger, Setting::Said(status));
                        cell.into_iter().collect()
                    };
                    drawn.iter().map(with).collect()
                };
                let told = |status: Status| levels(&people(Status::Absent, cells(status).into_iter()));
                let yes = told(Status::Present);
                for status in [Status::Absent, Status::NotSure] {
                    let no = told(status);
                    compared += 64;
                    for person in (0..64).filter(|person| yes[*person] < no[*person]) {
                        let (no, yes) = (cells(status), cells(Status::Present));
                        falls.push(Fall::new(&rule.id, *danger, &no[person], &yes[person]));
                    }
                }
            }
        }
    }
    println!("{large} rules near their edge, {compared} comparisons");
    no_new(&falls);
}
