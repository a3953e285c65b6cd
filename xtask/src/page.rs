//! Builds the page: one folder that works on any static host, at any path.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, tools};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// Nothing in these folders goes into the page.
const NO_INPUT: [&str; 6] = ["target", "dist", ".git", "tests/browser", "benches", "fuzz"];

/// Builds the release page and returns its folder; does nothing where it would come out the same.
pub fn build() -> Outcome<PathBuf> {
    let dist = project::dist();
    let stamp = project::root().join("target/page/built-from");
    let sources = fingerprint(project::root(), &NO_INPUT.map(|folder| project::root().join(folder)));
    if fs::read_to_string(&stamp).is_ok_and(|built| built == state(sources, &dist)) {
        println!("The page in dist/ is up to date.");
        return Ok(dist);
    }
    let folders = tools::for_the_page()?;
    println!(
        "Builds the page into dist/ (under a minute; two the first time). \
         Trunk will warn once that it leaves the JS of wasm-bindgen as it is: that is expected."
    );
    Call::new("trunk")
        .args(["build"])
        .with_path(&folders)
        // The page tells nobody where on this machine its libraries lay.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless_paths())
        // Trunk takes the usual NO_COLOR=1 for a mistake.
        .env_remove("NO_COLOR")
        .run()
        .map_err(|_| Failure::new("The page could not be built: mend what is said above, then run this again."))?;
    // Without the stamp the next run builds again; that is all.
    let _ = fs::write(stamp, state(sources, &dist));
    Ok(dist)
}

/// The flags that shorten the paths of libraries in the messages of panics.
fn nameless_paths() -> String {
    let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| Some(home("HOME").or_else(|| home("USERPROFILE"))?.join(".cargo")));
    let cargo = cargo.map(|cargo| cargo.display().to_string()).unwrap_or_default();
    // Cargo takes the flags apart at white space.
    if cargo.is_empty() || cargo.contains(char::is_whitespace) {
        return String::new();
    }
    format!("--remap-path-prefix={cargo}=cargo")
}

/// Stands for a build: what went in, and what came out.
fn state(sources: u64, dist: &Path) -> String {
    format!("{sources:016x} {:016x}", fingerprint(dist, &[]))
}

/// Stands for the content of a folder, less the folders given.
pub fn fingerprint(folder: &Path, without: &[PathBuf]) -> u64 {
    let mut hasher = DefaultHasher::new();
    // A folder that cannot be read counts as empty.
    let _ = take_in(folder, without, &mut hasher);
    hasher.finish()
}

fn take_in(folder: &Path, without: &[PathBuf], hasher: &mut DefaultHasher) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        entry.file_name().hash(hasher);
        if entry.file_type()?.is_file() {
            fs::read(entry.path())?.hash(hasher);
        } else if !without.contains(&entry.path()) {
            take_in(&entry.path(), without, hasher)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_every_change_that_counts() {
        let folder = std::env::temp_dir().join(format!("pushproof-page-{}", std::process::id()));
        fs::create_dir_all(folder.join("src/ui")).unwrap();
        fs::create_dir_all(folder.join("target")).unwrap();
        let now = || fingerprint(&folder, &[folder.join("target")]);

        let mut seen = vec![now()];
        fs::write(folder.join("src/ui/a.rs"), "a").unwrap();
        seen.push(now());
        fs::write(folder.join("src/ui/a.rs"), "b").unwrap();
        seen.push(now());
        fs::rename(folder.join("src/ui/a.rs"), folder.join("src/ui/b.rs")).unwrap();
        seen.push(now());
        fs::write(folder.join("target/page"), "built").unwrap();
        assert_eq!(seen.last(), Some(&now()));

        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
        fs::remove_dir_all(folder).unwrap();
    }
}
