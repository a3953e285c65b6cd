//! Reading JSON text: what it is encoded in, and where and why it could not be read.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

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

/// Reads JSON text as a `T`. A byte-order mark in front is skipped.
///
/// # Errors
/// Where the text is no JSON or no `T`: the place and what was expected there.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    let text = text.trim_start_matches('\u{FEFF}');
    serde_json::from_str(text).map_err(|error| explain(text, &error))
}

/// Writes `value` as indented JSON. Every typed value is written here, so that only one JSON writer is compiled for it.
#[must_use]
pub fn write(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// `value` as an untyped JSON value.
#[must_use]
pub fn untyped(value: &impl Serialize) -> Value {
    serde_json::from_str(&write(value)).unwrap_or_default()
}

/// Words `error`, which came from reading `text`, for a person.
#[must_use]
pub fn explain(text: &str, error: &serde_json::Error) -> ReadError {
    let full = error.to_string();
    let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (line_start + error.column()).min(text.len());
    offset = if error.is_data() {
        value_start(text, offset)
    } else {
        text.floor_char_boundary(offset.saturating_sub(usize::from(!error.is_eof())))
    };
    let (line, column) = place(text, offset);
    ReadError { line, column, message: plain_words(message) }
}

/// The start of the value that ends at `end`: serde reports where it had read to, or the bracket it stopped at.
fn value_start(text: &str, end: usize) -> usize {
    let bytes = text.as_bytes();
    if matches!(bytes.get(end), Some(b'[' | b'{')) {
        return end;
    }
    let before = bytes.get(..end).unwrap_or_default();
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+');
    match before.last() {
        Some(b'"') => {
            let mut start = end.saturating_sub(1);
            while start > 0 {
                start -= 1;
                let backslashes =
                    bytes.get(..start).unwrap_or_default().iter().rev().take_while(|b| **b == b'\\').count();
                if bytes.get(start) == Some(&b'"') && backslashes % 2 == 0 {
                    return start;
                }
            }
            end
        }
        Some(byte) if is_word(byte) => end - before.iter().rev().take_while(|byte| is_word(byte)).count(),
        _ => text.floor_char_boundary(end.saturating_sub(1)),
    }
}

/// The line and column, both from 1 and in characters, of the byte at `offset`.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// Serde's sentence in the words of someone who doesn't program.
pub(crate) fn plain_words(message: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("invalid type: ", "found "),
        ("invalid value: ", "found "),
        ("invalid length", "found a list of the wrong length"),
        ("unknown variant ", "found "),
        ("found string ", "found the text "),
        ("found integer ", "found the number "),
        ("found floating point ", "found the number "),
        ("found boolean ", "found "),
        ("found map", "found an object"),
        ("found sequence", "found a list"),
        ("expected a string", "expected a text in quotes"),
        ("expected a sequence", "expected a list"),
        ("expected a map", "expected an object"),
        ("expected a boolean", "expected true or false"),
        ("expected u32", "expected a whole number"),
        ("EOF while parsing", "the text ends inside"),
        ("key must be a string", "expected a key in double quotes"),
        ("trailing characters", "expected nothing more after the document's end"),
        ("trailing comma", "found a comma with nothing after it"),
        ("recursion limit exceeded", "the document is nested more than 120 levels deep"),
        (
            "control character (\\u0000-\\u001F) found while parsing a string",
            "found a line break or tab inside a text; write \\n or \\t",
        ),
        ("invalid escape", "found a backslash that starts no known escape"),
        ("invalid number", "found a number that is not written as JSON writes numbers"),
    ];
    WORDS.iter().fold(message.to_owned(), |message, (serde, plain)| message.replace(serde, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_at_the_value_that_has_the_wrong_type() {
        let error = parse::<Vec<u32>>("[1,\n  \"zwölf\"]").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 3: found the text \"zwölf\", expected a whole number");
        let error = parse::<Vec<String>>("[\"ä\", 12.5]").unwrap_err();
        assert_eq!(error.to_string(), "line 1, column 7: found the number `12.5`, expected a text in quotes");
    }

    #[test]
    fn points_at_broken_json() {
        let error = parse::<Value>("{\n  \"a\": ]").unwrap_err();
        assert_eq!((error.line, error.column), (2, 8), "{error}");
        let error = parse::<Value>("{\"a\": 1").unwrap_err();
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
