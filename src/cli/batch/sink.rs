//! Telling what was found in a table, row by row, in each of the formats.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::Format;
use crate::batch::{Change, CsvOut, Plan, Record, RowResult, Table, Tally};
use crate::cli::sarif;
use crate::cli::text::{Paint, counted, finding, visible};
use crate::lint::{Diagnostic, Summary};

/// Writes rows in one of the formats.
pub(super) struct Sink<'o> {
    name: &'o str,
    paint: Paint,
    /// How many things have been written, to put commas between them.
    written: usize,
    form: Form<'o>,
}

enum Form<'o> {
    Text(&'o mut dyn Write),
    Json(&'o mut dyn Write),
    Sarif { out: &'o mut dyn Write, tail: String },
    /// Begun once the table is known.
    Csv(Option<CsvOut<&'o mut dyn Write>>, Option<&'o mut dyn Write>),
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

impl<'o> Sink<'o> {
    pub(super) fn new(format: Format, out: &'o mut dyn Write, name: &'o str, paint: Paint) -> Self {
        let form = match format {
            Format::Text | Format::Markdown => Form::Text(out),
            Format::Json => Form::Json(out),
            Format::Sarif => Form::Sarif { out, tail: String::new() },
            Format::Csv => Form::Csv(None, Some(out)),
        };
        Self { name, paint, written: 0, form }
    }

    /// Writes what stands before the first row.
    pub(super) fn begin(&mut self, table: &Table<'_>) -> io::Result<()> {
        match &mut self.form {
            Form::Text(_) => Ok(()),
            Form::Json(out) => out.write_all(b"{\"reports\":["),
            Form::Sarif { out, tail } => {
                let (head, rest) = sarif::around();
                *tail = rest;
                out.write_all(head.as_bytes())
            }
            Form::Csv(csv, out) => {
                let Some(out) = out.take() else { return Ok(()) };
                let mut begun = CsvOut::new(out, table.layout, table.mapping.columns.len())?;
                table.before.iter().try_for_each(|record| begun.plain(record))?;
                begun.header(table.header.as_ref())?;
                *csv = Some(begun);
                Ok(())
            }
        }
    }

    /// Writes a row and what was found in it; nothing was where it is blank.
    pub(super) fn row(&mut self, record: &Record, result: Option<&RowResult>) -> io::Result<()> {
        if let Form::Csv(Some(csv), _) = &mut self.form {
            return csv.found(record, result.map(|result| result.diagnostics.as_slice()));
        }
        let Some(result) = result else { return Ok(()) };
        match &mut self.form {
            Form::Text(out) => {
                let place = format!("{}, row {}", visible(self.name), result.row);
                for found in &result.diagnostics {
                    writeln!(out, "{}", finding(found, &result.campaign, Some(&place), self.paint))?;
                }
            }
            Form::Json(out) => {
                let json = JsonRow {
                    file: self.name,
                    row: result.row,
                    line: result.line,
                    campaign: Some(result.campaign.name.as_str()).filter(|name| !name.is_empty()),
                    diagnostics: &result.diagnostics,
                    summary: result.summary(),
                };
                out.write_all(if self.written == 0 { b"\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *out, &json)?;
                self.written += 1;
            }
            Form::Sarif { out, .. } => {
                let address = sarif::address(self.name);
                for found in &result.diagnostics {
                    out.write_all(if self.written == 0 { b"\n" } else { b",\n" })?;
                    serde_json::to_writer(
                        &mut *out,
                        &sarif::of_row(found, address.as_deref(), result.row, result.line),
                    )?;
                    self.written += 1;
                }
            }
            Form::Csv(..) => {}
        }
        Ok(())
    }

    /// Writes what stands behind the last row.
    pub(super) fn end(self, tally: &Tally) -> io::Result<()> {
        match self.form {
            Form::Text(out) => {
                let counts = counted(tally.summary).unwrap_or_else(|| "No problems found".to_owned());
                let line = format!("{counts} in {}: {}", visible(self.name), tally.rows_in_words());
                writeln!(out, "{}", self.paint.bold(&line))?;
                out.write_all(by_rule(tally, self.paint).as_bytes())
            }
            Form::Json(out) => out.write_all(b"\n]}\n"),
            Form::Sarif { out, tail } => out.write_all(tail.as_bytes()),
            Form::Csv(csv, _) => csv.map_or(Ok(()), CsvOut::finish),
        }
    }
}

/// The sum by rule, a line each.
pub(super) fn by_rule(tally: &Tally, paint: Paint) -> String {
    let mut out = String::new();
    for (rule, severity, count) in tally.by_rule() {
        let word = paint.severity(severity, &format!("{:<8}", severity.word()));
        let _ = writeln!(out, "  {word} {} ({})", Tally::words(rule, count), rule.id);
    }
    out
}

/// What the fixes changed, cell by cell, and what is left.
pub(super) fn changes(name: &str, plan: &Plan<'_>, changes: &[Change], tally: &Tally) -> String {
    let mut out = String::new();
    let name = visible(name);
    let done = match changes.len() {
        0 => "nothing to fix by itself".to_owned(),
        1 => "1 cell mended".to_owned(),
        count => format!("{count} cells mended"),
    };
    let _ = writeln!(out, "{name}: {done}");
    for change in changes {
        let column = visible(plan.mapping.name_of(change.target));
        let [before, after] = [&change.before, &change.after].map(|text| visible(text));
        let _ = writeln!(out, "  row {}, {column}: “{before}” → “{after}”", change.row);
    }
    if let Some(left) = counted(tally.summary) {
        let _ = writeln!(out, "{name}: {left} left for you to decide; pushproof batch without --fix tells more");
    }
    out
}
