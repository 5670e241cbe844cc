//! A timer for holds and repetitions. What it counts stands in the dose; how, in `exercises::timer`.

use crate::exercises::timer::{Event, Phase, Run, Step, steps};
use crate::knowledge::TimedDose;
use crate::platform::{clock, events, page, sound, storage, wake};
use std::rc::Rc;
use yew::prelude::*;

/// How often it looks at the clock, in milliseconds.
const LOOK: u32 = 200;

/// The names under which the tab keeps what is switched on.
const SOUND: &str = "calfcheck-timer-sound";
const SHAKE: &str = "calfcheck-timer-shake";

/// What the timer needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TimerProps {
    /// What it counts.
    pub dose: &'static TimedDose,
    /// The name of what is done.
    pub name: AttrValue,
    /// How far it is at first.
    #[prop_or_default]
    pub first: Run,
}

/// The count, and when it was last looked at.
#[derive(Clone, PartialEq)]
struct Count {
    steps: Rc<[Step]>,
    run: Run,
    now: u64,
}

impl Reducible for Count {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let now = match event {
            Event::Started(now) | Event::Paused(now) | Event::WentOn(now) | Event::Looked(now) => now,
            Event::Stopped => self.now,
        };
        Rc::new(Count { run: self.run.after(&self.steps, event), now, steps: self.steps.clone() })
    }
}

impl Count {
    fn step(&self) -> Option<&Step> {
        self.run.step().and_then(|place| self.steps.get(place))
    }
}

/// A timer: start, pause, go on, stop. It runs only after a click, and the screen stays on while it does.
#[component]
pub fn Timer(props: &TimerProps) -> Html {
    let TimerProps { dose, name, first } = props.clone();
    let count = use_reducer(|| Count { steps: steps(dose).into(), run: first, now: 0 });
    let signals = use_signals();
    let mark = if dose.label.is_empty() { name.to_string() } else { format!("{name}, {}", dose.label) };
    use_clock(&count);
    use_beeps(&count, &signals);
    let main = main_button(&count, &signals);
    let stop = {
        let (count, mark) = (count.dispatcher(), mark.clone());
        Callback::from(move |_: MouseEvent| {
            count.dispatch(Event::Stopped);
            page::focus(&format!("[data-timer=\"{mark}\"]"));
        })
    };
    html! {
        <div class="timer" role="group" aria-label={format!("Timer: {mark}")}>
            <p class="timer__dose"><span>{ label(dose) }</span></p>
            <p class="visually-hidden" aria-live="polite">{ said(dose, &count) }</p>
            <div class="timer__count" role="timer">
                { for count.step().map(|step| face(dose, step, count.run.left(&count.steps, count.now))) }
                if count.run == Run::Done { <p class="timer__phase">{ "Done" }</p> }
            </div>
            <div class="timer__buttons">
                <button type="button" class="button button--primary timer__main" data-timer={mark} onclick={main.1}>
                    <span>{ main.0 }</span>
                </button>
                if count.run.step().is_some() {
                    <button type="button" class="button" key="stop" onclick={stop}>{ "Stop" }</button>
                }
            </div>
            <div class="timer__options">
                if count.run.step().is_some() { { switches(&signals) } }
            </div>
        </div>
    }
}

/// What the main button says and does.
fn main_button(count: &UseReducerHandle<Count>, signals: &Signals) -> (&'static str, Callback<MouseEvent>) {
    let (words, event): (_, fn(u64) -> Event) = match count.run {
        Run::Idle => ("Start the timer", Event::Started),
        Run::Done => ("Start again", Event::Started),
        Run::Going { .. } if count.run.counts(&count.steps) => ("Pause", Event::Paused),
        Run::Going { .. } | Run::Paused { .. } => ("Go on", Event::WentOn),
    };
    let (dispatch, wanted) = (count.dispatcher(), *signals.sound);
    let onclick = Callback::from(move |_: MouseEvent| {
        if wanted {
            sound::prepare();
        }
        dispatch.dispatch(event(clock::now()));
    });
    (words, onclick)
}

/// Looks at the clock while the count goes on, keeps the screen on, and gives way to another timer.
#[hook]
fn use_clock(count: &UseReducerHandle<Count>) {
    let dispatch = count.dispatcher();
    use_effect_with(count.run.counts(&count.steps), move |counts| {
        let held = counts.then(|| {
            events::timer_started();
            let (look, pause) = (dispatch.clone(), dispatch.clone());
            let other = events::on_timer_started(move || pause.dispatch(Event::Paused(clock::now())));
            let seen = events::on_visible(move || look.dispatch(Event::Looked(clock::now())));
            let ticks = clock::every(LOOK, move || dispatch.dispatch(Event::Looked(clock::now())));
            (other, seen, ticks, wake::Awake::new())
        });
        move || drop(held)
    });
}

/// What is switched on.
struct Signals {
    sound: UseStateHandle<bool>,
    shake: UseStateHandle<bool>,
    can_shake: UseStateHandle<bool>,
}

/// Off at first; kept for the tab.
#[hook]
fn use_signals() -> Signals {
    let signals = Signals { sound: use_state(|| false), shake: use_state(|| false), can_shake: use_state(|| false) };
    let (sound, shake, can) = (signals.sound.setter(), signals.shake.setter(), signals.can_shake.setter());
    use_effect_with((), move |()| {
        sound.set(storage::load(SOUND).is_some());
        shake.set(storage::load(SHAKE).is_some());
        can.set(sound::can_shake());
    });
    signals
}

/// A tone or a shake at each new step: high for a move, low for a pause.
#[hook]
fn use_beeps(count: &UseReducerHandle<Count>, signals: &Signals) {
    let (sound, shake) = (*signals.sound, *signals.shake);
    let high = count.step().map(|step| matches!(step.phase, Phase::Move(_)));
    use_effect_with((count.run.step(), count.run == Run::Done), move |(step, done)| {
        if step.is_some_and(|place| place > 0) || *done {
            if sound {
                self::sound::beep(if high == Some(true) { 880.0 } else { 520.0 });
            }
            if shake {
                self::sound::shake();
            }
        }
    });
}

fn switches(signals: &Signals) -> Html {
    let switch = |words: &'static str, on: &UseStateHandle<bool>, name: &'static str| {
        let setter = on.clone();
        let onchange = Callback::from(move |_: yew::Event| {
            let on = !*setter;
            if on {
                sound::prepare();
                // Without storage it is switched on again on the next page.
                let _ = storage::save(name, "on");
            } else {
                storage::forget(name);
            }
            setter.set(on);
        });
        html! {
            <label class="timer__option" key={name}>
                <input type="checkbox" checked={**on} {onchange} /><span>{ words }</span>
            </label>
        }
    };
    html! {
        <>
            { switch("Sound", &signals.sound, SOUND) }
            if *signals.can_shake { { switch("Vibration", &signals.shake, SHAKE) } }
        </>
    }
}

/// `30 seconds`, or minutes where they are whole.
fn length(seconds: u64) -> String {
    match seconds {
        1 => "1 second".to_owned(),
        60 => "1 minute".to_owned(),
        _ if seconds > 60 && seconds.is_multiple_of(60) => format!("{} minutes", seconds / 60),
        _ => format!("{seconds} seconds"),
    }
}

/// What the timer counts, in words.
fn label(dose: &TimedDose) -> String {
    let moves: Vec<String> =
        dose.moves.iter().map(|(name, seconds)| format!("{name} {}", length(u64::from(*seconds)))).collect();
    let mut words = if dose.label.is_empty() { String::new() } else { format!("{}: ", dose.label) };
    words += &moves.join(", ").to_ascii_lowercase();
    if dose.rest > 0 {
        words += &format!(", rest {}", length(u64::from(dose.rest)));
    }
    if dose.times > 1 {
        words += &format!(", {} times", dose.times);
    }
    if dose.each_leg {
        words += ", each leg";
    }
    if dose.sets > 1 {
        words += &format!(", {} sets", dose.sets);
    }
    let first = words.get(..1).unwrap_or_default().to_ascii_uppercase();
    first + words.get(1..).unwrap_or_default()
}

/// Which repetition, set, way and leg.
fn place(dose: &TimedDose, step: &Step) -> String {
    let mut parts = vec![format!("{} of {}", step.time + 1, dose.times)];
    if dose.sets > 1 {
        parts.push(format!("set {} of {}", step.set + 1, dose.sets));
    }
    parts.extend(dose.ways.get(usize::from(step.way)).map(|way| way.to_ascii_lowercase()));
    if dose.each_leg {
        parts.push(if step.leg == 0 { "first leg" } else { "other leg" }.to_owned());
    }
    parts.join(", ")
}

/// What is to be done now.
fn phase(dose: &TimedDose, step: &Step) -> &'static str {
    match step.phase {
        Phase::Ready if step.time > 0 => "Let go, then again",
        Phase::Ready => "Get ready",
        Phase::Move(place) => dose.moves.get(place).map_or("", |(name, _)| name),
        Phase::Rest => "Rest",
        Phase::Change => "Change legs",
        Phase::Wait => "Rest as long as you like",
    }
}

/// What is seen.
fn face(dose: &TimedDose, step: &Step, left: u64) -> Html {
    let time = if left >= 60 { format!("{}:{:02}", left / 60, left % 60) } else { left.to_string() };
    html! {
        <>
            <p class="timer__phase">{ phase(dose, step) }</p>
            <p class="timer__left"><span>{ if step.phase == Phase::Wait { String::new() } else { time } }</span></p>
            <p class="timer__place">{ place(dose, step) }</p>
        </>
    }
}

/// What is said aloud: at the start of each hold and each pause, and at the end. Quick moves are counted only.
fn said(dose: &TimedDose, count: &Count) -> String {
    let Some(step) = count.step() else {
        return if count.run == Run::Done { "Done".to_owned() } else { String::new() };
    };
    if matches!(count.run, Run::Paused { .. }) {
        return "Paused".to_owned();
    }
    match step.phase {
        Phase::Move(_) if dose.moves.len() > 1 => format!("{}.", place(dose, step)),
        Phase::Move(_) => {
            format!("{} {}. {}.", phase(dose, step), length(u64::from(step.seconds)), place(dose, step))
        }
        Phase::Ready | Phase::Rest | Phase::Change => {
            format!("{}, {}. Next: {}.", phase(dose, step), length(u64::from(step.seconds)), place(dose, step))
        }
        Phase::Wait => format!("This set is done. Rest, then press Go on. Next: {}.", place(dose, step)),
    }
}
