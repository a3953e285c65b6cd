//! The table as an Excel file: the one that came, with columns added to its sheet and changed cells in their places, and
//! everything else in it as it was; or a new one, for a table that came as text.
//!
//! Cells are written as text, which no spreadsheet takes for a formula, whatever they begin with.

mod parts;
mod sheet;

use std::collections::HashMap;
use std::io::Cursor;

use super::bytes::Unreadable;
use super::export::{ADDED, findings};
use super::table::Record;
use super::xlsx;
use crate::lint::{Diagnostic, Summary};
use sheet::{Cells, Value};

/// The Excel file that a table was read from.
#[derive(Clone, Copy, Debug)]
pub struct Original<'b> {
    /// Its bytes.
    pub bytes: &'b [u8],
    /// The name of the sheet.
    pub sheet: &'b str,
}

/// Writes a table as an Excel file; it is put together in memory.
#[derive(Debug, Default)]
pub struct XlsxOut {
    /// The rows, each with what is added to it.
    rows: Vec<(Record, Option<[Value; 4]>)>,
    /// So many rows, counted from above, are names and what stands above them.
    head: usize,
}

impl XlsxOut {
    /// Begins a table: what stands above its names, and its names.
    #[must_use]
    pub fn new(before: &[Record], header: Option<&Record>) -> Self {
        let mut rows: Vec<_> = before.iter().map(|record| (record.clone(), None)).collect();
        rows.extend(header.map(|record| (record.clone(), Some(ADDED.map(Value::from)))));
        Self { head: rows.len(), rows }
    }

    /// Writes a row without anything added.
    pub fn plain(&mut self, record: Record) {
        self.rows.push((record, None));
    }

    /// Writes a row with what was found in it; nothing for a blank one.
    pub fn found(&mut self, record: Record, diagnostics: Option<&[Diagnostic]>) {
        let added = diagnostics.map(|diagnostics| {
            let Summary { errors, warnings, advice } = Summary::of(diagnostics);
            let [errors, warnings, advice] = [errors, warnings, advice].map(Value::Number);
            [errors, warnings, advice, Value::Text(findings(diagnostics))]
        });
        self.rows.push((record, added));
    }

    /// The file: the one that the table came from, or a new one.
    ///
    /// # Errors
    /// Where the one that it came from can't be changed.
    pub fn finish(self, original: Option<Original<'_>>) -> Result<Vec<u8>, Unreadable> {
        match original {
            Some(original) => self.changed(original),
            None => self.new_book(),
        }
    }

    /// How many cells stand before those that are added.
    fn width(&self) -> usize {
        self.rows.iter().map(|(record, _)| record.cells.len()).max().unwrap_or(0)
    }

    fn has_findings(&self) -> bool {
        self.rows.iter().skip(self.head).any(|(_, added)| added.is_some())
    }

    fn new_book(self) -> Result<Vec<u8>, Unreadable> {
        let (width, has_findings) = (self.width(), self.has_findings());
        // A table without names gets them for what is added alone.
        let is_nameless = has_findings && self.head == 0;
        let mut cells = Cells::new();
        if is_nameless {
            cells.insert(1, (width..).zip(ADDED.map(Value::from)).collect());
        }
        for (position, (record, added)) in self.rows.into_iter().enumerate() {
            let own = record.cells.into_iter().enumerate().filter(|(_, text)| !text.is_empty());
            let own = own.map(|(column, text)| (column, Value::Text(text)));
            let added = added.filter(|_| has_findings).into_iter().flatten();
            let row = own.chain((width..).zip(added)).collect();
            cells.insert(1 + position + usize::from(is_nameless), row);
        }
        let names = if is_nameless { 1 } else { self.head };
        parts::new_book(&sheet::new(&cells, names, width)).map_err(|_| unwritten())
    }

    fn changed(self, original: Original<'_>) -> Result<Vec<u8>, Unreadable> {
        let mut sheets = xlsx::sheets(Cursor::new(original.bytes))?;
        let position = sheets.iter().position(|sheet| sheet.name == original.sheet).ok_or_else(unwritten)?;
        let mut before = sheets.swap_remove(position);
        let names = self.head.checked_sub(1).and_then(|last| self.rows.get(last)).map_or(0, |(record, _)| record.row);
        before.spread(names);
        let before: HashMap<usize, Vec<String>> =
            before.rows.into_iter().map(|record| (record.row, record.cells)).collect();
        let (width, has_findings) = (self.width(), self.has_findings());
        let mut cells = Cells::new();
        for (record, added) in self.rows {
            let before = before.get(&record.row).map(Vec::as_slice).unwrap_or_default();
            let is_changed = |(column, text): &(usize, String)| before.get(*column).map_or("", String::as_str) != text;
            let changed = record.cells.into_iter().enumerate().filter(is_changed);
            let changed = changed.map(|(column, text)| (column, Value::Text(text)));
            let added = added.filter(|_| has_findings).into_iter().flatten();
            cells.insert(record.row, changed.chain((width..).zip(added)).collect());
        }
        parts::changed_book(original, &cells).ok_or_else(unwritten)
    }
}

fn unwritten() -> Unreadable {
    Unreadable("the Excel file can't be written in the form it has; take CSV instead".to_owned())
}
