//! Reading JSON text: what it is encoded in, and where and why it could not be read.

use std::fmt;

use serde_json::Value;

use super::{Node, Tree};

/// Why a document could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in that line, counted from 1.
    pub column: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ReadError {}

/// Turns a file's bytes into text: UTF-8 or UTF-16, with or without a byte-order mark.
///
/// # Errors
/// Where the bytes are neither.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, ReadError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let (line, column) = place(&String::from_utf8_lossy(good), usize::MAX);
        let message = "found a byte that is not UTF-8 text; save the file as UTF-8".to_owned();
        ReadError { line, column, message }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(pairs.iter().copied().map(unit)).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err(ReadError {
            line: 1,
            column: 1,
            message: "the text looks like UTF-16 but is cut or damaged; save the file as UTF-8".to_owned(),
        }),
    }
}

/// The text without the byte-order mark that may stand in front.
#[must_use]
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Reads JSON text as a `T`. A byte-order mark in front is skipped; null is a `T` not filled in.
///
/// # Errors
/// Where the text is no JSON or no `T`: the place and what was expected there.
pub fn parse<T: Node + Default>(text: &str) -> Result<T, ReadError> {
    let text = without_mark(text);
    let tree = Tree::parse(text)?;
    let mut node = T::default();
    if !tree.is_null() {
        node.read(&tree).map_err(|mismatch| mismatch.in_text(text))?;
    }
    Ok(node)
}

/// `value` as indented JSON text.
#[must_use]
pub fn pretty(value: &Value) -> String {
    format!("{value:#}")
}

/// Where and why `text` is no JSON, in the words of someone who doesn't program.
pub(super) fn explain(text: &str, error: &serde_json::Error) -> ReadError {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let read = (line_start + error.column()).min(text.len());
    let at = text.floor_char_boundary(read.saturating_sub(usize::from(!error.is_eof())));
    let (line, column) = place(text, at);
    ReadError { line, column, message: words_of(error) }
}

/// The line and column, both from 1 and in characters, of the byte at `offset`.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// Serde's sentence in plain words.
pub(super) fn words_of(error: &serde_json::Error) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("EOF while parsing", "the text ends inside"),
        ("expected value", "expected a value"),
        ("expected ident", "expected a value"),
        ("key must be a string", "expected a key in double quotes"),
        ("trailing characters", "expected nothing more after the document's end"),
        ("trailing comma", "found a comma with nothing after it"),
        (
            "control character (\\u0000-\\u001F) found while parsing a string",
            "found a line break or tab inside a text; write \\n or \\t",
        ),
        ("invalid escape", "found a backslash that starts no known escape"),
        ("invalid number", "found a number that is not written as JSON writes numbers"),
        ("lone leading surrogate in hex escape", "found half of a character written with \\u"),
        ("unexpected end of hex escape", "found half of a character written with \\u"),
    ];
    let full = error.to_string();
    let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
    WORDS.iter().fold(message.to_owned(), |message, (serde, plain)| message.replace(serde, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_at_the_value_that_has_the_wrong_type() {
        let error = parse::<Vec<u32>>("[1,\n  \"zwölf\"]").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 3: found the text “zwölf”, expected a whole number");
        let error = parse::<Vec<String>>("[\"ä\", 12.5]").unwrap_err();
        assert_eq!(error.to_string(), "line 1, column 7: found the number 12.5, expected a text in quotes");
    }

    #[test]
    fn points_at_broken_json() {
        let error = Tree::parse("{\n  \"a\": ]").unwrap_err();
        assert_eq!((error.line, error.column), (2, 8), "{error}");
        let error = Tree::parse("{\"a\": 1").unwrap_err();
        assert_eq!((error.line, error.column), (1, 8), "{error}");
    }

    #[test]
    fn reads_every_usual_encoding() {
        let text = "{\"ü\": 1}";
        let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let le = utf16(u16::to_le_bytes);
        let be = utf16(u16::to_be_bytes);
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with(&[0xEF, 0xBB, 0xBF], text.as_bytes()),
            le.clone(),
            be.clone(),
            with(&[0xFF, 0xFE], &le),
            with(&[0xFE, 0xFF], &be),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
        assert_eq!(decode(b"ab\nc\xFF").map_err(|error| (error.line, error.column)), Err((2, 2)));
        assert!(decode(&[0xFF, 0xFE, 0x41]).is_err());
    }
}
