//! The condition data of this build.

use calfcheck::knowledge::{
    Care, Condition, Exercise, KNOWLEDGE, Knowledge, PACKED, Plan, Rule, Score, Topic, Words, packed,
};

#[test]
fn every_fact_of_the_founding_article_is_on_a_page() {
    let conditions = KNOWLEDGE.conditions.iter().flat_map(|condition| condition.facts);
    let topics = KNOWLEDGE.topics.iter().flat_map(|topic| topic.facts);
    let carried: Vec<&str> = conditions.chain(topics).copied().collect();
    for number in 1..=17 {
        let fact = format!("A{number}");
        assert!(carried.contains(&fact.as_str()), "no page carries {fact}");
    }
}

#[test]
fn every_care_has_its_own_advice() {
    for care in Care::ALL {
        assert_eq!(KNOWLEDGE.advice(care).map(|advice| advice.care), Some(care));
    }
}

/// The knowledge without what only the pages of the library need.
fn without_the_library() -> Knowledge {
    let words = |words: Words| Words {
        what_it_is: &[],
        symptoms: &[],
        who_gets_it: &[],
        get_help_now: &[],
        at_the_doctor: &[],
        recovery: &[],
        prevention: &[],
        ..words
    };
    let condition =
        |it: &Condition| Condition { aliases: &[], sources: &[], facts: &[], words: words(it.words), ..*it };
    let topic = |it: &Topic| Topic { lead: "", sections: &[], see: &[], sources: &[], facts: &[], ..*it };
    Knowledge {
        conditions: KNOWLEDGE.conditions.iter().map(condition).collect::<Vec<_>>().leak(),
        rules: KNOWLEDGE.rules.iter().map(|it| Rule { sources: &[], ..*it }).collect::<Vec<_>>().leak(),
        topics: KNOWLEDGE.topics.iter().map(topic).collect::<Vec<_>>().leak(),
        exercises: KNOWLEDGE.exercises.iter().map(|it| Exercise { sources: &[], ..*it }).collect::<Vec<_>>().leak(),
        scores: KNOWLEDGE.scores.iter().map(|it| Score { sources: &[], ..*it }).collect::<Vec<_>>().leak(),
        plan: Plan { sources: &[], ..KNOWLEDGE.plan },
        sources: &[],
        ..KNOWLEDGE
    }
}

#[test]
fn the_app_carries_the_same_knowledge_but_for_the_library() {
    assert!(packed::read(PACKED) == without_the_library());
    assert!(PACKED.texts.contains(KNOWLEDGE.questions[0].ask) && !PACKED.texts.contains(KNOWLEDGE.sources[0].citation));
}
