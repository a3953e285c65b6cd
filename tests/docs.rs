//! The page about the rules is that of the rules.
#![cfg(feature = "cli")]

use std::process::Command;

#[test]
fn the_page_about_the_rules_is_fresh() {
    let written = Command::new(env!("CARGO_BIN_EXE_pushproof"))
        .args(["rules", "--format", "markdown"])
        .output()
        .expect("the binary");
    assert!(
        String::from_utf8(written.stdout).expect("UTF-8") == include_str!("../docs/rules.md"),
        "docs/rules.md is stale; write it anew with: cargo run -- rules --format markdown > docs/rules.md"
    );
}
