//! What the library lists, and the words by which each entry is found.

use crate::knowledge::{Condition, KNOWLEDGE};
use crate::ui::route::Route;
use std::collections::BTreeSet;

/// One line of the list.
pub struct Entry {
    /// Where it leads.
    pub route: Route,
    /// The place on that page; may be empty.
    pub part: String,
    /// What it is called.
    pub name: &'static str,
    /// Its medical name, or the page it stands on; may be empty.
    pub second: &'static str,
    /// What it is; may be empty.
    pub summary: &'static str,
    /// More words by which it is found, besides those that are shown.
    pub hidden_words: String,
}

impl Entry {
    /// The letter under which it stands.
    pub fn letter(&self) -> char {
        self.name.chars().next().unwrap_or('#').to_ascii_uppercase()
    }

    /// A name that no other entry has.
    pub fn key(&self) -> String {
        format!("{}{}{}", self.route.path(), self.part, self.name)
    }
}

/// Every condition, by its plain name.
pub fn conditions() -> Vec<Entry> {
    let mut entries: Vec<Entry> = KNOWLEDGE
        .condition_ids()
        .map(|id| {
            let condition = KNOWLEDGE.condition(id);
            Entry {
                route: Route::Condition(id),
                part: String::new(),
                name: condition.plain_name,
                second: condition.medical_name,
                summary: condition.words.summary,
                hidden_words: hidden_words(condition),
            }
        })
        .collect();
    entries.sort_by_key(|entry| entry.name.to_lowercase());
    entries
}

/// Other names, and the words of the symptoms and of who gets it.
fn hidden_words(condition: &Condition) -> String {
    let shown = words(&[condition.plain_name, condition.medical_name, condition.words.summary]);
    let told = [condition.aliases, condition.words.symptoms, condition.words.who_gets_it].concat();
    words(&told).difference(&shown).cloned().collect::<Vec<_>>().join(" ")
}

/// Every word of more than three letters, once.
fn words(texts: &[&str]) -> BTreeSet<String> {
    let parts = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    parts.filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// The parts of the pages about self-care, checks, prevention and doctors, and every exercise.
pub fn others() -> Vec<Entry> {
    let topics = KNOWLEDGE.topics.iter().enumerate().filter(|(_, topic)| topic.id != "causes");
    let sections = topics.flat_map(|(place, topic)| {
        topic.sections.iter().map(move |section| Entry {
            route: Route::Topic(place),
            part: part(section.heading),
            name: section.heading,
            second: topic.title,
            summary: "",
            hidden_words: String::new(),
        })
    });
    let exercises = KNOWLEDGE.exercises.iter().map(|exercise| Entry {
        route: Route::Stretches,
        part: String::new(),
        name: exercise.name,
        second: "Stretches and exercises",
        summary: "",
        hidden_words: "exercise strengthening".to_owned(),
    });
    sections.chain(exercises).collect()
}

/// The place of a section on its page.
pub fn part(heading: &str) -> String {
    let mut part = String::new();
    for letter in heading.chars() {
        if letter.is_ascii_alphanumeric() {
            part.push(letter.to_ascii_lowercase());
        } else if !part.is_empty() && !part.ends_with('-') {
            part.push('-');
        }
    }
    part.trim_end_matches('-').to_owned()
}
