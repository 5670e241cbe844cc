//! The drawings of how to measure a calf. The legs are those of the drawn leg.

use super::leg_paths::VIEWS;
use yew::prelude::*;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureStep {
    /// The bump under the kneecap, and the mark below it.
    Spot,
    /// The tape round both legs.
    Tape,
    /// The string along a ruler.
    Ruler,
}

impl MeasureStep {
    /// The drawings, in the order of the sections that they stand beside: the first section has none.
    pub const ALL: [MeasureStep; 3] = [MeasureStep::Spot, MeasureStep::Tape, MeasureStep::Ruler];

    fn words(self) -> &'static str {
        match self {
            MeasureStep::Spot => {
                "The front of a knee. A ring shows the bony bump under the kneecap. A dot marks the spot 10 cm below it."
            }
            MeasureStep::Tape => "Both legs from the front. A tape lies level round each calf at the dot.",
            MeasureStep::Ruler => "A string lies straight along a ruler. A pen mark on it shows where it met.",
        }
    }

    fn frame(self) -> &'static str {
        match self {
            MeasureStep::Spot => "148 30 200 230",
            MeasureStep::Tape => "24 30 260 230",
            MeasureStep::Ruler => "0 0 260 110",
        }
    }
}

/// What a drawing needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MeasureFigureProps {
    /// What is shown.
    pub step: MeasureStep,
}

/// A drawing of one step.
#[component]
pub fn MeasureFigure(props: &MeasureFigureProps) -> Html {
    let step = props.step;
    html! {
        <svg class="measure-figure" viewBox={step.frame()} role="img" aria-label={step.words()}>
            { match step {
                MeasureStep::Spot => spot(),
                MeasureStep::Tape => tape(),
                MeasureStep::Ruler => ruler(),
            } }
        </svg>
    }
}

/// The front of the leg.
fn leg() -> Html {
    let view = &VIEWS[1];
    html! {
        <>
            <path class="measure-figure__skin" d={view.outline} />
            <path class="measure-figure__thin" d={view.lines} />
        </>
    }
}

fn spot() -> Html {
    html! {
        <>
            { leg() }
            <circle class="measure-figure__tint" cx="208" cy="121" r="16" />
            <path class="measure-figure__thin" d="M199 108c0 12 3 19 9 19s9-7 9-19" />
            <path class="measure-figure__thin" d="M228 121h54M214 196h68" stroke-dasharray="1 6" />
            <path class="measure-figure__accent" d="M282 121v75m-7-75h14m-14 75h14" />
            <circle class="measure-figure__dot" cx="208" cy="196" r="6" />
            <text class="measure-figure__words" x="296" y="154">
                <tspan x="294">{ "10 cm" }</tspan>
                <tspan x="294" dy="20">{ "4 in" }</tspan>
            </text>
        </>
    }
}

/// The tape goes behind the leg: only its front half is drawn.
fn tape() -> Html {
    let band = html! {
        <>
            { leg() }
            <path class="measure-figure__tint" d="M161 187q47 15 95 0v15q-48 15-95 0Z" />
            <path class="measure-figure__thin" d="M172 190.5v6m12-3.500v6m12-4.5v6m24-6v6m12-7.500v6m12-9v6" />
            <path class="measure-figure__accent" d="M201 194.5v15" />
            <circle class="measure-figure__dot" cx="208" cy="194" r="5" />
        </>
    };
    html! {
        <>
            <g transform="translate(15 0)">{ band.clone() }</g>
            <g transform="matrix(-1 0 0 1 293 0)">{ band }</g>
        </>
    }
}

fn ruler() -> Html {
    html! {
        <>
            <path class="measure-figure__skin" d="M14 56h232v38H14Z" />
            <path class="measure-figure__thin" d="M26 56v16m13-16v9m13-9v9m13-9v9m13-9v9m13-9v16m13-16v9m13-9v9m13-9v9m13-9v9m13-9v16m13-16v9m13-9v9m13-9v9m13-9v9m13-9v16m13-16v9" />
            <path d="M26 40c60-6 130 5 190-1" />
            <path d="M216 39c12-2 22 3 28-8" stroke-dasharray="1 6" />
            <path class="measure-figure__accent" d="M26 30v20m190-21v20" />
        </>
    }
}
