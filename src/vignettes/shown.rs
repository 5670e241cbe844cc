//! The figures as a reader sees them: each with a name, its exact value and its words. Whoever shows figures, shows these.

use super::figures::Figures;
use super::run::Run;

/// A figure of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The run and the figure, as in `no.m1`.
    pub name: String,
    /// The exact value, in as many digits as it needs.
    pub value: String,
    /// What a reader sees.
    pub text: String,
}

/// One of the figures that are shown.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Its name, as in the output of the command.
    pub name: &'static str,
    /// What it says.
    pub words: &'static str,
    of: fn(&Figures) -> Value,
}

/// A value and how it is said.
enum Value {
    /// A share of the stories; said as a count.
    Share(f64),
    Count(usize),
    /// Between 0 and 1; said with three decimals.
    Score(f64),
}

/// The figures, in the order shown.
pub const MEASURES: [Measure; 14] = [
    measure("acceptable_urgency", "Told to be seen as soon as we accept", |of| Value::Share(of.acceptable_urgency)),
    measure("exact_urgency", "Told exactly what we think is best", |of| Value::Share(of.exact_urgency)),
    measure("under_triage", "Told less than we accept", |of| Value::Share(of.under_triage)),
    measure("over_triage", "Told more than we accept", |of| Value::Share(of.over_triage)),
    measure("emergencies_missed", "Emergencies told less", |of| Value::Count(of.emergencies_missed)),
    measure("m1", "The right cause came first", |of| Value::Share(of.m1)),
    measure("m3", "It was among the first three", |of| Value::Share(of.m3)),
    measure("m5", "It was among the first five", |of| Value::Share(of.m5)),
    measure("must_not_miss", "Every danger that had to be named was named", |of| Value::Share(of.must_not_miss)),
    measure("questions_median", "Questions after those about danger, in the middle", |of| {
        Value::Count(of.questions_median)
    }),
    measure("all_questions_median", "All questions, in the middle", |of| Value::Count(of.all_questions_median)),
    measure("all_questions_p90", "All questions, for 9 in 10 at most", |of| Value::Count(of.all_questions_p90)),
    measure("brier", "Brier score of the first cause: 0 is best", |of| Value::Score(of.brier)),
    measure("ece", "Calibration error of the first cause: 0 is best", |of| Value::Score(of.ece)),
];

const fn measure(name: &'static str, words: &'static str, of: fn(&Figures) -> Value) -> Measure {
    Measure { name, words, of }
}

impl Measure {
    /// The figure of this run.
    pub fn shown(&self, run: &Run, figures: &Figures) -> Shown {
        let name = format!("{}.{}", run.name, self.name);
        match (self.of)(figures) {
            Value::Share(share) => {
                Shown { name, value: share.to_string(), text: format!("{} of {}", count(share, figures.n), figures.n) }
            }
            Value::Count(count) => Shown { name, value: count.to_string(), text: count.to_string() },
            Value::Score(score) => Shown { name, value: score.to_string(), text: format!("{score:.3}") },
        }
    }
}

/// How many stories a share stands for.
fn count(share: f64, n: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let n = n as f64;
    (share * n).round()
}

/// The name of one field of the table of what was told and what was meant, both by their places from the most urgent down.
pub fn confusion_name(run: &Run, reference: usize, told: usize) -> String {
    format!("{}.confusion.{reference}.{told}", run.name)
}

/// Everything that is shown of a run.
pub fn shown(run: &Run, figures: &Figures) -> Vec<Shown> {
    let measures = MEASURES.iter().map(|measure| measure.shown(run, figures));
    let field = |reference: usize, told: usize| {
        let count = figures.confusion[reference][told].to_string();
        Shown { name: confusion_name(run, reference, told), value: count.clone(), text: count }
    };
    let fields = (0..4).flat_map(|reference| (0..4).map(move |told| (reference, told)));
    measures.chain(fields.map(|(reference, told)| field(reference, told))).collect()
}
