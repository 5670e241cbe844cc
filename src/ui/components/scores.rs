//! Published scores from the answers, for a clinician who reads the page. Items, points, how well it did, caution.
//! Not here: what a negative result would mean. It is never told.

use crate::engine::{ItemResult, ScoreResult};
use crate::knowledge::{Combine, Performance, Reading};
use crate::report::{item_words, standing_words};
use yew::prelude::*;

/// The scores that fit the person, behind a summary that is closed at first. Nothing without any.
/// A function and not a component: comparing whole scores would weigh more than drawing them.
pub fn published_scores(results: &[ScoreResult]) -> Html {
    html! {
        <div class="result__slot" key="scores">
            if !results.is_empty() {
                <details class="scores">
                    <summary>{ "For a doctor or nurse: published scores from your answers" }</summary>
                    <p>{ "Answers given alone, without an examination. They don't change the advice on this page." }</p>
                    { for results.iter().map(score) }
                </details>
            }
        </div>
    }
}

fn score(result: &ScoreResult) -> Html {
    let score = result.score;
    let points = score.combine == Combine::Sum;
    let total =
        format!("Points reported: at least {}, at most {}.", i32::from(result.least), i32::from(result.greatest));
    html! {
        <section class="score" key={score.id}>
            <h3 class="score__name">{ score.name }</h3>
            <p class="hint">{ score.purpose }</p>
            <ul class="score__items">{ for result.items.iter().map(|item| line(item, points)) }</ul>
            if points { <p>{ total }</p> }
            <p>{ standing_words(result) }</p>
            <p>{ score.caution }</p>
            <p>{ "How well it did:" }</p>
            <ul>{ for score.performance.iter().map(study) }</ul>
        </section>
    }
}

fn study(study: &Performance) -> Html {
    html! { <li key={study.figure}>{ format!("{} ({})", study.figure, study.population) }</li> }
}

fn line(result: &ItemResult, points: bool) -> Html {
    let item = result.item;
    let note = match item.reading {
        Reading::Expression(_) | Reading::SelfCheck(_) => item.note,
        Reading::NotAsked(why) | Reading::Judged(why) => why,
    };
    html! {
        <li class="score__item" key={item.id}>
            <span>{ item.text }{ " " }<span class="hint">{ note }</span></span>
            <span class="score__answer">{ item_words(result, points) }</span>
        </li>
    }
}
