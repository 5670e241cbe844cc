//! Published scores as they are read from the answers. Those that are never shown to anyone are left out.

use super::table::*;
use crate::knowledge::{Audience, Band, Combine, CutOff, KNOWLEDGE, Performance, Reading, Score, ScoreItem};

/// These tables.
pub fn tables() -> Vec<Table> {
    vec![scores(), score_items(), score_cut_offs(), score_performance()]
}

fn scores() -> Table {
    fn at(it: &Score) -> String {
        format!("scores/{}", it.id)
    }
    Table::new(
        "scores",
        "Published instruments. They explain; they never set or change the urgency.",
        KNOWLEDGE.scores,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&Score| text(it.id)),
            column("name", Kind::Text, "The name of the instrument.", |it| text(it.name)),
            column("purpose", Kind::Text, "What it is for.", |it| text(it.purpose)),
            column("audience", Kind::Word(&["person", "clinician", "never"]), "Who may see it.", |it| {
                text(match it.audience {
                    Audience::Person => "person",
                    Audience::Clinician => "clinician",
                    Audience::Never => "never",
                })
            }),
            column(
                "combine",
                Kind::Word(&["sum", "any_of", "all_of", "classes"]),
                "Points are added, one item is enough, all are needed, or certain items make a class.",
                |it| {
                    text(match it.combine {
                        Combine::Sum => "sum",
                        Combine::AnyOf => "any_of",
                        Combine::AllOf => "all_of",
                        Combine::Classes => "classes",
                    })
                },
            ),
            column("when", Kind::Expression, "Only for people of whom this holds.", |it| Cell::Expression(it.when)),
            column("caution", Kind::Text, "What must be known before it is used.", |it| text(it.caution)),
            column("mark", MARKS, "How far the items are backed.", |it| mark(it.mark)),
            column("sources", Kind::ListOf("sources"), "What backs the items.", |it| sources(it.sources)),
            column("why", Kind::Text, "What the choice rests on.", |it| why_at(&at(it))),
        ],
    )
}

/// A score and something of it, with its place.
fn each<T>(of: fn(&'static Score) -> &'static [T]) -> impl Iterator<Item = (&'static Score, usize, &'static T)> {
    KNOWLEDGE
        .scores
        .iter()
        .flat_map(move |score| of(score).iter().enumerate().map(move |(place, it)| (score, place, it)))
}

fn score_items() -> Table {
    type Row = (&'static Score, usize, &'static ScoreItem);
    Table::new(
        "score_items",
        "The items of the scores, in the published order.",
        each(|it| it.items),
        &[
            column("score", Kind::Of("scores"), "The score.", |it: &Row| text(it.0.id)),
            column("id", Kind::Text, "A name that stays; no other item of the score has it.", |it| text(it.2.id)),
            column("place", Kind::Whole, "Its place in the score, from 1.", |it| counted(it.1)),
            column("text", Kind::Text, "What the item says.", |it| text(it.2.text)),
            column("points", Kind::Whole, "Points when present.", |it| whole(it.2.points)),
            column(
                "reading",
                Kind::Word(&["expression", "self_check", "not_asked", "judged"]),
                "Read from the answers; the same, but a no says nothing; not asked; only a clinician can judge it.",
                |it| {
                    text(match it.2.reading {
                        Reading::Expression(_) => "expression",
                        Reading::SelfCheck(_) => "self_check",
                        Reading::NotAsked(_) => "not_asked",
                        Reading::Judged(_) => "judged",
                    })
                },
            ),
            column("expression", Kind::Expression, "What it is read from.", |it| match it.2.reading {
                Reading::Expression(expr) | Reading::SelfCheck(expr) => Cell::Expression(expr),
                Reading::NotAsked(_) | Reading::Judged(_) => Cell::Nothing,
            }),
            column("note", Kind::Text, "How the answer differs from the item, or why it is not read.", |it| {
                match it.2.reading {
                    Reading::Expression(_) | Reading::SelfCheck(_) => text(it.2.note),
                    Reading::NotAsked(why) | Reading::Judged(why) => text(why),
                }
            }),
        ],
    )
}

fn score_cut_offs() -> Table {
    type Row = (&'static Score, usize, &'static CutOff);
    fn total(it: &Row, of: fn(i8, i8) -> i8) -> Cell {
        match it.2.band {
            Band::Total { least, most } => whole(of(least, most)),
            Band::Needs(_) => Cell::Nothing,
        }
    }
    Table::new(
        "score_cut_offs",
        "Bands of totals, or classes of which the first that is met counts.",
        each(|it| it.cut_offs),
        &[
            column("score", Kind::Of("scores"), "The score.", |it: &Row| text(it.0.id)),
            column("place", Kind::Whole, "Its place in the score, from 1.", |it| counted(it.1)),
            column("least", Kind::Whole, "The least total.", |it| total(it, |least, _| least)),
            column("most", Kind::Whole, "The greatest total.", |it| total(it, |_, most| most)),
            column("needs", Kind::Texts, "What a class needs: so many of these items.", |it| match it.2.band {
                Band::Total { .. } => Cell::List(Vec::new()),
                Band::Needs(needs) => Cell::List(
                    needs
                        .iter()
                        .map(|need| {
                            let items = need.items.iter().map(|place| it.0.items[usize::from(*place)].id);
                            format!("{} of {}", need.at_least, items.collect::<Vec<_>>().join(", "))
                        })
                        .collect(),
                ),
            }),
            column("means", Kind::Text, "What the publication calls it.", |it| text(it.2.means)),
            column("said", Kind::Truth, "Whether it is told to anyone: what would calm never is.", |it| {
                Cell::Truth(it.2.said)
            }),
        ],
    )
}

fn score_performance() -> Table {
    type Row = (&'static Score, usize, &'static Performance);
    fn at(it: &Row) -> String {
        format!("scores/{}.performance.{}", it.0.id, it.2.figure)
    }
    Table::new(
        "score_performance",
        "How well the scores did in studies, as far as it is shown.",
        each(|it| it.performance),
        &[
            column("score", Kind::Of("scores"), "The score.", |it: &Row| text(it.0.id)),
            column("figure", Kind::Text, "The figures.", |it| text(it.2.figure)),
            column("population", Kind::Text, "Who was studied.", |it| text(it.2.population)),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}
