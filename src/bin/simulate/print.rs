//! The figures as text.

use super::figures::{Calibration, Figures, OfCondition, ratio};
use super::run::Run;

/// What the figures are, and what they are not.
pub const CAUTION: &str = "These people are drawn from the product's own numbers, or from the same with noise. \
The figures say whether the reasoning fits its numbers and how it bears being wrong about them. \
They do not say how it does on real people.";

/// At most so many reasons for over-triage are printed; the file has all.
const REASONS: usize = 12;

/// Says what follows, and what it does not show.
pub fn caution(seed: u64) {
    println!("Simulated people, seed {seed}.\n{CAUTION}");
}

/// Everything about one run.
pub fn details(run: &Run, figures: &Figures) {
    println!("\n== {}: {} people, {} ==", run.model.name, figures.people, run.stage.name());
    share("what they had came first (M1)", figures.m1, figures.people);
    share("among the first three (M3)", figures.m3, figures.people);
    share("M1 by the likelihoods alone", figures.m1_by_likelihoods, figures.people);
    if let Some((median, tail)) = figures.questions {
        println!("  {:<34} median {median}, 90th percentile {tail}", "questions asked");
    }
    let told: Vec<String> =
        figures.urgency.iter().map(|(name, share)| format!("{name} {:.1} %", share * 100.0)).collect();
    println!("  {:<34} {}", "told", told.join(", "));
    triage(figures);
    share("findings told as first drawn", figures.as_drawn, figures.people);
    calibration("first cause", &figures.first_cause);
    calibration("whole differential", &figures.whole_differential);
    calibration("first cause by the likelihoods alone, without what rules name", &figures.first_by_likelihoods);
    println!(
        "  by condition: people / expected by the probabilities, M1, told self-care, routine, same day, emergency"
    );
    figures.conditions.iter().filter(|of| of.people > 0 || of.expected >= 0.5).for_each(condition);
}

fn triage(figures: &Figures) {
    let triage = &figures.triage;
    let part = |what: &str, part: usize, whole: usize| {
        share(&format!("{what}, {part} of {whole}"), ratio(part, whole), whole);
    };
    part("under-triaged dangers", triage.dangerous_under, triage.dangerous);
    part("below their own", triage.below_own, figures.people);
    part("over-triaged benign", triage.benign_over, triage.benign);
    part("of these by background alone", triage.benign_over_from_background, triage.benign_over);
    let because = triage.benign_over_because.iter().take(REASONS);
    let because: Vec<String> = because.map(|(id, count)| format!("{id} {count}")).collect();
    println!("  {:<34} {}", "over-triaged because of", because.join(", "));
}

/// A share with the half width of its 95 % interval.
fn share(what: &str, share: f64, count: usize) {
    let spread = 1.96 * (share * (1.0 - share) * ratio(1, count)).sqrt();
    println!("  {what:<34} {:.2} % ± {:.2}", share * 100.0, spread * 100.0);
}

fn calibration(what: &str, calibration: &Calibration) {
    println!(
        "  calibration of the {what}: Brier {:.4}, expected calibration error {:.4}",
        calibration.brier, calibration.expected_calibration_error
    );
    println!("     from      count    said    true");
    for bin in calibration.bins.iter().filter(|bin| bin.count > 0) {
        let (said, so) = (bin.mean_probability * 100.0, bin.share_right * 100.0);
        println!("    {:>4.0} % {:>9} {said:>5.1} % {so:>5.1} %", bin.from * 100.0, bin.count);
    }
}

fn condition(of: &OfCondition) {
    let [self_care, routine, same_day, emergency] = of.told;
    let below = if of.below_own > 0 { format!("  {} below {}", of.below_own, of.own_urgency) } else { String::new() };
    println!(
        "    {:<40} {:>6} / {:>8.1}  {:>5.1} %  {self_care:>6} {routine:>6} {same_day:>6} {emergency:>6}{below}",
        of.id,
        of.people,
        of.expected,
        of.m1 * 100.0
    );
}

/// How the figures change with the share of "not sure", one line for each run.
pub fn not_sure(sweep: &[(Run, Figures)]) {
    println!("\n== Share of questions answered \"not sure\" ==");
    println!(
        "  not sure      M1      M3  ECE first  Brier  self-care  routine  same day  emergency  under-triaged dangers"
    );
    let mut before = None;
    for (run, figures) in sweep {
        if before != Some((run.model, run.stage)) {
            println!("  {}, {} people, {}", run.model.name, figures.people, run.stage.name());
            before = Some((run.model, run.stage));
        }
        let told = |name: &str| figures.urgency.get(name).copied().unwrap_or_default() * 100.0;
        println!(
            "    {:>4.0} %  {:>5.1} % {:>5.1} % {:>5.1} %  {:>9.3}  {:.3}    {:>5.1} %  {:>5.1} %   {:>5.1} %    {:>5.1} %  {} of {}",
            run.not_sure * 100.0,
            figures.m1 * 100.0,
            figures.m1_by_likelihoods * 100.0,
            figures.m3 * 100.0,
            figures.first_cause.expected_calibration_error,
            figures.first_cause.brier,
            told("SelfCare"),
            told("Routine"),
            told("SameDay"),
            told("Emergency"),
            figures.triage.dangerous_under,
            figures.triage.dangerous
        );
    }
}
