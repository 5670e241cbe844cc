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
    /// The mark of the product: a calf in a circle.
    Brand,
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
            Shape::Octagon => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.5M12 16.5v.1",
            Shape::Clock => "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18ZM12 7.5V12l3 2",
            Shape::Calendar => "M4 6h16v14H4ZM4 10.5h16M8 3.5V7M16 3.5V7M8 14.5h3",
            Shape::House => "M3.5 11.5L12 4l8.5 7.5M6 10v10h12V10M10 20v-5.5h4V20",
            Shape::Phone => "M6.5 3.5h3l1.5 4-2 1.7a12 12 0 0 0 5.8 5.8l1.7-2 4 1.5v3a2 2 0 0 1-2.2 2A16 16 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z",
            Shape::Brand => "M9 2.5c.3 3-1.6 5-1.6 8 0 3.4 2 5.500 2.300 8.500 M15 2.500c0 3 .9 4.600.700 7.600-.2 3.400-2 5.500-2.300 8.900M9.700 19c-.2 1.500-1.700 1.600-1.700 2.500h6.500c.3-.9-1.300-1.300-1.100-2.500",
        }
    }
}

/// What an icon needs.
#[derive(Clone, PartialEq, Properties)]
pub struct IconProps {
    /// What is drawn.
    pub shape: Shape,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
}

/// A small drawing; hidden from screen readers, since a word stands beside it.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class={props.class.clone()} viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none"
            stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
            <path d={props.shape.path()} />
        </svg>
    }
}
