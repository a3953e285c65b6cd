//! Node.js and what comes from npm: wasm-opt, and the packages of the browser tests.

use super::store::Store;
use crate::call::{Call, find, tail};
use crate::failure::{Failure, Outcome};
use crate::project;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The oldest Node.js that will do.
const OLDEST: u32 = 20;
const NPM_LIMIT: Duration = Duration::from_mins(5);

/// Node.js, if it is new enough.
pub fn node() -> Outcome<PathBuf> {
    let new_enough =
        |node: &PathBuf| Call::new(node).args(["--version"]).output().is_ok_and(|said| major(&said) >= Some(OLDEST));
    find("node").filter(new_enough).ok_or_else(|| {
        Failure::new(format!(
            "Node.js {OLDEST} or newer is needed: install it from nodejs.org or your system's packages, then run this again."
        ))
    })
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The folder of wasm-opt, if it is on this machine in the right version.
pub fn find_wasm_opt(store: &Store, version: &str) -> Option<PathBuf> {
    let kept = store.finished(&package(version)).map(|folder| folder.join("node_modules/.bin"));
    let on_path = find("wasm-opt").and_then(|file| file.parent().map(Path::to_owned));
    kept.into_iter().chain(on_path).find(|folder| is_wasm_opt(folder, version))
}

/// The folder of wasm-opt, installed if need be.
pub fn find_or_install_wasm_opt(store: &Store, version: &str) -> Outcome<PathBuf> {
    if let Some(folder) = find_wasm_opt(store, version) {
        return Ok(folder);
    }
    node()?;
    println!("Installs wasm-opt, of binaryen {version} (seconds).");
    let folder = store.install(&package(version), |folder| {
        let log = store.log(&package(version));
        Call::new("npm")
            .args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
            .args([folder])
            .args([format!("binaryen@{version}")])
            .logged(&log, NPM_LIMIT, |_| ())
            .map_err(|_| unreached("binaryen", &log))
    })?;
    Ok(folder.join("node_modules/.bin"))
}

fn package(version: &str) -> String {
    format!("binaryen-{version}")
}

fn is_wasm_opt(folder: &Path, version: &str) -> bool {
    Call::new(folder.join("wasm-opt"))
        .args(["--version"])
        .output()
        .is_ok_and(|said| said.split_whitespace().nth(2) == version.split('.').next())
}

/// Installs what a folder's `package-lock.json` names, unless that is what is there; `what` is what it is for.
pub fn packages(folder: &Path, what: &str) -> Outcome<()> {
    let lock = project::read(&folder.join("package-lock.json"))?;
    // Written last, so its absence or another content means: install (again).
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    node()?;
    println!("Installs the packages of {what} (seconds).");
    let log = Store::open()?.log(&what.replace(' ', "-"));
    Call::new("npm")
        .args(["ci"])
        .within(folder)
        .logged(&log, NPM_LIMIT, |_| ())
        .map_err(|_| unreached(&format!("the packages of {what}"), &log))?;
    fs::write(&stamp, lock)
        .map_err(|error| Failure::new(format!("{} could not be written: {error}.", project::shown(&stamp))))
}

fn unreached(what: &str, log: &Path) -> Failure {
    eprintln!("{}", tail(log));
    Failure::new(format!(
        "npm could not install {what}: see the lines above, check that the npm registry can be reached, then run this again."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_node_says_of_its_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("nightly"), None);
    }
}
