//! Whole campaigns as venues write them: right ones without error or warning, wrong ones with exactly their mistake.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use pushproof::campaign::read_file;
use pushproof::lint::{Diagnostic, Severity, check};
use pushproof::profile::Profile;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The errors and warnings of the campaign in `file`.
fn serious(file: &Path) -> Vec<Diagnostic> {
    let text = fs::read_to_string(file).expect("a file");
    let campaigns = read_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let found = campaigns.iter().flat_map(|campaign| check(campaign, Profile::guide(), now()).diagnostics);
    found.filter(|found| found.severity != Severity::Advice).collect()
}

#[test]
fn right_campaigns_have_no_error_and_no_warning() {
    for file in files("right") {
        let found = serious(&file);
        assert!(found.is_empty(), "{}: {found:#?}", file.display());
    }
}

/// A wrong campaign's file is called after its rule: `link.slash.json`, `token.malformed--open-quote.json`.
#[test]
fn wrong_campaigns_have_exactly_their_mistake() {
    for file in files("wrong") {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let rule = stem.split("--").next().unwrap_or(stem).replacen('.', "/", 1);
        let found = serious(&file);
        let rules: Vec<&str> = found.iter().map(|found| found.rule.id).collect();
        assert_eq!(rules, [rule.as_str()], "{}: {found:#?}", file.display());
    }
}
