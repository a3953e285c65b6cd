//! `cargo xtask bench --peers`: the engine beside other checkers, on the same texts in one run.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, tools};

/// Measures Pushproof, then the others, and prints how many times longer they take.
pub fn run() -> Outcome<()> {
    let folder = project::root().join("benches/peers");
    tools::packages(&folder, "the peers")?;
    println!("Measures Pushproof and its peers. A few minutes at first; close what else keeps the machine busy.");
    let measured = Call::cargo(&["run", "--quiet", "--release", "--locked", "--example", "peers"])
        .output()
        .map_err(|_| Failure::new("Pushproof could not be measured: what went wrong stands above."))?;
    Call::new(tools::node()?)
        .within(&folder)
        .args(["peers.mjs", measured.trim()])
        .run()
        .map_err(|_| Failure::new("The peers could not be measured: what went wrong stands above."))
}
