//! The whole page: header, steps, and the step in view.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::browser;
use super::keeper::{self, Keeping};
use super::parts::{Announcer, Header, StepNav, field_id};
use super::session::{Action, Session, Step, utf16_from_bytes};
use super::steps::{Publish, What};
use crate::lint::Place;

/// Drafts are kept this long after the last change, in milliseconds.
const KEEP_AFTER: u32 = 300;

/// The session as Yew holds it.
#[derive(PartialEq)]
struct State {
    session: Session,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.session.after(action, browser::stamp()) {
            Some(session) => Rc::new(Self { session }),
            None => self,
        }
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let opened = use_memo((), |()| keeper::open());
    let state = use_reducer(|| State { session: opened.0.clone() });
    let session = &state.session;
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let keeping = use_keeping(session);
    use_undo_keys(&dispatch);
    let wanted_place = use_mut_ref(|| None::<Place>);
    let on_place = {
        let wanted_place = wanted_place.clone();
        let dispatch = dispatch.clone();
        use_callback((), move |place: Place, ()| {
            *wanted_place.borrow_mut() = Some(place);
            dispatch.emit(Action::Go(Step::What));
        })
    };
    {
        // After the step in view has changed, if it had to.
        let session = session.clone();
        use_effect(move || {
            if let Some(place) = wanted_place.borrow_mut().take() {
                go_to(&session, &place);
            }
        });
    }
    use_effect_with((), |()| browser::focus(&field_id(&crate::field!(what.title))));

    let view = match session.step {
        Step::What => html! { <What session={session.clone()} dispatch={dispatch.clone()} {on_place} /> },
        Step::Publish => html! { <Publish session={session.clone()} {on_place} /> },
    };
    html! {
        <>
            <a class="skip" href="#step">{ "Skip to the campaign" }</a>
            <Header name={session.campaign.name.clone()} can_undo={session.can_undo()} can_redo={session.can_redo()}
                is_example={session.is_example} {keeping} dispatch={dispatch.clone()} />
            <StepNav step={session.step} problems={session.summary()} to_do={session.to_do().count()} dispatch={dispatch.clone()} />
            if let Some(told) = opened.1 {
                <p class="notice" role="alert">{ told }</p>
            }
            <main id="step" class="step" tabindex="-1">{ view }</main>
            <Announcer summary={session.summary()} told={session.told.clone()} />
        </>
    }
}

/// Brings the words at `place` before the writer's eyes.
fn go_to(session: &Session, place: &Place) {
    let id = field_id(&place.field);
    match &place.span {
        Some(span) => {
            let text = session.text(&place.field);
            browser::select(&id, utf16_from_bytes(&text, span.start), utf16_from_bytes(&text, span.end));
        }
        None => browser::focus(&id),
    }
}

/// Keeps the draft a moment after each change, and at once when the page is hidden.
#[hook]
fn use_keeping(session: &Session) -> Keeping {
    let keeping = use_state_eq(Keeping::default);
    let latest = use_mut_ref(|| None::<Session>);
    {
        let keeping = keeping.clone();
        let latest = latest.clone();
        let session = session.clone();
        use_effect_with((session.campaign.clone(), session.is_example), move |_| {
            *latest.borrow_mut() = Some(session);
            keeping.set(Keeping::Pending);
            let timeout = Timeout::new(KEEP_AFTER, move || {
                if let Some(session) = latest.borrow_mut().take() {
                    keeping.set(keeper::keep(&session));
                }
            });
            move || drop(timeout)
        });
    }
    {
        let keeping = keeping.clone();
        use_effect_with((), move |()| {
            let listeners: Vec<EventListener> = web_sys::window()
                .into_iter()
                .flat_map(|window| {
                    ["pagehide", "visibilitychange"].map(|event| {
                        let keeping = keeping.clone();
                        let latest = latest.clone();
                        let target: web_sys::EventTarget =
                            window.document().map_or_else(|| window.clone().into(), Into::into);
                        let target = if event == "pagehide" { window.clone().into() } else { target };
                        EventListener::new(&target, event, move |_| {
                            if let Some(session) = latest.borrow_mut().take() {
                                keeping.set(keeper::keep(&session));
                            }
                        })
                    })
                })
                .collect();
            move || drop(listeners)
        });
    }
    *keeping
}

/// Takes the keys for undo and redo for the whole page: the browser's own would only know one text box.
#[hook]
fn use_undo_keys(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if event.is_composing() || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                    return;
                }
                let action = match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => Action::Undo,
                    ("z", true) | ("y", false) => Action::Redo,
                    _ => return,
                };
                event.prevent_default();
                dispatch.emit(action);
            })
        });
        move || drop(listener)
    });
}
