//! What the service worker has to know of a finished page: its version, and every file that belongs to it.

use crate::failure::{Failure, Outcome};
use crate::{page, project};
use std::fs;
use std::path::Path;

/// The worker, the page, and what only hosts read: no page ever asks for them by these names.
const NOT_KEPT: [&str; 3] = ["sw.js", "index.html", "_headers"];

/// Writes the version into the page, and the version and the list of files into its service worker.
pub fn finish(folder: &Path) -> Outcome<()> {
    let version = page::fingerprint(folder, &[]);
    let version = format!("{version:016x}");
    let page = folder.join("index.html");
    let html = project::read(&page)?.replacen("<title>", &format!("<meta name=version content={version}><title>"), 1);
    let worker = folder.join("sw.js");
    let script = preamble(&version, &names(folder)?) + &project::read(&worker)?;
    for (file, text) in [(page, html), (worker, script)] {
        fs::write(&file, text)
            .map_err(|error| Failure::new(format!("{} could not be written: {error}.", file.display())))?;
    }
    Ok(())
}

/// The files that the worker keeps, as the page asks for them.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Failure::new(format!("{} could not be read: {error}.", folder.display())))?;
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !NOT_KEPT.contains(&name.as_str()))
        .map(|name| format!("./{name}"))
        .collect();
    names.push("./".to_owned());
    names.sort();
    Ok(names)
}

fn preamble(version: &str, names: &[String]) -> String {
    format!("const VERSION = {version:?};\nconst FILES = {names:?};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finished_page_and_its_worker_agree() {
        let folder = std::env::temp_dir().join(format!("pushproof-offline-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in
            [("index.html", "<title>Pushproof</title>"), ("sw.js", "// keeps\n"), ("a.css", ""), ("_headers", "")]
        {
            fs::write(folder.join(name), text).unwrap();
        }
        finish(&folder).unwrap();
        let worker = fs::read_to_string(folder.join("sw.js")).unwrap();
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        fs::remove_dir_all(folder).unwrap();

        let version = worker.split('"').nth(1).unwrap();
        assert_eq!(worker, format!("const VERSION = {version:?};\nconst FILES = [\"./\", \"./a.css\"];\n// keeps\n"));
        assert_eq!(page, format!("<meta name=version content={version}><title>Pushproof</title>"));
    }
}
