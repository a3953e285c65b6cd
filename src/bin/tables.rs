//! Reads and checks tables in a worker of the page: takes the page's wishes as messages and answers with messages.
//!
//! A message is a list of a JSON text and, where there are any, of files.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use pushproof::campaign::DateTime;
use pushproof::profile::Profile;
use pushproof::tables::{Answer, Ask, Clerk, File, Reply};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

/// After the first rows the page is left in peace for so long, in milliseconds, to draw them: where there are few
/// processors, it would have to share its own with the work on the others.
const DRAWING: u32 = 60;

/// The worker's state: the table, whether it is at work, and the way to have itself woken.
struct Desk {
    clerk: Option<Clerk<'static>>,
    is_busy: bool,
    /// A message, since a timer would wait 4 ms each time.
    alarm: MessagePort,
}

fn main() {
    let (Some(scope), Ok(channel)) = (scope(), MessageChannel::new()) else { return };
    let desk = Rc::new(RefCell::new(Desk { clerk: None, is_busy: false, alarm: channel.port1() }));
    let woken = {
        let desk = Rc::clone(&desk);
        EventListener::new(&channel.port2(), "message", move |_| go_on(&desk))
    };
    woken.forget();
    channel.port2().start();
    let listener = EventListener::new(&scope, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let parts = js_sys::Array::from(&event.data());
        let Some(ask) = parts.get(0).as_string().and_then(|json| serde_json::from_str::<Ask>(&json).ok()) else {
            return;
        };
        let desk = Rc::clone(&desk);
        match ask {
            Ask::Open { names, profile, now } => {
                spawn_local(async move {
                    let mut files = Vec::new();
                    for (name, part) in names.into_iter().zip(parts.iter().skip(1)) {
                        files.push(File { name, bytes: bytes_of(part).await });
                    }
                    // One table to a worker: the profile is needed for as long as it lives.
                    let profile = Profile::read(&profile).ok();
                    let profile = profile.map_or_else(Profile::guide, |profile| Box::leak(Box::new(profile)));
                    let now = DateTime::parse(&now).unwrap_or_default().0;
                    desk.borrow_mut().clerk = Some(Clerk::open(files, profile, now));
                    work_on(&desk);
                });
            }
            ask => {
                if let Some(clerk) = &mut desk.borrow_mut().clerk {
                    clerk.ask(ask);
                }
                work_on(&desk);
            }
        }
    });
    listener.forget();
    say(&Answer::Ready.into());
}

/// Goes on with what was asked; between two bits of work a message is heard.
fn work_on(desk: &RefCell<Desk>) {
    let mut desk = desk.borrow_mut();
    if !std::mem::replace(&mut desk.is_busy, true) {
        wake(&desk.alarm);
    }
}

fn go_on(desk: &RefCell<Desk>) {
    let mut desk = desk.borrow_mut();
    match desk.clerk.as_mut().and_then(Clerk::go_on) {
        Some(reply) => {
            say(&reply);
            match reply.answer {
                Answer::Lines { done, ref lines, .. } if done == lines.len() => {
                    let alarm = desk.alarm.clone();
                    Timeout::new(DRAWING, move || wake(&alarm)).forget();
                }
                _ => wake(&desk.alarm),
            }
        }
        None => desk.is_busy = false,
    }
}

fn wake(alarm: &MessagePort) {
    // A port that nobody closes takes every message.
    let _ = alarm.post_message(&JsValue::NULL);
}

fn say(reply: &Reply) {
    let Ok(json) = serde_json::to_string(&reply.answer) else { return };
    let parts = js_sys::Array::of1(&JsValue::from(json));
    if let Some(file) = &reply.file {
        let bytes = js_sys::Array::of1(&js_sys::Uint8Array::from(file.as_slice()));
        if let Ok(blob) = Blob::new_with_u8_array_sequence(&bytes) {
            parts.push(&blob);
        }
    }
    // A page that has gone hears nothing.
    let _ = scope().map(|scope| scope.post_message(&parts));
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// The bytes of a file, or of a text.
async fn bytes_of(part: JsValue) -> Vec<u8> {
    if let Some(text) = part.as_string() {
        return text.into_bytes();
    }
    let Ok(file) = part.dyn_into::<Blob>() else { return Vec::new() };
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => js_sys::Uint8Array::new(&buffer).to_vec(),
        Err(_) => Vec::new(),
    }
}
