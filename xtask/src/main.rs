//! `cargo xtask`: sets up, builds, serves and tests Pushproof.
#![forbid(unsafe_code)]

mod audit;
mod browser_tests;
mod call;
mod checks;
mod coverage;
mod failure;
mod finish;
mod fuzz;
mod offline;
mod page;
mod peers;
mod project;
mod release;
mod rule_texts;
mod serve;
mod server;
mod size;
mod styles;
mod tally;
mod tools;

use failure::{Failure, Outcome};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N] [--base /some/path/]   builds the page and serves it on this machine
  build                                   builds the page into dist/ and packs it, for any static host
  build --single-file                     the whole page in one file, to open from a disk or a mail
  test                                    everything that has to hold before a change is shared
  test native                             the part of it that needs no browser
  test browser [NAME…]                    the part of it that does; only the files of these names
  size                                    how many bytes the first load takes, against the budget
  size note                               notes that, for later ones to be compared with
  bench [FILTER]                          measures the engine
  bench lint                              measures a lint against a reference loop and its baseline
  bench page                              measures the page: keys, memory, the way to the first key
  bench --peers                           measures the engine beside write-good, Harper and LiquidJS
  fuzz [TARGET] [SECONDS]                 looks for input that breaks a promise, 600 seconds a target
  coverage                                how many lines of the core the tests run
  audit                                   licences and known faults of everything that is built upon
  screenshots [FOLDER]                    pictures of the page, into target/screenshots

Missing tools are installed first, once per machine: about 6 minutes on 2 cores without
prebuilt ones. After that `serve` and `build` take seconds, `test` about 25 minutes.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one command.
fn run(words: &[&str]) -> Outcome<ExitCode> {
    match words {
        [] | ["help" | "--help" | "-h"] => println!("{USAGE}"),
        ["serve", options @ ..] => serve::run(&serve::Options::read(options)?)?,
        ["build"] => release::tell(&release::archive(&page::build()?)?),
        ["build", "--single-file"] => release::tell(&release::single_file(&page::build()?)?),
        ["test"] => return Ok(checks::run(checks::Part::All)),
        ["test", "native"] => return Ok(checks::run(checks::Part::Native)),
        ["test", "browser", words @ ..] => return Ok(checks::run(checks::Part::Browser(words))),
        ["size"] => size::run()?,
        ["size", "note"] => size::note()?,
        ["bench", "lint"] => checks::lint_speed()?,
        ["bench", "page"] => bench_page()?,
        ["bench", "--peers"] => peers::run()?,
        ["bench", options @ ..] => bench(options)?,
        ["fuzz", words @ ..] => fuzz::run(words)?,
        ["coverage"] => coverage::run()?,
        ["audit"] => audit::run()?,
        ["screenshots"] => screenshots("target/screenshots")?,
        ["screenshots", folder] => screenshots(folder)?,
        // Called by Trunk, before and after its own work.
        ["prepare"] => {
            styles::run()?;
            rule_texts::run()?;
        }
        ["finish"] => finish::run()?,
        _ => {
            return Err(Failure::new(format!(
                "There is no command `{}`: run `cargo xtask` for the list.",
                words.join(" ")
            )));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Measures the engine; the arguments go to the benchmarks.
fn bench(options: &[&str]) -> Outcome<()> {
    println!("Measures the engine. A few minutes; close what else keeps the machine busy.");
    call::Call::cargo(&["bench", "--"])
        .args(options)
        .run()
        .map_err(|_| Failure::new("A benchmark failed: what it said stands above."))
}

/// Measures how long a key takes in the page, what many of them leave in memory, and how soon the page is there.
fn bench_page() -> Outcome<()> {
    println!("Types in the page on a processor made slower (a few minutes); close what else keeps the machine busy.");
    browser_tests::node(&page::build()?)?
        .args(["speed.mjs"])
        .run()
        .map_err(|_| Failure::new("The page could not be measured: what went wrong stands above."))
}

/// Takes pictures of the page in several sizes and colours.
fn screenshots(folder: &str) -> Outcome<()> {
    println!("Takes pictures of the page (under a minute).");
    let folder = project::root().join(folder);
    browser_tests::node(&page::build()?)?
        .args(["screenshots.mjs".as_ref(), folder.as_os_str()])
        .run()
        .map_err(|_| Failure::new("The pictures could not be taken: what went wrong stands above."))
}
