//! What is worked out again after a change is what would be worked out anew.

use calfcheck::engine::{
    Answers, Facts, Fired, Scores, Status, Weights, assess_with, care, differential, reasons, standing,
};
use calfcheck::knowledge::{Care, FindingId, FindingKind, KNOWLEDGE, Urgency};
use proptest::prelude::*;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::new(&KNOWLEDGE));

/// What was said about findings: places in the knowledge, and answers.
fn said(most: usize) -> impl Strategy<Value = Vec<(FindingId, Status)>> {
    let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
    let ids: Vec<FindingId> = KNOWLEDGE.finding_ids().filter(asked).collect();
    let status = proptest::sample::select(vec![Status::Absent, Status::NotSure, Status::Present, Status::Unasked]);
    proptest::collection::vec((proptest::sample::select(ids), status), 0..most)
}

fn answers(said: &[(FindingId, Status)], age: f32) -> Answers {
    let mut answers = Answers::none(&KNOWLEDGE);
    said.iter().for_each(|(id, status)| answers.replace(*id, *status));
    answers.record_number(crate::person::finding("age_years"), age);
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_of_answers_gives_the_facts_of_the_new_answers(
        told in said(150), changes in said(12), age in 0f32..100.0, centimetres in 0f32..8.0,
    ) {
        let readers = WEIGHTS.readers();
        let facts = Facts::new(&KNOWLEDGE, &answers(&told, age));
        let both: Vec<_> = told.iter().chain(&changes).copied().collect();
        let anew = Facts::new(&KNOWLEDGE, &answers(&both, age));
        let changed = facts.changed(&KNOWLEDGE, readers, &changes);
        prop_assert_eq!(changed.facts.statuses(), anew.statuses());
        prop_assert_eq!(changed.facts.states(), anew.states());
        for id in KNOWLEDGE.finding_ids() {
            prop_assert!(facts.status(id) == anew.status(id) || changed.findings.contains(&id));
        }
        let mut back = facts.clone();
        let before = back.change(&KNOWLEDGE, readers, &changes);
        back.change_back(&KNOWLEDGE, readers, &before);
        prop_assert_eq!(back.statuses(), facts.statuses());
        prop_assert_eq!(back.states(), facts.states());

        let difference = crate::person::finding("calf_difference_cm");
        let mut measured = answers(&told, age);
        measured.record_number(difference, centimetres);
        let anew = Facts::new(&KNOWLEDGE, &measured);
        let changed = facts.measured(&KNOWLEDGE, readers, difference, centimetres).facts;
        prop_assert_eq!(changed.statuses(), anew.statuses());
        prop_assert_eq!(changed.states(), anew.states());
    }

    #[test]
    fn a_change_of_answers_gives_the_probabilities_and_the_care_of_the_new_answers(
        told in said(150), changes in said(12), age in 0f32..100.0,
    ) {
        let facts = Facts::new(&KNOWLEDGE, &answers(&told, age));
        let change = facts.changed(&KNOWLEDGE, WEIGHTS.readers(), &changes);
        let mut scores = Scores::new(&KNOWLEDGE, &WEIGHTS, &facts);
        let after = scores.after(&KNOWLEDGE, &WEIGHTS, &change.findings, &change.facts);
        let anew = differential(&KNOWLEDGE, &WEIGHTS, &change.facts);
        prop_assert_eq!(after, anew);
        let back = scores.differential(&KNOWLEDGE, &WEIGHTS, &facts);
        prop_assert_eq!(back, differential(&KNOWLEDGE, &WEIGHTS, &facts));

        let fired = Fired::new(&KNOWLEDGE, &facts);
        let asked_for = |facts: &Facts| care(&reasons(&KNOWLEDGE, None, facts));
        prop_assert_eq!(fired.care(&KNOWLEDGE, &facts, Care::SelfCare), asked_for(&facts));
        let readers = WEIGHTS.readers();
        let after = fired.care_after(&KNOWLEDGE, readers, &change.findings, &change.facts, Care::SelfCare);
        prop_assert_eq!(after, asked_for(&change.facts));
    }
    #[test]
    fn where_an_interview_stands_is_what_an_assessment_says(told in said(150), age in 0f32..100.0) {
        let answers = answers(&told, age);
        let assessment = assess_with(&KNOWLEDGE, &WEIGHTS, &answers);
        let emergency = (assessment.urgency() == Urgency::Emergency).then_some(assessment.care);
        let facts = Facts::new(&KNOWLEDGE, &answers);
        prop_assert_eq!(standing(&KNOWLEDGE, &facts), (emergency, assessment.next_question));
    }
}
