//! The command line: `pushproof check push.json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    pushproof::cli::run(std::env::args_os())
}
