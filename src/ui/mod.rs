//! The Yew page. It knows the linter's report and the rules' names, never how one finds.
//!
//! `session` is its state, pure and tested natively; `browser` is the only place that talks to the browser;
//! `parts` are its building blocks; `steps` are its screens; `preview` shows what a phone will show.

// The page that opens first leaves out what only the composer's screens use.
#![cfg_attr(not(feature = "composer"), allow(dead_code, unused_imports))]

mod app;
mod browser;
#[cfg(test)]
mod component_tests;
#[cfg(feature = "composer")]
mod drafts;
mod form;
mod keeper;
mod later;
mod parts;
mod preview;
#[cfg(feature = "composer")]
mod rooms;
pub mod session;
#[cfg(feature = "composer")]
mod shortcuts;
#[cfg(feature = "composer")]
mod stepping;
mod steps;
#[cfg(feature = "composer")]
mod tables;

pub use app::App;

/// Starts the page inside the element that `index.html` keeps for it, in the place of what stands there.
///
/// The page that opens first (`composer` switched off) goes away when the composer takes its place.
pub fn start() {
    use gloo::events::EventListener;

    const GONE: &str = "pushproof:gone";
    if cfg!(feature = "composer") {
        browser::announce(app::LEAVE);
        browser::announce(GONE);
    }
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.as_ref().and_then(|document| document.get_element_by_id("app"));
    let page = match root {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
    if let Some(document) = document.filter(|_| !cfg!(feature = "composer")) {
        EventListener::once(&document, GONE, move |_| page.destroy()).forget();
    }
}
