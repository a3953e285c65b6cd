//! The command line as people and programs meet it: the real binary, its words, its JSON, its exit codes.
#![cfg(feature = "cli")]

mod check;
mod dashboard;
mod export;
mod fix;
mod import;
mod people;
mod refusals;
mod rules;
mod support;
