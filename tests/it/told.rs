//! What every development story is told, whole: `tests/golden/told.txt`. A change of the data or the reasoning shows there
//! what moved, and is read in review. `CALFCHECK_UPDATE=1 cargo test --test it told` writes it anew.

use crate::vignettes::story::{self, Mode};
use calfcheck::engine::{Assessment, Cause, Evidence, ReasonKind, assess};
use calfcheck::knowledge::{ConditionId, FindingId, KNOWLEDGE, QuestionId};
use std::fmt::Write;
use std::path::Path;

/// Takes figures off the edge between two roundings, where the last bit of a logarithm, which machines differ in, decides.
const NUDGE: f64 = 1e-9;

fn findings(ids: &[FindingId]) -> String {
    ids.iter().map(|id| KNOWLEDGE.finding(*id).id).collect::<Vec<_>>().join(" ")
}

fn condition(id: ConditionId) -> &'static str {
    KNOWLEDGE.condition(id).id
}

fn reason(kind: &ReasonKind) -> String {
    match kind {
        ReasonKind::Rule(place) => KNOWLEDGE.rules[*place].id.to_owned(),
        ReasonKind::NotSure(place) => KNOWLEDGE.not_sure_rules[*place].id.to_owned(),
        ReasonKind::RedFlag => "red flag".to_owned(),
        ReasonKind::Unanswered(questions) => format!("open {}", asked(questions)),
        ReasonKind::Suspicion(id) => format!("suspicion of {}", condition(*id)),
        ReasonKind::SelfCareNeed(place) => format!("need {place}"),
    }
}

fn asked(questions: &[QuestionId]) -> String {
    questions.iter().map(|id| KNOWLEDGE.question(*id).id).collect::<Vec<_>>().join(" ")
}

fn evidence(items: &[Evidence]) -> String {
    let item = |one: &Evidence| {
        let (id, ratio) = (KNOWLEDGE.finding(one.finding).id, one.likelihood_ratio + NUDGE);
        format!("{id} {:?} {ratio:.1} {:?}", one.status, one.strength)
    };
    items.iter().map(item).collect::<Vec<_>>().join(", ")
}

fn cause(out: &mut String, place: usize, cause: &Cause) -> std::fmt::Result {
    let named: Vec<&str> = cause.named_by.iter().map(|place| KNOWLEDGE.rules[*place].id).collect();
    let (name, share) = (condition(cause.condition), cause.probability.get() + NUDGE);
    writeln!(out, "  {}. {name} {share:.2} {:?} named by {}", place + 1, cause.fit, named.join(" "))?;
    if place == 0 {
        writeln!(out, "     for: {}", evidence(&cause.explanation.for_it))?;
        writeln!(out, "     against: {}", evidence(&cause.explanation.against_it))?;
        writeln!(out, "     unknown: {}", findings(&cause.explanation.unknown))?;
    }
    Ok(())
}

fn told(out: &mut String, told: &Assessment) -> std::fmt::Result {
    for one in &told.reasons {
        writeln!(out, "  {} {}: {}", one.care.id(), reason(&one.kind), findings(&one.because))?;
    }
    for (place, one) in told.causes.iter().enumerate() {
        cause(out, place, one)?;
    }
    let suspected: Vec<&str> = told.suspected.iter().map(|id| condition(*id)).collect();
    writeln!(out, "  to be checked: {}{}", suspected.join(" "), if told.tie { "; a tie" } else { "" })?;
    let sign = |sign: &calfcheck::engine::WarningSign| {
        let suspect = sign.suspect.map_or("", condition);
        format!("{} {} {suspect}", KNOWLEDGE.finding(sign.finding).id, sign.care.id())
    };
    let signs: Vec<String> = told.would_change.iter().map(sign).collect();
    writeln!(out, "  signs: {}", signs.join(", "))
}

fn all() -> Result<String, std::fmt::Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes");
    let mut out = String::new();
    for vignette in story::read_all(&folder).expect("the vignettes") {
        for (name, mode) in [("no", Mode::No), ("not_sure", Mode::NotSure)] {
            let (_, questions) = vignette.run(mode);
            let assessment = assess(&KNOWLEDGE, &vignette.answers(mode));
            writeln!(out, "{} ({name}): {}; asked {}", vignette.id, assessment.care.id(), asked(&questions))?;
            told(&mut out, &assessment)?;
        }
    }
    Ok(out)
}

#[test]
fn every_development_story_is_told_what_it_was_told_before() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/told.txt");
    let now = all().expect("a text");
    if std::env::var_os("CALFCHECK_UPDATE").is_some() {
        std::fs::write(&path, &now).expect("the golden can be written");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let moved = before.lines().zip(now.lines()).find(|(before, now)| before != now);
    assert!(before == now, "what is told has changed, first here: {moved:#?}; see the head of this file");
}
