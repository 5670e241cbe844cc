//! A link to a page of the app: an ordinary link that also works without the app.

use crate::ui::context::use_app;
use crate::ui::route::Route;
use yew::prelude::*;

/// What a link needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LinkProps {
    /// The page.
    pub to: Route,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// What it says.
    pub children: Html,
}

/// A link to a page of the app.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let app = use_app();
    let (to, context) = (props.to, app.clone());
    // A page of the library is not in the app: it is loaded.
    let loads = to.in_library() || app.state.route.in_library();
    let onclick = (!loads).then(|| {
        Callback::from(move |event: MouseEvent| {
            let plain = !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
            if plain && event.button() == 0 {
                event.prevent_default();
                context.go(to);
            }
        })
    });
    // Loading another page would lose answers that the browser does not keep.
    let target = (loads && app.state.answers_refused).then_some("_blank");
    let current = (app.state.route == to).then_some("page");
    html! {
        <a class={props.class.clone()} href={app.address(to)} aria-current={current} {target} {onclick}>
            { props.children.clone() }
        </a>
    }
}
