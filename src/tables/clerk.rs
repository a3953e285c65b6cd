//! The worker's side of a table: it keeps the rows, does what the page asks, and hands out what comes of it bit by bit, so
//! that the page has something to show at once and a word from it is heard in between.

use std::collections::VecDeque;

use chrono::NaiveDateTime;

use super::book::{Book, File};
use super::jobs::Job;
use super::protocol::{Answer, Ask};
use crate::campaign::DateTime;
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
    book: Option<Book<'p>>,
    job: Option<Job>,
    waiting: VecDeque<Reply>,
}

impl<'p> Clerk<'p> {
    /// Opens a table, or files of campaign documents, for a house that has `profile`.
    #[must_use]
    pub fn open(files: Vec<File>, profile: &'p Profile, now: NaiveDateTime) -> Self {
        let mut clerk = Self { book: None, job: None, waiting: VecDeque::new() };
        match Book::open(files, profile, now) {
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
                book.rows.remap(&words);
                let opened = book.opened();
                self.say(opened);
                self.job = Some(Job::check());
            }
            Ask::Row(row) => {
                let answer = book.row(row);
                self.waiting.extend(answer.map(Reply::from));
            }
            Ask::Fix(row) => {
                book.rows.begin();
                self.job = Some(Job::fix(row));
            }
            Ask::Move { row, at } => {
                book.rows.begin();
                let changes = DateTime::parse(&at).map(|at| book.rows.send_at(row, at)).unwrap_or_default();
                let answer = book.changed(changes, false);
                self.say(answer);
                self.job = Some(Job::check());
            }
            Ask::Undo => {
                let changes = book.rows.take_back();
                let answer = book.changed(changes, true);
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
        let (reply, next) = job.go_on(book);
        if next.is_none() {
            self.say(Answer::Done { is_stopped: false });
        }
        self.job = next;
        Some(reply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Changed, Export, Line};

    const TABLE: &str = "Titel,Text,Link,Versand\n\
        \"Hamlet\ntonight\",On Saturday.,/performances/1,2026-12-03 17:00\n\
        Emilia,Seats are left.,performances/2,2026-12-03 19:00\n";

    fn clerk(table: &str) -> (Clerk<'static>, Vec<Reply>) {
        let now = DateTime::parse("2026-11-23T10:00").expect("a time").0;
        let file = File { name: "pushes.csv".to_owned(), bytes: table.as_bytes().to_vec() };
        let mut clerk = Clerk::open(vec![file], Profile::guide(), now);
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
    fn what_was_changed_is_taken_back_in_its_own_column() {
        let (mut clerk, _) = clerk(TABLE);
        let columns = |words: [&str; 4]| Ask::Columns(words.map(str::to_owned).to_vec());
        clerk.ask(Ask::Fix(None));
        said(&mut clerk);
        clerk.ask(columns(["title", "link", "keep", "delivery"]));
        said(&mut clerk);
        clerk.ask(Ask::Undo);
        assert_eq!(lines(&said(&mut clerk))[0].link, "On Saturday.");
        clerk.ask(columns(["title", "message", "link", "delivery"]));
        let replies = said(&mut clerk);
        let line = lines(&replies)[0];
        assert_eq!((line.message.as_str(), line.link.as_str()), ("On Saturday.", "/performances/1"));
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
    fn documents_are_rows_as_well() {
        let documents = r#"[{"name": "A", "what": {"title": "Hamlet!!!"}, "who": {"segment": {"custom_list": "x"}},
            "when": {"delivery": {"at": "2026-12-03T17:00"}}}, {"name": "B"}]"#;
        let (mut clerk, replies) = clerk(documents);
        assert!(matches!(&replies[0].answer, Answer::Opened { columns, rows: 2, .. } if columns.is_empty()));
        let line = lines(&replies)[0];
        assert_eq!((line.row, line.name.as_str(), line.delivery.as_str()), (1, "A", "2026-12-03 17:00"));
        assert!(line.who.as_ref().is_some_and(|who| who.contains("custom_list")), "{line:?}");
        assert!(line.rules.iter().any(|rule| rule == "goal/missing"), "they are checked as a whole: {line:?}");
        clerk.ask(Ask::Fix(None));
        let replies = said(&mut clerk);
        let (changes, _) = changed(&replies).expect("changes");
        assert_eq!((changes[0].row, changes[0].after.as_str()), (1, "Hamlet!"), "{changes:?}");
        clerk.ask(Ask::Move { row: 1, at: "2026-12-05T17:30".to_owned() });
        assert_eq!(lines(&said(&mut clerk))[0].at.as_deref(), Some("2026-12-05T17:30"));
        clerk.ask(Ask::Undo);
        assert_eq!(lines(&said(&mut clerk))[0].at.as_deref(), Some("2026-12-03T17:00"));
        clerk.ask(Ask::Undo);
        let replies = said(&mut clerk);
        assert!(!changed(&replies).expect("changes").1);
        assert_eq!(lines(&replies)[0].title, "Hamlet!!!");
        clerk.ask(Ask::Write(Export::Campaigns));
        let file = said(&mut clerk).into_iter().find_map(|reply| reply.file).expect("a file");
        let campaigns = crate::campaign::read_file(&String::from_utf8(file).expect("text")).expect("campaigns");
        assert_eq!(campaigns, crate::campaign::read_file(documents).expect("campaigns"));
    }

    #[test]
    fn what_there_is_to_know_of_an_excel_file_is_told() {
        let bytes = include_bytes!("../../tests/batch/month.xlsx").to_vec();
        let now = DateTime::parse("2026-11-23T10:00").expect("a time").0;
        let mut clerk = Clerk::open(vec![File { name: "month.xlsx".to_owned(), bytes }], Profile::guide(), now);
        let Some(Answer::Opened { told, .. }) = clerk.go_on().map(|reply| reply.answer) else { panic!("no table") };
        assert_eq!(told, ["Of the sheets “Hinweise”, “Dezember”, only “Dezember” is read."]);
    }

    #[test]
    fn of_several_files_the_documents_are_one_table_and_a_table_is_on_its_own() {
        let file = |name: &str, text: &str| File { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        let opened = |files: Vec<File>| {
            let now = DateTime::parse("2026-11-23T10:00").expect("a time").0;
            match Clerk::open(files, Profile::guide(), now).go_on().map(|reply| reply.answer) {
                Some(Answer::Opened { told, rows, .. }) => (rows, told.join(" ")),
                answer => panic!("{answer:?}"),
            }
        };
        let (a, b) = (file("a.json", r#"{"name": "A"}"#), file("b.json", r#"[{"name": "B"}, {}]"#));
        let table = file("c.csv", "title\nHamlet\n");
        assert_eq!(opened(vec![a.clone(), b.clone()]), (3, String::new()));
        let left_out = "Only the campaign documents are open: a table is opened on its own.".to_owned();
        assert_eq!(opened(vec![a.clone(), table.clone(), b]), (3, left_out));
        let told = "Only “c.csv” is open: a table is opened on its own.".to_owned();
        assert_eq!(opened(vec![table, a]), (1, told));
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
