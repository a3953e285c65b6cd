//! The rows of a spreadsheet as the worker keeps them: cells, what its columns hold, and what can be taken back.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDateTime;

use super::book::{History, Rows};
use super::protocol::{Changed, Column};
use crate::batch::{
    By, Calendar, Change, Correction, Layout, Mapping, Original, Plan, Record, RowResult, Survey, Table, Target,
    Unreadable, check_row, fix_rows,
};
use crate::campaign::DateTime;
use crate::profile::Profile;

/// The rows of a spreadsheet.
pub(super) struct CellRows<'p> {
    now: NaiveDateTime,
    layout: Layout,
    before: Vec<Record>,
    header: Option<Record>,
    records: Vec<Record>,
    plan: Plan<'p>,
    calendar: Calendar,
    /// What was changed, with the column it was changed in: columns may be told apart anew in between.
    history: History<(usize, Change)>,
    /// The name of the sheet, and the bytes of the Excel file that it stands in.
    sheet: Option<String>,
    original: Vec<u8>,
}

impl<'p> CellRows<'p> {
    pub(super) fn open(table: Table<'_>, profile: &'p Profile, now: NaiveDateTime) -> Result<Self, Unreadable> {
        let plan = Plan::new(table.mapping.clone(), profile);
        let (layout, before, header) = (table.layout, table.before.clone(), table.header.clone());
        let sheet = table.sheet.clone();
        let records = table.collect::<Result<Vec<_>, _>>()?;
        let (calendar, history) = (Calendar::default(), History::default());
        let original = Vec::new();
        let mut rows = Self { now, layout, before, header, records, plan, calendar, history, sheet, original };
        rows.survey();
        Ok(rows)
    }

    /// Keeps the bytes of an Excel file, so that it can be written again with what was found.
    pub(super) fn with_original(self, bytes: Vec<u8>) -> Self {
        let original = if self.sheet.is_some() { bytes } else { Vec::new() };
        Self { original, ..self }
    }

    /// Looks anew which pushes follow another too soon.
    fn survey(&mut self) {
        let mut survey = Survey::default();
        self.records.iter().for_each(|record| survey.see(&self.plan, record));
        self.calendar = survey.finish(&mut self.plan, self.now);
    }

    fn told_of(&self, change: &Change) -> Changed {
        let column = self.plan.mapping.name_of(change.target).to_owned();
        Changed { row: change.row, column, before: change.before.clone(), after: change.after.clone() }
    }

    fn noted(&mut self, changes: Vec<Change>) -> Vec<Changed> {
        let told = changes.iter().map(|change| self.told_of(change)).collect();
        let mapping = &self.plan.mapping;
        self.history.note(changes.into_iter().filter_map(|change| Some((mapping.position(change.target)?, change))));
        told
    }
}

impl Rows for CellRows<'_> {
    fn columns(&self) -> Vec<Column> {
        let first = self.records.iter().find(|record| !record.is_blank());
        let column = |(position, column): (usize, &crate::batch::Column)| {
            let sample = || first.and_then(|record| record.cells.get(position)).map(String::as_str).unwrap_or_default();
            let name = match column.name.as_str() {
                "" => match crate::text::shortened(sample().trim(), 40).to_string() {
                    sample if sample.is_empty() => format!("Column {}", position + 1),
                    sample => format!("Column {}, such as “{sample}”", position + 1),
                },
                name => name.to_owned(),
            };
            let is_doubtful = matches!(column.by, By::Near(_) | By::Shape);
            Column { name, target: column.target.word().to_owned(), is_doubtful }
        };
        self.plan.mapping.columns.iter().enumerate().map(column).collect()
    }

    fn remap(&mut self, words: &[String]) {
        let corrections = words.iter().enumerate().filter_map(|(position, word)| {
            Some(Correction { column: (position + 1).to_string(), target: word.parse().ok()? })
        });
        let corrections: Vec<Correction> = corrections.collect();
        let names = match &self.header {
            Some(header) => header.cells.clone(),
            None => vec![String::new(); self.plan.mapping.columns.len()],
        };
        self.plan = Plan::new(Mapping::by_name(&names, &corrections), self.plan.profile);
        self.survey();
    }

    fn len(&self) -> usize {
        self.records.len()
    }

    fn count(&self) -> usize {
        self.records.iter().filter(|record| self.plan.is_push(record)).count()
    }

    fn position(&self, row: usize) -> Option<usize> {
        self.records.binary_search_by_key(&row, |record| record.row).ok()
    }

    fn record(&self, position: usize) -> Option<Cow<'_, Record>> {
        self.records.get(position).map(Cow::Borrowed)
    }

    fn delivery(&self, position: usize) -> String {
        let Some(record) = self.records.get(position) else { return String::new() };
        let cells = [Target::Delivery, Target::Date, Target::Time].map(|target| self.plan.raw(record, target).trim());
        cells.join(" ").trim().to_owned()
    }

    fn check(&self, position: usize) -> Option<RowResult> {
        check_row(&self.plan, &self.calendar, self.records.get(position)?, self.now)
    }

    fn is_fixable(&self, position: usize) -> bool {
        let record = self.records.get(position).cloned();
        record.is_some_and(|record| !fix_rows(&self.plan, &mut [record], self.now).is_empty())
    }

    fn begin(&mut self) {
        self.history.begin();
    }

    fn fix(&mut self, rows: Range<usize>) -> Vec<Changed> {
        let records = self.records.get_mut(rows).unwrap_or_default();
        let changes = fix_rows(&self.plan, records, self.now);
        self.noted(changes)
    }

    fn send_at(&mut self, row: usize, at: DateTime) -> Vec<Changed> {
        let (date, time) = (at.date().to_string(), at.to_string().split_off("2026-12-03T".len()));
        let has = |target| self.plan.mapping.has(target);
        let cells = if has(Target::Delivery) {
            let cleared = [Target::Date, Target::Time].map(|target| (target, String::new()));
            [&[(Target::Delivery, format!("{date} {time}"))][..], &cleared].concat()
        } else if has(Target::Date) && has(Target::Time) {
            vec![(Target::Date, date), (Target::Time, time)]
        } else {
            let target = if has(Target::Date) { Target::Date } else { Target::Time };
            vec![(target, format!("{date} {time}"))]
        };
        let Some(record) = self.position(row) else { return Vec::new() };
        let mut changes = Vec::new();
        for (target, after) in cells {
            let Some(column) = self.plan.mapping.position(target) else { continue };
            let Some(record) = self.records.get_mut(record) else { continue };
            if record.cells.len() <= column {
                record.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = record.cells.get_mut(column).filter(|cell| **cell != after) {
                let before = std::mem::replace(cell, after.clone());
                changes.push(Change { row, target, before, after });
            }
        }
        self.survey();
        self.noted(changes)
    }

    fn take_back(&mut self) -> Vec<Changed> {
        let mut told = Vec::new();
        for (column, change) in self.history.take() {
            let record = self.position(change.row).and_then(|position| self.records.get_mut(position));
            if let Some(cell) = record.and_then(|record| record.cells.get_mut(column)) {
                cell.clone_from(&change.before);
            }
            told.push(self.told_of(&Change { before: change.after, after: change.before, ..change }));
        }
        self.survey();
        told
    }

    fn can_undo(&self) -> bool {
        self.history.has_some()
    }

    fn layout(&self) -> Layout {
        self.layout
    }

    fn width(&self) -> usize {
        self.plan.mapping.columns.len()
    }

    fn before(&self) -> &[Record] {
        &self.before
    }

    fn header(&self) -> Option<Cow<'_, Record>> {
        self.header.as_ref().map(Cow::Borrowed)
    }

    fn original(&self) -> Option<Original<'_>> {
        Some(Original { bytes: &self.original, sheet: self.sheet.as_deref()? })
    }
}
