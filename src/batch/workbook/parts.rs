//! The parts of an Excel file, which is a ZIP file of XML documents: a new one, or one with a changed sheet.

use std::io::{Cursor, Read, Write};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Original;
use super::sheet::{self, Cells};

/// Where the sheet of a new workbook stands.
const SHEET: &str = "xl/worksheets/sheet1.xml";
/// The other parts of a new workbook. Its styles are the usual one, that of names and that of texts.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Pushes" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        RELATIONS,
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
    ),
];

const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const TYPES: &str = "[Content_Types].xml";
/// In which order formulas are worked out. It may name one that is there no more; Excel makes it anew.
const CHAIN: &str = "calcChain.xml";

/// A new workbook with this sheet.
pub fn new_book(sheet: &str) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS.into_iter().chain([(SHEET, sheet)]) {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The workbook with `cells` put into its sheet; nothing where it is put together in a way that we don't know.
pub fn changed_book(original: Original<'_>, cells: &Cells) -> Option<Vec<u8>> {
    let mut book = ZipArchive::new(Cursor::new(original.bytes)).ok()?;
    let part = sheet_part(&mut book, original.sheet)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut is_found = false;
    for position in 0..book.len() {
        let file = book.by_index_raw(position).ok()?;
        let name = file.name().ok()?.into_owned();
        let changed = match name.as_str() {
            name if name.ends_with(CHAIN) => continue,
            name if name == part => {
                is_found = true;
                drop(file);
                sheet::with(&text(&mut book, name)?, cells)?
            }
            RELATIONS | TYPES => {
                drop(file);
                without_chain(&text(&mut book, &name)?)?
            }
            _ => {
                zip.raw_copy_file(file).ok()?;
                continue;
            }
        };
        zip.start_file(name, SimpleFileOptions::default()).ok()?;
        zip.write_all(changed.as_bytes()).ok()?;
    }
    is_found.then_some(zip.finish().ok()?.into_inner())
}

type Book<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn text(book: &mut Book<'_>, name: &str) -> Option<String> {
    let mut text = String::new();
    book.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text.trim_start_matches('\u{FEFF}').to_owned())
}

/// Where the sheet called `name` stands.
fn sheet_part(book: &mut Book<'_>, name: &str) -> Option<String> {
    let workbook = text(book, "xl/workbook.xml")?;
    let id = find(&workbook, "sheet", |element| {
        (value(element, "name").as_deref() == Some(name)).then(|| value(element, "id")).flatten()
    })?;
    let relations = text(book, RELATIONS)?;
    let target = find(&relations, "Relationship", |element| {
        (value(element, "Id").as_deref() == Some(id.as_str())).then(|| value(element, "Target")).flatten()
    })?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// What `see` tells of the first element called `name` of which it tells something.
fn find(xml: &str, name: &str, see: impl Fn(&BytesStart<'_>) -> Option<String>) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return None,
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                if let Some(told) = see(&element) {
                    return Some(told);
                }
            }
            _ => {}
        }
    }
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The list of parts without the order of formulas.
fn without_chain(xml: &str) -> Option<String> {
    let is_chain = |element: &BytesStart<'_>| {
        ["PartName", "Target"].iter().any(|name| value(element, name).is_some_and(|part| part.ends_with(CHAIN)))
    };
    let mut reader = Reader::from_str(xml);
    let mut writer = Writer::new(Vec::new());
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return String::from_utf8(writer.into_inner()).ok(),
            Event::Empty(element) if is_chain(&element) => {}
            Event::Start(element) if is_chain(&element) => {
                reader.read_to_end(element.name()).ok()?;
            }
            event => writer.write_event(event).ok()?,
        }
    }
}
