//! The figures as tables: those of all stories, what was told against what was meant, and folder by folder.

use super::{folder_words, mode_words, whole};
use crate::knowledge::Urgency;
use crate::vignettes::{Figures, MEASURES, Run, SETS, Set, Shown, confusion_name, shown};
use yew::prelude::*;

/// The levels from the most urgent down, in a word or two.
const LEVELS: [(Urgency, &str); 4] =
    [(Urgency::Emergency, "Now"), (Urgency::SameDay, "Today"), (Urgency::Routine, "Book"), (Urgency::SelfCare, "Home")];

/// The level in a word.
pub fn level_word(level: Urgency) -> &'static str {
    LEVELS.iter().find(|(known, _)| *known == level).map_or("", |(_, word)| word)
}

/// A figure with its exact value beside its words, so that both can be compared.
fn figure(shown: Shown) -> Html {
    html! { <data class="measured__value" data-figure={shown.name} value={shown.value}>{ shown.text }</data> }
}

/// Every figure of all stories, in a column for each way to answer.
pub fn table() -> Html {
    html! {
        <div class="table-frame" key="table" tabindex="0" role="group" aria-label="All stories, when this was built">
            <table class="measured" data-copied="">
                <caption><span>{ "All stories, when this was built" }</span></caption>
                <thead>
                    <tr>
                        <th scope="col">{ "What was counted" }</th>
                        { for whole().map(|(run, _)| html! { <th scope="col" key={run.name}>{ mode_words(run) }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for MEASURES.iter().map(|measure| html! {
                        <tr key={measure.name}>
                            <th scope="row">{ measure.words }</th>
                            { for whole().map(|(run, figures)| html! { <td key={run.name}>{ figure(measure.shown(run, figures)) }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// What the next picture shows.
pub fn legend() -> Html {
    html! {
        <div class="heat-legend" key="legend">
            <h3>{ "Meant and told" }</h3>
            <p>{ "Now is an emergency, today is the same day, book is an appointment, home is care at home." }</p>
            <p>{ "Each row is what we think is best, each column what was told. The darker a field, the more stories." }</p>
            <p>{ "Framed fields are the same. Left of the frame more was told, right of it less. For some stories we accept more than one level, so a number beside the frame is not always a miss." }</p>
        </div>
    }
}

/// The table of what was told and what was meant as a picture: the more stories of a row, the darker the field.
pub fn heat((run, figures): &(Run, Figures)) -> Html {
    let all = shown(run, figures);
    let field = |reference: usize, told: usize| {
        let name = confusion_name(run, reference, told);
        let count = figures.confusion[reference][told];
        let whole: usize = figures.confusion[reference].iter().sum();
        let shade = (count * 4).div_ceil(whole.max(1));
        let side = match told.cmp(&reference) {
            std::cmp::Ordering::Less => "more",
            std::cmp::Ordering::Equal => "same",
            std::cmp::Ordering::Greater => "less",
        };
        let class = format!("heat__field heat__field--{shade} heat__field--{side}");
        html! { <td key={told} {class}>{ for all.iter().find(|one| one.name == name).cloned().map(figure) }</td> }
    };
    let caption = format!("{}, when this was built", mode_words(run));
    html! {
        <div class="table-frame" key={run.name} tabindex="0" role="group" aria-label={caption.clone()}>
            <table class="heat" data-copied={(run.name == "no").then_some("")}>
                <caption><span>{ caption }</span></caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="heat__axis">{ "Meant" }</span></th>
                        { for LEVELS.iter().map(|(_, word)| html! { <th scope="col" key={*word}><span class="visually-hidden">{ "Told: " }</span><span>{ *word }</span></th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for LEVELS.iter().enumerate().map(|(reference, (_, word))| html! {
                        <tr key={*word}>
                            <th scope="row">{ *word }</th>
                            { for (0..LEVELS.len()).map(|told| field(reference, told)) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// The figures of one folder, folded to those that matter most.
pub fn folder((run, figures): &(Run, Figures)) -> Option<Html> {
    let place = SETS.iter().position(|set| *set == run.set).filter(|_| run.set != Set::All)?.checked_sub(1)?;
    let (title, words) = folder_words(place);
    Some(html! {
        <details class="why" key={run.name}>
            <summary class="why__summary">
                <span>{ format!("{title}: ") }</span>
                <span>{ format!("{} stories, {} told as soon as we accept", figures.n, MEASURES[0].shown(run, figures).text) }</span>
            </summary>
            <p>{ words }</p>
            <dl class="key-facts">
                { for MEASURES.iter().map(|measure| html! {
                    <div class="key-facts__row" key={measure.name}><dt>{ measure.words }</dt><dd>{ figure(measure.shown(run, figures)) }</dd></div>
                }) }
            </dl>
        </details>
    })
}
