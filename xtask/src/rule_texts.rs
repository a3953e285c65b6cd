//! What every rule looks at and why, as one file: the page that opens first loads it once somebody asks why.

use crate::failure::{Failure, Outcome};
use crate::project;
use std::fs;
use std::path::Path;

/// What begins a rule's part of the file: its id follows on the same line, why it matters and its documentation below.
const SEPARATOR: char = '\u{1e}';

/// Writes what the comments of all declarations say into the file that `index.html` names.
pub fn run() -> Outcome<()> {
    let target = project::root().join("target/page/rules.txt");
    fs::write(&target, all(&project::root().join("src/lint/rules"))?)
        .map_err(|error| Failure::new(format!("{} could not be written: {error}.", project::shown(&target))))
}

fn all(folder: &Path) -> Outcome<String> {
    let unread = |error| Failure::new(format!("{} could not be read: {error}.", project::shown(folder)));
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(unread)?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let texts =
        paths.iter().map(|path| if path.is_dir() { all(path) } else { project::read(path).map(|code| of(&code)) });
    texts.collect()
}

/// The parts of the rules that `code` declares.
fn of(code: &str) -> String {
    code.split("\ndeclare_rule! {\n").skip(1).filter_map(part).collect()
}

fn part(declared: &str) -> Option<String> {
    let mut lines = declared.lines().map(str::trim);
    let comment = lines.clone().map_while(|line| line.strip_prefix("///"));
    let documentation: String = comment.flat_map(|line| [line, "\n"]).collect();
    let id = quoted(lines.find(|line| !line.starts_with("///"))?)?;
    let why = quoted(lines.find_map(|line| line.strip_prefix("why: "))?)?;
    Some(format!("{SEPARATOR}{id}\n{why}\n\n{documentation}"))
}

/// The text in quotes that `line` begins with.
fn quoted(line: &str) -> Option<&str> {
    line.strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_gives_its_id_and_its_comment() {
        let code = "use x;\n\ndeclare_rule! {\n    /// One.\n    ///\n    /// Two.\n    \"copy/x\" {\n        why: \"It matters.\",\n    }\n}\n";
        assert_eq!(of(code), "\u{1e}copy/x\nIt matters.\n\n One.\n\n Two.\n");
    }

    #[test]
    fn every_rule_is_there_with_its_examples() {
        let texts = all(&project::root().join("src/lint/rules")).unwrap();
        let parts: Vec<&str> = texts.split(SEPARATOR).skip(1).collect();
        assert!(parts.len() > 100, "{}", parts.len());
        for part in parts {
            assert!(part.contains("```wrong") && part.contains("```right"), "{part}");
        }
    }
}
