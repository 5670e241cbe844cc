//! The checks as a file, a file brought in, and deleting everything.

use super::{Here, Told};
use crate::knowledge::KNOWLEDGE;
use crate::platform::{self, shelf};
use crate::saved::{MOST, Refused, from_file, to_file};
use crate::ui::components::{around, button, download, text};
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

/// Saving all as a file, and bringing one in.
pub fn section(here: &Here, all: &[OnShelf]) -> Html {
    let here = here.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let here = here.clone();
        platform::file::read(&field, MOST, move |text| here.tell(Some(Told::Came(bring_in(text)))));
    });
    let mut parts = vec![text("h2", "", "Take them to another device")];
    if !all.is_empty() {
        let file = to_file(all.iter().map(|one| one.text.as_str()));
        parts.push(text("p", "", "The file holds all saved checks. Anyone who has it can read them."));
        parts.push(download(&file, "calfcheck-checks.txt", "Save all as a file"));
    }
    parts.push(html! {
        <label class="saved__file">
            { text("strong", "", "Bring in a file of saved checks") }
            <input type="file" accept=".txt,text/plain" {onchange} />
        </label>
    });
    around("div", "keep__kept", parts)
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
pub fn delete(here: &Here, count: usize, asked: bool) -> Html {
    if count == 0 {
        return Html::default();
    }
    let ask = |answer: bool| {
        let here = here.clone();
        Callback::from(move |_: MouseEvent| here.change(|looked| looked.asked = answer))
    };
    let state = here.app.state.dispatcher();
    let everything = Callback::from(move |_: MouseEvent| {
        crate::ui::shelf::clear();
        state.dispatch(AppAction::DeletedAll);
    });
    let parts = if asked {
        let sure =
            format!("Delete all saved checks ({count}) and the answers in this tab? They can't be brought back.");
        let choices = vec![
            button("button--danger", "Yes, delete everything", String::new(), everything),
            button("button--secondary", "No, keep them", String::new(), ask(false)),
        ];
        vec![text("p", "", sure), around("div", "button-row", choices)]
    } else {
        vec![button("button--danger", "Delete all saved checks and my answers", String::new(), ask(true))]
    };
    html! {
        <div class="keep__kept">
            { text("h2", "", "Delete everything") }
            <div class="saved__delete" role="status">{ for parts }</div>
        </div>
    }
}
