//! Buttons that hand a text on: print, copy, share sheet. Nothing is sent unless the person does it.

use crate::platform;
use yew::prelude::*;

/// What the buttons need.
#[derive(Clone, PartialEq, Properties)]
pub struct HandOnProps {
    /// The title in a share sheet.
    pub title: &'static str,
    /// The text.
    pub text: AttrValue,
    /// What the button that copies says.
    #[prop_or("Copy as text")]
    pub copy: &'static str,
    /// What the button of the share sheet says.
    #[prop_or("Share as text")]
    pub share: &'static str,
    /// Whether the page can be printed from here.
    #[prop_or(true)]
    pub print: bool,
}

/// Print, copy, and share where the device has a sheet for it.
#[component]
pub fn HandOn(props: &HandOnProps) -> Html {
    let copied = use_state(|| None);
    let sheet = use_state(|| false);
    let set = sheet.setter();
    use_effect_with((), move |()| set.set(platform::share::has_sheet()));
    let print = Callback::from(|_: MouseEvent| platform::page::print());
    let oncopy = {
        let (text, copied) = (props.text.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            platform::share::copy(&text, move |worked| copied.set(Some(worked)));
        })
    };
    let onshare = {
        let HandOnProps { title, text, .. } = props.clone();
        Callback::from(move |_: MouseEvent| platform::share::share(title, &text))
    };
    html! {
        <div class="hand-on">
            <div class="button-row">
                if props.print {
                    <button key="print" type="button" class="button button--primary" onclick={print}>{ "Print or save as PDF" }</button>
                }
                <button key="copy" type="button" class="button button--secondary" onclick={oncopy}>{ props.copy }</button>
                if *sheet {
                    <button key="share" type="button" class="button button--secondary" onclick={onshare}>{ props.share }</button>
                }
            </div>
            <p class="hand-on__told" role="status">{ copied_words(*copied) }</p>
        </div>
    }
}

fn copied_words(copied: Option<bool>) -> &'static str {
    match copied {
        None => "",
        Some(true) => "Copied. Paste it where you need it.",
        Some(false) => "This browser did not copy it. Mark the text below and copy it by hand.",
    }
}
