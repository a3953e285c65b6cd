//! Runs node on the browser tests' files, with everything that they need to know.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, release, size, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// A call of node in the folder of the browser tests, against a built page.
pub fn node(dist: &Path) -> Outcome<Call> {
    tools::packages(&project::browser_tests(), "the browser tests")?;
    Ok(Call::new(tools::node()?)
        .within(&project::browser_tests())
        .env("PUSHPROOF_CHROMIUM", tools::chromium()?)
        .env("PUSHPROOF_FIREFOX", tools::firefox()?)
        .env("PUSHPROOF_DIST", dist)
        .env("PUSHPROOF_SINGLE_FILE", release::single_file(dist)?)
        .env("PUSHPROOF_FIRST_LOAD", size::first_load(dist)?.join(" ")))
}

/// A call of node that runs the browser tests, one file after the other: those whose name holds
/// one of the words, or all where there is none.
pub fn tests(dist: &Path, words: &[&str]) -> Outcome<Call> {
    Ok(node(dist)?.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files(words)?))
}

/// The files `*.test.mjs` that the words choose, by name.
fn files(words: &[&str]) -> Outcome<Vec<PathBuf>> {
    let folder = project::browser_tests();
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::new(format!("{} could not be read: {error}.", project::shown(&folder))))?;
    let chosen = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".test.mjs") && chosen(name))
        .collect();
    names.sort();
    if names.is_empty() {
        return Err(Failure::new(format!(
            "No browser test is called `{}`: look into {}.",
            words.join(" "),
            project::shown(&folder)
        )));
    }
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}
