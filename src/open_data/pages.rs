//! The general pages, whom to call, what everything rests on, the words for another person, and what changed.

use super::table::*;
use crate::knowledge::{CLINICAL_CHANGES, ClinicalChange, KNOWLEDGE, Region, Section, Source, Topic, Wording};

/// These tables.
pub fn tables() -> Vec<Table> {
    vec![topics(), topic_texts(), regions(), wordings(), sources_table(), changes()]
}

fn topics() -> Table {
    Table::new(
        "topics",
        "The general pages.",
        KNOWLEDGE.topics,
        &[
            column("id", Kind::Name, "A name that stays; with dashes, the address of the page.", |it: &&Topic| {
                text(it.id)
            }),
            column("title", Kind::Text, "The heading.", |it| text(it.title)),
            column("lead", Kind::Text, "The first sentence.", |it| text(it.lead)),
            column("sources", Kind::ListOf("sources"), "What backs the words.", |it| sources(it.sources)),
        ],
    )
}

fn topic_texts() -> Table {
    type Row = (&'static Topic, &'static Section, usize, &'static str);
    let lines = KNOWLEDGE.topics.iter().flat_map(|topic| {
        topic.sections.iter().flat_map(move |section| {
            section.text.iter().enumerate().map(move |(place, text)| (topic, section, place, *text))
        })
    });
    /// The kind of the line, and the line without its mark.
    fn read(line: &'static str) -> (&'static str, &'static str) {
        if let Some(rest) = line.strip_prefix("- ") {
            return ("item", rest);
        }
        match line.split_once(". ") {
            Some((number, rest)) if number.parse::<u8>().is_ok() => ("step", rest),
            Some(_) | None => ("paragraph", line),
        }
    }
    Table::new(
        "topic_texts",
        "The words of the general pages, line by line.",
        lines,
        &[
            column("topic", Kind::Of("topics"), "The page.", |it: &Row| text(it.0.id)),
            column("heading", Kind::Text, "The heading of the section.", |it| text(it.1.heading)),
            column("place", Kind::Whole, "The place of the line in its section, from 1.", |it| counted(it.2)),
            column("kind", Kind::Word(&["paragraph", "item", "step"]), "A paragraph, or an item of a list.", |it| {
                text(read(it.3).0)
            }),
            column("text", Kind::Text, "The line.", |it| text(read(it.3).1)),
            column("waits", Kind::Truth, "Left out while someone has to look at the leg first.", |it| {
                Cell::Truth(it.1.waits)
            }),
        ],
    )
}

fn regions() -> Table {
    Table::new(
        "regions",
        "Whom to call, by region; the last one stands for everywhere else.",
        KNOWLEDGE.regions,
        &[
            column("code", Kind::Text, "ISO 3166 code.", |it: &&Region| text(it.code)),
            column("name", Kind::Text, "The name of the region.", |it| text(it.name)),
            column("zones", Kind::Texts, "Its time zones.", |it| texts(it.zones)),
            column("emergency", Kind::Texts, "Emergency numbers, the first one preferred.", |it| texts(it.emergency)),
            column("advice_line", Kind::Text, "A number for advice that is not an emergency.", |it| {
                text(it.advice_line)
            }),
            column("advice_line_name", Kind::Text, "The name of that line.", |it| text(it.advice_line_name)),
        ],
    )
}

fn wordings() -> Table {
    Table::new(
        "wordings",
        "Sentences whose form for another person does not follow word by word.",
        KNOWLEDGE.wordings,
        &[
            column("you", Kind::Text, "As it is said to the person.", |it: &&Wording| text(it.you)),
            column("they", Kind::Text, "As it is said to someone who asks for another person.", |it| text(it.they)),
        ],
    )
}

fn sources_table() -> Table {
    Table::new(
        "sources",
        "Publications that figures, rules and words rest on.",
        KNOWLEDGE.sources,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&Source| text(it.key)),
            column("citation", Kind::Text, "Authors, title, place, year.", |it| text(it.citation)),
            column("link", Kind::Text, "Address of the publication.", |it| text(it.link)),
        ],
    )
}

fn changes() -> Table {
    Table::new(
        "changes",
        "What changed in what people are asked and told; the newest first.",
        CLINICAL_CHANGES,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&ClinicalChange| text(it.id)),
            column("date", Kind::Text, "The day.", |it| text(it.date)),
            column("what", Kind::Text, "What is different.", |it| text(it.what)),
            column("why", Kind::Text, "Why, or what it rests on.", |it| text(it.why)),
            column("rules", Kind::Texts, "Rules that it is about.", |it| texts(it.rules)),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| texts(it.sources)),
            column("moved", Kind::Text, "What it did to the development vignettes, where that was noted.", |it| {
                text(it.moved)
            }),
        ],
    )
}
