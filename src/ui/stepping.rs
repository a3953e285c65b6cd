//! The browser's Back and Forward go from step to step and from room to room, as its user expects.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PopStateEvent;
use yew::prelude::*;

use super::browser;
use super::session::{Action, Session, View};

/// Notes each view that is gone to in the browser's history, and goes to those that are gone back to.
#[hook]
pub fn use_stepping(session: &Session, dispatch: &Callback<Action>) {
    let noted = use_mut_ref(|| None::<View>);
    let view = session.view;
    {
        let noted = noted.clone();
        use_effect_with(view, move |view| match noted.replace(Some(*view)) {
            Some(before) if before == *view => {}
            Some(_) => browser::note_place(view.name(), true),
            None => {
                browser::note_place(View::default().name(), false);
                if *view != View::default() {
                    browser::note_place(view.name(), true);
                }
            }
        });
    }
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |event| {
                let Some(event) = event.dyn_ref::<PopStateEvent>() else { return };
                let Some(view) = event.state().as_string().and_then(|name| View::named(&name)) else { return };
                noted.replace(Some(view));
                dispatch.emit(Action::Go(view));
            })
        });
        move || drop(listener)
    });
}
