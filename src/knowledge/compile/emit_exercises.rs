//! Writes exercises with their drawings and timers as Rust.

use super::emit::{condition_id, expr, list, source_id, texts};
use crate::knowledge::{Barrier, Exercise, Figure, Limb, TimedDose};

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

pub(super) fn timer(item: &TimedDose) -> String {
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
