//! Drawings of postures: joints as text, checked for human lengths.

use super::check::{Checker, keep};
use super::expression::leak;
use super::files::Text;
use super::problem::File;
use crate::knowledge::{Figure, Limb, Marked, Part};
use serde::Deserialize;

/// A drawing as serde reads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureFile {
    label: String,
    says: String,
    marked: Option<Text>,
    /// A limb points at the viewer, so that lengths are not checked.
    #[serde(default)]
    foreshortened: bool,
    body: Vec<Text>,
    #[serde(default)]
    props: String,
    #[serde(default)]
    towel: String,
    #[serde(default)]
    arrow: String,
}

/// Names of the data.
const PARTS: &[(&str, Part)] =
    &[("trunk", Part::Trunk), ("front", Part::Front), ("arm", Part::Arm), ("leg", Part::Leg)];

/// Names of the data.
const MARKED: &[(&str, Marked)] = &[
    ("upper_calf", Marked::UpperCalf),
    ("lower_calf", Marked::LowerCalf),
    ("whole_calf", Marked::WholeCalf),
    ("sole", Marked::Sole),
];

/// Lengths from joint to joint in per cent of body height, the shortest and the longest that look human.
fn lengths(part: Part) -> &'static [(f64, f64)] {
    match part {
        Part::Trunk | Part::Front => &[(27.0, 32.0), (7.0, 11.0)],
        Part::Arm => &[(13.0, 18.5), (14.0, 21.0)],
        Part::Leg => &[(23.0, 26.0), (23.0, 26.5), (2.0, 4.0), (9.0, 11.0), (2.5, 4.0)],
    }
}

/// Tenths of the unit of the data.
#[expect(clippy::cast_possible_truncation, reason = "bodies are about 1000 tenths high")]
pub fn tenths(value: f64) -> i16 {
    (value * 10.0).round() as i16
}

/// The drawings of one exercise.
pub fn figures(checker: &mut Checker, file: &File, exercise: &Text, entries: &[FigureFile]) -> &'static [Figure] {
    if entries.is_empty() {
        checker.problem(file, &exercise.span(), format!("no drawing of `{}`", exercise.get_ref()));
    }
    leak(entries.iter().map(|entry| figure(checker, file, exercise, entry)).collect())
}

fn figure(checker: &mut Checker, file: &File, exercise: &Text, entry: &FigureFile) -> Figure {
    if entry.label.is_empty() || entry.says.is_empty() {
        checker.problem(file, &exercise.span(), "a drawing needs a `label`, and the posture in words as `says`");
    }
    let body: Vec<Limb> = entry.body.iter().filter_map(|text| limb(checker, file, text, entry.foreshortened)).collect();
    let marked = entry.marked.as_ref().and_then(|name| checker.one_of(file, name, MARKED));
    let worked = body.iter().any(|limb| limb.worked);
    if marked.is_some() != worked {
        checker.problem(file, &exercise.span(), "`marked` and a leg with `*` go together");
    }
    Figure {
        label: keep(&entry.label),
        says: keep(&entry.says),
        marked: marked.unwrap_or(Marked::Nothing),
        body: leak(body),
        props: keep(&entry.props),
        towel: keep(&entry.towel),
        arrow: keep(&entry.arrow),
    }
}

/// A limb such as `+leg* 28 53.4, 29.3 28.9, ...`.
fn limb(checker: &mut Checker, file: &File, text: &Text, foreshortened: bool) -> Option<Limb> {
    let (kind, joints) = text.get_ref().split_once(' ').unwrap_or_default();
    let name = kind.trim_start_matches('+').trim_end_matches('*');
    let Some((_, part)) = PARTS.iter().find(|(known, _)| *known == name) else {
        checker.problem(file, &text.span(), format!("unknown limb `{name}`: write trunk, front, arm or leg"));
        return None;
    };
    let numbers: Vec<f64> = joints.split([',', ' ']).filter_map(|number| number.parse().ok()).collect();
    let points: Vec<[f64; 2]> = numbers.as_chunks().0.to_vec();
    let wanted = lengths(*part);
    if points.len() != wanted.len() + 1 || numbers.len() % 2 == 1 {
        checker.problem(file, &text.span(), format!("a {name} has {} joints", wanted.len() + 1));
    }
    for (pair, (least, most)) in points.windows(2).zip(wanted) {
        let length = (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
        if !foreshortened && !(least..=most).contains(&&length) {
            let message = format!("{length:.1} from joint to joint in this {name}: a body has {least} to {most}");
            checker.problem(file, &text.span(), message);
        }
    }
    Some(Limb {
        part: *part,
        joined: kind.starts_with('+'),
        worked: kind.ends_with('*'),
        joints: leak(numbers.into_iter().map(tenths).collect()),
    })
}
