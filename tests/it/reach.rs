//! Nothing of the data is out of reach: every interview ends, every question can be asked, every finding can be set, and
//! every condition can come first.

use crate::chance::{Chance, Temper, responses};
use crate::second_reading::{Cell, Named, READING, Said, Setting};
use calfcheck::engine::{
    Answers, Differential, Facts, Status, Weights, assess, differential, named, reasons, with_named,
};
use calfcheck::interview::{Action, Interview, Place, Response, Unstated, included};
use calfcheck::knowledge::{Care, ConditionId, FindingId, KNOWLEDGE, Question, QuestionId, QuestionKind, Reach};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// An answer to every question, in the order of the knowledge.
type Drawn = Vec<(QuestionId, Response)>;

/// The whole interview of someone who would answer so. Fails where it goes on and on.
#[track_caller]
fn interviewed(drawn: &Drawn) -> Interview {
    let mut interview = Interview::new(&KNOWLEDGE);
    let (mut asked, mut alarms) = (BTreeSet::new(), 0);
    loop {
        let order = || asked.iter().map(|id| KNOWLEDGE.question(*id).id).collect::<Vec<_>>().join(" ");
        let action = match interview.place() {
            Place::Asking(id) => {
                let name = KNOWLEDGE.question(id).id;
                assert!(!asked.contains(&id), "`{name}` is asked a second time, beside {}", order());
                asked.insert(id);
                Action::Answered(id, drawn[usize::from(id.0)].1.clone())
            }
            Place::Emergency => {
                alarms += 1;
                assert!(alarms < Care::ALL.len(), "the emergency page comes {alarms} times, with {}", order());
                Action::WentOn
            }
            Place::Review => return interview,
            Place::Result => panic!("the result comes before the check of the answers, with {}", order()),
        };
        interview = interview.after(&KNOWLEDGE, action);
    }
}

/// What interviews have reached so far.
#[derive(Default)]
struct Seen {
    asked: BTreeSet<QuestionId>,
    set: BTreeSet<FindingId>,
    longest: usize,
}

impl Seen {
    fn add(&mut self, interview: &Interview) {
        let answers = interview.answers(&KNOWLEDGE);
        self.asked.extend(interview.counted(&KNOWLEDGE));
        self.set.extend(KNOWLEDGE.finding_ids().filter(|id| answers.status(*id) == Status::Present));
        self.longest = self.longest.max(interview.responses().len());
    }

    fn lacks(&self, question: QuestionId) -> bool {
        let unset = |id: &FindingId| !self.set.contains(id);
        !self.asked.contains(&question) || KNOWLEDGE.question(question).covers.iter().any(unset)
    }
}

/// Ticks what sets the finding, and whatever opens the question that does.
fn tick(drawn: &mut Drawn, id: FindingId, chance: &mut Chance, depth: usize) {
    let covers = |question: &QuestionId| KNOWLEDGE.question(*question).covers.contains(&id);
    let Some(question) = KNOWLEDGE.question_ids().find(covers) else { return };
    let asked = KNOWLEDGE.question(question);
    let sets = |place: &usize| asked.options[*place].sets;
    let setting = (0..asked.options.len()).filter(|place| sets(place).contains(&id));
    let Some(place) = setting.min_by_key(|place| sets(place).len()) else { return };
    let mut options = vec![place];
    if let (QuestionKind::Many, Response::Chosen { options: others, .. }) =
        (asked.kind, &drawn[usize::from(question.0)].1)
    {
        options.extend(others.iter().filter(|other| **other != place));
        options.sort_unstable();
    }
    drawn[usize::from(question.0)].1 = Response::chosen(options);
    open(drawn, question, chance, depth);
}

/// Answers so that the question concerns the person.
fn open(drawn: &mut Drawn, question: QuestionId, chance: &mut Chance, depth: usize) {
    let name = KNOWLEDGE.question(question).id;
    let Some(named) = READING.questions.iter().find(|named| named.id == name) else { return };
    lead_to(drawn, &named.when, chance, depth);
}

/// Answers so that the expression holds, as far as its parts do not contradict each other.
fn lead_to(drawn: &mut Drawn, said: &Said, chance: &mut Chance, depth: usize) {
    let mut cell = Cell::new();
    READING.force(said, true, chance, &mut cell);
    for (id, setting) in cell {
        match setting {
            Setting::Said(Status::Present) if depth < 4 => tick(drawn, id, chance, depth + 1),
            Setting::Number(Some(value)) => {
                let number = |question: &QuestionId| KNOWLEDGE.question(*question).covers == [id];
                let question = KNOWLEDGE.question_ids().find(number).expect("a question about the number");
                drawn[usize::from(question.0)].1 = Response::Number(value.max(0.0).floor());
            }
            Setting::Said(_) | Setting::Number(None) => {}
        }
    }
}

/// Calm people to start from, so that nothing else ends the interview early.
const CALM: [Temper; 4] = [
    Temper { story: 0, danger: 0, other: 3, not_sure: 0 },
    Temper { story: 30, danger: 0, other: 8, not_sure: 0 },
    Temper { story: 60, danger: 0, other: 20, not_sure: 0 },
    Temper { story: 0, danger: 0, other: 0, not_sure: 100 },
];

/// Someone whose both calves are sore after exercise: self-care, so that anything more would change the advice.
const SORE: &str = "age_years=25 leg_pain side_both trigger_exercise peaked_1_3_days_fading new_or_worse_14_days \
    new_3_months pain_over_24_hours spot_inner_upper_calf";

/// The people to start from, in turn.
fn calm(number: usize, chance: &mut Chance) -> Drawn {
    match CALM.get(number % (CALM.len() + 1)) {
        Some(temper) => responses(chance, *temper),
        None => {
            let sore = crate::person::portrait(SORE, Unstated::No);
            KNOWLEDGE.question_ids().map(|id| (id, sore.respond(&KNOWLEDGE, id))).collect()
        }
    }
}

/// 1,000 people drawn by chance; then, for what they left out, people who are led there.
#[test]
fn every_interview_ends_every_question_is_asked_and_every_finding_is_set() {
    let half = |seed: u64| {
        let (mut chance, mut seen) = (Chance::new(seed), Seen::default());
        for _ in 0..500 {
            let temper = Temper::drawn(&mut chance);
            seen.add(&interviewed(&responses(&mut chance, temper)));
        }
        seen
    };
    let [mut seen, other] = std::thread::scope(|scope| {
        [31, 32].map(|seed| scope.spawn(move || half(seed))).map(|half| half.join().expect("every interview ends"))
    });
    seen.asked.extend(other.asked);
    seen.set.extend(other.set);
    println!("the longest interview has {} questions", seen.longest.max(other.longest));
    let mut chance = Chance::new(33);
    let (mut led, mut left) = (0, Vec::new());
    for question in KNOWLEDGE.question_ids() {
        for number in 0..120 {
            if !seen.lacks(question) {
                break;
            }
            led += 1;
            let mut drawn = calm(number, &mut chance);
            let covers = KNOWLEDGE.question(question).covers;
            let unset: Vec<FindingId> = covers.iter().copied().filter(|id| !seen.set.contains(id)).collect();
            if unset.is_empty() {
                open(&mut drawn, question, &mut chance, 0);
            } else {
                tick(&mut drawn, chance.one_of(&unset), &mut chance, 0);
            }
            seen.add(&interviewed(&drawn));
        }
        let unset = KNOWLEDGE.question(question).covers.iter().filter(|id| !seen.set.contains(id));
        let unset: Vec<&str> = unset.map(|id| KNOWLEDGE.finding(*id).id).collect();
        if seen.lacks(question) {
            let asked = if seen.asked.contains(&question) { "asked" } else { "never asked" };
            left.push(format!("  `{}`, {asked}: {}", KNOWLEDGE.question(question).id, unset.join(" ")));
        }
    }
    println!("{led} interviews of people who were led");
    assert!(left.is_empty(), "no interview leads to\n{}", left.join("\n"));
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::new(&KNOWLEDGE));

/// The logarithm of the odds of the condition against the strongest of another family.
fn lead(condition: ConditionId, answers: &Answers) -> f64 {
    let facts = Facts::new(&KNOWLEDGE, answers);
    let named = named(&KNOWLEDGE, &reasons(&KNOWLEDGE, None, &facts));
    let ranked: Differential = with_named(&differential(&KNOWLEDGE, &WEIGHTS, &facts), &named);
    let share = |id: ConditionId| ranked.probabilities[usize::from(id.0)].get().max(1e-12).ln();
    let other = |id: &ConditionId| *id != condition;
    share(condition) - KNOWLEDGE.condition_ids().filter(other).map(share).fold(f64::NEG_INFINITY, f64::max)
}

/// The ways to answer a question that are worth trying.
fn ways(question: &Question) -> Vec<Response> {
    let chosen = |options: Vec<usize>| Response::chosen(options);
    match question.kind {
        QuestionKind::Number if question.id == "age" => [25.0, 45.0, 58.0, 70.0, 85.0].map(Response::Number).to_vec(),
        QuestionKind::Number => [0.0, 2.0, 4.0].map(Response::Number).to_vec(),
        QuestionKind::One => (0..question.options.len()).map(|place| chosen(vec![place])).collect(),
        QuestionKind::Many => std::iter::once(Vec::new())
            .chain((0..question.options.len()).map(|place| vec![place]))
            .map(chosen)
            .collect(),
    }
}

/// The answer with one row more, or one less.
fn with_row(response: &Response, place: usize) -> Option<Response> {
    let Response::Chosen { options, .. } = response else { return None };
    let mut options = options.clone();
    match options.iter().position(|known| *known == place) {
        Some(known) => drop(options.remove(known)),
        None => options.push(place),
    }
    options.sort_unstable();
    Some(Response::chosen(options))
}

/// The most telling answers to every question, found one after the other; twice, because they depend on each other.
fn telling(condition: ConditionId) -> Answers {
    let mut given: Drawn = Vec::new();
    for id in KNOWLEDGE.question_ids().chain(KNOWLEDGE.question_ids()) {
        let question = KNOWLEDGE.question(id);
        given.retain(|(known, _)| *known != id);
        let worth = |response: Option<&Response>| {
            let mut all = given.clone();
            all.extend(response.map(|response| (id, response.clone())));
            lead(condition, &included(&KNOWLEDGE, &all).0)
        };
        let mut kept = (worth(None), None);
        for response in ways(question) {
            let now = worth(Some(&response));
            kept = if now > kept.0 { (now, Some(response)) } else { kept };
        }
        for place in 0..question.options.len() * usize::from(question.kind == QuestionKind::Many) {
            let Some(response) = kept.1.as_ref().and_then(|response| with_row(response, place)) else { continue };
            let now = worth(Some(&response));
            kept = if now > kept.0 { (now, Some(response)) } else { kept };
        }
        given.extend(kept.1.map(|response| (id, response)));
    }
    included(&KNOWLEDGE, &given).0
}

#[test]
fn every_condition_with_likelihoods_can_be_the_first_cause() {
    let mut left = Vec::new();
    let likely = |id: &ConditionId| KNOWLEDGE.condition(*id).reach == Reach::Likelihood;
    for id in KNOWLEDGE.condition_ids().filter(likely) {
        let told = assess(&KNOWLEDGE, &telling(id));
        let first = told.causes.first().map(|cause| (cause.condition, cause.probability.get()));
        if first.map(|(condition, _)| condition) != Some(id) {
            let first =
                first.map(|(condition, share)| format!("{} with {share:.2}", KNOWLEDGE.condition(condition).id));
            left.push(format!("  {}: {}", KNOWLEDGE.condition(id).id, first.unwrap_or("nothing".to_owned())));
        }
    }
    assert!(left.is_empty(), "even the most telling answers do not put these first, but\n{}", left.join("\n"));
}

/// Some rule that suspects it can fire at the end of an interview, and the advice then names it.
#[test]
fn every_condition_without_likelihoods_is_named_where_a_rule_fires() {
    let mut chance = Chance::new(34);
    let mut left = Vec::new();
    let by_rules = |id: &ConditionId| KNOWLEDGE.condition(*id).reach == Reach::Rules;
    for id in KNOWLEDGE.condition_ids().filter(by_rules) {
        let suspects = KNOWLEDGE.rules.iter().zip(&READING.rules).filter(|(rule, _)| rule.suspects.contains(&id));
        let rules: Vec<&Named> = suspects.map(|(_, read)| read).collect();
        let named = |number: usize| {
            let mut drawn = calm(number, &mut chance);
            let rule = rules[number % rules.len()];
            lead_to(&mut drawn, &rule.when, &mut chance, 0);
            interviewed(&drawn).assess(&KNOWLEDGE).suspected.contains(&id)
        };
        if !(0..20).any(named) {
            let names: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
            left.push(format!("  {}, suspected by {}", KNOWLEDGE.condition(id).id, names.join(", ")));
        }
    }
    assert!(left.is_empty(), "no interview names\n{}", left.join("\n"));
}
