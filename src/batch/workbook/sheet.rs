//! A sheet's XML: written anew, or with some cells put in and all others as they were.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A count.
    Number(usize),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Cells by row, from 1, and column, from 0.
pub type Cells = BTreeMap<usize, BTreeMap<usize, Value>>;

/// Excel takes a file with a longer cell for a damaged one.
const LONGEST: usize = 32_767;
/// The styles of a new workbook, see `parts`: that of names, and that of texts.
const NAME: &str = "1";
const TEXT: &str = "2";

/// A new sheet with these cells; the first `names` rows stay in view, and `width` columns are the table's own.
#[must_use]
pub fn new(cells: &Cells, names: usize, width: usize) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    );
    if names > 0 {
        let first = names + 1;
        let _ = write!(
            out,
            r#"<sheetViews><sheetView workbookViewId="0"><pane ySplit="{names}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#
        );
    }
    let _ = write!(
        out,
        r#"<cols><col min="1" max="{own}" width="24" customWidth="1"/><col min="{counts}" max="{last_count}" width="10" customWidth="1"/><col min="{findings}" max="{findings}" width="80" customWidth="1"/></cols><sheetData>"#,
        own = width.max(1),
        counts = width.max(1) + 1,
        last_count = width.max(1) + 3,
        findings = width.max(1) + 4,
    );
    for (row, cells) in cells {
        let style = if *row <= names { NAME } else { TEXT };
        let _ = write!(out, r#"<row r="{row}">"#);
        out.extend(cells.iter().map(|(column, value)| cell("", *row, *column, Some(style), value)));
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

/// `sheet` with `cells` put in, each in the style of the one that it takes the place of; nothing where it is no XML.
#[must_use]
pub fn with(sheet: &str, cells: &Cells) -> Option<String> {
    let mut reader = Reader::from_str(sheet);
    let mut writer = Writer::new(Vec::new());
    let (mut row, mut column) = (0, 0);
    // What is to be put into the row that is read.
    let mut waiting = BTreeMap::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            // It says how far the cells reach, which is true no more; nobody misses it.
            Event::Empty(element) if element.local_name().as_ref() == "dimension" => {}
            Event::Start(element) if element.local_name().as_ref() == "row" => {
                row = number(&element).unwrap_or(row + 1);
                column = 0;
                waiting = cells.get(&row).cloned().unwrap_or_default();
                writer.write_event(Event::Start(without_spans(&element))).ok()?;
            }
            Event::Empty(element) if element.local_name().as_ref() == "row" => {
                row = number(&element).unwrap_or(row + 1);
                let element = without_spans(&element);
                match cells.get(&row) {
                    Some(cells) if !cells.is_empty() => {
                        writer.write_event(Event::Start(element.borrow())).ok()?;
                        put(&mut writer, prefix(&element), row, cells.clone());
                        writer.write_event(Event::End(element.to_end())).ok()?;
                    }
                    _ => writer.write_event(Event::Empty(element)).ok()?,
                }
            }
            Event::End(element) if element.local_name().as_ref() == "row" => {
                let name = element.name();
                let prefix = name.0.strip_suffix("row").unwrap_or_default();
                put(&mut writer, prefix, row, std::mem::take(&mut waiting));
                writer.write_event(Event::End(element.borrow())).ok()?;
            }
            event @ (Event::Start(_) | Event::Empty(_)) => {
                let (Event::Start(element) | Event::Empty(element)) = &event else { continue };
                if element.local_name().as_ref() != "c" {
                    writer.write_event(event.borrow()).ok()?;
                    continue;
                }
                column = place(element).unwrap_or(column);
                let behind = waiting.split_off(&column);
                put(&mut writer, prefix(element), row, std::mem::replace(&mut waiting, behind));
                match waiting.remove(&column) {
                    Some(value) => {
                        let style = attribute(element, "s");
                        writer.get_mut().extend(cell(prefix(element), row, column, style.as_deref(), &value).bytes());
                        if matches!(event, Event::Start(_)) {
                            reader.read_to_end(element.name()).ok()?;
                        }
                    }
                    None => writer.write_event(event.borrow()).ok()?,
                }
                column += 1;
            }
            event => writer.write_event(event).ok()?,
        }
    }
    String::from_utf8(writer.into_inner()).ok()
}

fn put(writer: &mut Writer<Vec<u8>>, prefix: &str, row: usize, cells: BTreeMap<usize, Value>) {
    for (column, value) in cells {
        writer.get_mut().extend(cell(prefix, row, column, None, &value).bytes());
    }
}

/// What stands before the colon of an element's name, with the colon.
fn prefix<'e>(element: &'e BytesStart<'_>) -> &'e str {
    let name = element.name().0;
    name.rfind(':').and_then(|colon| name.get(..=colon)).unwrap_or_default()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.0 == name)?;
    Some(found.value.into_owned())
}

/// The number of a row.
fn number(row: &BytesStart<'_>) -> Option<usize> {
    attribute(row, "r")?.parse().ok()
}

/// The column of a cell, by its name: 27 for `AB12`.
fn place(cell: &BytesStart<'_>) -> Option<usize> {
    let name = attribute(cell, "r")?;
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.checked_sub(1)
}

/// The row's element without its note of which columns it fills.
fn without_spans(row: &BytesStart<'_>) -> BytesStart<'static> {
    let mut kept = BytesStart::new(row.name().0.to_owned());
    for attribute in row.attributes().flatten().filter(|attribute| attribute.key.0 != "spans") {
        kept.push_attribute(attribute);
    }
    kept
}

fn cell(prefix: &str, row: usize, column: usize, style: Option<&str>, value: &Value) -> String {
    let style = style.map(|style| format!(r#" s="{style}""#)).unwrap_or_default();
    let place = format!("{}{row}", letters(column));
    match value {
        Value::Number(number) => {
            format!(r#"<{prefix}c r="{place}"{style}><{prefix}v>{number}</{prefix}v></{prefix}c>"#)
        }
        Value::Text(text) => format!(
            r#"<{prefix}c r="{place}"{style} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{}</{prefix}t></{prefix}is></{prefix}c>"#,
            written(text)
        ),
    }
}

/// The letters of a column: `AB` for 27.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match (column / 26).checked_sub(1) {
        Some(before) => letters(before) + &last.to_string(),
        None => last.to_string(),
    }
}

/// `text` as XML, no longer than Excel takes it. What XML can't say is written as Excel writes it: `_x0007_`.
fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for (at, c) in text.char_indices() {
        length += c.len_utf16();
        if length > LONGEST {
            break;
        }
        match c {
            '\t' | '\n' => out.push(c),
            c if c.is_control() || c == '\u{FFFE}' || c == '\u{FFFF}' => {
                let _ = write!(out, "_x{:04X}_", u32::from(c));
            }
            '_' if is_escape(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

/// Whether `text` begins as Excel writes a character that XML can't say.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.split_at_checked(4));
    digits.is_some_and(|(digits, rest)| digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && rest.starts_with('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: usize, cells: &[(usize, &str)]) -> Cells {
        Cells::from([(row, cells.iter().map(|(column, text)| (*column, Value::from(*text))).collect())])
    }

    fn changed(sheet: &str, put: &Cells) -> String {
        with(sheet, put)
            .expect("XML")
            .replace(r#" t="inlineStr"><is><t xml:space="preserve">"#, ">")
            .replace("</t></is>", "")
    }

    #[test]
    fn cells_come_in_their_order_and_the_others_stay() {
        let sheet = r#"<sheetData><row r="2" spans="1:3" ht="20"><c r="B2" s="4"><v>46359</v></c><c r="D2"><f>A1&amp;"x"</f><v>1</v></c></row></sheetData>"#;
        assert_eq!(
            changed(sheet, &cells(2, &[(0, "a"), (1, "b"), (2, "<c>"), (4, "e")])),
            r#"<sheetData><row r="2" ht="20"><c r="A2">a</c><c r="B2" s="4">b</c><c r="C2">&lt;c&gt;</c><c r="D2"><f>A1&amp;"x"</f><v>1</v></c><c r="E2">e</c></row></sheetData>"#
        );
        assert_eq!(with(sheet, &Cells::new()).as_deref(), Some(sheet.replace(r#" spans="1:3""#, "").as_str()));
    }

    #[test]
    fn places_that_are_not_said_are_counted() {
        let sheet = "<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/></x:row><x:row/></x:sheetData>";
        let put = Cells::from([(2, BTreeMap::from([(1, Value::Number(7))]))]);
        assert_eq!(
            with(sheet, &put).as_deref(),
            Some(
                r#"<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/></x:row><x:row><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData>"#
            )
        );
        assert_eq!(changed("<row><c/><c/></row>", &cells(1, &[(1, "b")])), r#"<row><c/><c r="B1">b</c></row>"#);
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
        let named = |name| place(&BytesStart::new("c").with_attributes([("r", name)]));
        assert_eq!(["A1", "Z9", "AA3", "aab12", "7"].map(named), [Some(0), Some(25), Some(26), Some(703), None]);
    }

    #[test]
    fn every_character_is_written() {
        assert_eq!(written("a\u{7}_x0041_ & \r\n\t_x"), "a_x0007__x005F_x0041_ &amp; _x000D_\n\t_x");
        assert_eq!(written(&"🎭".repeat(20_000)).chars().count(), LONGEST / 2);
    }
}
