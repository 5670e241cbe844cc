//! The lower leg, drawn for this product: back, front and sole. It shows the worst spot, or lets it be chosen.
//!
//! The drawing and the list beside it are one choice. A screen reader user wants to hear the places once, so the list
//! of radios stays the main way, and the drawing is one list box: a single stop of the tab key and a single thing to
//! pass when reading on, while its places still have names under a finger that explores the screen. The arrow keys go
//! through the places from the top down, not across the page, so that every place is reached without seeing the leg.

use super::leg_paths::{Region, VIEWS, View};
use crate::knowledge::{KNOWLEDGE, Question};
use yew::prelude::*;

/// The question whose answers are the places of the drawing.
pub const WORST_SPOT: &str = "spot";

/// The names of the places on the drawing, from the top down.
pub fn places() -> impl Iterator<Item = &'static str> {
    regions().map(|region| region.name)
}

fn regions() -> impl Iterator<Item = &'static Region> {
    VIEWS.iter().flat_map(|view| view.regions)
}

/// The place in the words of its answer.
pub fn place_words(name: &str) -> &'static str {
    let asks = |question: &&Question| question.id == WORST_SPOT;
    let options = KNOWLEDGE.questions.iter().find(asks).map_or(&[][..], |question| question.options);
    options.iter().find(|option| option.id == name).map_or("", |option| option.label)
}

/// What the drawing needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LegMapProps {
    /// The name of the chosen place, if there is one.
    pub chosen: Option<AttrValue>,
    /// Called with the name of a place that was touched; without it the drawing only shows.
    #[prop_or_default]
    pub onchoose: Option<Callback<&'static str>>,
    /// The place that is pointed at, here or in the list.
    #[prop_or_default]
    pub pointed: Option<AttrValue>,
    /// Called when a pointer comes to a place or leaves it.
    #[prop_or_default]
    pub onpoint: Callback<Option<&'static str>>,
    /// Draws a right leg.
    #[prop_or_default]
    pub right: bool,
}

/// The drawing. As a picture it has nothing to show for an answer that is no place, and then is not there.
#[component]
pub fn LegMap(props: &LegMapProps) -> Html {
    let chosen = regions().find(|region| props.chosen.as_deref() == Some(region.name));
    let marked = chosen.map_or("", |region| place_words(region.name));
    let Some(choose) = props.onchoose.clone() else {
        if marked.is_empty() {
            return html! { <div class="leg-map-slot"></div> };
        }
        let label = format!("Drawing of a lower leg. Marked: {marked}");
        return html! {
            <svg class="leg-map" viewBox="0 0 392 484" role="img" aria-label={label}>{ picture(props, chosen) }</svg>
        };
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(name) = place_by_key(chosen.map(|region| region.name), &event.key()) {
            event.prevent_default();
            choose.emit(name);
        }
    });
    html! {
        <svg class="leg-map leg-map--choosing" viewBox="0 0 392 484" tabindex="0" role="listbox" aria-label="Places on the drawing"
            aria-activedescendant={chosen.map(|region| region.name)} {onkeydown}>
            { picture(props, chosen) }
        </svg>
    }
}

/// The place to which a key leads, as in any list: the arrows go round, Home and End go to the ends.
pub fn place_by_key(chosen: Option<&str>, key: &str) -> Option<&'static str> {
    let count = places().count();
    let now = places().position(|name| Some(name) == chosen);
    let place = match key {
        "ArrowDown" | "ArrowRight" => now.map_or(0, |now| (now + 1) % count),
        "ArrowUp" | "ArrowLeft" => now.map_or(count - 1, |now| (now + count - 1) % count),
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    places().nth(place)
}

fn picture(props: &LegMapProps, chosen: Option<&'static Region>) -> Html {
    let (first, second) = if props.right { ("inner", "outer") } else { ("outer", "inner") };
    let sides = [(first, 29), (second, 142), (first, 264)];
    html! {
        <>
            { for VIEWS.iter().map(|view| drawn_view(props, view, chosen)) }
            <g class="leg-map__words" aria-hidden="true">
                { for VIEWS.iter().map(|view| html! {
                    <text key={view.name} x={view.middle.to_string()} y={view.above.to_string()}>{ view.name }</text>
                }) }
                { for sides.into_iter().map(|(side, x)| html! { <text key={x} x={x.to_string()} y="476">{ side }</text> }) }
            </g>
        </>
    }
}

/// One view; a right leg is the same paths in a mirror. The tick stands outside the mirror.
fn drawn_view(props: &LegMapProps, view: &'static View, chosen: Option<&'static Region>) -> Html {
    let mirror = props.right.then(|| format!("matrix(-1 0 0 1 {} 0)", 2 * view.middle));
    let marked = chosen.filter(|chosen| view.regions.iter().any(|region| region.name == chosen.name));
    html! {
        <g key={view.name} role="presentation">
            <g role="presentation" transform={mirror}>
                <path class="leg-map__skin" d={view.outline} aria-hidden="true" />
                { for view.regions.iter().map(|region| drawn_region(props, region)) }
                <path class="leg-map__lines" d={view.lines} aria-hidden="true" />
                <path class="leg-map__outline" d={view.outline} aria-hidden="true" />
                <path class="leg-map__border" d={marked.map(|region| region.path)} aria-hidden="true" />
            </g>
            <g aria-hidden="true">
                if let Some(region) = marked { { tick(props, view, region) } }
            </g>
        </g>
    }
}

fn drawn_region(props: &LegMapProps, region: &'static Region) -> Html {
    let name = region.name;
    let chosen = props.chosen.as_deref() == Some(name);
    let pointed = props.pointed.as_deref() == Some(name);
    let class = classes!(
        "leg-map__region",
        chosen.then_some("leg-map__region--chosen"),
        pointed.then_some("leg-map__region--pointed")
    );
    let Some(choose) = props.onchoose.clone() else {
        return html! { <path key={name} {class} d={region.path} /> };
    };
    let onclick = Callback::from(move |_: MouseEvent| choose.emit(name));
    let onpointerover = props.onpoint.reform(move |_: PointerEvent| Some(name));
    let onpointerout = props.onpoint.reform(|_: PointerEvent| None);
    html! {
        <path key={name} {class} d={region.path} id={name} role="option" aria-selected={chosen.to_string()}
            aria-label={place_words(name)} {onclick} {onpointerover} {onpointerout} />
    }
}

/// The sign beside tint and border, for whoever sees no colours.
fn tick(props: &LegMapProps, view: &View, region: &Region) -> Html {
    let (x, y) = region.mark;
    let x = if props.right { 2 * view.middle - x } else { x };
    html! {
        <g class="leg-map__mark" transform={format!("translate({x} {y})")}>
            <circle r="11" />
            <path d="M-5 .5l3.5 3.5 6.5-7" />
        </g>
    }
}
