//! What takes long with a table, done a few hundred rows at a time.

use std::collections::BTreeSet;
use std::io;

use super::clerk::{Book, Reply};
use super::protocol::{Answer, Count, Export, Line};
use crate::batch::{
    Change, CsvOut, Layout, Record, Results, RowResult, Tally, Target, check_row, fix_rows, json_row, report,
};
use crate::campaign::{DateTime, Delivery, Purpose};
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
    Fix { row: Option<usize>, changes: Vec<Change> },
    Write { export: Export, out: Vec<u8>, kept: Vec<(Record, Option<RowResult>)>, tally: Tally },
}

impl Job {
    pub(super) fn check() -> Self {
        Self { next: 0, task: Task::Check { tally: Tally::default(), done: 0 } }
    }

    pub(super) fn fix(row: Option<usize>) -> Self {
        Self { next: 0, task: Task::Fix { row, changes: Vec::new() } }
    }

    pub(super) fn write(export: Export) -> Self {
        Self { next: 0, task: Task::Write { export, out: Vec::new(), kept: Vec::new(), tally: Tally::default() } }
    }

    /// What is to be told where this is left off.
    pub(super) fn stopped(self, book: &mut Book<'_>) -> Option<Reply> {
        match self.task {
            Task::Fix { changes, .. } if !changes.is_empty() => Some(book.noted(changes).into()),
            Task::Fix { .. } | Task::Check { .. } | Task::Write { .. } => None,
        }
    }

    /// Does the next rows; returns what to tell and what is left to do.
    pub(super) fn go_on(self, book: &mut Book<'_>) -> (Vec<Reply>, Option<Self>) {
        let count = if self.next == 0 { FIRST } else { CHUNK };
        let end = (self.next + count).min(book.records.len());
        let (start, is_last) = (self.next.min(end), end == book.records.len());
        match self.task {
            Task::Check { mut tally, done } => {
                let lines = check(book, start..end, &mut tally);
                let done = done + lines.len();
                let told = Answer::Lines { lines, done, counts: counts(&tally), words: tally.rows_in_words() };
                let next = (!is_last).then_some(Self { next: end, task: Task::Check { tally, done } });
                (vec![told.into()], next)
            }
            Task::Fix { row, mut changes } => {
                let rows = match row {
                    Some(row) => book.position(row).map_or(0..0, |position| position..position + 1),
                    None => start..end,
                };
                let records = book.records.get_mut(rows).unwrap_or_default();
                changes.extend(fix_rows(&book.plan, records, book.now));
                if !is_last && row.is_none() {
                    return (
                        vec![Answer::Progress(end).into()],
                        Some(Self { next: end, task: Task::Fix { row, changes } }),
                    );
                }
                (vec![book.noted(changes).into()], Some(Self::check()))
            }
            Task::Write { export, mut out, mut kept, mut tally } => {
                let written = write(book, export, start..end, &mut out, &mut kept, &mut tally);
                if written.is_ok() && !is_last {
                    let task = Task::Write { export, out, kept, tally };
                    return (vec![Answer::Progress(end).into()], Some(Self { next: end, task }));
                }
                let (file, out) = finished(book, export, out, kept, tally);
                (vec![Reply { answer: Answer::File(file), file: Some(out) }], None)
            }
        }
    }
}

fn check(book: &Book<'_>, rows: std::ops::Range<usize>, tally: &mut Tally) -> Vec<Line> {
    let records = book.records.get(rows).unwrap_or_default();
    let line = |record: &Record| {
        let result = check_row(&book.plan, &book.calendar, record, book.now)?;
        tally.add(&result.diagnostics);
        Some(line(book, record, &result))
    };
    records.iter().filter_map(line).collect()
}

fn line(book: &Book<'_>, record: &Record, result: &RowResult) -> Line {
    let summary = result.summary();
    let campaign = &result.campaign;
    let rules: BTreeSet<&str> = result.diagnostics.iter().map(|found| found.rule.id).collect();
    let delivery = [Target::Delivery, Target::Date, Target::Time].map(|target| book.plan.raw(record, target).trim());
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
        delivery: short(delivery.map(str::to_owned).join(" ").trim()),
        at: at.map(|at| at.to_string()),
        purpose: campaign.purpose.map(Purpose::word).map(str::to_owned),
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

fn write(
    book: &Book<'_>,
    export: Export,
    rows: std::ops::Range<usize>,
    out: &mut Vec<u8>,
    kept: &mut Vec<(Record, Option<RowResult>)>,
    tally: &mut Tally,
) -> io::Result<()> {
    let is_first = rows.start == 0;
    let records = book.records.get(rows).unwrap_or_default();
    let checked = records.iter().map(|record| (record, check_row(&book.plan, &book.calendar, record, book.now)));
    let width = book.plan.mapping.columns.len();
    match export {
        Export::Csv => {
            let layout = Layout { is_marked: book.layout.is_marked && is_first, ..book.layout };
            let mut csv = CsvOut::new(out, layout, width)?;
            if is_first {
                book.before.iter().try_for_each(|record| csv.plain(record))?;
                csv.header(book.header.as_ref())?;
            }
            for (record, result) in checked {
                csv.found(record, result.as_ref().map(|result| result.diagnostics.as_slice()))?;
            }
            csv.finish()
        }
        Export::Json => {
            if is_first {
                out.extend(b"{\"reports\":[");
            }
            for result in checked.filter_map(|(_, result)| result) {
                out.extend(if out.ends_with(b"[") { &b"\n"[..] } else { b",\n" });
                json_row(&mut *out, &book.name, &result)?;
            }
            Ok(())
        }
        Export::Markdown => {
            for (record, result) in checked {
                if let Some(result) = &result {
                    tally.add(&result.diagnostics);
                }
                kept.push((record.clone(), result));
            }
            Ok(())
        }
    }
}

/// The name of the file, and its bytes.
fn finished(
    book: &Book<'_>,
    export: Export,
    mut out: Vec<u8>,
    rows: Vec<(Record, Option<RowResult>)>,
    tally: Tally,
) -> (String, Vec<u8>) {
    let ending = match export {
        Export::Csv => "csv",
        Export::Json => {
            out.extend(b"\n]}\n");
            "json"
        }
        Export::Markdown => {
            let results = Results {
                layout: book.layout,
                mapping: book.plan.mapping.clone(),
                told: Vec::new(),
                before: Vec::new(),
                header: None,
                rows,
                tally,
            };
            out = report(&book.name, &results).into_bytes();
            "md"
        }
    };
    let stem = book.name.rsplit_once('.').map_or(book.name.as_str(), |(stem, _)| stem);
    (format!("{stem}-checked.{ending}"), out)
}
