//! What reads a finding: derived findings, rules and questions. Worked out once, so that a changed answer costs only
//! what depends on it. Nothing here reasons.

use super::logic::visit_findings;
use super::order::{order, order_once};
use crate::knowledge::{Expr, FindingId, FindingKind, Knowledge, QuestionId};

/// For each finding, in the order of the knowledge, what has to be looked at again when it changes.
#[derive(Clone, Debug, Default)]
pub struct Readers {
    derived: Vec<Vec<FindingId>>,
    variables: Vec<Option<usize>>,
    rules: Vec<Vec<usize>>,
    naming: Vec<Vec<usize>>,
    safety_questions: Vec<Vec<QuestionId>>,
    priors: Vec<bool>,
}

impl Readers {
    /// Reads it off the knowledge.
    pub fn new(knowledge: &Knowledge) -> Self {
        let count = knowledge.findings.len();
        let mut readers = Readers {
            derived: vec![Vec::new(); count],
            variables: variables_by_finding(knowledge),
            rules: vec![Vec::new(); count],
            naming: vec![Vec::new(); count],
            safety_questions: vec![Vec::new(); count],
            priors: vec![false; count],
        };
        readers.add_derived(knowledge);
        readers.add_rules(knowledge);
        knowledge.question_ids().for_each(|id| readers.add_question(knowledge, id));
        let people = ["age_years", "female", "pregnant"].into_iter().filter_map(|name| knowledge.finding_named(name));
        let only_if = knowledge.conditions.iter().filter_map(|condition| condition.prior.only_if);
        people.chain(only_if).for_each(|id| readers.priors[usize::from(id.0)] = true);
        readers
    }

    /// Derived findings that read it, directly or through others, in the order in which they are worked out.
    pub fn derived(&self, id: FindingId) -> &[FindingId] {
        &self.derived[usize::from(id.0)]
    }

    /// The variable that it is a state of, by its place.
    pub fn variable(&self, id: FindingId) -> Option<usize> {
        self.variables[usize::from(id.0)]
    }

    /// Rules that name it, by their places. Those that read it through a derived finding stand with that one.
    pub fn rules(&self, id: FindingId) -> &[usize] {
        &self.rules[usize::from(id.0)]
    }

    /// Rules that read it, directly or through derived findings, and name a condition; the most urgent first.
    pub fn naming_rules(&self, id: FindingId) -> &[usize] {
        &self.naming[usize::from(id.0)]
    }

    /// Questions with safety findings that cover it, or that it decides whether to ask.
    pub fn safety_questions(&self, id: FindingId) -> &[QuestionId] {
        &self.safety_questions[usize::from(id.0)]
    }

    /// Whether how common some condition is depends on it.
    pub fn priors(&self, id: FindingId) -> bool {
        self.priors[usize::from(id.0)]
    }

    /// Derived findings stand after those they read, so from the last to the first every reader is already complete.
    fn add_derived(&mut self, knowledge: &Knowledge) {
        for id in knowledge.finding_ids().collect::<Vec<_>>().into_iter().rev() {
            if let FindingKind::Derived(expr) = knowledge.finding(id).kind {
                let mut through = self.derived[usize::from(id.0)].clone();
                through.push(id);
                each_finding(&expr, |read| self.derived[usize::from(read.0)].extend(&through));
            }
        }
        self.derived.iter_mut().for_each(order_once);
    }

    fn add_rules(&mut self, knowledge: &Knowledge) {
        for (place, rule) in knowledge.rules.iter().enumerate() {
            each_finding(&rule.when, |id| self.rules[usize::from(id.0)].push(place));
        }
        self.rules.iter_mut().for_each(order_once);
        for id in knowledge.finding_ids() {
            let through = self.derived(id).iter().flat_map(|derived| self.rules(*derived));
            let mut naming: Vec<usize> = self.rules(id).iter().chain(through).copied().collect();
            naming.retain(|place| !knowledge.rules[*place].suspects.is_empty());
            let rank = |place: usize| (std::cmp::Reverse(knowledge.rules[place].care), place);
            order(&mut naming, |a, b| rank(*a) < rank(*b));
            naming.dedup();
            self.naming[usize::from(id.0)] = naming;
        }
    }

    fn add_question(&mut self, knowledge: &Knowledge, id: QuestionId) {
        let question = knowledge.question(id);
        if question.covers.iter().any(|finding| knowledge.finding(*finding).red_flag) {
            let mut read: Vec<FindingId> = question.covers.to_vec();
            question.when.iter().for_each(|when| each_finding(when, |finding| read.push(finding)));
            order_once(&mut read);
            read.iter().for_each(|finding| self.safety_questions[usize::from(finding.0)].push(id));
        }
    }
}

fn variables_by_finding(knowledge: &Knowledge) -> Vec<Option<usize>> {
    let mut variable_of = vec![None; knowledge.findings.len()];
    for (place, variable) in knowledge.variables.iter().enumerate() {
        for state in variable.states {
            variable_of[usize::from(state.0)] = Some(place);
        }
    }
    variable_of
}

fn each_finding(expr: &Expr, mut visit: impl FnMut(FindingId)) {
    visit_findings(expr, false, &mut |id, _| visit(id));
}
