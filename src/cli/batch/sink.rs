//! Telling what was found in a table, row by row, in each of the formats.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::Format;
use crate::batch::{Change, CsvOut, Layout, Plan, Record, RowResult, Table, Tally, json_row};
use crate::cli::sarif;
use crate::cli::text::{Paint, counted, finding, visible};

/// Writes rows in one of the formats.
pub(super) struct Sink<'o> {
    out: &'o mut dyn Write,
    look: Look<'o>,
    /// Whether something has been written, so that a comma belongs before what comes.
    is_begun: bool,
    /// What stands behind the last row.
    tail: String,
}

/// How rows look in one of the formats: all that several threads need to write them.
#[derive(Clone, Copy)]
pub(super) struct Look<'o> {
    format: Format,
    name: &'o str,
    paint: Paint,
    layout: Layout,
    width: usize,
}

impl<'o> Sink<'o> {
    pub(super) fn new(format: Format, out: &'o mut dyn Write, name: &'o str, paint: Paint, table: &Table<'_>) -> Self {
        let look = Look { format, name, paint, layout: table.layout, width: table.mapping.columns.len() };
        Self { out, look, is_begun: false, tail: String::new() }
    }

    /// How the rows are to look.
    pub(super) const fn look(&self) -> Look<'o> {
        self.look
    }

    /// Writes what stands before the first row.
    pub(super) fn begin(&mut self, table: &Table<'_>) -> io::Result<()> {
        match self.look.format {
            Format::Text | Format::Markdown | Format::Xlsx => Ok(()),
            Format::Json => {
                "\n]}\n".clone_into(&mut self.tail);
                self.out.write_all(b"{\"reports\":[")
            }
            Format::Sarif => {
                let (head, tail) = sarif::around();
                self.tail = tail;
                self.out.write_all(head.as_bytes())
            }
            Format::Csv => {
                let mut csv = CsvOut::new(&mut *self.out, self.look.layout, self.look.width)?;
                table.before.iter().try_for_each(|record| csv.plain(record))?;
                csv.header(table.header.as_ref())?;
                csv.finish()
            }
        }
    }

    /// Writes rows as [`Look::rows`] has them.
    pub(super) fn write(&mut self, rows: &[u8]) -> io::Result<()> {
        let is_list = matches!(self.look.format, Format::Json | Format::Sarif);
        let rows = match rows.strip_prefix(b",") {
            Some(first) if is_list && !self.is_begun => first,
            _ => rows,
        };
        self.is_begun |= !rows.is_empty();
        self.out.write_all(rows)
    }

    /// Writes what stands behind the last row.
    pub(super) fn end(self, tally: &Tally) -> io::Result<()> {
        if self.look.format == Format::Text {
            let (name, paint) = (visible(self.look.name), self.look.paint);
            let counts = counted(tally.summary).unwrap_or_else(|| "No problems found".to_owned());
            writeln!(self.out, "{}", paint.bold(&format!("{counts} in {name}: {}", tally.rows_in_words())))?;
            self.out.write_all(by_rule(tally, paint).as_bytes())?;
        }
        self.out.write_all(self.tail.as_bytes())
    }
}

impl Look<'_> {
    /// Rows and what was found in each; nothing was where it is blank. In lists a comma stands before each entry.
    pub(super) fn rows(&self, records: &[Record], results: &[Option<RowResult>]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        if self.format == Format::Csv {
            let layout = Layout { is_marked: false, ..self.layout };
            let mut csv = CsvOut::new(&mut out, layout, self.width)?;
            for (record, result) in records.iter().zip(results) {
                csv.found(record, result.as_ref().map(|result| result.diagnostics.as_slice()))?;
            }
            csv.finish()?;
            return Ok(out);
        }
        for result in results.iter().flatten() {
            self.row(&mut out, result)?;
        }
        Ok(out)
    }

    fn row(&self, out: &mut Vec<u8>, result: &RowResult) -> io::Result<()> {
        match self.format {
            Format::Text | Format::Csv | Format::Markdown | Format::Xlsx => {
                let place = format!("{}, row {}", visible(self.name), result.row);
                for found in &result.diagnostics {
                    writeln!(out, "{}", finding(found, &result.campaign, Some(&place), self.paint))?;
                }
            }
            Format::Json => {
                out.extend(b",\n");
                json_row(out, self.name, result)?;
            }
            Format::Sarif => {
                let address = sarif::address(self.name);
                for found in &result.diagnostics {
                    out.extend(b",\n");
                    let result = sarif::of_row(found, address.as_deref(), result.row, result.line);
                    serde_json::to_writer(&mut *out, &result)?;
                }
            }
        }
        Ok(())
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
