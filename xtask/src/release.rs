//! What leaves the house: the page in one file, and the page as an archive.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the whole page into one file that opens from a disk or a mail, and returns its path.
pub fn single_file(dist: &Path) -> Outcome<PathBuf> {
    let file = folder()?.join("pushproof.html");
    Call::new(tools::node()?)
        .args([&project::root().join("xtask/single-file.mjs"), dist, &project::root().join("assets"), &file])
        .run()
        .map_err(|_| Failure::new("The page could not be put into one file: what went wrong stands above."))?;
    Ok(file)
}

/// Packs the page for whoever hosts it, and returns the archive's path.
pub fn archive(dist: &Path) -> Outcome<PathBuf> {
    let file = folder()?.join(concat!("pushproof-", env!("CARGO_PKG_VERSION"), ".tar.gz"));
    Call::new("tar")
        .args(["-czf".as_ref(), file.as_os_str(), "-C".as_ref(), dist.as_os_str(), ".".as_ref()])
        .run()
        .map_err(|_| {
            Failure::new("The archive could not be written: install `tar`, or copy the folder dist/ itself.")
        })?;
    Ok(file)
}

/// Says where a file is and how large.
pub fn tell(file: &Path) {
    let kilobytes = fs::metadata(file).map_or(0, |data| data.len() / 1000);
    println!("Wrote {} ({kilobytes} kB).", project::shown(file));
}

fn folder() -> Outcome<PathBuf> {
    let folder = project::root().join("target/page");
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{} could not be made: {error}.", project::shown(&folder))))?;
    Ok(folder)
}
