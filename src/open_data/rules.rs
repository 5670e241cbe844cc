//! Red flags, what "not sure" is worth, what self-care needs, and what being named by a rule weighs.

use super::conditions::CARES;
use super::table::*;
use crate::knowledge::{BACKINGS, KNOWLEDGE, Naming, NamingWeight, NotSureRule, Rule, SelfCareNeed};

/// These tables.
pub fn tables() -> Vec<Table> {
    vec![rules(), not_sure_rules(), self_care_needs(), naming()]
}

fn rules() -> Table {
    fn at(it: &Rule) -> String {
        format!(".rule.{}", it.id)
    }
    Table::new(
        "rules",
        "Red flags: each by itself sets a least care.",
        KNOWLEDGE.rules,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&Rule| text(it.id)),
            column("care", CARES, "The least care.", |it| text(it.care.id())),
            column("when", Kind::Expression, "When it fires.", |it| Cell::Expression(it.when)),
            column("reason", Kind::Text, "Why, said to the person.", |it| text(it.reason)),
            column("advice", Kind::Text, "What to do or not to do now.", |it| text(it.advice)),
            column("suspects", Kind::ListOf("conditions"), "The conditions that it names.", |it| {
                conditions(it.suspects)
            }),
            column(
                "naming",
                Kind::Word(&["picture", "exclude"]),
                "A recognised picture of the first, or something to be excluded.",
                |it| {
                    text(match it.naming {
                        Naming::Picture => "picture",
                        Naming::Exclude => "exclude",
                    })
                },
            ),
            column("mark", MARKS, "How far it is backed.", |it| mark(it.mark)),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources(it.sources)),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

fn not_sure_rules() -> Table {
    fn at(it: &NotSureRule) -> String {
        format!(".not_sure.{}", it.id)
    }
    Table::new(
        "not_sure_rules",
        "What being not sure of a safety question is worth.",
        KNOWLEDGE.not_sure_rules,
        &[
            column("id", Kind::Name, "A name that stays.", |it: &&NotSureRule| text(it.id)),
            column("about", Kind::ListOf("findings"), "The findings answered \"not sure\".", |it| findings(it.about)),
            column("with", Kind::Expression, "What must hold beside.", |it| Cell::Expression(it.with)),
            column("care", CARES, "The least care.", |it| text(it.care.id())),
            column("reason", Kind::Text, "Why, said to the person.", |it| text(it.reason)),
            column("check", Kind::Text, "How to make sure.", |it| text(it.check)),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

/// What stands before the names of the needs in the data files, in whose order they are.
const NEEDS: &str = "policy.self_care_needs.";

fn self_care_needs() -> Table {
    type Row = (&'static str, &'static SelfCareNeed);
    let names = BACKINGS.iter().filter_map(|backing| backing.at.strip_prefix(NEEDS));
    fn at(it: &Row) -> String {
        format!("{NEEDS}{}", it.0)
    }
    Table::new(
        "self_care_needs",
        "What must hold for self-care to be enough.",
        names.zip(KNOWLEDGE.self_care_needs),
        &[
            column("id", Kind::Name, "A name that stays.", |it: &Row| text(it.0)),
            column("when", Kind::Expression, "What must hold.", |it| Cell::Expression(it.1.when)),
            column("reason", Kind::Text, "Said when it does not hold.", |it| text(it.1.reason)),
            column("care", CARES, "The care it then asks for.", |it| text(it.1.care.id())),
            column("mark", MARKS, "How far it is backed.", |it| mark_at(&at(it))),
            column("sources", Kind::ListOf("sources"), "What backs it.", |it| sources_at(&at(it))),
            column("why", Kind::Text, "What it rests on.", |it| why_at(&at(it))),
        ],
    )
}

fn naming() -> Table {
    type Row = (&'static str, NamingWeight);
    let policy = KNOWLEDGE.naming;
    let rows: [Row; 4] = [
        ("picture_first", policy.picture_first),
        ("picture_other", policy.picture_other),
        ("exclude_first", policy.exclude_first),
        ("exclude_other", policy.exclude_other),
    ];
    const AT: &str = "policy.naming";
    Table::new(
        "naming",
        "What being named by a rule does to the odds of a condition among the causes.",
        rows,
        &[
            column(
                "id",
                Kind::Name,
                "How it is named: by a picture or to be excluded, first or after the first.",
                |it: &Row| text(it.0),
            ),
            column("likelihood_ratio", Kind::Number, "Multiplies the odds.", |it| number(it.1.likelihood_ratio)),
            column("odds", Kind::Number, "Added to the odds.", |it| number(it.1.odds)),
            column(
                "lesser",
                Kind::Number,
                "Exponent on the ratio and factor on the odds for a rule that asks for less care.",
                |_| number(KNOWLEDGE.naming.lesser),
            ),
            column("mark", MARKS, "How far it is backed.", |_| mark_at(AT)),
            column("sources", Kind::ListOf("sources"), "What backs it.", |_| sources_at(AT)),
            column("why", Kind::Text, "What it rests on.", |_| why_at(AT)),
        ],
    )
}
