//! What can be followed over time, as small plots. Each says its first and last figure in words, and holds all of them.

use crate::interview::Response;
use crate::knowledge::KNOWLEDGE;
use crate::measure::question;
use crate::saved::Figure;
use crate::ui::components::{around, fold, text};
use crate::ui::making::dated;
use crate::ui::shelf::Content;
use yew::prelude::*;

/// Width and height of the drawing inside its margin.
const SIZE: (i64, i64) = (300, 90);
const MARGIN: i64 = 8;

/// One figure over time.
struct Line {
    name: &'static str,
    figure: Figure,
    /// The check's date in minutes and in words, and the figure.
    points: Vec<(i64, String, u16)>,
}

/// The plots of every figure that at least two checks have, of the person whom the latest check is about.
pub fn section(checks: &[&Content]) -> Html {
    let given = |figure: Figure| move |content: &Content| content.check.figures[figure.place()];
    let plots = [
        ("Pain, 0 to 10", vec![line("Pain", Figure::Pain, checks, given(Figure::Pain))]),
        ("Walking distance", vec![line("Walking distance", Figure::Walk, checks, given(Figure::Walk))]),
        (
            "Both calves",
            vec![
                line("Left calf", Figure::Left, checks, given(Figure::Left)),
                line("Right calf", Figure::Right, checks, given(Figure::Right)),
            ],
        ),
        ("How much bigger the sore calf is", vec![line("Bigger by", Figure::Left, checks, bigger)]),
    ];
    let shown: Vec<Html> = plots
        .into_iter()
        .map(|(name, mut lines)| {
            lines.retain(|line| line.points.len() > 1);
            (name, lines)
        })
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(name, lines)| plot(name, &lines))
        .collect();
    if shown.is_empty() {
        return Html::default();
    }
    around("div", "keep__kept", [vec![text("h2", "", "Over time")], shown].concat())
}

/// The figure of the checks that have it, the earliest first.
fn line(name: &'static str, figure: Figure, checks: &[&Content], value: impl Fn(&Content) -> Option<u16>) -> Line {
    let who = checks.first().map(|content| content.check.interview.who());
    let same = checks.iter().rev().filter(|content| Some(content.check.interview.who()) == who && content.kept().0 > 0);
    let point = |content: &&Content| Some((content.kept().0, dated(content.kept(), None), value(content)?));
    Line { name, figure, points: same.filter_map(point).collect() }
}

/// The difference that was answered, in millimetres.
fn bigger(content: &Content) -> Option<u16> {
    match content.check.interview.response(question(&KNOWLEDGE)?)? {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some centimetres")]
        Response::Number(value) => Some((value * 10.0 + 0.5) as u16),
        Response::Chosen { .. } | Response::NotSure | Response::NotChecked => None,
    }
}

fn plot(name: &'static str, lines: &[Line]) -> Html {
    let values = || lines.iter().flat_map(|line| line.points.iter().map(|point| point.2));
    let figure = lines[0].figure;
    let (least, most) = match figure {
        Figure::Pain => (0, 10),
        Figure::Walk => (0, values().max().unwrap_or(1).max(1)),
        Figure::Left | Figure::Right => {
            let (least, most) = (values().min().unwrap_or(0), values().max().unwrap_or(0));
            (least.saturating_sub(5), most + 5)
        }
    };
    let times = || lines.iter().flat_map(|line| line.points.iter().map(|point| point.0));
    let (from, to) = (times().min().unwrap_or(0), times().max().unwrap_or(0));
    let span = |value: i64, least: i64, most: i64, size: i64| (value - least) * size / (most - least).max(1);
    let at = |point: &(i64, String, u16)| {
        let x = MARGIN + span(point.0, from, to, SIZE.0);
        let y = MARGIN + SIZE.1 - span(point.2.into(), least.into(), most.into(), SIZE.1);
        format!("{x} {y}")
    };
    let mut drawn = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let spots: Vec<String> = line.points.iter().map(at).collect();
        let class = if place == 0 { "course__line" } else { "course__line course__line--second" };
        drawn.push(path(class, format!("M{}", spots.join("L"))));
        // A line without length is drawn as a dot by its round ends.
        drawn.push(path("course__dots", spots.iter().map(|spot| format!("M{spot}h0")).collect()));
    }
    let frame = format!("M1 {MARGIN}V{}H{}", SIZE.1 + 2 * MARGIN - 1, SIZE.0 + 2 * MARGIN);
    let mut rows = Vec::new();
    for line in lines {
        for point in &line.points {
            let said = format!("{}: {}", line.name, figure.words(point.2));
            rows.push(around("div", "saved__row", vec![text("dt", "", point.1.clone()), text("dd", "", said)]));
        }
    }
    let words = lines.iter().enumerate().map(|(place, line)| text("p", "", told(line, lines.len(), place)));
    html! {
        <figure class="course" key={name}>
            <figcaption>{ text("h3", "", name) }{ for words }</figcaption>
            <div class="course__picture" aria-hidden="true">
                { around("p", "course__scale", vec![text("span", "", figure.words(most)), text("span", "", figure.words(least))]) }
                <svg viewBox={format!("0 0 {} {}", SIZE.0 + 2 * MARGIN, SIZE.1 + 2 * MARGIN)} focusable="false">
                    { path("course__frame", frame) }
                    { for drawn }
                </svg>
            </div>
            { fold(format!("All figures: {name}"), around("dl", "", rows)) }
        </figure>
    }
}

fn path(class: &'static str, d: String) -> Html {
    html! { <path {class} {d} /> }
}

/// The first and the last figure, and which line it is where there are two.
fn told(line: &Line, lines: usize, place: usize) -> String {
    let which = match (lines, place) {
        (0 | 1, _) => "",
        (_, 0) => " (solid line)",
        (_, _) => " (dashed line)",
    };
    let words = |point: Option<&(i64, String, u16)>| point.map_or_else(String::new, |point| line.figure.words(point.2));
    format!("{}{which}: {} at first, {} last.", line.name, words(line.points.first()), words(line.points.last()))
}
