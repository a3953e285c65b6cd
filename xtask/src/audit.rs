//! `cargo xtask audit`: licences and known faults of everything that Pushproof is built upon and tested with.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, tools};

/// Looks through the crates, as `deny.toml` says, and through the packages of the tests.
pub fn run() -> Outcome<()> {
    let cargo_deny = tools::cargo_deny()?;
    let deny = |checks: &[&str]| {
        Call::new(cargo_deny.join("cargo-deny")).args(["--workspace", "--all-features", "check"]).args(checks).run()
    };
    deny(&["bans", "licenses", "sources"]).map_err(|_| {
        Failure::new("A crate breaks a rule of deny.toml: see above, and take another crate or change the rule.")
    })?;
    let mut unseen = Vec::new();
    if deny(&["advisories"]).is_err() {
        unseen.push("crates");
    }
    for folder in [project::browser_tests(), project::root().join("benches/peers")] {
        // Development packages are what this is about: there are no others.
        if Call::new("npm").args(["audit", "--audit-level=high"]).within(&folder).run().is_err() {
            unseen.push("npm packages");
        }
    }
    if unseen.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Something is known against these, or their lists of known faults could not be had: {}. See above which.",
        unseen.join(", ")
    )))
}
