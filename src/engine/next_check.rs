//! What the person could still look at or try, and what it could do to the advice.
//! Not here: what to ask next in the interview; a check may also be one that was put off.

use super::facts::{Facts, Status};
use super::urgency::{care, concerns, reasons};
use super::{Weights, with_weights};
use crate::knowledge::{Care, FindingId, Knowledge, QuestionId, QuestionKind};

/// A check whose outcome could change the advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextCheck {
    /// The question that says how to check.
    pub question: QuestionId,
    /// The most urgent care that an outcome could ask for.
    pub most: Care,
    /// The care when nothing is found.
    pub least: Care,
}

/// The check that is worth most: the change of advice that can be expected, in steps of care. None when no check that is
/// still open could change it. Checks that were answered are not named again, and neither are measurements.
pub fn next_check(knowledge: &Knowledge, facts: &Facts) -> Option<NextCheck> {
    with_weights(knowledge, |weights| best(knowledge, weights, facts))
}

fn best(knowledge: &Knowledge, weights: &Weights, facts: &Facts) -> Option<NextCheck> {
    let now = care(&reasons(knowledge, Some(weights), facts));
    let care_with =
        |changes: &[(FindingId, Status)]| care(&reasons(knowledge, Some(weights), &facts.with(knowledge, changes)));
    let worth = |id: QuestionId| -> Option<(f64, NextCheck)> {
        let open = open_findings(knowledge, facts, id);
        let absent: Vec<_> = open.iter().map(|finding| (*finding, Status::Absent)).collect();
        if open.is_empty() {
            return None;
        }
        let least = care_with(&absent);
        let (mut most, mut raised, mut chance) = (least, 0.0, 0.0);
        for finding in &open {
            let then = care_with(&[(*finding, Status::Present)]);
            let likely = f64::from(knowledge.finding(*finding).background);
            most = most.max(then);
            raised += likely * steps(now, then);
            chance += likely;
        }
        let changes = most != now || least != now;
        let worth = raised + (1.0 - f64::min(chance, 1.0)) * steps(now, least);
        changes.then_some((worth, NextCheck { question: id, most, least }))
    };
    let found = knowledge.question_ids().filter(|id| concerns(knowledge, *id, facts)).filter_map(worth);
    found.max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.question.cmp(&x.question))).map(|(_, check)| check)
}

/// The findings of a check that nobody knows yet; none when the question is no check.
fn open_findings(knowledge: &Knowledge, facts: &Facts, id: QuestionId) -> Vec<FindingId> {
    let question = knowledge.question(id);
    if question.check.is_empty() || question.kind == QuestionKind::Number {
        return Vec::new();
    }
    let open = |finding: &&FindingId| matches!(facts.status(**finding), Status::Unasked | Status::NotSure);
    question.covers.iter().filter(open).copied().collect()
}

/// How far apart two ways of care are.
fn steps(a: Care, b: Care) -> f64 {
    f64::from((a as i8 - b as i8).abs())
}
