//! The key facts of a condition: only what the data holds.

use crate::knowledge::{Care, Condition, ConditionId, KNOWLEDGE, Naming, Reach, Rule};
use yew::prelude::*;

/// How common it is, how soon to be seen, who gets it, how long it takes.
pub fn key_facts(id: ConditionId) -> Html {
    let condition = KNOWLEDGE.condition(id);
    let facts = [
        ("How soon to be seen", how_soon(id).to_owned()),
        ("How common", how_common(condition)),
        ("Who gets it", first(condition.words.who_gets_it)),
        ("How long it takes", first(condition.words.recovery)),
    ];
    html! {
        <section class="topic__section" key="key-facts">
            <h2>{ "Key facts" }</h2>
            <dl class="key-facts">
                { for facts.iter().filter(|(_, fact)| !fact.is_empty()).map(|(name, fact)| html! {
                    <div class="key-facts__row" key={*name}><dt>{ *name }</dt><dd>{ fact.clone() }</dd></div>
                }) }
            </dl>
        </section>
    }
}

fn first(texts: &[&str]) -> String {
    texts.first().copied().unwrap_or_default().to_owned()
}

/// The care that the condition asks for once it is suspected; where no answers weigh for it, what a rule asks for whose
/// picture it is. The signs that ask for more are on the page before this.
fn how_soon(id: ConditionId) -> &'static str {
    let suspicion = KNOWLEDGE.condition(id).suspicion.iter().map(|level| level.care).max();
    let is_picture = |rule: &&Rule| rule.naming == Naming::Picture && rule.suspects.first() == Some(&id);
    let picture = || KNOWLEDGE.rules.iter().filter(is_picture).map(|rule| rule.care).max();
    match suspicion.or_else(picture) {
        None => "",
        Some(Care::SelfCare) => "Mostly looked after at home",
        Some(Care::Within2Weeks) => "Within two weeks, if you think you may have it",
        Some(Care::Within3Days) => "Within three days, if you think you may have it",
        Some(Care::Today) => "The same day, if you think you may have it",
        Some(Care::EmergencyDepartment | Care::Ambulance) => "At once: it is an emergency",
    }
}

/// The share of adults who look up calf pain, in round numbers.
fn how_common(condition: &Condition) -> String {
    let weight = condition.prior.weight;
    if condition.reach != Reach::Likelihood || weight <= 0.0 {
        return String::new();
    }
    let one_in = (100.0 / f64::from(weight)).round();
    let one_in = match one_in {
        few if few < 20.0 => few,
        some if some < 100.0 => (some / 5.0).round() * 5.0,
        many if many < 1000.0 => (many / 50.0).round() * 50.0,
        _ => return "Rare: fewer than 1 in 1000 adults who look up calf pain (our estimate)".to_owned(),
    };
    format!("About 1 in {one_in} adults who look up calf pain (our estimate)")
}
