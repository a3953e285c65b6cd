//! `cargo xtask size`: what the first load weighs, against the budget.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{page, project, tools};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Everything that the page needs at first, compressed with brotli: 300 kB.
const BUDGET: u64 = 300_000;

/// Compresses each file as a static host would at its best. Node.js brings the brotli library
/// that hosts use; it is needed for wasm-opt anyway.
const COMPRESS: &str = "
const { brotliCompressSync } = require('node:zlib');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(file)).length);";

/// One file of the first load, in bytes.
struct Row {
    name: String,
    raw: u64,
    brotli: u64,
}

/// What each file weighed when that was last noted: a name and its bytes a line.
const BASELINE: &str = "xtask/budgets/first-load.txt";

/// Builds the page, prints what its first load weighs, and fails above the budget.
pub fn run() -> Outcome<()> {
    weigh(&page::build()?)
}

/// Builds the page and notes what its first load weighs, for later ones to be compared with.
pub fn note() -> Outcome<()> {
    let rows = rows(&page::build()?)?;
    let lines: Vec<String> = rows.iter().map(|row| format!("{} {}\n", unhashed(&row.name), row.brotli)).collect();
    fs::write(project::root().join(BASELINE), lines.concat())
        .map_err(|error| Failure::new(format!("{BASELINE} could not be written: {error}.")))?;
    println!("{BASELINE} holds what the first load weighs now.");
    Ok(())
}

/// Prints what the first load of a built page weighs, and fails above the budget.
pub fn weigh(dist: &Path) -> Outcome<()> {
    let rows = rows(dist)?;
    let raw = rows.iter().map(|row| row.raw).sum();
    let brotli = rows.iter().map(|row| row.brotli).sum();
    // Without notes everything counts as new.
    let baseline = fs::read_to_string(project::root().join(BASELINE)).unwrap_or_default();
    println!("{:<48}{:>12}{:>12}{:>12}", "first load, bytes", "raw", "brotli", "change");
    for row in &rows {
        let change = change(row, &baseline);
        println!("{:<48}{:>12}{:>12}{change:>12}", row.name, grouped(row.raw), grouped(row.brotli));
    }
    println!("{:<48}{:>12}{:>12}", "together", grouped(raw), grouped(brotli));
    if brotli > BUDGET {
        return Err(Failure::new(format!(
            "The first load is {} bytes over its budget of {}. The last column says what grew since {BASELINE} was noted: shrink it or load it later.",
            grouped(brotli - BUDGET),
            grouped(BUDGET)
        )));
    }
    println!("{:<48}{:>12}{:>12}", "left of the budget", "", grouped(BUDGET - brotli));
    Ok(())
}

fn rows(dist: &Path) -> Outcome<Vec<Row>> {
    let names = first_load(dist)?;
    let sizes = Call::new(tools::node()?)
        .args(["-e", COMPRESS])
        .args(names.iter().map(|name| dist.join(name)))
        .output()
        .map_err(|_| Failure::new("The files in dist/ could not be compressed: build the page again."))?;
    let row = |(name, brotli): (String, &str)| {
        let raw = fs::metadata(dist.join(&name)).map_or(0, |data| data.len());
        Row { name, raw, brotli: brotli.parse().unwrap_or(0) }
    };
    Ok(names.into_iter().zip(sizes.lines()).map(row).collect())
}

/// The files that a browser loads before the page is ready: the document, what it links,
/// and what its scripts import.
pub fn first_load(dist: &Path) -> Outcome<Vec<String>> {
    let mut found = vec!["index.html".to_owned()];
    let mut seen: BTreeSet<String> = found.iter().cloned().collect();
    let mut next = 0;
    while let Some(name) = found.get(next).cloned() {
        next += 1;
        let links = match name.rsplit_once('.') {
            Some((_, "html")) => linked(&project::read(&dist.join(&name))?),
            Some((_, "js")) => imported(&project::read(&dist.join(&name))?, &name),
            _ => Vec::new(),
        };
        for link in links {
            if !dist.join(&link).is_file() {
                return Err(Failure::new(format!("{name} names {link}, which is not in dist/: build the page again.")));
            }
            if seen.insert(link.clone()) {
                found.push(link);
            }
        }
    }
    Ok(found)
}

/// The files beside the page that a document's links and scripts name.
fn linked(html: &str) -> Vec<String> {
    [" href=", " src="]
        .iter()
        .flat_map(|attribute| html.split(attribute).skip(1))
        .filter_map(|rest| {
            let rest = rest.trim_start_matches(['"', '\'']);
            let end = rest.find(['"', '\'', ' ', '>']).unwrap_or(rest.len());
            rest[..end].strip_prefix("./").map(str::to_owned)
        })
        .collect()
}

/// The files that a script imports before it runs.
fn imported(js: &str, importer: &str) -> Vec<String> {
    let folder = importer.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    js.split(['\n', ';'])
        .filter(|statement| {
            let statement = statement.trim_start();
            statement.starts_with("import") && !statement.starts_with("import(")
        })
        .filter_map(|statement| statement.rsplit(['"', '\'']).nth(1)?.strip_prefix("./"))
        .map(|path| format!("{folder}{path}"))
        .collect()
}

/// By how much a file grew since it was last noted: “+120”, “-3,400”, “new”.
fn change(row: &Row, baseline: &str) -> String {
    let name = unhashed(&row.name);
    let bytes = |line: &str| line.strip_prefix(name.as_str())?.strip_prefix(' ')?.parse::<u64>().ok();
    let noted = baseline.lines().find_map(bytes);
    match noted {
        Some(before) if before > row.brotli => format!("-{}", grouped(before - row.brotli)),
        Some(before) => format!("+{}", grouped(row.brotli - before)),
        None => "new".to_owned(),
    }
}

/// A file's name without the hash of its content: `boot-0123456789abcdef.js` is `boot.js`.
fn unhashed(name: &str) -> String {
    let is_hash = |part: &&str| part.len() == 16 && part.chars().all(|c| c.is_ascii_hexdigit());
    match name.split(['-', '_', '.']).find(is_hash) {
        Some(hash) => name.replacen(&format!("-{hash}"), "", 1),
        None => name.to_owned(),
    }
}

/// A number with its thousands set apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_links_with_and_without_quotes() {
        let html = r#"<link rel=icon href=./a.svg><link href="./b.css" rel=x><script src='./c.js'></script><a href="https://x">"#;
        assert_eq!(linked(html), ["a.svg", "b.css", "c.js"]);
    }

    #[test]
    fn finds_what_a_script_imports() {
        let js = "import { a } from './snippets/x/inline0.js';\nimport \"./b.js\";\nconst c = './d.js';\nimport('./later.js')";
        assert_eq!(imported(js, "main.js"), ["snippets/x/inline0.js", "b.js"]);
        assert_eq!(imported("import './y.js'", "snippets/x.js"), ["snippets/y.js"]);
    }

    #[test]
    fn tells_what_grew_whatever_its_hash() {
        let row = |name: &str, brotli| Row { name: name.to_owned(), raw: 0, brotli };
        let baseline = "index.html 100\npushproof-web_bg.wasm 250000\nboot.js 90\n";
        assert_eq!(change(&row("index.html", 100), baseline), "+0");
        assert_eq!(change(&row("pushproof-web-0123456789abcdef_bg.wasm", 251_200), baseline), "+1,200");
        assert_eq!(change(&row("boot-fedcba9876543210.js", 80), baseline), "-10");
        assert_eq!(change(&row("later.js", 80), baseline), "new");
    }

    #[test]
    fn sets_thousands_apart() {
        assert_eq!(
            ["0", "999", "1,000", "1,234,567"],
            [0, 999, 1_000, 1_234_567].map(grouped).map(String::leak) as [&mut str; 4]
        );
    }
}
