//! Pushproof checks CleverTap push campaigns for venues while one writes them.

#![forbid(unsafe_code)]

pub mod audience;
#[cfg(feature = "batch")]
pub mod batch;
pub mod campaign;
#[cfg(feature = "cli")]
pub mod cli;
pub mod dates;
pub mod deeplink;
pub mod document;
pub mod export;
pub mod help;
pub mod lint;
pub mod profile;
pub mod template;
pub mod text;
#[cfg(feature = "web")]
pub mod ui;
pub mod words;
