//! The programs that building and testing need: found where they are, installed where not.

mod browser;
mod built;
mod node;
mod store;
mod target;

pub use browser::{chromium, firefox};
pub use node::{node, packages};
pub use target::ensure as for_webassembly;

use crate::failure::Outcome;
use crate::project;
use built::Built;
use std::path::PathBuf;
use std::thread;
use store::Store;

/// The folder of cargo-fuzz, installed if need be.
pub fn cargo_fuzz() -> Outcome<PathBuf> {
    alone(&Built {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        options: &[],
        minutes: 1,
    })
}

/// The folder of cargo-llvm-cov, installed if need be, with the part of the Rust toolchain that it reads counts with.
pub fn cargo_llvm_cov() -> Outcome<PathBuf> {
    target::ensure_llvm_tools()?;
    alone(&Built {
        package: "cargo-llvm-cov",
        program: "cargo-llvm-cov",
        version: "0.9.1".to_owned(),
        options: &[],
        minutes: 1,
    })
}

/// The folder of cargo-deny, installed if need be.
pub fn cargo_deny() -> Outcome<PathBuf> {
    alone(&Built {
        package: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2".to_owned(),
        options: &["--no-default-features"],
        minutes: 6,
    })
}

/// The folder of a tool that is not needed for the page, installed if need be.
fn alone(tool: &Built) -> Outcome<PathBuf> {
    let store = Store::open()?;
    if let Some(folder) = tool.find(&store) {
        return Ok(folder);
    }
    let _alone = store.lock()?;
    tool.find_or_install(&store)
}

/// Everything that building the page takes; returns the folders of installed tools, to be looked into first.
///
/// What is missing is installed, once per machine: all at the same time, since the two programs
/// that may have to be compiled don't fill two cores all along.
pub fn for_the_page() -> Outcome<Vec<PathBuf>> {
    target::ensure()?;
    let trunk = Built {
        package: "trunk",
        program: "trunk",
        version: project::trunk_version()?,
        options: &["--no-default-features"],
        minutes: 6,
    };
    let bindgen = Built {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: project::bindgen_version()?,
        options: &[],
        minutes: 3,
    };
    let binaryen = project::binaryen_version()?;

    let store = Store::open()?;
    let found = [trunk.find(&store), bindgen.find(&store), node::find_wasm_opt(&store, &binaryen)];
    let folders: Vec<PathBuf> = if found.iter().all(Option::is_some) {
        found.into_iter().flatten().collect()
    } else {
        let _alone = store.lock()?;
        thread::scope(|scope| {
            let trunk = scope.spawn(|| trunk.find_or_install(&store));
            let bindgen = scope.spawn(|| bindgen.find_or_install(&store));
            let opt = node::find_or_install_wasm_opt(&store, &binaryen);
            let built =
                [trunk, bindgen].map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            built.into_iter().chain([opt]).collect::<Outcome<_>>()
        })?
    };
    // What was found elsewhere is found there again; putting its folder first could hide another tool.
    Ok(folders.into_iter().filter(|folder| store.holds(folder)).collect())
}
