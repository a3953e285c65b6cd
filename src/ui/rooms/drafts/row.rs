//! One draft of the list, and what can be done with it.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::moment;
use crate::ui::drafts::{Draft, Status};

/// What is wished for a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To go on with it.
    Open,
    /// To say how far it is.
    Status(Status),
    /// A copy.
    Duplicate,
    /// The same for another production.
    Reuse,
    /// To mend what can't be read.
    Mend,
    /// To compare it, or not any more.
    Pick,
    /// To be rid of it.
    Delete,
}

/// One draft.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The draft.
    pub draft: Draft,
    /// Whether it is the open one.
    pub is_open: bool,
    /// Whether it is to be compared.
    pub is_picked: bool,
    /// Takes what is wished for it.
    pub on_wish: Callback<(Draft, Wish)>,
}

/// One draft of the list.
#[component]
pub fn Row(props: &Props) -> Html {
    let draft = &props.draft;
    let name = draft.name();
    let wish = |wish: Wish| {
        let (draft, on_wish) = (draft.clone(), props.on_wish.clone());
        Callback::from(move |_: MouseEvent| on_wish.emit((draft.clone(), wish)))
    };
    let on_status = {
        let draft = draft.clone();
        let on_wish = props.on_wish.clone();
        Callback::from(move |event: Event| {
            if let Some(status) = Status::named(&event.target_unchecked_into::<HtmlSelectElement>().value()) {
                on_wish.emit((draft.clone(), Wish::Status(status)));
            }
        })
    };
    let on_pick = {
        let draft = draft.clone();
        props.on_wish.reform(move |_: Event| (draft.clone(), Wish::Pick))
    };
    let button = |words: &'static str, does: Wish, look: Option<&'static str>| {
        html! { <button type="button" class={classes!("button", "small", look)} aria-label={format!("{words}: {name}")} onclick={wish(does)}>{ words }</button> }
    };
    let title = draft.campaign.as_ref().map(|campaign| campaign.what.title.trim());
    let title = title.filter(|title| !title.is_empty() && *title != name);
    let changed = draft.changed.map(|at| format!("Changed {}", moment(at)));
    html! {
        <li class={classes!("draft", props.is_open.then_some("current"))}>
            <div>
                <h2>{ name }if props.is_open { <span class="draft-open">{ "Open now" }</span> }</h2>
                if let Some(title) = title {
                    <p>{ title }</p>
                }
                if let Some(changed) = changed {
                    <p class="hint">{ changed }</p>
                }
            </div>
            if draft.campaign.is_some() {
                <label>
                    <span class="unseen">{ format!("Status of {name}") }</span>
                    <select class="line-input" onchange={on_status}>
                        { for Status::ALL.into_iter().map(|status| html! { <option value={status.name()} selected={status == draft.status}>{ status.name() }</option> }) }
                    </select>
                </label>
            }
            <div class="draft-actions">
                if draft.campaign.is_some() {
                    { button("Open", Wish::Open, None) }
                    { button("Duplicate", Wish::Duplicate, Some("quiet")) }
                    { button("Use for another production", Wish::Reuse, Some("quiet")) }
                } else {
                    { button("Mend it", Wish::Mend, None) }
                }
                { button("Delete", Wish::Delete, Some("quiet")) }
                if draft.campaign.is_some() {
                    <label class="tick"><input type="checkbox" checked={props.is_picked} onchange={on_pick} aria-label={format!("Compare: {name}")} /><span>{ "Compare" }</span></label>
                }
            </div>
        </li>
    }
}
