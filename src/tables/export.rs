//! How a table leaves the worker: in each of the forms, a few rows at a time.

use std::io;
use std::ops::Range;

use super::book::Book;
use super::clerk::Reply;
use super::protocol::{Answer, Export};
use crate::batch::{CsvOut, Layout, Mapping, Record, Results, RowResult, Tally, Unreadable, XlsxOut, json_row, report};
use crate::campaign::{CampaignFile, FileShape};
use crate::document::Extra;

/// A file that is being written.
pub(super) enum Output {
    Csv(Vec<u8>),
    Xlsx(XlsxOut),
    Json(Vec<u8>),
    Markdown { rows: Vec<(Record, Option<RowResult>)>, tally: Tally },
    Campaigns(Vec<crate::campaign::Campaign>),
}

impl Output {
    pub(super) fn new(export: Export) -> Self {
        match export {
            Export::Csv => Self::Csv(Vec::new()),
            Export::Xlsx => Self::Xlsx(XlsxOut::default()),
            Export::Json => Self::Json(b"{\"reports\":[".to_vec()),
            Export::Markdown => Self::Markdown { rows: Vec::new(), tally: Tally::default() },
            Export::Campaigns => Self::Campaigns(Vec::new()),
        }
    }

    /// Writes rows, the first of them after what stands above.
    pub(super) fn rows(&mut self, book: &Book<'_>, rows: Range<usize>) -> Result<(), Unreadable> {
        let is_first = rows.start == 0;
        let checked = rows.filter_map(|at| Some((book.rows.record(at)?, book.rows.check(at))));
        match self {
            Self::Csv(out) => csv(out, book, is_first, checked.map(|(record, result)| (record.into_owned(), result)))?,
            Self::Xlsx(out) => {
                if is_first {
                    *out = XlsxOut::new(book.rows.before(), book.rows.header().as_deref());
                }
                for (record, result) in checked {
                    out.found(record.into_owned(), result.as_ref().map(|result| result.diagnostics.as_slice()));
                }
            }
            Self::Json(out) => {
                for result in checked.filter_map(|(_, result)| result) {
                    out.extend(if out.ends_with(b"[") { &b"\n"[..] } else { b",\n" });
                    json_row(&mut *out, &book.name, &result)?;
                }
            }
            Self::Markdown { rows, tally } => {
                for (record, result) in checked {
                    if let Some(result) = &result {
                        tally.add(&result.diagnostics);
                    }
                    rows.push((record.into_owned(), result));
                }
            }
            Self::Campaigns(campaigns) => {
                campaigns.extend(checked.filter_map(|(_, result)| Some(result?.campaign)));
            }
        }
        Ok(())
    }

    /// The file and its name.
    pub(super) fn finish(self, book: &Book<'_>) -> Result<Reply, Unreadable> {
        let (ending, bytes) = match self {
            Self::Csv(out) => ("-checked.csv", out),
            Self::Xlsx(out) => ("-checked.xlsx", out.finish(book.rows.original())?),
            Self::Json(mut out) => {
                out.extend(b"\n]}\n");
                ("-checked.json", out)
            }
            Self::Markdown { rows, tally } => {
                let results = Results {
                    layout: book.rows.layout(),
                    mapping: Mapping::default(),
                    told: Vec::new(),
                    before: Vec::new(),
                    header: None,
                    rows,
                    tally,
                };
                ("-checked.md", report(&book.name, &results).into_bytes())
            }
            Self::Campaigns(campaigns) => {
                let file = CampaignFile { shape: FileShape::Bundle(Extra::new()), campaigns };
                ("-campaigns.json", (file.write() + "\n").into_bytes())
            }
        };
        let stem = book.name.rsplit_once('.').map_or(book.name.as_str(), |(stem, _)| stem);
        Ok(Reply { answer: Answer::File(format!("{stem}{ending}")), file: Some(bytes) })
    }
}

fn csv(
    out: &mut Vec<u8>,
    book: &Book<'_>,
    is_first: bool,
    rows: impl Iterator<Item = (Record, Option<RowResult>)>,
) -> io::Result<()> {
    let (layout, header) = (book.rows.layout(), book.rows.header());
    let layout = Layout { is_marked: layout.is_marked && is_first, ..layout };
    let mut csv = CsvOut::new(out, layout, book.rows.width())?;
    if is_first {
        book.rows.before().iter().try_for_each(|record| csv.plain(record))?;
        csv.header(header.as_deref())?;
    }
    for (record, result) in rows {
        csv.found(&record, result.as_ref().map(|result| result.diagnostics.as_slice()))?;
    }
    csv.finish()
}
