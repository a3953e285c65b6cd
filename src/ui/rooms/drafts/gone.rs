//! What is not among the drafts any more: deleted ones, to bring back, and what could not be read, to mend or to take
//! away.

use yew::prelude::*;

use super::moment;
use crate::ui::browser::{self, Shelf};
use crate::ui::drafts::{self, Deleted};
use crate::ui::rooms::import;
use crate::ui::session::{Action, View};

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct GoneProps {
    /// Counts what changed on this device.
    pub turn: u32,
    /// Told what was done.
    pub on_change: Callback<String>,
}

/// The drafts that were deleted.
#[component]
pub fn Gone(props: &GoneProps) -> Html {
    let deleted = use_memo(props.turn, |_| drafts::deleted());
    if deleted.is_empty() {
        return Html::default();
    }
    let row = |gone: &Deleted| {
        let onclick = {
            let (gone, on_change) = (gone.clone(), props.on_change.clone());
            Callback::from(move |_: MouseEvent| {
                on_change.emit(if drafts::bring_back(&gone) {
                    format!("“{}” is back.", gone.name)
                } else {
                    "There is no room to bring it back. Delete other drafts for good first.".to_owned()
                });
            })
        };
        html! {
            <li class="version">
                <span>{ &gone.name }<span class="house-about">{ gone.at.map(|at| format!("deleted {}", moment(at))).unwrap_or_default() }</span></span>
                <button type="button" class="button small" aria-label={format!("Bring it back: {}", gone.name)} {onclick}>{ "Bring it back" }</button>
            </li>
        }
    };
    let for_good = props.on_change.reform(|_: MouseEvent| {
        drafts::drop_for_good();
        "What was deleted is gone for good.".to_owned()
    });
    html! {
        <details class="builder" open=true>
            <summary>{ "Deleted drafts" }</summary>
            <p class="hint">{ "The last twenty stay here until their room is needed." }</p>
            <ul>{ for deleted.iter().map(row) }</ul>
            <div><button type="button" class="button small quiet" onclick={for_good}>{ "Delete them for good" }</button></div>
        </details>
    }
}

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct DamagedProps {
    /// Counts what changed on this device.
    pub turn: u32,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Told what was done.
    pub on_change: Callback<String>,
}

/// What could not be read and was put aside.
#[component]
pub fn Damaged(props: &DamagedProps) -> Html {
    let damaged = use_memo(props.turn, |_| drafts::damaged());
    if damaged.is_empty() {
        return Html::default();
    }
    let row = |(number, (key, text)): (usize, &(String, String))| {
        let number = number + 1;
        let mend = {
            let (text, dispatch) = (text.clone(), props.dispatch.clone());
            Callback::from(move |_: MouseEvent| {
                import::lay_out(&text);
                dispatch.emit(Action::Go(View::Import));
            })
        };
        let download = {
            let text = text.clone();
            props.on_change.reform(move |_: MouseEvent| {
                if browser::download(&format!("pushproof-put-aside-{number}.json"), &text) {
                    "Downloaded.".to_owned()
                } else {
                    "The browser does not allow downloads here. Copy the text under “Mend it” instead.".to_owned()
                }
            })
        };
        let forget = {
            let key = key.clone();
            props.on_change.reform(move |_: MouseEvent| {
                Shelf::Device.forget(&key);
                "It is gone for good.".to_owned()
            })
        };
        let beginning: String = text.chars().take(120).collect();
        html! {
            <li class="version">
                <code>{ beginning }</code>
                <span class="draft-actions">
                    <button type="button" class="button small" aria-label={format!("Mend text {number}")} onclick={mend}>{ "Mend it" }</button>
                    <button type="button" class="button small quiet" aria-label={format!("Download text {number}")} onclick={download}>{ "Download" }</button>
                    <button type="button" class="button small quiet" aria-label={format!("Delete text {number} for good")} onclick={forget}>{ "Delete for good" }</button>
                </span>
            </li>
        }
    };
    html! {
        <details class="builder" open=true>
            <summary>{ "Put aside because it could not be read" }</summary>
            <p class="hint">{ "Nothing of it is lost: mend its text under Import, or download it for whoever can." }</p>
            <ul>{ for damaged.iter().enumerate().map(row) }</ul>
        </details>
    }
}
