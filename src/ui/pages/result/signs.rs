//! The person's own warning signs: what could still appear and would change the advice.

use super::causes::lower_first;
use crate::engine::{Assessment, WarningSign};
use crate::knowledge::{KNOWLEDGE, Urgency};
use crate::ui::components::{link, short_list};
use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::prelude::*;

/// So many signs of each level are shown before the fold.
const FIRST_SIGNS: usize = 4;

/// At most so many signs of each level are told.
const MOST_SIGNS: usize = 9;

/// The signs, by what they ask for. Nothing when none could raise the urgency.
pub fn warning_signs(app: &Context, assessment: &Assessment) -> Html {
    let group = |urgency: Urgency| -> Vec<AttrValue> {
        let signs = assessment.would_change.iter().filter(|sign| sign.care.urgency() == urgency);
        let mut before = None;
        let told = |sign: &WarningSign| {
            let new = std::mem::replace(&mut before, sign.suspect) != sign.suspect;
            words(app, sign, new)
        };
        signs.take(MOST_SIGNS).map(told).collect()
    };
    let groups =
        [("Get emergency help if", group(Urgency::Emergency)), ("Be seen the same day if", group(Urgency::SameDay))];
    if groups.iter().all(|(_, signs)| signs.is_empty()) {
        return html! { <div key="warning-signs"></div> };
    }
    html! {
        <section class="warning-signs" aria-labelledby="warning-signs" key="warning-signs">
            <h2 id="warning-signs">{ app.say("Your warning signs") }</h2>
            <p>{ "Watch for these. Each one would change the advice." }</p>
            { for groups.into_iter().filter(|(_, signs)| !signs.is_empty()).map(|(heading, signs)| html! {
                <div class="warning-signs__group" key={heading}>
                    <h3>{ heading }</h3>
                    { short_list("", &signs, FIRST_SIGNS, "More signs") }
                </div>
            }) }
            <p>{ link(app, Route::topic("when_to_get_help"), "All signs that need help") }</p>
        </section>
    }
}

/// The sign; what it points to is named once for neighbours that point to the same.
fn words(app: &Context, sign: &WarningSign, name_suspect: bool) -> AttrValue {
    let warning = app.say(KNOWLEDGE.finding(sign.finding).warning);
    match sign.suspect.filter(|_| name_suspect) {
        Some(id) => format!("{warning} ({})", lower_first(KNOWLEDGE.condition(id).plain_name)).into(),
        None => warning,
    }
}
