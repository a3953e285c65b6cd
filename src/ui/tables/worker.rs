//! The worker as the page sees it: started with a table, asked, heard, and ended when it is dropped.

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
    worker: web_sys::Worker,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts a worker and hands it what to open; nothing where the browser can't.
    pub fn start(
        ask: Ask,
        contents: Vec<Content>,
        on_answer: Callback<(Answer, Option<Blob>)>,
        on_failure: Callback<()>,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(&files()?);
        let worker = web_sys::Worker::new_with_options(&browser::linked("tables-worker")?, &options).ok()?;
        let begin = Rc::new(RefCell::new(Some((ask, contents))));
        let heard = {
            let worker = worker.clone();
            EventListener::new(&worker.clone(), "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let parts = js_sys::Array::from(&event.data());
                let answer = parts.get(0).as_string().and_then(|json| serde_json::from_str(&json).ok());
                match answer {
                    Some(Answer::Ready) => {
                        if let Some((ask, contents)) = begin.take() {
                            post(&worker, &ask, contents.into_iter().map(JsValue::from));
                        }
                    }
                    Some(answer) => on_answer.emit((answer, parts.get(1).dyn_into().ok())),
                    None => {}
                }
            })
        };
        let failed = EventListener::new(&worker, "error", move |_| on_failure.emit(()));
        Some(Self { worker, _listeners: [heard, failed] })
    }

    /// Asks something.
    pub fn ask(&self, ask: &Ask) {
        post(&self.worker, ask, []);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
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
