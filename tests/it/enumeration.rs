//! Every rule on every combination of the answers that it reads: it fires exactly when the text of the data says so,
//! and a yes to a danger never lowers the care that all rules together ask for.
//!
//! Where there are too many combinations, each part of the rule is run through all of its own, while the rest is
//! answered so that the rule hangs on that part; and combinations near the edge are drawn with a fixed seed.

use crate::chance::{Chance, Temper, all_answers, responses};
use crate::second_reading::{Cell, Named, People, READING, Said, Setting};
use calfcheck::engine::{Answers, Facts, Reason, ReasonKind, Status, holds, reasons};
use calfcheck::interview::included;
use calfcheck::knowledge::{Care, Expr, FindingId, FindingKind, KNOWLEDGE};

/// More combinations of one rule than this are not run through.
const MOST_COMBINATIONS: usize = 1 << 18;

/// Parts that read so many answers are run through in full.
const MOST_IN_A_PART: usize = 9;

/// Some findings, and for each of them what may be answered.
#[derive(Default)]
struct Grid {
    axes: Vec<(FindingId, Vec<Setting>)>,
}

impl Grid {
    /// What the expression reads. Numbers are none, and at and on both sides of each limit.
    fn of(said: &Said, more: &[FindingId], statuses: impl Fn(FindingId) -> &'static [Status]) -> Self {
        let mut reads = READING.reads(said);
        reads.extend(more);
        let settings = |id: FindingId| match KNOWLEDGE.finding(id).kind {
            FindingKind::Number { .. } => numbers(said, id).into_iter().map(Setting::Number).collect(),
            FindingKind::Asked | FindingKind::Derived(_) => statuses(id).iter().copied().map(Setting::Said).collect(),
        };
        Grid { axes: reads.into_iter().map(|id| (id, settings(id))).collect() }
    }

    /// The number of combinations; as good as endless when it is huge.
    fn len(&self) -> usize {
        self.axes.iter().fold(1, |all: usize, (_, settings)| all.saturating_mul(settings.len()))
    }

    /// How far apart combinations stand that differ in the next setting of this axis.
    fn stride(&self, axis: usize) -> usize {
        self.axes[..axis].iter().map(|(_, settings)| settings.len()).product()
    }

    /// One combination. They are counted like the digits of a number, the first axis the fastest.
    fn cell(&self, mut number: usize) -> impl Iterator<Item = (FindingId, Setting)> {
        self.axes.iter().map(move |(id, settings)| {
            let setting = settings[number % settings.len()];
            number /= settings.len();
            (*id, setting)
        })
    }
}

fn numbers(said: &Said, id: FindingId) -> Vec<Option<f32>> {
    let mut values = vec![None];
    for limit in READING.limits(said, id) {
        for value in [limit - 0.5, limit, limit + 0.5].map(Some) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

fn people(base: Status, cells: impl Iterator<Item = Vec<(FindingId, Setting)>>) -> People {
    let mut people = People::who_all_said(base);
    for (person, cell) in cells.enumerate() {
        cell.into_iter().for_each(|(id, setting)| people.set(person, id, setting));
    }
    READING.derive(&mut people);
    people
}

/// Answers to everything that is asked, all the same.
fn all_the_same(base: Status) -> Answers {
    let mut answers = Answers::none(&KNOWLEDGE);
    let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
    KNOWLEDGE.finding_ids().filter(asked).for_each(|id| answers.replace(id, base));
    answers
}

fn with(base: &Answers, cell: impl IntoIterator<Item = (FindingId, Setting)>) -> Answers {
    let mut answers = base.clone();
    for (id, setting) in cell {
        match setting {
            Setting::Said(status) => answers.replace(id, status),
            Setting::Number(Some(value)) => answers.record_number(id, value),
            Setting::Number(None) => {}
        }
    }
    answers
}

/// A combination in the words of the data.
fn words(cell: impl IntoIterator<Item = (FindingId, Setting)>) -> String {
    let word = |(id, setting): (FindingId, Setting)| match setting {
        Setting::Said(Status::Present) => Some(name(id).to_owned()),
        Setting::Said(Status::NotSure) => Some(format!("{}?", name(id))),
        Setting::Said(Status::Absent | Status::Unasked) | Setting::Number(None) => None,
        Setting::Number(Some(value)) => Some(format!("{}={value}", name(id))),
    };
    let words: Vec<String> = cell.into_iter().filter_map(word).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(" ") }
}

fn name(id: FindingId) -> &'static str {
    KNOWLEDGE.finding(id).id
}

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

/// Answers near the edge of the expression: made so or not so, and then a few of them drawn anew.
fn near_the_edge(said: &Said, chance: &mut Chance) -> Cell {
    let mut cell = Cell::new();
    let wanted = chance.per_cent(50);
    READING.force(said, wanted, chance, &mut cell);
    let reads: Vec<FindingId> = READING.reads(said).into_iter().collect();
    for _ in 0..chance.below(4) {
        let id = chance.one_of(&reads);
        let setting = match KNOWLEDGE.finding(id).kind {
            FindingKind::Number { .. } => Setting::Number(chance.one_of(&numbers(said, id))),
            FindingKind::Asked | FindingKind::Derived(_) => Setting::Said(chance.one_of(&EVERY_STATUS)),
        };
        cell.insert(id, setting);
    }
    cell
}

const EVERY_STATUS: [Status; 4] = [Status::Absent, Status::Present, Status::NotSure, Status::Unasked];

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

fn rule_name(kind: &ReasonKind) -> Option<&'static str> {
    match kind {
        ReasonKind::Rule(place) => Some(KNOWLEDGE.rules[*place].id),
        ReasonKind::NotSure(place) => Some(KNOWLEDGE.not_sure_rules[*place].id),
        ReasonKind::RedFlag | ReasonKind::Unanswered(_) => None,
        ReasonKind::Suspicion(_) | ReasonKind::SelfCareNeed(_) => None,
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
