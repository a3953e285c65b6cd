//! Whole campaigns as venues write them: right ones without error or warning, wrong ones with exactly their mistake.
//!
//! A wrong campaign's file is called after its rule: `link.slash.json`, `token.malformed--open-quote.json`. Where one
//! mistake rightly gives two findings, both rules are named: `audience.contradiction+goal.target-mismatch.json`. What
//! stands in a folder `house` is checked with the profile `house.json`, which adds to the guide's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use pushproof::campaign::read_file;
use pushproof::lint::{Diagnostic, Severity, apply, check, check_all, rules};
use pushproof::profile::Profile;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The campaign files of a folder and of its folder `house`, each with its profile.
fn files(folder: &str) -> Vec<(PathBuf, Profile)> {
    let house = fs::read_to_string(corpus().join("house.json")).expect("a profile");
    let house = Profile::read(&house).expect("a profile");
    let folder = corpus().join(folder);
    let of = |folder: PathBuf, profile: &Profile| -> Vec<(PathBuf, Profile)> {
        let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
        paths.filter(|path| path.is_file()).map(|path| (path, profile.clone())).collect()
    };
    let mut files = of(folder.clone(), Profile::guide());
    files.extend(of(folder.join("house"), &house));
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(!files.is_empty());
    files
}

/// What is found in the campaigns of `file`.
fn found(file: &Path, profile: &Profile) -> Vec<Diagnostic> {
    let text = fs::read_to_string(file).expect("a file");
    let campaigns = read_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    check_all(&campaigns, profile, now()).into_iter().flat_map(|report| report.diagnostics).collect()
}

/// The rules after which a file is called, in order.
fn named_after(file: &Path) -> Vec<String> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a name");
    let names = stem.split("--").next().unwrap_or(stem).split('+');
    let mut names: Vec<String> = names.map(|name| name.replacen('.', "/", 1)).collect();
    names.sort();
    names
}

/// Everything that goes wrong in one go, so that one look shows it all.
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn right_campaigns_have_no_error_and_no_warning() {
    let mut wrong = Vec::new();
    for (file, profile) in files("right") {
        let found = found(&file, &profile);
        for found in found.iter().filter(|found| found.severity != Severity::Advice) {
            wrong.push(format!("{}: {} {}", file.display(), found.rule.id, found.message));
        }
    }
    assert_none(&wrong);
}

/// Of a rule that gives advice, that one advice; other advice may stand beside it, no error and no warning may.
#[test]
fn wrong_campaigns_have_exactly_their_mistake() {
    let mut wrong = Vec::new();
    for (file, profile) in files("wrong") {
        let expected = named_after(&file);
        let is_expected_advice = |found: &Diagnostic| {
            found.rule.severity == Severity::Advice && expected.iter().any(|rule| rule == found.rule.id)
        };
        let mut counted = found(&file, &profile);
        counted.retain(|found| found.severity != Severity::Advice || is_expected_advice(found));
        let mut rules: Vec<&str> = counted.iter().map(|found| found.rule.id).collect();
        rules.sort_unstable();
        if rules != expected {
            let messages: Vec<&str> = counted.iter().map(|found| found.message.as_str()).collect();
            wrong.push(format!("{}: {rules:?} {messages:?}", file.display()));
        }
    }
    assert_none(&wrong);
}

#[test]
fn there_are_many_and_every_rule_has_its_wrong_campaign() {
    let (right, wrong) = (files("right"), files("wrong"));
    assert!(right.len() >= 60, "{} right campaigns", right.len());
    assert!(wrong.len() >= 150, "{} wrong campaigns", wrong.len());
    let shown: BTreeSet<String> = wrong.iter().flat_map(|(file, _)| named_after(file)).collect();
    let missing: Vec<&str> = rules::all().map(|rule| rule.id).filter(|id| !shown.contains(*id)).collect();
    assert!(missing.is_empty(), "no wrong campaign for {missing:?}");
}

/// Whatever a finding offers mends it, and makes no error that wasn't there before.
#[test]
fn fixes_mend_their_mistake_and_make_no_other() {
    let mut wrong = Vec::new();
    for (file, profile) in files("wrong") {
        let text = fs::read_to_string(&file).expect("a file");
        let campaigns = read_file(&text).expect("a campaign");
        let [campaign] = campaigns.as_slice() else { continue };
        let before = check(campaign, &profile, now()).diagnostics;
        for found in &before {
            for fix in &found.fixes {
                let mut fixed = campaign.clone();
                apply(&mut fixed, &fix.edits).expect("the fix fits");
                let after = check(&fixed, &profile, now()).diagnostics;
                let count = |list: &[Diagnostic], rule: &str| list.iter().filter(|one| one.rule.id == rule).count();
                let is_left = count(&after, found.rule.id) >= count(&before, found.rule.id);
                let new = after.iter().filter(|one| {
                    one.severity == Severity::Error && count(&after, one.rule.id) > count(&before, one.rule.id)
                });
                let new: Vec<&str> = new.map(|one| one.message.as_str()).collect();
                if is_left || !new.is_empty() {
                    wrong.push(format!(
                        "{}: {} “{}” left: {is_left}, new: {new:?}",
                        file.display(),
                        found.rule.id,
                        fix.title
                    ));
                }
            }
        }
    }
    assert_none(&wrong);
}
