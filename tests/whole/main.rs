//! The parts of the engine that the small page leaves out: handing campaigns over and taking them in.
#![cfg(feature = "whole")]

mod campaigns;
mod import;
mod recipe;
mod reuse;
mod share;
