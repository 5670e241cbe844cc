//! Writes exercises with their drawings and timers, and the plan after an injury, as Rust.

use super::emit::{condition_id, expr, list, source_id, texts};
use crate::knowledge::{Barrier, Days, Exercise, Figure, Limb, Plan, PlanStep, TimedDose};

pub(super) fn exercise(item: &Exercise) -> String {
    format!(
        "Exercise {{ id: {:?}, name: {:?}, steps: {}, dose: {:?}, cautions: {}, suits: {}, not_with: {}, \
         sitting_version: {:?}, sources: {}, view: {:?}, figures: {}, timers: {} }}",
        item.id,
        item.name,
        texts(item.steps),
        item.dose,
        texts(item.cautions),
        list(item.suits, condition_id),
        list(item.not_with, condition_id),
        item.sitting_version,
        list(item.sources, source_id),
        item.view,
        list(item.figures, figure),
        list(item.timers, timer)
    )
}

fn figure(item: &Figure) -> String {
    format!(
        "Figure {{ label: {:?}, says: {:?}, marked: Marked::{:?}, body: {}, props: {:?}, towel: {:?}, arrow: {:?} }}",
        item.label,
        item.says,
        item.marked,
        list(item.body, limb),
        item.props,
        item.towel,
        item.arrow
    )
}

fn limb(item: &Limb) -> String {
    let Limb { part, joined, worked, joints } = item;
    format!("Limb {{ part: Part::{part:?}, joined: {joined}, worked: {worked}, joints: &{joints:?} }}")
}

fn timer(item: &TimedDose) -> String {
    let TimedDose { label, moves, rest, times, sets, ways, each_leg } = item;
    format!(
        "TimedDose {{ label: {label:?}, moves: &{moves:?}, rest: {rest}, times: {times}, sets: {sets}, \
         ways: &{ways:?}, each_leg: {each_leg} }}"
    )
}

pub(super) fn barrier(item: &Barrier) -> String {
    format!(
        "Barrier {{ id: {:?}, when: {}, reason: {:?}, bars: &{:?}, sitting_instead: {} }}",
        item.id,
        expr(&item.when),
        item.reason,
        item.bars,
        item.sitting_instead
    )
}

pub(super) fn plan(item: &Plan) -> String {
    format!(
        "Plan {{ title: {:?}, lead: {:?}, rules: {}, stop: {}, suits: {}, stages: {}, sources: {} }}",
        item.title,
        item.lead,
        texts(item.rules),
        texts(item.stop),
        list(item.suits, condition_id),
        list(item.stages, stage),
        list(item.sources, source_id)
    )
}

fn stage(item: &Days) -> String {
    let Days { title, lead, avoid, go_on, .. } = item;
    let (steps, avoid) = (list(item.steps, plan_step), texts(avoid));
    format!("Days {{ title: {title:?}, lead: {lead:?}, steps: {steps}, avoid: {avoid}, go_on: {go_on:?} }}")
}

fn plan_step(item: &PlanStep) -> String {
    let PlanStep { name, not_for, does, because, exercise, .. } = item;
    let unless = item.unless.as_ref().map_or_else(|| "None".to_owned(), |unless| format!("Some({})", expr(unless)));
    format!(
        "PlanStep {{ name: {name:?}, text: {}, not_for: {not_for:?}, does: &{does:?}, unless: {unless}, \
         because: {because:?}, exercise: {exercise:?}, timers: {} }}",
        texts(item.text),
        list(item.timers, timer)
    )
}
