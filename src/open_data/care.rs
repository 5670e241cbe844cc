//! What to do: the words of each way of care, time limits, care at home, exercises and the plan after an injury.

use super::conditions::CARES;
use super::table::*;
use crate::knowledge::{
    BACKINGS, Barrier, CareAdvice, Days, Exercise, HomeAction, KNOWLEDGE, PlanStep, SafetyNet, TimedDose, Wait,
};

/// These tables.
pub fn tables() -> Vec<Table> {
    vec![
        care(),
        care_texts(),
        safety_nets(),
        home_actions(),
        exercises(),
        exercise_texts(),
        timers(),
        barriers(),
        plan_stages(),
        plan_steps(),
    ]
}

fn care() -> Table {
    Table::new(
        "care",
        "The ways of care, least urgent first.",
        KNOWLEDGE.care_advice,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&CareAdvice| text(it.care.id())),
            column(
                "urgency",
                Kind::Word(&["SelfCare", "Routine", "SameDay", "Emergency"]),
                "The level of urgency.",
                |it| text(&format!("{:?}", it.care.urgency())),
            ),
            column("title", Kind::Text, "The one instruction.", |it| text(it.title)),
            column("prefix", Kind::Text, "Spoken before it.", |it| text(it.prefix)),
            column("lead", Kind::Text, "The first sentence.", |it| text(it.lead)),
        ],
    )
}

/// Lines that belong to something, by part.
struct Line {
    of: &'static str,
    part: &'static str,
    place: usize,
    text: &'static str,
}

fn lines(of: &'static str, part: &'static str, texts: &'static [&'static str]) -> impl Iterator<Item = Line> {
    texts.iter().enumerate().map(move |(place, text)| Line { of, part, place, text })
}

fn care_texts() -> Table {
    let advice = KNOWLEDGE
        .care_advice
        .iter()
        .flat_map(|it| lines(it.care.id(), "steps", it.steps).chain(lines(it.care.id(), "until_seen", it.until_seen)));
    let everyone = lines("", "child", KNOWLEDGE.child_advice)
        .chain(lines("", "helper", KNOWLEDGE.helper_advice))
        .chain(lines("", "emergency_signs", KNOWLEDGE.emergency_signs));
    Table::new(
        "care_texts",
        "What to do with each way of care, and what is said besides.",
        advice.chain(everyone),
        &[
            column("care", Kind::Of("care"), "The way of care; none where it is said with all.", |it: &Line| {
                text(it.of)
            }),
            column(
                "part",
                Kind::Word(&["steps", "until_seen", "child", "helper", "emergency_signs"]),
                "What to do; until one is seen; for children; to whoever asks for someone else; the signs on the start page.",
                |it| text(it.part),
            ),
            column("place", Kind::Whole, "The place of the line, from 1.", |it| counted(it.place)),
            column("text", Kind::Text, "The line.", |it| text(it.text)),
        ],
    )
}

fn safety_nets() -> Table {
    type Row = (usize, &'static SafetyNet);
    /// The place of the net in its file, by which it is backed.
    fn at(it: &Row) -> &'static str {
        let mut nets = BACKINGS.iter().filter(|backing| backing.at.starts_with("safety_net.net."));
        nets.nth(it.0).map_or("", |backing| backing.at)
    }
    fn wait(it: &Row, hours: fn(u16) -> Option<u16>, days: fn(u16, u16) -> Option<u16>) -> Cell {
        let found = match it.1.wait {
            Wait::Hours(number) => hours(number),
            Wait::Days { days: number, hour } => days(number, hour),
        };
        found.map_or(Cell::Nothing, whole)
    }
    Table::new(
        "safety_nets",
        "Until when to wait, and what to do then; the first that fits counts.",
        KNOWLEDGE.safety_nets.iter().enumerate(),
        &[
            column("care", CARES, "With which advice.", |it: &Row| text(it.1.care.id())),
            column("conditions", Kind::ListOf("conditions"), "With which leading causes; none means all.", |it| {
                conditions(it.1.conditions)
            }),
            column("hours", Kind::Whole, "So many hours from now.", |it| wait(it, Some, |_, _| None)),
            column("days", Kind::Whole, "So many days from today.", |it| wait(it, |_| None, |days, _| Some(days))),
            column("hour", Kind::Whole, "Until this full hour of the day.", |it| {
                wait(it, |_| None, |_, hour| Some(hour))
            }),
            column("until", Kind::Text, "What to do then; `[when]` stands for date and time.", |it| text(it.1.until)),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(at(it))),
        ],
    )
}

fn home_actions() -> Table {
    fn at(it: &HomeAction) -> String {
        format!("home_care.action.{}", it.id)
    }
    Table::new(
        "home_actions",
        "What care at home does to a leg, and whom it harms.",
        KNOWLEDGE.home_actions,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&HomeAction| text(it.id)),
            column("name", Kind::Text, "Said to the person.", |it| text(it.name)),
            column("harms", Kind::ListOf("conditions"), "The conditions that it would harm.", |it| {
                conditions(it.harms)
            }),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

fn exercise(place: usize) -> &'static str {
    KNOWLEDGE.exercises[place].id
}

fn exercises() -> Table {
    fn at(it: &Exercise) -> String {
        format!("exercises.exercise.{}", it.id)
    }
    Table::new(
        "exercises",
        "Stretches and strengthening.",
        KNOWLEDGE.exercises,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&Exercise| text(it.id)),
            column("name", Kind::Text, "The plain name.", |it| text(it.name)),
            column("dose", Kind::Text, "How long and how often.", |it| text(it.dose)),
            column("suits", Kind::ListOf("conditions"), "The conditions it suits.", |it| conditions(it.suits)),
            column("not_with", Kind::ListOf("conditions"), "The conditions it must not be done with.", |it| {
                conditions(it.not_with)
            }),
            column("sitting_version", Kind::Of("exercises"), "The exercise to do sitting instead.", |it| {
                it.sitting_version.map_or(Cell::Nothing, |place| text(exercise(place)))
            }),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources(it.sources)),
        ],
    )
}

fn exercise_texts() -> Table {
    let all = KNOWLEDGE.exercises.iter().flat_map(|it| {
        let figures = it.figures.iter().enumerate().map(|(place, figure)| Line {
            of: it.id,
            part: "figures",
            place,
            text: figure.says,
        });
        lines(it.id, "steps", it.steps).chain(lines(it.id, "cautions", it.cautions)).chain(figures)
    });
    let rules = lines("", "rules", KNOWLEDGE.exercise_rules);
    Table::new(
        "exercise_texts",
        "How each exercise is done, who takes care, and its drawings in words.",
        rules.chain(all),
        &[
            column(
                "exercise",
                Kind::Of("exercises"),
                "The exercise; none where it is said before all.",
                |it: &Line| text(it.of),
            ),
            column("part", Kind::Word(&["rules", "steps", "cautions", "figures"]), "What the line is.", |it| {
                text(it.part)
            }),
            column("place", Kind::Whole, "The place of the line, from 1.", |it| counted(it.place)),
            column("text", Kind::Text, "The line.", |it| text(it.text)),
        ],
    )
}

fn timers() -> Table {
    type Row = (&'static Exercise, usize, &'static TimedDose);
    let of = |it: &'static Exercise| it.timers.iter().enumerate().map(move |(place, timer)| (it, place, timer));
    Table::new(
        "exercise_timers",
        "What a timer counts.",
        KNOWLEDGE.exercises.iter().flat_map(of),
        &[
            column("exercise", Kind::Of("exercises"), "The exercise.", |it: &Row| text(it.0.id)),
            column("place", Kind::Whole, "Its place, from 1.", |it| counted(it.1)),
            column("label", Kind::Text, "When this one is meant.", |it| text(it.2.label)),
            column("moves", Kind::Texts, "The moves of one repetition, each with its seconds.", |it| {
                Cell::List(it.2.moves.iter().map(|(name, seconds)| format!("{name}: {seconds}")).collect())
            }),
            column("rest", Kind::Whole, "Seconds of rest between repetitions.", |it| whole(it.2.rest)),
            column("times", Kind::Whole, "Repetitions of a set.", |it| whole(it.2.times)),
            column("sets", Kind::Whole, "Sets.", |it| whole(it.2.sets)),
            column("ways", Kind::Texts, "Ways in which all sets are done.", |it| texts(it.2.ways)),
            column("each_leg", Kind::Truth, "All of it with each leg.", |it| Cell::Truth(it.2.each_leg)),
        ],
    )
}

fn barriers() -> Table {
    fn at(it: &Barrier) -> String {
        format!("exercises.barrier.{}", it.id)
    }
    Table::new(
        "barriers",
        "Answers that speak against exercises.",
        KNOWLEDGE.barriers,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&Barrier| text(it.id)),
            column("when", Kind::Expression, "When it stands.", |it| Cell::Expression(it.when)),
            column("reason", Kind::Text, "Said to the person.", |it| text(it.reason)),
            column("bars", Kind::ListOf("exercises"), "The exercises that it keeps from the person.", |it| {
                Cell::List(it.bars.iter().map(|place| exercise(*place).to_owned()).collect())
            }),
            column("sitting_instead", Kind::Truth, "The sitting version may be done instead.", |it| {
                Cell::Truth(it.sitting_instead)
            }),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

fn plan_stages() -> Table {
    type Row = (usize, &'static Days);
    fn at(it: &Row) -> String {
        format!("plan.stage.{}", it.0)
    }
    Table::new(
        "plan_stages",
        "The plan after a pulled or bruised calf, by days.",
        KNOWLEDGE.plan.stages.iter().enumerate(),
        &[
            column("place", Kind::Whole, "Its place, from 1.", |it: &Row| counted(it.0)),
            column("title", Kind::Text, "Which days.", |it| text(it.1.title)),
            column("lead", Kind::Text, "What they are for.", |it| text(it.1.lead)),
            column("go_on", Kind::Text, "When to go on to the next days.", |it| text(it.1.go_on)),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

fn plan_steps() -> Table {
    type Row = (usize, usize, &'static PlanStep);
    let of = |(stage, days): (usize, &'static Days)| {
        days.steps.iter().enumerate().map(move |(place, step)| (stage, place, step))
    };
    Table::new(
        "plan_steps",
        "What to do on those days.",
        KNOWLEDGE.plan.stages.iter().enumerate().flat_map(of),
        &[
            column("stage", Kind::Whole, "The place of the days in the plan, from 1.", |it: &Row| counted(it.0)),
            column("place", Kind::Whole, "The place of the step, from 1.", |it| counted(it.1)),
            column("name", Kind::Text, "Its name.", |it| text(it.2.name)),
            column("text", Kind::Text, "How, and how long.", |it| text(&it.2.text.join(" "))),
            column("not_for", Kind::Text, "Who must not.", |it| text(it.2.not_for)),
            column("does", Kind::ListOf("home_actions"), "What it does to the leg.", |it| {
                Cell::List(it.2.does.iter().map(|place| KNOWLEDGE.home_actions[*place].id.to_owned()).collect())
            }),
            column("unless", Kind::Expression, "Answers that speak against it.", |it| {
                it.2.unless.map_or(Cell::Nothing, Cell::Expression)
            }),
            column("because", Kind::Text, "Said then.", |it| text(it.2.because)),
            column("exercise", Kind::Of("exercises"), "The exercise that shows it.", |it| {
                it.2.exercise.map_or(Cell::Nothing, |place| text(exercise(place)))
            }),
        ],
    )
}
