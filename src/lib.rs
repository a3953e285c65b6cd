//! Pushproof: checks CleverTap push campaigns for venues.
#![forbid(unsafe_code)]
#[cfg(feature = "web")]
pub mod ui;
