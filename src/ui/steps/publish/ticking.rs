//! Keeps the ticks of a draft on the device, beside the draft.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

use super::ticks::Ticks;
use crate::ui::browser::Shelf;
use crate::ui::keeper;

/// What has been ticked, and where ticks go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticking {
    /// What has been ticked.
    pub ticks: Ticks,
    /// Takes what was done.
    pub change: Callback<Change>,
}

/// What can be done with ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Ticked or unticked what is called by the first text and says the second.
    Tick(String, String, bool),
    /// Took off every tick whose key begins with this.
    StartOver(&'static str),
    /// Read the ticks of the draft under this key.
    Read(String, Ticks),
}

impl Ticking {
    /// What ticks, or unticks, what is called `key` and says `value`.
    pub fn tick(&self, key: &str, value: &str, is_ticked: bool) -> Callback<()> {
        let change = Change::Tick(key.to_owned(), value.to_owned(), is_ticked);
        self.change.reform(move |()| change.clone())
    }
}

#[derive(Default, PartialEq)]
struct State {
    draft: String,
    ticks: Ticks,
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let draft = self.draft.clone();
        let ticks = self.ticks.clone();
        let ticks = match change {
            Change::Tick(key, value, is_ticked) => ticks.with(key, &value, is_ticked),
            Change::StartOver(list) => ticks.without(list),
            Change::Read(draft, ticks) => return Rc::new(Self { draft, ticks }),
        };
        let key = keeper::ticks_key(&draft);
        match ticks.written() {
            // Without room the ticks last as long as the page does.
            Some(text) => _ = Shelf::Device.keep(&key, &text),
            None => Shelf::Device.forget(&key),
        }
        Rc::new(Self { draft, ticks })
    }
}

/// The ticks of the draft under the key `draft`, also those that another tab of the page makes.
#[hook]
pub fn use_ticking(draft: &str) -> Ticking {
    let state = use_reducer_eq(State::default);
    {
        let dispatcher = state.dispatcher();
        use_effect_with(draft.to_owned(), move |draft| {
            let key = keeper::ticks_key(draft);
            let read = |text: Option<String>| Ticks::read(&text.unwrap_or_default());
            dispatcher.dispatch(Change::Read(draft.clone(), read(Shelf::Device.kept(&key))));
            let draft = draft.clone();
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "storage", move |event| {
                    if let Some(event) =
                        event.dyn_ref::<StorageEvent>().filter(|event| event.key().as_ref() == Some(&key))
                    {
                        dispatcher.dispatch(Change::Read(draft.clone(), read(event.new_value())));
                    }
                })
            });
            move || drop(listener)
        });
    }
    let change = {
        let dispatcher = state.dispatcher();
        use_callback((), move |change: Change, ()| dispatcher.dispatch(change))
    };
    let ticks = if state.draft == draft { state.ticks.clone() } else { Ticks::default() };
    Ticking { ticks, change }
}
