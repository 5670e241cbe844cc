//! Small drawings, always beside a word.

use crate::knowledge::Urgency;
use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Emergency.
    Octagon,
    /// Be seen today.
    Clock,
    /// Book an appointment.
    Calendar,
    /// Look after it at home.
    House,
    /// Call.
    Phone,
}

impl Shape {
    /// The shape that stands for a level of urgency.
    pub fn of(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Emergency => Shape::Octagon,
            Urgency::SameDay => Shape::Clock,
            Urgency::Routine => Shape::Calendar,
            Urgency::SelfCare => Shape::House,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Shape::Octagon => "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8ZM12 7v6m0 3.5v.01",
            Shape::Clock => "M21.5 12a9.5 9.5 0 1 1-19 0 9.5 9.5 0 0 1 19 0ZM12 6.5V12l4 2.5",
            Shape::Calendar => {
                "M5.5 5h13a2 2 0 0 1 2 2v11.5a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Zm-2 5.5h17M8 2.5V7m8-4.5V7"
            }
            Shape::House => "M2.5 11.5 12 3.5l9.5 8M5 9.5v11h14v-11m-9 11v-6h4v6",
            Shape::Phone => {
                "M5 3.5h3.5l2 5L8 10.3a12 12 0 0 0 5.7 5.7l1.8-2.5 5 2V19a1.5 1.5 0 0 1-1.5 1.5A15.5 15.5 0 0 1 3.5 5 1.5 1.5 0 0 1 5 3.5Z"
            }
        }
    }
}

/// The mark of the product: a lower leg, ticked.
pub fn brand() -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="mark__leg" d="M7 1.5h9.5c2.1 3 2.7 6.5 1.9 9.7-.7 2.8-2.8 4.6-2.9 6.8-.1 1.4 1.2 2.3.9 3.6-.2.7-.7.9-1.4.9H4c-1 0-1.3-1-.7-1.8.9-1.2 3.2-1.3 4.2-2.9.8-1.3-.5-5.8-.6-9.3-.1-2.5.4-4.5.1-7Z" />
            <path class="mark__tick" d="M9.7 8.3l2.5 2.5 3.9-4.7" />
        </svg>
    }
}

/// A small drawing; hidden from screen readers, since a word stands beside it.
pub fn icon(class: &'static str, shape: Shape) -> Html {
    html! {
        <svg class={classes!("icon", class)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={shape.path()} />
        </svg>
    }
}
