//! What is different between two kept checks. Both are assessed anew, so that a difference comes from the answers and not
//! from the version. Nothing is called gone only because it was not asked again.

use super::figure::Figure;
use super::record::Check;
use crate::engine::{Answers, Facts, Status, order};
use crate::interview::{Interview, Response, included};
use crate::knowledge::{Care, FindingId, Knowledge, QuestionId, QuestionKind};

/// A question whose answer is another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The question.
    pub question: QuestionId,
    /// The answer then.
    pub then: Response,
    /// The answer later.
    pub later: Response,
}

/// What is different.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What the earlier answers ask for, by this version.
    pub then: Care,
    /// What the later answers ask for, by this version.
    pub later: Care,
    /// No then, yes later. Dangers come first.
    pub new: Vec<FindingId>,
    /// Yes then, no later.
    pub gone: Vec<FindingId>,
    /// Yes later; not asked then, not checked, or not sure.
    pub first_told: Vec<FindingId>,
    /// Yes then; not asked later, not checked, or not sure.
    pub open: Vec<FindingId>,
    /// Answers of which only one can be true, and numbers.
    pub changed: Vec<Changed>,
    /// Figures that both have, and that differ: then and later.
    pub figures: Vec<(Figure, u16, u16)>,
    /// Whom they are about, or the sex, differs: these may be two people.
    pub two_people: bool,
}

/// Compares a check with an earlier one.
pub fn compare(knowledge: &Knowledge, then: &Check, later: &Check) -> Comparison {
    let sides = [then, later].map(|check| Side::new(knowledge, &check.interview));
    let [before, after] = &sides;
    let mut found = Comparison {
        then: then.interview.assess(knowledge).care,
        later: later.interview.assess(knowledge).care,
        new: Vec::new(),
        gone: Vec::new(),
        first_told: Vec::new(),
        open: Vec::new(),
        changed: Vec::new(),
        figures: Vec::new(),
        two_people: then.interview.who() != later.interview.who(),
    };
    let mut done: Vec<FindingId> = Vec::new();
    for id in knowledge.question_ids() {
        let question = knowledge.question(id);
        match (before.response(id), after.response(id), question.kind) {
            (Some(a), Some(b), QuestionKind::One | QuestionKind::Number) => {
                if a != b {
                    found.two_people |= question.id == "sex" || question.id == "age" && aged(then, later, a, b);
                    found.changed.push(Changed { question: id, then: a.clone(), later: b.clone() });
                }
            }
            (_, _, QuestionKind::Number) | (None, None, _) => {}
            (_, _, QuestionKind::One | QuestionKind::Many) => {
                for finding in question.covers.iter().copied().filter(|finding| !done.contains(finding)) {
                    found.sort_in(finding, before.facts.status(finding), after.facts.status(finding));
                }
                done.extend(question.covers);
            }
        }
    }
    let danger = |id: &FindingId| knowledge.finding(*id).red_flag;
    for list in [&mut found.new, &mut found.first_told] {
        order(list, |a, b| danger(a) && !danger(b));
    }
    let pair = |figure: Figure| Some((figure, then.figures[figure.place()]?, later.figures[figure.place()]?));
    found.figures = Figure::ALL.into_iter().filter_map(pair).filter(|(_, a, b)| a != b).collect();
    found
}

impl Comparison {
    fn sort_in(&mut self, finding: FindingId, then: Status, later: Status) {
        match (then, later) {
            (Status::Absent, Status::Present) => self.new.push(finding),
            (Status::Present, Status::Absent) => self.gone.push(finding),
            (Status::Unasked | Status::NotSure, Status::Present) => self.first_told.push(finding),
            (Status::Present, Status::Unasked | Status::NotSure) => self.open.push(finding),
            (Status::Present, Status::Present)
            | (
                Status::Absent | Status::Unasked | Status::NotSure,
                Status::Absent | Status::Unasked | Status::NotSure,
            ) => {}
        }
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.new, &self.gone, &self.first_told, &self.open];
        lists.iter().all(|list| list.is_empty()) && self.changed.is_empty() && self.figures.is_empty()
    }
}

/// Whether the age differs by more than the years between the checks and one.
fn aged(then: &Check, later: &Check, a: &Response, b: &Response) -> bool {
    const YEAR: i64 = 525_600;
    let (Response::Number(a), Response::Number(b)) = (a, b) else { return false };
    let minutes = |check: &Check| check.interview.kept().map_or(0, |(minutes, _)| minutes);
    #[expect(clippy::cast_precision_loss, reason = "a small count of years")]
    let years = (minutes(later) - minutes(then)).abs().div_euclid(YEAR) as f32;
    (a - b).abs() > years + 1.0
}

/// The answers of one check that count.
struct Side<'a> {
    interview: &'a Interview,
    counted: Vec<QuestionId>,
    facts: Facts,
}

impl<'a> Side<'a> {
    fn new(knowledge: &Knowledge, interview: &'a Interview) -> Self {
        let (answers, counted): (Answers, _) = included(knowledge, interview.responses());
        Side { interview, counted, facts: Facts::new(knowledge, &answers) }
    }

    fn response(&self, id: QuestionId) -> Option<&Response> {
        self.interview.response(id).filter(|_| self.counted.contains(&id))
    }
}
