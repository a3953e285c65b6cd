//! What takes long with a table, done a few rows at a time.

use std::collections::BTreeSet;
use std::ops::Range;

use super::book::Book;
use super::clerk::Reply;
use super::export::Output;
use super::protocol::{Answer, Changed, Count, Export, Line};
use crate::batch::{RowResult, Tally};
use crate::campaign::{DateTime, Delivery, Purpose};
use crate::document::Node;
use crate::text::shortened;

/// So many rows are checked before they are told; fewer at first, so that there is something to see.
const FIRST: usize = 40;
const CHUNK: usize = 250;
/// Longer texts are cut for the list; the row itself has them whole.
const LONGEST: usize = 240;

/// What is under way.
pub(super) struct Job {
    /// The position of the next row.
    next: usize,
    task: Task,
}

enum Task {
    Check { tally: Tally, done: usize },
    Fix { row: Option<usize>, changes: Vec<Changed> },
    Write(Output),
}

impl Job {
    pub(super) fn check() -> Self {
        Self { next: 0, task: Task::Check { tally: Tally::default(), done: 0 } }
    }

    pub(super) fn fix(row: Option<usize>) -> Self {
        Self { next: 0, task: Task::Fix { row, changes: Vec::new() } }
    }

    pub(super) fn write(export: Export) -> Self {
        Self { next: 0, task: Task::Write(Output::new(export)) }
    }

    /// What is to be told where this is left off.
    pub(super) fn stopped(self, book: &Book<'_>) -> Option<Reply> {
        match self.task {
            Task::Fix { changes, .. } if !changes.is_empty() => Some(book.changed(changes, false).into()),
            Task::Fix { .. } | Task::Check { .. } | Task::Write { .. } => None,
        }
    }

    /// Does the next rows; returns what to tell and what is left to do.
    pub(super) fn go_on(self, book: &mut Book<'_>) -> (Reply, Option<Self>) {
        let count = if self.next == 0 { FIRST } else { CHUNK };
        let end = (self.next + count).min(book.rows.len());
        let (start, is_last) = (self.next.min(end), end == book.rows.len());
        match self.task {
            Task::Check { mut tally, done } => {
                let lines = check(book, start..end, &mut tally);
                let done = done + lines.len();
                let told = Answer::Lines { lines, done, counts: counts(&tally), words: tally.rows_in_words() };
                let next = (!is_last).then_some(Self { next: end, task: Task::Check { tally, done } });
                (told.into(), next)
            }
            Task::Fix { row, mut changes } => {
                let rows = match row {
                    Some(row) => book.rows.position(row).map_or(0..0, |position| position..position + 1),
                    None => start..end,
                };
                changes.extend(book.rows.fix(rows));
                if !is_last && row.is_none() {
                    let next = Self { next: end, task: Task::Fix { row, changes } };
                    return (Answer::Progress(end).into(), Some(next));
                }
                (book.changed(changes, false).into(), Some(Self::check()))
            }
            Task::Write(mut output) => match output.rows(book, start..end) {
                Ok(()) if !is_last => {
                    (Answer::Progress(end).into(), Some(Self { next: end, task: Task::Write(output) }))
                }
                written => (written.and_then(|()| output.finish(book)).unwrap_or_else(|why| failed(&why)), None),
            },
        }
    }
}

fn failed(why: &impl std::fmt::Display) -> Reply {
    Answer::Unwritten(super::book::as_sentence(&why.to_string())).into()
}

fn check(book: &Book<'_>, rows: Range<usize>, tally: &mut Tally) -> Vec<Line> {
    let line = |position| {
        let result = book.rows.check(position)?;
        tally.add(&result.diagnostics);
        Some(line(book, position, &result))
    };
    rows.filter_map(line).collect()
}

fn line(book: &Book<'_>, position: usize, result: &RowResult) -> Line {
    let summary = result.summary();
    let campaign = &result.campaign;
    let rules: BTreeSet<&str> = result.diagnostics.iter().map(|found| found.rule.id).collect();
    let at = match &campaign.when.delivery {
        Some(Delivery::Now) => Some(DateTime(book.now)),
        Some(Delivery::At(scheduled)) => scheduled.at,
        Some(Delivery::Live(_)) | None => None,
    };
    let link = campaign.what.key_values.first().map(|link| link.value.as_str()).unwrap_or_default();
    let short = |text: &str| shortened(text, LONGEST).to_string();
    Line {
        row: result.row,
        name: short(&campaign.name),
        title: short(&campaign.what.title),
        message: short(&campaign.what.message),
        link: short(link),
        delivery: short(&book.rows.delivery(position)),
        at: at.map(|at| at.to_string()),
        purpose: campaign.purpose.map(Purpose::word).map(str::to_owned),
        who: campaign.who.segment.as_ref().map(|_| campaign.who.to_json().to_string()),
        errors: summary.errors,
        warnings: summary.warnings,
        advice: summary.advice,
        rules: rules.into_iter().map(str::to_owned).collect(),
    }
}

fn counts(tally: &Tally) -> Vec<Count> {
    let count = |(rule, severity, count): (&'static crate::lint::Rule, _, _)| Count {
        rule: rule.id.to_owned(),
        severity,
        words: Tally::words(rule, count),
    };
    tally.by_rule().into_iter().map(count).collect()
}
