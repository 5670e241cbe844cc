//! Which rules fire, and how urgent it is, without the reasons: for the many answers that are only imagined.
//! Always the same care as that of `reasons`, which a test compares.

use super::facts::Facts;
use super::logic::holds;
use super::readers::Readers;
use super::urgency::{
    OPEN_SAFETY_QUESTION, RAISED_RED_FLAG, has_red_flag, is_open_safety_question, is_unsure, open_safety_questions,
};
use crate::knowledge::{Care, FindingId, Knowledge, QuestionId};

/// Which rules fire with some facts, and which safety questions are open.
#[derive(Clone, Debug)]
pub struct Fired {
    rules: Vec<bool>,
    care: Care,
    open: Vec<QuestionId>,
}

impl Fired {
    /// Asks every rule.
    pub fn new(knowledge: &Knowledge, facts: &Facts) -> Self {
        let rules = knowledge.rules.iter().map(|rule| holds(&rule.when, facts)).collect();
        let mut fired = Fired { rules, care: Care::SelfCare, open: open_safety_questions(knowledge, facts) };
        fired.care = fired.care_without(knowledge, &[]);
        fired
    }

    /// Safety questions that concern the person and are open.
    pub fn open_safety_questions(&self) -> &[QuestionId] {
        &self.open
    }

    /// The care that all reasons ask for together, when suspicion by probability asks for this much.
    pub fn care(&self, knowledge: &Knowledge, facts: &Facts, suspicion: Care) -> Care {
        with_other_reasons(knowledge, facts, self.care.max(suspicion), || !self.open.is_empty())
    }

    /// The same after a change of some findings: only rules that read one of them are asked again.
    pub fn care_after(
        &self,
        knowledge: &Knowledge,
        readers: &Readers,
        changed: &[FindingId],
        facts: &Facts,
        suspicion: Care,
    ) -> Care {
        let reading: Vec<usize> = changed.iter().flat_map(|id| readers.rules(*id)).copied().collect();
        let fires = |place: &usize| holds(&knowledge.rules[*place].when, facts);
        let decides = |place: &&usize| self.rules[**place] && knowledge.rules[**place].care == self.care;
        let silenced = reading.iter().filter(decides).any(|place| !fires(place));
        let others = if silenced { self.care_without(knowledge, &reading) } else { self.care };
        let mut care = others.max(suspicion);
        for place in &reading {
            let rule = &knowledge.rules[*place];
            if rule.care > care && fires(place) {
                care = rule.care;
            }
        }
        with_other_reasons(knowledge, facts, care, || self.has_open_after(knowledge, readers, changed, facts))
    }

    /// Whether a safety question is open after a change: one that the change concerns, or another that was before.
    fn has_open_after(&self, knowledge: &Knowledge, readers: &Readers, changed: &[FindingId], facts: &Facts) -> bool {
        let mut concerned = changed.iter().flat_map(|id| readers.safety_questions(*id));
        let is_concerned = |id: &QuestionId| concerned.clone().any(|other| other == id);
        self.open.iter().any(|id| !is_concerned(id))
            || concerned.any(|id| is_open_safety_question(knowledge, *id, facts))
    }

    fn care_without(&self, knowledge: &Knowledge, left_out: &[usize]) -> Care {
        let fired = (0..self.rules.len()).filter(|place| self.rules[*place] && !left_out.contains(place));
        fired.map(|place| knowledge.rules[place].care).max().unwrap_or(Care::SelfCare)
    }
}

/// What the reasons ask for that are neither rules nor suspicions, where that is more.
fn with_other_reasons(knowledge: &Knowledge, facts: &Facts, mut care: Care, has_open: impl Fn() -> bool) -> Care {
    for rule in knowledge.not_sure_rules {
        if rule.care > care && is_unsure(rule, facts) {
            care = rule.care;
        }
    }
    if care < OPEN_SAFETY_QUESTION && has_open() {
        care = OPEN_SAFETY_QUESTION;
    }
    if care < RAISED_RED_FLAG && has_red_flag(knowledge, facts) {
        care = RAISED_RED_FLAG;
    }
    if care < Care::Within3Days {
        let missing = knowledge.self_care_needs.iter().filter(|need| !holds(&need.when, facts));
        care = missing.map(|need| need.care).max().map_or(care, |need| care.max(need));
    }
    care
}
