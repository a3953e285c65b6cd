//! The browsers that the page is tested in.

use crate::call::{Call, find, tail};
use crate::failure::{Failure, Outcome};
use crate::project;
use std::env;
use std::path::PathBuf;
use std::time::Duration;

/// A browser, and where it is found.
struct Browser {
    /// What people call it.
    name: &'static str,
    /// The variable that names its program, where somebody sets it.
    variable: &'static str,
    /// What it and its kin are called where programs are looked up.
    programs: &'static [&'static str],
    /// Where they stand on systems that don't look programs up.
    places: &'static [&'static str],
    /// Debian's package of it.
    package: &'static str,
}

const CHROMIUM: Browser = Browser {
    name: "Chrome or Chromium",
    variable: "PUSHPROOF_CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/usr/lib/chromium/chromium",
        "/snap/bin/chromium",
    ],
    package: "chromium",
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "PUSHPROOF_FIREFOX",
    programs: &["firefox-esr", "firefox"],
    places: &["/Applications/Firefox.app/Contents/MacOS/firefox", "/snap/bin/firefox"],
    package: "firefox-esr",
};

const APT_LIMIT: Duration = Duration::from_mins(15);

/// Chromium for the tests, installed if need be and allowed.
pub fn chromium() -> Outcome<PathBuf> {
    CHROMIUM.find_or_install()
}

/// Firefox for the tests, installed if need be and allowed.
pub fn firefox() -> Outcome<PathBuf> {
    FIREFOX.find_or_install()
}

impl Browser {
    fn find_or_install(&self) -> Outcome<PathBuf> {
        if let Some(named) = env::var_os(self.variable).map(PathBuf::from) {
            return if named.is_file() {
                Ok(named)
            } else {
                Err(Failure::new(format!(
                    "{} names {}, which is no file: set it to a program of {}.",
                    self.variable,
                    named.display(),
                    self.name
                )))
            };
        }
        self.installed().map_or_else(|| self.install(), Ok)
    }

    fn installed(&self) -> Option<PathBuf> {
        let places = self.places.iter().map(PathBuf::from).find(|file| file.is_file());
        self.programs.iter().find_map(|name| find(name)).or(places)
    }

    /// Installs Debian's package where that is possible without asking anybody.
    fn install(&self) -> Outcome<PathBuf> {
        let wanted = || {
            Failure::new(format!(
                "The browser tests need {}: install it, or set {} to the program.",
                self.name, self.variable
            ))
        };
        let prefix = root_prefix().filter(|_| find("apt-get").is_some()).ok_or_else(wanted)?;
        println!("Installs the system's package {} for the browser tests (about a minute).", self.package);
        let log = project::root().join("target/apt-get.log");
        let apt = |arguments: &[&str]| {
            let mut words = prefix.to_vec();
            words.extend(["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=600"]);
            words.extend(arguments);
            Call::new(words[0]).args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive").logged(
                &log,
                APT_LIMIT,
                |_| (),
            )
        };
        let done = apt(&["update"]).and_then(|()| apt(&["install", "--no-install-recommends", self.package]));
        self.installed().filter(|_| done.is_ok()).ok_or_else(|| {
            eprintln!("{}", tail(&log));
            wanted()
        })
    }
}

/// What to put before a command to run it as the system's administrator, if we may.
fn root_prefix() -> Option<&'static [&'static str]> {
    let is_root = Call::new("id").args(["-u"]).output().is_ok_and(|id| id.trim() == "0");
    let may_sudo = || Call::new("sudo").args(["-n", "true"]).output().is_ok();
    if is_root {
        Some(&[])
    } else if may_sudo() {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}
