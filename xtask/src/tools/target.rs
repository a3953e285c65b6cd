//! Parts of the Rust toolchain that are not there from the start.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target to the toolchain unless it is there.
pub fn ensure() -> Outcome<()> {
    if is_there() {
        return Ok(());
    }
    println!("Adds the target {TARGET} to the Rust toolchain (seconds).");
    let added = Call::new("rustup").args(["target", "add", TARGET]).run();
    if added.is_ok() && is_there() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The Rust toolchain has no target {TARGET}: check that rustup is installed and online, run `rustup target add {TARGET}` in this folder, then run this again."
    )))
}

/// Adds the tools that read how often each line was run.
pub fn ensure_llvm_tools() -> Outcome<()> {
    Call::new("rustup").args(["component", "add", "llvm-tools"]).run().map_err(|_| {
        Failure::new(
            "The Rust toolchain has no llvm-tools: check that rustup is installed and online, then run this again.",
        )
    })
}

fn is_there() -> bool {
    Call::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .is_ok_and(|sysroot| Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}
