//! Whether an expression holds. Rules read only what was answered yes; derived findings also know "unknown".

use super::facts::{Facts, Status};
use crate::knowledge::{Comparison, Expr, FindingId};

/// Three-valued truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds, whatever is still unknown.
    Yes,
    /// It does not hold, whatever is still unknown.
    No,
    /// It depends on what is still unknown.
    Unknown,
}

/// Whether a rule's expression holds: what was not answered yes counts as not present.
pub fn holds(expr: &Expr, facts: &Facts) -> bool {
    match expr {
        Expr::Is(id) => facts.present(*id),
        Expr::Not(inner) => !holds(inner, facts),
        Expr::All(parts) => parts.iter().all(|part| holds(part, facts)),
        Expr::Any(parts) => parts.iter().any(|part| holds(part, facts)),
        Expr::AtLeast(least, parts) => parts.iter().filter(|part| holds(part, facts)).count() >= usize::from(*least),
        Expr::Compare(id, comparison, limit) => {
            facts.number(*id).is_some_and(|value| compare(value, *comparison, *limit))
        }
    }
}

/// Whether the expression is true, false, or not known yet.
pub fn truth(expr: &Expr, facts: &Facts) -> Truth {
    match expr {
        Expr::Is(id) => match facts.status(*id) {
            Status::Present => Truth::Yes,
            Status::Absent => Truth::No,
            Status::Unasked | Status::NotSure => Truth::Unknown,
        },
        Expr::Not(inner) => match truth(inner, facts) {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        },
        Expr::All(parts) => at_least(parts.len(), parts, facts),
        Expr::Any(parts) => at_least(1, parts, facts),
        Expr::AtLeast(least, parts) => at_least(usize::from(*least), parts, facts),
        Expr::Compare(id, comparison, limit) => match facts.number(*id) {
            Some(value) if compare(value, *comparison, *limit) => Truth::Yes,
            Some(_) => Truth::No,
            None => Truth::Unknown,
        },
    }
}

fn at_least(least: usize, parts: &[Expr], facts: &Facts) -> Truth {
    let (mut yes, mut may_be) = (0, 0);
    for part in parts {
        match truth(part, facts) {
            Truth::Yes => yes += 1,
            Truth::Unknown => may_be += 1,
            Truth::No => {}
        }
    }
    if yes >= least {
        Truth::Yes
    } else if yes + may_be < least {
        Truth::No
    } else {
        Truth::Unknown
    }
}

fn compare(value: f32, comparison: Comparison, limit: f32) -> bool {
    match comparison {
        Comparison::AtLeast => value >= limit,
        Comparison::AtMost => value <= limit,
        Comparison::Above => value > limit,
        Comparison::Below => value < limit,
    }
}

/// Calls `visit` with every finding that the expression reads; `true` where it stands under a `not`.
pub fn visit_findings(expr: &Expr, negated: bool, visit: &mut impl FnMut(FindingId, bool)) {
    match expr {
        Expr::Is(id) | Expr::Compare(id, _, _) => visit(*id, negated),
        Expr::Not(inner) => visit_findings(inner, !negated, visit),
        Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
            for part in *parts {
                visit_findings(part, negated, visit);
            }
        }
    }
}
