//! An open table as the worker keeps it: rows of a spreadsheet (`cells`) or campaign documents (`documents`).

use std::borrow::Cow;
use std::io::Cursor;
use std::ops::Range;

use chrono::NaiveDateTime;

use super::cells::CellRows;
use super::documents::DocumentRows;
use super::protocol::{Answer, Changed, Column, Finding};
use crate::batch::{Correction, Layout, Original, Record, RowResult, Table, Target, Unreadable, is_json};
use crate::campaign::DateTime;
use crate::document::Node;
use crate::profile::Profile;

/// A file as it comes from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// An open table.
pub(super) struct Book<'p> {
    pub(super) name: String,
    pub(super) now: NaiveDateTime,
    pub(super) rows: Box<dyn Rows + 'p>,
    told: Vec<String>,
}

/// The rows of a table. Each has a position from 0, and a number, by which people call it.
pub(super) trait Rows {
    /// What the columns hold, where a person may say so.
    fn columns(&self) -> Vec<Column>;
    /// Reads the columns so.
    fn remap(&mut self, words: &[String]);
    /// How many rows there are, those too that are no push.
    fn len(&self) -> usize;
    /// How many of them are pushes.
    fn count(&self) -> usize;
    /// The position of the row with this number.
    fn position(&self, row: usize) -> Option<usize>;
    /// The cells of a row.
    fn record(&self, position: usize) -> Option<Cow<'_, Record>>;
    /// What a row says of its delivery.
    fn delivery(&self, position: usize) -> String;
    /// Checks a row; nothing where it is no push.
    fn check(&self, position: usize) -> Option<RowResult>;
    /// Whether a safe fix would change a row.
    fn is_fixable(&self, position: usize) -> bool;

    /// Begins a change that is taken back as a whole.
    fn begin(&mut self);
    /// Makes every safe fix in these rows.
    fn fix(&mut self, rows: Range<usize>) -> Vec<Changed>;
    /// Sends the push of a row at another time.
    fn send_at(&mut self, row: usize, at: DateTime) -> Vec<Changed>;
    /// Takes the last change back.
    fn take_back(&mut self) -> Vec<Changed>;
    /// Whether there is a change to take back.
    fn can_undo(&self) -> bool;

    /// How the table is written as text.
    fn layout(&self) -> Layout;
    /// How many columns there are.
    fn width(&self) -> usize;
    /// What stands above the names.
    fn before(&self) -> &[Record];
    /// The row of names, where there is one.
    fn header(&self) -> Option<Cow<'_, Record>>;
    /// The Excel file that the table was read from.
    fn original(&self) -> Option<Original<'_>>;
}

impl<'p> Book<'p> {
    pub(super) fn open(files: Vec<File>, profile: &'p Profile, now: NaiveDateTime) -> Result<Self, Unreadable> {
        let is_documents = files.first().is_some_and(|file| is_json(&file.bytes));
        let (files, others): (Vec<File>, Vec<File>) =
            files.into_iter().partition(|file| is_json(&file.bytes) == is_documents);
        if is_documents {
            let name = match files.as_slice() {
                [file] => file.name.clone(),
                files => format!("{} files", files.len()),
            };
            let told = match others.len() {
                0 => Vec::new(),
                _ => vec!["only the campaign documents are open: a table is opened on its own".to_owned()],
            };
            let rows = Box::new(DocumentRows::open(&files, profile, now)?);
            return Ok(Self { name, now, rows, told });
        }
        let others = others.len() + files.len().saturating_sub(1);
        let Some(File { name, bytes }) = files.into_iter().next() else {
            return Err(Unreadable("There is no file to read.".to_owned()));
        };
        let (table, is_guess) = match Table::open(Cursor::new(bytes.as_slice()), &[]) {
            Ok(table) => (table, false),
            Err(why) => (without_names(&bytes).ok_or_else(|| in_page(&why))?, true),
        };
        let mut told = table.told.clone();
        // What the columns hold is shown, and need not be told as well.
        told.pop();
        if is_guess {
            told = vec![
                "No column is called title, message or link, nor anything near. Say below what each column holds; \
                 until then the first one is taken for the title."
                    .to_owned(),
            ];
        }
        if others > 0 {
            told.push(format!("only “{name}” is open: a table is opened on its own"));
        }
        let rows = Box::new(CellRows::open(table, profile, now).map_err(|why| in_page(&why))?.with_original(bytes));
        Ok(Self { name, now, rows, told })
    }

    pub(super) fn opened(&self) -> Answer {
        Answer::Opened {
            told: self.told.iter().map(|sentence| as_sentence(sentence)).collect(),
            columns: self.rows.columns(),
            rows: self.rows.count(),
        }
    }

    pub(super) fn row(&self, row: usize) -> Option<Answer> {
        let position = self.rows.position(row)?;
        let result = self.rows.check(position)?;
        let findings = result.diagnostics.iter().map(|found| Finding {
            severity: found.severity,
            message: found.message.clone(),
            help: found.help.to_string(),
        });
        let mut findings: Vec<Finding> = findings.collect();
        findings.sort_by_key(|found| found.severity);
        let (campaign, is_fixable) = (result.campaign.to_json().to_string(), self.rows.is_fixable(position));
        Some(Answer::Row { row, campaign, findings, is_fixable })
    }

    /// What is told of changed cells.
    pub(super) fn changed(&self, changes: Vec<Changed>, is_undo: bool) -> Answer {
        Answer::Changed { changes, is_undo, can_undo: self.rows.can_undo() }
    }
}

/// What can be taken back: changes in groups, the last at the end.
#[derive(Debug)]
pub(super) struct History<T>(Vec<Vec<T>>);

impl<T> Default for History<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> History<T> {
    /// Begins a group; one in which nothing happened is none.
    pub(super) fn begin(&mut self) {
        self.0.retain(|group| !group.is_empty());
        self.0.push(Vec::new());
    }

    /// Notes what happened.
    pub(super) fn note(&mut self, changes: impl IntoIterator<Item = T>) {
        if let Some(group) = self.0.last_mut() {
            group.extend(changes);
        }
    }

    /// The last group in which something happened, the last change first.
    pub(super) fn take(&mut self) -> Vec<T> {
        self.0.retain(|group| !group.is_empty());
        let mut group = self.0.pop().unwrap_or_default();
        group.reverse();
        group
    }

    /// Whether something happened.
    pub(super) fn has_some(&self) -> bool {
        self.0.iter().any(|group| !group.is_empty())
    }
}

/// The table in `bytes` where its columns have no names that we know, its first one taken for the title.
fn without_names(bytes: &[u8]) -> Option<Table<'_>> {
    let title = Correction { column: "1".to_owned(), target: Target::Title };
    Table::open(Cursor::new(bytes), &[title]).ok().filter(|table| table.mapping.columns.len() > 1)
}

/// Why a table can't be read, without what only a call can say.
fn in_page(why: &Unreadable) -> Unreadable {
    let words = why.0.split(", or say --column").next().unwrap_or_default();
    Unreadable(as_sentence(words))
}

/// `words` with a capital in front and a full stop behind.
pub(super) fn as_sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}
