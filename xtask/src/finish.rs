//! The last touch on a built page, before Trunk puts it into place.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{offline, project, tools};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The programs that are loaded later: the composer, and the worker that reads tables.
const LATER: [&str; 2] = ["composer", "tables"];

/// Prints the SHA-384 of each file as browsers want it. Node.js brings the hash; it is needed for wasm-opt anyway.
const HASH: &str = "
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) console.log('sha384-' + createHash('sha384').update(readFileSync(file)).digest('base64'));";

/// Finishes the page in the folder that Trunk names.
pub fn run() -> Outcome<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new("`finish` is called by Trunk: run `cargo xtask build` instead."))?;
    let page = folder.join("index.html");
    let finished = hash_for_boot(&project::read(&page)?)?;
    let links = LATER.map(|program| later_link(&folder, program)).into_iter().collect::<Outcome<String>>()?;
    let finished = finished.replacen("<script", &format!("{links}<script"), 1);
    fs::write(&page, &finished).map_err(|error| Failure::new(format!("The page could not be written: {error}.")))?;
    offline::finish(&folder)
}

/// What belongs to a later program: its glue, its program, and a stylesheet where it has one; with the names of the data
/// that `assets/boot.js` reads.
const PARTS: [(&str, &str, &str); 3] = [
    ("pushproof-NAME.js", "data-glue", "data-glue-hash"),
    ("pushproof-NAME_bg.wasm", "data-program", "data-hash"),
    ("pushproof-NAME.css", "data-style", "data-style-hash"),
];

/// Gives a program's files names that change with their content, and returns the link that names them to whoever starts
/// it. Trunk does this by itself only for the program that opens first.
fn later_link(folder: &Path, program: &str) -> Outcome<String> {
    let parts: Vec<_> = PARTS
        .iter()
        .map(|(file, name, hash)| (file.replacen("NAME", program, 1), file, name, hash))
        // Only the composer has a style of its own.
        .filter(|(old, _, name, _)| *name != &"data-style" || folder.join(old).is_file())
        .collect();
    let old: Vec<PathBuf> = parts.iter().map(|(old, ..)| folder.join(old)).collect();
    let hashes = hashes(&old)?;
    if hashes.len() != parts.len() {
        return Err(Failure::new(format!("Trunk wrote no {program}: see `index.html` and `xtask/src/finish.rs`.")));
    }
    let mut link = format!("<link rel={program}");
    for ((old, file, name, hash_name), hash) in parts.iter().zip(hashes) {
        let short: String = hash.chars().skip("sha384-".len()).filter(char::is_ascii_alphanumeric).take(16).collect();
        let new = file.replacen("NAME", &format!("{program}-{}", short.to_lowercase()), 1);
        fs::rename(folder.join(old), folder.join(&new))
            .map_err(|error| Failure::new(format!("{old} could not be renamed: {error}.")))?;
        let _ = write!(link, " {name}=./{new} {hash_name}=\"{hash}\"");
    }
    Ok(link + ">")
}

fn hashes(files: &[PathBuf]) -> Outcome<Vec<String>> {
    let said = Call::new(tools::node()?)
        .args(["-e", HASH])
        .args(files)
        .output()
        .map_err(|_| Failure::new("Node.js could not read the programs that Trunk built: see `index.html`."))?;
    Ok(said.lines().map(str::to_owned).collect())
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
