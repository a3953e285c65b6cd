//! The Yew page. It knows the linter's report, never a rule.
//!
//! `session` is its state, pure and tested natively; `browser` is the only place that talks to the browser;
//! `parts` are its building blocks; `steps` are its screens; `preview` shows what a phone will show.

mod app;
mod browser;
#[cfg(test)]
mod component_tests;
mod keeper;
mod later;
mod parts;
mod preview;
pub mod session;
mod steps;

pub use app::App;
