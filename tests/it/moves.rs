//! Exercises are drawn and counted as they are described, and the plan after an injury harms no cause that is open.

use crate::person::{interview, told};
use crate::vignettes::story::{self, Mode};
use calfcheck::engine::{Assessment, Facts, assess};
use calfcheck::exercises::plan::{plan_bars, plan_exercise, plan_suits};
use calfcheck::exercises::timer::{CHANGE, Event, LEAD, Phase, Run, Step, steps};
use calfcheck::exercises::{Standing, standing};
use calfcheck::knowledge::{Exercise, Figure, KNOWLEDGE, Limb, Part, TimedDose};
use calfcheck::self_care::open_causes;
use std::path::Path;

fn exercise(id: &str) -> &'static Exercise {
    KNOWLEDGE.exercises.iter().find(|exercise| exercise.id == id).expect("an exercise")
}

// ---- drawings ----

/// The joint of a limb, by its place.
fn joint(limb: &Limb, place: usize) -> (f64, f64) {
    (f64::from(limb.joints[place * 2]), f64::from(limb.joints[place * 2 + 1]))
}

fn worked(figure: &Figure) -> &Limb {
    figure.body.iter().find(|limb| limb.worked).expect("a leg that is worked")
}

/// How far a knee is bent, in degrees.
fn bend(leg: &Limb) -> f64 {
    let (hip, knee, ankle) = (joint(leg, 0), joint(leg, 1), joint(leg, 2));
    let thigh = (knee.1 - hip.1).atan2(knee.0 - hip.0);
    let shin = (ankle.1 - knee.1).atan2(ankle.0 - knee.0);
    let degrees = (thigh - shin).to_degrees().abs();
    degrees.min(360.0 - degrees)
}

#[test]
fn every_exercise_is_drawn_from_start_to_end_inside_its_frame() {
    for exercise in KNOWLEDGE.exercises {
        let wanted = if exercise.id == "leg_raised_rest" { 1 } else { 2 };
        assert!(exercise.figures.len() >= wanted, "{}", exercise.id);
        let [left, bottom, width, height] = exercise.view;
        for figure in exercise.figures {
            assert!(figure.body.len() >= 3, "{}: {}", exercise.id, figure.label);
            for point in figure.body.iter().flat_map(|limb| limb.joints.chunks(2)) {
                let inside = (left..left + width).contains(&point[0]) && (bottom..bottom + height).contains(&point[1]);
                assert!(inside, "{}: {}: {point:?}", exercise.id, figure.label);
            }
        }
    }
}

#[test]
fn every_posture_is_told_in_words_of_its_own() {
    let mut seen: Vec<&str> = Vec::new();
    for figure in KNOWLEDGE.exercises.iter().flat_map(|exercise| exercise.figures) {
        assert!(figure.says.len() > 40 && !seen.contains(&figure.says), "{}", figure.says);
        assert_eq!(figure.says.contains("Arrow"), !figure.arrow.is_empty(), "{}", figure.says);
        seen.push(figure.says);
    }
}

#[test]
fn in_the_wall_stretches_the_heel_stays_down_and_the_knee_is_as_described() {
    for (id, least, most) in [("wall_stretch_straight", 0.0, 5.0), ("wall_stretch_bent", 40.0, 60.0)] {
        let leg = worked(&exercise(id).figures[1]);
        let (heel, ball) = (joint(leg, 3), joint(leg, 4));
        assert!(
            (heel.1 - 18.0).abs() < 3.0 && (ball.1 - 14.0).abs() < 3.0,
            "{id}: flat on the floor: {heel:?} {ball:?}"
        );
        assert!((least..=most).contains(&bend(leg)), "{id}: {}", bend(leg));
    }
}

#[test]
fn heels_are_above_or_below_the_ball_of_the_foot_where_the_words_say_so() {
    let rise = |id: &str, place: usize| {
        let leg = exercise(id).figures[place].body.iter().rfind(|limb| limb.part == Part::Leg).expect("a leg");
        joint(leg, 3).1 - joint(leg, 4).1
    };
    assert!(rise("heel_raise", 0).abs() < 10.0 && rise("heel_raise", 1) > 40.0);
    assert!(rise("step_heel_drop", 1) < -20.0);
    assert!(rise("slow_heel_lowering", 0) > 30.0);
    assert!(rise("slow_heel_lowering", 1) < -20.0 && rise("slow_heel_lowering", 2) < -10.0);
    assert!(rise("ankle_pump", 0) > 40.0 && rise("ankle_pump", 1) < -30.0);
}

#[test]
fn no_knee_bends_forwards() {
    for exercise in KNOWLEDGE.exercises.iter().filter(|exercise| exercise.id != "sole_stretch") {
        for leg in exercise.figures.iter().flat_map(|figure| figure.body).filter(|limb| limb.part == Part::Leg) {
            let (hip, knee, ankle) = (joint(leg, 0), joint(leg, 1), joint(leg, 2));
            // Facing right, the ankle lies behind the line of the thigh, or on it.
            let turn = (knee.0 - hip.0) * (ankle.1 - knee.1) - (knee.1 - hip.1) * (ankle.0 - knee.0);
            assert!(turn < 20_000.0 && (turn <= 0.0 || bend(leg) < 8.0), "{}: {} {leg:?}", exercise.id, bend(leg));
        }
    }
}

// ---- timers ----

const HOLDS: TimedDose =
    TimedDose { label: "", moves: &[("Hold", 30)], rest: 30, times: 2, sets: 1, ways: &[], each_leg: true };

const RAISES: TimedDose = TimedDose {
    label: "",
    moves: &[("Rise", 2), ("Hold", 1), ("Lower", 3)],
    rest: 0,
    times: 10,
    sets: 2,
    ways: &[],
    each_leg: false,
};

fn phases(steps: &[Step]) -> Vec<(Phase, u16)> {
    steps.iter().map(|step| (step.phase, step.seconds)).collect()
}

fn going(steps: &[Step], now: u64) -> Run {
    Run::Idle.after(steps, Event::Started(0)).after(steps, Event::Looked(now))
}

#[test]
fn a_stretch_for_each_leg_is_held_rested_and_changed() {
    let hold = (Phase::Move(0), 30);
    let rest = (Phase::Rest, 30);
    let wanted = [(Phase::Ready, LEAD), hold, rest, hold, (Phase::Change, 30), hold, rest, hold];
    assert_eq!(phases(&steps(&HOLDS)), wanted);
    assert_eq!(steps(&HOLDS).iter().filter(|step| step.leg == 1).count(), 4);
}

#[test]
fn a_change_of_legs_takes_some_seconds_also_where_the_dose_names_no_rest() {
    let dose = TimedDose { rest: 0, times: 1, ..HOLDS };
    assert!(phases(&steps(&dose)).contains(&(Phase::Change, CHANGE)));
    let dose = TimedDose { rest: 0, each_leg: false, ..HOLDS };
    assert_eq!(phases(&steps(&dose))[2], (Phase::Ready, LEAD), "one lets go before the next hold");
}

#[test]
fn quick_moves_follow_each_other_and_sets_wait_for_the_person() {
    let steps = steps(&RAISES);
    assert_eq!(steps.len(), 1 + 30 + 1 + 30);
    assert_eq!(steps[31].phase, Phase::Wait);
    let waiting = going(&steps, 1_000_000);
    assert_eq!(waiting.step(), Some(31));
    assert!(!waiting.counts(&steps));
    let on = waiting.after(&steps, Event::WentOn(1_000_500));
    assert_eq!(on, Run::Going { step: 32, since: 1_000_500 });
    assert_eq!(on.after(&steps, Event::Looked(1_000_500 + 60_000)), Run::Done);
}

#[test]
fn seconds_count_down_and_the_steps_follow() {
    let steps = steps(&HOLDS);
    assert_eq!(going(&steps, 0).left(&steps, 0), u64::from(LEAD));
    assert_eq!(going(&steps, 4_999).left(&steps, 4_999), 1);
    assert_eq!(going(&steps, 5_000), Run::Going { step: 1, since: 5_000 });
    assert_eq!(going(&steps, 5_001).left(&steps, 5_001), 30);
}

#[test]
fn a_tab_that_slept_finds_itself_where_it_would_be() {
    let steps = steps(&HOLDS);
    assert_eq!(going(&steps, 70_000), Run::Going { step: 3, since: 65_000 });
    assert_eq!(going(&steps, 3_600_000), Run::Done);
    let looked_often = (0..700)
        .map(|look| look * 100)
        .fold(Run::Idle.after(&steps, Event::Started(0)), |run, now| run.after(&steps, Event::Looked(now)));
    assert_eq!(looked_often, going(&steps, 69_900));
}

#[test]
fn a_pause_stops_the_clock_and_keeps_what_is_over() {
    let steps = steps(&HOLDS);
    let paused = going(&steps, 15_000).after(&steps, Event::Paused(15_000));
    assert_eq!(paused, Run::Paused { step: 1, spent: 10_000 });
    assert_eq!(paused.after(&steps, Event::Looked(99_000)), paused);
    assert_eq!(paused.left(&steps, 99_000), 20);
    let on = paused.after(&steps, Event::WentOn(100_000));
    assert_eq!(on.left(&steps, 100_000), 20);
    assert_eq!(on.after(&steps, Event::Stopped), Run::Idle);
    assert_eq!(Run::Done.after(&steps, Event::Started(5)), Run::Going { step: 0, since: 5 });
}

#[test]
fn a_clock_that_is_put_back_never_ends_a_step_early_and_never_traps() {
    let steps = steps(&HOLDS);
    let run = Run::Idle.after(&steps, Event::Started(50_000)).after(&steps, Event::Looked(10_000));
    assert_eq!(run.step(), Some(0));
    assert_eq!(run.left(&steps, 10_000), u64::from(LEAD));
}

#[test]
fn every_dose_with_seconds_has_a_timer_that_ends() {
    for exercise in KNOWLEDGE.exercises {
        let timed = exercise.dose.contains("second") || exercise.dose.contains("minutes, several");
        assert!(!timed || !exercise.timers.is_empty(), "{}", exercise.id);
        for dose in exercise.timers {
            let steps = steps(dose);
            let mut run = Run::Idle.after(&steps, Event::Started(0));
            let mut now = 0;
            while run != Run::Done {
                now += 1_000;
                run = run.after(&steps, Event::Looked(now)).after(&steps, Event::WentOn(now));
                assert!(now < 3_600_000, "{}", exercise.id);
            }
        }
    }
}

// ---- the plan ----

fn everyone() -> Vec<(String, Facts, Assessment)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes");
    let vignettes = story::read_all(&folder).expect("the vignettes");
    let people = Mode::ALL.iter().flat_map(|(name, mode)| {
        vignettes.iter().map(move |vignette| {
            let answers = vignette.answers(*mode);
            let facts = Facts::new(&KNOWLEDGE, &answers);
            (format!("{} ({name})", vignette.id), facts, assess(&KNOWLEDGE, &answers))
        })
    });
    people.collect()
}

#[test]
fn no_step_of_the_plan_harms_a_cause_that_is_still_open() {
    let (mut open_steps, mut kept_back) = (0, 0);
    let steps: Vec<_> = KNOWLEDGE.plan.stages.iter().flat_map(|days| days.steps).collect();
    for (who, facts, assessment) in everyone() {
        let open = open_causes(&assessment);
        for step in &steps {
            if !plan_bars(&KNOWLEDGE, &facts, &assessment, step).is_empty() {
                kept_back += 1;
                continue;
            }
            open_steps += 1;
            for place in step.does {
                let action = &KNOWLEDGE.home_actions[*place];
                assert!(!open.iter().any(|id| action.harms.contains(id)), "{who}: {}", step.name);
            }
            if let Some(place) = plan_exercise(&KNOWLEDGE, &facts, &assessment, step) {
                let shown = standing(&KNOWLEDGE, &facts, &assessment, place);
                assert_eq!(shown, Standing::Open, "{who}: {}", step.name);
            }
        }
    }
    assert!(open_steps > 100 && kept_back > 100, "{open_steps} and {kept_back}");
}

#[test]
fn the_plan_suits_only_injuries_whose_care_at_home_is_allowed() {
    let mut suited = 0;
    for (who, _, assessment) in everyone() {
        if plan_suits(&KNOWLEDGE, &assessment) {
            suited += 1;
            assert!(assessment.allows_self_care(&KNOWLEDGE), "{who}");
            assert!(KNOWLEDGE.plan.suits.contains(&assessment.causes[0].condition), "{who}");
        }
    }
    assert!(suited > 0);
    assert!(!plan_suits(
        &KNOWLEDGE,
        &told("age_years=44 leg_pain swelling_one_leg skin_warm side_one surgery_12_weeks")
    ));
}

#[test]
fn steps_that_name_an_action_say_so_in_the_data() {
    let action = |id: &str| KNOWLEDGE.home_actions.iter().position(|action| action.id == id).expect("an action");
    for step in KNOWLEDGE.plan.stages.iter().flat_map(|days| days.steps) {
        let words = step.text.join(" ").to_lowercase();
        for (word, id) in [("peas", "cold"), ("bandage", "compression"), ("pillows", "raising"), ("jump", "loading")] {
            assert!(!words.contains(word) || step.does.contains(&action(id)), "{}: {word}", step.name);
        }
    }
}

#[test]
fn numb_skin_or_poor_blood_flow_leaves_out_ice_and_bandage() {
    let interview = interview("age_years=40 leg_pain trigger_injury bruise side_one leg_numb");
    let facts = Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE));
    let assessment = interview.assess(&KNOWLEDGE);
    for step in KNOWLEDGE.plan.stages.iter().flat_map(|days| days.steps) {
        if ["Ice", "Compression"].contains(&step.name) {
            assert!(!plan_bars(&KNOWLEDGE, &facts, &assessment, step).is_empty(), "{}", step.name);
        }
    }
}
