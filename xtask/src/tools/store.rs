//! The folder that installed tools are kept in, for this clone and every other one.

use crate::failure::{Failure, Outcome};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folder of tools. Each tool has a folder of its own there, named with its version; it gets
/// that name only once it is complete, so an interrupted install is never taken for a finished one.
pub struct Store(PathBuf);

impl Store {
    /// The folder that `PUSHPROOF_TOOLS` names, or one in the user's cache.
    pub fn open() -> Outcome<Self> {
        let folder = env::var_os("PUSHPROOF_TOOLS")
            .map(PathBuf::from)
            .or_else(in_cache)
            .ok_or_else(|| Failure::new("There is no home folder: set PUSHPROOF_TOOLS to a folder for the tools."))?;
        let store = Self(std::path::absolute(&folder).unwrap_or(folder));
        fs::create_dir_all(store.logs()).map_err(|error| {
            Failure::new(format!(
                "The folder for tools, {}, cannot be made ({error}): set PUSHPROOF_TOOLS to another one.",
                store.0.display()
            ))
        })?;
        Ok(store)
    }

    /// The folder of a tool that was installed completely.
    pub fn finished(&self, name: &str) -> Option<PathBuf> {
        Some(self.0.join(name)).filter(|folder| folder.is_dir())
    }

    /// Whether a folder belongs to this one.
    pub fn holds(&self, folder: &Path) -> bool {
        folder.starts_with(&self.0)
    }

    /// Installs a tool: `make` fills an empty folder, which then gets its name.
    pub fn install(&self, name: &str, make: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<PathBuf> {
        let unfinished = self.0.join(format!("unfinished-{name}"));
        let finished = self.0.join(name);
        let failed = |error| {
            Failure::new(format!(
                "{} could not be written ({error}): make room or set PUSHPROOF_TOOLS to another folder.",
                self.0.display()
            ))
        };
        let _ = fs::remove_dir_all(&unfinished);
        fs::create_dir_all(&unfinished).map_err(failed)?;
        make(&unfinished)?;
        fs::rename(&unfinished, &finished).map_err(failed)?;
        Ok(finished)
    }

    /// Where a tool is compiled; kept after an interruption, so that the next try goes on there.
    pub fn workshop(&self, name: &str) -> PathBuf {
        self.0.join("compiling").join(name)
    }

    /// Where the output of an install goes.
    pub fn log(&self, name: &str) -> PathBuf {
        self.logs().join(format!("{name}.log"))
    }

    /// Waits until no other run installs anything; the lock ends with the value, or the program.
    pub fn lock(&self) -> Outcome<File> {
        let file = File::create(self.0.join("lock")).and_then(|file| {
            if file.try_lock().is_err() {
                println!("Another run is installing tools: waiting for it.");
                file.lock()?;
            }
            Ok(file)
        });
        file.map_err(|error| {
            Failure::new(format!(
                "The folder for tools, {}, cannot be locked ({error}): set PUSHPROOF_TOOLS to another one.",
                self.0.display()
            ))
        })
    }

    fn logs(&self) -> PathBuf {
        self.0.join("logs")
    }
}

fn in_cache() -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    cache.or_else(|| env::home_dir().map(|home| home.join(".cache"))).map(|cache| cache.join("pushproof/tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(name: &str) -> Store {
        let folder = env::temp_dir().join(format!("pushproof-store-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Store(folder)
    }

    #[test]
    fn a_finished_install_is_found_again() {
        let store = store("finished");
        let made = store.install("tool-1.0.0", |folder| {
            fs::write(folder.join("tool"), "").unwrap();
            Ok(())
        });
        assert_eq!(store.finished("tool-1.0.0"), made.ok());
        assert_eq!(store.finished("tool-1.0.1"), None);
        fs::remove_dir_all(store.0).unwrap();
    }

    #[test]
    fn an_interrupted_install_is_not_taken_for_a_finished_one() {
        let store = store("interrupted");
        let broken = store.install("tool-1.0.0", |folder| {
            fs::write(folder.join("half"), "").unwrap();
            Err(Failure::new("The line went dead."))
        });
        assert!(broken.is_err());
        assert_eq!(store.finished("tool-1.0.0"), None);
        let again = store.install("tool-1.0.0", |folder| {
            assert!(!folder.join("half").exists());
            Ok(())
        });
        assert!(again.is_ok());
        fs::remove_dir_all(store.0).unwrap();
    }
}
