//! The table that is open in the page: what is known of it (`desk`), the worker that reads it (`worker`), and how the page
//! and the rooms get at both. The table outlives the rooms, so that one comes back to it as it was left.

mod desk;
mod worker;

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use yew::prelude::*;

use crate::tables::{Answer, Ask};
use crate::ui::browser;

pub use desk::{Desk, Detail, Phase};
use worker::Worker;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
    static WATCHERS: RefCell<Vec<Callback<u64>>> = const { RefCell::new(Vec::new()) };
    static GUARD: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Looks at the table.
pub fn look<T>(see: impl FnOnce(&Desk) -> T) -> T {
    DESK.with_borrow(see)
}

/// Changes what is known or shown of the table, and tells whoever watches.
pub fn change(change: impl FnOnce(&mut Desk)) {
    let (turn, is_unsaved) = DESK.with_borrow_mut(|desk| {
        change(desk);
        desk.turn += 1;
        (desk.turn, desk.is_unsaved)
    });
    guard(is_unsaved);
    let watchers = WATCHERS.with_borrow(Clone::clone);
    for watcher in &watchers {
        watcher.emit(turn);
    }
}

/// Has the browser ask before the page is left with cells that would be lost: the table is not kept on the device.
fn guard(is_unsaved: bool) {
    if is_unsaved == GUARD.with_borrow(Option::is_some) {
        return;
    }
    let ask = |window: web_sys::Window| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, "beforeunload", options, web_sys::Event::prevent_default)
    };
    GUARD.set(web_sys::window().filter(|_| is_unsaved).map(ask));
}

/// Notes what need not be shown anew.
pub fn note(note: impl FnOnce(&mut Desk)) {
    DESK.with_borrow_mut(note);
}

/// Renders again whenever something of the table changes.
#[hook]
pub fn use_desk() {
    let turn = use_state_eq(|| look(|desk| desk.turn));
    use_effect_with((), move |()| {
        let watcher = Callback::from(move |next: u64| turn.set(next));
        WATCHERS.with_borrow_mut(|watchers| watchers.push(watcher.clone()));
        move || WATCHERS.with_borrow_mut(|watchers| watchers.retain(|other| *other != watcher))
    });
}

/// Opens a table or campaign documents: the words of the clipboard, or files, each with its name.
pub fn open(files: Vec<(String, Content)>, profile: &crate::profile::Profile) {
    use crate::document::Node;
    let now = crate::campaign::DateTime(browser::local_time()).to_string();
    let (names, contents): (Vec<String>, Vec<Content>) = files.into_iter().unzip();
    change(|desk| desk.begin(&names));
    let ask = Ask::Open { names, profile: profile.to_json().to_string(), now };
    let worker = WORKER.take().or_else(start);
    match &worker {
        Some(worker) => worker.open(ask, contents),
        None => fail(()),
    }
    WORKER.set(worker);
}

/// Loads a worker while one is looking for the table, so that it need not be waited for.
pub fn prepare() {
    WORKER.set(start());
}

/// Lets the worker go where no table came.
pub fn relax() {
    if look(Desk::is_vacant) {
        WORKER.take();
    }
}

fn start() -> Option<Worker> {
    Worker::start(Callback::from(take), Callback::from(fail))
}

pub use worker::Content;

/// Asks something of the worker.
pub fn ask(ask: &Ask) {
    change(|desk| desk.asked(ask));
    let is_heard = WORKER.with_borrow(|worker| worker.as_ref().map(|worker| worker.ask(ask)).is_some());
    if !is_heard {
        fail(());
    }
}

/// Leaves off what is under way. A table that is still being read goes away with its worker.
pub fn stop() {
    if look(|desk| desk.phase == Phase::Reading) {
        WORKER.take();
        change(|desk| desk.fail("Stopped before the first row was read."));
    } else {
        ask(&Ask::Stop);
    }
}

/// Puts the table away.
pub fn close() {
    WORKER.take();
    change(|desk| *desk = Desk { turn: desk.turn, ..Desk::default() });
}

fn take((answer, file): (Answer, Option<web_sys::Blob>)) {
    if let (Answer::File(name), Some(file)) = (&answer, file) {
        browser::download_blob(name, &file);
    }
    change(|desk| desk.take(answer));
}

fn fail((): ()) {
    WORKER.take();
    // Whoever brings a table has it tried again.
    if look(Desk::is_vacant) {
        return;
    }
    change(|desk| {
        desk.fail("The part of Pushproof that reads tables could not be loaded or has stopped. Reload the page and open the table again.");
    });
}
