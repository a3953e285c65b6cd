//! What a file's bytes are: a table as text, in which encoding, or an Excel file; and why neither.

use std::fmt;
use std::io::{self, Cursor, Read};

/// Why there is no table to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self(format!("could not be read: {error}"))
    }
}

/// What a file is, seen from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A table as text.
    Text(Encoding),
    /// A ZIP file, as Excel's are.
    Zip,
}

/// How text is put into bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or Windows-1252 where a cell is no UTF-8. Whether a mark stands in front.
    Bytes {
        /// Whether it begins with the mark of UTF-8.
        is_marked: bool,
    },
    /// UTF-16, two bytes a unit, the lower one first.
    Utf16Le,
    /// UTF-16, two bytes a unit, the higher one first.
    Utf16Be,
}

impl Kind {
    /// What begins with `sample`.
    ///
    /// # Errors
    /// Where it can be no table; the sentence says what it looks like.
    pub fn of(sample: &[u8]) -> Result<Self, Unreadable> {
        let no_table = |what: &str| Err(Unreadable(what.to_owned()));
        if sample.iter().all(u8::is_ascii_whitespace) {
            return no_table("the file is empty, expected a table with a first row such as title, message, link");
        }
        match sample {
            [b'P', b'K', 3, 4, ..] => return Ok(Self::Zip),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                return no_table(
                    "this is an Excel file of the old kind (.xls) or one with a password; \
                     save it as .xlsx without a password, or as CSV",
                );
            }
            [b'%', b'P', b'D', b'F', ..] => return no_table("this is a PDF; save the table itself as .xlsx or CSV"),
            _ => {}
        }
        let encoding = Encoding::of(sample);
        let is_binary =
            matches!(encoding, Encoding::Bytes { .. }) && sample.contains(&0) && std::str::from_utf8(sample).is_err();
        if is_binary {
            return no_table("this is no table but something else under its name; save the table as .xlsx or CSV");
        }
        Ok(Self::Text(encoding))
    }
}

impl Encoding {
    fn of(sample: &[u8]) -> Self {
        match sample {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Bytes { is_marked: true },
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        // Without a mark: Latin letters have a zero for their other byte.
        let zeros = |remainder| {
            let bytes = sample.iter().skip(remainder).step_by(2);
            bytes.clone().filter(|byte| **byte == 0).count() * 3 > bytes.count()
        };
        match (zeros(0), zeros(1)) {
            (false, true) => Self::Utf16Le,
            (true, false) => Self::Utf16Be,
            _ => Self::Bytes { is_marked: false },
        }
    }

    /// The bytes of `text` without a mark and, for UTF-16, as UTF-8.
    pub fn decoded<'r>(self, text: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
        match self {
            Self::Bytes { is_marked: false } => Ok(Box::new(text)),
            Self::Bytes { is_marked: true } => {
                let mut text = text;
                text.read_exact(&mut [0; 3])?;
                Ok(Box::new(text))
            }
            Self::Utf16Le => Ok(Box::new(Utf16::new(text, u16::from_le_bytes))),
            Self::Utf16Be => Ok(Box::new(Utf16::new(text, u16::from_be_bytes))),
        }
    }
}

/// The text of a cell: UTF-8, or Windows-1252 where it is none, as Excel saves "CSV" on Windows.
#[must_use]
pub fn text_of(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => cell.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// A character of Windows-1252: Latin-1, and these where that has control codes.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|high| HIGH.get(usize::from(high)));
    high.copied().unwrap_or(char::from(byte))
}

/// UTF-16 read as UTF-8.
struct Utf16<R> {
    text: R,
    unit: fn([u8; 2]) -> u16,
    /// Bytes that were read and are no whole character yet.
    rest: Vec<u8>,
    ready: Cursor<Vec<u8>>,
    is_begun: bool,
}

impl<R: Read> Utf16<R> {
    fn new(text: R, unit: fn([u8; 2]) -> u16) -> Self {
        Self { text, unit, rest: Vec::new(), ready: Cursor::new(Vec::new()), is_begun: false }
    }

    /// Reads on; whether there was more.
    fn more(&mut self) -> io::Result<bool> {
        let mut chunk = vec![0; 32 * 1024];
        let length = self.text.read(&mut chunk)?;
        self.rest.extend(chunk.iter().take(length));
        let units: Vec<u16> = self.rest.as_chunks::<2>().0.iter().copied().map(self.unit).collect();
        let is_half = |unit: &u16| (0xD800..0xDC00).contains(unit);
        // The first half of a character waits for the second.
        let whole = units.len() - usize::from(length > 0 && units.last().is_some_and(is_half));
        let mut ready: String = char::decode_utf16(units.iter().copied().take(whole))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        self.rest.drain(..2 * whole);
        if length == 0 && !self.rest.is_empty() {
            self.rest.clear();
            ready.push(char::REPLACEMENT_CHARACTER);
        }
        if !self.is_begun && ready.starts_with('\u{FEFF}') {
            ready.remove(0);
        }
        self.is_begun |= !ready.is_empty();
        self.ready = Cursor::new(ready.into_bytes());
        Ok(length > 0)
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.ready.read(into)?;
            if length > 0 || into.is_empty() {
                return Ok(length);
            }
            if !self.more()? {
                return self.ready.read(into);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        let Ok(Kind::Text(encoding)) = Kind::of(bytes) else { panic!("{bytes:?}") };
        let mut out = Vec::new();
        // A byte at a time: no character may depend on where a read ends.
        encoding.decoded(Slow(bytes)).and_then(|mut text| text.read_to_end(&mut out)).expect("text");
        text_of(&out)
    }

    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let length = into.len().min(1);
            self.0.read(&mut into[..length])
        }
    }

    #[test]
    fn every_common_encoding_is_read() {
        let text = "title;message\nFrühstück;€ 5 – 🎭\n";
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), text);
        for mark in ["\u{FEFF}", ""] {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            assert_eq!(decoded(&units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<_>>()), text);
            assert_eq!(decoded(&units.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<_>>()), text);
        }
        assert_eq!(text_of(b"Fr\xFChst\xFCck f\xFCr 5 \x80 \x96 \x84jetzt\x93"), "Frühstück für 5 € – „jetzt“");
    }

    #[test]
    fn what_is_no_table_is_told() {
        for (bytes, word) in [
            (&b""[..], "empty"),
            (b" \r\n\n", "empty"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", ".xls"),
            (b"%PDF-1.7", "PDF"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "something else"),
        ] {
            let told = Kind::of(bytes).expect_err("no table").to_string();
            assert!(told.contains(word), "{told}");
        }
    }
}
