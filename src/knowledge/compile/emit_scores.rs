//! Writes scores as Rust statics.

use super::emit::{expr, list, mark, source_id};
use crate::knowledge::{Band, CutOff, Need, Performance, Reading, Score, ScoreItem};

/// A score with everything in it.
pub fn score(score: &Score) -> String {
    format!(
        "Score {{ id: {:?}, name: {:?}, purpose: {:?}, audience: Audience::{:?}, combine: Combine::{:?}, when: {}, \
         items: {}, cut_offs: {}, performance: {}, caution: {:?}, mark: {}, sources: {} }}",
        score.id,
        score.name,
        score.purpose,
        score.audience,
        score.combine,
        expr(&score.when),
        list(score.items, item),
        list(score.cut_offs, cut_off),
        list(score.performance, performance),
        score.caution,
        mark(score.mark),
        list(score.sources, source_id)
    )
}

fn item(item: &ScoreItem) -> String {
    let reading = match item.reading {
        Reading::Expression(value) => format!("Reading::Expression({})", expr(&value)),
        Reading::SelfCheck(value) => format!("Reading::SelfCheck({})", expr(&value)),
        Reading::NotAsked(why) => format!("Reading::NotAsked({why:?})"),
        Reading::Judged(why) => format!("Reading::Judged({why:?})"),
    };
    format!(
        "ScoreItem {{ id: {:?}, text: {:?}, note: {:?}, points: {}, reading: {reading} }}",
        item.id, item.text, item.note, item.points
    )
}

fn cut_off(cut_off: &CutOff) -> String {
    let need =
        |need: &Need| format!("Need {{ at_least: {}, items: {} }}", need.at_least, list(need.items, u8::to_string));
    let band = match cut_off.band {
        Band::Total { least, most } => format!("Band::Total {{ least: {least}, most: {most} }}"),
        Band::Needs(needs) => format!("Band::Needs({})", list(needs, need)),
    };
    format!("CutOff {{ band: {band}, means: {:?}, said: {} }}", cut_off.means, cut_off.said)
}

fn performance(study: &Performance) -> String {
    format!("Performance {{ figure: {:?}, population: {:?} }}", study.figure, study.population)
}
