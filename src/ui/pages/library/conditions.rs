//! The library: every cause from A to Z, and what else there is to read. A small script of its own searches the page, so
//! that the search works before the app, without it and offline.

use super::index::{Entry, conditions, others};
use crate::knowledge::KNOWLEDGE;
use crate::ui::components::{Prose, link};
use crate::ui::context::{Context, use_app};
use crate::ui::route::Route;
use yew::prelude::*;

/// All causes by their plain names, with a search over the whole library.
#[component]
pub fn ConditionsPage() -> Html {
    let overview = KNOWLEDGE.topics.iter().find(|topic| topic.id == "causes");
    let app = use_app();
    let entry = |entry: &Entry| card(&app, entry);
    let entries = conditions();
    let letters: Vec<&[Entry]> = entries.chunk_by(|a, b| a.letter() == b.letter()).collect();
    html! {
        <div class="library">
            <h1 class="page__title" tabindex="-1">{ "Causes of calf pain" }</h1>
            if let Some(topic) = overview { <p class="page__lead">{ topic.lead }</p> }
            { search(&app) }
            <nav class="library__letters" aria-label="A to Z">
                <ul>
                    { for letters.iter().map(|part| html! { <li key={part[0].letter().to_string()}>{ jump(part[0].letter()) }</li> }) }
                </ul>
            </nav>
            { for letters.iter().map(|part| section(part[0].letter(), part.iter().map(entry).collect())) }
            <section class="library__section" data-part="other" aria-labelledby="more">
                <h2 id="more">{ "Self-care, checks and exercises" }</h2>
                <ul class="library-list library-list--short">{ for others().iter().map(entry) }</ul>
            </section>
            if let Some(topic) = overview {
                <article class="topic library__about">
                    { for topic.sections.iter().map(|section| html! {
                        <section class="topic__section" key={section.heading}><h2>{ section.heading }</h2><Prose text={section.text} /></section>
                    }) }
                </article>
            }
        </div>
    }
}

/// The search box, what it found, and what to do when that is nothing.
fn search(app: &Context) -> Html {
    html! {
        <div class="search" role="search">
            <label class="search__label" for="search">{ "Search by name, sign or place" }</label>
            <p class="hint" id="search-hint">{ "Such as swollen calf, night cramp, heel or stretches" }</p>
            <input class="search__input" id="search" type="search" aria-describedby="search-hint" autocomplete="off"
                autocapitalize="none" spellcheck="false" enterkeyhint="search" />
            <p class="search__count" role="status"></p>
            <div class="search__empty" hidden=true>
                <p>{ "Try one word for what you feel, or for the place. Or let the questions find it:" }</p>
                <p>{ link(app, Route::Start, "Check your calf pain") }</p>
                <p>{ link(app, Route::topic("when_to_get_help"), "When to get help") }</p>
            </div>
        </div>
    }
}

fn anchor(letter: char) -> String {
    format!("letter-{}", letter.to_ascii_lowercase())
}

fn jump(letter: char) -> Html {
    html! { <a href={format!("#{}", anchor(letter))}>{ letter.to_string() }</a> }
}

fn section(letter: char, cards: Html) -> Html {
    html! {
        <section class="library__section" data-part="letter" key={letter.to_string()}>
            <h2 class="library__letter" id={anchor(letter)}>{ letter.to_string() }</h2>
            <ul class="library-list">{ cards }</ul>
        </section>
    }
}

fn card(app: &Context, entry: &Entry) -> Html {
    let part = if entry.part.is_empty() { String::new() } else { format!("#{}", entry.part) };
    let address = format!("{}{part}", app.address(entry.route));
    html! {
        <li class="library-card" key={entry.key()} data-words={entry.hidden_words.clone()}>
            <h3 class="library-card__name"><a href={address}>{ entry.name }</a></h3>
            <p class="library-card__medical">{ entry.second }</p>
            <p class="library-card__summary">{ entry.summary }</p>
        </li>
    }
}
