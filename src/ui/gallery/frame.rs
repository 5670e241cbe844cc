//! What stands around a specimen, and names that no other specimen has.

use crate::ui::context::{Context, use_app};
use crate::ui::state::AppState;
use yew::prelude::*;

/// What a specimen stands in.
#[derive(Clone, PartialEq, Properties)]
pub struct ExhibitProps {
    /// The state of the app around it.
    pub state: AppState,
    /// What stands before every address, without a slash at the end.
    pub base: AttrValue,
    /// The specimen.
    pub children: Html,
}

/// A specimen in an app of its own.
#[component]
pub fn Exhibit(props: &ExhibitProps) -> Html {
    let first = props.state.clone();
    let state = use_reducer(move || first);
    let context = Context { state, base: props.base.clone(), served: None };
    html! { <ContextProvider<Context> {context}>{ props.children.clone() }</ContextProvider<Context>> }
}

/// What a part needs: how it is drawn in its app.
#[derive(Clone, PartialEq, Properties)]
pub struct PartProps {
    /// Draws it.
    pub draw: Callback<Context, Html>,
}

/// A part that is a function, in the app around it.
#[component]
pub fn Part(props: &PartProps) -> Html {
    props.draw.emit(use_app())
}

/// The same as HTML.
pub fn part(draw: impl Fn(&Context) -> Html + 'static) -> Html {
    html! { <Part draw={Callback::from(move |app: Context| draw(&app))} /> }
}

/// Attributes whose value is a name, or several, of an element on the same page.
const NAMES: &[&str] =
    &[" id=\"", " for=\"", " name=\"", " aria-labelledby=\"", " aria-describedby=\"", " aria-activedescendant=\""];

/// The same HTML with a prefix before every name, so that it can stand beside others; and with its folds open.
pub fn own_names(html: &str, prefix: &str, open: bool) -> String {
    let mut html = html.replace(" href=\"#", &format!(" href=\"#{prefix}-"));
    for attribute in NAMES {
        let mut parts = html.split(attribute);
        let mut named = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (names, rest) = part.split_once('"').unwrap_or((part, ""));
            let own: Vec<String> = names.split_whitespace().map(|name| format!("{prefix}-{name}")).collect();
            named += &format!("{attribute}{}\"{rest}", own.join(" "));
        }
        html = named;
    }
    if open { html.replace("<details", "<details open") } else { html }
}
