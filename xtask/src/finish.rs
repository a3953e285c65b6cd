//! The last touch on a built page, before Trunk puts it into place.

use crate::failure::{Failure, Outcome};
use crate::project;
use std::env;
use std::fs;
use std::path::PathBuf;

/// Finishes the page in the folder that Trunk names.
pub fn run() -> Outcome<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new("`finish` is called by Trunk: run `cargo xtask build` instead."))?;
    let page = folder.join("index.html");
    let finished = hash_for_boot(&project::read(&page)?)?;
    fs::write(&page, finished).map_err(|error| Failure::new(format!("The page could not be written: {error}.")))
}

/// Moves the program's hash to where only the boot script reads it.
///
/// Trunk writes it as `integrity`, which browsers ignore on a preload of this kind, with a warning
/// on every visit. The boot script hands it to `fetch`, which does refuse a changed file.
fn hash_for_boot(html: &str) -> Outcome<String> {
    let tag = html
        .split_inclusive('>')
        .filter_map(|part| part.rfind('<').map(|start| &part[start..]))
        .find(|tag| tag.contains(".wasm") && tag.contains(" integrity="))
        .ok_or_else(|| {
            Failure::new("Trunk wrote no preload link with a hash for the program: see `xtask/src/finish.rs`.")
        })?;
    Ok(html.replacen(tag, &tag.replace(" integrity=", " data-integrity="), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_hash_moves() {
        let html = "<link integrity=a rel=stylesheet><link href=x.wasm integrity=b rel=preload><p>";
        assert_eq!(
            hash_for_boot(html).unwrap(),
            "<link integrity=a rel=stylesheet><link href=x.wasm data-integrity=b rel=preload><p>"
        );
    }

    #[test]
    fn a_program_without_a_hash_is_no_page() {
        assert!(hash_for_boot("<link href=x.wasm rel=preload>").is_err());
    }
}
