//! How hard each page is to read: its Flesch-Kincaid grade, its longest sentence, and words that a page does without.
//! The pages are rendered natively, as the prerenderer writes them, and for the people of the development vignettes.
//! `CALFCHECK_UPDATE=1 cargo test --features ssr,vignettes --test it reading` writes the table of `docs/reading.md` anew.

mod grade;
mod plain;
mod prose;

use crate::vignettes::story;
use calfcheck::interview::{Action, Interview, Place, Restored, Unstated};
use calfcheck::knowledge::{KNOWLEDGE, Urgency};
use calfcheck::ui::{App, AppProps, Kept, Route};
use grade::Grade;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

/// A page as a person reads it.
struct Page {
    /// What kind of page it is, for the table.
    kind: Kind,
    /// Its address, with the question or the story.
    name: String,
    lines: Vec<String>,
}

/// Kinds of pages: those in a hurry have shorter sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Question,
    Emergency,
    Result,
    Answers,
    Library,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Question, Kind::Emergency, Kind::Result, Kind::Answers, Kind::Library];

    /// Read while something hurts and time matters.
    fn hurried(self) -> bool {
        matches!(self, Kind::Question | Kind::Emergency | Kind::Result)
    }
}

fn rendered(route: Route, interview: Option<Interview>) -> Vec<String> {
    let kept = interview.map(|interview| Kept(Restored::Whole(interview)));
    let props = AppProps { route, base: "".into(), kept, region: 0, served: None };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    prose::lines(&runtime.block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render()))
}

fn at(interview: &Interview, place: Place) -> Option<Interview> {
    Some(interview.after(&KNOWLEDGE, Action::WentTo(place)))
}

/// Every page that a person can read.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let fresh = Interview::new(&KNOWLEDGE);
    let mut pages = Vec::new();
    for route in Route::all().into_iter().chain([Route::NotFound]).filter(|route| *route != Route::Check) {
        let kind = if route == Route::Emergency { Kind::Emergency } else { Kind::Library };
        pages.push(Page { kind, name: route.path(), lines: rendered(route, None) });
    }
    for id in KNOWLEDGE.question_ids() {
        let lines = rendered(Route::Check, at(&fresh, Place::Asking(id)));
        pages.push(Page { kind: Kind::Question, name: format!("/check/ {}", KNOWLEDGE.question(id).id), lines });
    }
    for story in story::read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes")).expect("the vignettes")
    {
        let interview = story.portrait(Unstated::No).interview(&KNOWLEDGE);
        let mut add = |kind, route: Route, place| {
            let name = format!("{} {}", route.path(), story.id);
            pages.push(Page { kind, name, lines: rendered(route, at(&interview, place)) });
        };
        add(Kind::Result, Route::Result, Place::Result);
        add(Kind::Answers, Route::Answers, Place::Review);
        if interview.assess(&KNOWLEDGE).urgency() == Urgency::Emergency {
            add(Kind::Emergency, Route::Emergency, Place::Emergency);
        }
    }
    pages
});

/// No page is harder than this grade, and the pages of each kind are no harder on average than the next one.
const HARDEST: f64 = 8.0;
const MEAN: f64 = 6.0;

/// No sentence is longer on a page that is read in a hurry. `words.rs` holds most of them to 20.
const LONGEST: usize = 25;

impl Page {
    fn sentences(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().flat_map(|line| prose::sentences(line))
    }

    /// Everything counts: every name, every medicine, what stands in brackets.
    fn grade(&self) -> Grade {
        Grade::of(self.sentences())
    }

    /// Without the lines of lists that are no whole sentences. They are short, and would flatter the grade.
    fn strict(&self) -> Grade {
        Grade::of(self.sentences().filter(|sentence| sentence.ends_with(['.', '?'])))
    }

    /// Without what stands in brackets: there stand medical names, after the plain ones.
    fn bare(&self) -> Grade {
        let lines: Vec<String> = self.lines.iter().map(|line| prose::without_brackets(line)).collect();
        Grade::of(lines.iter().flat_map(|line| prose::sentences(line)))
    }
}

fn figure(grade: &Grade) -> String {
    grade.value().map_or_else(|| "-".to_owned(), |value| format!("{value:.1}"))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len() as f64
}

fn of_kind(kind: Kind) -> impl Iterator<Item = &'static Page> {
    PAGES.iter().filter(move |page| page.kind == kind)
}

/// The table of `docs/reading.md`: each kind, then each page, the hardest first; of the many pages for stories the hardest.
fn table() -> String {
    let mut out =
        String::from("| pages | how many | mean | hardest | whole sentences only | without brackets | longest |\n");
    out += "| --- | --- | --- | --- | --- | --- | --- |\n";
    for kind in Kind::ALL {
        let values = |grade: fn(&Page) -> Grade| of_kind(kind).filter_map(move |page| grade(page).value());
        let hardest = values(Page::grade).fold(f64::MIN, f64::max);
        let longest = of_kind(kind).map(|page| page.grade().longest_words()).max().unwrap_or_default();
        let (all, strict, bare) = (mean(values(Page::grade)), mean(values(Page::strict)), mean(values(Page::bare)));
        let count = of_kind(kind).count();
        out += &format!("| {kind:?} | {count} | {all:.1} | {hardest:.1} | {strict:.1} | {bare:.1} | {longest} |\n");
    }
    out += "\n| page | words | grade | whole sentences only | without brackets | words in the longest sentence |\n";
    out += "| --- | --- | --- | --- | --- | --- |\n";
    for kind in Kind::ALL {
        let mut pages: Vec<(Grade, &Page)> = of_kind(kind).map(|page| (page.grade(), page)).collect();
        pages.sort_by(|(one, _), (other, _)| other.value().partial_cmp(&one.value()).expect("figures"));
        let (mut stories, name) = (0, |page: &Page| page.name.split(' ').next().unwrap_or_default().to_owned());
        for (grade, page) in pages {
            let of_a_story = page.name.contains(' ') && kind != Kind::Question;
            stories += usize::from(of_a_story);
            if of_a_story && stories > HARDEST_STORIES {
                continue;
            }
            let shown = if page.name.contains(' ') { page.name.clone() } else { name(page) };
            let (words, longest) = (grade.words, grade.longest_words());
            let (all, strict, bare) = (figure(&grade), figure(&page.strict()), figure(&page.bare()));
            out += &format!("| {shown} | {words} | {all} | {strict} | {bare} | {longest} |\n");
        }
    }
    out
}

/// So many pages for stories are in the table, of each kind.
const HARDEST_STORIES: usize = 5;

#[test]
fn every_page_can_be_read_at_the_age_of_9_to_11() {
    let table = table();
    println!("{table}");
    if std::env::var_os("CALFCHECK_UPDATE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reading.md");
        let page = std::fs::read_to_string(&path).expect("the page");
        let (method, _) = page.split_once("\n| pages |").expect("a table");
        std::fs::write(&path, format!("{method}\n{table}")).expect("the page can be written");
    }
    assert!(PAGES.len() > 200, "{} pages", PAGES.len());
    let hard = |page: &&Page| [page.grade(), page.strict()].iter().any(|grade| grade.value() > Some(HARDEST));
    let hard: Vec<String> =
        PAGES.iter().filter(hard).map(|page| format!("{}: {:?}", page.name, page.grade())).collect();
    assert!(hard.is_empty(), "pages over grade {HARDEST}: {hard:#?}");
    for kind in Kind::ALL {
        for grade in [Page::grade, Page::strict] {
            let mean = mean(of_kind(kind).filter_map(|page| grade(page).value()));
            assert!(mean <= MEAN, "{kind:?} pages have a mean grade of {mean}");
        }
    }
}

#[test]
fn no_sentence_is_long_where_someone_is_in_a_hurry() {
    let hurried = PAGES.iter().filter(|page| page.kind.hurried());
    let long: BTreeSet<&str> =
        hurried.flat_map(|page| page.sentences().filter(|sentence| prose::words(sentence).count() > LONGEST)).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_page_says_should_or_triage_or_per_cent() {
    let lines = PAGES.iter().flat_map(|page| page.lines.iter().map(|line| (&page.name, line)));
    let found: Vec<_> = lines
        .map(|(name, line)| (name, line, plain::unused_in(line)))
        .filter(|(.., words)| !words.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn medical_words_have_plain_ones_on_the_same_page() {
    let found: BTreeSet<(&str, Vec<&str>)> = PAGES
        .iter()
        .map(|page| (page.name.as_str(), plain::bare_in(&page.lines.join("\n"))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn skin_signs_hold_on_every_skin_colour() {
    let data = crate::words::words_of_the_data();
    let data = data.iter().filter(|(place, _)| !place.starts_with("score"));
    let found: Vec<_> =
        data.map(|(place, text)| (place, text, plain::skin_in(text))).filter(|(.., signs)| !signs.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Words that neither our list nor the dictionary knows are counted by a rule; the list is printed, to be read.
#[test]
fn most_words_are_in_the_dictionary() {
    let lines = PAGES.iter().flat_map(|page| page.lines.iter());
    let words: BTreeSet<String> = lines
        .flat_map(|line| prose::words(line))
        .flat_map(|word| word.to_lowercase().split('-').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()))
        .collect();
    let unknown: Vec<&String> = words.iter().filter(|word| grade::known(word).is_none()).collect();
    println!("{} of {} words are counted by a rule: {unknown:?}", unknown.len(), words.len());
    assert!(unknown.len() * 20 < words.len(), "{} of {} words", unknown.len(), words.len());
}
