//! Published scores as part of the FHIR questionnaire: each item with its points, and the result worked out by an
//! expression that form software runs (Structured Data Capture). An item that is not known keeps a range open.

use super::fhir::{coding, map};
use super::json::Json;
use crate::engine::{Facts, ScoreResult, Standing, Truth, score};
use crate::knowledge::{Audience, Band, Combine, Knowledge, Need, Reading, Score, ScoreItem};

/// The score as a group of the questionnaire.
pub fn score_form(score: &Score) -> Json {
    let item = |item: &ScoreItem| {
        let answers = [("yes", "Yes", i32::from(item.points)), ("no", "No", 0)];
        let option = |(code, label, points): (&str, &str, i32)| {
            let extension = map([
                ("url", Json::text("http://hl7.org/fhir/StructureDefinition/ordinalValue")),
                ("valueDecimal", Json::Number(points.to_string())),
            ]);
            let (system, code, display) = ("urn:calfcheck:choices", Json::text(code), Json::text(label));
            let coding = map([
                ("extension", Json::List(vec![extension])),
                ("system", Json::text(system)),
                ("code", code),
                ("display", display),
            ]);
            map([("valueCoding", coding)])
        };
        let mut options: Vec<Json> = answers.into_iter().map(option).collect();
        options.push(map([("valueCoding", coding("unknown", "Not known"))]));
        map([
            ("linkId", Json::text(link(score, item.id))),
            ("text", Json::text(item.text)),
            ("type", Json::text("choice")),
            ("answerOption", Json::List(options)),
        ])
    };
    let mut items: Vec<Json> = score.items.iter().map(item).collect();
    if score.combine == Combine::Sum {
        items.push(calculated(score, "least", "Points reported, at least", "integer", total(score, false)));
        items.push(calculated(score, "most", "Points reported, at most", "integer", total(score, true)));
    }
    items.push(calculated(score, "standing", "Result", "string", standing(score)));
    map([
        ("linkId", Json::text(score.id)),
        ("text", Json::text(score.name)),
        ("type", Json::text("group")),
        ("item", Json::List(items)),
    ])
}

/// What the answers make of each score that is meant for this person.
pub fn score_answers(knowledge: &Knowledge, facts: &Facts) -> Vec<Json> {
    let shown = knowledge
        .scores
        .iter()
        .filter(|known| known.audience != Audience::Never && crate::engine::holds(&known.when, facts));
    shown.map(|known| answers(&score(known, facts))).collect()
}

fn answers(result: &ScoreResult) -> Json {
    let known = result.score;
    let one = |name: &str, value: (&'static str, Json)| {
        map([("linkId", Json::text(link(known, name))), ("answer", Json::List(vec![Json::Map(vec![value])]))])
    };
    let item = |item: &crate::engine::ItemResult| {
        let (code, label) = match item.truth {
            Truth::Yes => ("yes", "Yes"),
            Truth::No => ("no", "No"),
            Truth::Unknown => ("unknown", "Not known"),
        };
        one(item.item.id, ("valueCoding", coding(code, label)))
    };
    let mut items: Vec<Json> = result.items.iter().map(item).collect();
    if known.combine == Combine::Sum {
        items.push(one("least", ("valueInteger", Json::Number(result.least.to_string()))));
        items.push(one("most", ("valueInteger", Json::Number(result.greatest.to_string()))));
    }
    let told = match result.standing {
        Standing::Reached(cut_off) if cut_off.said => cut_off.means,
        Standing::Reached(_) => UNSAID,
        Standing::Open => OPEN,
    };
    items.push(one("standing", ("valueString", Json::text(told))));
    map([("linkId", Json::text(known.id)), ("item", Json::List(items))])
}

/// Where the result depends on what is not known.
const OPEN: &str = "Open: it depends on items that are not known.";

/// Where a result would read as reassurance, which answers given alone can't give.
const UNSAID: &str = "Below the cut-off. That excludes nothing.";

fn link(score: &Score, name: &str) -> String {
    format!("{}/{name}", score.id)
}

fn calculated(score: &Score, name: &str, text: &str, kind: &str, expression: String) -> Json {
    let value = map([("language", Json::text("text/fhirpath")), ("expression", Json::Text(expression))]);
    let url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
    map([
        ("linkId", Json::text(link(score, name))),
        ("extension", Json::List(vec![map([("url", Json::text(url)), ("valueExpression", value)])])),
        ("text", Json::text(text)),
        ("type", Json::text(kind)),
        ("readOnly", Json::Truth(true)),
    ])
}

/// The code that was answered to an item, as an expression.
fn code(score: &Score, item: &ScoreItem) -> String {
    format!(
        "%resource.item.where(linkId='{}').item.where(linkId='{}').answer.value.code",
        score.id,
        link(score, item.id)
    )
}

/// The least or the greatest total. An item that is not known may or may not bring its points.
fn total(score: &Score, greatest: bool) -> String {
    let counted = score.items.iter().filter(|item| !matches!(item.reading, Reading::Judged(_)));
    let one = |item: &ScoreItem| {
        let points = i32::from(item.points);
        let unknown = if greatest { points.max(0) } else { points.min(0) };
        let code = code(score, item);
        format!("iif({code}='yes',{points},iif({code}='no',0,{unknown}))")
    };
    counted.map(one).collect::<Vec<_>>().join("+")
}

/// The result, cut-off after cut-off.
fn standing(score: &Score) -> String {
    score.cut_offs.iter().rev().fold(quoted(OPEN), |rest, cut_off| {
        let means = quoted(if cut_off.said { cut_off.means } else { UNSAID });
        let (met, missed) = match cut_off.band {
            Band::Total { least, most } => {
                let (from, to) = (total(score, false), total(score, true));
                (format!("(({from})>={least} and ({to})<={most})"), format!("(({to})<{least} or ({from})>{most})"))
            }
            Band::Needs([]) => return means,
            Band::Needs(needs) => (
                needs.iter().map(|need| met(score, need)).collect::<Vec<_>>().join(" and "),
                needs.iter().map(|need| missed(score, need)).collect::<Vec<_>>().join(" or "),
            ),
        };
        format!("iif({met},{means},iif({missed},{rest},{}))", quoted(OPEN))
    })
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn count(score: &Score, need: &Need, test: &str) -> String {
    let items = need.items.iter().filter_map(|place| score.items.get(usize::from(*place)));
    let one = |item: &ScoreItem| format!("iif({}{test},1,0)", code(score, item));
    format!("({})", items.map(one).collect::<Vec<_>>().join("+"))
}

fn met(score: &Score, need: &Need) -> String {
    format!("({}>={})", count(score, need, "='yes'"), need.at_least)
}

fn missed(score: &Score, need: &Need) -> String {
    format!("({}<{})", count(score, need, "!='no'"), need.at_least)
}
