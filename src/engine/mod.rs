//! What follows from the answers: pure functions, no browser, no clock, no input or output.
//! The product is one of them, [`assess`]; everything else serves it.

mod differential;
mod explanation;
mod facts;
mod feared;
mod fired;
mod logic;
mod naming;
mod next_check;
mod next_question;
mod order;
mod probability;
mod readers;
mod score;
mod urgency;
mod would_change;

pub use differential::{Differential, Effect, Scores, Weights, differential};
pub use explanation::{Evidence, Explanation, Strength, explain};
pub use facts::{Answers, Change, Facts, Status};
pub use feared::{Feared, feared};
pub use fired::Fired;
pub use logic::{Truth, holds, truth, visit_findings};
pub use naming::{Named, named, with_named};
pub use next_check::{NextCheck, next_check};
pub use next_question::{ADULT_YEARS, MOST_DETAIL_QUESTIONS, answered, is_child, next_question};
pub use order::{order, order_once};
pub use probability::Probability;
pub use readers::Readers;
pub use score::{ItemResult, ScoreResult, Standing, score, scores};
pub use urgency::{Reason, ReasonKind, care, concerns, open_safety_questions, reasons};
pub use would_change::{WarningSign, would_change};

use crate::knowledge::{Care, ConditionId, Knowledge, QuestionId, Reach, Urgency};
use std::cell::RefCell;
use std::rc::Rc;

/// How well a cause fits, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A probability from 2 to 10 in 100.
    LessLikely,
    /// A probability from 10 to 40 in 100.
    Possible,
    /// A probability of 40 in 100 or more.
    FitsWell,
}

/// A cause that fits the answers; subtypes of one family count together under the likeliest of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The likeliest condition of the family.
    pub condition: ConditionId,
    /// The probability of the whole family, shown as at most 0.9.
    pub probability: Probability,
    /// The same in words.
    pub fit: Fit,
    /// Which answers speak for and against it.
    pub explanation: Explanation,
    /// The fired rules that name it, by their places in the knowledge.
    pub named_by: Vec<usize>,
}

/// What follows from the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The care needed: the highest of all reasons.
    pub care: Care,
    /// Why, the most urgent reason first; empty for self-care.
    pub reasons: Vec<Reason>,
    /// Conditions that the fired rules name, from the most urgent rule down: to be ruled out by a clinician.
    pub suspected: Vec<ConditionId>,
    /// Causes that fit, the likeliest first. Empty under 18: the likelihoods are those of adults.
    pub causes: Vec<Cause>,
    /// The two leading causes fit about equally well.
    pub tie: bool,
    /// The question worth asking next; none when the interview is over.
    pub next_question: Option<QuestionId>,
    /// What could still appear and would raise the urgency.
    pub would_change: Vec<WarningSign>,
}

impl Assessment {
    /// The level of urgency.
    pub fn urgency(&self) -> Urgency {
        self.care.urgency()
    }

    /// Whether what helps the leading cause may be told. Never when someone has to look at the leg today, and never
    /// while another cause is to be checked, which rubbing, wrapping or stretching could harm.
    pub fn allows_self_care(&self, knowledge: &Knowledge) -> bool {
        let family = |id: &ConditionId| knowledge.condition(*id).family;
        let Some(lead) = self.causes.first().map(|cause| family(&cause.condition)) else { return false };
        self.care < Care::Today && self.suspected.iter().all(|id| family(id) == lead)
    }
}

/// Causes below this probability are not named.
const LEAST_NAMED: f64 = 0.02;

/// Two leading causes whose probabilities differ by less than this factor are a tie.
const TIE_FACTOR: f64 = 1.4;

/// No probability above this is shown: nothing is certain from answers alone.
const MOST_SHOWN: f64 = 0.9;

thread_local! {
    /// The knowledge that was assessed last, with its weights. In the product there is no other.
    static LAST: RefCell<Option<(Knowledge, Rc<Weights>)>> = const { RefCell::new(None) };
}

/// Says how urgent it is, why, which causes fit, what to ask next, and what would change the advice.
pub fn assess(knowledge: &Knowledge, answers: &Answers) -> Assessment {
    with_weights(knowledge, |weights| assess_with(knowledge, weights, answers))
}

/// Hands over the weights of the knowledge, which are worked out once.
fn with_weights<T>(knowledge: &Knowledge, then: impl FnOnce(&Weights) -> T) -> T {
    let kept = LAST.with_borrow(|last| {
        let same = last.as_ref().filter(|(known, _)| is_same(known, knowledge));
        same.map(|(_, weights)| Rc::clone(weights))
    });
    let weights = kept.unwrap_or_else(|| {
        let weights = Rc::new(Weights::new(knowledge));
        LAST.set(Some((*knowledge, Rc::clone(&weights))));
        weights
    });
    then(&weights)
}

/// Whether everything that weights are made of is the very same data, and not just like it.
fn is_same(a: &Knowledge, b: &Knowledge) -> bool {
    std::ptr::eq(a.findings, b.findings)
        && std::ptr::eq(a.variables, b.variables)
        && std::ptr::eq(a.conditions, b.conditions)
        && std::ptr::eq(a.correlations, b.correlations)
        && std::ptr::eq(a.rules, b.rules)
}

/// The care where it is an emergency, and what to ask next, as in [`assess`], for a small part of its work.
pub fn standing(knowledge: &Knowledge, facts: &Facts) -> (Option<Care>, Option<QuestionId>) {
    with_weights(knowledge, |weights| next_question::standing(knowledge, weights, facts))
}

/// Lets facts take over answers that say more than before.
pub fn take_over(knowledge: &Knowledge, facts: &mut Facts, answers: &Answers) {
    with_weights(knowledge, |weights| facts.take_over(knowledge, weights.readers(), answers));
}

/// The same as [`assess`], with the logarithms taken before.
pub fn assess_with(knowledge: &Knowledge, weights: &Weights, answers: &Answers) -> Assessment {
    let facts = Facts::new(knowledge, answers);
    let next = next_question(knowledge, weights, &facts);
    assessment(knowledge, weights, &facts, next)
}

/// The same as [`assess`] for answers after which nothing is left to ask.
pub fn conclude(knowledge: &Knowledge, answers: &Answers) -> Assessment {
    let facts = Facts::new(knowledge, answers);
    with_weights(knowledge, |weights| assessment(knowledge, weights, &facts, None))
}

fn assessment(knowledge: &Knowledge, weights: &Weights, facts: &Facts, next: Option<QuestionId>) -> Assessment {
    let reasons = reasons(knowledge, Some(weights), facts);
    let care = care(&reasons);
    let named = named(knowledge, &reasons);
    let ranked = with_named(&differential(knowledge, weights, facts), &named);
    let causes =
        if is_child(knowledge, facts) { Vec::new() } else { causes(knowledge, weights, facts, &ranked, &named) };
    Assessment {
        care,
        suspected: suspected(knowledge, &reasons, &named, &ranked, is_child(knowledge, facts)),
        tie: is_tie(&causes),
        next_question: next,
        would_change: would_change(knowledge, weights.readers(), facts, care),
        causes,
        reasons,
    }
}

fn causes(
    knowledge: &Knowledge,
    weights: &Weights,
    facts: &Facts,
    ranked: &Differential,
    named: &[Named],
) -> Vec<Cause> {
    let share = |id: ConditionId| ranked.probabilities[usize::from(id.0)].get();
    let mut families: Vec<(ConditionId, f64)> = Vec::new();
    let mut place_of: Vec<Option<usize>> = vec![None; knowledge.conditions.len()];
    let mut ids: Vec<ConditionId> = knowledge.condition_ids().filter(|id| share(*id) > 0.0).collect();
    order(&mut ids, |a, b| share(*b) < share(*a));
    for id in ids {
        let place = &mut place_of[usize::from(weights.family(id).0)];
        match place {
            Some(place) => families[*place].1 += share(id),
            None => {
                *place = Some(families.len());
                families.push((id, share(id)));
            }
        }
    }
    families.retain(|(_, total)| *total >= LEAST_NAMED);
    order(&mut families, |a, b| b.1 < a.1 || b.1 == a.1 && a.0 < b.0);
    let rules =
        |id: ConditionId| named.iter().find(|one| one.condition == id).map_or_else(Vec::new, |one| one.rules.clone());
    let cause = |(condition, total): (ConditionId, f64)| Cause {
        condition,
        probability: Probability::new(total.min(MOST_SHOWN)),
        fit: fit(total),
        explanation: explain(knowledge, weights, condition, facts),
        named_by: rules(condition),
    };
    families.into_iter().map(cause).collect()
}

fn fit(probability: f64) -> Fit {
    if probability >= 0.4 {
        Fit::FitsWell
    } else if probability >= 0.1 {
        Fit::Possible
    } else {
        Fit::LessLikely
    }
}

fn is_tie(causes: &[Cause]) -> bool {
    match causes {
        [first, second, ..] => first.probability.get() < second.probability.get() * TIE_FACTOR,
        [_] | [] => false,
    }
}

/// Conditions named by the rules and suspected by their probability, the likeliest first; under 18, where the
/// likelihoods do not hold, by what the rules alone say. Below "today" only the decisive level counts.
fn suspected(
    knowledge: &Knowledge,
    reasons: &[Reason],
    named: &[Named],
    ranked: &Differential,
    child: bool,
) -> Vec<ConditionId> {
    let highest = care(reasons).urgency();
    let mut found: Vec<ConditionId> = Vec::new();
    for reason in reasons.iter().filter(|reason| reason.care.urgency() == highest || reason.care >= Care::Today) {
        let conditions: &[ConditionId] = match &reason.kind {
            ReasonKind::Rule(place) => knowledge.rules[*place].suspects,
            ReasonKind::Suspicion(id) => std::slice::from_ref(id),
            ReasonKind::RedFlag | ReasonKind::NotSure(_) | ReasonKind::Unanswered(_) | ReasonKind::SelfCareNeed(_) => {
                &[]
            }
        };
        for id in conditions.iter().filter(|id| knowledge.condition(**id).reach != Reach::Residual) {
            if !found.contains(id) {
                found.push(*id);
            }
        }
    }
    let by_rules = |id: ConditionId| named.iter().find(|one| one.condition == id).map_or(0.0, |one| one.odds);
    let likely = |id: ConditionId| if child { by_rules(id) } else { ranked.probabilities[usize::from(id.0)].get() };
    order(&mut found, |a, b| likely(*b) < likely(*a));
    found
}
