//! Runs node on the browser tests' files, with everything that they need to know.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, size, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// A call of node in the folder of the browser tests, against a built page.
pub fn node(dist: &Path) -> Outcome<Call> {
    tools::browser_test_packages()?;
    Ok(Call::new(tools::node()?)
        .within(&project::browser_tests())
        .env("PUSHPROOF_CHROMIUM", tools::chromium()?)
        .env("PUSHPROOF_DIST", dist)
        .env("PUSHPROOF_FIRST_LOAD", size::first_load(dist)?.join(" ")))
}

/// A call of node that runs all browser tests, one file after the other.
pub fn all(dist: &Path) -> Outcome<Call> {
    Ok(node(dist)?.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files()?))
}

/// The files `*.test.mjs`, by name.
fn files() -> Outcome<Vec<PathBuf>> {
    let folder = project::browser_tests();
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::new(format!("{} could not be read: {error}.", project::shown(&folder))))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}
