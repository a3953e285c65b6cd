//! Tools that come from crates.io: prebuilt where cargo-binstall is at hand, compiled otherwise.

use super::store::Store;
use crate::call::{Call, find, tail};
use crate::failure::{Failure, Outcome};
use crate::project;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A prebuilt tool arrives within this time, or is compiled here.
const PREBUILT_LIMIT: Duration = Duration::from_mins(1);
/// No compilation takes this long, even on a busy machine.
const COMPILE_LIMIT: Duration = Duration::from_hours(1);

/// Compiles fast rather than fast code: half the time, and these tools have little to do.
const COMPILE_FAST: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

/// One tool, in exactly one version.
pub struct Built {
    /// Its package on crates.io.
    pub package: &'static str,
    /// The program to call.
    pub program: &'static str,
    /// The only version that will do.
    pub version: String,
    /// What `cargo install` needs to be told besides.
    pub options: &'static [&'static str],
    /// How long compiling it takes on 2 cores.
    pub minutes: u32,
}

impl Built {
    /// The folder of the program, if it is on this machine in the right version.
    pub fn find(&self, store: &Store) -> Option<PathBuf> {
        let kept = store.finished(&self.name()).map(|folder| folder.join("bin"));
        let on_path = find(self.program).and_then(|file| file.parent().map(Path::to_owned));
        kept.into_iter().chain(on_path).find(|folder| self.is_right(folder))
    }

    /// The folder of the program, installed if need be.
    pub fn find_or_install(&self, store: &Store) -> Outcome<PathBuf> {
        if let Some(folder) = self.find(store) {
            return Ok(folder);
        }
        let folder = store.install(&self.name(), |folder| {
            if self.fetch(store, folder) {
                return Ok(());
            }
            // A prebuilt tool may have arrived in part.
            let _ = fs::remove_dir_all(folder.join("bin"));
            self.compile(store, folder)
        })?;
        Ok(folder.join("bin"))
    }

    fn name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    fn is_right(&self, folder: &Path) -> bool {
        Call::new(folder.join(self.program))
            .args(["--version"])
            .output()
            .is_ok_and(|said| said.split_whitespace().nth(1) == Some(&self.version))
    }

    /// Fetches a prebuilt program; tells whether that went well.
    fn fetch(&self, store: &Store, folder: &Path) -> bool {
        if find("cargo-binstall").is_none() {
            return false;
        }
        println!("Fetches {} {} (up to a minute).", self.package, self.version);
        Call::cargo(&["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
            .args([folder])
            .args([format!("{}@{}", self.package, self.version)])
            .logged(&store.log(&self.name()), PREBUILT_LIMIT, |_| ())
            .is_ok()
            && self.is_right(&folder.join("bin"))
    }

    /// Compiles the program.
    fn compile(&self, store: &Store, folder: &Path) -> Outcome<()> {
        println!(
            "Compiles {} {}, once per machine (about {} minutes on 2 cores).",
            self.package, self.version, self.minutes
        );
        let workshop = store.workshop(&self.name());
        let log = store.log(&self.name());
        let call = Call::cargo(&["install", self.package, "--locked", "--version", &self.version])
            .args(self.options)
            .args(["--no-track", "--root"])
            .args([folder])
            .env("CARGO_TARGET_DIR", &workshop);
        COMPILE_FAST
            .iter()
            .fold(call, |call, (name, value)| call.env(name, value))
            .logged(&log, COMPILE_LIMIT, |spent| self.tell(spent))
            .map_err(|_| {
                eprintln!("{}", tail(&log));
                Failure::new(format!(
                    "{} {} could not be installed: see the lines above and {}, check that crates.io can be reached, then run this again.",
                    self.package,
                    self.version,
                    project::shown(&log)
                ))
            })?;
        let _ = fs::remove_dir_all(workshop);
        Ok(())
    }

    /// A sign of life every minute.
    fn tell(&self, spent: Duration) {
        let seconds = spent.as_secs();
        if seconds > 0 && seconds.is_multiple_of(60) {
            println!("  still compiling {}: {} min so far", self.package, seconds / 60);
        }
    }
}
