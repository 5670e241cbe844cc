//! Drawings and timers of exercises, as types. No clock and no drawing here.

/// A part of the body, with its joints in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Hip, shoulder, head, from the side.
    Trunk,
    /// The same from the front.
    Front,
    /// Shoulder, elbow, hand.
    Arm,
    /// Hip, knee, ankle, heel, ball, toe.
    Leg,
}

/// The muscle meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// None.
    Nothing,
    /// The upper half of the calf.
    UpperCalf,
    /// The lower half.
    LowerCalf,
    /// Both.
    WholeCalf,
    /// The sole of the foot.
    Sole,
}

/// A part of the body in a posture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limb {
    /// Which part.
    pub part: Part,
    /// No line between it and the limb before.
    pub joined: bool,
    /// The muscle meant is on it.
    pub worked: bool,
    /// The joints: x and y in tenths of a per cent of body height, y up, floor 0.
    pub joints: &'static [i16],
}

/// A posture, drawn as a line figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What stands below it.
    pub label: &'static str,
    /// The posture in words, for those who do not see it.
    pub says: &'static str,
    /// The muscle meant.
    pub marked: Marked,
    /// From the farthest limb to the nearest.
    pub body: &'static [Limb],
    /// Wall, floor, chair: a path behind the body.
    pub props: &'static str,
    /// A towel: a path before the body.
    pub towel: &'static str,
    /// Where the movement goes: a path.
    pub arrow: &'static str,
}

/// A dose that a timer can count: what one repetition is made of, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedDose {
    /// When this one is meant; empty where there is only one.
    pub label: &'static str,
    /// The moves of one repetition, with seconds.
    pub moves: &'static [(&'static str, u16)],
    /// Seconds of rest between repetitions; 0 where the dose names none.
    pub rest: u16,
    /// Repetitions of a set.
    pub times: u16,
    /// Sets.
    pub sets: u16,
    /// Ways in which all sets are done, such as with the knee straight and bent; empty where there is one.
    pub ways: &'static [&'static str],
    /// All of it with each leg.
    pub each_leg: bool,
}
