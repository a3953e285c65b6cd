//! Where things stand in this repository, and which versions it fixes.

use crate::failure::{Failure, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in a folder of the repository")
}

/// The folder that the page is built into.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the browser tests.
pub fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// Reads one of the project's own text files.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Failure::new(format!("{} could not be read: {error}.", shown(path))))
}

/// A path as a person would write it: from the top folder where it lies inside.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The version of Trunk that `Trunk.toml` asks for.
pub fn trunk_version() -> Outcome<String> {
    let asked = fixed_in_trunk_toml("trunk-version")?;
    Ok(asked.trim_start_matches('=').to_owned())
}

/// The version of wasm-opt that `Trunk.toml` asks for, as its npm package counts.
pub fn binaryen_version() -> Outcome<String> {
    let asked = fixed_in_trunk_toml("wasm_opt")?;
    Ok(format!("{}.0.0", asked.trim_start_matches("version_")))
}

/// The version of wasm-bindgen that `Cargo.lock` settled on: its tool must be the very same.
pub fn bindgen_version() -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen: restore it with `git checkout Cargo.lock`."))
}

fn fixed_in_trunk_toml(key: &str) -> Outcome<String> {
    let toml = read(&root().join("Trunk.toml"))?;
    quoted_value(&toml, key).ok_or_else(|| Failure::new(format!("Trunk.toml says nothing about `{key}`: add it.")))
}

/// The text in quotes on the line `key = "…"`.
fn quoted_value(toml: &str, key: &str) -> Option<String> {
    toml.lines()
        .filter_map(|line| line.split_once('='))
        .find(|(name, _)| name.trim() == key)
        .and_then(|(_, value)| value.split('"').nth(1))
        .map(str::to_owned)
}

/// The version of a package in a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    lock.split("[[package]]")
        .find(|entry| quoted_value(entry, "name").as_deref() == Some(package))
        .and_then(|entry| quoted_value(entry, "version"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_value_in_quotes() {
        let toml = "# wasm_opt = \"no\"\n[tools]\nwasm_opt = \"version_132\"\n";
        assert_eq!(quoted_value(toml, "wasm_opt").as_deref(), Some("version_132"));
        assert_eq!(quoted_value(toml, "wasm"), None);
    }

    #[test]
    fn takes_the_package_of_that_very_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("2.0.0"));
    }

    #[test]
    fn the_repository_fixes_every_version() {
        for version in [trunk_version(), binaryen_version(), bindgen_version()] {
            let version = version.expect("fixed");
            assert_eq!(version.split('.').count(), 3, "{version}");
        }
    }
}
