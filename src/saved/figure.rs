//! Figures that a person may add to a check, to follow them from one check to the next. They never reach the advice.

use crate::measure::{Unit, read_length};

/// A figure to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// How strong the pain is, from 0 to 10.
    Pain,
    /// How far one can walk before it hurts, in metres.
    Walk,
    /// The girth of the left calf, in millimetres.
    Left,
    /// The girth of the right calf, in millimetres.
    Right,
}

/// The figures of a check, in the order of [`Figure::ALL`].
pub type Figures = [Option<u16>; 4];

impl Figure {
    /// All of them.
    pub const ALL: [Figure; 4] = [Figure::Pain, Figure::Walk, Figure::Left, Figure::Right];

    /// Its name in a kept check.
    pub fn name(self) -> &'static str {
        match self {
            Figure::Pain => "pain",
            Figure::Walk => "walk_m",
            Figure::Left => "left_mm",
            Figure::Right => "right_mm",
        }
    }

    /// Its place among the figures of a check.
    pub fn place(self) -> usize {
        self as usize
    }

    /// The least and the most that it can be; wide on purpose, it only catches slips.
    pub fn limits(self) -> (u16, u16) {
        match self {
            Figure::Pain => (0, 10),
            Figure::Walk => (0, 20_000),
            Figure::Left | Figure::Right => (150, 900),
        }
    }

    fn within(self, value: i64) -> Option<u16> {
        let (least, most) = self.limits();
        u16::try_from(value).ok().filter(|value| (least..=most).contains(value))
    }

    /// Reads it as it stands in a kept check.
    pub fn stated(self, text: &str) -> Option<u16> {
        self.within(text.parse().ok()?)
    }

    /// Reads what was typed: whole numbers, and lengths as the measuring page takes them.
    pub fn typed(self, text: &str) -> Option<u16> {
        match self {
            Figure::Pain => self.stated(text.trim()),
            Figure::Walk => self.stated(text.trim().trim_end_matches(['m', ' '])),
            Figure::Left | Figure::Right => self.within(i64::from(read_length(text, Unit::Centimetres).ok()?)),
        }
    }

    /// The figure with its unit.
    pub fn words(self, value: u16) -> String {
        match self {
            Figure::Pain => value.to_string(),
            Figure::Walk => format!("{value} m"),
            Figure::Left | Figure::Right => format!("{}.{} cm", value / 10, value % 10),
        }
    }
}
