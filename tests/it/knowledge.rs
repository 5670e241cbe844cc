//! The condition data of this build.

use calfcheck::knowledge::{Care, KNOWLEDGE};

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
