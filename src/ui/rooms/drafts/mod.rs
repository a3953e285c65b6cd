//! Every draft on this device: to find, open, copy, use for another production, compare, delete, and to go back to what
//! one was like before.

mod compare;
mod gone;
mod row;
mod versions;

use chrono::Timelike;
use gloo::events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::campaign::DateTime;
use crate::lint::Place;
use crate::ui::browser::Shelf;
use crate::ui::drafts::{self, Draft};
use crate::ui::keeper::{self, Keeping};
use crate::ui::session::{Action, Session, View};
use crate::words;

use super::import;
use super::reuse::Reuse;
use compare::Compare;
use gone::{Damaged, Gone};
use row::{Row, Wish};
use versions::Versions;

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Brings a place of the open draft before the writer's eyes.
    pub on_place: Callback<Place>,
}

const NO_ROOM: &str = "There is no room for another draft in this browser. Delete drafts that you don't need first.";

/// Every draft on this device.
#[component]
pub fn Drafts(props: &Props) -> Html {
    let session = &props.session;
    let shelf = use_shelf();
    let query = use_state_eq(String::new);
    let picked = use_state_eq(Vec::<String>::new);
    let told = use_state_eq(String::new);
    let reused = use_state_eq(|| None::<Draft>);
    let is_refused = use_mut_ref(|| false);
    let drafts = use_memo((*shelf, session.draft.clone(), session.campaign.clone()), |_| {
        let has_words = !session.is_kept;
        is_refused.replace(has_words && keeper::keep(session) == Keeping::Refused);
        drafts::all()
    });
    if let Some(draft) = &*reused {
        let on_close = {
            let (reused, shelf) = (reused.clone(), shelf.clone());
            Callback::from(move |()| {
                reused.set(None);
                shelf.set(*shelf + 1);
            })
        };
        return html! {
            <Reuse draft={draft.clone()} session={session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} {on_close} />
        };
    }
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let on_wish = {
        let (dispatch, open_key) = (props.dispatch.clone(), session.draft.clone());
        let (shelf, picked, told, reused) = (shelf.clone(), picked.clone(), told.clone(), reused.clone());
        Callback::from(move |(draft, wish): (Draft, Wish)| {
            told.set(String::new());
            match wish {
                Wish::Open => open(&draft, &dispatch),
                Wish::Status(status) => {
                    let is_noted = drafts::set_status(&draft.key, status);
                    told.set(if is_noted { String::new() } else { NO_ROOM.to_owned() });
                }
                Wish::Duplicate => told.set(duplicate(&draft)),
                Wish::Reuse => reused.set(Some(draft)),
                Wish::Mend => {
                    import::lay_out(&Shelf::Device.kept(&draft.key).unwrap_or_default());
                    dispatch.emit(Action::Go(View::Import));
                }
                Wish::Pick => {
                    let mut next = (*picked).clone();
                    if next.contains(&draft.key) {
                        next.retain(|key| *key != draft.key);
                    } else {
                        next.push(draft.key);
                    }
                    picked.set(next);
                }
                Wish::Delete => {
                    if drafts::delete(&draft).is_some() {
                        told.set(format!("“{}” is deleted. It can be brought back below.", draft.name()));
                    }
                    picked.set(picked.iter().filter(|key| **key != draft.key).cloned().collect());
                    if draft.key == open_key {
                        // Under its own key the deleted one comes back.
                        dispatch.emit(Action::Discard(keeper::new_key()));
                    }
                }
            }
            shelf.set(*shelf + 1);
        })
    };
    let row = |draft: &Draft| {
        html! {
            <Row key={&*draft.key} draft={draft.clone()} is_open={draft.key == session.draft} is_picked={picked.contains(&draft.key)} on_wish={on_wish.clone()} />
        }
    };
    let shown: Vec<Html> = drafts.iter().filter(|draft| draft.holds(&query)).map(row).collect();
    let compared: Vec<Draft> = drafts.iter().filter(|draft| picked.contains(&draft.key)).cloned().collect();
    let on_gone = {
        let (shelf, told) = (shelf.clone(), told.clone());
        Callback::from(move |words: String| {
            told.set(words);
            shelf.set(*shelf + 1);
        })
    };
    let nothing = match (drafts.is_empty(), *is_refused.borrow()) {
        (_, true) => {
            "This browser keeps nothing: there is no room, or it is not allowed to. Share or download what you write."
        }
        (true, false) => "Nothing is kept yet. What you write is kept here by itself.",
        (false, false) => "No draft holds these words.",
    };
    html! {
        <div class="room">
            <div class="room-head">
                <h1>{ "Drafts" }</h1>
                if drafts.len() > 1 {
                    <label class="search">
                        <span class="unseen">{ "Search drafts" }</span>
                        <input type="search" class="line-input" placeholder="Search" value={(*query).clone()} oninput={on_query} />
                    </label>
                }
            </div>
            <p class="hint">{ "Drafts are kept in this browser, on this device only. Share or download the ones you can't lose." }</p>
            <p class={classes!((!told.is_empty()).then_some("notice"))} role="status">{ &*told }</p>
            if shown.is_empty() {
                <p class="problems-none">{ nothing }</p>
            } else {
                <ul class="drafts">{ for shown }</ul>
            }
            if let [one, other] = compared.as_slice() {
                <Compare one={one.clone()} other={other.clone()} />
            } else if !compared.is_empty() {
                <p class="hint" role="status">{ format!("{} chosen: two can be compared side by side.", compared.len()) }</p>
            }
            <Versions session={session.clone()} dispatch={props.dispatch.clone()} />
            <Gone turn={*shelf} on_change={on_gone.clone()} />
            <Damaged turn={*shelf} dispatch={props.dispatch.clone()} on_change={on_gone} />
        </div>
    }
}

/// A moment, to the minute.
fn moment(at: DateTime) -> String {
    words::moment(DateTime(at.0.with_second(0).unwrap_or(at.0)))
}

/// Counts what changed on this device, here or in another tab, so that the list is read anew.
#[hook]
fn use_shelf() -> UseStateHandle<u32> {
    let turn = use_state_eq(|| 0_u32);
    {
        let turn = turn.clone();
        use_effect_with(*turn, move |_| {
            let listener =
                web_sys::window().map(|window| EventListener::new(&window, "storage", move |_| turn.set(*turn + 1)));
            move || drop(listener)
        });
    }
    turn
}

/// Opens `draft`, as it is kept now.
fn open(draft: &Draft, dispatch: &Callback<Action>) {
    let kept = Shelf::Device.kept(&draft.key).and_then(|text| keeper::restore(&text));
    if let Some((campaign, _)) = kept {
        dispatch.emit(Action::Open(Box::new(campaign), draft.key.clone()));
    }
}

/// Keeps a copy of `draft`, and says how that went.
fn duplicate(draft: &Draft) -> String {
    let Some(mut campaign) = draft.campaign.clone() else { return String::new() };
    if !campaign.name.is_empty() {
        campaign.name.push_str(" (copy)");
    }
    match keeper::keep_text(&keeper::new_key(), &keeper::written(&campaign, false)) {
        Keeping::Refused => NO_ROOM.to_owned(),
        Keeping::Kept | Keeping::Tight => format!("“{}” is duplicated.", draft.name()),
    }
}
