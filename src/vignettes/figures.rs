//! How good the answers are: the figures that the literature on symptom checkers uses.

use super::run::Mode;
use super::story::{OTHER_NAMES, Story};
use crate::engine::{Assessment, Reason, ReasonKind};
use crate::knowledge::{FindingId, KNOWLEDGE, QuestionId, Stage, Urgency};
#[cfg(all(feature = "vignettes", not(target_arch = "wasm32")))]
use serde::Serialize;

/// At most so many causes are shown to a person, so only these count as named.
const NAMED: usize = 6;

/// One vignette and what became of it.
#[derive(Clone, Debug)]
#[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), derive(Serialize))]
pub struct Case {
    /// The name of the vignette.
    pub id: &'static str,
    /// The urgency told.
    pub urgency: String,
    /// Causes in the order shown, with their probabilities; what only rules name has none.
    pub causes: Vec<(&'static str, Option<f64>)>,
    /// How many questions were asked after the safety block.
    pub questions: usize,
    /// Every question asked, in the order asked.
    pub asked: Vec<&'static str>,
    /// `acceptable`, `under` or `over`.
    pub verdict: &'static str,
    /// The place of the reference cause, counted from 1.
    pub place: Option<usize>,
    /// Causes that had to be named and were not.
    pub missed: Vec<&'static str>,
    /// The rules and other reasons that decided the urgency, the most urgent first.
    pub because: Vec<String>,
    /// For each of them the findings that were answered yes, or not sure.
    pub decided_by: Vec<Vec<&'static str>>,
    #[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), serde(skip))]
    /// The same as a level.
    pub told: Urgency,
    #[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), serde(skip))]
    level: Urgency,
    #[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), serde(skip))]
    exact: bool,
    #[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), serde(skip))]
    strict: bool,
    #[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), serde(skip))]
    emergency_missed: bool,
}

/// The figures of one run. Shares are fractions.
#[derive(Clone, Debug)]
#[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), derive(Serialize))]
pub struct Figures {
    /// How many vignettes.
    pub n: usize,
    /// The reference urgency was told.
    pub exact_urgency: f64,
    /// An accepted urgency was told.
    pub acceptable_urgency: f64,
    /// The urgency told was at or above every accepted one.
    pub strict_safety: f64,
    /// Reference emergencies told to be less than every accepted urgency; a count.
    pub emergencies_missed: usize,
    /// Less urgent than every accepted urgency.
    pub under_triage: f64,
    /// More urgent than every accepted urgency.
    pub over_triage: f64,
    /// The reference cause came first.
    pub m1: f64,
    /// It was among the first three.
    pub m3: f64,
    /// It was among the first five.
    pub m5: f64,
    /// Every cause that must not be missed was named.
    pub must_not_miss: f64,
    /// An answer was given.
    pub coverage: f64,
    /// Median number of questions asked after the safety block.
    pub questions_median: usize,
    /// 90th percentile of the same.
    pub questions_p90: usize,
    /// Median number of all questions: who it is about, the safety block, and what follows.
    pub all_questions_median: usize,
    /// 90th percentile of the same.
    pub all_questions_p90: usize,
    /// Mean square of (probability of the first cause minus whether it was right).
    pub brier: f64,
    /// Expected calibration error of the first cause, in ten bins.
    pub ece: f64,
    /// How many stories with each reference urgency (the outer list) were told each urgency (the inner one), from the
    /// most urgent down.
    pub confusion: [[usize; 4]; 4],
    /// The same shares by reference urgency.
    pub levels: Vec<Level>,
    /// Every vignette.
    pub cases: Vec<Case>,
}

/// The shares of the vignettes with one reference urgency.
#[derive(Clone, Debug)]
#[cfg_attr(all(feature = "vignettes", not(target_arch = "wasm32")), derive(Serialize))]
pub struct Level {
    /// The reference urgency.
    pub urgency: String,
    /// How many vignettes.
    pub n: usize,
    /// The reference urgency was told.
    pub exact_urgency: f64,
    /// An accepted urgency was told.
    pub acceptable_urgency: f64,
    /// The urgency told was at or above every accepted one.
    pub strict_safety: f64,
    /// Less urgent than every accepted urgency.
    pub under_triage: f64,
    /// More urgent than every accepted urgency.
    pub over_triage: f64,
}

/// From the most urgent down.
const LEVELS: [Urgency; 4] = [Urgency::Emergency, Urgency::SameDay, Urgency::Routine, Urgency::SelfCare];

impl Figures {
    /// Runs these stories in one mode.
    pub fn run(stories: &[Story], mode: Mode) -> Self {
        Figures::new(stories.iter().map(|story| Case::new(story, mode)).collect())
    }

    /// Counts what became of the stories.
    pub fn new(cases: Vec<Case>) -> Self {
        figures(cases)
    }
}

fn figures(cases: Vec<Case>) -> Figures {
    let share = |test: &dyn Fn(&Case) -> bool| ratio(cases.iter().filter(|case| test(case)).count(), cases.len());
    let within = |most: usize| share(&|case| case.place.is_some_and(|place| place <= most));
    let (questions_median, questions_p90) = middle_and_tail(cases.iter().map(|case| case.questions).collect());
    let (all_questions_median, all_questions_p90) =
        middle_and_tail(cases.iter().map(|case| case.asked.len()).collect());
    let (brier, ece) = calibration(&cases);
    Figures {
        n: cases.len(),
        exact_urgency: share(&|case| case.exact),
        acceptable_urgency: share(&|case| case.verdict == "acceptable"),
        strict_safety: share(&|case| case.strict),
        emergencies_missed: cases.iter().filter(|case| case.emergency_missed).count(),
        under_triage: share(&|case| case.verdict == "under"),
        over_triage: share(&|case| case.verdict == "over"),
        m1: within(1),
        m3: within(3),
        m5: within(5),
        must_not_miss: share(&|case| case.missed.is_empty()),
        coverage: 1.0,
        questions_median,
        questions_p90,
        all_questions_median,
        all_questions_p90,
        brier,
        ece,
        confusion: LEVELS.map(|reference| {
            LEVELS.map(|told| cases.iter().filter(|case| case.level == reference && case.told == told).count())
        }),
        levels: levels(&cases),
        cases,
    }
}

fn levels(cases: &[Case]) -> Vec<Level> {
    let of = |urgency: Urgency| {
        let members: Vec<&Case> = cases.iter().filter(|case| case.level == urgency).collect();
        let share =
            |test: &dyn Fn(&Case) -> bool| ratio(members.iter().filter(|case| test(case)).count(), members.len());
        (!members.is_empty()).then(|| Level {
            urgency: format!("{urgency:?}"),
            n: members.len(),
            exact_urgency: share(&|case| case.exact),
            acceptable_urgency: share(&|case| case.verdict == "acceptable"),
            strict_safety: share(&|case| case.strict),
            under_triage: share(&|case| case.verdict == "under"),
            over_triage: share(&|case| case.verdict == "over"),
        })
    };
    LEVELS.into_iter().filter_map(of).collect()
}

/// Median and 90th percentile.
fn middle_and_tail(mut counts: Vec<usize>) -> (usize, usize) {
    counts.sort_unstable();
    (counts[counts.len() / 2], counts[(counts.len() * 9 / 10).min(counts.len() - 1)])
}

/// Whether the question comes after the opening ones, which everyone is asked: who it is about, and the safety block.
fn after_safety_block(id: QuestionId) -> bool {
    let question = KNOWLEDGE.question(id);
    match question.stage {
        Stage::About => false,
        Stage::Safety => question.when.is_some(),
        Stage::Core | Stage::Risk | Stage::Story | Stage::Detail | Stage::Closing => true,
    }
}

impl Case {
    /// Runs one story.
    pub fn new(story: &Story, mode: Mode) -> Self {
        let (told, asked) = story.run(mode);
        let (least, most) = (story.acceptable.iter().min(), story.acceptable.iter().max());
        let under = least.is_some_and(|least| told.urgency() < *least);
        let over = most.is_some_and(|most| told.urgency() > *most);
        let causes = causes(&told);
        let findings = |ids: &[FindingId]| ids.iter().map(|id| KNOWLEDGE.finding(*id).id).collect();
        Case {
            id: story.id,
            urgency: format!("{:?}", told.urgency()),
            place: causes.iter().position(|(name, _)| is_right(story, name)).map(|place| place + 1),
            missed: missed(story, &told, &causes),
            causes,
            questions: asked.iter().filter(|id| after_safety_block(**id)).count(),
            asked: asked.into_iter().map(|id| KNOWLEDGE.question(id).id).collect(),
            verdict: match (under, over) {
                (true, _) => "under",
                (false, true) => "over",
                (false, false) => "acceptable",
            },
            because: told.reasons.iter().take(4).map(reason_name).collect(),
            decided_by: told.reasons.iter().take(4).map(|reason| findings(&reason.because)).collect(),
            told: told.urgency(),
            level: story.urgency,
            exact: story.urgency == told.urgency(),
            strict: most.is_some_and(|most| told.urgency() >= *most),
            emergency_missed: story.urgency == Urgency::Emergency && under,
        }
    }

    /// Whether anything is not as it was meant: the urgency, the first cause, or a cause that had to be named.
    pub fn is_a_miss(&self) -> bool {
        self.verdict != "acceptable" || self.place != Some(1) || !self.missed.is_empty()
    }
}

/// Families in the order shown: the causes, then what is to be checked beside them. Under 18 there is only the latter.
fn causes(told: &Assessment) -> Vec<(&'static str, Option<f64>)> {
    let fitting = told.causes.iter().map(|cause| (cause.condition, Some(cause.probability.get())));
    let checked = told.suspected.iter().map(|id| (*id, None));
    let mut found: Vec<(&'static str, Option<f64>)> = Vec::new();
    for (id, share) in fitting.chain(checked) {
        let family = KNOWLEDGE.condition(id).family;
        if found.iter().all(|(known, _)| *known != family) {
            found.push((family, share));
        }
    }
    found
}

/// Whether the story's name stands for a condition of this family.
fn same(name: &str, family: &str) -> bool {
    let id = OTHER_NAMES.iter().find(|(other, _)| *other == name).map_or(name, |(_, condition)| condition);
    id == family || KNOWLEDGE.conditions.iter().any(|known| known.id == id && known.family == family)
}

/// Whether the family is the reference cause of the story, or as right.
pub fn is_right(story: &Story, family: &str) -> bool {
    story.also_accept.iter().chain([&story.diagnosis]).any(|name| same(name, family))
}

/// Names that are neither among the causes shown nor in the advice: what has to be checked, what the warning signs
/// point to, and what is easily taken for the leading cause. A name that the product does not know counts.
fn missed(story: &Story, told: &Assessment, causes: &[(&'static str, Option<f64>)]) -> Vec<&'static str> {
    let signs = told.would_change.iter().filter_map(|sign| sign.suspect);
    let leading = told.causes.first().map_or(&[][..], |cause| KNOWLEDGE.condition(cause.condition).look_alikes);
    let taken_for_it = leading.iter().map(|other| other.condition);
    let advised = told.suspected.iter().copied().chain(signs).chain(taken_for_it);
    let advised: Vec<&str> = advised.map(|id| KNOWLEDGE.condition(id).family).collect();
    let shown = causes.iter().take(NAMED).map(|(name, _)| *name);
    let named: Vec<&str> = shown.chain(advised).collect();
    let missing = |name: &&str| !named.iter().any(|family| same(name, family));
    story.must_not_miss.iter().copied().filter(missing).collect()
}

/// The rule or other reason by its name in the data.
pub fn reason_name(reason: &Reason) -> String {
    match &reason.kind {
        ReasonKind::Rule(place) => KNOWLEDGE.rules[*place].id.to_owned(),
        ReasonKind::NotSure(place) => KNOWLEDGE.not_sure_rules[*place].id.to_owned(),
        ReasonKind::Unanswered(questions) => {
            let names: Vec<&str> = questions.iter().map(|id| KNOWLEDGE.question(*id).id).collect();
            format!("open: {}", names.join(" "))
        }
        ReasonKind::Suspicion(id) => format!("suspicion of {}", KNOWLEDGE.condition(*id).id),
        ReasonKind::SelfCareNeed(place) => format!("self-care need {}", place + 1),
        ReasonKind::RedFlag => "red flag".to_owned(),
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let ratio = part as f64 / whole as f64;
    ratio
}

/// Brier score and expected calibration error of the first cause, where causes are ranked.
fn calibration(cases: &[Case]) -> (f64, f64) {
    let first = |case: &Case| {
        let place = case.causes.iter().position(|(_, share)| share.is_some())?;
        let share = case.causes[place].1?;
        Some((share, case.place == Some(place + 1)))
    };
    let ranked: Vec<(f64, bool)> = cases.iter().filter_map(first).collect();
    let worth = |right: bool| if right { 1.0 } else { 0.0 };
    let count = ratio(ranked.len(), 1);
    let brier = ranked.iter().map(|(share, right)| (share - worth(*right)).powi(2)).sum::<f64>() / count;
    let mut ece = 0.0;
    for bin in 0..10 {
        let inside = |(share, _): &&(f64, bool)| (share * 10.0).floor().min(9.0) == f64::from(bin);
        let members: Vec<_> = ranked.iter().filter(inside).collect();
        let gap: f64 = members.iter().map(|(share, right)| share - worth(*right)).sum();
        ece += gap.abs() / count;
    }
    // Logarithms may differ in the last bit from machine to machine.
    let rounded = |score: f64| (score * 1e9).round() / 1e9;
    (rounded(brier), rounded(ece))
}
