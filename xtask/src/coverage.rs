//! `cargo xtask coverage`: how much of the core the tests run, and which lines they don't.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::tools;

/// What is no part of the core: the page, whose tests run in a browser, and the programs' first lines.
const NOT_CORE: &str = "(src/ui|src/bin|xtask|fuzz|tests|benches)/|src/main.rs";

/// So many lines of a hundred are run at least.
const LEAST: &str = "95";

/// Runs the tests with their steps counted, and fails where too few lines are run.
pub fn run() -> Outcome<()> {
    let folder = tools::cargo_llvm_cov()?;
    println!("Runs the tests with every line counted (some minutes).");
    Call::cargo(&["llvm-cov", "--locked", "--summary-only", "--fail-under-lines", LEAST])
        .args(["--ignore-filename-regex", NOT_CORE])
        // Counting needs no debug information, and compiles quicker without.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .with_path(&[folder])
        .run()
        .map_err(|_| Failure::new(format!("Fewer than {LEAST} of 100 lines are run, or a test failed: see above.")))
}
