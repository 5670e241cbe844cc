//! What became of the people: how far the probabilities can be taken at their word, and who was told what.

use calfcheck::engine::{Differential, Reason, ReasonKind};
use calfcheck::knowledge::{Care, Condition, ConditionId, FindingId, KNOWLEDGE, Urgency};
use serde::Serialize;
use std::collections::BTreeMap;

/// Bins of a tenth each.
const BINS: usize = 10;

/// What one person was told.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What they really have.
    pub condition: ConditionId,
    /// Whether their findings could be told as first drawn.
    pub as_drawn: bool,
    /// The whole differential as the pages have it, with what the rules name, but not cut at what is shown.
    pub ranked: Differential,
    /// The same by the likelihoods alone.
    pub by_likelihoods: Differential,
    /// How soon care is needed.
    pub urgency: Urgency,
    /// What decided the urgency; nothing for self-care.
    pub decisive: Option<Reason>,
    /// How many questions they were asked; only for whole interviews.
    pub questions: Option<usize>,
}

/// Counts over many people, which can be added up in any number of parts.
#[derive(Clone, Debug)]
pub struct Tally {
    people: usize,
    as_drawn: usize,
    within_three: usize,
    first: Reliability,
    whole: Reliability,
    likelihoods: Reliability,
    conditions: Vec<Told>,
    questions: Vec<usize>,
    over: BTreeMap<String, usize>,
    over_from_background: usize,
}

/// Probabilities against what was so.
#[derive(Clone, Debug, Default)]
struct Reliability {
    squares: f64,
    bins: [Bin; BINS],
}

/// Probabilities of one size.
#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    count: usize,
    probability: f64,
    right: usize,
}

/// What was told to people with one condition.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    people: usize,
    first: usize,
    given: f64,
    urgencies: [usize; 4],
}

/// The figures of one run; shares are fractions.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// How many people.
    pub people: usize,
    /// Share of people whose findings could be told as first drawn; the numbers of the others contradict each other.
    pub as_drawn: f64,
    /// What they had came first.
    pub m1: f64,
    /// What they had was among the first three.
    pub m3: f64,
    /// What they had came first by the likelihoods alone, before the rules have their say.
    pub m1_by_likelihoods: f64,
    /// The probability of the first cause.
    pub first_cause: Calibration,
    /// The probability of every condition.
    pub whole_differential: Calibration,
    /// The probability of the first cause before the rules have their say.
    pub first_by_likelihoods: Calibration,
    /// Shares of people told each urgency.
    pub urgency: BTreeMap<&'static str, f64>,
    /// Whether they were told what their condition needs.
    pub triage: Triage,
    /// Median and 90th percentile of the questions asked; only for whole interviews.
    pub questions: Option<(usize, usize)>,
    /// Condition by condition.
    pub conditions: Vec<OfCondition>,
}

/// Whether probabilities come true as often as they say.
#[derive(Clone, Debug, Serialize)]
pub struct Calibration {
    /// Mean square, for each person summed over what was ranked, of probability minus what was so.
    pub brier: f64,
    /// Mean distance, weighted by count, between mean probability and share that was right.
    pub expected_calibration_error: f64,
    /// By tenths of probability.
    pub bins: Vec<BinFigures>,
}

/// One tenth of the probabilities.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BinFigures {
    /// From this probability.
    pub from: f64,
    /// How many probabilities.
    pub count: usize,
    /// Their mean.
    pub mean_probability: f64,
    /// How often they were right.
    pub share_right: f64,
}

/// Whether people were told what their condition needs.
#[derive(Clone, Debug, Serialize)]
pub struct Triage {
    /// People whose condition needs care today or now.
    pub dangerous: usize,
    /// Those of them who were told self-care or an appointment.
    pub dangerous_under: usize,
    /// People told any less than their condition needs.
    pub below_own: usize,
    /// People whose condition asks for no appointment.
    pub benign: usize,
    /// Those of them who were told to be seen today or now.
    pub benign_over: usize,
    /// Those whose decisive findings the condition has no numbers for, so that they were drawn from the background.
    pub benign_over_from_background: usize,
    /// What decided so for them, the most frequent first, with counts.
    pub benign_over_because: Vec<(String, usize)>,
}

/// People with one condition.
#[derive(Clone, Debug, Serialize)]
pub struct OfCondition {
    /// The name in the data.
    pub id: &'static str,
    /// What the condition asks for when it is likely enough.
    pub own_urgency: &'static str,
    /// How many people have it.
    pub people: usize,
    /// How many people would have it if every probability given to it were true.
    pub expected: f64,
    /// Share of them for whom it came first.
    pub m1: f64,
    /// How many of them were told each urgency, from self-care to emergency.
    pub told: [usize; 4],
    /// How many were told less than the condition asks for.
    pub below_own: usize,
}

/// What a condition asks for: the most urgent care of its thresholds; self-care where it has none.
pub fn own_urgency(condition: &Condition) -> Urgency {
    condition.suspicion.iter().map(|suspicion| suspicion.care).max().unwrap_or(Care::SelfCare).urgency()
}

/// The levels, least urgent first.
const URGENCIES: [Urgency; 4] = [Urgency::SelfCare, Urgency::Routine, Urgency::SameDay, Urgency::Emergency];

fn name(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::SelfCare => "SelfCare",
        Urgency::Routine => "Routine",
        Urgency::SameDay => "SameDay",
        Urgency::Emergency => "Emergency",
    }
}

impl Tally {
    /// Nobody yet.
    pub fn new() -> Self {
        Tally {
            people: 0,
            as_drawn: 0,
            within_three: 0,
            first: Reliability::default(),
            whole: Reliability::default(),
            likelihoods: Reliability::default(),
            conditions: vec![Told::default(); KNOWLEDGE.conditions.len()],
            questions: Vec::new(),
            over: BTreeMap::new(),
            over_from_background: 0,
        }
    }

    /// Counts one person.
    pub fn count(&mut self, outcome: &Outcome) {
        self.people += 1;
        self.as_drawn += usize::from(outcome.as_drawn);
        self.questions.extend(outcome.questions);
        for (id, probability) in KNOWLEDGE.condition_ids().zip(&outcome.ranked.probabilities) {
            self.whole.count(probability.get(), id == outcome.condition);
            self.conditions[usize::from(id.0)].given += probability.get();
        }
        let (by_likelihoods, families) = (families(&outcome.by_likelihoods), families(&outcome.ranked));
        let own = KNOWLEDGE.condition(outcome.condition).family;
        let place = families.iter().position(|(family, _)| *family == own);
        self.within_three += usize::from(place.is_some_and(|place| place < 3));
        if let Some((_, probability)) = families.first() {
            self.first.count(*probability, place == Some(0));
        }
        if let Some((family, probability)) = by_likelihoods.first() {
            self.likelihoods.count(*probability, *family == own);
        }
        let told = &mut self.conditions[usize::from(outcome.condition.0)];
        told.people += 1;
        told.first += usize::from(place == Some(0));
        told.urgencies[outcome.urgency as usize] += 1;
        self.count_over_triage(outcome);
    }

    fn count_over_triage(&mut self, outcome: &Outcome) {
        let condition = KNOWLEDGE.condition(outcome.condition);
        let over = own_urgency(condition) == Urgency::SelfCare && outcome.urgency >= Urgency::SameDay;
        if let Some(reason) = outcome.decisive.as_ref().filter(|_| over) {
            *self.over.entry(reason_id(reason)).or_default() += 1;
            let has_row = |id: &FindingId| condition.likelihoods.iter().any(|row| row.finding == *id);
            self.over_from_background += usize::from(!reason.because.iter().any(has_row));
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Tally) {
        self.people += other.people;
        self.as_drawn += other.as_drawn;
        self.within_three += other.within_three;
        self.first.add(&other.first);
        self.whole.add(&other.whole);
        self.likelihoods.add(&other.likelihoods);
        self.questions.extend(&other.questions);
        self.over_from_background += other.over_from_background;
        other.over.iter().for_each(|(id, count)| *self.over.entry(id.clone()).or_default() += count);
        for (own, more) in self.conditions.iter_mut().zip(&other.conditions) {
            own.people += more.people;
            own.first += more.first;
            own.given += more.given;
            own.urgencies.iter_mut().zip(more.urgencies).for_each(|(own, more)| *own += more);
        }
    }

    /// What the counts come to.
    pub fn figures(&self) -> Figures {
        let told = |urgency: Urgency| self.conditions.iter().map(|told| told.urgencies[urgency as usize]).sum();
        let urgency = URGENCIES.map(|urgency| (name(urgency), ratio(told(urgency), self.people)));
        Figures {
            people: self.people,
            as_drawn: ratio(self.as_drawn, self.people),
            m1: ratio(self.conditions.iter().map(|told| told.first).sum(), self.people),
            m3: ratio(self.within_three, self.people),
            m1_by_likelihoods: ratio(self.likelihoods.right(), self.people),
            first_cause: self.first.figures(self.people),
            whole_differential: self.whole.figures(self.people),
            first_by_likelihoods: self.likelihoods.figures(self.people),
            urgency: urgency.into(),
            triage: self.triage(),
            questions: middle_and_tail(self.questions.clone()),
            conditions: self.of_conditions(),
        }
    }

    fn triage(&self) -> Triage {
        let mut because: Vec<(String, usize)> = self.over.clone().into_iter().collect();
        because.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut triage = Triage {
            dangerous: 0,
            dangerous_under: 0,
            below_own: 0,
            benign: 0,
            benign_over: 0,
            benign_over_from_background: self.over_from_background,
            benign_over_because: because,
        };
        for (condition, told) in KNOWLEDGE.conditions.iter().zip(&self.conditions) {
            let least = |urgency: Urgency| told.urgencies[urgency as usize..].iter().sum::<usize>();
            triage.below_own += told.below(own_urgency(condition));
            match own_urgency(condition) {
                Urgency::SelfCare => {
                    triage.benign += told.people;
                    triage.benign_over += least(Urgency::SameDay);
                }
                Urgency::Routine => {}
                Urgency::SameDay | Urgency::Emergency => {
                    triage.dangerous += told.people;
                    triage.dangerous_under += told.below(Urgency::SameDay);
                }
            }
        }
        triage
    }

    fn of_conditions(&self) -> Vec<OfCondition> {
        let conditions = KNOWLEDGE.conditions.iter().zip(&self.conditions);
        conditions
            .map(|(condition, told)| OfCondition {
                id: condition.id,
                own_urgency: name(own_urgency(condition)),
                people: told.people,
                expected: told.given,
                m1: ratio(told.first, told.people),
                told: told.urgencies,
                below_own: told.below(own_urgency(condition)),
            })
            .collect()
    }
}

impl Told {
    fn below(&self, urgency: Urgency) -> usize {
        self.urgencies[..urgency as usize].iter().sum()
    }
}

impl Reliability {
    fn count(&mut self, probability: f64, right: bool) {
        self.squares += (probability - f64::from(u8::from(right))).powi(2);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a probability is from 0 to 1")]
        let bin = &mut self.bins[((probability * 10.0) as usize).min(BINS - 1)];
        bin.count += 1;
        bin.probability += probability;
        bin.right += usize::from(right);
    }

    fn right(&self) -> usize {
        self.bins.iter().map(|bin| bin.right).sum()
    }

    fn add(&mut self, other: &Reliability) {
        self.squares += other.squares;
        for (own, more) in self.bins.iter_mut().zip(&other.bins) {
            own.count += more.count;
            own.probability += more.probability;
            own.right += more.right;
        }
    }

    fn figures(&self, people: usize) -> Calibration {
        let count: usize = self.bins.iter().map(|bin| bin.count).sum();
        let gap: f64 = self.bins.iter().map(|bin| (bin.probability - decimal(bin.right)).abs()).sum();
        let figures = |(place, bin): (usize, &Bin)| BinFigures {
            from: decimal(place) / 10.0,
            count: bin.count,
            mean_probability: bin.probability / decimal(bin.count.max(1)),
            share_right: ratio(bin.right, bin.count),
        };
        Calibration {
            brier: self.squares / decimal(people.max(1)),
            expected_calibration_error: gap / decimal(count.max(1)),
            bins: self.bins.iter().enumerate().map(figures).collect(),
        }
    }
}

/// The name of what decided: a rule, a suspicion, or another kind of reason.
fn reason_id(reason: &Reason) -> String {
    match &reason.kind {
        ReasonKind::Rule(place) => KNOWLEDGE.rules[*place].id.to_owned(),
        ReasonKind::NotSure(place) => KNOWLEDGE.not_sure_rules[*place].id.to_owned(),
        ReasonKind::Suspicion(id) => format!("suspicion of {}", KNOWLEDGE.condition(*id).id),
        ReasonKind::Unanswered(_) => "open safety questions".to_owned(),
        ReasonKind::RedFlag => "a red flag without a rule".to_owned(),
        ReasonKind::SelfCareNeed(place) => format!("need of self-care {}", place + 1),
    }
}

/// Families with their probabilities, the likeliest first. Subtypes of one family count together, as on the pages.
pub fn families(ranked: &Differential) -> Vec<(&'static str, f64)> {
    let mut families: Vec<(&'static str, f64)> = Vec::new();
    for (condition, probability) in KNOWLEDGE.conditions.iter().zip(&ranked.probabilities) {
        match families.iter_mut().find(|(family, _)| *family == condition.family) {
            Some((_, total)) => *total += probability.get(),
            None => families.push((condition.family, probability.get())),
        }
    }
    families.sort_by(|a, b| b.1.total_cmp(&a.1));
    families
}

/// Median and 90th percentile.
fn middle_and_tail(mut counts: Vec<usize>) -> Option<(usize, usize)> {
    counts.sort_unstable();
    Some((*counts.get(counts.len() / 2)?, *counts.get(counts.len() * 9 / 10)?))
}

/// A share; 0 of nobody.
pub fn ratio(part: usize, whole: usize) -> f64 {
    decimal(part) / decimal(whole.max(1))
}

fn decimal(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let decimal = count as f64;
    decimal
}
