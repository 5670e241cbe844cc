//! How good the answers are: the figures that the literature on symptom checkers uses.

use super::story::{Mode, Vignette, condition, level};
use calfcheck::engine::{Assessment, Effect, Facts, ReasonKind, Weights, differential};
use calfcheck::knowledge::{ConditionId, FindingId, KNOWLEDGE, QuestionId, Stage, Urgency};
use serde::Serialize;

/// At most so many causes are shown to a person, so only these count as named.
const NAMED: usize = 6;

/// One vignette and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// The name of the vignette.
    pub id: String,
    /// The urgency told.
    pub urgency: String,
    /// Causes in the order shown, with their probabilities; what only rules name has none.
    pub causes: Vec<(String, Option<f64>)>,
    /// How many questions were asked after the safety block.
    pub questions: usize,
    /// Every question asked, in the order asked.
    pub asked: Vec<&'static str>,
    /// `acceptable`, `under` or `over`.
    pub verdict: String,
    /// The place of the reference cause, counted from 1.
    pub place: Option<usize>,
    /// Causes that had to be named and were not.
    pub missed: Vec<String>,
    /// The rules and other reasons that decided the urgency, the most urgent first.
    pub because: Vec<String>,
    /// For each of them the findings that were answered yes, or not sure.
    pub decided_by: Vec<Vec<&'static str>>,
    #[serde(skip)]
    level: Urgency,
    #[serde(skip)]
    exact: bool,
    #[serde(skip)]
    strict: bool,
    #[serde(skip)]
    emergency_missed: bool,
}

/// The figures of one run. Shares are fractions.
#[derive(Clone, Debug, Serialize)]
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
    /// The same shares by reference urgency.
    pub levels: Vec<Level>,
    /// Every vignette.
    pub cases: Vec<Case>,
}

/// The shares of the vignettes with one reference urgency.
#[derive(Clone, Debug, Serialize)]
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

/// Runs all vignettes in one mode.
pub fn run(vignettes: &[Vignette], mode: Mode) -> Figures {
    let cases: Vec<Case> = vignettes.iter().map(|vignette| case(vignette, mode)).collect();
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
    [Urgency::Emergency, Urgency::SameDay, Urgency::Routine, Urgency::SelfCare].into_iter().filter_map(of).collect()
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

fn case(vignette: &Vignette, mode: Mode) -> Case {
    let (told, asked) = vignette.run(mode);
    let accepted = vignette.accepted();
    let (least, most) = (accepted.iter().min(), accepted.iter().max());
    let under = least.is_some_and(|least| told.urgency() < *least);
    let over = most.is_some_and(|most| told.urgency() > *most);
    let causes = causes(&told);
    let reference = level(&vignette.urgency);
    let findings = |ids: &[FindingId]| ids.iter().map(|id| KNOWLEDGE.finding(*id).id).collect();
    Case {
        id: vignette.id.clone(),
        urgency: format!("{:?}", told.urgency()),
        place: causes.iter().position(|(name, _)| is_right(vignette, name)).map(|place| place + 1),
        missed: missed(vignette, &told, &causes),
        causes: causes.into_iter().map(|(name, share)| (name.to_owned(), share)).collect(),
        questions: asked.iter().filter(|id| after_safety_block(**id)).count(),
        asked: asked.into_iter().map(|id| KNOWLEDGE.question(id).id).collect(),
        verdict: if under {
            "under"
        } else if over {
            "over"
        } else {
            "acceptable"
        }
        .to_owned(),
        because: told.reasons.iter().take(4).map(reason).collect(),
        decided_by: told.reasons.iter().take(4).map(|reason| findings(&reason.because)).collect(),
        level: reference.clone().unwrap_or(Urgency::SelfCare),
        exact: reference == Ok(told.urgency()),
        strict: most.is_some_and(|most| told.urgency() >= *most),
        emergency_missed: reference == Ok(Urgency::Emergency) && under,
    }
}

/// Prints what each answer did to the leading causes and to the reference cause, in the headline mode.
pub fn explain(vignette: &Vignette) {
    let (told, asked) = vignette.run(Mode::No);
    let asked: Vec<&str> = asked.into_iter().map(|id| KNOWLEDGE.question(id).id).collect();
    println!("{}: {:?}; asked {}", vignette.id, told.care, asked.join(" "));
    for one in &told.reasons {
        let because: Vec<&str> = one.because.iter().map(|id| KNOWLEDGE.finding(*id).id).collect();
        println!("  {:?} {} because {}", one.care, reason(one), because.join(", "));
    }
    println!("  to be checked: {:?}", told.suspected.iter().map(|id| KNOWLEDGE.condition(*id).id).collect::<Vec<_>>());
    let weights = Weights::new(&KNOWLEDGE);
    let facts = Facts::new(&KNOWLEDGE, &vignette.answers(Mode::No));
    let ranked = differential(&KNOWLEDGE, &weights, &facts);
    let mut ids: Vec<ConditionId> = KNOWLEDGE.condition_ids().collect();
    let share = |id: ConditionId| ranked.probabilities[usize::from(id.0)].get();
    ids.sort_by(|a, b| share(*b).total_cmp(&share(*a)));
    let wanted = |place: usize, id: ConditionId| place < 3 || is_right(vignette, KNOWLEDGE.condition(id).family);
    for (place, id) in ids.into_iter().enumerate().filter(|(place, id)| wanted(*place, *id)) {
        let mut effects = weights.effects(&KNOWLEDGE, id, &facts);
        effects.retain(|effect| effect.log_ratio.abs() > 0.05);
        effects.sort_by(|a, b| b.log_ratio.total_cmp(&a.log_ratio));
        let told = |effect: &Effect| format!("{} {:+.1}", KNOWLEDGE.finding(effect.finding).id, effect.log_ratio);
        let list: Vec<String> = effects.iter().map(told).collect();
        println!("  {}. {} {:.3}: {}", place + 1, KNOWLEDGE.condition(id).id, share(id), list.join(", "));
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

/// Whether the vignette's name stands for a condition of this family.
fn same(name: &str, family: &str) -> bool {
    let Ok(id) = condition(name) else { return false };
    id == family || KNOWLEDGE.conditions.iter().any(|known| known.id == id && known.family == family)
}

fn is_right(vignette: &Vignette, family: &str) -> bool {
    let accepted = vignette.also_accept.iter().chain([&vignette.diagnosis]);
    accepted.into_iter().any(|name| same(name, family))
}

/// Names that are neither among the causes shown nor in the advice: what has to be checked, what the warning signs
/// point to, and what is easily taken for the leading cause. A name that the product does not know counts.
fn missed(vignette: &Vignette, told: &Assessment, causes: &[(&'static str, Option<f64>)]) -> Vec<String> {
    let signs = told.would_change.iter().filter_map(|sign| sign.suspect);
    let leading = told.causes.first().map_or(&[][..], |cause| KNOWLEDGE.condition(cause.condition).look_alikes);
    let taken_for_it = leading.iter().map(|other| other.condition);
    let advised = told.suspected.iter().copied().chain(signs).chain(taken_for_it);
    let advised: Vec<&str> = advised.map(|id| KNOWLEDGE.condition(id).family).collect();
    let shown = causes.iter().take(NAMED).map(|(name, _)| *name);
    let named: Vec<&str> = shown.chain(advised).collect();
    let missing = |name: &&String| !named.iter().any(|family| same(name, family));
    vignette.must_not_miss.iter().filter(missing).cloned().collect()
}

fn reason(reason: &calfcheck::engine::Reason) -> String {
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
    (brier, ece)
}
