//! In which order the findings of a person are drawn, so that together they can be told in the questionnaire.
//! Worked out once from the knowledge; nothing here is random.

use calfcheck::engine::visit_findings;
use calfcheck::knowledge::{FindingId, FindingKind, KNOWLEDGE, Question, QuestionKind, Variable};

/// What is drawn, and in what order.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Findings that are drawn in ways of their own.
    pub names: Names,
    /// Variables all of whose states are asked: one state is drawn.
    pub plain: Vec<usize>,
    /// Asked findings that are drawn one by one.
    pub single: Vec<FindingId>,
    /// Those of them that are safety findings which no condition has numbers for, and which stand by themselves.
    pub stray_dangers: Vec<FindingId>,
    /// Questions with one answer that says several things: the nearest answer is chosen.
    pub choices: Vec<Choice>,
    /// Findings that the questionnaire can't record without the other: the first is never there without the second.
    pub implied: Vec<(FindingId, FindingId)>,
    /// Derived findings with numbers of their own: what they are read from is drawn until it agrees.
    pub targets: Vec<Target>,
    /// Findings that only open a question: there when something behind them is.
    pub openers: Vec<(FindingId, &'static [FindingId])>,
}

/// Findings that are drawn in ways of their own.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// A number of years.
    pub age: FindingId,
    /// Drawn with the age.
    pub female: FindingId,
    /// Pregnant, up to 6 weeks after it, 7 to 12 weeks after it.
    pub pregnancy: [FindingId; 3],
    /// Decides how big a difference between the calves is drawn.
    pub one_leg_swollen: FindingId,
    /// That difference, a number of centimetres.
    pub difference: FindingId,
}

/// A question with one answer, and which of its findings were drawn from numbers.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The question.
    pub question: &'static Question,
    /// Findings that some condition has a number for: the answer keeps to these.
    pub drawn: Vec<FindingId>,
    /// The others, which only weigh between answers that are equally near.
    pub free: Vec<FindingId>,
}

/// Something worked out from answers that a condition has numbers for.
#[derive(Clone, Debug)]
pub struct Target {
    /// What is drawn.
    pub aim: Aim,
    /// The asked findings that it is read from and that nothing before has settled.
    pub leaves: Vec<FindingId>,
    /// Whether it is also read from the difference between the calves.
    pub measured: bool,
}

/// What a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The state of a variable, by its place.
    State(usize),
    /// A derived finding outside the variables.
    Derived(FindingId),
}

impl Names {
    fn new() -> Self {
        Names {
            age: finding("age_years"),
            female: finding("female"),
            pregnancy: ["pregnant", "postpartum_6_weeks", "postpartum_7_12_weeks"].map(finding),
            one_leg_swollen: finding("swelling_one_leg"),
            difference: finding("calf_difference_cm"),
        }
    }

    /// Age, sex and pregnancy are drawn before everything else.
    fn drawn_first(&self, id: FindingId) -> bool {
        id == self.age || id == self.female || self.pregnancy.contains(&id)
    }
}

/// The finding of this name. The simulation can't do without those that it names.
pub fn finding(name: &str) -> FindingId {
    KNOWLEDGE.finding_named(name).unwrap_or_else(|| panic!("the knowledge has no finding `{name}`"))
}

impl Scheme {
    /// Reads it off the knowledge.
    pub fn new() -> Self {
        let names = Names::new();
        let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
        let is_plain = |variable: &Variable| variable.states.iter().all(asked);
        let places = 0..KNOWLEDGE.variables.len();
        let plain: Vec<usize> = places.filter(|place| is_plain(&KNOWLEDGE.variables[*place])).collect();
        let first = |id: &FindingId| names.drawn_first(*id);
        let in_plain = |id: &FindingId| plain.iter().any(|place| KNOWLEDGE.variables[*place].states.contains(id));
        let apart = |id: &FindingId| asked(id) && !first(id) && !in_plain(id);
        let single: Vec<FindingId> = KNOWLEDGE.finding_ids().filter(apart).collect();
        let several = |question: &&Question| {
            let one = question.kind == QuestionKind::One && question.covers.len() > 1;
            one && !question.covers.iter().any(first)
        };
        let choices: Vec<Choice> = KNOWLEDGE.questions.iter().filter(several).map(Choice::of).collect();
        let chosen = |id: &FindingId| choices.iter().any(|choice| choice.question.covers.contains(id));
        let settled = |id: &FindingId| first(id) || in_plain(id) || chosen(id) || (has_row(*id) && !in_variable(*id));
        let targets = targets(&plain, KNOWLEDGE.finding_ids().filter(settled).collect());
        let read = |id: &FindingId| targets.iter().any(|target| target.leaves.contains(id));
        let stray = |id: &FindingId| KNOWLEDGE.finding(*id).red_flag && !has_row(*id) && !read(id) && !chosen(id);
        let stray_dangers: Vec<FindingId> = single.iter().copied().filter(stray).collect();
        Scheme { names, plain, single, stray_dangers, choices, implied: implied(), targets, openers: openers() }
    }
}

impl Choice {
    fn of(question: &'static Question) -> Self {
        let (drawn, free) = question.covers.iter().copied().partition(|id| has_row(*id) || in_variable(*id));
        Choice { question, drawn, free }
    }
}

fn has_row(id: FindingId) -> bool {
    KNOWLEDGE.conditions.iter().any(|condition| condition.likelihoods.iter().any(|row| row.finding == id))
}

fn in_variable(id: FindingId) -> bool {
    KNOWLEDGE.variables.iter().any(|variable| variable.states.contains(&id))
}

/// Those that are read from fewest findings first, for they can be told in the fewest ways. Each settles what it was
/// read from.
fn targets(plain: &[usize], mut settled: Vec<FindingId>) -> Vec<Target> {
    let variables = (0..KNOWLEDGE.variables.len()).filter(|place| !plain.contains(place)).map(Aim::State);
    let derived = |id: &FindingId| {
        matches!(KNOWLEDGE.finding(*id).kind, FindingKind::Derived(_)) && has_row(*id) && !in_variable(*id)
    };
    let aims = variables.chain(KNOWLEDGE.finding_ids().filter(derived).map(Aim::Derived));
    let mut targets: Vec<Target> = aims.map(Target::new).collect();
    targets.sort_by_key(|target| target.leaves.len());
    for target in &mut targets {
        target.leaves.retain(|id| !settled.contains(id));
        settled.extend(&target.leaves);
    }
    targets
}

impl Target {
    /// Everything that is answered below it, settled or not.
    fn new(aim: Aim) -> Self {
        let mut read = Vec::new();
        match aim {
            Aim::State(place) => KNOWLEDGE.variables[place].states.iter().for_each(|id| collect(*id, &mut read)),
            Aim::Derived(id) => collect(id, &mut read),
        }
        let is_number = |id: &FindingId| matches!(KNOWLEDGE.finding(*id).kind, FindingKind::Number { .. });
        let (numbers, leaves): (Vec<_>, Vec<_>) = read.into_iter().partition(is_number);
        Target { aim, leaves, measured: !numbers.is_empty() }
    }
}

/// The answered findings below a finding.
fn collect(id: FindingId, read: &mut Vec<FindingId>) {
    match KNOWLEDGE.finding(id).kind {
        FindingKind::Derived(expr) => visit_findings(&expr, false, &mut |inner, _| collect(inner, read)),
        FindingKind::Asked | FindingKind::Number { .. } if read.contains(&id) => {}
        FindingKind::Asked | FindingKind::Number { .. } => read.push(id),
    }
}

/// In a question with several answers, a finding that one option alone sets brings what that option sets beside.
fn implied() -> Vec<(FindingId, FindingId)> {
    let mut implied = Vec::new();
    for question in KNOWLEDGE.questions.iter().filter(|question| question.kind == QuestionKind::Many) {
        for option in question.options.iter().filter(|option| option.sets.len() > 1) {
            let alone = |id: &&FindingId| question.options.iter().filter(|other| other.sets.contains(id)).count() == 1;
            for special in option.sets.iter().filter(alone) {
                implied.extend(option.sets.iter().filter(|id| *id != special).map(|id| (*special, *id)));
            }
        }
    }
    implied
}

fn openers() -> Vec<(FindingId, &'static [FindingId])> {
    let options = KNOWLEDGE.questions.iter().flat_map(|question| question.options);
    let opening = options.filter(|option| !option.stands_for.is_empty());
    opening.flat_map(|option| option.sets.iter().map(|id| (*id, option.stands_for))).collect()
}
