//! The browser that the page is tested in.

use crate::call::{Call, find, tail};
use crate::failure::{Failure, Outcome};
use crate::project;
use std::env;
use std::path::PathBuf;
use std::time::Duration;

/// What Chrome and its kin are called where programs are looked up.
const NAMES: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];

/// Where they stand on systems that don't look programs up.
const PLACES: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
];

const APT_LIMIT: Duration = Duration::from_mins(15);

/// The browser for the tests, installed if need be and allowed.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("PUSHPROOF_CHROMIUM").map(PathBuf::from) {
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Failure::new(format!(
                "PUSHPROOF_CHROMIUM names {}, which is no file: set it to a Chrome or Chromium program.",
                named.display()
            )))
        };
    }
    installed().map_or_else(install, Ok)
}

fn installed() -> Option<PathBuf> {
    let places = PLACES.iter().map(PathBuf::from).find(|file| file.is_file());
    NAMES.iter().find_map(|name| find(name)).or(places)
}

/// Installs Debian's Chromium where that is possible without asking anybody.
fn install() -> Outcome<PathBuf> {
    let wanted = || {
        Failure::new(
            "The browser tests need Chrome or Chromium: install one, or set PUSHPROOF_CHROMIUM to the program.",
        )
    };
    let prefix = root_prefix().filter(|_| find("apt-get").is_some()).ok_or_else(wanted)?;
    println!("Installs the system's package chromium for the browser tests (about a minute).");
    let log = project::root().join("target/apt-get.log");
    let apt = |arguments: &[&str]| {
        let mut words = prefix.to_vec();
        words.extend(["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=600"]);
        words.extend(arguments);
        Call::new(words[0]).args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive").logged(&log, APT_LIMIT, |_| ())
    };
    let done = apt(&["update"]).and_then(|()| apt(&["install", "--no-install-recommends", "chromium"]));
    installed().filter(|_| done.is_ok()).ok_or_else(|| {
        eprintln!("{}", tail(&log));
        wanted()
    })
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
