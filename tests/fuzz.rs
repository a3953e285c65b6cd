//! What is promised of any input holds of every seed of the fuzzer, among which is whatever it ever found.
#![cfg(all(feature = "batch", feature = "whole"))]

#[path = "../fuzz/src/lib.rs"]
mod promises;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

/// Holds a promise against every file of these folders.
fn replay(folders: &[&str], promise: fn(&[u8])) {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut broken = Vec::new();
    for folder in folders {
        let files = fs::read_dir(top.join(folder)).expect("seeds").map(|entry| entry.expect("a seed").path());
        let files: Vec<_> = files.filter(|file| file.is_file()).collect();
        assert!(!files.is_empty(), "{folder} is empty");
        for file in files {
            let bytes = fs::read(&file).expect("a seed");
            if catch_unwind(|| promise(&bytes)).is_err() {
                broken.push(file);
            }
        }
    }
    assert!(broken.is_empty(), "what each of these does stands above: {broken:#?}");
}

const RIGHT: &str = "tests/corpus/right";
const WRONG: &str = "tests/corpus/wrong";

#[test]
fn any_text_is_taken_apart() {
    replay(&["fuzz/seeds/template"], promises::template);
}

#[test]
fn any_link_is_read() {
    replay(&["fuzz/seeds/deep_link"], promises::deep_link);
}

#[test]
fn any_document_is_read_or_told() {
    replay(&["fuzz/seeds/campaign", RIGHT, WRONG], promises::campaign);
}

#[test]
fn any_shared_link_is_opened_or_told() {
    replay(&["fuzz/seeds/share", RIGHT, WRONG], promises::share);
}

#[test]
fn any_table_is_read_or_told() {
    replay(&["fuzz/seeds/table", "tests/batch"], promises::table);
}

#[test]
fn any_fix_holds() {
    replay(&["fuzz/seeds/fixer", RIGHT, WRONG], promises::fixer);
}
