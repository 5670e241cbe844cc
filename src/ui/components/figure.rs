//! Line figures of postures. Limbs are outlined as one body: all edges first, then all fills.

use crate::decimal;
use crate::knowledge::{Exercise, Figure, Limb, Marked, Part};
use std::fmt::Write;
use yew::prelude::*;

/// A joint, or a direction; in tenths of a per cent of body height.
#[derive(Clone, Copy)]
struct Point(f32, f32);

impl Point {
    /// So far along a direction from here.
    fn on(self, along: Point, by: f32) -> Point {
        Point(self.0 + along.0 * by, self.1 + along.1 * by)
    }

    fn to(self, other: Point) -> Point {
        Point(other.0 - self.0, other.1 - self.1)
    }

    /// The same direction with the length 1.
    fn unit(self) -> Point {
        let length = (self.0 * self.0 + self.1 * self.1).sqrt().max(1.0);
        Point(self.0 / length, self.1 / length)
    }

    /// The direction a quarter turn to the left.
    fn left(self) -> Point {
        Point(-self.1, self.0)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the drawing is about 1000 tenths high")]
fn put(path: &mut String, letter: char, point: Point) {
    let _ = write!(path, "{letter}{} {}", point.0.round() as i32, point.1.round() as i32);
}

/// A limb from one joint to another, round at both ends.
fn capsule(path: &mut String, from: Point, start: f32, to: Point, end: f32) {
    let side = from.to(to).unit().left();
    put(path, 'M', from.on(side, start));
    put(path, 'L', to.on(side, end));
    let _ = write!(path, "A{0} {0} 0 0 0", decimal::write(end));
    put(path, ' ', to.on(side, -end));
    put(path, 'L', from.on(side, -start));
    let _ = write!(path, "A{0} {0} 0 0 0", decimal::write(start));
    put(path, ' ', from.on(side, start));
    path.push('Z');
}

/// Curves in the frame of a shin: how far down it, and how far behind it. The first is where it begins.
type Curve = &'static [(f32, f32)];

const SHIN: Curve = &[
    (0.0, 36.0),
    (0.2, 60.0),
    (0.42, 54.0),
    (0.66, 29.0),
    (0.8, 22.0),
    (0.9, 19.0),
    (1.0, 19.0),
    (1.0, 10.0),
    (1.0, -10.0),
    (1.0, -19.0),
    (0.6, -22.0),
    (0.3, -34.0),
    (0.0, -36.0),
];
const UPPER: Curve = &[(0.1, 43.0), (0.24, 57.0), (0.42, 51.0), (0.64, 30.0), (0.55, 4.0), (0.2, -8.0), (0.1, 43.0)];
const LOWER: Curve = &[(0.42, 46.0), (0.55, 37.0), (0.7, 26.0), (0.96, 19.0), (0.85, -2.0), (0.5, -6.0), (0.42, 46.0)];

/// A curve on the shin of a leg. The calf is on the side away from the toes; all run the same way round, so that they unite.
fn on_shin(path: &mut String, joints: &[Point], curve: Curve) {
    let [_, knee, ankle, _, ball, ..] = joints else { return };
    let (down, forward) = (knee.to(*ankle), ankle.to(*ball));
    let left = down.unit().left();
    let toes_left = left.0 * forward.0 + left.1 * forward.1 > 0.0;
    let back = if toes_left { -1.0 } else { 1.0 };
    let place = |(along, behind): &(f32, f32)| knee.on(down, *along).on(left, behind * back);
    let points: Vec<Point> =
        if toes_left { curve.iter().rev().map(place).collect() } else { curve.iter().map(place).collect() };
    for (number, point) in points.into_iter().enumerate() {
        let letter = match number {
            0 => 'M',
            1 => 'C',
            _ => ' ',
        };
        put(path, letter, point);
    }
    path.push('Z');
}

fn joints(limb: &Limb) -> Vec<Point> {
    limb.joints.as_chunks().0.iter().map(|[x, y]| Point(f32::from(*x), f32::from(*y))).collect()
}

/// The outline of a limb.
fn outline(path: &mut String, limb: &Limb) {
    let joints = joints(limb);
    match (limb.part, joints.as_slice()) {
        (Part::Leg, [hip, knee, ankle, heel, ball, toe]) => {
            capsule(path, *hip, 56.0, *knee, 36.0);
            on_shin(path, &joints, SHIN);
            let instep = heel.on(heel.to(*ball), 0.67);
            capsule(path, *ankle, 20.0, instep, 14.0);
            capsule(path, *heel, 18.0, *ball, 14.0);
            capsule(path, *ball, 14.0, *toe, 12.0);
        }
        (Part::Arm, [shoulder, elbow, hand]) => {
            capsule(path, *shoulder, 29.0, *elbow, 21.0);
            capsule(path, *elbow, 22.0, *hand, 17.0);
        }
        (Part::Trunk, [hip, shoulder, head]) => {
            capsule(path, *hip, 57.0, shoulder.on(shoulder.to(*hip).unit(), 22.0), 52.0);
            neck_and_head(path, *shoulder, *head);
        }
        (Part::Front, [hip, shoulder, head]) => {
            capsule(path, hip.on(Point(0.0, 1.0), 20.0), 80.0, shoulder.on(Point(0.0, 1.0), -60.0), 86.0);
            capsule(path, shoulder.on(Point(-8.0, -3.0), 10.0), 34.0, shoulder.on(Point(8.0, -3.0), 10.0), 34.0);
            neck_and_head(path, *shoulder, *head);
        }
        (Part::Leg | Part::Arm | Part::Trunk | Part::Front, _) => {}
    }
}

fn neck_and_head(path: &mut String, shoulder: Point, head: Point) {
    capsule(path, shoulder, 24.0, head, 24.0);
    capsule(path, head, 54.0, head.on(Point(1.0, 0.0), 1.0), 54.0);
}

/// The muscle meant, and whether it is a line.
fn muscle(marked: Marked, limb: &Limb) -> (String, bool) {
    let (mut path, joints) = (String::new(), joints(limb));
    if matches!(marked, Marked::UpperCalf | Marked::WholeCalf) {
        on_shin(&mut path, &joints, UPPER);
    }
    if matches!(marked, Marked::LowerCalf | Marked::WholeCalf) {
        on_shin(&mut path, &joints, LOWER);
    }
    if let (Marked::Sole, [_, _, _, heel, ball, _]) = (marked, joints.as_slice()) {
        put(&mut path, 'M', *heel);
        put(&mut path, 'L', *ball);
    }
    (path, marked == Marked::Sole)
}

/// A body without lines inside: the limbs that are joined, with the muscles marked on them.
fn layer(limbs: &[Limb], marked: Marked) -> Html {
    let mut path = String::new();
    limbs.iter().for_each(|limb| outline(&mut path, limb));
    let muscles = limbs.iter().filter(|limb| limb.worked).map(|limb| {
        let (path, line) = muscle(marked, limb);
        html! { <path class={if line { "figure__sole" } else { "figure__muscle" }} d={path} /> }
    });
    html! {
        <>
            <path class="figure__edge" d={path.clone()} />
            <path class="figure__body" d={path} />
            { for muscles }
        </>
    }
}

/// The postures of an exercise, side by side.
pub fn figures(exercise: &Exercise) -> Html {
    let [left, bottom, width, height] = exercise.view;
    let view = format!("{left} {} {width} {height}", -bottom - height);
    let shape = if width > height { "figures--wide" } else { "figures--tall" };
    html! {
        <div class={classes!("figures", shape)}>
            { for exercise.figures.iter().map(|figure| html! {
                <figure class="figure" key={figure.label}>
                    <svg class="figure__drawing" viewBox={view.clone()} role="img" aria-label={figure.says}>
                        <g transform="scale(1 -1)">{ drawing(figure) }</g>
                    </svg>
                    <figcaption class="figure__label">{ figure.label }</figcaption>
                </figure>
            }) }
        </div>
    }
}

fn drawing(figure: &Figure) -> Html {
    html! {
        <>
            <path class="figure__prop" d={figure.props} />
            { for figure.body.chunk_by(|_, next| next.joined).map(|limbs| layer(limbs, figure.marked)) }
            <path class="figure__prop" d={figure.towel} />
            <path class="figure__arrow" d={figure.arrow} />
        </>
    }
}
