//! What to say on the phone or at the desk: about twenty seconds, from the answers, in the words of the questionnaire.

use crate::decimal;
use crate::engine::{Assessment, Facts, order};
use crate::interview::{Interview, Response};
use crate::knowledge::{Care, FindingId, FindingKind, Knowledge, QuestionId, QuestionKind, Stage, Urgency};
use crate::words::{Who, of_them};

/// Whom the script is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// An emergency call.
    Emergency,
    /// A telephone line for medical advice.
    AdviceLine,
    /// The desk of a practice or a department.
    Desk,
}

/// Whom to speak to, the one that fits the advice first.
pub fn listeners(care: Care) -> [Listener; 3] {
    match care {
        Care::Ambulance => [Listener::Emergency, Listener::Desk, Listener::AdviceLine],
        Care::EmergencyDepartment => [Listener::Desk, Listener::Emergency, Listener::AdviceLine],
        Care::Today | Care::Within3Days | Care::Within2Weeks => {
            [Listener::AdviceLine, Listener::Desk, Listener::Emergency]
        }
        Care::SelfCare => [Listener::Desk, Listener::AdviceLine, Listener::Emergency],
    }
}

/// At most so many words, which take about twenty seconds to say.
pub const MOST_WORDS: usize = 60;

/// At most so many signs are named.
const MOST_SIGNS: usize = 4;

/// The script, sentence by sentence. What matters less is left out when it would grow too long.
pub fn script(knowledge: &Knowledge, interview: &Interview, listener: Listener) -> Vec<String> {
    let assessment = interview.assess(knowledge);
    let facts = Facts::new(knowledge, &interview.answers(knowledge));
    let mut sentences = vec![opening(listener, assessment.care, interview.who()).to_owned(), who(knowledge, interview)];
    let closing = closing(listener, &assessment);
    let signs = signs(knowledge, interview, &facts, &assessment);
    let said = |label| spoken(knowledge, interview.who(), label);
    let wanted = signs.into_iter().map(|sign| format!("{}.", said(sign)));
    let place = chosen(knowledge, interview, "duration").map(|label| format!("{}.", said(label)));
    let mut left = MOST_WORDS.saturating_sub(words(&sentences) + words(&closing));
    for sentence in place.into_iter().chain(wanted) {
        let length = sentence.split_whitespace().count();
        if length <= left {
            left -= length;
            sentences.push(sentence);
        }
    }
    sentences.extend(closing);
    sentences
}

fn words(sentences: &[String]) -> usize {
    sentences.iter().map(|sentence| sentence.split_whitespace().count()).sum()
}

/// The answer as the caller says it: of oneself, or of the person whom the check is about.
fn spoken(knowledge: &Knowledge, who: Who, label: &str) -> String {
    let they = of_them(knowledge, label);
    if who == Who::SomeoneElse || they == label {
        return they;
    }
    // What was turned speaks of them now, word by word.
    let own = |word: &str| match word.trim_end_matches(',') {
        "they" => word.replace("they", "I"),
        "them" => word.replace("them", "me"),
        "their" => word.replace("their", "my"),
        _ => word.to_owned(),
    };
    they.split(' ').map(own).collect::<Vec<_>>().join(" ")
}

fn opening(listener: Listener, care: Care, who: Who) -> &'static str {
    let now = matches!(care, Care::Ambulance | Care::EmergencyDepartment);
    match (listener, who) {
        (Listener::Emergency, Who::Me) => "Ambulance, please. It is about a leg.",
        (Listener::Emergency, Who::SomeoneElse) => "Ambulance, please. It is about someone else's leg.",
        (Listener::AdviceLine, Who::Me) => "I am calling about trouble with a leg.",
        (Listener::AdviceLine, Who::SomeoneElse) => "I am calling for someone who has trouble with a leg.",
        (Listener::Desk, Who::Me) if now => "This can't wait. It is about a leg.",
        (Listener::Desk, Who::SomeoneElse) if now => "This can't wait. This person has trouble with a leg.",
        (Listener::Desk, Who::Me) => "I need an appointment for trouble with a leg.",
        (Listener::Desk, Who::SomeoneElse) => "I need an appointment for someone who has trouble with a leg.",
    }
}

fn closing(listener: Listener, assessment: &Assessment) -> Vec<String> {
    let told = match assessment.care {
        Care::Ambulance => "A self-check says: call an ambulance now.",
        Care::EmergencyDepartment => "A self-check says: go to an emergency department now.",
        Care::Today => "A self-check says: be seen today.",
        Care::Within3Days => "A self-check says: be seen within 3 days.",
        Care::Within2Weeks => "A self-check says: be seen within 2 weeks.",
        Care::SelfCare => "A self-check says: care at home.",
    };
    let last = match (listener, assessment.urgency()) {
        (Listener::Emergency, _) => "The address is:",
        (Listener::AdviceLine, _) => "What do I do now?",
        (Listener::Desk, Urgency::Emergency) => "Who can look at it now?",
        (Listener::Desk, Urgency::SameDay | Urgency::Routine | Urgency::SelfCare) => "When can someone look at it?",
    };
    vec![told.to_owned(), last.to_owned()]
}

/// Age, sex, and what is the trouble.
fn who(knowledge: &Knowledge, interview: &Interview) -> String {
    let age = knowledge.question_named("age").and_then(|id| match interview.response(id) {
        Some(Response::Number(years)) => Some(format!("Age {}", decimal::write(*years))),
        Some(Response::Chosen { .. } | Response::NotSure | Response::NotChecked) | None => None,
    });
    let said =
        |name| Some(spoken(knowledge, interview.who(), chosen(knowledge, interview, name)?).to_ascii_lowercase());
    let others = ["sex", "complaint", "side"].map(said);
    let parts: Vec<String> = age.into_iter().chain(others.into_iter().flatten()).collect();
    format!("{}.", parts.join(", "))
}

/// The label that was chosen for a question with one choice.
fn chosen(knowledge: &Knowledge, interview: &Interview, name: &str) -> Option<&'static str> {
    let id = knowledge.question_named(name)?;
    match interview.response(id)? {
        Response::Chosen { options, .. } => knowledge.question(id).options.get(*options.first()?).map(|o| o.label),
        Response::Number(_) | Response::NotSure | Response::NotChecked => None,
    }
}

/// What was ticked, in the words of the questionnaire: first what decided the advice, dangers before the rest.
fn signs(knowledge: &Knowledge, interview: &Interview, facts: &Facts, assessment: &Assessment) -> Vec<&'static str> {
    let because: Vec<FindingId> = assessment.reasons.iter().flat_map(|reason| reason.because.clone()).collect();
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for id in interview.counted(knowledge).into_iter().filter(|id| told_aloud(knowledge, *id)) {
        let Some(Response::Chosen { options, .. }) = interview.response(id) else { continue };
        for option in options.iter().filter_map(|place| knowledge.question(id).options.get(*place)) {
            let opened = option.stands_for.iter().any(|id| facts.present(*id));
            if option.sets.is_empty() || opened {
                continue;
            }
            let place = option.sets.iter().filter_map(|id| because.iter().position(|known| known == id)).min();
            let danger = option.sets.iter().any(|id| knowledge.finding(*id).red_flag);
            let rank = match (danger, place) {
                (true, Some(place)) => place,
                (true, None) => 100,
                (false, Some(place)) => 200 + place,
                (false, None) => continue,
            };
            found.push((rank, option.label));
        }
    }
    order(&mut found, |(one, _), (other, _)| one < other);
    found.into_iter().map(|(_, label)| label).take(MOST_SIGNS).collect()
}

/// Whether the answer tells by itself what it is about, without its question.
fn told_aloud(knowledge: &Knowledge, id: QuestionId) -> bool {
    let question = knowledge.question(id);
    let numbers = question.covers.iter().any(|id| matches!(knowledge.finding(*id).kind, FindingKind::Number { .. }));
    match question.stage {
        Stage::Safety | Stage::Risk | Stage::Core | Stage::Detail => question.kind == QuestionKind::Many && !numbers,
        Stage::About | Stage::Story | Stage::Closing => false,
    }
}
