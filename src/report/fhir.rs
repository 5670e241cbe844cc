//! The check as an HL7 FHIR R4 bundle: the questionnaire, what was answered, what was measured, and the advice.
//! No identity is in it, and no codes of terminologies: texts and this product's own names only.

use super::Moment;
use super::decided::decided;
use super::json::Json;
use super::scored_form::{score_answers, score_form};
use super::summary::Making;
use crate::decimal;
use crate::engine::Facts;
use crate::interview::{Interview, Response};
use crate::knowledge::{FindingKind, Knowledge, Question, QuestionId, QuestionKind, Stage};
use crate::measure::Leg;

/// The names of this product's own lists, which stay what they are.
const QUESTIONNAIRE: &str = "urn:calfcheck:questionnaire";
const CHOICES: &str = "urn:calfcheck:choices";
const GIRTH: &str = "Calf girth, measured at home";
const UCUM: &str = "http://unitsofmeasure.org";

/// Answers that every question has beside its own.
const NOT_SURE: &str = "not-sure";
const NOT_CHECKED: &str = "not-checked";
const NONE: &str = "none-of-these";

/// Writes the bundle.
pub fn to_fhir(knowledge: &Knowledge, interview: &Interview, making: &Making, when: Moment) -> String {
    let facts = Facts::new(knowledge, &interview.answers(knowledge));
    let mut resources = vec![questionnaire(knowledge, making), answered(knowledge, interview, &facts, making, when)];
    resources.extend(measured(knowledge, interview, when));
    resources.push(advised(knowledge, interview, &facts, making, when));
    let entry =
        |(place, resource)| map([("fullUrl", Json::text(format!("urn:uuid:{}", uuid(place)))), ("resource", resource)]);
    let bundle = map([
        ("resourceType", Json::text("Bundle")),
        ("type", Json::text("collection")),
        ("timestamp", Json::text(when.iso())),
        ("entry", Json::List(resources.into_iter().enumerate().map(entry).collect())),
    ]);
    let mut out = String::new();
    bundle.write(&mut out);
    out
}

/// Names within the bundle alone. They are the same in every bundle, so that they tell of no one.
fn uuid(place: usize) -> String {
    format!("00000000-0000-4000-8000-{place:012}")
}

pub(super) fn map<const N: usize>(items: [(&'static str, Json); N]) -> Json {
    Json::Map(items.into_iter().collect())
}

pub(super) fn coding(code: &str, display: &str) -> Json {
    map([("system", Json::text(CHOICES)), ("code", Json::text(code)), ("display", Json::text(display))])
}

const STAGES: [(Stage, &str, &str); 7] = [
    (Stage::About, "about", "About the person"),
    (Stage::Safety, "safety", "Safety"),
    (Stage::Core, "core", "The trouble"),
    (Stage::Risk, "risk", "Risk factors, illnesses and medicines"),
    (Stage::Story, "story", "Whole stories"),
    (Stage::Detail, "detail", "Details"),
    (Stage::Closing, "closing", "Before care at home"),
];

fn questionnaire(knowledge: &Knowledge, making: &Making) -> Json {
    let group = |(stage, link, title): (Stage, &str, &str)| {
        let questions = knowledge.questions.iter().filter(|question| question.stage == stage);
        map([
            ("linkId", Json::text(link)),
            ("text", Json::text(title)),
            ("type", Json::text("group")),
            ("item", Json::List(questions.map(|question| asked(knowledge, question)).collect())),
        ])
    };
    let mut items: Vec<Json> = STAGES.into_iter().map(group).collect();
    items.extend(knowledge.scores.iter().map(score_form));
    map([
        ("resourceType", Json::text("Questionnaire")),
        ("url", Json::text(QUESTIONNAIRE)),
        ("version", Json::text(making.data)),
        ("name", Json::text("CalfCheck")),
        ("title", Json::text("CalfCheck: a self-check for calf pain")),
        ("status", Json::text("active")),
        ("experimental", Json::Truth(true)),
        ("item", Json::List(items)),
    ])
}

/// A question of the questionnaire. Its name is its link, which never changes its meaning.
fn asked(knowledge: &Knowledge, question: &Question) -> Json {
    let mut item = vec![("linkId", Json::text(question.id)), ("text", Json::text(question.ask))];
    let kind = match question.kind {
        QuestionKind::Number => "quantity",
        QuestionKind::One | QuestionKind::Many => "choice",
    };
    item.push(("type", Json::text(kind)));
    if question.kind == QuestionKind::Many {
        item.push(("repeats", Json::Truth(true)));
    }
    if question.kind == QuestionKind::Number {
        item.extend(unit(knowledge, question).map(|unit| ("extension", Json::List(vec![unit_extension(unit)]))));
    } else {
        let own = question.options.iter().map(|option| (option.id, option.label));
        let none = (question.kind == QuestionKind::Many).then_some((NONE, "None of these"));
        let checked = question.may_be_unchecked().then_some((NOT_CHECKED, "I have not checked yet"));
        let all = own.chain(none).chain([(NOT_SURE, question.not_sure)]).chain(checked);
        let option = |(code, label)| map([("valueCoding", coding(code, label))]);
        item.push(("answerOption", Json::List(all.map(option).collect())));
    }
    Json::Map(item)
}

fn unit(knowledge: &Knowledge, question: &Question) -> Option<&'static str> {
    question.covers.iter().find_map(|id| match knowledge.finding(*id).kind {
        FindingKind::Number { unit, .. } => Some(unit),
        FindingKind::Asked | FindingKind::Derived(_) => None,
    })
}

/// UCUM writes years as `a`; centimetres as they are.
fn ucum(unit: &str) -> &str {
    if unit == "years" { "a" } else { unit }
}

fn unit_extension(unit: &'static str) -> Json {
    let coding = map([("system", Json::text(UCUM)), ("code", Json::text(ucum(unit))), ("display", Json::text(unit))]);
    map([
        ("url", Json::text("http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption")),
        ("valueCoding", coding),
    ])
}

fn quantity(value: f32, unit: &str) -> Json {
    map([
        ("value", Json::Number(decimal::write(value))),
        ("unit", Json::text(unit)),
        ("system", Json::text(UCUM)),
        ("code", Json::text(ucum(unit))),
    ])
}

fn answered(knowledge: &Knowledge, interview: &Interview, facts: &Facts, making: &Making, when: Moment) -> Json {
    let counted = interview.counted(knowledge);
    let item = |id: &QuestionId| {
        let response = interview.response(*id)?;
        let question = knowledge.question(*id);
        let answers = answers(knowledge, question, response);
        Some(map([
            ("linkId", Json::text(question.id)),
            ("text", Json::text(question.ask)),
            ("answer", Json::List(answers)),
        ]))
    };
    let group = |(stage, link, _): (Stage, &str, &str)| {
        let ids = knowledge.question_ids().filter(|id| counted.contains(id) && knowledge.question(*id).stage == stage);
        let items: Vec<Json> = ids.filter_map(|id| item(&id)).collect();
        let told = !items.is_empty();
        told.then(|| map([("linkId", Json::text(link)), ("item", Json::List(items))]))
    };
    let mut items: Vec<Json> = STAGES.into_iter().filter_map(group).collect();
    items.extend(score_answers(knowledge, facts));
    map([
        ("resourceType", Json::text("QuestionnaireResponse")),
        ("questionnaire", Json::text(format!("{QUESTIONNAIRE}|{}", making.data))),
        ("status", Json::text("completed")),
        ("authored", Json::text(when.iso())),
        ("item", Json::List(items)),
    ])
}

fn answers(knowledge: &Knowledge, question: &Question, response: &Response) -> Vec<Json> {
    let coded = |code: &str, label: &str| map([("valueCoding", coding(code, label))]);
    let not_sure = || coded(NOT_SURE, question.not_sure);
    let not_checked = || coded(NOT_CHECKED, "I have not checked yet");
    match response {
        Response::Number(value) => {
            vec![map([("valueQuantity", quantity(*value, unit(knowledge, question).unwrap_or("1")))])]
        }
        Response::NotSure => vec![not_sure()],
        Response::NotChecked => vec![not_checked()],
        Response::Chosen { options, unsure, unchecked } => {
            let chosen = options.iter().filter_map(|place| question.options.get(*place));
            let mut found: Vec<Json> = chosen.map(|option| coded(option.id, option.label)).collect();
            if !unsure.is_empty() {
                found.push(not_sure());
            }
            if !unchecked.is_empty() {
                found.push(not_checked());
            }
            if found.is_empty() {
                found.push(coded(NONE, "None of these"));
            }
            found
        }
    }
}

/// What was measured, one observation each. The units are those of the questionnaire.
fn measured(knowledge: &Knowledge, interview: &Interview, when: Moment) -> Vec<Json> {
    let size = knowledge.question_named("calf_size").and_then(|id| interview.response(id));
    let difference = match size {
        Some(Response::Number(value)) => Some(("Calf girth, sore side minus other side, measured at home", *value)),
        Some(Response::Chosen { .. } | Response::NotSure | Response::NotChecked) | None => None,
    };
    let both = interview.girths().map(|girths| {
        [(Leg::Left, girths.left, "Left calf"), (Leg::Right, girths.right, "Right calf")].map(|(leg, girth, site)| {
            let which = if girths.sore == Some(leg) { "Calf girth, sore side, measured at home" } else { GIRTH };
            (which, girth, Some(site))
        })
    });
    let difference = difference.map(|(what, value)| (what, value, None));
    let observation = |(what, value, site): (&str, f32, Option<&str>)| {
        let mut fields = vec![
            ("resourceType", Json::text("Observation")),
            ("status", Json::text("final")),
            ("code", map([("text", Json::text(what))])),
            ("effectiveDateTime", Json::text(when.iso())),
            ("valueQuantity", quantity(value, "cm")),
        ];
        fields.extend(site.map(|site| ("bodySite", map([("text", Json::text(site))]))));
        Json::Map(fields)
    };
    both.into_iter().flatten().chain(difference).map(observation).collect()
}

/// The advice with what decided it, and the causes with their probabilities.
fn advised(knowledge: &Knowledge, interview: &Interview, facts: &Facts, making: &Making, when: Moment) -> Json {
    let assessment = interview.assess(knowledge);
    let lines = decided(knowledge, facts, &assessment);
    let told: Vec<String> = lines.iter().map(|line| format!("{}: {}", line.label, line.text)).collect();
    let prediction = |cause: &crate::engine::Cause| {
        map([
            ("outcome", map([("text", Json::text(knowledge.condition(cause.condition).medical_name))])),
            ("probabilityDecimal", Json::Number(decimal::fixed(cause.probability.get(), 3))),
        ])
    };
    let mut fields = vec![
        ("resourceType", Json::text("RiskAssessment")),
        ("status", Json::text("final")),
        (
            "method",
            map([("text", Json::text(format!("CalfCheck {}, condition data {}", making.version, making.data)))]),
        ),
        ("subject", map([("display", Json::text("The person asked about; no identity is recorded"))])),
        ("occurrenceDateTime", Json::text(when.iso())),
        ("basis", Json::List(vec![map([("reference", Json::text(format!("urn:uuid:{}", uuid(1))))])])),
    ];
    if !assessment.causes.is_empty() {
        fields.push(("prediction", Json::List(assessment.causes.iter().map(prediction).collect())));
    }
    let title = knowledge.advice(assessment.care).map_or("", |advice| advice.title);
    fields.push(("mitigation", Json::text(title)));
    fields.push(("note", Json::List(told.into_iter().map(|text| map([("text", Json::text(text))])).collect())));
    Json::Map(fields)
}
