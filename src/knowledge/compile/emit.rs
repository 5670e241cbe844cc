//! Writes [`Knowledge`] as Rust statics, so that nothing is parsed or allocated when the app starts.

use super::emit_exercises::{barrier, exercise, plan};
use crate::knowledge::*;

/// The text of the generated file.
pub fn knowledge(knowledge: &Knowledge) -> String {
    let parts = [
        ("findings", list(knowledge.findings, finding)),
        ("variables", list(knowledge.variables, variable)),
        ("questions", list(knowledge.questions, question)),
        ("question_headings", format!("&{:?}", knowledge.question_headings)),
        ("finding_terms", format!("&{:?}", knowledge.finding_terms)),
        ("conditions", list(knowledge.conditions, condition)),
        ("correlations", list(knowledge.correlations, correlation)),
        ("rules", list(knowledge.rules, rule)),
        ("not_sure_rules", list(knowledge.not_sure_rules, not_sure)),
        ("self_care_needs", list(knowledge.self_care_needs, need)),
        ("appears_now", list(knowledge.appears_now, finding_id)),
        ("naming", naming(&knowledge.naming)),
        ("safety_nets", list(knowledge.safety_nets, safety_net)),
        ("scores", scores(knowledge, false)),
        ("sources", list(knowledge.sources, source)),
        ("topics", list(knowledge.topics, topic)),
        ("care_advice", list(knowledge.care_advice, advice)),
        ("child_advice", texts(knowledge.child_advice)),
        ("helper_advice", texts(knowledge.helper_advice)),
        ("emergency_signs", texts(knowledge.emergency_signs)),
        ("regions", list(knowledge.regions, region)),
        ("common_numbers", list(knowledge.common_numbers, |(number, place)| format!("({number:?}, {place:?})"))),
        ("exercise_rules", texts(knowledge.exercise_rules)),
        ("exercises", list(knowledge.exercises, exercise)),
        ("barriers", list(knowledge.barriers, barrier)),
        ("plan", plan(&knowledge.plan)),
        ("home_actions", list(knowledge.home_actions, home_action)),
        ("home_lines", list(knowledge.home_lines, home_line)),
        ("wordings", list(knowledge.wordings, |wording| format!("{wording:?}"))),
    ];
    let fields: String = parts.iter().map(|(name, value)| format!("    {name}: {value},\n")).collect();
    let apart = scores(knowledge, true);
    format!(
        "pub const KNOWLEDGE: Knowledge = Knowledge {{\n{fields}}};\npub const REFERENCE_SCORES: &[Score] = {apart};\n"
    )
}

/// Scores that are never shown stand apart: no page names them, so the app that people load does without.
fn scores(knowledge: &Knowledge, never_shown: bool) -> String {
    let found = knowledge.scores.iter().filter(|score| (score.audience == Audience::Never) == never_shown);
    list(&found.copied().collect::<Vec<_>>(), super::emit_scores::score)
}

pub(super) fn list<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    format!("&[{}]", items.iter().map(|item| format!("{},", write(item))).collect::<String>())
}

fn text(text: &str) -> String {
    format!("{text:?}")
}

pub(super) fn texts(items: &[&str]) -> String {
    list(items, |item| text(item))
}

fn float(value: f32) -> String {
    format!("{value:?}f32")
}

fn finding_id(id: &FindingId) -> String {
    format!("FindingId({})", id.0)
}

pub(super) fn condition_id(id: &ConditionId) -> String {
    format!("ConditionId({})", id.0)
}

pub(super) fn source_id(id: &SourceId) -> String {
    format!("SourceId({})", id.0)
}

fn care(care: Care) -> String {
    format!("Care::{care:?}")
}

pub(super) fn mark(mark: Mark) -> String {
    format!("Mark::{mark:?}")
}

pub(super) fn expr(value: &Expr) -> String {
    match value {
        Expr::Is(id) => format!("Expr::Is({})", finding_id(id)),
        Expr::Not(inner) => format!("Expr::Not(&{})", expr(inner)),
        Expr::All(parts) => format!("Expr::All({})", list(parts, expr)),
        Expr::Any(parts) => format!("Expr::Any({})", list(parts, expr)),
        Expr::AtLeast(least, parts) => format!("Expr::AtLeast({least}, {})", list(parts, expr)),
        Expr::Compare(id, comparison, limit) => {
            format!("Expr::Compare({}, Comparison::{comparison:?}, {})", finding_id(id), float(*limit))
        }
    }
}

fn option<T>(value: Option<T>, write: impl Fn(&T) -> String) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({})", write(&value)))
}

fn finding(item: &Finding) -> String {
    let kind = match item.kind {
        FindingKind::Asked => "FindingKind::Asked".to_owned(),
        FindingKind::Number { unit, min, max } => {
            let (min, max) = (float(min), float(max));
            format!("FindingKind::Number {{ unit: {unit:?}, min: {min}, max: {max} }}")
        }
        FindingKind::Derived(value) => format!("FindingKind::Derived({})", expr(&value)),
    };
    format!(
        "Finding {{ id: {:?}, kind: {kind}, present: {:?}, absent: {:?}, warning: {:?}, red_flag: {}, \
         only_presence_tells: {}, background: {} }}",
        item.id,
        item.present,
        item.absent,
        item.warning,
        item.red_flag,
        item.only_presence_tells,
        float(item.background)
    )
}

fn variable(item: &Variable) -> String {
    format!("Variable {{ id: {:?}, states: {} }}", item.id, list(item.states, finding_id))
}

fn question(item: &Question) -> String {
    let choice = |choice: &QuestionOption| {
        let sets = list(choice.sets, finding_id);
        format!(
            "QuestionOption {{ id: {:?}, label: {:?}, hint: {:?}, sets: {sets}, stands_for: {} }}",
            choice.id,
            choice.label,
            choice.hint,
            list(choice.stands_for, finding_id)
        )
    };
    format!(
        "Question {{ id: {:?}, stage: Stage::{:?}, kind: QuestionKind::{:?}, ask: {:?}, hint: {:?}, why: {:?}, \
         check: {:?}, not_sure: {:?}, when: {}, effort: {}, options: {}, covers: {} }}",
        item.id,
        item.stage,
        item.kind,
        item.ask,
        item.hint,
        item.why,
        item.check,
        item.not_sure,
        option(item.when, expr),
        item.effort,
        list(item.options, choice),
        list(item.covers, finding_id)
    )
}

fn likelihood(item: &Likelihood) -> String {
    let (finding, mark) = (finding_id(&item.finding), mark(item.mark));
    format!("Likelihood {{ finding: {finding}, per_10_000: {}, mark: {mark} }}", item.per_10_000)
}

fn prior(item: &Prior) -> String {
    format!(
        "Prior {{ weight: {}, by_age: [{}], female: {}, pregnant: {}, only_if: {} }}",
        float(item.weight),
        item.by_age.map(float).join(", "),
        float(item.female),
        float(item.pregnant),
        option(item.only_if, finding_id)
    )
}

fn words(item: &Words) -> String {
    format!(
        "Words {{ summary: {}, what_it_is: {}, symptoms: {}, who_gets_it: {}, get_help_now: {}, what_helps: {}, \
         what_not_to_do: {}, at_the_doctor: {}, recovery: {}, prevention: {} }}",
        text(item.summary),
        texts(item.what_it_is),
        texts(item.symptoms),
        texts(item.who_gets_it),
        texts(item.get_help_now),
        texts(item.what_helps),
        texts(item.what_not_to_do),
        texts(item.at_the_doctor),
        texts(item.recovery),
        texts(item.prevention)
    )
}

fn condition(item: &Condition) -> String {
    let suspicion =
        |item: &Suspicion| format!("Suspicion {{ at_least: {}, care: {} }}", float(item.at_least), care(item.care));
    let floor = |item: &Floor| format!("Floor {{ when: {}, at_least: {} }}", expr(&item.when), float(item.at_least));
    let look_alike = |item: &LookAlike| {
        format!("LookAlike {{ condition: {}, difference: {:?} }}", condition_id(&item.condition), item.difference)
    };
    format!(
        "Condition {{ id: {:?}, family: {:?}, plain_name: {:?}, medical_name: {:?}, aliases: {}, icd10: {:?}, checked_by: {:?}, \
         reach: Reach::{:?}, prior: {}, suspicion: {}, floors: {}, likelihoods: {}, words: {}, look_alikes: {}, \
         sources: {}, facts: {} }}",
        item.id,
        item.family,
        item.plain_name,
        item.medical_name,
        texts(item.aliases),
        item.icd10,
        item.checked_by,
        item.reach,
        prior(&item.prior),
        list(item.suspicion, suspicion),
        list(item.floors, floor),
        list(item.likelihoods, likelihood),
        words(&item.words),
        list(item.look_alikes, look_alike),
        list(item.sources, source_id),
        texts(item.facts)
    )
}

fn correlation(item: &CorrelationGroup) -> String {
    let policy = match item.policy {
        CorrelationPolicy::Cap { cap, floor } => {
            format!("CorrelationPolicy::Cap {{ cap: {}, floor: {} }}", float(cap), float(floor))
        }
        CorrelationPolicy::Strongest => "CorrelationPolicy::Strongest".to_owned(),
    };
    format!(
        "CorrelationGroup {{ id: {:?}, policy: {policy}, members: {}, applies_to: {} }}",
        item.id,
        list(item.members, finding_id),
        list(item.applies_to, condition_id)
    )
}

fn rule(item: &Rule) -> String {
    format!(
        "Rule {{ id: {:?}, care: {}, when: {}, reason: {:?}, advice: {:?}, suspects: {}, \
         naming: Naming::{:?}, mark: {}, sources: {} }}",
        item.id,
        care(item.care),
        expr(&item.when),
        item.reason,
        item.advice,
        list(item.suspects, condition_id),
        item.naming,
        mark(item.mark),
        list(item.sources, source_id)
    )
}

fn naming(item: &NamingPolicy) -> String {
    let weight = |item: &NamingWeight| {
        let (ratio, odds) = (float(item.likelihood_ratio), float(item.odds));
        format!("NamingWeight {{ likelihood_ratio: {ratio}, odds: {odds} }}")
    };
    format!(
        "NamingPolicy {{ picture_first: {}, picture_other: {}, exclude_first: {}, exclude_other: {}, lesser: {} }}",
        weight(&item.picture_first),
        weight(&item.picture_other),
        weight(&item.exclude_first),
        weight(&item.exclude_other),
        float(item.lesser)
    )
}

fn not_sure(item: &NotSureRule) -> String {
    format!(
        "NotSureRule {{ id: {:?}, about: {}, with: {}, care: {}, reason: {:?}, check: {:?} }}",
        item.id,
        list(item.about, finding_id),
        expr(&item.with),
        care(item.care),
        item.reason,
        item.check
    )
}

fn need(item: &SelfCareNeed) -> String {
    let (when, care) = (expr(&item.when), care(item.care));
    format!("SelfCareNeed {{ when: {when}, reason: {:?}, care: {care} }}", item.reason)
}

fn source(item: &Source) -> String {
    format!("Source {{ key: {:?}, citation: {:?}, link: {:?} }}", item.key, item.citation, item.link)
}

fn topic(item: &Topic) -> String {
    let section = |item: &Section| {
        format!("Section {{ heading: {:?}, text: {}, waits: {} }}", item.heading, texts(item.text), item.waits)
    };
    format!(
        "Topic {{ id: {:?}, title: {:?}, lead: {:?}, sections: {}, see: &{:?}, sources: {}, facts: {} }}",
        item.id,
        item.title,
        item.lead,
        list(item.sections, section),
        item.see,
        list(item.sources, source_id),
        texts(item.facts)
    )
}

fn advice(item: &CareAdvice) -> String {
    format!(
        "CareAdvice {{ care: {}, title: {:?}, prefix: {:?}, lead: {:?}, steps: {}, until_seen: {} }}",
        care(item.care),
        item.title,
        item.prefix,
        item.lead,
        texts(item.steps),
        texts(item.until_seen)
    )
}

fn region(item: &Region) -> String {
    format!(
        "Region {{ code: {:?}, name: {:?}, zones: {}, emergency: {}, advice_line: {:?}, advice_line_name: {:?} }}",
        item.code,
        item.name,
        texts(item.zones),
        texts(item.emergency),
        item.advice_line,
        item.advice_line_name
    )
}

fn home_action(item: &HomeAction) -> String {
    format!("HomeAction {{ id: {:?}, name: {:?}, harms: {} }}", item.id, item.name, list(item.harms, condition_id))
}

fn home_line(item: &HomeLine) -> String {
    let condition = condition_id(&item.condition);
    format!("HomeLine {{ condition: {condition}, line: {}, action: {} }}", item.line, item.action)
}

fn safety_net(item: &SafetyNet) -> String {
    format!(
        "SafetyNet {{ care: {}, conditions: {}, wait: Wait::{:?}, until: {:?}, title: {:?} }}",
        care(item.care),
        list(item.conditions, condition_id),
        item.wait,
        item.until,
        item.title
    )
}
