//! The keys of the whole page, and their list for the help.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::browser;
use super::parts::field_id;
use super::session::{Action, Session, Step, View, bytes_from_utf16};
use crate::lint::{Diagnostic, Fix, Place};

/// The id of the list of keys.
const LIST: &str = "keys";

/// Keys, and what they do.
const SHORTCUTS: &[(&str, &str)] = &[
    ("F8", "Go to the next problem"),
    ("Shift F8", "Go to the previous problem"),
    ("Ctrl .", "Make the first fix for the problem at the caret"),
    ("Alt PageDown", "Go to the next step"),
    ("Alt PageUp", "Go to the step before"),
    ("Ctrl Z", "Undo, whatever it was"),
    ("Ctrl Shift Z", "Redo"),
    ("Ctrl S", "Nothing to do: everything is kept as you type"),
    ("@", "In a text: choose a personal detail"),
    ("?", "This list, where you are not writing; Ctrl / anywhere"),
];

/// The list of keys, which a key opens over the page.
#[component]
pub fn KeyList() -> Html {
    let close = Callback::from(|_: MouseEvent| browser::toggle_dialog(LIST));
    html! {
        <dialog id={LIST} class="keys-dialog" aria-labelledby="keys-heading">
            <div class="room-head">
                <h2 id="keys-heading">{ "Keys" }</h2>
                <button type="button" class="button small" onclick={close}>{ "Close" }</button>
            </div>
            { keys() }
        </dialog>
    }
}

/// Every key with what it does.
pub fn keys() -> Html {
    let key = |(keys, about): &(&'static str, &'static str)| {
        let caps = keys.split(' ').map(|cap| html! { <kbd>{ cap }</kbd> });
        html! { <><dt>{ for caps }</dt><dd>{ *about }</dd></> }
    };
    html! {
        <>
            <dl class="glossary keys">{ for SHORTCUTS.iter().map(key) }</dl>
            <p class="hint">{ "On a Mac, ⌘ stands for Ctrl and ⌥ for Alt." }</p>
        </>
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Next,
    Previous,
    Fix,
    StepOn,
    StepBack,
    Keep,
    Help,
}

/// What is held down with a key.
#[derive(Clone, Copy, Default)]
struct Held {
    /// Ctrl, or Cmd on a Mac.
    ctrl: bool,
    shift: bool,
    alt: bool,
}

/// What the key `name` asks for, while one `is_writing` or not.
fn wish(name: &str, held: Held, is_writing: bool) -> Option<Wish> {
    match (name, held.ctrl, held.shift) {
        ("PageDown", false, false) if held.alt => Some(Wish::StepOn),
        ("PageUp", false, false) if held.alt => Some(Wish::StepBack),
        _ if held.alt => None,
        ("F8", false, false) => Some(Wish::Next),
        ("F8", false, true) => Some(Wish::Previous),
        (".", true, false) => Some(Wish::Fix),
        ("s", true, false) => Some(Wish::Keep),
        ("/", true, _) => Some(Wish::Help),
        ("?", false, _) if !is_writing => Some(Wish::Help),
        _ => None,
    }
}

/// The step after the one in view, or before it; from a room it is the one where one types.
fn step_beside(view: View, wish: Wish) -> Option<View> {
    let View::Step(step) = view else { return Some(View::default()) };
    let at = Step::ALL.iter().position(|other| *other == step)?;
    let next = if wish == Wish::StepOn { at.checked_add(1) } else { at.checked_sub(1) };
    Step::ALL.get(next?).copied().map(View::Step)
}

/// The problems in the order of the list: those of the step in view come first.
fn in_order(session: &Session) -> Vec<&Diagnostic> {
    let mut problems: Vec<&Diagnostic> = session.problems().collect();
    problems.sort_by_key(|found| !session.view.is_step(Step::of(&found.place.field)));
    problems
}

/// The problem after the one at `last`, or before it; from the end it goes on at the other one.
fn beside<'s>(session: &'s Session, last: Option<&Place>, wish: Wish) -> Option<&'s Diagnostic> {
    let problems = in_order(session);
    let at = last.and_then(|last| problems.iter().position(|found| found.place == *last));
    let next = match (at, wish) {
        (None, Wish::Previous) => problems.len().checked_sub(1)?,
        (None, _) => 0,
        (Some(at), Wish::Previous) => at.checked_sub(1).or_else(|| problems.len().checked_sub(1))?,
        (Some(at), _) => (at + 1) % problems.len(),
    };
    problems.get(next).copied()
}

/// The first fix for what is wrong in the field with `id`, at the caret where that is known in UTF-16 units.
fn fix_at(session: &Session, id: &str, caret: Option<usize>) -> Option<Fix> {
    let is_at_caret = |found: &&Diagnostic| {
        let (Some(span), Some(caret)) = (&found.place.span, caret) else { return true };
        let caret = bytes_from_utf16(&session.text(&found.place.field), caret);
        span.start <= caret && caret <= span.end
    };
    let mut here = session.problems().filter(|found| field_id(&found.place.field) == id).filter(is_at_caret);
    here.find_map(|found| found.fixes.first().cloned())
}

/// Takes the keys of the whole page.
#[hook]
pub fn use_shortcuts(session: &Session, dispatch: &Callback<Action>, on_place: &Callback<Place>) {
    let latest = use_mut_ref(|| session.clone());
    latest.replace(session.clone());
    let (dispatch, on_place) = (dispatch.clone(), on_place.clone());
    use_effect_with((), move |()| {
        let last = Rc::new(RefCell::new(None::<Place>));
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if event.is_composing() {
                    return;
                }
                let ctrl = event.ctrl_key() || event.meta_key();
                let held = Held { ctrl, shift: event.shift_key(), alt: event.alt_key() };
                let Some(wish) = wish(&event.key(), held, browser::is_writing()) else { return };
                event.prevent_default();
                let session = latest.borrow().clone();
                match wish {
                    Wish::Next | Wish::Previous => {
                        let found = beside(&session, last.borrow().as_ref(), wish).map(|found| found.place.clone());
                        if let Some(place) = found {
                            last.replace(Some(place.clone()));
                            on_place.emit(place);
                        }
                    }
                    Wish::Fix => {
                        let (id, caret) = browser::caret();
                        if let Some(fix) = fix_at(&session, &id, caret) {
                            dispatch.emit(Action::Fix(fix));
                        }
                    }
                    Wish::StepOn | Wish::StepBack => {
                        if let Some(view) = step_beside(session.view, wish) {
                            dispatch.emit(Action::Go(view));
                        }
                    }
                    Wish::Help => browser::toggle_dialog(LIST),
                    Wish::Keep => {}
                }
            })
        });
        move || drop(listener)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;
    use crate::profile::Profile;
    use crate::ui::component_tests::now;
    use crate::ui::session::example;

    fn session() -> Session {
        Session::new(example(Profile::guide(), now().date()), false, now())
    }

    #[test]
    fn a_question_mark_in_a_text_is_a_question_mark() {
        let [shift, ctrl, alt] = [
            Held { shift: true, ..Held::default() },
            Held { ctrl: true, ..Held::default() },
            Held { alt: true, ..Held::default() },
        ];
        assert_eq!(wish("?", shift, true), None);
        assert_eq!(wish("?", shift, false), Some(Wish::Help));
        assert_eq!(wish("/", ctrl, true), Some(Wish::Help));
        assert_eq!(wish("F8", alt, true), None);
    }

    #[test]
    fn the_steps_are_walked_in_their_order() {
        let (first, last) = (View::Step(Step::StartHere), View::Step(Step::Publish));
        assert_eq!(step_beside(first, Wish::StepOn), Some(View::Step(Step::Who)));
        assert_eq!(step_beside(first, Wish::StepBack), None);
        assert_eq!(step_beside(last, Wish::StepOn), None);
        assert_eq!(step_beside(View::Drafts, Wish::StepBack), Some(View::default()));
    }

    #[test]
    fn goes_round_through_all_problems() {
        let session = session();
        let count = in_order(&session).len();
        assert!(count > 2);
        let mut last = None;
        let mut seen = Vec::new();
        for _ in 0..count {
            last = beside(&session, last.as_ref(), Wish::Next).map(|found| found.place.clone());
            seen.extend(last.clone());
        }
        assert_eq!(seen, in_order(&session).iter().map(|found| found.place.clone()).collect::<Vec<_>>());
        let before = beside(&session, seen.first(), Wish::Previous).map(|found| &found.place);
        assert_eq!(before, seen.last());
    }

    #[test]
    fn the_fix_at_the_caret_is_that_of_the_words_there() {
        let session = session();
        let id = field_id(&field!(what.title));
        let found = session.problems().find(|found| found.place.field == field!(what.title) && !found.fixes.is_empty());
        let span = found.and_then(|found| found.place.span.clone()).expect("a place");
        let fix = fix_at(&session, &id, Some(span.end)).expect("a fix");
        assert_eq!(Some(&fix), found.and_then(|found| found.fixes.first()));
        assert_eq!(fix_at(&session, "elsewhere", Some(0)), None);
    }
}
