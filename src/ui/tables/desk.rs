//! What the page knows of the open table: which rows have arrived, what is under way, what was changed. Pure.

use std::collections::BTreeMap;

use crate::tables::{Answer, Ask, Changed, Column, Count, Export, Finding, Sheet};

/// How far the table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// None is open.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// Its rows are being checked.
    Checking,
    /// Its rows are being mended.
    Fixing,
    /// A file is being written.
    Writing,
    /// Nothing is under way.
    Still,
}

/// A row that one looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Its number.
    pub row: usize,
    /// The campaign, as JSON.
    pub campaign: String,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Whether a safe fix would change it.
    pub is_fixable: bool,
}

/// The open table.
#[derive(Debug, Default)]
pub struct Desk {
    /// Counts the changes.
    pub turn: u64,
    /// What the file is called.
    pub name: String,
    /// How far it is.
    pub phase: Phase,
    /// What there is to tell at once, such as why it can't be read; empty otherwise.
    pub told: String,
    /// What there is to know about how it was read.
    pub notes: Vec<String>,
    /// Whether the rows are here to be looked at.
    pub is_open: bool,
    /// What the columns hold; none where the rows are campaign documents.
    pub columns: Vec<Column>,
    /// How many rows there are.
    pub rows: usize,
    /// How many are done with what is under way.
    pub done: usize,
    /// The rows that have arrived.
    pub sheet: Sheet,
    /// What was found, by rule.
    pub counts: Vec<Count>,
    /// “100 rows, 37 with errors”.
    pub words: String,
    /// The cells that were changed last.
    pub changes: Vec<Changed>,
    /// Whether a change can be taken back.
    pub can_undo: bool,
    /// Whether cells were changed that are in no file yet.
    pub is_unsaved: bool,
    /// The file that is being written.
    pub written: Option<Export>,
    /// The row that one looks at.
    pub detail: Option<Detail>,
    /// How far the list is scrolled, in pixels.
    pub top: f64,
    /// The row that the keys move from.
    pub active: usize,
    /// The drafts that rows were opened as.
    pub opened: BTreeMap<usize, String>,
}

impl Desk {
    /// A new table takes the place of this one.
    pub fn begin(&mut self, names: &[String]) {
        let name = match names {
            [name] => name.clone(),
            names => format!("{} files", names.len()),
        };
        *self = Self { turn: self.turn, name, phase: Phase::Reading, ..Self::default() };
    }

    /// Whether no table is open, and none on its way.
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        !self.is_open && self.phase == Phase::None
    }

    /// Whether something is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Reading | Phase::Checking | Phase::Fixing | Phase::Writing)
    }

    /// Notes what is asked of the worker.
    pub fn asked(&mut self, ask: &Ask) {
        match ask {
            Ask::Open { .. } | Ask::Row(_) | Ask::Stop => {}
            Ask::Columns(_) | Ask::Undo | Ask::Move { .. } => self.go(Phase::Checking),
            Ask::Fix(_) => self.go(Phase::Fixing),
            Ask::Write(export) => {
                self.written = Some(*export);
                self.go(Phase::Writing);
            }
        }
    }

    fn go(&mut self, phase: Phase) {
        self.phase = phase;
        self.done = 0;
        self.told.clear();
    }

    /// Something went wrong.
    pub fn fail(&mut self, why: &str) {
        self.phase = if self.is_open { Phase::Still } else { Phase::None };
        why.clone_into(&mut self.told);
    }

    /// Takes in what the worker answers.
    pub fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Ready => {}
            Answer::Unreadable(why) => self.fail(&why),
            Answer::Opened { told, columns, rows } => {
                (self.is_open, self.notes, self.columns, self.rows) = (true, told, columns, rows);
                // With other columns, other rows are pushes.
                self.sheet.clear();
                self.go(Phase::Checking);
            }
            Answer::Lines { lines, done, counts, words } => {
                self.phase = Phase::Checking;
                (self.done, self.counts, self.words) = (done, counts, words);
                self.sheet.take(lines);
            }
            Answer::Progress(done) => self.done = done,
            Answer::Changed { changes, is_undo, can_undo } => {
                self.told = match (changes.len(), is_undo) {
                    (0, _) => "Nothing to fix by itself: what is left is yours to decide.".to_owned(),
                    (count, false) => cells(count, "changed"),
                    (count, true) => cells(count, "as before"),
                };
                // Once everything is taken back, the table is as it came.
                self.is_unsaved = if is_undo { can_undo } else { self.is_unsaved || !changes.is_empty() };
                self.changes = if is_undo { Vec::new() } else { changes };
                self.can_undo = can_undo;
                self.detail = None;
            }
            Answer::Row { row, campaign, findings, is_fixable } => {
                self.detail = Some(Detail { row, campaign, findings, is_fixable });
            }
            Answer::File(name) => {
                self.told = format!("{name} is written.");
                self.is_unsaved &= !matches!(self.written, Some(Export::Csv | Export::Xlsx | Export::Campaigns));
            }
            Answer::Unwritten(why) => self.told = why,
            Answer::Done { is_stopped } => {
                if is_stopped {
                    self.told = match self.phase {
                        Phase::Checking => format!("Stopped: {} of {} rows are checked.", self.done, self.rows),
                        Phase::Fixing => format!("Stopped after {} of {} rows.", self.done, self.rows),
                        Phase::None | Phase::Reading | Phase::Writing | Phase::Still => "Stopped.".to_owned(),
                    };
                }
                self.phase = if self.is_open { Phase::Still } else { Phase::None };
            }
        }
    }
}

fn cells(count: usize, what: &str) -> String {
    if count == 1 { format!("1 cell is {what}.") } else { format!("{count} cells are {what}.") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Line;

    fn open() -> Desk {
        let mut desk = Desk::default();
        desk.begin(&["pushes.csv".to_owned()]);
        let column = Column { name: "Titel".to_owned(), target: "title".to_owned(), is_doubtful: false };
        desk.take(Answer::Opened { told: Vec::new(), columns: vec![column], rows: 2 });
        desk
    }

    #[test]
    fn a_table_arrives_bit_by_bit() {
        let mut desk = open();
        assert!(desk.is_busy() && desk.is_open);
        let lines = vec![Line { row: 2, ..Line::default() }];
        desk.take(Answer::Lines { lines, done: 1, counts: Vec::new(), words: "1 row".to_owned() });
        assert_eq!((desk.done, desk.rows, desk.sheet.shown()), (1, 2, 1));
        desk.take(Answer::Done { is_stopped: true });
        assert_eq!(desk.told, "Stopped: 1 of 2 rows are checked.");
        assert!(!desk.is_busy());
    }

    #[test]
    fn a_table_that_cannot_be_read_leaves_room_for_another() {
        let mut desk = Desk::default();
        desk.begin(&["x.pdf".to_owned()]);
        desk.take(Answer::Unreadable("This is a PDF.".to_owned()));
        desk.take(Answer::Done { is_stopped: false });
        assert_eq!((desk.phase, desk.told.as_str()), (Phase::None, "This is a PDF."));
    }

    #[test]
    fn changes_are_told_and_taken_back() {
        let mut desk = open();
        let change = Changed { row: 2, column: "Link".to_owned(), before: "/a".to_owned(), after: "a".to_owned() };
        desk.take(Answer::Changed { changes: vec![change.clone()], is_undo: false, can_undo: true });
        assert_eq!((desk.told.as_str(), desk.changes.len(), desk.can_undo), ("1 cell is changed.", 1, true));
        desk.take(Answer::Changed { changes: vec![change], is_undo: true, can_undo: false });
        assert_eq!((desk.told.as_str(), desk.changes.len(), desk.can_undo), ("1 cell is as before.", 0, false));
    }

    #[test]
    fn changed_cells_are_unsaved_until_a_file_holds_them() {
        let mut desk = open();
        let change = Changed { row: 2, column: "Link".to_owned(), before: "/a".to_owned(), after: "a".to_owned() };
        desk.take(Answer::Changed { changes: vec![change.clone()], is_undo: false, can_undo: true });
        for (export, is_unsaved) in [(Export::Markdown, true), (Export::Csv, false)] {
            desk.asked(&Ask::Write(export));
            desk.take(Answer::File("pushes".to_owned()));
            assert_eq!(desk.is_unsaved, is_unsaved, "{export:?}");
        }
        desk.take(Answer::Changed { changes: vec![change.clone()], is_undo: false, can_undo: true });
        desk.take(Answer::Changed { changes: vec![change], is_undo: true, can_undo: false });
        assert!(!desk.is_unsaved, "it is as it came");
    }
}
