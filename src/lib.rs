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
#[cfg(feature = "whole")]
pub mod import;
pub mod lint;
pub mod order;
pub mod profile;
#[cfg(feature = "whole")]
pub mod recipe;
#[cfg(feature = "whole")]
pub mod reuse;
#[cfg(feature = "composer")]
pub mod schedule;
#[cfg(feature = "whole")]
pub mod share;
#[cfg(any(feature = "batch", feature = "composer"))]
pub mod tables;
pub mod template;
pub mod text;
#[cfg(feature = "web")]
pub mod ui;
pub mod words;
