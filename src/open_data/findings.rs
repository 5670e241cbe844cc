//! What is asked, and the findings that the answers make.

use super::conditions::kind;
use super::table::*;
use crate::knowledge::{
    CorrelationGroup, CorrelationPolicy, Finding, FindingId, FindingKind, KNOWLEDGE, Question, QuestionId,
    QuestionKind, QuestionOption, Stage, Variable,
};

/// These tables.
pub fn tables() -> Vec<Table> {
    vec![findings(), variables(), correlations(), questions(), options()]
}

fn at(it: &Finding) -> String {
    format!("findings.{}", it.id)
}

fn findings() -> Table {
    let all = KNOWLEDGE.finding_ids().map(|id| (id, KNOWLEDGE.finding(id)));
    type Row = (FindingId, &'static Finding);
    Table::new(
        "findings",
        "Facts about a person: present, absent or not known.",
        all,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &Row| text(it.1.id)),
            column(
                "kind",
                Kind::Word(&["asked", "number", "derived"]),
                "Asked, measured, or worked out from others.",
                |it| text(kind(it.1)),
            ),
            column("unit", Kind::Text, "The unit of a number.", |it| match it.1.kind {
                FindingKind::Number { unit, .. } => text(unit),
                FindingKind::Asked | FindingKind::Derived(_) => Cell::Nothing,
            }),
            column("least", Kind::Number, "The least number accepted.", |it| match it.1.kind {
                FindingKind::Number { min, .. } => number(min),
                FindingKind::Asked | FindingKind::Derived(_) => Cell::Nothing,
            }),
            column("most", Kind::Number, "The greatest number accepted.", |it| match it.1.kind {
                FindingKind::Number { max, .. } => number(max),
                FindingKind::Asked | FindingKind::Derived(_) => Cell::Nothing,
            }),
            column("derived", Kind::Expression, "What it is worked out from.", |it| match it.1.kind {
                FindingKind::Derived(expr) => Cell::Expression(expr),
                FindingKind::Asked | FindingKind::Number { .. } => Cell::Nothing,
            }),
            column("term", Kind::Text, "A clinician's term for it.", |it| text(KNOWLEDGE.term(it.0))),
            column("present", Kind::Text, "Said to the person when it is present.", |it| text(it.1.present)),
            column("absent", Kind::Text, "Said to the person when it is absent.", |it| text(it.1.absent)),
            column("warning", Kind::Text, "Ends the sentence \"Get help if ...\".", |it| text(it.1.warning)),
            column("red_flag", Kind::Truth, "A safety finding: yes never lowers the urgency.", |it| {
                Cell::Truth(it.1.red_flag)
            }),
            column("only_presence_tells", Kind::Truth, "A normal result says nothing.", |it| {
                Cell::Truth(it.1.only_presence_tells)
            }),
            column(
                "background",
                Kind::Probability,
                "How common it is in adults with calf pain who search online.",
                |it| {
                    if it.1.background > 0.0 { number(it.1.background) } else { Cell::Nothing }
                },
            ),
            column("mark", MARKS, "How far the background is backed.", |it| mark_at(&at(it.1))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it.1))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it.1))),
        ],
    )
}

fn variables() -> Table {
    Table::new(
        "variables",
        "States of which only the first present one counts as evidence.",
        KNOWLEDGE.variables,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&Variable| text(it.id)),
            column("states", Kind::ListOf("findings"), "From most to least specific.", |it| {
                super::table::findings(it.states)
            }),
        ],
    )
}

fn correlations() -> Table {
    fn at(it: &CorrelationGroup) -> String {
        format!("correlations.group.{}", it.id)
    }
    fn limit(it: &CorrelationGroup, of: fn(f32, f32) -> f32) -> Cell {
        match it.policy {
            CorrelationPolicy::Cap { cap, floor } => number(of(cap, floor)),
            CorrelationPolicy::Strongest => Cell::Nothing,
        }
    }
    Table::new(
        "correlations",
        "Findings that say the same thing, and how they are kept from counting twice.",
        KNOWLEDGE.correlations,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&CorrelationGroup| text(it.id)),
            column(
                "policy",
                Kind::Word(&["cap", "strongest"]),
                "Limits on the joint likelihood ratio, or only the strongest counts.",
                |it| {
                    text(match it.policy {
                        CorrelationPolicy::Cap { .. } => "cap",
                        CorrelationPolicy::Strongest => "strongest",
                    })
                },
            ),
            column("members", Kind::ListOf("findings"), "The findings.", |it| super::table::findings(it.members)),
            column("cap", Kind::Number, "The greatest joint likelihood ratio.", |it| limit(it, |cap, _| cap)),
            column("floor", Kind::Number, "The least joint likelihood ratio.", |it| limit(it, |_, floor| floor)),
            column("conditions", Kind::ListOf("conditions"), "The conditions it is for; none means all.", |it| {
                conditions(it.applies_to)
            }),
            column("mark", MARKS, "How far the limits are backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs them.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What they rest on.", |it| why_at(&at(it))),
        ],
    )
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::About => "about",
        Stage::Safety => "safety",
        Stage::Core => "core",
        Stage::Risk => "risk",
        Stage::Story => "story",
        Stage::Detail => "detail",
        Stage::Closing => "closing",
    }
}

fn questions() -> Table {
    type Row = (QuestionId, &'static Question);
    let all = KNOWLEDGE.question_ids().map(|id| (id, KNOWLEDGE.question(id)));
    Table::new(
        "questions",
        "What is asked, in the order asked.",
        all,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &Row| text(it.1.id)),
            column("heading", Kind::Text, "A clinician's heading for it.", |it| text(KNOWLEDGE.heading(it.0))),
            column(
                "stage",
                Kind::Word(&["about", "safety", "core", "risk", "story", "detail", "closing"]),
                "The part of the interview.",
                |it| text(stage(it.1.stage)),
            ),
            column(
                "kind",
                Kind::Word(&["one", "many", "number"]),
                "One option, any number of them, or a number.",
                |it| {
                    text(match it.1.kind {
                        QuestionKind::One => "one",
                        QuestionKind::Many => "many",
                        QuestionKind::Number => "number",
                    })
                },
            ),
            column("ask", Kind::Text, "The question.", |it| text(it.1.ask)),
            column("hint", Kind::Text, "A sentence of help.", |it| text(it.1.hint)),
            column("why", Kind::Text, "Why it is asked.", |it| text(it.1.why)),
            column("check", Kind::Text, "How to check.", |it| text(it.1.check)),
            column("not_sure", Kind::Text, "The words of the way out.", |it| text(it.1.not_sure)),
            column("when", Kind::Expression, "Asked only if this holds.", |it| {
                it.1.when.map_or(Cell::Nothing, Cell::Expression)
            }),
            column("effort", Kind::Whole, "What answering costs: 1 a tap, 2 several rows, 4 a measurement.", |it| {
                whole(it.1.effort)
            }),
            column("covers", Kind::ListOf("findings"), "Every finding that it can set.", |it| {
                super::table::findings(it.1.covers)
            }),
        ],
    )
}

fn options() -> Table {
    type Row = (&'static Question, usize, &'static QuestionOption);
    let of =
        |question: &'static Question| question.options.iter().enumerate().map(move |(place, it)| (question, place, it));
    Table::new(
        "options",
        "What can be ticked.",
        KNOWLEDGE.questions.iter().flat_map(of),
        &[
            column("question", Kind::Of("questions"), "The question.", |it: &Row| text(it.0.id)),
            column("id", Kind::Text, "A name that stays; no other option of the question has it.", |it| text(it.2.id)),
            column("place", Kind::Whole, "Its place in the question, from 1.", |it| counted(it.1)),
            column("label", Kind::Text, "What is ticked.", |it| text(it.2.label)),
            column("hint", Kind::Text, "More about it.", |it| text(it.2.hint)),
            column("sets", Kind::ListOf("findings"), "The findings that it makes present.", |it| {
                super::table::findings(it.2.sets)
            }),
            column("stands_for", Kind::ListOf("findings"), "The findings of the question that it opens.", |it| {
                super::table::findings(it.2.stands_for)
            }),
        ],
    )
}
