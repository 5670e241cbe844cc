//! The result: what to do now first and largest, then why, what fits, what to watch for, and what could change it.

mod causes;
mod feared;
mod home;
mod next_check;
mod reasons;
mod signs;
mod what_if;

pub use reasons::reasons;

use crate::engine::{Assessment, Facts, Status, is_child, scores};
use crate::interview::{Action, Place};
use crate::knowledge::{Care, FindingId, KNOWLEDGE};
use crate::platform;
use crate::ui::components::{
    KeepCheck, LegMap, for_whom, handover, link_as, places, published_scores, short_list, urgency_card,
};
use crate::ui::context::Context;
use crate::ui::route::Route;
use crate::words::Who;
use what_if::WhatIf;
use yew::prelude::*;

/// So many steps to take while waiting are shown before the fold.
const FIRST_STEPS: usize = 5;

/// The result.
pub fn result_page(app: &Context) -> Html {
    if app.state.interview.responses().is_empty() {
        return no_answers(app);
    }
    let assessment = app.state.interview.assess(&KNOWLEDGE);
    let facts = Facts::new(&KNOWLEDGE, &app.state.interview.answers(&KNOWLEDGE));
    let child = is_child(&KNOWLEDGE, &facts);
    html! {
        <div class="split">
            <div class="split__lead">
                { urgency_card(app, assessment.care, true) }
            </div>
            <div class="split__aside">
                <div class="result__slot" key="for-whom">
                    if app.who() == Who::SomeoneElse { { for_whom(app) } }
                </div>
                { reasons(app, &assessment.reasons, false) }
                { spot(app, &facts) }
            </div>
            <div class="split__main">
                { until_seen(app, &assessment) }
                { causes::must_rule_out(app, &assessment) }
                { if child { child_advice(app) } else { causes::causes(app, &assessment) } }
                { home::care_at_home(app, &assessment, &facts) }
                { next_check::next_check_box(app, &assessment, &facts) }
                { feared::feared_cause(app, &assessment, &facts) }
            </div>
            <div class="split__beside">
                { signs::warning_signs(app, &assessment) }
            </div>
            <div class="split__rest">
                <WhatIf />
                { published_scores(&scores(&KNOWLEDGE, &facts)) }
                { handover(app) }
                <KeepCheck key={app.state.visits} />
                { actions(app) }
            </div>
        </div>
    }
}

/// Said where answers belong and there are none yet.
pub fn no_answers(app: &Context) -> Html {
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "No answers yet" }</h1>
            <p class="page__lead">{ "Answer some questions first. Your answers are kept until you close this tab." }</p>
            <p class="button-row">{ link_as("button button--primary", app, Route::Start, "Go to the start") }</p>
        </>
    }
}

/// What to do and not to do until somebody has looked: first what the fired rules say, then what always holds.
fn until_seen(app: &Context, assessment: &Assessment) -> Html {
    let always = KNOWLEDGE.advice(assessment.care).map_or(&[][..], |advice| advice.until_seen);
    let mut steps: Vec<AttrValue> =
        reasons::advice(&assessment.reasons).into_iter().map(|text| app.say(text)).collect();
    let first = FIRST_STEPS.max(steps.len() + 2);
    steps.extend(always.iter().map(|text| app.say(text)));
    html! {
        <div class="result__slot" key="until-seen">
            if !steps.is_empty() && assessment.care > Care::SelfCare {
                <section class="next-check" aria-labelledby="until-seen">
                    <h2 id="until-seen">{ app.say("Until you are seen") }</h2>
                    { short_list("", &steps, first, "More while waiting") }
                </section>
            }
        </div>
    }
}

fn child_advice(app: &Context) -> Html {
    let items: Vec<AttrValue> = KNOWLEDGE.child_advice.iter().map(|text| app.say(text)).collect();
    html! {
        <section class="self-care-box" aria-labelledby="child" key="child">
            <h2 id="child">{ "For people under 18" }</h2>
            <ul>{ for items.into_iter().map(|text| html! { <li key={text.to_string()}>{ text.clone() }</li> }) }</ul>
        </section>
    }
}

/// Where it hurts most, on the drawing.
fn spot(app: &Context, facts: &Facts) -> Html {
    let spots = KNOWLEDGE.variables.iter().find(|variable| variable.id == "worst_spot");
    let states = spots.map_or(&[][..], |variable| variable.states);
    let on_drawing = |id: &&FindingId| places().any(|place| place == KNOWLEDGE.finding(**id).id);
    let chosen = states.iter().find(|id| facts.status(**id) == Status::Present).filter(on_drawing);
    html! {
        <div class="result__slot" key="spot">
            if let Some(id) = chosen {
                <figure class="result__leg">
                    <LegMap chosen={AttrValue::from(KNOWLEDGE.finding(*id).id)} right={app.state.right_leg} />
                    <figcaption class="hint">{ app.say(KNOWLEDGE.finding(*id).present) }</figcaption>
                </figure>
            }
        </div>
    }
}

fn actions(app: &Context) -> Html {
    let context = app.clone();
    let change = Callback::from(move |_: MouseEvent| context.act(Action::WentTo(Place::Review)));
    let print = Callback::from(|_: MouseEvent| platform::page::print());
    html! {
        <div class="button-row" key="actions">
            <button type="button" class="button button--secondary" onclick={change}>{ "All answers" }</button>
            <button type="button" class="button button--secondary" onclick={print}>{ "Print this page" }</button>
        </div>
    }
}
