//! Every draft on this device: to find, open, copy, compare, delete, and to go back to what one was like before.

mod compare;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ui::browser::Shelf;
use crate::ui::drafts::{self, Draft, Status};
use crate::ui::keeper;
use crate::ui::session::{Action, Session, Step, View};
use crate::words;

use compare::Compare;

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A draft that was deleted, to bring it back: its name, its key, what was kept.
#[derive(Clone, PartialEq)]
struct Deleted {
    name: String,
    key: String,
    text: String,
}

/// Every draft on this device.
#[component]
pub fn Drafts(props: &Props) -> Html {
    let session = &props.session;
    // Counts what was changed here, so that the list is read anew.
    let turn = use_state_eq(|| 0_u32);
    let query = use_state_eq(String::new);
    let picked = use_state_eq(Vec::<String>::new);
    let deleted = use_state_eq(|| None::<Deleted>);
    let drafts = use_memo((*turn, session.draft.clone()), |_| {
        if !session.is_kept {
            keeper::keep(session);
        }
        drafts::all()
    });
    let again = {
        let turn = turn.clone();
        move || turn.set(*turn + 1)
    };
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let delete = {
        let (deleted, again, picked) = (deleted.clone(), again.clone(), picked.clone());
        let (session, dispatch) = (session.clone(), props.dispatch.clone());
        Callback::from(move |draft: Draft| {
            let Some(text) = Shelf::Device.kept(&draft.key) else { return };
            deleted.set(Some(Deleted { name: draft.name().to_owned(), key: draft.key.clone(), text }));
            picked.set(picked.iter().filter(|key| **key != draft.key).cloned().collect());
            Shelf::Device.forget(&draft.key);
            if draft.key == session.draft {
                let fresh = crate::ui::session::empty(&session.profile);
                dispatch.emit(Action::Open(Box::new(fresh), draft.key));
                dispatch.emit(Action::Go(View::Drafts));
            }
            again();
        })
    };
    let undelete = deleted.as_ref().map(|gone| {
        let (gone, deleted, again) = (gone.clone(), deleted.clone(), again.clone());
        Callback::from(move |_: MouseEvent| {
            // A draft begun meanwhile under the same key keeps it.
            let is_free = Shelf::Device.kept(&gone.key).is_none();
            let key = if is_free { gone.key.clone() } else { keeper::new_key() };
            if Shelf::Device.keep(&key, &gone.text) {
                deleted.set(None);
            }
            again();
        })
    });
    let pick = {
        let picked = picked.clone();
        Callback::from(move |key: String| {
            let mut next = (*picked).clone();
            if next.contains(&key) {
                next.retain(|other| *other != key);
            } else {
                next.push(key);
            }
            picked.set(next);
        })
    };
    let row = |draft: &Draft| {
        html! {
            <Row key={&*draft.key} draft={draft.clone()} is_open={draft.key == session.draft} is_picked={picked.contains(&draft.key)}
                dispatch={props.dispatch.clone()} on_pick={pick.clone()} on_delete={delete.clone()} on_change={Callback::from({ let again = again.clone(); move |()| again() })} />
        }
    };
    let shown: Vec<Html> = drafts.iter().filter(|draft| draft.holds(&query)).map(row).collect();
    let compared: Vec<Draft> = drafts.iter().filter(|draft| picked.contains(&draft.key)).cloned().collect();
    html! {
        <div class="room">
            <div class="room-head">
                <h1>{ "Drafts" }</h1>
                <label class="search">
                    <span class="unseen">{ "Search drafts" }</span>
                    <input type="search" class="line-input" placeholder="Search" value={(*query).clone()} oninput={on_query} />
                </label>
            </div>
            <p class="hint">{ "Drafts are kept in this browser, on this device only. Share or download the ones you can't lose." }</p>
            if let (Some(gone), Some(onclick)) = (&*deleted, undelete) {
                <div class="notice example-notice" role="status">
                    <p>{ format!("“{}” is deleted.", gone.name) }</p>
                    <button type="button" class="button" {onclick}>{ "Bring it back" }</button>
                </div>
            }
            if shown.is_empty() {
                <p class="problems-none">{ if drafts.is_empty() { "Nothing is kept yet. What you write is kept here by itself." } else { "No draft holds these words." } }</p>
            } else {
                <ul class="drafts">{ for shown }</ul>
            }
            if let [one, other] = compared.as_slice() {
                <Compare one={one.clone()} other={other.clone()} />
            } else if !compared.is_empty() {
                <p class="hint" role="status">{ "Choose two drafts to compare them side by side." }</p>
            }
            { versions(session, &props.dispatch) }
        </div>
    }
}

/// One draft.
#[derive(Properties, PartialEq)]
struct RowProps {
    draft: Draft,
    is_open: bool,
    is_picked: bool,
    dispatch: Callback<Action>,
    on_pick: Callback<String>,
    on_delete: Callback<Draft>,
    on_change: Callback<()>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let draft = &props.draft;
    let name = draft.name().to_owned();
    let open = |key: String| {
        let campaign = draft.campaign.clone().map(Box::new)?;
        let dispatch = props.dispatch.clone();
        Some(Callback::from(move |_: MouseEvent| dispatch.emit(Action::Open(campaign.clone(), key.clone()))))
    };
    let on_status = {
        let (key, on_change) = (draft.key.clone(), props.on_change.clone());
        Callback::from(move |event: Event| {
            if let Some(status) = Status::named(&event.target_unchecked_into::<HtmlSelectElement>().value()) {
                drafts::set_status(&key, status);
                on_change.emit(());
            }
        })
    };
    let duplicate = draft.campaign.clone().map(|mut campaign| {
        let on_change = props.on_change.clone();
        if !campaign.name.is_empty() {
            campaign.name.push_str(" (copy)");
        }
        Callback::from(move |_: MouseEvent| {
            Shelf::Device.keep(&keeper::new_key(), &keeper::written(&campaign, false));
            on_change.emit(());
        })
    });
    let delete = {
        let draft = draft.clone();
        props.on_delete.reform(move |_: MouseEvent| draft.clone())
    };
    let pick = {
        let key = draft.key.clone();
        props.on_pick.reform(move |_: Event| key.clone())
    };
    let title = draft.campaign.as_ref().map(|campaign| campaign.what.title.clone()).filter(|title| *title != name);
    html! {
        <li class={classes!("draft", props.is_open.then_some("current"))}>
            <div class="draft-words">
                <h2>{ &name }{ if props.is_open { " · open" } else { "" } }</h2>
                <p class="hint">
                    { title.filter(|title| !title.is_empty()).map(|title| format!("{title} · ")).unwrap_or_default() }
                    { draft.changed.map(|at| format!("changed {}", words::moment(at))).unwrap_or_default() }
                </p>
            </div>
            <label class="draft-status">
                <span class="unseen">{ format!("Status of {name}") }</span>
                <select class="line-input" onchange={on_status}>
                    { for Status::ALL.into_iter().map(|status| html! { <option value={status.name()} selected={status == draft.status}>{ status.name() }</option> }) }
                </select>
            </label>
            <div class="draft-actions">
                if let Some(onclick) = open(draft.key.clone()) {
                    <button type="button" class="button small" aria-label={format!("Open {name}")} {onclick}>{ "Open" }</button>
                }
                if let Some(onclick) = duplicate {
                    <button type="button" class="button small quiet" aria-label={format!("Duplicate {name}")} {onclick}>{ "Duplicate" }</button>
                }
                <button type="button" class="button small quiet" aria-label={format!("Delete {name}")} onclick={delete}>{ "Delete" }</button>
                if draft.campaign.is_some() {
                    <label class="tick"><input type="checkbox" checked={props.is_picked} onchange={pick} /><span>{ "Compare" }<span class="unseen">{ format!(" {name}") }</span></span></label>
                }
            </div>
        </li>
    }
}

/// What the open draft was like before.
fn versions(session: &Session, dispatch: &Callback<Action>) -> Html {
    let versions = drafts::versions(&session.draft);
    if versions.is_empty() {
        return Html::default();
    }
    let row = |version: drafts::Version| {
        let at = words::moment(version.at);
        let action = Action::Replace(Box::new(version.campaign), format!("As it was on {at}"));
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.emit(action.clone());
            dispatch.emit(Action::Go(View::Step(Step::What)));
        });
        html! {
            <li class="version"><span>{ &at }</span><button type="button" class="button small quiet" aria-label={format!("Go back to {at}")} {onclick}>{ "Go back to this" }</button></li>
        }
    };
    html! {
        <details class="builder">
            <summary>{ "Earlier versions of the open draft" }</summary>
            <ul>{ for versions.into_iter().map(row) }</ul>
        </details>
    }
}
