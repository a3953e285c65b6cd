//! How long a lint takes, in rounds of a reference loop of the same run: slow and busy machines slow both alike, so that
//! what was measured on one machine holds on another. `cargo xtask bench lint` and `cargo xtask test` run it.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime};
use pushproof::campaign::{Campaign, read_file};
use pushproof::lint::check;
use pushproof::profile::Profile;

/// What is linted: the sound campaigns, the first with every section filled in.
const CAMPAIGNS: [(&str, &str); 3] = [
    ("everything", include_str!("../../../tests/corpus/right/everything.json")),
    ("push", include_str!("../../../tests/corpus/right/push.json")),
    ("cart-reminder", include_str!("../../../tests/corpus/right/cart-reminder.json")),
];

/// What was measured when the baseline was last set: a name and a ratio a line.
const BASELINE: &str = include_str!("../../budgets/lint.txt");

/// As many times its baseline may a lint take: machines differ, and a change that counts is larger.
const TOLERANCE: f64 = 1.6;

/// How often everything is measured; the fastest counts, as nothing makes a program faster than it is.
const ROUNDS: u32 = 80;

/// As many times in a row, so that one batch fits between two turns of other programs.
const BATCH: u32 = 10;

fn main() -> ExitCode {
    let now = NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).unwrap_or_default();
    let campaigns: Vec<(&str, Campaign)> =
        CAMPAIGNS.iter().filter_map(|(name, text)| Some((*name, read_file(text).ok()?.into_iter().next()?))).collect();
    let mut fastest = vec![Duration::MAX; campaigns.len()];
    let mut reference = Duration::MAX;
    for _ in 0..ROUNDS {
        reference = reference.min(batch(work));
        for ((_, campaign), fastest) in campaigns.iter().zip(&mut fastest) {
            *fastest = (*fastest).min(batch(|| lint(campaign, now)));
        }
    }
    let measured = campaigns.iter().map(|(name, _)| *name).zip(fastest);
    tell(measured, reference)
}

/// How long `BATCH` calls take.
fn batch(mut call: impl FnMut() -> usize) -> Duration {
    let begin = Instant::now();
    for _ in 0..BATCH {
        black_box(call());
    }
    begin.elapsed()
}

fn lint(campaign: &Campaign, now: NaiveDateTime) -> usize {
    check(black_box(campaign), Profile::guide(), now).diagnostics.len()
}

/// The reference: much what a linter does all day, without a line of this project in it. Never change it: the
/// baseline counts in it.
fn work() -> usize {
    const TEXT: &str = "On Saturday at 19:30 the curtain rises on the main stage: book the last forty seats in the \
                        app before they are gone, and bring a friend who has never been to see Hamlet before";
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for word in black_box(TEXT).split_whitespace() {
        *counted.entry(word.to_lowercase()).or_default() += word.chars().filter(char::is_ascii_alphabetic).count();
    }
    let mut told = String::new();
    for (word, letters) in &counted {
        let _ = write!(told, "{word}: {letters}; ");
    }
    told.len()
}

/// Prints what was measured, and fails where a campaign takes too long against the baseline.
fn tell<'n>(measured: impl Iterator<Item = (&'n str, Duration)>, reference: Duration) -> ExitCode {
    let micros = |time: Duration| time.as_secs_f64() * 1_000_000.0 / f64::from(BATCH);
    println!("one round of the reference loop: {:.1} µs", micros(reference));
    let mut is_fine = true;
    for (name, time) in measured {
        let ratio = time.as_secs_f64() / reference.as_secs_f64();
        let noted = baseline(name);
        let told = noted.map_or("no baseline noted".to_owned(), |noted| format!("baseline {noted:.2}"));
        println!("lint {name}: {:.1} µs = {ratio:.2} rounds, {told}", micros(time));
        is_fine &= noted.is_none_or(|noted| ratio <= noted * TOLERANCE);
    }
    if is_fine {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "A lint takes more than {TOLERANCE} times what it took: find what slowed it down by measuring the commits before."
    );
    ExitCode::FAILURE
}

/// What was noted of the campaign called `name`.
fn baseline(name: &str) -> Option<f64> {
    BASELINE.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
}
