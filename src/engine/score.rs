//! What published scores make of the answers. They explain: nothing here reaches the care or the differential.

use super::facts::Facts;
use super::logic::{Truth, holds, truth};
use crate::knowledge::{Audience, Band, CutOff, Knowledge, Need, Reading, Score, ScoreItem};

/// One item, as answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemResult {
    /// The item.
    pub item: &'static ScoreItem,
    /// Whether it is present; unknown when it was not asked, not answered, not sure, or a self-check that was normal.
    pub truth: Truth,
}

/// Where the answers stand among the cut-offs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// This one, whatever is still unknown.
    Reached(&'static CutOff),
    /// It depends on what is still unknown.
    Open,
}

/// What one score makes of the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreResult {
    /// The score.
    pub score: &'static Score,
    /// Its items, in order.
    pub items: Vec<ItemResult>,
    /// The least total that the answers leave open, without items that only a clinician can judge.
    pub least: i8,
    /// The greatest total that the answers leave open, without items that only a clinician can judge.
    pub greatest: i8,
    /// Which cut-off is reached.
    pub standing: Standing,
}

impl ScoreResult {
    /// Whether any item is present. Without one there is nothing to tell: a row of noes would only calm.
    pub fn has_present_item(&self) -> bool {
        self.items.iter().any(|item| item.truth == Truth::Yes)
    }
}

/// The scores that may be shown to this person: meant for such people, and with an item that is present.
pub fn scores(knowledge: &Knowledge, facts: &Facts) -> Vec<ScoreResult> {
    let fitting = knowledge.scores.iter().filter(|item| item.audience != Audience::Never && holds(&item.when, facts));
    fitting.map(|item| score(item, facts)).filter(ScoreResult::has_present_item).collect()
}

/// Reads every item from the facts and finds the cut-off.
pub fn score(score: &'static Score, facts: &Facts) -> ScoreResult {
    let items: Vec<ItemResult> = score.items.iter().map(|item| read(item, facts)).collect();
    let (least, greatest) = totals(&items);
    let standing = standing(score, &items, least, greatest);
    ScoreResult { score, items, least, greatest, standing }
}

fn read(item: &'static ScoreItem, facts: &Facts) -> ItemResult {
    let truth = match item.reading {
        Reading::Expression(expr) => truth(&expr, facts),
        Reading::SelfCheck(expr) if truth(&expr, facts) == Truth::Yes => Truth::Yes,
        Reading::SelfCheck(_) | Reading::NotAsked(_) | Reading::Judged(_) => Truth::Unknown,
    };
    ItemResult { item, truth }
}

/// The least and the greatest total. An unknown item may or may not bring its points, which may be negative.
fn totals(items: &[ItemResult]) -> (i8, i8) {
    let counted = items.iter().filter(|item| !matches!(item.item.reading, Reading::Judged(_)));
    counted.fold((0, 0), |(least, greatest), item| {
        let points = item.item.points;
        match item.truth {
            Truth::Yes => (least + points, greatest + points),
            Truth::No => (least, greatest),
            Truth::Unknown => (least + points.min(0), greatest + points.max(0)),
        }
    })
}

fn standing(score: &'static Score, items: &[ItemResult], least: i8, greatest: i8) -> Standing {
    for cut_off in score.cut_offs {
        match meets(cut_off.band, items, least, greatest) {
            Truth::Yes => return Standing::Reached(cut_off),
            Truth::No => {}
            Truth::Unknown => return Standing::Open,
        }
    }
    Standing::Open
}

fn meets(band: Band, items: &[ItemResult], least: i8, greatest: i8) -> Truth {
    match band {
        Band::Total { least: from, most: to } if least >= from && greatest <= to => Truth::Yes,
        Band::Total { least: from, most: to } if greatest < from || least > to => Truth::No,
        Band::Total { .. } => Truth::Unknown,
        Band::Needs(needs) => all_met(needs, items),
    }
}

fn all_met(needs: &[Need], items: &[ItemResult]) -> Truth {
    let met: Vec<Truth> = needs.iter().map(|need| is_met(need, items)).collect();
    if met.contains(&Truth::No) {
        Truth::No
    } else if met.contains(&Truth::Unknown) {
        Truth::Unknown
    } else {
        Truth::Yes
    }
}

fn is_met(need: &Need, items: &[ItemResult]) -> Truth {
    let named = || need.items.iter().filter_map(|place| items.get(usize::from(*place)));
    let count = |wanted: Truth| named().filter(|item| item.truth == wanted).count();
    let yes = count(Truth::Yes);
    if yes >= usize::from(need.at_least) {
        Truth::Yes
    } else if yes + count(Truth::Unknown) < usize::from(need.at_least) {
        Truth::No
    } else {
        Truth::Unknown
    }
}
