//! The whole page: header, steps, and the step in view.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, KeyboardEvent};
use yew::prelude::*;

use super::browser;
use super::keeper::{self, Keeping};
use super::parts::{Announcer, Header, PROBLEMS_HEADING, StepNav, field_id};
use super::session::{Action, Session, Step, utf16_from_bytes};
use super::steps::{Publish, What};
use crate::field;
use crate::lint::Place;

/// A change is kept this much later, in milliseconds, with those that came in between.
const KEEP_AFTER: u32 = 300;

/// The id of the step in view.
const STEP: &str = "step";

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
    let state = use_reducer(|| State { session: opened.session.clone() });
    let session = &state.session;
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let dispatch = use_refuge(&dispatch);
    let keeping = use_keeping(session, opened.has_room);
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
    use_effect_with((), |()| browser::focus(&field_id(&field!(what.title))));

    let view = match session.step {
        Step::What => html! { <What session={session.clone()} dispatch={dispatch.clone()} {on_place} /> },
        Step::Publish => html! { <Publish session={session.clone()} {on_place} /> },
    };
    html! {
        <>
            <a class="skip" href={format!("#{STEP}")}>{ "Skip to the campaign" }</a>
            <Header name={session.campaign.name.clone()} can_undo={session.can_undo()} can_redo={session.can_redo()}
                is_example={session.is_example} {keeping} dispatch={dispatch.clone()} />
            <StepNav step={session.step} problems={session.summary()} to_do={session.to_do().count()} dispatch={dispatch.clone()} />
            if let Some(told) = opened.told {
                <p class="notice" role="alert">{ told }</p>
            }
            <main id={STEP} class="step" tabindex="-1">{ view }</main>
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

/// Gives the focus a new place when what had it goes away with an action, such as the button of a mended problem.
#[hook]
fn use_refuge(dispatch: &Callback<Action>) -> Callback<Action> {
    let refuge = use_mut_ref(|| None::<String>);
    {
        let refuge = refuge.clone();
        use_effect(move || {
            if let Some(id) = refuge.take().filter(|_| browser::focus_is_lost()) {
                browser::focus(&id);
                if browser::focus_is_lost() {
                    browser::focus(STEP);
                }
            }
        });
    }
    use_callback(dispatch.clone(), move |action: Action, dispatch| {
        let id = if action == Action::StartEmpty { field_id(&field!(what.title)) } else { PROBLEMS_HEADING.to_owned() };
        refuge.replace((!browser::focus_is_lost()).then_some(id));
        dispatch.emit(action);
    })
}

/// Keeps the draft a moment after a change, and at once when the page is hidden; never where `has_room` is false.
#[hook]
fn use_keeping(session: &Session, has_room: bool) -> Keeping {
    let keeping = use_state_eq(Keeping::default);
    let unkept = use_mut_ref(|| None::<Session>);
    let keep = {
        let (keeping, unkept) = (keeping.clone(), unkept.clone());
        use_callback((), move |(), ()| {
            if let Some(session) = unkept.take() {
                keeping.set(if has_room { keeper::keep(&session) } else { Keeping::Refused });
            }
        })
    };
    {
        let (keep, session) = (keep.clone(), session.clone());
        use_effect_with((session.campaign.clone(), session.is_example), move |_| {
            let is_first = unkept.replace(Some(session)).is_none();
            if is_first {
                Timeout::new(KEEP_AFTER, move || keep.emit(())).forget();
            }
        });
    }
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document);
        let targets =
            [(window.map(EventTarget::from), "pagehide"), (document.map(EventTarget::from), "visibilitychange")];
        let listener = |(target, event): (Option<EventTarget>, &'static str)| {
            let keep = keep.clone();
            Some(EventListener::new(&target?, event, move |_| keep.emit(())))
        };
        let listeners: Vec<EventListener> = targets.into_iter().filter_map(listener).collect();
        move || drop(listeners)
    });
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
