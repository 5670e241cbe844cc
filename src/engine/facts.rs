//! What is known about the person: the answers, and what can be worked out from them.

use super::logic::{Truth, truth};
use super::order::order_once;
use super::readers::Readers;
use crate::knowledge::{FindingId, FindingKind, Knowledge, QuestionId};

/// What an answer says about one finding. "Not sure" is an answer; it is never "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    /// Not asked, or not answered.
    #[default]
    Unasked,
    /// Answered no.
    Absent,
    /// Asked, and the person is not sure.
    NotSure,
    /// Answered yes.
    Present,
}

/// The person's answers, finding by finding. The order in which they came leaves no trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    status: Vec<Status>,
    numbers: Vec<(FindingId, f32)>,
    asked: Vec<QuestionId>,
}

impl Answers {
    /// No answer yet.
    pub fn none(knowledge: &Knowledge) -> Self {
        Answers { status: vec![Status::Unasked; knowledge.findings.len()], numbers: Vec::new(), asked: Vec::new() }
    }

    /// Notes that the question was answered. Answers put together without questions need not say so.
    pub fn note_asked(&mut self, question: QuestionId) {
        if let Err(place) = self.asked.binary_search(&question) {
            self.asked.insert(place, question);
        }
    }

    /// Whether the question was answered; `None` when no question was noted at all.
    pub fn was_asked(&self, question: QuestionId) -> Option<bool> {
        (!self.asked.is_empty()).then(|| self.asked.binary_search(&question).is_ok())
    }

    /// Records what an answer says. When two answers disagree, yes outweighs not sure, and not sure outweighs no.
    pub fn record(&mut self, finding: FindingId, status: Status) {
        let known = &mut self.status[usize::from(finding.0)];
        *known = (*known).max(status);
    }

    /// Replaces whatever was recorded.
    pub fn replace(&mut self, finding: FindingId, status: Status) {
        self.status[usize::from(finding.0)] = status;
    }

    /// Records a measured number. Of two the greater one is kept; what is not a number is not recorded.
    pub fn record_number(&mut self, finding: FindingId, value: f32) {
        if !value.is_finite() {
            return;
        }
        self.record(finding, Status::Present);
        match self.numbers.iter_mut().find(|(known, _)| *known == finding) {
            Some((_, known)) => *known = known.max(value),
            None => {
                let place = self.numbers.partition_point(|(known, _)| *known < finding);
                self.numbers.insert(place, (finding, value));
            }
        }
    }

    /// What was answered about the finding.
    pub fn status(&self, finding: FindingId) -> Status {
        self.status[usize::from(finding.0)]
    }

    /// The same for every finding, in the order of the knowledge.
    pub fn statuses(&self) -> &[Status] {
        &self.status
    }

    /// The number measured, if one was.
    pub fn number(&self, finding: FindingId) -> Option<f32> {
        self.numbers.iter().find(|(known, _)| *known == finding).map(|(_, value)| *value)
    }
}

/// The answers together with every derived finding and the state of every variable.
#[derive(Clone, Debug)]
pub struct Facts {
    answers: Answers,
    states: Vec<Option<FindingId>>,
}

/// Facts with other answers than before.
#[derive(Clone, Debug)]
pub struct Change {
    /// The facts afterwards.
    pub facts: Facts,
    /// Every finding, derived ones too, that is not as before.
    pub findings: Vec<FindingId>,
}

/// When more findings than this have changed, everything is worked out anew.
const MANY: usize = 12;

impl Facts {
    /// Works out what follows from the answers.
    pub fn new(knowledge: &Knowledge, answers: &Answers) -> Self {
        let mut facts = Facts { answers: answers.clone(), states: Vec::new() };
        facts.derive(knowledge);
        facts
    }

    /// The same facts with every safety finding absent.
    pub fn without_red_flags(&self, knowledge: &Knowledge) -> Self {
        let mut facts = self.clone();
        let flags = knowledge.finding_ids().filter(|id| knowledge.finding(*id).red_flag);
        flags.for_each(|id| facts.answers.replace(id, Status::Absent));
        facts.derive(knowledge);
        facts
    }

    /// Takes over answers that say more than before.
    pub fn take_over(&mut self, knowledge: &Knowledge, readers: &Readers, answers: &Answers) {
        let derived = |id: &FindingId| matches!(knowledge.finding(*id).kind, FindingKind::Derived(_));
        let known = std::mem::replace(&mut self.answers, answers.clone());
        let mut before = Vec::new();
        for id in knowledge.finding_ids() {
            if derived(&id) {
                self.answers.replace(id, known.status(id));
            } else if known.status(id) != answers.status(id) || known.number(id) != answers.number(id) {
                before.push((id, known.status(id)));
            }
        }
        self.derive_again(knowledge, readers, &mut before);
    }

    /// The same facts with other answers to some findings, all worked out anew.
    pub fn with(&self, knowledge: &Knowledge, changes: &[(FindingId, Status)]) -> Self {
        let mut answers = self.answers.clone();
        changes.iter().for_each(|(id, status)| answers.replace(*id, *status));
        Facts::new(knowledge, &answers)
    }

    /// The same facts with other answers to some findings, working out only what depends on them.
    pub fn changed(&self, knowledge: &Knowledge, readers: &Readers, changes: &[(FindingId, Status)]) -> Change {
        let mut facts = self.clone();
        let before = facts.change(knowledge, readers, changes);
        Change { facts, findings: before.into_iter().map(|(id, _)| id).collect() }
    }

    /// The same facts with a number measured.
    pub fn measured(&self, knowledge: &Knowledge, readers: &Readers, finding: FindingId, value: f32) -> Change {
        let mut facts = self.clone();
        let mut before = vec![(finding, facts.status(finding))];
        facts.answers.record_number(finding, value);
        facts.derive_again(knowledge, readers, &mut before);
        Change { facts, findings: before.into_iter().map(|(id, _)| id).collect() }
    }

    /// Changes some answers; what is derived can't be answered. Returns what every changed finding was before, so that
    /// it can be changed back.
    pub fn change(
        &mut self,
        knowledge: &Knowledge,
        readers: &Readers,
        changes: &[(FindingId, Status)],
    ) -> Vec<(FindingId, Status)> {
        let mut before = Vec::new();
        for (id, status) in changes {
            let derived = matches!(knowledge.finding(*id).kind, FindingKind::Derived(_));
            if self.status(*id) != *status && !derived {
                before.push((*id, self.status(*id)));
                self.answers.replace(*id, *status);
            }
        }
        self.derive_again(knowledge, readers, &mut before);
        before
    }

    /// Takes back a change.
    pub fn change_back(&mut self, knowledge: &Knowledge, readers: &Readers, before: &[(FindingId, Status)]) {
        before.iter().rev().for_each(|(id, status)| self.answers.replace(*id, *status));
        self.find_states_of(knowledge, readers, before);
    }

    /// Whether the question was answered; `None` when the answers do not say.
    pub fn was_asked(&self, question: QuestionId) -> Option<bool> {
        self.answers.was_asked(question)
    }

    /// What is known about the finding.
    pub fn status(&self, finding: FindingId) -> Status {
        self.answers.status(finding)
    }

    /// The same for every finding, in the order of the knowledge.
    pub fn statuses(&self) -> &[Status] {
        self.answers.statuses()
    }

    /// Whether the finding is known to be present.
    pub fn present(&self, finding: FindingId) -> bool {
        self.status(finding) == Status::Present
    }

    /// The number measured, if one was.
    pub fn number(&self, finding: FindingId) -> Option<f32> {
        self.answers.number(finding)
    }

    /// The state of each variable, in the order of the knowledge.
    pub fn states(&self) -> &[Option<FindingId>] {
        &self.states
    }

    /// Derived findings stand after those they read, so one pass is enough.
    fn derive(&mut self, knowledge: &Knowledge) {
        knowledge.finding_ids().for_each(|id| self.derive_one(knowledge, id));
        self.find_states(knowledge);
    }

    /// Works out again only what reads the changed findings, and adds what changed by that.
    fn derive_again(&mut self, knowledge: &Knowledge, readers: &Readers, before: &mut Vec<(FindingId, Status)>) {
        let mut stale: Vec<FindingId> = if before.len() > MANY {
            knowledge.finding_ids().collect()
        } else {
            before.iter().flat_map(|(id, _)| readers.derived(*id)).copied().collect()
        };
        order_once(&mut stale);
        for id in stale {
            let was = self.status(id);
            self.derive_one(knowledge, id);
            if self.status(id) != was {
                before.push((id, was));
            }
        }
        self.find_states_of(knowledge, readers, before);
    }

    fn derive_one(&mut self, knowledge: &Knowledge, id: FindingId) {
        if let FindingKind::Derived(expr) = &knowledge.finding(id).kind {
            let status = match truth(expr, self) {
                Truth::Yes => Status::Present,
                Truth::No => Status::Absent,
                Truth::Unknown => Status::Unasked,
            };
            self.answers.replace(id, status);
        }
    }

    fn find_states(&mut self, knowledge: &Knowledge) {
        self.states = (0..knowledge.variables.len()).map(|variable| self.state(knowledge, variable)).collect();
    }

    fn find_states_of(&mut self, knowledge: &Knowledge, readers: &Readers, changed: &[(FindingId, Status)]) {
        for variable in changed.iter().filter_map(|(id, _)| readers.variable(*id)) {
            self.states[variable] = self.state(knowledge, variable);
        }
    }

    fn state(&self, knowledge: &Knowledge, variable: usize) -> Option<FindingId> {
        knowledge.variables[variable].states.iter().copied().find(|id| self.present(*id))
    }
}
