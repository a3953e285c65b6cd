//! The command line: the same engine without a browser. Each command turns its call into [`Said`]; only [`run`]
//! touches the outside.

mod batch;
mod call;
mod check;
mod explain;
mod export;
mod failure;
mod fix;
mod import;
mod input;
mod markdown;
mod people;
mod rules;
mod sarif;
pub mod schema;
mod text;

use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use text::Paint;

/// Checks CleverTap push campaigns for venues, in the words of the operator guide.
#[derive(Debug, Parser)]
#[command(name = "pushproof", version, disable_help_subcommand = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Ends with 0 where no errors were found, with 1 where there are some or an export is refused, \
                          and with 2 where a file or the call could not be read.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks campaigns, or a title, a message and a link on their own.
    Check(check::Check),
    /// Makes every fix that keeps the meaning, and tells what it did.
    Fix(fix::Fix),
    /// Checks a table of pushes, row by row: CSV, text from a spreadsheet, or an Excel file.
    Batch(batch::Batch),
    /// Hands a campaign over: to the dashboard, to the app, to CleverTap's API, or to the person who enters it.
    Export(export::Export),
    /// Makes a campaign document of a pasted push: text, a spreadsheet row, or any JSON about it.
    Import(import::Import),
    /// Lists every rule.
    Rules(rules::Rules),
    /// Explains a rule, with examples.
    Explain(explain::Explain),
    /// Prints the JSON Schema of a document.
    Schema(schema::Schema),
}

/// What a command has to say.
#[derive(Debug, Default)]
struct Said {
    /// For standard output.
    out: String,
    /// For standard error.
    err: String,
    /// How it went.
    outcome: Outcome,
}

/// How a command went, the better the smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// No errors were found.
    #[default]
    Clean,
    /// Errors were found.
    Errors,
    /// The input or the call could not be read.
    Unread,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Errors => 1,
            Outcome::Unread => 2,
        })
    }
}

impl Said {
    /// What a command says that only prints.
    const fn only(out: String) -> Self {
        Self { out, err: String::new(), outcome: Outcome::Clean }
    }

    /// Adds that something could not be read.
    fn fail(&mut self, failure: &Failure) {
        self.err.push_str(&failure.line());
        self.outcome = Outcome::Unread;
    }
}

impl From<Failure> for Said {
    fn from(failure: Failure) -> Self {
        let mut said = Self::default();
        said.fail(&failure);
        said
    }
}

/// Runs the command line that `arguments` are.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let said = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli.command.run(),
        Err(error) => call::answer(&error),
    };
    let mut outcome = said.outcome;
    if let Err(error) = write_all(&mut io::stdout().lock(), &said.out) {
        let told = Failure::new("standard output", format!("could not be written: {error}"));
        let _ = write_all(&mut io::stderr().lock(), &told.line());
        outcome = Outcome::Unread;
    }
    // Where nobody can be told, the exit code still says it.
    let _ = write_all(&mut io::stderr().lock(), &said.err);
    outcome.into()
}

/// Writes `text`. That nobody reads on, as under `| head`, is not a failure.
fn write_all(stream: &mut impl Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

impl Command {
    fn run(self) -> Said {
        let said = match self {
            Self::Check(check) => Ok(check.run(Paint::when(io::stdout().is_terminal()))),
            Self::Fix(fix) => Ok(fix.run()),
            Self::Batch(batch) => batch.run(),
            Self::Export(export) => export.run(io::stdout().is_terminal()),
            Self::Import(import) => import.run(),
            Self::Rules(rules) => Ok(rules.run()),
            Self::Explain(explain) => explain.run(Paint::when(io::stdout().is_terminal())),
            Self::Schema(schema) => Ok(schema.run()),
        };
        said.unwrap_or_else(Said::from)
    }
}
