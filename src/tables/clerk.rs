//! The worker's side of a table: it keeps the rows, does what the page asks, and hands out what comes of it bit by bit, so
//! that the page has something to show at once and a word from it is heard in between.

use std::collections::VecDeque;
use std::io::Cursor;

use chrono::NaiveDateTime;

use super::jobs::Job;
use super::protocol::{Answer, Ask, Changed, Column, Finding};
use crate::batch::{
    By, Calendar, Change, Correction, Layout, Mapping, Plan, Record, Survey, Table, Target, Unreadable, check_row,
    fix_rows,
};
use crate::campaign::DateTime;
use crate::document::Node;
use crate::profile::Profile;

/// What the worker says, and the bytes beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// The file that it speaks of.
    pub file: Option<Vec<u8>>,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, file: None }
    }
}

/// Keeps a table and answers for it.
pub struct Clerk<'p> {
    pub(super) book: Option<Book<'p>>,
    job: Option<Job>,
    waiting: VecDeque<Reply>,
}

/// An open table.
pub(super) struct Book<'p> {
    pub(super) name: String,
    pub(super) now: NaiveDateTime,
    pub(super) layout: Layout,
    pub(super) before: Vec<Record>,
    pub(super) header: Option<Record>,
    pub(super) told: Vec<String>,
    pub(super) records: Vec<Record>,
    pub(super) plan: Plan<'p>,
    pub(super) calendar: Calendar,
    /// What can be taken back, the last change at the end.
    pub(super) edits: Vec<Vec<Change>>,
}

impl<'p> Clerk<'p> {
    /// Opens the table called `name` for a house that has `profile`.
    #[must_use]
    pub fn open(name: String, bytes: &[u8], profile: &'p Profile, now: NaiveDateTime) -> Self {
        let mut clerk = Self { book: None, job: None, waiting: VecDeque::new() };
        match Book::open(name, bytes, profile, now) {
            Ok(book) => {
                clerk.say(book.opened());
                clerk.book = Some(book);
                clerk.job = Some(Job::check());
            }
            Err(why) => {
                clerk.say(Answer::Unreadable(why.0));
                clerk.say(Answer::Done { is_stopped: false });
            }
        }
        clerk
    }

    fn say(&mut self, answer: Answer) {
        self.waiting.push_back(answer.into());
    }

    /// Takes a wish. What comes of it is handed out by [`Self::go_on`].
    pub fn ask(&mut self, ask: Ask) {
        // A stopped job may have changed cells already, which are to be told.
        let is_look = matches!(ask, Ask::Row(_));
        let Some(book) = &mut self.book else { return };
        if let Some(job) = self.job.take_if(|_| !is_look) {
            self.waiting.extend(job.stopped(book));
        }
        match ask {
            Ask::Open { .. } => {}
            Ask::Stop => self.say(Answer::Done { is_stopped: true }),
            Ask::Columns(words) => {
                book.remap(&words);
                let opened = book.opened();
                self.say(opened);
                self.job = Some(Job::check());
            }
            Ask::Row(row) => {
                let answer = book.row(row);
                self.waiting.extend(answer.map(Reply::from));
            }
            Ask::Fix(row) => self.job = Some(Job::fix(row)),
            Ask::Move { row, at } => {
                let changes = DateTime::parse(&at).map(|at| book.send_at(row, at)).unwrap_or_default();
                let answer = book.noted(changes);
                self.say(answer);
                self.job = Some(Job::check());
            }
            Ask::Undo => {
                let answer = book.take_back();
                self.say(answer);
                self.job = Some(Job::check());
            }
            Ask::Write(export) => self.job = Some(Job::write(export)),
        }
    }

    /// Does the next bit of what was asked; nothing where all is done.
    pub fn go_on(&mut self) -> Option<Reply> {
        if let Some(reply) = self.waiting.pop_front() {
            return Some(reply);
        }
        let (job, book) = (self.job.take()?, self.book.as_mut()?);
        let (replies, next) = job.go_on(book);
        self.waiting.extend(replies);
        if next.is_none() {
            self.say(Answer::Done { is_stopped: false });
        }
        self.job = next;
        self.waiting.pop_front()
    }
}

impl<'p> Book<'p> {
    fn open(name: String, bytes: &[u8], profile: &'p Profile, now: NaiveDateTime) -> Result<Self, Unreadable> {
        let (table, is_guess) = match Table::open(Cursor::new(bytes), &[]) {
            Ok(table) => (table, false),
            Err(why) => (without_names(bytes).ok_or_else(|| in_page(&why))?, true),
        };
        let mut told = table.told.clone();
        if is_guess {
            told = vec![
                "No column is called title, message or link, nor anything near. Say below what each column holds; \
                 until then the first one is taken for the title."
                    .to_owned(),
            ];
        } else {
            // What the columns hold is shown, and need not be told as well.
            told.pop();
        }
        let plan = Plan::new(table.mapping.clone(), profile);
        let (layout, before, header) = (table.layout, table.before.clone(), table.header.clone());
        let records = table.collect::<Result<Vec<_>, _>>().map_err(|why| in_page(&why))?;
        let calendar = Calendar::default();
        let mut book = Self { name, now, layout, before, header, told, records, plan, calendar, edits: Vec::new() };
        book.survey();
        Ok(book)
    }

    /// Looks anew which pushes follow another too soon.
    fn survey(&mut self) {
        let mut survey = Survey::default();
        self.records.iter().for_each(|record| survey.see(&self.plan, record));
        self.calendar = survey.finish(&mut self.plan, self.now);
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

    fn opened(&self) -> Answer {
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
        Answer::Opened {
            told: self.told.iter().map(|sentence| as_sentence(sentence)).collect(),
            columns: self.plan.mapping.columns.iter().enumerate().map(column).collect(),
            rows: self.records.iter().filter(|record| !record.is_blank()).count(),
        }
    }

    /// The position of a row among the records.
    pub(super) fn position(&self, row: usize) -> Option<usize> {
        self.records.binary_search_by_key(&row, |record| record.row).ok()
    }

    fn row(&self, row: usize) -> Option<Answer> {
        let record = self.records.get(self.position(row)?)?;
        let result = check_row(&self.plan, &self.calendar, record, self.now)?;
        let is_fixable = !fix_rows(&self.plan, &mut [record.clone()], self.now).is_empty();
        let findings = result.diagnostics.iter().map(|found| Finding {
            severity: found.severity,
            message: found.message.clone(),
            help: found.help.to_string(),
        });
        let mut findings: Vec<Finding> = findings.collect();
        findings.sort_by_key(|found| found.severity);
        Some(Answer::Row { row, campaign: result.campaign.to_json().to_string(), findings, is_fixable })
    }

    /// Writes another time of delivery into the cells of a row that speak of it.
    fn send_at(&mut self, row: usize, at: DateTime) -> Vec<Change> {
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
        changes
    }

    /// Notes changed cells, so that they can be taken back.
    pub(super) fn noted(&mut self, changes: Vec<Change>) -> Answer {
        let told = changes.iter().map(|change| self.told_of(change)).collect();
        if !changes.is_empty() {
            self.edits.push(changes);
        }
        Answer::Changed { changes: told, is_undo: false, can_undo: !self.edits.is_empty() }
    }

    fn take_back(&mut self) -> Answer {
        let changes = self.edits.pop().unwrap_or_default();
        let mut told = Vec::new();
        for change in changes {
            let column = self.plan.mapping.position(change.target);
            let record = self.position(change.row).and_then(|position| self.records.get_mut(position));
            if let Some(cell) = column.zip(record).and_then(|(column, record)| record.cells.get_mut(column)) {
                cell.clone_from(&change.before);
            }
            told.push(self.told_of(&Change { before: change.after, after: change.before, ..change }));
        }
        self.survey();
        Answer::Changed { changes: told, is_undo: true, can_undo: !self.edits.is_empty() }
    }

    fn told_of(&self, change: &Change) -> Changed {
        let column = self.plan.mapping.name_of(change.target).to_owned();
        Changed { row: change.row, column, before: change.before.clone(), after: change.after.clone() }
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
fn as_sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Export, Line};

    const TABLE: &str = "Titel,Text,Link,Versand\n\
        \"Hamlet\ntonight\",On Saturday.,/performances/1,2026-12-03 17:00\n\
        Emilia,Seats are left.,performances/2,2026-12-03 19:00\n";

    fn clerk(table: &str) -> (Clerk<'static>, Vec<Reply>) {
        let now = DateTime::parse("2026-11-23T10:00").expect("a time").0;
        let mut clerk = Clerk::open("pushes.csv".to_owned(), table.as_bytes(), Profile::guide(), now);
        let replies = said(&mut clerk);
        (clerk, replies)
    }

    fn said(clerk: &mut Clerk<'_>) -> Vec<Reply> {
        std::iter::from_fn(|| clerk.go_on()).collect()
    }

    fn lines(replies: &[Reply]) -> Vec<&Line> {
        let lines = replies.iter().filter_map(|reply| match &reply.answer {
            Answer::Lines { lines, .. } => Some(lines),
            _ => None,
        });
        lines.flatten().collect()
    }

    fn changed(replies: &[Reply]) -> Option<(&[Changed], bool)> {
        replies.iter().find_map(|reply| match &reply.answer {
            Answer::Changed { changes, can_undo, .. } => Some((changes.as_slice(), *can_undo)),
            _ => None,
        })
    }

    #[test]
    fn a_table_is_opened_checked_and_done() {
        let (_, replies) = clerk(TABLE);
        assert!(matches!(&replies[0].answer, Answer::Opened { columns, rows: 2, .. } if columns[0].target == "title"));
        let lines = lines(&replies);
        assert_eq!((lines[0].row, lines[0].title.as_str()), (2, "Hamlet\ntonight"));
        assert_eq!(lines[0].at.as_deref(), Some("2026-12-03T17:00"));
        assert!(lines[0].rules.iter().any(|rule| rule == "link/slash"), "{:?}", lines[0]);
        assert!(lines[1].rules.iter().any(|rule| rule == "when/daily-cap"), "{:?}", lines[1]);
        assert_eq!(replies.last().map(|reply| &reply.answer), Some(&Answer::Done { is_stopped: false }));
    }

    #[test]
    fn rows_arrive_a_few_at_a_time() {
        use std::fmt::Write;
        let mut table = String::from("title,message,link\n");
        (0..600).for_each(|row| writeln!(table, "Hamlet {row},Seats.,performances/{row}").expect("room"));
        let (mut clerk, replies) = clerk(&table);
        let sizes = replies.iter().filter_map(|reply| match &reply.answer {
            Answer::Lines { lines, .. } => Some(lines.len()),
            _ => None,
        });
        assert_eq!(sizes.collect::<Vec<_>>(), [40, 250, 250, 60]);
        clerk.ask(Ask::Fix(None));
        assert_eq!(clerk.go_on().map(|reply| reply.answer), Some(Answer::Progress(40)));
        clerk.ask(Ask::Stop);
        assert_eq!(said(&mut clerk).pop().map(|reply| reply.answer), Some(Answer::Done { is_stopped: true }));
    }

    #[test]
    fn safe_fixes_are_made_and_taken_back() {
        let (mut clerk, _) = clerk(TABLE);
        clerk.ask(Ask::Fix(None));
        let replies = said(&mut clerk);
        let (changes, can_undo) = changed(&replies).expect("changes");
        let slash = changes.iter().find(|change| change.column == "Link").expect("a link");
        assert_eq!((slash.row, slash.before.as_str(), slash.after.as_str()), (2, "/performances/1", "performances/1"));
        assert!(can_undo);
        clerk.ask(Ask::Undo);
        let replies = said(&mut clerk);
        assert!(!changed(&replies).expect("changes").1);
        assert_eq!(lines(&replies)[0].link, "/performances/1");
    }

    #[test]
    fn a_push_that_moves_clashes_no_more() {
        let (mut clerk, _) = clerk(TABLE);
        clerk.ask(Ask::Move { row: 3, at: "2026-12-05T17:30".to_owned() });
        let replies = said(&mut clerk);
        let line = lines(&replies)[1];
        assert_eq!((line.delivery.as_str(), line.at.as_deref()), ("2026-12-05 17:30", Some("2026-12-05T17:30")));
        assert!(!line.rules.iter().any(|rule| rule == "when/daily-cap"));
    }

    #[test]
    fn columns_that_nobody_knows_can_be_named() {
        let (mut clerk, replies) = clerk("Kopf;Worte\nHamlet;Seats.\n");
        let Answer::Opened { told, .. } = &replies[0].answer else { panic!("{replies:?}") };
        assert!(told[0].starts_with("No column is called title"), "{told:?}");
        clerk.ask(Ask::Columns(vec!["keep".to_owned(), "message".to_owned()]));
        let replies = said(&mut clerk);
        assert_eq!(lines(&replies)[1].message, "Seats.");
    }

    #[test]
    fn what_is_no_table_is_told_without_words_of_the_command_line() {
        for table in ["", "Hello\n", "%PDF-1.7"] {
            let (_, replies) = clerk(table);
            let Answer::Unreadable(why) = &replies[0].answer else { panic!("{replies:?}") };
            assert!(!why.contains("--") && why.ends_with('.'), "{why}");
        }
    }

    #[test]
    fn what_is_written_has_every_row() {
        let (mut clerk, _) = clerk(TABLE);
        for (export, name, part) in [
            (Export::Csv, "pushes-checked.csv", "Titel,Text,Link,Versand,errors,warnings,advice,findings\n"),
            (Export::Json, "pushes-checked.json", "{\"reports\":[\n{\"file\":\"pushes.csv\",\"row\":2,"),
            (Export::Markdown, "pushes-checked.md", "# pushes.csv\n"),
        ] {
            clerk.ask(Ask::Write(export));
            let reply = said(&mut clerk).into_iter().find(|reply| reply.file.is_some()).expect("a file");
            assert_eq!(reply.answer, Answer::File(name.to_owned()));
            let text = String::from_utf8(reply.file.unwrap_or_default()).expect("text");
            assert!(text.starts_with(part), "{text}");
        }
    }

    #[test]
    fn a_row_is_told_whole() {
        let (mut clerk, _) = clerk(TABLE);
        clerk.ask(Ask::Row(2));
        let Some(Answer::Row { row: 2, campaign, findings, is_fixable: true }) =
            clerk.go_on().map(|reply| reply.answer)
        else {
            panic!("no row")
        };
        assert!(campaign.contains("Hamlet\\ntonight") && !findings.is_empty());
    }
}
