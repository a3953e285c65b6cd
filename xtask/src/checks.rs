//! `cargo xtask test`: everything that has to hold before a change is shared; CI runs the same.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::tally::Tally;
use crate::{page, project, size, tools};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Which checks to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    All,
    /// Those that need neither a page nor a browser.
    Native,
    /// Those on the built page.
    Browser,
}

/// The checks so far: how many tests ran, and what is not in order.
#[derive(Default)]
struct Report {
    tally: Tally,
    wrong: Vec<&'static str>,
}

/// Runs the checks, all of them even if one fails, and closes with the sum of all tests.
pub fn run(part: Part) -> Outcome<ExitCode> {
    println!("Runs the checks: a few minutes, 20 at most on a machine that has nothing yet.");
    let mut report = Report::default();
    if part != Part::Browser {
        native(&mut report)?;
    }
    if part != Part::Native {
        on_the_page(&mut report)?;
    }
    if !report.wrong.is_empty() {
        println!("\nNot in order, see above: {}.", report.wrong.join(", "));
    }
    println!("\n{}", report.tally);
    let fine = report.wrong.is_empty() && report.tally.failed == 0;
    Ok(if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn native(report: &mut Report) -> Outcome<()> {
    report.check("formatting", "cargo fmt --all --check", || {
        cargo("fmt --all --check", "Run `cargo fmt --all`.")
    });
    report.check("clippy", "cargo clippy on everything native", || {
        cargo(
            "clippy --workspace --all-targets --all-features --locked -- -D warnings",
            "Mend what clippy says.",
        )
    });
    tools::for_webassembly()?;
    report.check(
        "clippy for the page",
        "cargo clippy on what the browser runs",
        || {
            cargo(
                "clippy --target wasm32-unknown-unknown --no-default-features --features web \
             --lib --bin pushproof-web --locked -- -D warnings",
                "Mend what clippy says.",
            )
        },
    );
    report.check_counting(
        "tests",
        "cargo test, engine, command line, components and commands",
        |tally| {
            Call::cargo(&[
                "test",
                "--workspace",
                "--all-features",
                "--no-fail-fast",
                "--locked",
            ])
            .watched(|line| tally.read(line))
            .map_err(|_| Failure::new("Mend the tests that failed, or what they test."))
        },
    );
    Ok(())
}

fn on_the_page(report: &mut Report) -> Outcome<()> {
    let mut dist = None;
    report.check("build", "the release page", || {
        dist = Some(page::build()?);
        Ok(())
    });
    let Some(dist) = dist else { return Ok(()) };
    report.check("size", "the first load against its budget", || {
        size::weigh(&dist)
    });

    tools::browser_test_packages()?;
    let chromium = tools::chromium()?;
    let files = browser_test_files()?;
    let first_load = size::first_load(&dist)?.join(" ");
    report.check_counting("browser tests", "node --test, in a real browser", |tally| {
        Call::new(tools::node()?)
            .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
            .args(&files)
            .within(&project::browser_tests())
            .env("PUSHPROOF_CHROMIUM", &chromium)
            .env("PUSHPROOF_DIST", &dist)
            .env("PUSHPROOF_FIRST_LOAD", &first_load)
            .watched(|line| tally.read(line))
            .map_err(|_| Failure::new("Mend the browser tests that failed, or what they test."))
    });
    Ok(())
}

/// The files `*.test.mjs` of the browser tests, by name.
fn browser_test_files() -> Outcome<Vec<PathBuf>> {
    let folder = project::browser_tests();
    let entries = std::fs::read_dir(&folder).map_err(|error| {
        Failure::new(format!(
            "{} could not be read: {error}.",
            project::shown(&folder)
        ))
    })?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

fn cargo(words: &str, advice: &str) -> Outcome<()> {
    let words: Vec<&str> = words.split_whitespace().collect();
    Call::cargo(&words).run().map_err(|_| Failure::new(advice))
}

impl Report {
    /// Announces a check, runs it, and says how it went and how long it took.
    fn check(&mut self, name: &'static str, what: &str, work: impl FnOnce() -> Outcome<()>) {
        self.check_counting(name, what, |_| work());
    }

    /// The same for a check that runs tests.
    fn check_counting(
        &mut self,
        name: &'static str,
        what: &str,
        work: impl FnOnce(&mut Tally) -> Outcome<()>,
    ) {
        println!("\n=== {name}: {what}");
        let begin = Instant::now();
        let outcome = work(&mut self.tally);
        let seconds = begin.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("=== {name}: in order ({seconds:.1} s)"),
            Err(failure) => {
                println!("=== {name}: NOT in order ({seconds:.1} s). {failure}");
                self.wrong.push(name);
            }
        }
    }
}
