//! `pushproof batch`: a table of pushes, checked row by row.

mod sink;
mod source;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::thread;

use chrono::NaiveDateTime;
use clap::{Args, ValueEnum};

use self::sink::Sink;
use self::source::{Out, Source};
use super::check::{self, Checked};
use super::failure::Failure;
use super::input::{House, name_of};
use super::text::Paint;
use super::{Outcome, Said};
use crate::batch::{
    Calendar, Correction, CsvOut, Documents, Original, Plan, Record, Results, RowResult, Survey, Table, Tally,
    Unreadable, XlsxOut, check_row, check_table, fix_rows, report,
};
use crate::lint::check_all;
use crate::profile::Profile;

/// Checks a table of pushes, row by row: CSV, text from a spreadsheet, or an Excel file.
#[derive(Debug, Args)]
pub(super) struct Batch {
    /// A table (CSV, TSV, XLSX) with a row for each push, or a JSON file of campaigns; - stands for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    house: House,
    /// How to tell what was found.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// What a column holds, such as Headline=title or 3=keep; may be given several times.
    #[arg(long = "column", value_name = "COLUMN=WHAT")]
    columns: Vec<Correction>,
    /// Makes every fix that keeps the meaning, and writes the table as CSV, or as Excel with --format xlsx; each cell is
    /// told before and after.
    #[arg(long)]
    fix: bool,
    /// The file to write to; without it standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the place marked, and the sum by rule.
    Text,
    /// For programs.
    Json,
    /// The table again, with what was found beside each row.
    Csv,
    /// The same as an Excel file: the one that was read, or a new one.
    Xlsx,
    /// For code hosts and editors (SARIF 2.1.0).
    Sarif,
    /// A report: by rule, and by row.
    Markdown,
}

/// So many rows are read before they are checked and written.
const CHUNK: usize = 1024;

impl Batch {
    pub(super) fn run(&self) -> Result<Said, Failure> {
        let profile = self.house.profile()?;
        let now = self.house.now();
        let mut said = Said { err: self.house.told(&profile), ..Said::default() };
        if self.fix && !matches!(self.format, Format::Text | Format::Csv | Format::Xlsx) {
            return Err(Failure::call("--fix writes a CSV table by itself; leave --format out, or say xlsx"));
        }
        if self.format == Format::Xlsx && self.out.is_none() && io::stdout().is_terminal() {
            return Err(Failure::call("an Excel file can't be shown here; say --out FILE.xlsx"));
        }
        let source = Source::of(&self.file)?;
        let mut out = Out::to(self.out.as_deref(), &self.file)?;
        let outcome = if source.is_json()? {
            self.check_campaigns(&source, &profile, now, &mut out)
        } else if self.fix {
            self.fix_table(&source, &profile, now, &mut out, &mut said)
        } else {
            self.check_rows(&source, &profile, now, &mut out, &mut said)
        };
        match outcome {
            Ok(outcome) => said.outcome = outcome,
            // Nothing was written, or nobody reads it to its end.
            Err(failure) => said.fail(&failure),
        }
        if said.outcome != Outcome::Unread {
            out.finish().map_err(|error| self.unwritten(&error))?;
        }
        Ok(said)
    }

    fn name(&self) -> String {
        name_of(&self.file)
    }

    fn unread(&self, why: &Unreadable) -> Failure {
        Failure::new(self.name(), why)
    }

    fn unwritten(&self, error: &io::Error) -> Failure {
        let name = self.out.as_deref().map_or("standard output".to_owned(), |path| path.display().to_string());
        Failure::new(name, format!("could not be written: {error}"))
    }

    fn paint(&self) -> Paint {
        Paint::when(self.out.is_none() && io::stdout().is_terminal())
    }

    /// Opens the table, and looks through it for pushes that follow one another too soon, where it says when they are sent.
    fn open<'p, 's>(
        &self,
        source: &'s Source,
        profile: &'p Profile,
        now: NaiveDateTime,
    ) -> Result<(Table<'s>, Plan<'p>, Calendar), Failure> {
        let open = || Table::open(source.open()?, &self.columns).map_err(|why| self.unread(&why));
        let table = open()?;
        let mut plan = Plan::new(table.mapping.clone(), profile);
        let mut calendar = Calendar::default();
        if plan.has_delivery() {
            let mut survey = Survey::default();
            for record in open()? {
                survey.see(&plan, &record.map_err(|why| self.unread(&why))?);
            }
            calendar = survey.finish(&mut plan, now);
        }
        Ok((table, plan, calendar))
    }

    fn tell(&self, table: &Table<'_>, said: &mut Said) {
        for sentence in &table.told {
            said.err.push_str(&Failure::new(self.name(), sentence).line());
        }
    }

    fn check_rows(
        &self,
        source: &Source,
        profile: &Profile,
        now: NaiveDateTime,
        out: &mut dyn Write,
        said: &mut Said,
    ) -> Result<Outcome, Failure> {
        if matches!(self.format, Format::Markdown | Format::Xlsx) {
            let table = Table::open(source.open()?, &self.columns).map_err(|why| self.unread(&why))?;
            self.tell(&table, said);
            let sheet = table.sheet.clone();
            let results = check_table(table, profile, now).map_err(|why| self.unread(&why))?;
            return self.write_whole(source, sheet.as_deref(), &results, out);
        }
        let (mut table, plan, calendar) = self.open(source, profile, now)?;
        self.tell(&table, said);
        let name = self.name();
        let mut sink = Sink::new(self.format, out, &name, self.paint(), &table);
        let mut tally = Tally::default();
        let mut written = sink.begin(&table);
        while written.is_ok() {
            let chunk: Vec<Record> =
                table.by_ref().take(CHUNK).collect::<Result<_, _>>().map_err(|why| self.unread(&why))?;
            if chunk.is_empty() {
                break;
            }
            let look = sink.look();
            let shares = in_parallel(&chunk, &|records| {
                let mut tally = Tally::default();
                let result = |record| check_row(&plan, &calendar, record, now);
                let results: Vec<Option<RowResult>> = records.iter().map(result).collect();
                results.iter().flatten().for_each(|result| tally.add(&result.diagnostics));
                (look.rows(records, &results), tally)
            });
            for (told, counted) in shares {
                tally.join(&counted);
                written = written.and_then(|()| sink.write(&told?));
            }
        }
        self.written(written.and_then(|()| sink.end(&tally)))?;
        Ok(outcome(&tally))
    }

    /// Writes results in a form that needs all of them at once.
    fn write_whole(
        &self,
        source: &Source,
        sheet: Option<&str>,
        results: &Results,
        out: &mut dyn Write,
    ) -> Result<Outcome, Failure> {
        let outcome = outcome(&results.tally);
        let mut rows = results
            .rows
            .iter()
            .map(|(record, result)| (record, result.as_ref().map(|result| result.diagnostics.as_slice())));
        let bytes = match self.format {
            Format::Xlsx => {
                let mut xlsx = XlsxOut::new(&results.before, results.header.as_ref());
                rows.for_each(|(record, found)| xlsx.found(record.clone(), found));
                self.xlsx(xlsx, source, sheet)?
            }
            Format::Csv => {
                let mut bytes = Vec::new();
                let csv = CsvOut::new(&mut bytes, results.layout, results.mapping.columns.len());
                let written = csv.and_then(|mut csv| {
                    csv.header(results.header.as_ref())?;
                    rows.try_for_each(|(record, found)| csv.found(record, found))?;
                    csv.finish()
                });
                self.written(written)?;
                bytes
            }
            Format::Text | Format::Json | Format::Sarif | Format::Markdown => {
                report(&self.name(), results).into_bytes()
            }
        };
        self.written(out.write_all(&bytes))?;
        Ok(outcome)
    }

    /// The bytes of an Excel file: the one that the table was read from, where it was one, or a new one.
    fn xlsx(&self, xlsx: XlsxOut, source: &Source, sheet: Option<&str>) -> Result<Vec<u8>, Failure> {
        let Some(sheet) = sheet else { return xlsx.finish(None).map_err(|why| self.unread(&why)) };
        let bytes = source.bytes()?;
        xlsx.finish(Some(Original { bytes: &bytes, sheet })).map_err(|why| self.unread(&why))
    }

    /// That nobody reads on, as under `| head`, is not a failure.
    fn written(&self, written: io::Result<()>) -> Result<(), Failure> {
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(self.unwritten(&error)),
            _ => Ok(()),
        }
    }

    fn fix_table(
        &self,
        source: &Source,
        profile: &Profile,
        now: NaiveDateTime,
        out: &mut dyn Write,
        said: &mut Said,
    ) -> Result<Outcome, Failure> {
        let (table, plan, calendar) = self.open(source, profile, now)?;
        self.tell(&table, said);
        let (layout, before, header) = (table.layout, table.before.clone(), table.header.clone());
        let sheet = table.sheet.clone();
        let mut records: Vec<Record> = table.collect::<Result<_, _>>().map_err(|why| self.unread(&why))?;
        let changes = fix_rows(&plan, &mut records, now);
        if self.format == Format::Xlsx {
            let mut xlsx = XlsxOut::new(&before, header.as_ref());
            for record in &records {
                xlsx.plain(record.clone());
            }
            let bytes = self.xlsx(xlsx, source, sheet.as_deref())?;
            self.written(out.write_all(&bytes))?;
        } else {
            let mut csv = CsvOut::new(out, layout, 0).map_err(|error| self.unwritten(&error))?;
            let mut rows = before.iter().chain(&header).chain(&records);
            self.written(rows.try_for_each(|record| csv.plain(record)).and_then(|()| csv.finish()))?;
        }
        let mut tally = Tally::default();
        for result in records.iter().filter_map(|record| check_row(&plan, &calendar, record, now)) {
            tally.add(&result.diagnostics);
        }
        said.err.push_str(&sink::changes(&self.name(), &plan, &changes, &tally));
        Ok(outcome(&tally))
    }

    /// A file of campaigns, checked as a whole.
    fn check_campaigns(
        &self,
        source: &Source,
        profile: &Profile,
        now: NaiveDateTime,
        out: &mut dyn Write,
    ) -> Result<Outcome, Failure> {
        if self.fix {
            return Err(Failure::new(self.name(), "this is a JSON file, and --fix mends tables; see pushproof fix"));
        }
        let input = source.campaigns(&self.file)?;
        let format = match self.format {
            Format::Text => check::Format::Text,
            Format::Json => check::Format::Json,
            Format::Sarif => check::Format::Sarif,
            Format::Csv | Format::Markdown | Format::Xlsx => {
                let results = Documents::new(input.file.campaigns, profile, now).results();
                return self.write_whole(source, None, &results, out);
            }
        };
        let mut tally = Tally::default();
        let reports = check_all(&input.file.campaigns, profile, now).into_iter();
        let campaigns = input.file.campaigns.iter().zip(reports).enumerate();
        let checked: Vec<Checked<'_>> = campaigns
            .map(|(position, (campaign, report))| Checked {
                input: Some(&input),
                position,
                campaign,
                report,
                people: None,
            })
            .collect();
        for checked in &checked {
            tally.add(&checked.report.diagnostics);
        }
        let mut told = format.tell(&checked, self.paint()).out;
        if self.format == Format::Text {
            told.push_str(&sink::by_rule(&tally, self.paint()));
        }
        self.written(out.write_all(told.as_bytes()))?;
        Ok(outcome(&tally))
    }
}

const fn outcome(tally: &Tally) -> Outcome {
    if tally.summary.errors == 0 { Outcome::Clean } else { Outcome::Errors }
}

/// Does `work` on shares of `records`, on every core; the answers stand in the order of the rows.
fn in_parallel<T: Send>(records: &[Record], work: &(dyn Fn(&[Record]) -> T + Sync)) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut shares: Vec<&[Record]> = records.chunks(records.len().div_ceil(cores).max(64)).collect();
    // The last share is this thread's own.
    let own = shares.pop().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || work(share))).collect();
        let own = work(own);
        let others = others.into_iter().map(|thread| match thread.join() {
            Ok(answer) => answer,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        others.collect::<Vec<_>>().into_iter().chain([own]).collect()
    })
}

/// Whether two paths are one file.
fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
