//! The app: the frame around every page, and what happens outside the page when the state changes.

use super::components::{footer, header, must_wait, notices, old_answers};
use super::context::{Context, is_blank, keep_answers};
use super::pages::{Page, title};
use super::route::Route;
use super::shelf;
use super::state::{AppAction, AppState};
use crate::interview::{Interview, Place, Restored};
use crate::knowledge::{KNOWLEDGE, KNOWLEDGE_VERSION};
use crate::platform;
use crate::report::{carries_answers, from_fragment};
use yew::prelude::*;

/// The name under which the chosen region is kept.
pub const REGION: &str = "calfcheck-region";

/// What the app starts with.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The page to show.
    pub route: Route,
    /// What stands before every address, without a slash at the end.
    #[prop_or_default]
    pub base: AttrValue,
    /// The answers kept by this tab.
    #[prop_or_default]
    pub kept: Option<Kept>,
    /// The place of the region in the knowledge.
    pub region: usize,
    /// The page of the library that was served, where it was one.
    #[prop_or_default]
    pub served: Option<Served>,
}

/// A page of the library as it was served.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// Its content.
    pub content: web_sys::Element,
    /// Where the number to call goes, on the page that has one.
    pub call: Option<web_sys::Element>,
    /// Where the form for measuring goes, on the page that has one.
    pub measure: Option<web_sys::Element>,
}

/// The answers kept by this tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept(pub Restored);

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { route, base, kept, region, served } = props.clone();
    let state = use_reducer(move || AppState::new(route, kept.map(|kept| kept.0), region));
    let context = Context { state: state.clone(), base, served };
    use_outside_events(&context);
    use_history(&context);
    use_kept_answers(&state);
    use_page_change(&state);
    let key = page_key(&state);
    let waits =
        (state.route.in_library() || matches!(state.route, Route::Stretches | Route::Plan)) && must_wait(&context);
    let class = classes!("page", waits.then_some("page--waits"));
    html! {
        <ContextProvider<Context> context={context.clone()}>
            <a class="skip-link" href="#main">{ "Skip to main content" }</a>
            { header(&context) }
            <main {class} id="main" key="main">
                { notices(&context) }
                <div class="old-answers" key="old-answers" role="status">{ old_answers(&context) }</div>
                <div class="page__content" key={key} data-page={state.route.path()}>
                    <Page />
                </div>
            </main>
            { footer(&context) }
        </ContextProvider<Context>>
    }
}

/// Names what is on the page, so that another page gets fresh elements.
fn page_key(state: &AppState) -> String {
    match (state.route, state.interview.place()) {
        (Route::Check, Place::Asking(question)) => format!("question-{}", question.0),
        (route, _) => route.path(),
    }
}

/// Going back and forward, a new version, the network.
#[hook]
fn use_outside_events(context: &Context) {
    let context = context.clone();
    use_effect_with((), move |()| {
        let dispatch = context.state.dispatcher();
        let Context { base, served, .. } = context;
        let open_link = {
            let (dispatch, base) = (dispatch.clone(), base.clone());
            move || open_link(&dispatch, &base)
        };
        open_link();
        let count = {
            let dispatch = dispatch.clone();
            move || dispatch.dispatch(shelf::look())
        };
        count();
        let on_visible = platform::events::on_visible(count.clone());
        let on_storage = platform::events::on_storage(count);
        let on_history = {
            let dispatch = dispatch.clone();
            platform::events::on_history(move || {
                if open_link() {
                    return;
                }
                let path = platform::history::path();
                let route = Route::at(path.strip_prefix(base.as_str()).unwrap_or(&path));
                if route.in_library() && served.is_none() {
                    return platform::page::reload();
                }
                dispatch.dispatch(AppAction::Returned(route, platform::history::step()));
            })
        };
        let on_update = {
            let dispatch = dispatch.clone();
            platform::events::on_update_ready(move || dispatch.dispatch(AppAction::UpdateReady))
        };
        dispatch.dispatch(AppAction::Network { offline: platform::events::offline() });
        let on_network = platform::events::on_network(move |online| {
            dispatch.dispatch(AppAction::Network { offline: !online });
        });
        move || drop((on_visible, on_storage, on_history, on_update, on_network))
    });
}

/// Opens the answers that the fragment of the address carries, and takes it out of the address. Says whether it had any.
fn open_link(dispatch: &UseReducerDispatcher<AppState>, base: &str) -> bool {
    let fragment = platform::history::fragment();
    if !carries_answers(&fragment) {
        return false;
    }
    platform::history::replace(&format!("{base}{}", Route::Result.path()), None);
    dispatch.dispatch(AppAction::OpenedLink(from_fragment(&KNOWLEDGE, KNOWLEDGE_VERSION, &fragment)));
    true
}

/// Each page that the person goes to becomes an entry in the history.
#[hook]
fn use_history(context: &Context) {
    let address = context.address(context.state.route);
    let step = context.state.step();
    use_effect_with(context.state.visits, move |visits| {
        if *visits > 0 {
            platform::history::push(&address, step);
        } else {
            platform::history::replace(&platform::history::path(), step);
        }
    });
}

/// Keeps the answers for as long as the tab is open.
#[hook]
fn use_kept_answers(state: &UseReducerHandle<AppState>) {
    let dispatch = state.dispatcher();
    let region = state.region;
    let deps = (state.interview.clone(), state.visits);
    use_effect_with(deps, move |(interview, visits): &(Interview, u32)| {
        // What another version kept stays until somebody does something.
        let untouched = is_blank(interview) && *visits == 0;
        if !untouched && keep_answers(interview).is_err() {
            dispatch.dispatch(AppAction::NotKept);
        }
    });
    use_effect_with(region, move |region| {
        // Without storage the region is guessed again after a reload.
        let _ = platform::storage::save(REGION, KNOWLEDGE.regions[*region].code);
    });
}

/// A new page has its own title, starts at its top, and has the focus on its heading.
#[hook]
fn use_page_change(state: &UseReducerHandle<AppState>) {
    let first = use_mut_ref(|| true);
    let key = page_key(state);
    let title = title(state);
    use_effect_with(key, move |_| {
        platform::faults::point("effect");
        platform::page::set_title(&title);
        if !std::mem::replace(&mut *first.borrow_mut(), false) {
            platform::page::scroll_to_top();
            platform::page::focus("h1");
        }
    });
}
