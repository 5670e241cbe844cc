//! How good the answers are: what was measured, the figures of the build's own run, every miss, and what others
//! measured. A script of its own runs the same stories in the browser when asked, and compares.

mod figures;
mod misses;
mod published;

use crate::ui::components::link;
use crate::ui::context::use_app;
use crate::ui::route::Route;
use crate::vignettes::{Case, FOLDERS, Figures, Run, Set, case_count, figures_of, run_case};
use std::sync::LazyLock;
use yew::prelude::*;

/// The figures of every run, worked out once.
static FIGURES: LazyLock<Vec<(Run, Figures)>> = LazyLock::new(|| {
    let cases: Vec<Case> = (0..case_count()).map(run_case).collect();
    figures_of(&cases)
});

/// The runs of all stories.
fn whole() -> impl Iterator<Item = &'static (Run, Figures)> {
    FIGURES.iter().filter(|(run, _)| run.set == Set::All)
}

/// How a run says that it answers what the story does not.
fn mode_words(run: &Run) -> &'static str {
    match run.mode {
        crate::vignettes::Mode::No => "As most people answer",
        crate::vignettes::Mode::NotSure => "Not sure of the rest",
        crate::vignettes::Mode::Skipped => "Nothing checked",
    }
}

/// What a folder of stories is.
fn folder_words(place: usize) -> (&'static str, &'static str) {
    match place {
        0 => ("In view from the start", "These stories were in view whenever the rules were changed."),
        1 => (
            "Written apart",
            "Their writer had seen no rule and no weight. They were run once before anything was changed for them.",
        ),
        2 => ("In view later", "These stories were in view when the weights were last changed."),
        _ => (
            "Kept apart",
            "Their figures were looked at, and once a list of their misses. Nothing was changed for one of them.",
        ),
    }
}

/// The page.
#[component]
pub fn HowGoodPage() -> Html {
    let app = use_app();
    let total: usize = FOLDERS.iter().map(|folder| folder.stories.len()).sum();
    let in_view = FOLDERS[0].stories.len() + FOLDERS[2].stories.len();
    html! {
        <article class="topic how-good">
            <h1 class="page__title" tabindex="-1">{ "How good is this?" }</h1>
            <p class="page__lead">{ format!("We wrote {total} stories of people with a sore calf, each with the answer that we think is right. Each story then went through the same questions as you do.") }</p>
            <section class="topic__section" key="limits">
                <h2>{ "What this can't tell you" }</h2>
                <ul>
                    <li>{ "We gave the right answers ourselves. So this shows that the site does what its makers meant, not how it does on people." }</li>
                    <li>{ format!("{in_view} of the {total} stories were in view while the rules and weights were made.") }</li>
                    <li>{ "A story is not a person. It is never afraid, mistaken or in a hurry, and it has no leg to look at." }</li>
                    <li>{ "No study with real people has been done." }</li>
                </ul>
            </section>
            { run_here(total) }
            <section class="topic__section" key="figures">
                <h2>{ "The figures" }</h2>
                <p>{ "No story says everything. What it leaves out is answered in three ways." }</p>
                <ul>
                    <li>{ "As most people answer: no to dangers and risks, not sure of the rest. These are the main figures." }</li>
                    <li>{ "Not sure of the rest: also of every danger. Then we send more people to a doctor, as we mean to." }</li>
                    <li>{ "Nothing checked: every check of the leg is put off." }</li>
                </ul>
                { figures::table() }
                { figures::legend() }
                { figures::heat(&FIGURES[0]) }
                <details class="why">
                    <summary class="why__summary">{ "The same for the other two ways" }</summary>
                    { for whole().skip(1).map(figures::heat) }
                </details>
            </section>
            <section class="topic__section" key="folders">
                <h2>{ "By kind of story" }</h2>
                <p>{ "We know some stories better than others. The fairest test are those written apart." }</p>
                { for FIGURES.iter().filter_map(figures::folder) }
            </section>
            <section class="topic__section" key="misses">
                <h2>{ "Every miss" }</h2>
                { misses::main(&FIGURES[0]) }
                { for whole().skip(1).map(misses::other) }
            </section>
            <section class="topic__section" key="published">
                <h2>{ "What others measured" }</h2>
                { published::studies() }
            </section>
            <section class="topic__section" key="see">
                <h2>{ "Read on" }</h2>
                <ul class="link-list">
                    <li>{ link(&app, Route::topic("how_this_works"), "How this works, and its limits") }</li>
                    <li>{ link(&app, Route::topic("what_can_go_wrong"), "What can go wrong") }</li>
                    <li>{ link(&app, Route::Sources, "Sources") }</li>
                </ul>
            </section>
        </article>
    }
}

/// The button, and the places that the script fills.
fn run_here(total: usize) -> Html {
    html! {
        <section class="topic__section run-here" key="here">
            <h2>{ "See for yourself" }</h2>
            <p>{ format!("Your device can run all {total} stories now, with the rules that answer you. It takes a second or a few, sends nothing, and works offline.") }</p>
            <p class="button-row"><button class="button button--primary run-here__button" type="button">{ "Run them on this device" }</button></p>
            <progress class="run-here__progress" aria-label="Stories that are done" max={case_count().to_string()} value="0" hidden=true></progress>
            <p class="run-here__status" role="status"></p>
            <div class="run-here__figures"></div>
        </section>
    }
}
