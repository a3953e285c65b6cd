//! The whole page: header, steps, and the step in view.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, KeyboardEvent, StorageEvent};
use yew::prelude::*;

use super::browser;
use super::keeper::{self, Keeping, house};
use super::parts::{Announcer, Header, PROBLEMS_HEADING, StepNav, field_id};
#[cfg(feature = "composer")]
use super::rooms;
use super::session::{Action, History, Session, Step, View, empty, utf16_from_bytes};
#[cfg(feature = "composer")]
use super::shortcuts::{KeyList, use_shortcuts};
#[cfg(feature = "composer")]
use super::stepping::use_stepping;
#[cfg(feature = "composer")]
use super::steps;
use super::steps::What;
use crate::document::FieldPath;
use crate::field;
use crate::lint::Place;

/// A change is kept this much later, in milliseconds, with those that came in between.
const KEEP_AFTER: u32 = 300;

/// Asks the boot script for the page with every step; it takes the place of this one once it is there.
pub const COMPOSER: &str = "pushproof:composer";
/// Tells this page that another one is about to take its place.
pub const LEAVE: &str = "pushproof:leave";

/// What stands behind the address of a link that carries a campaign begins with this.
pub const LINK: &str = "#c";

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
        match self.session.after(keeper::guarded(&self.session, action), browser::stamp()) {
            Some(session) => Rc::new(Self { session }),
            None => self,
        }
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let opened = use_memo((), |()| keeper::open());
    let state = use_reducer(|| State { session: (*opened).clone() });
    let session = &state.session;
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let dispatch = use_refuge(&dispatch);
    let latest = use_mut_ref(|| session.clone());
    latest.replace(session.clone());
    let keeping = use_keeping(session, &latest, &dispatch);
    let on_new = {
        let latest = latest.clone();
        use_callback(dispatch.clone(), move |_: MouseEvent, dispatch| {
            let session = latest.borrow().clone();
            keeper::begin(&session, empty(&session.profile), "An empty campaign is open", dispatch);
        })
    };
    use_pause(session, &dispatch);
    use_undo_keys(&dispatch);
    let wanted_place = use_mut_ref(|| None::<Place>);
    let on_place = {
        let wanted_place = wanted_place.clone();
        let dispatch = dispatch.clone();
        use_callback((), move |place: Place, ()| {
            let field = place.field.clone();
            *wanted_place.borrow_mut() = Some(place);
            dispatch.emit(Action::Go(View::Step(Step::of(&field))));
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
    {
        let view = session.view;
        use_effect_with((), move |()| {
            let is_typing = view == View::Step(Step::What);
            browser::focus_in_place(&if is_typing { field_id(&field!(what.title)) } else { STEP.to_owned() });
        });
    }
    use_effect_with(session.draft.clone(), |draft| keeper::note_open(draft));
    use_composer(session, &dispatch, &on_place);
    use_effect_with(session.view, |view| {
        if !view.is_here() {
            browser::announce(COMPOSER);
        }
    });

    let close = {
        let (dispatch, view) = (dispatch.clone(), session.view);
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Go(view)))
    };
    html! {
        <>
            <a class="skip" href={format!("#{STEP}")}>{ "Skip to the campaign" }</a>
            <Header name={session.campaign.name.clone()} can_undo={session.can_undo()} can_redo={session.can_redo()} {keeping} {on_new} dispatch={dispatch.clone()} />
            <StepNav view={session.view} states={Step::ALL.map(|step| session.state_of(step))} is_ready={session.is_ready()} dispatch={dispatch.clone()} />
            if !session.notice.is_empty() {
                <div class="notice example-notice" role="alert">
                    <p>{ &session.notice }</p>
                    <button type="button" class="button small" onclick={close}>{ "Close" }</button>
                </div>
            }
            <main id={STEP} class="step" tabindex="-1">
                { in_view(session, &dispatch, &on_place) }
                { onward(session.view, &dispatch) }
            </main>
            { key_list() }
            <Announcer summary={session.summary()} told={session.told.clone()} />
        </>
    }
}

/// The list of keys, to be opened from anywhere.
#[cfg(feature = "composer")]
fn key_list() -> Html {
    html! { <KeyList /> }
}

#[cfg(not(feature = "composer"))]
fn key_list() -> Html {
    Html::default()
}

/// What the page shows below its head.
fn in_view(session: &Session, dispatch: &Callback<Action>, on_place: &Callback<Place>) -> Html {
    let (session, dispatch, on_place) = (session.clone(), dispatch.clone(), on_place.clone());
    match session.view {
        View::Step(Step::What) => html! { <What {session} {dispatch} {on_place} /> },
        #[cfg(feature = "composer")]
        View::Step(Step::StartHere) => html! { <steps::StartHere {session} {dispatch} {on_place} /> },
        #[cfg(feature = "composer")]
        View::Step(Step::Who) => html! { <steps::Who {session} {dispatch} {on_place} /> },
        #[cfg(feature = "composer")]
        View::Step(Step::When) => html! { <steps::When {session} {dispatch} {on_place} /> },
        #[cfg(feature = "composer")]
        View::Step(Step::Publish) => html! { <steps::Publish {session} {dispatch} {on_place} /> },
        #[cfg(feature = "composer")]
        View::Recipes => html! { <rooms::Recipes {session} {dispatch} /> },
        #[cfg(feature = "composer")]
        View::Drafts => html! { <rooms::Drafts {session} {dispatch} {on_place} /> },
        #[cfg(feature = "composer")]
        View::Table => html! { <rooms::Table {session} {dispatch} /> },
        #[cfg(feature = "composer")]
        View::Calendar => html! { <rooms::Calendar {session} {dispatch} /> },
        #[cfg(feature = "composer")]
        View::Import => html! { <rooms::Import {session} {dispatch} /> },
        #[cfg(feature = "composer")]
        View::Share => html! { <rooms::Share {session} {dispatch} /> },
        #[cfg(feature = "composer")]
        View::House => html! { <rooms::House {session} {dispatch} /> },
        #[cfg(feature = "composer")]
        View::Help => html! { <rooms::Help /> },
        #[cfg(not(feature = "composer"))]
        _ => html! { <p class="waiting" aria-busy="true">{ "One moment: this part is on its way…" }</p> },
    }
}

/// The way to the step that comes next.
fn onward(view: View, dispatch: &Callback<Action>) -> Html {
    let View::Step(step) = view else { return Html::default() };
    let Some(next) = Step::ALL.into_iter().skip_while(|other| *other != step).nth(1) else { return Html::default() };
    let onclick = dispatch.reform(move |_: MouseEvent| {
        browser::begin_at(STEP);
        Action::Go(View::Step(next))
    });
    html! { <p class="onward"><button type="button" class="button" {onclick}>{ format!("Next: {}", next.name()) }</button></p> }
}

/// Brings the words at `place` before the writer's eyes; where nothing edits just these, what they stand in.
fn go_to(session: &Session, place: &Place) {
    if let Some(span) = &place.span {
        let text = session.text(&place.field);
        let ends = [span.start, span.end].map(|bytes| utf16_from_bytes(&text, bytes));
        if browser::select(&field_id(&place.field), ends) {
            return;
        }
    }
    let steps = place.field.steps();
    let around = (1..=steps.len()).rev().filter_map(|length| steps.get(..length));
    let ids = around.map(|steps| field_id(&steps.iter().cloned().fold(FieldPath::default(), FieldPath::then)));
    let _ = ids.into_iter().any(|id| browser::focus(&id));
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

/// Keeps the draft a moment after a change, and at once when the page is hidden or left. Takes over what another tab
/// keeps of the same draft.
#[hook]
fn use_keeping(session: &Session, latest: &Rc<RefCell<Session>>, dispatch: &Callback<Action>) -> Keeping {
    let keeping = use_state_eq(Keeping::default);
    let latest = latest.clone();
    let is_waiting = use_mut_ref(|| false);
    let keep = {
        let (keeping, latest, is_waiting) = (keeping.clone(), latest.clone(), is_waiting.clone());
        use_callback((), move |(), ()| {
            if is_waiting.replace(false) && !latest.borrow().is_kept {
                keeping.set(keeper::keep(&latest.borrow()));
            }
        })
    };
    let keep_again = {
        let (keeping, latest) = (keeping.clone(), latest.clone());
        use_callback((), move |(), ()| keeping.set(keeper::keep_again(&latest.borrow())))
    };
    {
        let (keep, is_kept, is_waiting) = (keep.clone(), session.is_kept, is_waiting.clone());
        use_effect_with((session.campaign.clone(), session.is_example, session.draft.clone()), move |_| {
            if !is_kept && !is_waiting.replace(true) {
                Timeout::new(KEEP_AFTER, move || keep.emit(())).forget();
            }
        });
    }
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document).map(EventTarget::from);
        let window = window.map(EventTarget::from);
        let watched = [
            (&window, "pagehide"),
            (&document, "visibilitychange"),
            (&document, LEAVE),
            (&window, "pageshow"),
            (&window, "storage"),
        ];
        let listeners: Vec<EventListener> = watched
            .into_iter()
            .filter_map(|(target, event)| {
                let (keep, keep_again) = (keep.clone(), keep_again.clone());
                let (latest, is_waiting, dispatch) = (latest.clone(), is_waiting.clone(), dispatch.clone());
                Some(EventListener::new(target.as_ref()?, event, move |event| {
                    if let Some(event) = event.dyn_ref::<StorageEvent>() {
                        let actions = elsewhere(event, &latest.borrow(), *is_waiting.borrow());
                        for action in actions {
                            dispatch.emit(action);
                        }
                        if event.key().is_none() {
                            keep_again.emit(());
                        }
                        return;
                    }
                    keep.emit(());
                    if keeper::is_cleared() {
                        keep_again.emit(());
                    }
                    if browser::is_visible() {
                        // A page that comes back from where the browser put it heard nothing in the meantime.
                        let action = keeper::caught_up(&latest.borrow());
                        if let Some(action) = action {
                            dispatch.emit(action);
                        }
                    }
                    keeper::leave(&latest.borrow());
                    if event.type_() == LEAVE {
                        keeper::hand_over(&latest.borrow());
                    }
                }))
            })
            .collect();
        move || drop(listeners)
    });
    *keeping
}

/// What another tab did to what is kept, as it concerns this one, which may have words that are not kept yet.
fn elsewhere(event: &StorageEvent, session: &Session, is_waiting: bool) -> Vec<Action> {
    let Some(key) = event.key() else {
        let notice = "What this browser kept of the page was cleared. The open draft is kept again.";
        return if session.is_example { Vec::new() } else { vec![Action::Notice(notice.to_owned())] };
    };
    if key == house::HOUSE {
        return house::changed(event.new_value().as_deref());
    }
    if key != session.draft {
        return Vec::new();
    }
    // What is there by now: where both wrote in the same moment, each hears of what the other's words replaced.
    match browser::Shelf::Device.kept(&session.draft) {
        Some(text) => keeper::taken_over(session, &text, is_waiting).into_iter().collect(),
        None => vec![Action::Notice(
            "This draft was deleted in another tab. It is still here: it is kept again as soon as you type.".to_owned(),
        )],
    }
}

/// What only the page with every step does: it knows keys, opens links that carry a campaign, and keeps the house profile
/// when that changes.
#[cfg(feature = "composer")]
#[hook]
fn use_composer(session: &Session, dispatch: &Callback<Action>, on_place: &Callback<Place>) {
    use_shortcuts(session, dispatch, on_place);
    use_stepping(session, dispatch);
    let latest = use_mut_ref(|| session.clone());
    latest.replace(session.clone());
    use_link({
        let dispatch = dispatch.clone();
        move || {
            let Some((action, mut notice)) = keeper::from_link(&browser::take_fragment(LINK)) else { return };
            let action = action.map(|action| keeper::guarded(&latest.borrow(), action));
            if let Some(Action::Replace(_, told)) = &action {
                notice = format!("{told}.");
            }
            dispatch.emit(Action::Go(View::default()));
            action.into_iter().chain([Action::Notice(notice)]).for_each(|action| dispatch.emit(action));
        }
    });
    let is_first = use_mut_ref(|| true);
    let dispatch = dispatch.clone();
    use_effect_with(session.profile.clone(), move |profile| {
        if !is_first.replace(false) && house::keep(profile) == Keeping::Refused {
            let notice = "The house profile could not be kept: this browser refuses or has no room. Export it before you \
                          close the page.";
            dispatch.emit(Action::Notice(notice.to_owned()));
        }
    });
}

/// The page that opens first leaves a link that carries a campaign to the page with every step.
#[cfg(not(feature = "composer"))]
#[hook]
fn use_composer(session: &Session, dispatch: &Callback<Action>, on_place: &Callback<Place>) {
    let _ = (session, dispatch, on_place);
    use_link(|| {
        if !browser::fragment(LINK).is_empty() {
            browser::announce(COMPOSER);
        }
    });
}

/// Notes that the writer stopped, where something waits for what may be typed next.
#[hook]
fn use_pause(session: &Session, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((session.waits_for_words(), session.campaign.clone()), move |(waits, _)| {
        let timeout = waits.then(|| Timeout::new(History::PAUSE, move || dispatch.emit(Action::Pause)));
        move || drop(timeout)
    });
}

/// Calls `opened` when a link to this page is opened in the page itself, which does not load anew for it.
#[hook]
fn use_link(opened: impl Fn() + 'static) {
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| EventListener::new(&window, "hashchange", move |_| opened()));
        move || drop(listener)
    });
}

/// The step beside the only one here that a key leads to; in the page with every step its own keys do.
fn step_by_key(event: &KeyboardEvent) -> Option<Step> {
    if cfg!(feature = "composer") || !event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "PageDown" => Some(Step::When),
        "PageUp" => Some(Step::Who),
        _ => None,
    }
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
                if let Some(step) = step_by_key(event) {
                    event.prevent_default();
                    dispatch.emit(Action::Go(View::Step(step)));
                    return;
                }
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
