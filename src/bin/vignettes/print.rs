//! Prints the figures, each beside what it was before the data was last changed with vignettes in view.

use calfcheck::vignettes::{Case, Figures, Level};
use serde_json::Value;
use std::path::Path;

/// The file of a folder that holds the figures from before the last tuning.
pub const BEFORE: &str = "before.json";

/// The figures from before the last tuning, if the folder has them.
pub fn before(folder: &Path) -> Result<Option<Value>, String> {
    let path = folder.join(BEFORE);
    if !path.is_file() {
        return Ok(None);
    }
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|error| told(&error))?;
    serde_json::from_str(&text).map(Some).map_err(|error| told(&error))
}

/// Prints one run.
pub fn run(name: &str, figures: &Figures, before: Option<&Value>) {
    println!("\nWhat the story does not state: {name} ({} vignettes)", figures.n);
    let shares = [
        ("exact urgency", "exact_urgency", figures.exact_urgency),
        ("acceptable urgency", "acceptable_urgency", figures.acceptable_urgency),
        ("strict safety", "strict_safety", figures.strict_safety),
        ("under-triage", "under_triage", figures.under_triage),
        ("over-triage", "over_triage", figures.over_triage),
        ("first (M1)", "m1", figures.m1),
        ("first three (M3)", "m3", figures.m3),
        ("first five (M5)", "m5", figures.m5),
        ("must-not-miss named", "must_not_miss", figures.must_not_miss),
        ("coverage", "coverage", figures.coverage),
    ];
    for (words, key, share) in shares {
        let was = before.and_then(|before| before.get(key)).and_then(Value::as_f64);
        let was = was.map_or_else(String::new, |was| format!("   before the last tuning {:.1}", was * 100.0));
        println!("  {words:<22}{}{was}", with_interval(share, figures.n));
    }
    println!("  emergencies missed    {:>6}", figures.emergencies_missed);
    let (median, tail) = (figures.questions_median, figures.questions_p90);
    let (all_median, all_tail) = (figures.all_questions_median, figures.all_questions_p90);
    println!("  questions             after the safety block: median {median}, 90th percentile {tail}");
    println!("                        in all: median {all_median}, 90th percentile {all_tail}");
    println!("  calibration           Brier {:.3}, expected calibration error {:.3}", figures.brier, figures.ece);
    println!("  by reference level");
    figures.levels.iter().for_each(level);
    println!("  misses, with the answers that decided them");
    figures.cases.iter().filter(|case| case.is_a_miss()).for_each(miss);
}

fn level(level: &Level) {
    println!("    {} ({})", level.urgency, level.n);
    let shares = [
        ("exact", level.exact_urgency),
        ("acceptable", level.acceptable_urgency),
        ("strict safety", level.strict_safety),
        ("under-triage", level.under_triage),
        ("over-triage", level.over_triage),
    ];
    for (words, share) in shares {
        println!("      {words:<18}{}", with_interval(share, level.n));
    }
}

fn miss(case: &Case) {
    let causes: Vec<&str> = case.causes.iter().take(3).map(|(name, _)| *name).collect();
    let place = case.place.map_or("not named".to_owned(), |place| format!("place {place}"));
    println!("    {} {} ({}), {place}, first {}", case.id, case.verdict, case.urgency, causes.join(", "));
    if !case.missed.is_empty() {
        println!("      not named: {}", case.missed.join(", "));
    }
    for (reason, answers) in case.because.iter().zip(&case.decided_by) {
        println!("      {reason}: {}", answers.join(", "));
    }
}

fn with_interval(share: f64, n: usize) -> String {
    let (low, high) = wilson(share, n);
    format!("{:>6.1} %   95 % interval {:>5.1} to {:>5.1}", share * 100.0, low * 100.0, high * 100.0)
}

/// Wilson's 95 % interval of a share.
fn wilson(share: f64, n: usize) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let n = n as f64;
    let z = 1.96;
    let middle = share + z * z / (2.0 * n);
    let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z * z / n;
    (((middle - spread) / whole).max(0.0), ((middle + spread) / whole).min(1.0))
}
