//! A link to a page of the app: an ordinary link that also works without the app.

use crate::ui::context::Context;
use crate::ui::route::Route;
use yew::html::IntoPropValue;
use yew::prelude::*;

/// A link to a page of the app.
pub fn link(app: &Context, to: Route, says: impl IntoPropValue<Html>) -> Html {
    anchor("", app, to, says.into_prop_value())
}

/// A link of this class.
pub fn link_as(class: &'static str, app: &Context, to: Route, says: impl IntoPropValue<Html>) -> Html {
    anchor(class, app, to, says.into_prop_value())
}

fn anchor(class: &'static str, app: &Context, to: Route, says: Html) -> Html {
    // A page of the library is not in the app: it is loaded.
    let loads = to.in_library() || app.state.route.in_library();
    let context = app.clone();
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
    let class = (!class.is_empty()).then_some(class);
    html! { <a {class} href={app.address(to)} aria-current={current} {target} {onclick}>{ says }</a> }
}
