//! Runs every story in the browser, for the page "How good is this?": a file of its own, which only that page loads, and
//! only when asked. Not here: what the figures are, which is `calfcheck::vignettes`.

use calfcheck::vignettes::{Case, case_count, figures_of, run_case, shown};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static CASES: RefCell<Vec<Case>> = const { RefCell::new(Vec::new()) };
}

fn main() {}

/// Begins anew; gives back how many runs there will be.
#[wasm_bindgen]
pub fn start() -> usize {
    CASES.take();
    case_count()
}

/// Does so many more runs; gives back how many are done.
#[wasm_bindgen]
pub fn run(more: usize) -> usize {
    CASES.with_borrow_mut(|cases| {
        let most = (cases.len() + more).min(case_count());
        (cases.len()..most).for_each(|place| cases.push(run_case(place)));
        cases.len()
    })
}

/// Every figure: its name, its exact value and its words, a line for each, with tabs between. Empty until all runs are done.
#[wasm_bindgen]
pub fn figures() -> String {
    CASES.with_borrow(|cases| {
        if cases.len() < case_count() {
            return String::new();
        }
        let figures = figures_of(cases).into_iter().flat_map(|(run, figures)| shown(&run, &figures));
        figures.map(|one| format!("{}\t{}\t{}\n", one.name, one.value, one.text)).collect()
    })
}
