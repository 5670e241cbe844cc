//! Published scores with each item as reported and its points. Never what a low total would mean.

use super::summary::{Block, Line, Part};
use crate::engine::{Facts, ItemResult, ScoreResult, Standing, Truth, scores};
use crate::knowledge::{Combine, Knowledge, Reading};

/// A block for each score that fits the person.
pub fn scored(knowledge: &Knowledge, facts: &Facts) -> Vec<Block> {
    scores(knowledge, facts).iter().map(block).collect()
}

fn block(result: &ScoreResult) -> Block {
    let points = result.score.combine == Combine::Sum;
    let mut lines: Vec<Line> =
        result.items.iter().map(|item| Line::new(item.item.text, item_words(item, points))).collect();
    if points {
        let (least, greatest) = (i32::from(result.least), i32::from(result.greatest));
        lines.push(Line::new("Points reported", format!("at least {least}, at most {greatest}")));
    }
    lines.push(Line::new("", standing_words(result)));
    lines.push(Line::new("", result.score.caution));
    lines.retain(|line| !line.text.is_empty());
    Block { part: Part::Scores, heading: result.score.name.to_owned(), lines }
}

/// The answer to an item and, where points are added, what it is worth.
pub fn item_words(result: &ItemResult, points: bool) -> String {
    let answer = match (result.item.reading, result.truth) {
        (Reading::NotAsked(_), _) => "not asked",
        (Reading::Judged(_), _) => "not assessed",
        (Reading::Expression(_) | Reading::SelfCheck(_), Truth::No) => return "no".to_owned(),
        (Reading::Expression(_) | Reading::SelfCheck(_), Truth::Yes) => "yes",
        (Reading::Expression(_) | Reading::SelfCheck(_), Truth::Unknown) => "not known",
    };
    if points { format!("{answer} ({:+})", i32::from(result.item.points)) } else { answer.to_owned() }
}

/// What the cut-off means; nothing where it would calm.
pub fn standing_words(result: &ScoreResult) -> &'static str {
    match result.standing {
        Standing::Reached(cut_off) if cut_off.said => cut_off.means,
        Standing::Reached(_) => "",
        Standing::Open => "Open: it depends on items that are not known.",
    }
}
