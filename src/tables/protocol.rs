//! What the page and its worker say to each other about a table, as JSON.

use serde::{Deserialize, Serialize};

use crate::lint::Severity;

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// To read a table, or files of campaign documents, whose bytes come beside this.
    Open {
        /// What each file is called.
        names: Vec<String>,
        /// The house profile as JSON; empty for the guide's.
        profile: String,
        /// The local date and time.
        now: String,
    },
    /// To read the columns so; the word of each one's target.
    Columns(Vec<String>),
    /// What was found in this row, and the campaign that it is.
    Row(usize),
    /// To make every safe fix, in one row or in all.
    Fix(Option<usize>),
    /// To send the push of a row at another time.
    Move {
        /// The row.
        row: usize,
        /// The time, as `2026-12-03T17:00`.
        at: String,
    },
    /// To take the last change back.
    Undo,
    /// To write the table with what was found.
    Write(Export),
    /// To leave off what is under way.
    Stop,
}

/// How a table leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Export {
    /// The table again, with four more columns.
    Csv,
    /// The same as an Excel file: the one that came, or a new one.
    Xlsx,
    /// What was found, for programs.
    Json,
    /// A report to read.
    Markdown,
    /// The rows as campaign documents.
    Campaigns,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It is there.
    Ready,
    /// The table cannot be read; why, and what to do.
    Unreadable(String),
    /// The table is open.
    Opened {
        /// What there is to know about how it was read, in sentences.
        told: Vec<String>,
        /// What its columns hold; none where the rows are campaign documents.
        columns: Vec<Column>,
        /// How many rows are pushes.
        rows: usize,
    },
    /// More rows are checked.
    Lines {
        /// The rows, in order.
        lines: Vec<Line>,
        /// So many are done by now.
        done: usize,
        /// What was found by now, by rule.
        counts: Vec<Count>,
        /// “100 rows, 37 with errors”.
        words: String,
    },
    /// Something else is so far.
    Progress(usize),
    /// Cells were changed, or changed back.
    Changed {
        /// The cells, in order of the rows; those that changed back where something was taken back.
        changes: Vec<Changed>,
        /// Whether a change was taken back.
        is_undo: bool,
        /// Whether there is a change left to take back.
        can_undo: bool,
    },
    /// A row.
    Row {
        /// Its number.
        row: usize,
        /// The campaign that it is, as JSON.
        campaign: String,
        /// What was found.
        findings: Vec<Finding>,
        /// Whether a safe fix would change it.
        is_fixable: bool,
    },
    /// A file is written; its bytes come beside this.
    File(String),
    /// A file could not be written; why, and what to do.
    Unwritten(String),
    /// All that was asked is done.
    Done {
        /// Whether it was left off before its end.
        is_stopped: bool,
    },
}

/// What a column can hold: the word for it, and what the page calls it.
pub const TARGETS: [(&str, &str); 12] = [
    ("title", "Title"),
    ("message", "Message"),
    ("link", "Deep link"),
    ("name", "Campaign name"),
    ("delivery", "Day and time of delivery"),
    ("date", "Day of delivery"),
    ("time", "Time of delivery"),
    ("event-id", "Event id"),
    ("performance-id", "Performance id"),
    ("purpose", "Purpose"),
    ("language", "Language"),
    ("keep", "Something else: kept as it is"),
];

/// A column and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name, or what stands in its first cell.
    pub name: String,
    /// The word for what it holds.
    pub target: String,
    /// Whether somebody should look.
    pub is_doubtful: bool,
}

/// A row as the list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number from 1, as a spreadsheet counts.
    pub row: usize,
    /// The campaign's name.
    pub name: String,
    /// The title.
    pub title: String,
    /// The message.
    pub message: String,
    /// The link.
    pub link: String,
    /// What stands there about delivery.
    pub delivery: String,
    /// When it is sent, as `2026-12-03T17:00`, where that is known.
    pub at: Option<String>,
    /// Why it is sent, where that is known.
    pub purpose: Option<String>,
    /// Who gets it, as JSON, where the row is a campaign document that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// How many errors were found.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How much advice.
    pub advice: usize,
    /// The rules that found something, each once.
    pub rules: Vec<String>,
}

/// How often a rule found something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The rule.
    pub rule: String,
    /// How serious it is.
    pub severity: Severity,
    /// “37 titles are too long”.
    pub words: String,
}

/// What was found in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// What happened.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A cell that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The row.
    pub row: usize,
    /// What the column is called.
    pub column: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<T: Serialize + for<'d> Deserialize<'d> + PartialEq + std::fmt::Debug>(said: &T) {
        let json = serde_json::to_string(said).expect("JSON");
        assert_eq!(serde_json::from_str::<T>(&json).ok().as_ref(), Some(said), "{json}");
    }

    #[test]
    fn what_is_said_arrives() {
        comes_back(&Ask::Stop);
        comes_back(&Ask::Fix(None));
        comes_back(&Ask::Move { row: 7, at: "2026-12-03T17:00".to_owned() });
        comes_back(&Ask::Write(Export::Markdown));
        let line =
            Line { row: 2, title: "A\n“B”".to_owned(), rules: vec!["link/slash".to_owned()], ..Line::default() };
        let count = Count { rule: "link/slash".to_owned(), severity: Severity::Error, words: String::new() };
        comes_back(&Answer::Lines { lines: vec![line], done: 1, counts: vec![count], words: String::new() });
        comes_back(&Answer::Done { is_stopped: true });
    }

    #[cfg(feature = "batch")]
    #[test]
    fn every_target_is_known_to_the_worker() {
        for (word, _) in TARGETS {
            assert_eq!(word.parse().map(crate::batch::Target::word), Ok(word));
        }
    }

    #[test]
    fn what_is_no_answer_is_not_taken_for_one() {
        for text in ["", "null", "{}", "{\"Lines\":[]}", "\"Go\""] {
            assert!(serde_json::from_str::<Answer>(text).is_err(), "{text}");
        }
    }
}
