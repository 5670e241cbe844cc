//! Published scores: one file each, named as its `id`.

use super::check::{Checker, keep};
use super::expression::leak;
use super::files::Text;
use super::problem::{File, suggestion};
use crate::knowledge::{Audience, Band, Combine, CutOff, Need, Performance, Reading, Score, ScoreItem};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreFile {
    id: Text,
    name: String,
    purpose: String,
    audience: Text,
    combine: Text,
    when: Text,
    caution: Text,
    mark: Text,
    source: Vec<Text>,
    #[serde(default)]
    why: String,
    item: Vec<ItemFile>,
    cut_off: Vec<CutOffFile>,
    performance: Vec<PerformanceFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    id: Text,
    text: String,
    #[serde(default)]
    note: String,
    points: Option<Spanned<i8>>,
    expression: Option<Text>,
    #[serde(default)]
    only_presence_tells: bool,
    #[serde(default)]
    not_asked: bool,
    #[serde(default)]
    judged: bool,
    #[serde(default)]
    why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CutOffFile {
    least: Option<i8>,
    most: Option<i8>,
    needs: Option<Vec<NeedFile>>,
    means: Text,
    #[serde(default = "yes")]
    say: bool,
    #[serde(default)]
    why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedFile {
    at_least: Spanned<u8>,
    of: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PerformanceFile {
    figure: Text,
    population: String,
    #[serde(default = "yes")]
    show: bool,
    mark: Text,
    source: Vec<Text>,
    #[serde(default)]
    why: String,
}

fn yes() -> bool {
    true
}

const AUDIENCES: [(&str, Audience); 3] =
    [("person", Audience::Person), ("clinician", Audience::Clinician), ("never", Audience::Never)];

const COMBINES: [(&str, Combine); 4] =
    [("sum", Combine::Sum), ("any_of", Combine::AnyOf), ("all_of", Combine::AllOf), ("classes", Combine::Classes)];

/// Reads the files of `scores/`.
pub fn load(checker: &mut Checker, files: &[File]) -> Vec<Score> {
    files.iter().filter_map(|file| load_score(checker, file)).collect()
}

/// What backs a score that is never shown is checked, but not shipped.
fn load_score(checker: &mut Checker, file: &File) -> Option<Score> {
    let cited = checker.cited.clone();
    let mut score = score(checker, file)?;
    if score.audience == Audience::Never {
        checker.cited = cited;
        score.sources = &[];
    }
    Some(score)
}

fn score(checker: &mut Checker, file: &File) -> Option<Score> {
    let contents = checker.read::<ScoreFile>(file)?;
    let name = file.name.trim_start_matches("scores/").trim_end_matches(".toml");
    if contents.id.get_ref() != name {
        let message = format!("`{}` stands in the file `{name}.toml`: name both the same", contents.id.get_ref());
        checker.problem(file, &contents.id.span(), message);
    }
    if contents.caution.get_ref().trim().is_empty() {
        checker.problem(file, &contents.caution.span(), "no `caution`: say what the score must not be used for");
    }
    let mark = checker.mark(file, &contents.mark, &contents.source, &contents.why);
    let audience = checker.one_of(file, &contents.audience, &AUDIENCES);
    let combine = checker.one_of(file, &contents.combine, &COMBINES);
    let when = checker.expression(file, &contents.when);
    let items: Vec<Option<ScoreItem>> = contents.item.iter().map(|entry| item(checker, file, entry)).collect();
    same_name_twice(checker, file, &contents.item);
    let cut_offs: Vec<Option<CutOff>> =
        contents.cut_off.iter().map(|entry| cut_off(checker, file, entry, &contents.item)).collect();
    let score = Score {
        id: keep(contents.id.get_ref()),
        name: keep(&contents.name),
        purpose: keep(&contents.purpose),
        audience: audience?,
        combine: combine?,
        when: when?,
        items: leak(items.into_iter().collect::<Option<_>>()?),
        cut_offs: leak(cut_offs.into_iter().collect::<Option<_>>()?),
        performance: leak(performance(checker, file, &contents.performance)),
        caution: keep(contents.caution.get_ref()),
        mark: mark?,
        sources: checker.source_list(file, &contents.source),
    };
    check_cut_offs(checker, file, &contents, &score);
    Some(score)
}

fn item(checker: &mut Checker, file: &File, entry: &ItemFile) -> Option<ScoreItem> {
    let why = keep(&entry.why);
    let reading = match (&entry.expression, entry.not_asked, entry.judged) {
        (Some(text), false, false) => {
            let read = if entry.only_presence_tells { Reading::SelfCheck } else { Reading::Expression };
            checker.expression(file, text).map(read)
        }
        (None, true, false) => Some(Reading::NotAsked(why)),
        (None, false, true) => Some(Reading::Judged(why)),
        (Some(_), true, _) | (Some(_), _, true) | (None, true, true) | (None, false, false) => {
            let message = format!(
                "the item `{}` needs one of `expression`, `not_asked = true` and `judged = true`",
                entry.id.get_ref()
            );
            checker.problem(file, &entry.id.span(), message);
            None
        }
    };
    if entry.expression.is_none() && why.trim().is_empty() {
        checker.problem(file, &entry.id.span(), format!("no `why`: say why `{}` is not asked", entry.id.get_ref()));
    }
    Some(ScoreItem {
        id: keep(entry.id.get_ref()),
        text: keep(&entry.text),
        note: keep(&entry.note),
        points: entry.points.as_ref().map_or(1, |points| *points.get_ref()),
        reading: reading?,
    })
}

fn same_name_twice(checker: &mut Checker, file: &File, items: &[ItemFile]) {
    for (place, entry) in items.iter().enumerate() {
        if items[..place].iter().any(|known| known.id.get_ref() == entry.id.get_ref()) {
            checker.problem(file, &entry.id.span(), format!("the item `{}` stands here twice", entry.id.get_ref()));
        }
    }
}

fn cut_off(checker: &mut Checker, file: &File, entry: &CutOffFile, items: &[ItemFile]) -> Option<CutOff> {
    if !entry.say && entry.why.trim().is_empty() {
        checker.problem(file, &entry.means.span(), "no `why`: say why this is never told");
    }
    let band = match (entry.least, entry.most, &entry.needs) {
        (Some(least), Some(most), None) => Band::Total { least, most },
        (None, None, Some(needs)) => {
            Band::Needs(leak(needs.iter().map(|entry| need(checker, file, entry, items)).collect()))
        }
        (Some(_), _, Some(_)) | (_, Some(_), Some(_)) | (Some(_), None, None) | (None, _, None) => {
            checker.problem(file, &entry.means.span(), "a cut-off needs `least` and `most`, or `needs`");
            return None;
        }
    };
    Some(CutOff { band, means: keep(entry.means.get_ref()), said: entry.say })
}

fn need(checker: &mut Checker, file: &File, entry: &NeedFile, items: &[ItemFile]) -> Need {
    let mut places = Vec::new();
    for name in &entry.of {
        match items.iter().position(|item| item.id.get_ref() == name.get_ref()) {
            Some(place) => places.push(u8::try_from(place).expect("fewer than 256 items")),
            None => {
                let near = suggestion(name.get_ref(), items.iter().map(|item| item.id.get_ref().as_str()));
                checker.problem(file, &name.span(), format!("unknown item `{}`{near}", name.get_ref()));
            }
        }
    }
    let at_least = *entry.at_least.get_ref();
    if at_least == 0 || usize::from(at_least) > entry.of.len() {
        let message = format!("`at_least = {at_least}` of {} items", entry.of.len());
        checker.problem(file, &entry.at_least.span(), message);
    }
    Need { at_least, items: leak(places) }
}

/// Figures that are not to be shown are checked and left out.
fn performance(checker: &mut Checker, file: &File, entries: &[PerformanceFile]) -> Vec<Performance> {
    let mut found = Vec::new();
    for entry in entries {
        checker.mark(file, &entry.mark, &entry.source, &entry.why);
        checker.source_list(file, &entry.source);
        if !entry.show && entry.why.trim().is_empty() {
            checker.problem(file, &entry.figure.span(), "no `why`: say why this figure is never shown");
        }
        let study = Performance { figure: keep(entry.figure.get_ref()), population: keep(&entry.population) };
        found.extend(entry.show.then_some(study));
    }
    if entries.is_empty() {
        checker.problem(file, &(0..0), "no `performance`: say how well the score did, also where it is poor");
    }
    found
}

/// Bands cover every total that the items can make, once and in order; classes end with one that asks for nothing.
fn check_cut_offs(checker: &mut Checker, file: &File, contents: &ScoreFile, score: &Score) {
    let place = contents.cut_off.first().map_or(0..0, |entry| entry.means.span());
    match score.combine {
        Combine::Classes => check_classes(checker, file, &place, score),
        Combine::Sum => check_bands(checker, file, &place, score),
        Combine::AnyOf | Combine::AllOf => {
            let heavy = contents.item.iter().filter_map(|entry| entry.points.as_ref());
            heavy.for_each(|points| checker.problem(file, &points.span(), "items of equal weight take no `points`"));
            check_bands(checker, file, &place, score);
            check_only_edge(checker, file, &place, score);
        }
    }
}

fn check_classes(checker: &mut Checker, file: &File, place: &Range<usize>, score: &Score) {
    let open = |cut_off: &CutOff| cut_off.band == Band::Needs(&[]);
    if score.cut_offs.iter().any(|cut_off| matches!(cut_off.band, Band::Total { .. })) {
        checker.problem(file, place, "classes take `needs`, not `least` and `most`");
    } else if score.cut_offs.iter().position(open) != score.cut_offs.len().checked_sub(1) {
        checker.problem(file, place, "the last class, and only that one, has `needs = []`: it is what remains");
    }
}

fn check_bands(checker: &mut Checker, file: &File, place: &Range<usize>, score: &Score) {
    let counted = || score.items.iter().filter(|item| !matches!(item.reading, Reading::Judged(_)));
    let least: i8 = counted().map(|item| item.points.min(0)).sum();
    let greatest: i8 = counted().map(|item| item.points.max(0)).sum();
    let mut next = least;
    for cut_off in score.cut_offs {
        match cut_off.band {
            Band::Total { least, most } if least == next && most >= least => next = most.saturating_add(1),
            Band::Total { least, most } => {
                let message = format!("the cut-off from {least} to {most} should begin at {next}");
                checker.problem(file, place, message);
                return;
            }
            Band::Needs(_) => {
                checker.problem(file, place, "only classes take `needs`");
                return;
            }
        }
    }
    if next != greatest.saturating_add(1) {
        let message = format!("the cut-offs end at {}, the items make up to {greatest}", next.saturating_sub(1));
        checker.problem(file, place, message);
    }
}

/// Any-of turns at the first item, all-of at the last.
fn check_only_edge(checker: &mut Checker, file: &File, place: &Range<usize>, score: &Score) {
    let edge = if score.combine == Combine::AnyOf { 1 } else { i8::try_from(score.items.len()).unwrap_or(i8::MAX) };
    let begins = |cut_off: &CutOff, at: i8| matches!(cut_off.band, Band::Total { least, .. } if least == at);
    match score.cut_offs {
        [low, high] if begins(low, 0) && begins(high, edge) => {}
        [..] => checker.problem(file, place, format!("two cut-offs expected, the second from {edge}")),
    }
}
