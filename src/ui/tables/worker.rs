//! The worker as the page sees it: started, handed a table, asked, heard, and ended when it is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, MessageEvent, WorkerOptions};
use yew::Callback;

use crate::tables::{Answer, Ask};
use crate::ui::browser;

/// What a table is read from.
pub enum Content {
    /// The words of the clipboard.
    Text(String),
    /// A file, whose bytes the page never holds.
    File(Blob),
}

impl From<Content> for JsValue {
    fn from(content: Content) -> Self {
        match content {
            Content::Text(text) => text.into(),
            Content::File(file) => file.into(),
        }
    }
}

/// A worker at work; it ends with this.
pub struct Worker {
    thread: web_sys::Worker,
    /// How far it is from its table.
    start: Rc<RefCell<Start>>,
    _listeners: [EventListener; 2],
}

/// How far a worker is from its table.
enum Start {
    /// It loads.
    Loading,
    /// It loads, and is to open this.
    Asked(Ask, Vec<Content>),
    /// It has loaded.
    Loaded,
}

impl Worker {
    /// Starts a worker, which has nothing to do yet; nothing where the browser can't.
    pub fn start(on_answer: Callback<(Answer, Option<Blob>)>, on_failure: Callback<()>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(&files()?);
        let worker = web_sys::Worker::new_with_options(&browser::linked("tables-worker")?, &options).ok()?;
        let start = Rc::new(RefCell::new(Start::Loading));
        let heard = {
            let (worker, start) = (worker.clone(), Rc::clone(&start));
            EventListener::new(&worker.clone(), "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let parts = js_sys::Array::from(&event.data());
                let answer = parts.get(0).as_string().and_then(|json| serde_json::from_str(&json).ok());
                match answer {
                    Some(Answer::Ready) => {
                        if let Start::Asked(ask, contents) = start.replace(Start::Loaded) {
                            post(&worker, &ask, contents.into_iter().map(JsValue::from));
                        }
                    }
                    Some(answer) => on_answer.emit((answer, parts.get(1).dyn_into().ok())),
                    None => {}
                }
            })
        };
        let failed = EventListener::new(&worker, "error", move |_| on_failure.emit(()));
        Some(Self { thread: worker, start, _listeners: [heard, failed] })
    }

    /// Hands over what to open, as soon as the worker has loaded.
    pub fn open(&self, ask: Ask, contents: Vec<Content>) {
        let mut start = self.start.borrow_mut();
        match *start {
            Start::Loading | Start::Asked(..) => *start = Start::Asked(ask, contents),
            Start::Loaded => post(&self.thread, &ask, contents.into_iter().map(JsValue::from)),
        }
    }

    /// Asks something.
    pub fn ask(&self, ask: &Ask) {
        post(&self.thread, ask, []);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.thread.terminate();
    }
}

fn post(worker: &web_sys::Worker, ask: &Ask, contents: impl IntoIterator<Item = JsValue>) {
    if let Ok(json) = serde_json::to_string(ask) {
        let parts: js_sys::Array = std::iter::once(JsValue::from(json)).chain(contents).collect();
        // A worker that has ended has told so as an error.
        let _ = worker.post_message(&parts);
    }
}

/// The files that the worker is to load: its glue, its program and the program's hash.
fn files() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link = document.query_selector("link[rel=tables]").ok()??.dyn_into::<HtmlElement>().ok()?.dataset();
    let named = |name: &str| link.get(name).unwrap_or_default();
    Some(format!("{} {} {}", named("glue"), named("program"), named("hash")))
}
