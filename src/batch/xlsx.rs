//! Excel files: the cells of each sheet as text, dates as dates, and merged cells.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::bytes::Unreadable;
use super::moment::of_serial;
use super::table::Record;

/// A sheet with something in it.
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows; those with nothing in them are left out.
    pub rows: Vec<Record>,
    /// Cells merged over several rows: their column, the first and the last row, from 1.
    merged: Vec<(usize, usize, usize)>,
}

impl Sheet {
    /// Writes what stands in cells merged over several rows into each of these rows, below the row of names: a date
    /// beside three pushes is that of all three.
    pub fn spread(&mut self, names: usize) {
        for &(column, first, last) in self.merged.iter().filter(|(_, first, _)| *first > names) {
            let above = self.rows.iter().find(|record| record.row == first);
            let Some(text) = above.and_then(|record| record.cells.get(column)).cloned() else { continue };
            for record in self.rows.iter_mut().filter(|record| record.row > first && record.row <= last) {
                if record.cells.len() <= column {
                    record.cells.resize(column + 1, String::new());
                }
                if let Some(cell) = record.cells.get_mut(column).filter(|cell| cell.is_empty()) {
                    cell.clone_from(&text);
                }
            }
        }
    }
}

/// The visible sheets that have something in them.
///
/// # Errors
/// Where the bytes are no Excel file, or a damaged one.
pub fn sheets(bytes: impl Read + Seek) -> Result<Vec<Sheet>, Unreadable> {
    let mut book = Xlsx::new(bytes).map_err(|error| told(&error))?;
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> = book.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::new();
    for name in names {
        let rows = rows(&mut book, &name).map_err(|error| told(&error))?;
        if rows.iter().all(Record::is_blank) {
            continue;
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged = merged.iter().filter(|area| area.end.0 > area.start.0).map(|area| {
            let [column, first, last] = [area.start.1, area.start.0, area.end.0].map(|n| n as usize);
            (column, first + 1, last + 1)
        });
        sheets.push(Sheet { merged: merged.collect(), name, rows });
    }
    Ok(sheets)
}

/// The rows of a sheet, cell by cell: a sheet whose last row lies far away costs no more than its rows.
fn rows<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Result<Vec<Record>, XlsxError> {
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let is_1904 = book.has_1904_epoch();
    let mut cells = book.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value(), is_1904);
        if !text.is_empty() {
            let row = rows.entry(row as usize + 1).or_default();
            if row.len() <= column as usize {
                row.resize(column as usize + 1, String::new());
            }
            if let Some(place) = row.get_mut(column as usize) {
                *place = text;
            }
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| Record { row, line: None, cells }).collect())
}

/// A cell as text; dates and times as we write them.
fn text(cell: &DataRef<'_>, is_1904: bool) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(time) => {
            // Workbooks of old Macs count from 1904.
            let value = time.as_f64() + if is_1904 && time.as_f64() >= 1.0 { 1462.0 } else { 0.0 };
            of_serial(value).map_or_else(|| time.as_f64().to_string(), super::moment::Moment::written)
        }
        DataRef::Error(error) => error.to_string(),
    }
}

/// The library's error in plain words.
fn told(error: &XlsxError) -> Unreadable {
    Unreadable(
        match error {
            XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
                "this is a ZIP file with no Excel table in it; save the table as .xlsx or CSV"
            }
            XlsxError::Password => "the Excel file has a password; save it without one, or as CSV",
            _ => "the Excel file is cut off or damaged; open it in Excel and save it again, or save it as CSV",
        }
        .to_owned(),
    )
}
