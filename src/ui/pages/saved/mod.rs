//! The checks that are kept on the device: look back, compare two, follow figures, save them as a file, delete them.

mod compare;
mod course;
mod files;
mod list;

use crate::platform::{events, page, storage::Refused};
use crate::ui::components::link;
use crate::ui::context::{Context, use_app};
use crate::ui::making::use_now;
use crate::ui::route::Route;
use crate::ui::shelf::{self, Content, OnShelf};
use crate::ui::state::AppAction;
use files::Came;
use yew::prelude::*;

/// What was just done, to be told.
enum Told {
    /// A check was deleted: its name and its text.
    Deleted(String, String),
    /// A file was brought in.
    Came(Came),
    /// What was deleted could not be put back.
    NotPutBack(String),
}

/// What the parts of the page share.
#[derive(Clone)]
struct Here {
    app: Context,
    shelf: UseStateHandle<Option<Result<Vec<OnShelf>, Refused>>>,
    told: UseStateHandle<Option<Told>>,
}

impl Here {
    /// Looks again at what is kept.
    fn look(&self) {
        self.shelf.set(Some(shelf::all()));
        self.app.state.dispatch(AppAction::CountedSaved(shelf::count()));
    }

    /// Tells what was done, and looks again.
    fn tell(&self, told: Option<Told>) {
        self.told.set(told);
        self.look();
    }
}

/// The saved checks.
#[component]
pub fn SavedPage() -> Html {
    let now = use_now();
    let here = Here { app: use_app(), shelf: use_state(|| None), told: use_state(|| None) };
    let pair = use_state(|| [0, 1]);
    let asked = use_state(|| false);
    let first = here.clone();
    use_effect_with((), move |()| {
        first.look();
        let listener = events::on_storage(move || first.look());
        move || drop(listener)
    });
    let deleted = match here.told.as_ref() {
        Some(Told::Deleted(name, _)) => Some(name.clone()),
        Some(Told::Came(_) | Told::NotPutBack(_)) | None => None,
    };
    use_effect_with(deleted, |deleted| {
        if deleted.is_some() {
            page::focus(".saved__told button");
        }
    });
    let all: &[OnShelf] = here.shelf.as_ref().and_then(|found| found.as_ref().ok()).map_or(&[], Vec::as_slice);
    let checks: Vec<&Content> = all.iter().filter_map(|one| one.content.as_ref().ok()).collect();
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Saved checks" }</h1>
            <p class="page__lead">{ "Kept in this browser, on this device. Anyone who uses it can read them." }</p>
            <div class="saved__told" role="status">{ told(&here) }</div>
            <section class="saved" key="list">{ list::checks(&here, all, now) }</section>
            <section class="saved" key="compare">{ compare::section(&here.app, &checks, &pair, now) }</section>
            <section class="saved" key="course">{ course::section(&checks) }</section>
            <section class="saved" key="aside">{ list::set_aside(&here, all) }</section>
            <section class="saved" key="files" aria-labelledby="file">{ files::section(&here, all) }</section>
            <section class="saved" key="delete">{ files::delete(&here, all, &asked) }</section>
        </>
    }
}

/// What was just done.
fn told(here: &Here) -> Html {
    let refused = matches!(*here.shelf, Some(Err(_)));
    match here.told.as_ref() {
        _ if refused => html! {
            <p class="notice">{ "This browser does not let CalfCheck keep checks: its storage is turned off." }</p>
        },
        None => Html::default(),
        Some(Told::Deleted(name, text)) => {
            let (name, text, context) = (name.clone(), text.clone(), here.clone());
            let undo = Callback::from(move |_: MouseEvent| {
                let put = crate::platform::shelf::put(&name, &text);
                context.tell(put.err().map(|_| Told::NotPutBack(text.clone())));
                page::focus("h1");
            });
            html! {
                <div class="notice">
                    <p>{ "The check is deleted." }</p>
                    <button type="button" class="button button--secondary" onclick={undo}>{ "Put it back" }</button>
                </div>
            }
        }
        Some(Told::NotPutBack(text)) => html! {
            <div class="notice">
                <p>{ "This browser did not take it back: its storage is full or turned off." }</p>
                <p>{ files::download(text, "calfcheck-check.txt", "Save it as a file") }</p>
            </div>
        },
        Some(Told::Came(came)) => html! { <p class="notice">{ files::came_words(came) }</p> },
    }
}

/// Said where nothing is kept.
fn nothing(app: &Context) -> Html {
    html! {
        <>
            <p>{ "No check is kept here. At the end of a check you can keep it, if you want to." }</p>
            <p>{ link(app, Route::Start, "Go to the start") }</p>
        </>
    }
}
