//! The table again as CSV: every cell as it came, and four columns with what was found.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Cells that we add never begin so. The
//! others go out exactly as they came in: the table would no longer be the writer's if we put an apostrophe before
//! `-20% on all seats` or `@Name`, and whoever opened the file that they came from has opened them already.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::results::RowResult;
use super::table::{Layout, Record};
use crate::lint::{Diagnostic, Summary};

/// The names of the columns that are added.
pub(super) const ADDED: [&str; 4] = ["errors", "warnings", "advice", "findings"];

/// Writes a table as CSV, row by row.
pub struct CsvOut<W: Write> {
    writer: csv::Writer<W>,
    /// So many cells stand before those that are added.
    width: usize,
}

impl<W: Write> CsvOut<W> {
    /// Begins a table as `layout` says; `width` is the number of its columns.
    pub fn new(mut out: W, layout: Layout, width: usize) -> io::Result<Self> {
        if layout.is_marked {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let terminator = if layout.is_crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let writer = csv::WriterBuilder::new()
            .delimiter(layout.delimiter)
            .terminator(terminator)
            .flexible(true)
            .from_writer(out);
        Ok(Self { writer, width })
    }

    /// Writes a row above the names.
    pub fn plain(&mut self, record: &Record) -> io::Result<()> {
        self.writer.write_record(&record.cells).map_err(io_error)
    }

    /// Writes the names; a table without names gets them for what is added alone.
    pub fn header(&mut self, record: Option<&Record>) -> io::Result<()> {
        self.row(record.map(|record| record.cells.as_slice()).unwrap_or_default(), &ADDED.map(Cow::from))
    }

    /// Writes a row with what was found in it; nothing for a blank one.
    pub fn found(&mut self, record: &Record, diagnostics: Option<&[Diagnostic]>) -> io::Result<()> {
        let Some(diagnostics) = diagnostics else { return self.row(&record.cells, &ADDED.map(|_| Cow::from(""))) };
        let summary = Summary::of(diagnostics);
        let [errors, warnings, advice] =
            [summary.errors, summary.warnings, summary.advice].map(|count| Cow::from(count.to_string()));
        self.row(&record.cells, &[errors, warnings, advice, guarded(&findings(diagnostics)).into_owned().into()])
    }

    fn row(&mut self, cells: &[String], added: &[Cow<'_, str>; 4]) -> io::Result<()> {
        let missing = self.width.saturating_sub(cells.len());
        let cells = cells.iter().map(String::as_str).chain(std::iter::repeat_n("", missing));
        self.writer.write_record(cells.chain(added.iter().map(AsRef::as_ref))).map_err(io_error)
    }

    /// Ends the table.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// What the JSON says of a row.
#[derive(Serialize)]
struct JsonRow<'r> {
    file: &'r str,
    row: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    campaign: Option<&'r str>,
    diagnostics: &'r [Diagnostic],
    summary: Summary,
}

/// Writes what was found in a row of `file` as JSON.
pub fn json_row(out: impl Write, file: &str, result: &RowResult) -> io::Result<()> {
    let json = JsonRow {
        file,
        row: result.row,
        line: result.line,
        campaign: Some(result.campaign.name.as_str()).filter(|name| !name.is_empty()),
        diagnostics: &result.diagnostics,
        summary: result.summary(),
    };
    Ok(serde_json::to_writer(out, &json)?)
}

/// Findings in one cell.
pub(super) fn findings(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(sentence).collect::<Vec<_>>().join(" | ")
}

/// A finding in one line.
pub(super) fn sentence(found: &Diagnostic) -> String {
    format!("{}: {}. {}", found.severity.word(), found.message.trim_end_matches('.'), found.help)
}

/// `text` so that no spreadsheet takes it for a formula.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}").into() } else { text.into() }
}
