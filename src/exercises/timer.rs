//! Counts a dose by the clock: holds, rests, legs, sets. Pure: the time is told from outside, in milliseconds, so a
//! tab that slept finds itself where it would be. No words and no sound here.

use crate::knowledge::TimedDose;

/// Seconds to get ready before a hold, where the dose names no rest.
pub const LEAD: u16 = 5;

/// Seconds at least to change legs.
pub const CHANGE: u16 = 10;

/// What is to be done in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Get into the posture, or let go for a moment.
    Ready,
    /// A move, by its place in the dose.
    Move(usize),
    /// The rest that the dose names.
    Rest,
    /// Change legs.
    Change,
    /// A set is done: rest for as long as one likes. Never ends by itself.
    Wait,
}

/// A stretch of time in which one thing is done. Counts begin at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is to be done.
    pub phase: Phase,
    /// How long, in seconds.
    pub seconds: u16,
    /// Which repetition of the set; of a pause, the one that follows.
    pub time: u16,
    /// Which set.
    pub set: u16,
    /// Which way.
    pub way: u16,
    /// Which leg.
    pub leg: u16,
}

/// All steps of a dose, in order.
pub fn steps(dose: &TimedDose) -> Vec<Step> {
    let mut found: Vec<Step> = Vec::new();
    let legs = if dose.each_leg { 2 } else { 1 };
    let ways = u16::try_from(dose.ways.len().max(1)).unwrap_or(1);
    for leg in 0..legs {
        for way in 0..ways {
            for set in 0..dose.sets {
                for time in 0..dose.times {
                    let at = |phase, seconds| Step { phase, seconds, time, set, way, leg };
                    found.extend(pause(dose, &at, found.is_empty()));
                    let moves = dose.moves.iter().enumerate();
                    found.extend(moves.map(|(place, (_, seconds))| at(Phase::Move(place), *seconds)));
                }
            }
        }
    }
    found
}

/// What comes before a repetition.
fn pause(dose: &TimedDose, at: &impl Fn(Phase, u16) -> Step, first: bool) -> Option<Step> {
    let Step { time, set, way, leg, .. } = at(Phase::Ready, LEAD);
    match () {
        () if first => Some(at(Phase::Ready, LEAD)),
        () if time > 0 && dose.rest > 0 => Some(at(Phase::Rest, dose.rest)),
        () if time > 0 => (dose.moves.len() == 1).then(|| at(Phase::Ready, LEAD)),
        () if set > 0 || way > 0 => Some(at(Phase::Wait, 0)),
        () => (leg > 0).then(|| at(Phase::Change, dose.rest.max(CHANGE))),
    }
}

/// How far the count is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// Not started, or stopped.
    #[default]
    Idle,
    /// At a step since a time.
    Going {
        /// The place of the step.
        step: usize,
        /// When it began.
        since: u64,
    },
    /// Paused within a step.
    Paused {
        /// The place of the step.
        step: usize,
        /// How many milliseconds of it are over.
        spent: u64,
    },
    /// All steps are done.
    Done,
}

/// What the person did, or that time went by; with the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Start, from the first step.
    Started(u64),
    /// Pause.
    Paused(u64),
    /// Go on after a pause, or with the next set.
    WentOn(u64),
    /// Stop.
    Stopped,
    /// A look at the clock.
    Looked(u64),
}

impl Run {
    /// The count after an event.
    pub fn after(self, steps: &[Step], event: Event) -> Run {
        match (self, event) {
            (_, Event::Stopped) => Run::Idle,
            (Run::Idle | Run::Done, Event::Started(now)) if !steps.is_empty() => Run::Going { step: 0, since: now },
            (Run::Going { step, since }, Event::Looked(now)) => moved(steps, step, since, now),
            (Run::Going { step, since }, Event::Paused(now)) => match moved(steps, step, since, now) {
                Run::Going { step, since } => Run::Paused { step, spent: now.saturating_sub(since) },
                other => other,
            },
            (Run::Going { step, .. }, Event::WentOn(now)) if waits(steps, step) => {
                Run::Going { step: step + 1, since: now }
            }
            (Run::Paused { step, spent }, Event::WentOn(now)) => Run::Going { step, since: now.saturating_sub(spent) },
            (same, Event::Started(_) | Event::Paused(_) | Event::WentOn(_) | Event::Looked(_)) => same,
        }
    }

    /// The place of the step that it is at.
    pub fn step(self) -> Option<usize> {
        match self {
            Run::Going { step, .. } | Run::Paused { step, .. } => Some(step),
            Run::Idle | Run::Done => None,
        }
    }

    /// Whether the clock runs: neither paused nor waiting for the person.
    pub fn counts(self, steps: &[Step]) -> bool {
        matches!(self, Run::Going { step, .. } if !waits(steps, step))
    }

    /// Whole seconds left of the step, the one that has begun counted.
    pub fn left(self, steps: &[Step], now: u64) -> u64 {
        let (step, spent) = match self {
            Run::Going { step, since } => (step, now.saturating_sub(since)),
            Run::Paused { step, spent } => (step, spent),
            Run::Idle | Run::Done => return 0,
        };
        (length(steps, step).saturating_sub(spent)).div_ceil(1000)
    }
}

fn length(steps: &[Step], step: usize) -> u64 {
    steps.get(step).map_or(0, |step| u64::from(step.seconds) * 1000)
}

fn waits(steps: &[Step], step: usize) -> bool {
    steps.get(step).is_some_and(|step| step.phase == Phase::Wait)
}

/// Goes through the steps whose time is over. A clock that was put back starts the step again.
fn moved(steps: &[Step], mut step: usize, since: u64, now: u64) -> Run {
    let mut since = since.min(now);
    while !waits(steps, step) && now - since >= length(steps, step) {
        since += length(steps, step);
        step += 1;
        if step >= steps.len() {
            return Run::Done;
        }
    }
    Run::Going { step, since }
}
