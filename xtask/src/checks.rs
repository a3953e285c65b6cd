//! `cargo xtask test`: everything that has to hold before a change is shared; CI runs the same.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::tally::Tally;
use crate::{browser_tests, page, size, tools};
use std::process::ExitCode;
use std::time::Instant;

/// Which checks to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// All of them.
    All,
    /// Those that need neither a page nor a browser.
    Native,
    /// Those on the built page, with the tests that the words choose.
    Browser(&'a [&'a str]),
}

/// The checks so far: how many tests ran, and what is not in order.
#[derive(Default)]
struct Report {
    tally: Tally,
    wrong: Vec<&'static str>,
}

/// Runs the checks, all of them even if one fails, and closes with the sum of all tests.
pub fn run(part: Part) -> ExitCode {
    println!("Runs the checks: about 25 minutes on 2 cores, 40 on a machine that has nothing yet.");
    let mut report = Report::default();
    match part {
        Part::All => {
            native(&mut report);
            on_the_page(&mut report, &[]);
        }
        Part::Native => native(&mut report),
        Part::Browser(words) => on_the_page(&mut report, words),
    }
    if !report.wrong.is_empty() {
        println!("\nNot in order, see above: {}.", report.wrong.join(", "));
    }
    println!("\n{}", report.tally);
    let fine = report.wrong.is_empty() && report.tally.failed == 0;
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn native(report: &mut Report) {
    report.check("formatting", "cargo fmt", || cargo("fmt --all --check", "Run `cargo fmt --all`."));
    report.check("clippy", "all code and all tests", || clippy("--workspace --all-targets --features xtask/measure"));
    report.check("clippy for the command line", "without the page", || clippy("--lib --bin pushproof"));
    report.check("clippy for the page", "what the browser runs", || {
        tools::for_webassembly()?;
        clippy(
            "--target wasm32-unknown-unknown --no-default-features --features web \
             --lib --bin pushproof-web",
        )
    });
    let tested = "cargo test: engine, command line, components, commands";
    report.check_counting("tests", tested, |tally| {
        Call::cargo(&["test", "--workspace", "--no-fail-fast", "--locked"])
            .watched(|line| tally.read(line))
            .map_err(|_| Failure::new("Mend the tests that failed, or what they test."))
    });
    report.check("speed", "a lint against its baseline", lint_speed);
}

fn on_the_page(report: &mut Report, words: &[&str]) {
    let mut dist = None;
    report.check("build", "the release page", || {
        dist = Some(page::build()?);
        Ok(())
    });
    let Some(dist) = dist else { return };
    report.check("size", "the first load against its budget", || size::weigh(&dist));

    report.check_counting("browser tests", "node --test, in a real browser", |tally| {
        browser_tests::tests(&dist, words)?
            .watched(|line| tally.read(line))
            .map_err(|_| Failure::new("Mend the browser tests that failed, or what they test."))
    });
}

/// Measures a lint, with optimisation, and fails where it takes much longer than its baseline.
pub fn lint_speed() -> Outcome<()> {
    cargo(
        "run --release --locked --package xtask --features measure --bin measure",
        "Mend what slowed the linter down; where it has to take longer, note what it takes in xtask/budgets/lint.txt.",
    )
}

fn clippy(what: &str) -> Outcome<()> {
    let words = format!("clippy --locked {what} -- -D warnings");
    cargo(&words, "Mend what clippy says.")
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
    fn check_counting(&mut self, name: &'static str, what: &str, work: impl FnOnce(&mut Tally) -> Outcome<()>) {
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
