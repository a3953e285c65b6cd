//! Joins the style files into the page's stylesheets.

use crate::failure::{Failure, Outcome};
use crate::project;
use std::fs;
use std::path::Path;

/// The lists of files, and what each is joined into: the style of the page that opens first, and what comes with the
/// composer.
const SHEETS: [(&str, &str); 2] = [("main.css", "pushproof.css"), ("composer.css", "pushproof-composer.css")];

/// Joins each list and all that it imports into the file that `index.html` names.
pub fn run() -> Outcome<()> {
    let folder = project::root().join("styles");
    for (list, sheet) in SHEETS {
        let joined = join(&project::read(&folder.join(list))?, &folder)?;
        let target = project::root().join("target/page").join(sheet);
        write(&target, &joined)
            .map_err(|error| Failure::new(format!("The stylesheet could not be written: {error}.")))?;
    }
    Ok(())
}

fn write(target: &Path, text: &str) -> std::io::Result<()> {
    target.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(target, text)
}

/// Puts each imported file where its `@import "file.css";` stands.
fn join(css: &str, folder: &Path) -> Outcome<String> {
    let mut joined = String::new();
    for line in css.lines() {
        if let Some(name) = imported(line) {
            let file = folder.join(name);
            let within = file.parent().unwrap_or(folder);
            joined.push_str(&join(&project::read(&file)?, within)?);
        } else {
            joined.push_str(line);
            joined.push('\n');
        }
    }
    Ok(joined)
}

/// The file that a line imports.
fn imported(line: &str) -> Option<&str> {
    line.trim().strip_prefix("@import \"")?.strip_suffix("\";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_import_and_nothing_else() {
        assert_eq!(imported("@import \"shell.css\";"), Some("shell.css"));
        assert_eq!(imported("/* @import \"shell.css\"; */"), None);
        assert_eq!(imported(".import { }"), None);
    }

    #[test]
    fn the_stylesheets_hold_every_file_and_no_import() {
        let folder = project::root().join("styles");
        let joined: String = SHEETS
            .iter()
            .map(|(list, _)| join(&project::read(&folder.join(list)).unwrap(), &folder).unwrap())
            .collect();
        assert!(!joined.contains("@import"));
        for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let css = project::read(&file).unwrap();
            let last = css.lines().rfind(|line| !line.trim().is_empty() && imported(line).is_none());
            assert!(last.is_none_or(|line| joined.contains(line)), "no stylesheet imports {}", project::shown(&file));
        }
    }

    #[test]
    fn names_the_file_that_is_not_there() {
        let missing = join("@import \"nowhere.css\";", &project::root().join("styles"));
        assert!(missing.unwrap_err().to_string().contains("styles/nowhere.css"));
    }
}
