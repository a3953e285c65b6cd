//! A table, read row by row: which sign stands between its cells, where its names are, and what follows them.

use std::io::{Read, Seek};

use super::bytes::{Encoding, Kind, Unreadable, text_of};
use super::columns::{By, Correction, Mapping, Target};
use super::quotes::Mended;
use super::{names, xlsx};

/// A row with its place in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its number from 1, as a spreadsheet counts.
    pub row: usize,
    /// The line of the file that it begins in, from 1, where the file is text.
    pub line: Option<usize>,
    /// Its cells.
    pub cells: Vec<String>,
}

/// How a table is written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The sign between two cells.
    pub delimiter: u8,
    /// Whether the file begins with a mark of its encoding, without which Excel misreads its letters.
    pub is_marked: bool,
    /// Whether its lines end as Windows' do.
    pub is_crlf: bool,
}

/// A table: its names, and its rows one by one.
pub struct Table<'r> {
    /// How it is written.
    pub layout: Layout,
    /// What stands above the names.
    pub before: Vec<Record>,
    /// The row of names, where there is one.
    pub header: Option<Record>,
    /// What the columns hold.
    pub mapping: Mapping,
    /// The sheet that it stands on, where it is that of an Excel file.
    pub sheet: Option<String>,
    /// What there is to know about how it was read, in sentences.
    pub told: Vec<String>,
    rows: Rows<'r>,
}

type Rows<'r> = Box<dyn Iterator<Item = Result<Record, Unreadable>> + Send + 'r>;

/// So many bytes are looked at to see how a text is written.
const SAMPLE: usize = 64 * 1024;
/// The names stand in one of so many first rows.
const MOST_BEFORE: usize = 10;
const DELIMITERS: [u8; 4] = *b",;\t|";

impl<'r> Table<'r> {
    /// Opens a table: CSV with any usual sign between its cells and in any usual encoding, text from the clipboard of a
    /// spreadsheet, or an Excel file. What it is, is seen from its bytes, not from its name.
    ///
    /// # Errors
    /// Where it is no table, or nobody can tell what its columns hold.
    pub fn open(mut bytes: impl Read + Send + 'r, corrections: &[Correction]) -> Result<Self, Unreadable> {
        let mut sample = Vec::new();
        bytes.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
        match Kind::of(&sample)? {
            Kind::Zip => {
                let mut whole = sample;
                bytes.read_to_end(&mut whole)?;
                Self::of_workbook(std::io::Cursor::new(whole), corrections)
            }
            Kind::Text(encoding) => Self::of_text(sample, bytes, encoding, corrections),
        }
    }

    fn of_workbook(bytes: impl Read + Seek, corrections: &[Correction]) -> Result<Self, Unreadable> {
        let mut sheets = xlsx::sheets(bytes)?;
        let with_names = sheets.iter().position(|sheet| heading(&sheet.rows, corrections).is_some());
        let others: Vec<String> = sheets.iter().map(|sheet| format!("“{}”", sheet.name)).collect();
        let chosen = with_names.unwrap_or(0);
        if sheets.is_empty() {
            return Err(Unreadable(
                "the Excel file has nothing in it, expected a table on one of its sheets".to_owned(),
            ));
        }
        let mut sheet = sheets.swap_remove(chosen);
        let names = heading(&sheet.rows, corrections).and_then(|position| Some(sheet.rows.get(position)?.row));
        sheet.spread(names.unwrap_or(0));
        let layout = Layout { delimiter: b',', is_marked: true, is_crlf: true };
        let mut table = Self::of_rows(layout, Box::new(sheet.rows.into_iter().map(Ok)), corrections)?;
        if others.len() > 1 {
            let told = format!("of the sheets {}, only “{}” is read", others.join(", "), sheet.name);
            // What the columns hold stays the last.
            table.told.insert(table.told.len().saturating_sub(1), told);
        }
        table.sheet = Some(sheet.name);
        Ok(table)
    }

    fn of_text(
        sample: Vec<u8>,
        rest: impl Read + Send + 'r,
        encoding: Encoding,
        corrections: &[Correction],
    ) -> Result<Self, Unreadable> {
        let is_whole = sample.len() < SAMPLE;
        let mut text = Vec::new();
        encoding.decoded(sample.as_slice())?.read_to_end(&mut text)?;
        let is_utf8 = std::str::from_utf8(&text).err().is_none_or(|error| error.error_len().is_none() && !is_whole);
        let layout = Layout {
            delimiter: delimiter(&text, is_whole, corrections),
            is_marked: encoding != Encoding::Bytes { is_marked: false } || !is_utf8,
            is_crlf: text.windows(2).any(|pair| pair == b"\r\n"),
        };
        let bytes = encoding.decoded(std::io::Cursor::new(sample).chain(rest))?;
        let rows = Lines { reader: reader(bytes, layout.delimiter), record: csv::ByteRecord::new(), row: 0 };
        Self::of_rows(layout, Box::new(rows), corrections)
    }

    fn of_rows(layout: Layout, mut rows: Rows<'r>, corrections: &[Correction]) -> Result<Self, Unreadable> {
        let mut first: Vec<Record> = rows.by_ref().take(MOST_BEFORE).collect::<Result<_, _>>()?;
        let mut told = Vec::new();
        let (before, header, mapping, after);
        if let Some(position) = heading(&first, corrections) {
            after = first.split_off(position + 1);
            header = first.pop();
            before = first;
            let names = header.as_ref().map(|header| header.cells.as_slice()).unwrap_or_default();
            mapping = Mapping::by_name(names, corrections);
        } else {
            (before, header) = (Vec::new(), None);
            mapping = nameless(&first, corrections)?;
            after = first;
            told.push("there is no row of names, so the columns are read by what stands in them".to_owned());
        }
        if !mapping.is_useful() {
            return Err(Unreadable("no column is to be checked; name one of them a title, message or link".to_owned()));
        }
        told.push(mapping.to_string());
        Ok(Self {
            layout,
            before,
            header,
            mapping,
            sheet: None,
            told,
            rows: Box::new(after.into_iter().map(Ok).chain(rows)),
        })
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Record, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rows.next()
    }
}

impl Record {
    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// What the columns hold of rows without names.
fn nameless(first: &[Record], corrections: &[Correction]) -> Result<Mapping, Unreadable> {
    let rows: Vec<Vec<String>> =
        first.iter().filter(|record| !record.is_blank()).map(|record| record.cells.clone()).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let by_hand = Mapping::by_name(&vec![String::new(); width], corrections);
    if by_hand.is_useful() {
        return Ok(by_hand);
    }
    Mapping::by_shape(&rows).ok_or_else(|| {
        let names = rows.first().map(|row| row.iter().filter(|cell| !cell.trim().is_empty())).into_iter().flatten();
        let names: Vec<String> = names.take(4).map(|name| crate::text::quoted(name)).collect();
        Unreadable(format!(
            "no column is called title, message or link, nor anything near; found {}. \
             Name the columns in the first row, or say --column NAME=title",
            names.join(", ")
        ))
    })
}

/// The position of the row of names.
fn heading(rows: &[Record], corrections: &[Correction]) -> Option<usize> {
    let scored =
        rows.iter().take(MOST_BEFORE).enumerate().map(|(position, record)| (score(record, corrections), position));
    let (score, position) = scored.max_by_key(|(score, position)| (*score, std::cmp::Reverse(*position)))?;
    (score >= ENOUGH).then_some(position)
}

/// A row of names has so many points: two for a name known to the letter, or a person's own; one for one nearly so.
const ENOUGH: usize = 2;

fn score(record: &Record, corrections: &[Correction]) -> usize {
    const LONGEST_NAME: usize = 60;
    let cells = record.cells.iter().filter(|cell| cell.len() <= LONGEST_NAME && !cell.trim().is_empty());
    let is_by_hand = |name: &str| {
        let mut by_name = corrections.iter().filter(|correction| correction.column.parse::<usize>().is_err());
        by_name.any(|correction| correction.names(usize::MAX - 1, name))
    };
    let mut seen: Vec<Target> = Vec::new();
    let mut points = 0;
    let mut is_core = false;
    for cell in cells {
        let (target, worth) = match (is_by_hand(cell), names::known(cell)) {
            (true, _) => (Target::Title, 2),
            (false, Some(target)) => (target, 2),
            (false, None) => match names::near(cell) {
                Some((target, _)) => (target, 1),
                None => continue,
            },
        };
        if worth == 2 && !matches!(target, Target::Title | Target::Message | Target::Link) && record.cells.len() == 1 {
            continue;
        }
        is_core |= matches!(target, Target::Title | Target::Message | Target::Link);
        if !seen.contains(&target) {
            seen.push(target);
            points += worth;
        }
    }
    if is_core || points > ENOUGH { points } else { 0 }
}

/// The sign between the cells of `sample`: the one under which names are found, then the one under which rows are alike.
fn delimiter(sample: &[u8], is_whole: bool, corrections: &[Correction]) -> u8 {
    if let Some(sign) = sample.strip_prefix(b"sep=").and_then(<[u8]>::first)
        && DELIMITERS.contains(sign)
    {
        return *sign;
    }
    let points = |delimiter: u8| {
        const MOST: usize = 50;
        let lines = Lines { reader: reader(sample, delimiter), record: csv::ByteRecord::new(), row: 0 };
        let mut rows: Vec<Record> = lines.take(MOST).map_while(Result::ok).collect();
        if !is_whole && rows.len() > 1 && rows.len() < MOST {
            rows.pop();
        }
        let width = |row: &Record| row.cells.len();
        let usual = rows
            .iter()
            .map(width)
            .filter(|width| *width > 1)
            .max_by_key(|usual| (rows.iter().filter(|row| width(row) == *usual).count(), *usual));
        let alike = rows.iter().filter(|row| Some(width(row)) == usual).count();
        let named = rows.iter().take(MOST_BEFORE).map(|row| score(row, corrections)).max().unwrap_or(0);
        (named, 100 * alike / rows.len().max(1))
    };
    let mut best = (b',', points(b','));
    for delimiter in DELIMITERS {
        let points = points(delimiter);
        if points > best.1 {
            best = (delimiter, points);
        }
    }
    best.0
}

fn reader<R: Read>(bytes: R, delimiter: u8) -> csv::Reader<Mended<R>> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(Mended::new(bytes, delimiter))
}

/// The rows of a text.
struct Lines<R> {
    reader: csv::Reader<Mended<R>>,
    record: csv::ByteRecord,
    row: usize,
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Record, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.reader.read_byte_record(&mut self.record) {
            Ok(false) => None,
            Ok(true) => {
                self.row += 1;
                let line = self.record.position().and_then(|position| usize::try_from(position.line()).ok());
                Some(Ok(Record { row: self.row, line, cells: self.record.iter().map(text_of).collect() }))
            }
            Err(error) => Some(Err(Unreadable(format!("row {}: could not be read: {error}", self.row + 1)))),
        }
    }
}

impl Mapping {
    /// Whether somebody should look whether the columns are read right.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.by, By::Near(_) | By::Shape))
    }
}
