//! The causes of calf pain: how common they are, how findings speak for them, the words of their pages.

use super::table::*;
use crate::knowledge::{
    Condition, Finding, FindingKind, Floor, KNOWLEDGE, Likelihood, LookAlike, Reach, Suspicion, Words,
};

/// The names of ways of care, least urgent first.
pub const CARES: Kind =
    Kind::Word(&["self_care", "within_2_weeks", "within_3_days", "today", "emergency_department", "ambulance"]);

/// These tables.
pub fn tables() -> Vec<Table> {
    vec![conditions(), condition_texts(), look_alikes(), likelihoods(), suspicions(), floors()]
}

fn prior(it: &Condition) -> String {
    format!("conditions/{}.prior", it.id)
}

/// A figure of the prior; what only rules reach has none.
fn figure(it: &Condition, figure: f32) -> Cell {
    if it.reach == Reach::Rules { Cell::Nothing } else { number(figure) }
}

fn conditions() -> Table {
    Table::new(
        "conditions",
        "Causes of calf pain, each with how common it is before any answer.",
        KNOWLEDGE.conditions,
        &[
            column("id", Kind::Name, "A name that stays.", |it| text(it.id)),
            column("plain_name", Kind::Text, "The plain name.", |it| text(it.plain_name)),
            column("medical_name", Kind::Text, "The medical name.", |it| text(it.medical_name)),
            column("aliases", Kind::Texts, "Other words that people use.", |it| texts(it.aliases)),
            column("icd10", Kind::Texts, "Codes of ICD-10.", |it| {
                Cell::List(it.icd10.split("; ").filter(|code| !code.is_empty()).map(str::to_owned).collect())
            }),
            column("family", Kind::Of("conditions"), "Conditions of one family count together.", |it| text(it.family)),
            column(
                "reach",
                Kind::Word(&["likelihood", "residual", "rules"]),
                "How it is found: by its likelihoods, as what remains, or by rules alone.",
                |it| {
                    text(match it.reach {
                        Reach::Likelihood => "likelihood",
                        Reach::Residual => "residual",
                        Reach::Rules => "rules",
                    })
                },
            ),
            column("checked_by", Kind::Text, "Ends the sentence \"It has to be checked ...\".", |it| {
                text(it.checked_by)
            }),
            column(
                "prior_percent",
                Kind::Number,
                "Share, in per cent, of adults with calf pain who search online.",
                |it| figure(it, it.prior.weight),
            ),
            column("age_16_34", Kind::Number, "Multiplier of the share for the ages 16 to 34.", |it| {
                figure(it, it.prior.by_age[0])
            }),
            column("age_35_49", Kind::Number, "Multiplier for the ages 35 to 49.", |it| figure(it, it.prior.by_age[1])),
            column("age_50_64", Kind::Number, "Multiplier for the ages 50 to 64.", |it| figure(it, it.prior.by_age[2])),
            column("age_65_79", Kind::Number, "Multiplier for the ages 65 to 79.", |it| figure(it, it.prior.by_age[3])),
            column("age_80_over", Kind::Number, "Multiplier from 80 on.", |it| figure(it, it.prior.by_age[4])),
            column("female", Kind::Number, "Multiplier for women.", |it| figure(it, it.prior.female)),
            column("pregnant", Kind::Number, "Multiplier in pregnancy.", |it| figure(it, it.prior.pregnant)),
            column("only_if", Kind::Of("findings"), "The share is zero unless this is present.", |it| {
                it.prior.only_if.map_or(Cell::Nothing, |id| text(KNOWLEDGE.finding(id).id))
            }),
            column(
                "prior_mark",
                MARKS,
                "How far the share is backed: V seen in the source, K known literature, E estimate.",
                |it| mark_at(&prior(it)),
            ),
            column("prior_sources", Kind::ListOf("sources"), "What backs the share.", |it| sources_at(&prior(it))),
            column("prior_why", Kind::Text, "What the share rests on.", |it| why_at(&prior(it))),
            column("summary", Kind::Text, "What it is, in a sentence or two.", |it| text(it.words.summary)),
            column("sources", Kind::ListOf("sources"), "What backs the words.", |it| sources(it.sources)),
        ],
    )
}

/// One paragraph or line of the page of a condition.
struct ConditionText {
    condition: &'static Condition,
    part: &'static str,
    place: usize,
    text: &'static str,
}

fn parts(words: &Words) -> [(&'static str, &'static [&'static str]); 9] {
    [
        ("what_it_is", words.what_it_is),
        ("symptoms", words.symptoms),
        ("who_gets_it", words.who_gets_it),
        ("get_help_now", words.get_help_now),
        ("what_helps", words.what_helps),
        ("what_not_to_do", words.what_not_to_do),
        ("at_the_doctor", words.at_the_doctor),
        ("recovery", words.recovery),
        ("prevention", words.prevention),
    ]
}

fn condition_texts() -> Table {
    let texts = KNOWLEDGE.conditions.iter().flat_map(|condition| {
        parts(&condition.words).into_iter().flat_map(move |(part, texts)| {
            let text = move |(place, text): (usize, &&'static str)| ConditionText { condition, part, place, text };
            texts.iter().enumerate().map(text)
        })
    });
    Table::new(
        "condition_texts",
        "The words of the page of each condition, line by line.",
        texts,
        &[
            column("condition", Kind::Of("conditions"), "The condition.", |it: &ConditionText| text(it.condition.id)),
            column(
                "part",
                Kind::Word(&[
                    "what_it_is",
                    "symptoms",
                    "who_gets_it",
                    "get_help_now",
                    "what_helps",
                    "what_not_to_do",
                    "at_the_doctor",
                    "recovery",
                    "prevention",
                ]),
                "The part of the page.",
                |it| text(it.part),
            ),
            column("place", Kind::Whole, "The place of the line in its part, from 1.", |it| counted(it.place)),
            column("text", Kind::Text, "The line.", |it| text(it.text)),
            column(
                "care_at_home",
                Kind::ListOf("home_actions"),
                "What the line does to the leg, where it is care at home.",
                |it| {
                    let helps = it.part == "what_helps";
                    let lines = KNOWLEDGE.home_lines.iter().filter(|line| {
                        helps
                            && KNOWLEDGE.condition(line.condition).id == it.condition.id
                            && usize::from(line.line) == it.place
                    });
                    Cell::List(
                        lines.map(|line| KNOWLEDGE.home_actions[usize::from(line.action)].id.to_owned()).collect(),
                    )
                },
            ),
        ],
    )
}

/// Pairs of a condition and what belongs to it.
fn each<T>(
    of: fn(&'static Condition) -> &'static [T],
) -> impl Iterator<Item = (&'static Condition, usize, &'static T)> {
    let condition = move |condition| of(condition).iter().enumerate().map(move |(place, it)| (condition, place, it));
    KNOWLEDGE.conditions.iter().flat_map(condition)
}

fn look_alikes() -> Table {
    type Row = (&'static Condition, usize, &'static LookAlike);
    Table::new(
        "look_alikes",
        "What a condition is taken for, and what tells the two apart.",
        each(|it| it.look_alikes),
        &[
            column("condition", Kind::Of("conditions"), "The condition.", |it: &Row| text(it.0.id)),
            column("other", Kind::Of("conditions"), "What it is taken for.", |it| {
                text(KNOWLEDGE.condition(it.2.condition).id)
            }),
            column("difference", Kind::Text, "What tells them apart.", |it| text(it.2.difference)),
        ],
    )
}

type LikelihoodRow = (&'static Condition, usize, &'static Likelihood);

fn at((condition, _, likelihood): &LikelihoodRow) -> String {
    format!("conditions/{}.likelihood.{}", condition.id, KNOWLEDGE.finding(likelihood.finding).id)
}

fn likelihoods() -> Table {
    Table::new(
        "likelihoods",
        "How findings speak for and against a condition.",
        each(|it| it.likelihoods),
        &[
            column("condition", Kind::Of("conditions"), "The condition.", |it: &LikelihoodRow| text(it.0.id)),
            column("finding", Kind::Of("findings"), "The finding.", |it| text(KNOWLEDGE.finding(it.2.finding).id)),
            column("probability", Kind::Probability, "P(finding | condition) in adults with calf pain.", |it| {
                Cell::Number(it.2.probability().to_string())
            }),
            column("low", Kind::Probability, "The least probability that is as good.", |it| {
                backing(&at(it)).and_then(|backing| backing.low).map_or(Cell::Nothing, number)
            }),
            column("high", Kind::Probability, "The greatest probability that is as good.", |it| {
                backing(&at(it)).and_then(|backing| backing.high).map_or(Cell::Nothing, number)
            }),
            column(
                "ratio_present",
                Kind::Number,
                "Likelihood ratio when present: probability by background. Four digits.",
                |it| {
                    let background = f64::from(KNOWLEDGE.finding(it.2.finding).background);
                    four_digits(it.2.probability() / background)
                },
            ),
            column(
                "ratio_absent",
                Kind::Number,
                "Likelihood ratio when absent. 1 where only presence tells, and for the states of a variable. Four digits.",
                |it| {
                    let finding = KNOWLEDGE.finding(it.2.finding);
                    let absent = (1.0 - it.2.probability()) / (1.0 - f64::from(finding.background));
                    if only_presence_tells(finding) { whole(1) } else { four_digits(absent) }
                },
            ),
            column(
                "mark",
                MARKS,
                "How far it is backed: V seen in the source, K known literature, E estimate.",
                |it| mark(it.2.mark),
            ),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on, and why not its rival.", |it| why_at(&at(it))),
        ],
    )
}

/// Whether the engine takes the absence of the finding for nothing.
fn only_presence_tells(finding: &Finding) -> bool {
    let is_state = |state| KNOWLEDGE.finding(state).id == finding.id;
    finding.only_presence_tells || KNOWLEDGE.variables.iter().any(|it| it.states.iter().copied().any(is_state))
}

/// A ratio with four digits that count.
fn four_digits(ratio: f64) -> Cell {
    let scale = 10_f64.powf(3.0 - ratio.abs().log10().floor());
    Cell::Number(((ratio * scale).round() / scale).to_string())
}

fn suspicions() -> Table {
    type Row = (&'static Condition, usize, &'static Suspicion);
    fn at(it: &Row) -> String {
        format!("conditions/{}.suspicion.{}", it.0.id, it.2.care.id())
    }
    Table::new(
        "suspicions",
        "From which probability a condition asks for which care.",
        each(|it| it.suspicion),
        &[
            column("condition", Kind::Of("conditions"), "The condition.", |it: &Row| text(it.0.id)),
            column("at_least", Kind::Probability, "The probability.", |it| number(it.2.at_least)),
            column("care", CARES, "The care.", |it| text(it.2.care.id())),
            column("mark", MARKS, "How far the limit is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

fn floors() -> Table {
    type Row = (&'static Condition, usize, &'static Floor);
    fn at(it: &Row) -> String {
        format!("conditions/{}.floor.{}", it.0.id, it.1)
    }
    Table::new(
        "floors",
        "Probabilities that a condition never falls below while something holds.",
        each(|it| it.floors),
        &[
            column("condition", Kind::Of("conditions"), "The condition.", |it: &Row| text(it.0.id)),
            column("when", Kind::Expression, "While this holds.", |it| Cell::Expression(it.2.when)),
            column("at_least", Kind::Probability, "The probability.", |it| number(it.2.at_least)),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

/// The kind of a finding, in a word.
pub fn kind(finding: &Finding) -> &'static str {
    match finding.kind {
        FindingKind::Asked => "asked",
        FindingKind::Number { .. } => "number",
        FindingKind::Derived(_) => "derived",
    }
}
