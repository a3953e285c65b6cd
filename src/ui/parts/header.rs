//! The page's head: whose campaign it is, whether it is kept, undo and redo, and the way out.

use yew::prelude::*;

use crate::field;
use crate::ui::keeper::Keeping;
use crate::ui::session::{Action, Step, View};

/// What is said once the draft has taken the room of something else.
const TIGHT: &str =
    "Kept, but this browser's room is full: deleted drafts and earlier versions had to go. Delete drafts to make room.";

/// What the head shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The campaign's name.
    pub name: String,
    /// Whether there is a change to take back.
    pub can_undo: bool,
    /// Whether there is a change to make again.
    pub can_redo: bool,
    /// Whether the draft is safe on the device.
    pub keeping: Keeping,
    /// Told that another campaign is to begin.
    pub on_new: Callback<MouseEvent>,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The page's head.
#[component]
pub fn Header(props: &Props) -> Html {
    let does = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let on_name = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            dispatch.emit(Action::Type(field!(name), input.value()));
        })
    };
    let (kept, is_refused) = match props.keeping {
        Keeping::Kept => ("Kept on this device", false),
        Keeping::Tight => (TIGHT, false),
        Keeping::Refused => ("Not kept: this browser gives no room. Export before you close the page.", true),
    };
    html! {
        <header class="head">
            <div class="brand">
                <svg class="brand-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
                    <rect width="32" height="32" rx="9" />
                    <path d="M9 16.6l4.6 4.6L23 11" />
                </svg>
                <span class="brand-name">{ "Pushproof" }</span>
            </div>
            <label class="head-name">
                <span class="unseen">{ "Campaign name" }</span>
                <input id="name" type="text" class="head-input" placeholder="Name: date and content" value={props.name.clone()}
                    oninput={on_name} autocomplete="off" spellcheck="false" />
            </label>
            <span class={classes!("head-kept", is_refused.then_some("refused"))} role={is_refused.then_some("alert")}>{ kept }</span>
            <div class="head-actions">
                // They keep the focus when there is nothing left to do.
                <button type="button" class="button quiet" aria-disabled={(!props.can_undo).then_some("true")} onclick={does(Action::Undo)}>{ "Undo" }</button>
                <button type="button" class="button quiet" aria-disabled={(!props.can_redo).then_some("true")} onclick={does(Action::Redo)}>{ "Redo" }</button>
                <button type="button" class="button quiet" onclick={&props.on_new}>{ "New" }</button>
                <button type="button" class="button quiet" onclick={does(Action::Go(View::Share))}>{ "Share" }</button>
                <button type="button" class="button primary" onclick={does(Action::Go(View::Step(Step::Publish)))}>{ "Export" }</button>
            </div>
        </header>
    }
}
