//! The checks that are kept on the device: look back, compare two, follow figures, save them as a file, delete them.

mod compare;
mod course;
mod files;
mod list;

use crate::platform::{events, page, storage::Refused};
use crate::ui::components::{around, button, download, text};
use crate::ui::context::{Context, use_app};
use crate::ui::shelf::{self, Content, OnShelf};
use files::Came;
use std::cell::RefCell;
use std::rc::Rc;
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

/// What the page knows beside the state of the app.
#[derive(Default)]
struct Looked {
    /// What is kept; an error where the storage is blocked.
    shelf: Option<Result<Vec<OnShelf>, Refused>>,
    told: Option<Told>,
    /// The places of the two checks that are compared.
    pair: [usize; 2],
    /// Deleting everything was asked for, and has to be said once more.
    asked: bool,
}

/// What the parts of the page share.
#[derive(Clone)]
struct Here {
    app: Context,
    looked: Rc<RefCell<Looked>>,
    again: UseForceUpdateHandle,
}

impl Here {
    /// Changes what the page knows, and draws it.
    fn change(&self, change: impl FnOnce(&mut Looked)) {
        change(&mut self.looked.borrow_mut());
        self.again.force_update();
    }

    /// Looks again at what is kept.
    fn look(&self) {
        self.change(|looked| looked.shelf = Some(shelf::all()));
        self.app.state.dispatch(shelf::look());
    }

    /// Tells what was done, and looks again.
    fn tell(&self, told: Option<Told>) {
        self.looked.borrow_mut().told = told;
        self.look();
    }
}

/// The saved checks.
#[component]
pub fn SavedPage() -> Html {
    let looked = use_mut_ref(|| Looked { pair: [0, 1], ..Looked::default() });
    let here = Here { app: use_app(), looked, again: use_force_update() };
    let first = here.clone();
    use_effect_with((), move |()| {
        first.look();
        let listener = events::on_storage(move || first.look());
        move || drop(listener)
    });
    let shown = here.looked.borrow();
    let deleted = match &shown.told {
        Some(Told::Deleted(name, _)) => name.clone(),
        Some(Told::Came(_) | Told::NotPutBack(_)) | None => String::new(),
    };
    // The button that was pressed is gone.
    use_effect_with(deleted, |deleted| {
        if !deleted.is_empty() {
            page::focus(".saved__told button");
        }
    });
    let all: &[OnShelf] = shown.shelf.as_ref().and_then(|found| found.as_ref().ok()).map_or(&[], Vec::as_slice);
    let checks: Vec<&Content> = all.iter().filter_map(|one| one.content.as_ref().ok()).collect();
    let part = |name: &'static str, part: Html| html! { <section class="saved" key={name}>{ part }</section> };
    html! {
        <>
            <h1 class="page__title" tabindex="-1">{ "Saved checks" }</h1>
            { text("p", "page__lead", "Kept in this browser, on this device. Anyone who uses it can read them.") }
            <div class="saved__told" role="status">{ told(&here, &shown) }</div>
            { part("list", list::checks(&here, all)) }
            { part("compare", compare::section(&here, &checks, shown.pair)) }
            { part("course", course::section(&checks)) }
            { part("aside", list::set_aside(&here, all)) }
            { part("files", files::section(&here, all)) }
            { part("delete", files::delete(&here, all.len(), shown.asked)) }
        </>
    }
}

/// What was just done.
fn told(here: &Here, looked: &Looked) -> Html {
    let parts = match &looked.told {
        _ if matches!(looked.shelf, Some(Err(_))) => {
            vec![text("p", "", "This browser does not let CalfCheck keep checks: its storage is turned off.")]
        }
        None => return Html::default(),
        Some(Told::Deleted(name, kept)) => {
            let (name, kept, here) = (name.clone(), kept.clone(), here.clone());
            let undo = Callback::from(move |_: MouseEvent| {
                let put = crate::platform::shelf::put(&name, &kept);
                here.tell(put.err().map(|_| Told::NotPutBack(kept.clone())));
                page::focus("h1");
            });
            vec![
                text("p", "", "The check is deleted."),
                button("button--secondary", "Put it back", String::new(), undo),
            ]
        }
        Some(Told::NotPutBack(kept)) => vec![
            text("p", "", "This browser did not take it back: its storage is full or turned off."),
            download(kept, "calfcheck-check.txt", "Save it as a file"),
        ],
        Some(Told::Came(came)) => vec![text("p", "", files::came_words(came))],
    };
    around("div", "notice", parts)
}
