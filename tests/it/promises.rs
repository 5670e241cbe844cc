//! What must always hold, over very many people: drawn by chance, and those of the stories.

use crate::chance::{Chance, Temper, all_answers, responses};
use crate::person::why;
use crate::vignettes::story::{self, Mode, Vignette};
use calfcheck::engine::{
    Answers, Facts, Reason, ReasonKind, Status, Weights, assess_with, care, differential, reasons,
};
use calfcheck::interview::{Interview, Response, Unstated, included};
use calfcheck::knowledge::{Care, FindingId, FindingKind, KNOWLEDGE, QuestionId, QuestionKind, Urgency};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::new(&KNOWLEDGE));

/// Every vignette that the data may have been changed with in view, with its interview: dangers and risks that the
/// story does not state are answered no, the rest not sure.
static STORIES: LazyLock<Vec<(Vignette, Interview)>> = LazyLock::new(|| {
    let folder = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let read = |name: &str| story::read_all(&folder(name)).expect("readable vignettes");
    let stories: Vec<Vignette> = ["vignettes", "vignettes_composed"].into_iter().flat_map(read).collect();
    stories.into_iter().map(|story| (story, story.portrait(Unstated::No).interview(&KNOWLEDGE))).collect()
});

/// Dangers that are asked.
static DANGERS: LazyLock<Vec<FindingId>> = LazyLock::new(|| {
    let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
    KNOWLEDGE.finding_ids().filter(asked).filter(|id| KNOWLEDGE.finding(*id).red_flag).collect()
});

fn all_reasons(facts: &Facts) -> Vec<Reason> {
    reasons(&KNOWLEDGE, Some(&WEIGHTS), facts)
}

fn name(id: FindingId) -> &'static str {
    KNOWLEDGE.finding(id).id
}

/// The person in the words of the data: what is present, what is not sure, and the numbers.
fn person(facts: &Facts) -> String {
    let mut words = Vec::new();
    for id in KNOWLEDGE.finding_ids() {
        match (KNOWLEDGE.finding(id).kind, facts.status(id)) {
            (FindingKind::Number { .. }, _) => {
                words.extend(facts.number(id).map(|value| format!("{}={value}", name(id))))
            }
            (FindingKind::Asked, Status::Present) => words.push(name(id).to_owned()),
            (FindingKind::Asked, Status::NotSure) => words.push(format!("{}?", name(id))),
            (FindingKind::Asked, Status::Absent | Status::Unasked) | (FindingKind::Derived(_), _) => {}
        }
    }
    words.join(" ")
}

#[track_caller]
fn none(failures: &[String], promise: &str) {
    let first: Vec<&str> = failures.iter().take(12).map(String::as_str).collect();
    assert!(failures.is_empty(), "{promise}: {} exceptions, the first are\n{}", failures.len(), first.join("\n"));
}

/// What follows from the answers with another one to the finding, worked out anew.
fn with(answers: &Answers, id: FindingId, status: Status) -> Facts {
    let mut answers = answers.clone();
    answers.replace(id, status);
    Facts::new(&KNOWLEDGE, &answers)
}

/// What a yes to a danger did to the care of someone.
struct Fall {
    known: Option<Known>,
    words: String,
}

/// Why an appointment within three days can become one within two weeks by a yes. Both are of the same urgency.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    /// A safety question answered "not sure" asks for three days, and some dangers ask for two weeks.
    Open,
}

impl Fall {
    /// Where a yes to the danger lowers the care.
    fn of(answers: &Answers, before: &[Reason], danger: FindingId) -> Option<Fall> {
        let after = all_reasons(&with(answers, danger, Status::Present));
        (care(&after) < care(before)).then(|| {
            let (flag, status) = (name(danger), answers.status(danger));
            let words = format!("  {flag} from {status:?} to yes: {} becomes {}", why(before), why(&after));
            let within = (care(before), care(&after)) == (Care::Within3Days, Care::Within2Weeks);
            let known = known(before).filter(|_| within);
            Fall { known, words: format!("{words}\n    {}", person(&Facts::new(&KNOWLEDGE, answers))) }
        })
    }
}

/// The known way in which the care may fall from these reasons.
fn known(before: &[Reason]) -> Option<Known> {
    let mut decisive = before.iter().filter(|reason| reason.care == care(before));
    let open = |reason: &Reason| matches!(reason.kind, ReasonKind::Unanswered(_));
    decisive.all(open).then_some(Known::Open)
}

/// The urgency never falls, and the care only in the ways that are known.
#[track_caller]
fn no_new(falls: &[Fall]) {
    let new = falls.iter().filter(|fall| fall.known.is_none());
    none(&new.map(|fall| fall.words.clone()).collect::<Vec<_>>(), "a yes to a danger never lowers the care");
}

/// Promise 1, for people who answered every question, and for people as the interview leaves them.
#[test]
fn a_yes_to_a_danger_never_lowers_the_urgency_of_anyone_drawn() {
    const PEOPLE: u32 = 52_000;
    let half = |seed: u64| {
        let mut chance = Chance::new(seed);
        let (mut falls, mut compared) = (Vec::new(), BTreeMap::new());
        for number in 0..PEOPLE {
            let temper = Temper::drawn(&mut chance);
            let drawn = responses(&mut chance, temper);
            let answers = if number % 4 == 0 { included(&KNOWLEDGE, &drawn).0 } else { all_answers(&drawn) };
            let facts = Facts::new(&KNOWLEDGE, &answers);
            let before = all_reasons(&facts);
            let no: Vec<FindingId> = DANGERS.iter().copied().filter(|id| !facts.present(*id)).collect();
            for _ in 0..2 {
                *compared.entry(care(&before)).or_insert(0) += 1;
                falls.extend(Fall::of(&answers, &before, chance.one_of(&no)));
            }
        }
        (falls, compared)
    };
    let [(mut falls, one), (others, two)] = std::thread::scope(|scope| {
        [11, 12].map(|seed| scope.spawn(move || half(seed))).map(|half| half.join().expect("no panic"))
    });
    falls.extend(others);
    for level in Care::ALL {
        let compared: i32 = [&one, &two].iter().filter_map(|half| half.get(&level)).sum();
        println!("{compared} comparisons from {}", level.id());
        assert!(compared > 300, "only {compared} comparisons from {}: these people prove little", level.id());
    }
    no_new(&falls);
}

/// One person for the known way, who denies everything else.
#[test]
fn the_known_fall_of_care_within_the_same_urgency_is_still_so() {
    let mut answers = Answers::none(&KNOWLEDGE);
    let asked = |id: &FindingId| KNOWLEDGE.finding(*id).kind == FindingKind::Asked;
    KNOWLEDGE.finding_ids().filter(asked).for_each(|id| answers.record(id, Status::Absent));
    let portrait = crate::person::portrait("age_years=40 leg_pain side_both cramp_over", Unstated::No);
    portrait.present.iter().for_each(|id| answers.replace(*id, Status::Present));
    portrait.numbers.iter().for_each(|(id, value)| answers.record_number(*id, *value));
    let danger = crate::person::finding("unexplained_weight_loss");
    answers.replace(danger, Status::NotSure);
    let fall = Fall::of(&answers, &all_reasons(&Facts::new(&KNOWLEDGE, &answers)), danger);
    let still = fall.is_some_and(|fall| fall.known == Some(Known::Open));
    assert!(still, "the care no longer falls by an open question: take `Known` away, for it excuses nothing now");
}

/// Promise 1, for the people of the stories, whatever they left open.
#[test]
fn a_yes_to_a_danger_never_lowers_the_urgency_of_a_story() {
    let mut falls = Vec::new();
    for (unstated, mode) in Mode::ALL {
        for (story, interview) in STORIES.iter() {
            let answers = if mode == Mode::No { interview.answers(&KNOWLEDGE) } else { story.answers(mode) };
            let facts = Facts::new(&KNOWLEDGE, &answers);
            let before = all_reasons(&facts);
            for danger in DANGERS.iter().filter(|id| !facts.present(**id)) {
                let fall = Fall::of(&answers, &before, *danger);
                falls.extend(
                    fall.map(|fall| Fall { words: format!("{} ({unstated}){}", story.id, fall.words), ..fall }),
                );
            }
        }
    }
    no_new(&falls);
}

/// A response that leaves everything open.
fn not_sure(question: QuestionId) -> Response {
    let question = KNOWLEDGE.question(question);
    match question.kind {
        QuestionKind::One | QuestionKind::Number => Response::NotSure,
        QuestionKind::Many => Response::unsure_of_rest(question, Vec::new()),
    }
}

/// Every way to take one answer of the interview back: a question, or a single finding; with its name.
fn taken_back(interview: &Interview) -> Vec<(String, Facts)> {
    let answers = interview.answers(&KNOWLEDGE);
    let mut found = Vec::new();
    for (place, (question, response)) in interview.responses().iter().enumerate() {
        let id = KNOWLEDGE.question(*question).id;
        let mut add = |what: &str, response: Option<Response>| {
            let mut others = interview.responses().to_vec();
            match response {
                Some(response) => others[place].1 = response,
                None => drop(others.remove(place)),
            }
            found.push((format!("{what} `{id}`"), Facts::new(&KNOWLEDGE, &included(&KNOWLEDGE, &others).0)));
        };
        add("not sure of", Some(not_sure(*question)));
        add("not checked", Some(Response::NotChecked));
        add("no answer to", None);
        if let Response::Chosen { options, .. } = response
            && KNOWLEDGE.question(*question).kind == QuestionKind::Many
        {
            let rest = Response::unsure_of_rest(KNOWLEDGE.question(*question), options.clone());
            add("not sure of the rest of", Some(rest));
        }
    }
    for id in KNOWLEDGE.finding_ids().filter(|id| KNOWLEDGE.finding(*id).kind == FindingKind::Asked) {
        for (what, status) in [("not sure of", Status::NotSure), ("nothing known of", Status::Unasked)] {
            if answers.status(id) != status {
                found.push((format!("{what} {}", name(id)), with(&answers, id, status)));
            }
        }
    }
    found
}

/// Promise 2: what is not known never makes self-care out of more.
#[test]
fn not_sure_or_no_answer_never_brings_a_story_down_to_self_care() {
    let mut found = Vec::new();
    let mut tried = 0;
    for (story, interview) in STORIES.iter() {
        let before = all_reasons(&Facts::new(&KNOWLEDGE, &interview.answers(&KNOWLEDGE)));
        if care(&before).urgency() == Urgency::SelfCare {
            continue;
        }
        for (what, told) in taken_back(interview) {
            tried += 1;
            if care(&all_reasons(&told)).urgency() == Urgency::SelfCare {
                found.push((story.id.to_owned(), what, why(&before)));
            }
        }
    }
    println!("{tried} answers taken back");
    let all: Vec<String> =
        found.iter().map(|(id, what, why)| format!("  {id}: {what} makes self-care of {why}")).collect();
    none(&all, "not sure or no answer never makes self-care");
}

/// Promise 3, whole assessments.
#[test]
fn the_order_of_the_answers_never_changes_the_assessment_of_a_story() {
    let mut chance = Chance::new(3);
    for (story, interview) in STORIES.iter() {
        let answers = interview.answers(&KNOWLEDGE);
        let told = assess_with(&KNOWLEDGE, &WEIGHTS, &answers);
        let mut counted = interview.counted(&KNOWLEDGE);
        counted.sort_unstable();
        let mut responses = interview.responses().to_vec();
        for _ in 0..20 {
            chance.shuffle(&mut responses);
            let order = || responses.iter().map(|(id, _)| KNOWLEDGE.question(*id).id).collect::<Vec<_>>().join(" ");
            let (shuffled, mut counts) = included(&KNOWLEDGE, &responses);
            counts.sort_unstable();
            assert_eq!(counts, counted, "{}: other questions count in the order {}", story.id, order());
            let again = assess_with(&KNOWLEDGE, &WEIGHTS, &shuffled);
            assert_eq!(again, told, "{}: answers in the order {}", story.id, order());
        }
    }
}

/// Answers that no person could give: anything to anything, and numbers beyond every limit.
fn contradictory(chance: &mut Chance) -> Answers {
    let mut answers = Answers::none(&KNOWLEDGE);
    let share = chance.one_of(&[5, 50, 100]);
    for id in KNOWLEDGE.finding_ids() {
        match KNOWLEDGE.finding(id).kind {
            FindingKind::Derived(_) => {}
            FindingKind::Number { .. } => {
                answers
                    .record_number(id, chance.one_of(&[f32::MIN, -1.0, 0.0, 3.0, 17.9, 18.0, 65.0, 300.0, f32::MAX]));
            }
            FindingKind::Asked if chance.per_cent(share) => {
                answers.record(id, chance.one_of(&[Status::Present, Status::Absent, Status::NotSure]));
            }
            FindingKind::Asked => {}
        }
    }
    answers
}

/// Promise 4.
#[test]
fn probabilities_of_contradictory_answers_are_finite_and_sum_to_one() {
    let mut chance = Chance::new(4);
    for number in 0..10_000 {
        let facts = Facts::new(&KNOWLEDGE, &contradictory(&mut chance));
        let ranked = differential(&KNOWLEDGE, &WEIGHTS, &facts);
        let shares = ranked.probabilities.iter().map(|share| share.get());
        for (share, condition) in shares.clone().zip(KNOWLEDGE.conditions) {
            let sound = share.is_finite() && (0.0..=1.0).contains(&share);
            assert!(sound, "set {number}: {} has {share}\n{}", condition.id, person(&facts));
        }
        let total: f64 = shares.sum();
        assert!((total - 1.0).abs() < 1e-9, "set {number}: they sum to {total}\n{}", person(&facts));
    }
}
