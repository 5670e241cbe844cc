//! Every rule on every combination of the answers that it reads: it fires exactly when the text of the data says so.
//!
//! Where there are too many combinations, each part of the rule is run through all of its own, while the rest is
//! answered so that the rule hangs on that part; and combinations near the edge are drawn with a fixed seed.

use crate::chance::{Chance, Temper, all_answers, responses};
use crate::combinations::{
    EVERY_STATUS, Grid, MOST_COMBINATIONS, all_the_same, near_the_edge, people, rule_name, with, words,
};
use crate::second_reading::{Cell, Named, READING, Said, Setting};
use calfcheck::engine::{Facts, ReasonKind, Status, holds, reasons};
use calfcheck::interview::included;
use calfcheck::knowledge::{Care, Expr, FindingId, FindingKind, KNOWLEDGE};

/// Parts that read so many answers are run through in full.
const MOST_IN_A_PART: usize = 9;

/// How the product reads what the data says in one place.
enum Product {
    /// It holds or not.
    Expression(Expr),
    /// It is present, absent or unknown.
    Derived(FindingId),
}

/// One expression of the data, as both read it.
struct Subject {
    name: String,
    said: &'static Said,
    product: Product,
}

/// Red flags, rules of "not sure", needs of self-care, questions with a condition, and derived findings.
fn subjects() -> Vec<Subject> {
    let mut found = Vec::new();
    let mut add = |kind: &str, named: &'static Named, product: Product| {
        found.push(Subject { name: format!("{kind} {}", named.id), said: &named.when, product });
    };
    for (named, rule) in READING.rules.iter().zip(KNOWLEDGE.rules) {
        add("rule", named, Product::Expression(rule.when));
    }
    for (named, rule) in READING.not_sure.iter().zip(KNOWLEDGE.not_sure_rules) {
        add("rule", named, Product::Expression(rule.with));
    }
    for (named, need) in READING.needs.iter().zip(KNOWLEDGE.self_care_needs) {
        add("need", named, Product::Expression(need.when));
    }
    for (named, when) in READING.questions.iter().zip(KNOWLEDGE.questions.iter().filter_map(|question| question.when)) {
        add("question", named, Product::Expression(when));
    }
    for named in &READING.derived {
        add("finding", named, Product::Derived(crate::person::finding(&named.id)));
    }
    found
}

impl Subject {
    /// Compares both readings for up to 64 people, and says for whom the product finds it so.
    #[track_caller]
    fn check(&self, base: Status, cells: &[Vec<(FindingId, Setting)>]) -> u64 {
        let people = people(base, cells.iter().cloned());
        let (so, not) = match self.product {
            Product::Expression(_) => (people.so(self.said), !people.so(self.said)),
            Product::Derived(_) => (people.certainly(self.said), people.certainly_not(self.said)),
        };
        let same = all_the_same(base);
        let mut found = 0;
        for (person, cell) in cells.iter().enumerate() {
            let facts = Facts::new(&KNOWLEDGE, &with(&same, cell.iter().copied()));
            let product = match &self.product {
                Product::Expression(expr) if holds(expr, &facts) => Status::Present,
                Product::Expression(_) => Status::Absent,
                Product::Derived(id) => facts.status(*id),
            };
            let is = |bits: u64| bits >> person & 1 == 1;
            let expected = match (is(so), is(not)) {
                (true, _) => Status::Present,
                (false, true) => Status::Absent,
                (false, false) => Status::Unasked,
            };
            let told = || words(cell.iter().copied());
            assert_eq!(product, expected, "{}: the text of the data says otherwise for {}", self.name, told());
            found |= u64::from(product == Status::Present) << person;
        }
        found
    }

    /// Runs through a whole grid around some answers, and says whether it was ever so, and ever not.
    fn run_through(&self, base: Status, around: &Cell, grid: &Grid) -> (bool, bool) {
        let (mut ever, mut ever_not) = (false, false);
        let beside = |id: &FindingId| grid.axes.iter().all(|(axis, _)| axis != id);
        let around: Vec<(FindingId, Setting)> =
            around.iter().filter(|(id, _)| beside(id)).map(|(id, setting)| (*id, *setting)).collect();
        for start in (0..grid.len()).step_by(64) {
            let numbers = start..grid.len().min(start + 64);
            let cell = |number: usize| around.iter().copied().chain(grid.cell(number));
            let cells: Vec<Vec<(FindingId, Setting)>> = numbers.map(|number| cell(number).collect()).collect();
            let found = self.check(base, &cells);
            ever |= found != 0;
            ever_not |= found.count_ones() as usize != cells.len();
        }
        (ever, ever_not)
    }
}

/// Answers to everything beside the last of these parts, so that what the first says hangs on the last.
fn lean(path: &[&Said], chance: &mut Chance) -> Cell {
    let mut cell = Cell::new();
    for (whole, part) in path.iter().zip(&path[1..]) {
        if let Said::Count(least, parts) = whole {
            let mut beside: Vec<&Said> = parts.iter().filter(|other| !std::ptr::eq(*other, *part)).collect();
            chance.shuffle(&mut beside);
            let (so, not) = beside.split_at(least - 1);
            not.iter().for_each(|other| READING.force(other, false, chance, &mut cell));
            so.iter().for_each(|other| READING.force(other, true, chance, &mut cell));
        }
    }
    cell
}

/// The ways down to the parts that are small enough to be run through.
fn small_parts(said: &'static Said) -> Vec<Vec<&'static Said>> {
    if READING.reads(said).len() <= MOST_IN_A_PART {
        return vec![vec![said]];
    }
    let below: Vec<&Said> = match said {
        Said::Is(id) => READING.definition(*id).into_iter().collect(),
        Said::Number(..) | Said::Not(_) | Said::Count(..) => said.parts().iter().collect(),
    };
    let below = below.into_iter().flat_map(small_parts);
    below.map(|path| [vec![said], path].concat()).collect()
}

/// What may be answered in a grid of so many findings: all four up to 5, not "not asked" up to 8, else yes and no.
fn statuses(findings: usize) -> &'static [Status] {
    match findings {
        0..=5 => &EVERY_STATUS,
        6..=8 => &EVERY_STATUS[..3],
        _ => &EVERY_STATUS[..2],
    }
}

#[test]
fn the_second_reading_has_all_that_the_knowledge_has_in_the_same_order() {
    let ids = |named: &[Named]| named.iter().map(|named| named.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&READING.rules), KNOWLEDGE.rules.iter().map(|rule| rule.id).collect::<Vec<_>>());
    assert_eq!(ids(&READING.not_sure), KNOWLEDGE.not_sure_rules.iter().map(|rule| rule.id).collect::<Vec<_>>());
    let when = |question: &&calfcheck::knowledge::Question| question.when.is_some();
    let asked: Vec<&str> = KNOWLEDGE.questions.iter().filter(when).map(|question| question.id).collect();
    assert_eq!(ids(&READING.questions), asked);
    let derived = KNOWLEDGE.findings.iter().filter(|finding| matches!(finding.kind, FindingKind::Derived(_)));
    assert_eq!(READING.derived.len(), derived.count());
    let cares = |named: &[Named]| named.iter().map(|named| named.care).collect::<Vec<_>>();
    assert_eq!(cares(&READING.rules), KNOWLEDGE.rules.iter().map(|rule| rule.care).collect::<Vec<_>>());
    assert_eq!(cares(&READING.not_sure), KNOWLEDGE.not_sure_rules.iter().map(|rule| rule.care).collect::<Vec<_>>());
    let needs: Vec<Care> = KNOWLEDGE.self_care_needs.iter().map(|need| need.care).collect();
    assert_eq!(cares(&READING.needs), needs);
}

/// Item by item: derived findings, both kinds of rules, and the care of all.
#[test]
fn both_readings_tell_people_drawn_by_chance_the_same() {
    let mut chance = Chance::new(21);
    for number in 0..200 {
        let mut drawn = || {
            let temper = Temper::drawn(&mut chance);
            let responses = responses(&mut chance, temper);
            if number % 2 == 0 { included(&KNOWLEDGE, &responses).0 } else { all_answers(&responses) }
        };
        let facts: Vec<Facts> = (0..64).map(|_| Facts::new(&KNOWLEDGE, &drawn())).collect();
        let cell = |facts: &Facts| {
            let setting = |id: FindingId| match KNOWLEDGE.finding(id).kind {
                FindingKind::Number { .. } => Some((id, Setting::Number(facts.number(id)))),
                FindingKind::Asked => Some((id, Setting::Said(facts.status(id)))),
                FindingKind::Derived(_) => None,
            };
            KNOWLEDGE.finding_ids().filter_map(setting).collect::<Vec<_>>()
        };
        let people = people(Status::Unasked, facts.iter().map(cell));
        let (rules, not_sure) = READING.fired(&people);
        let levels = READING.at_least(&people);
        for (person, facts) in facts.iter().enumerate() {
            let is = |bits: &u64| bits >> person & 1 == 1;
            for derived in &READING.derived {
                let id = crate::person::finding(&derived.id);
                let place = usize::from(id.0);
                let status = facts.status(id);
                let second = (is(&people.yes[place]), is(&people.no[place]));
                assert_eq!((status == Status::Present, status == Status::Absent), second, "{}", derived.id);
            }
            let told = reasons(&KNOWLEDGE, None, facts);
            let names = |bits: &[u64], named: &[Named]| -> Vec<String> {
                named.iter().zip(bits).filter(|(_, bits)| is(bits)).map(|(named, _)| named.id.clone()).collect()
            };
            let mut expected = names(&rules, &READING.rules);
            expected.extend(names(&not_sure, &READING.not_sure));
            let mut found: Vec<&str> = told.iter().filter_map(|reason| rule_name(&reason.kind)).collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "for {}", words(cell(facts)));
            let by_rules = |kind: &ReasonKind| rule_name(kind).is_some() || *kind == ReasonKind::RedFlag;
            let care = told.iter().filter(|reason| by_rules(&reason.kind)).map(|reason| reason.care).max();
            let second = Care::ALL[levels.iter().filter(|bits| is(bits)).count() - 1];
            assert_eq!(care.unwrap_or(Care::SelfCare), second, "for {}", words(cell(facts)));
        }
    }
}

/// In full: every rule, need, condition of a question and derived finding with up to 2^18 combinations.
#[test]
fn every_expression_with_few_answers_holds_exactly_when_its_text_says_so() {
    let (mut whole, mut combinations) = (0, 0);
    for subject in subjects() {
        let count = READING.reads(subject.said).len();
        let grid = Grid::of(subject.said, &[], |_| statuses(count));
        if grid.len() > MOST_COMBINATIONS {
            continue;
        }
        let (ever, ever_not) = subject.run_through(Status::Unasked, &Cell::new(), &grid);
        assert!(ever && ever_not, "{} is always so or never so", subject.name);
        whole += 1;
        combinations += grid.len();
    }
    println!("{whole} expressions in full, {combinations} combinations");
    assert!(whole > 180, "only {whole} expressions are small enough");
}

/// In parts and near the edge: those with more.
#[test]
fn every_expression_with_many_answers_holds_as_its_text_says_in_each_part_and_near_its_edge() {
    let mut chance = Chance::new(22);
    let (mut large, mut parts) = (0, 0);
    for subject in subjects() {
        let count = READING.reads(subject.said).len();
        if Grid::of(subject.said, &[], |_| statuses(count)).len() <= MOST_COMBINATIONS {
            continue;
        }
        large += 1;
        for path in small_parts(subject.said) {
            parts += 1;
            let grid = Grid::of(path[path.len() - 1], &[], |_| &EVERY_STATUS[..2]);
            for _ in 0..2 {
                subject.run_through(Status::Absent, &lean(&path, &mut chance), &grid);
            }
        }
        let (mut ever, mut ever_not) = (false, false);
        for _ in 0..40 {
            let cells = (0..64).map(|_| near_the_edge(subject.said, &mut chance).into_iter().collect());
            let found = subject.check(Status::Absent, &cells.collect::<Vec<_>>());
            ever |= found != 0;
            ever_not |= found != !0;
        }
        assert!(ever && ever_not, "{} is always so or never so near its edge", subject.name);
    }
    println!("{large} expressions in {parts} parts");
}
