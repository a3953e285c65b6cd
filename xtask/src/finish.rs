//! The last touch on a built page, before Trunk puts it into place.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{offline, project, tools};
use std::env;
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
    write(&page, &finished)?;
    offline::finish(&folder)
}

/// Gives a program's files names that change with their content, and returns the link that names them to whoever starts
/// it. Trunk does this by itself only for the program that opens first.
fn later_link(folder: &Path, program: &str) -> Outcome<String> {
    let files = ["pushproof-NAME.js", "pushproof-NAME_bg.wasm"];
    let old = files.map(|file| file.replacen("NAME", program, 1));
    let hashes = hashes(&old.clone().map(|name| folder.join(name)))?;
    let [glue_hash, program_hash] = hashes.as_slice() else {
        return Err(Failure::new(format!("Trunk wrote no {program}: see `index.html` and `xtask/src/finish.rs`.")));
    };
    let named = |file: &str, hash: &str| {
        let short: String = hash.chars().skip("sha384-".len()).filter(char::is_ascii_alphanumeric).take(16).collect();
        file.replacen("NAME", &format!("{program}-{}", short.to_lowercase()), 1)
    };
    let [new_glue, new_program] = [named(files[0], glue_hash), named(files[1], program_hash)];
    for (old, new) in old.iter().zip([&new_glue, &new_program]) {
        fs::rename(folder.join(old), folder.join(new))
            .map_err(|error| Failure::new(format!("{old} could not be renamed: {error}.")))?;
    }
    Ok(format!(
        "<link rel={program} data-glue=./{new_glue} data-glue-hash=\"{glue_hash}\" data-program=./{new_program} data-hash=\"{program_hash}\">"
    ))
}

fn hashes(files: &[PathBuf]) -> Outcome<Vec<String>> {
    let said = Call::new(tools::node()?)
        .args(["-e", HASH])
        .args(files)
        .output()
        .map_err(|_| Failure::new("Node.js could not read the programs that Trunk built: see `index.html`."))?;
    Ok(said.lines().map(str::to_owned).collect())
}

fn write(page: &Path, text: &str) -> Outcome<()> {
    fs::write(page, text).map_err(|error| Failure::new(format!("The page could not be written: {error}.")))
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
