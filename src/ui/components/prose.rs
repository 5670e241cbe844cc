//! Text of the library: paragraphs, lists, sources.

use crate::knowledge::{KNOWLEDGE, SourceId};
use yew::prelude::*;

/// What a piece of text needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ProseProps {
    /// Paragraphs and list items (`- ` or `1. ` in front).
    pub text: &'static [&'static str],
}

/// The kinds of lines.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Paragraph,
    Bullet,
    Step,
}

fn line(text: &'static str) -> (Line, &'static str) {
    if let Some(rest) = text.strip_prefix("- ") {
        return (Line::Bullet, rest);
    }
    match text.split_once(". ") {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => (Line::Step, rest),
        Some(_) | None => (Line::Paragraph, text),
    }
}

/// Paragraphs and lists in order; neighbouring items make one list.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    let lines: Vec<(Line, &'static str)> = props.text.iter().map(|text| line(text)).collect();
    let items = |part: &[(Line, &'static str)]| -> Html {
        part.iter().enumerate().map(|(place, (_, text))| html! { <li key={place}>{ *text }</li> }).collect()
    };
    let block = |part: &[(Line, &'static str)]| match part.first() {
        Some((Line::Bullet, _)) => html! { <ul>{ items(part) }</ul> },
        Some((Line::Step, _)) => html! { <ol>{ items(part) }</ol> },
        Some((Line::Paragraph, _)) | None => {
            part.iter().enumerate().map(|(place, (_, text))| html! { <p key={place}>{ *text }</p> }).collect()
        }
    };
    let blocks = lines.chunk_by(|a, b| a.0 == b.0);
    html! {
        <div class="prose">
            { for blocks.enumerate().map(|(place, part)| html! { <div class="prose__block" key={place}>{ block(part) }</div> }) }
        </div>
    }
}

/// What a list of sources needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SourceListProps {
    /// The sources.
    pub sources: &'static [SourceId],
}

/// What the page rests on.
#[component]
pub fn SourceList(props: &SourceListProps) -> Html {
    if props.sources.is_empty() {
        return html! { <div class="sources"></div> };
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 id="sources">{ "Sources" }</h2>
            <ul>
                { for props.sources.iter().map(|id| {
                    let source = KNOWLEDGE.source(*id);
                    html! { <li key={source.key}>{ source_line(source.citation, source.link) }</li> }
                }) }
            </ul>
        </section>
    }
}

/// A citation, linked where it has an address. Following it leaves the app; nothing is sent along.
pub fn source_line(citation: &'static str, link: &'static str) -> Html {
    if link.is_empty() {
        html! { <span>{ citation }</span> }
    } else {
        html! { <a href={link} rel="noreferrer noopener external">{ citation }</a> }
    }
}
