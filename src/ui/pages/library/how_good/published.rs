//! What others measured, each study with its source and how it differs.

use crate::ui::components::source_line;
use crate::vignettes::{PUBLISHED, Published};
use yew::prelude::*;

/// The studies.
pub fn studies() -> Html {
    html! {
        <div class="studies" key="studies">
            <p>{ "These figures can't be put beside ours in one row. Others used other stories, about every part of the body. They also counted in other ways." }</p>
            <p>{ "Our stories are about calves alone, and we wrote both the stories and the rules. That makes our figures look better." }</p>
            <p>{ "We found no published test of a symptom checker on calf pain alone." }</p>
            { for PUBLISHED.iter().map(study) }
        </div>
    }
}

fn study(study: &Published) -> Html {
    html! {
        <section class="study" key={study.title}>
            <h3>{ study.title }</h3>
            <dl class="key-facts">
                { for study.figures.iter().map(|(what, figure)| html! {
                    <div class="key-facts__row" key={*what}><dt>{ *what }</dt><dd>{ *figure }</dd></div>
                }) }
            </dl>
            <p>{ study.differs }</p>
            <ul class="sources"><li>{ source_line(study.citation, study.link) }</li></ul>
        </section>
    }
}
