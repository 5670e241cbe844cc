//! The checks as a file, a file brought in, and deleting everything.

use super::{Here, Told};
use crate::knowledge::KNOWLEDGE;
use crate::platform::{self, shelf};
use crate::saved::{MOST, Refused, from_file, to_file};
use crate::ui::components::file;
use crate::ui::shelf::OnShelf;
use crate::ui::state::AppAction;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What came of a file.
pub enum Came {
    /// It is none of ours; nothing was changed.
    Refused(Refused),
    /// So many checks came in, were here already, could not be read, and found no room.
    In([usize; 4]),
}

/// A link that saves the text as a file.
pub fn download(text: &str, name: &'static str, words: &'static str) -> Html {
    html! { <a class="button button--secondary" href={file(text)} download={name}>{ words }</a> }
}

/// Saving all as a file, and bringing one in.
pub fn section(here: &Here, all: &[OnShelf]) -> Html {
    let context = here.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let context = context.clone();
        platform::file::read(&field, MOST, move |text| context.tell(Some(Told::Came(bring_in(text)))));
    });
    html! {
        <>
            <h2 id="file">{ "Take them to another device" }</h2>
            if !all.is_empty() {
                <p>{ "The file holds all saved checks. Anyone who has it can read them." }</p>
                <p>{ download(&to_file(all.iter().map(|one| one.text.as_str())), "calfcheck-checks.txt", "Save all as a file") }</p>
            }
            <div class="saved__file">
                <label for="bring-in">{ "Bring in a file of saved checks" }</label>
                <input id="bring-in" type="file" accept=".txt,text/plain" {onchange} />
            </div>
        </>
    }
}

/// Keeps what the file holds. What is here already stays as it is.
fn bring_in(text: Option<String>) -> Came {
    let brought = text.map_or(Err(Refused::TooBig), |text| from_file(&KNOWLEDGE, &text));
    match brought {
        Err(why) => Came::Refused(why),
        Ok(brought) => {
            let mut counts = [0, 0, brought.unread, 0];
            for (name, text) in &brought.checks {
                let place = match shelf::load(name) {
                    Some(_) => 1,
                    None if shelf::put(name, text).is_ok() => 0,
                    None => 3,
                };
                counts[place] += 1;
            }
            Came::In(counts)
        }
    }
}

/// What came of it, in words.
pub fn came_words(came: &Came) -> String {
    match came {
        Came::Refused(Refused::TooBig) => "This file is too big to hold saved checks. Nothing was changed.".to_owned(),
        Came::Refused(Refused::NotOurs) => "This file holds no saved checks. Nothing was changed.".to_owned(),
        Came::Refused(Refused::OtherVersion) => {
            "This file is from another version of CalfCheck, which this one can't read. Nothing was changed.".to_owned()
        }
        Came::In([new, known, unread, full]) => {
            let mut text = format!("Checks brought in: {new}.");
            let more = [
                (known, "Already here"),
                (unread, "Left out, as they can't be read"),
                (full, "Left out, as this browser has no room for them"),
            ];
            for (count, words) in more.into_iter().filter(|(count, _)| **count > 0) {
                text.push_str(&format!(" {words}: {count}."));
            }
            text
        }
    }
}

/// Deletes all checks and the answers in this tab, once the person says so twice.
pub fn delete(here: &Here, all: &[OnShelf], asked: &UseStateHandle<bool>) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let ask = |answer: bool| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(answer))
    };
    let state = here.app.state.dispatcher();
    let everything = Callback::from(move |_: MouseEvent| {
        crate::ui::shelf::clear();
        state.dispatch(AppAction::DeletedAll);
    });
    html! {
        <>
            <h2>{ "Delete everything" }</h2>
            <div class="saved__delete" key={asked.to_string()} role="status">
                if **asked {
                    <p>{ format!("Delete all saved checks ({}) and the answers in this tab? They can't be brought back.", all.len()) }</p>
                    <div class="button-row">
                        <button type="button" class="button button--danger" onclick={everything}>{ "Yes, delete everything" }</button>
                        <button type="button" class="button button--secondary" onclick={ask(false)}>{ "No, keep them" }</button>
                    </div>
                } else {
                    <button type="button" class="button button--danger" onclick={ask(true)}>{ "Delete all saved checks and my answers" }</button>
                }
            </div>
        </>
    }
}
