//! How hard each page is to read: its Flesch-Kincaid grade, its longest sentence, and words that a page does without.
//! The pages are rendered natively, as the prerenderer writes them, and for the people of the development vignettes.
//! `CALFCHECK_UPDATE=1 cargo test --features ssr,vignettes --test it reading` writes the table of `docs/reading.md` anew.

mod grade;
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
    Library,
}

fn rendered(route: Route, interview: Option<Interview>) -> Vec<String> {
    let kept = interview.map(|interview| Kept(Restored::Whole(interview)));
    let props = AppProps { route, base: "".into(), kept, region: 0 };
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
    for story in story::read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes")).expect("the vignettes") {
        let interview = story.portrait(Unstated::No).interview(&KNOWLEDGE);
        let mut add = |kind, route: Route, place| {
            let name = format!("{} {}", route.path(), story.id);
            pages.push(Page { kind, name, lines: rendered(route, at(&interview, place)) });
        };
        add(Kind::Result, Route::Result, Place::Result);
        add(Kind::Library, Route::Answers, Place::Review);
        if interview.assess(&KNOWLEDGE).urgency() == Urgency::Emergency {
            add(Kind::Emergency, Route::Emergency, Place::Emergency);
        }
    }
    pages
});

impl Page {
    fn whole(&self) -> Grade {
        Grade::of(self.lines.iter().flat_map(|line| prose::sentences(line)))
    }

    fn plain(&self) -> Grade {
        let lines: Vec<String> = self.lines.iter().map(|line| prose::without_brackets(line)).collect();
        Grade::of(lines.iter().flat_map(|line| prose::sentences(line)))
    }
}

#[test]
fn table() {
    for page in PAGES.iter() {
        let (whole, plain) = (page.whole(), page.plain());
        println!(
            "{:?}\t{}\t{}\t{:.2}\t{:.2}\t{}\t{}",
            page.kind,
            page.name,
            whole.words,
            whole.value().unwrap_or(0.0),
            plain.value().unwrap_or(0.0),
            whole.longest_words(),
            whole.longest
        );
    }
    let words: BTreeSet<String> = PAGES
        .iter()
        .flat_map(|page| page.lines.iter())
        .flat_map(|line| prose::words(line))
        .flat_map(|word| word.to_lowercase().split('-').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for word in words.iter().filter(|word| !word.contains(|c: char| c.is_ascii_digit()) && grade::known(word).is_none()) {
        println!("UNKNOWN {word} {}", grade::syllables(word));
    }
}
