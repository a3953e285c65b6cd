//! Quotes that are letters: a cell such as `"Hamlet" tonight`, as Excel's clipboard has it, or a quote that is opened
//! and never closed, which would swallow the rest of the table. They are doubled and put into quotes, as CSV wants it. An
//! empty line becomes a row with an empty cell, so that rows are counted as a spreadsheet counts them.

use std::io::{self, Read};

/// A quoted cell longer than this is taken for one whose quote is a letter.
const LONGEST: usize = 1 << 20;
const CHUNK: usize = 64 * 1024;

/// CSV in which every quote that opens a cell ends one.
pub struct Mended<R> {
    text: R,
    delimiter: u8,
    /// What was read; dealt with up to `at`.
    buffer: Vec<u8>,
    at: usize,
    is_ended: bool,
    stands: Stands,
    /// Whether the last byte ended a line as Windows' and old Macs' lines end.
    is_behind_return: bool,
    ready: Vec<u8>,
    given: usize,
}

/// Where one is in the table.
#[derive(PartialEq)]
enum Stands {
    /// Where a line begins.
    AtLine,
    /// Where a further cell begins.
    AtCell,
    /// In the middle of a cell.
    Within,
}

/// How the quoted cell ends that begins somewhere.
enum End {
    /// Behind this byte.
    At(usize),
    /// It doesn't: its quote is a letter.
    Letter,
    /// Nobody knows before more is read.
    Unknown,
}

impl<R: Read> Mended<R> {
    /// Mends the quotes of `text`.
    pub fn new(text: R, delimiter: u8) -> Self {
        let (buffer, ready) = (Vec::new(), Vec::new());
        Self {
            text,
            delimiter,
            buffer,
            at: 0,
            is_ended: false,
            stands: Stands::AtLine,
            is_behind_return: false,
            ready,
            given: 0,
        }
    }

    const fn is_end(&self, byte: u8) -> bool {
        byte == self.delimiter || matches!(byte, b'\n' | b'\r')
    }

    /// Reads more; nothing of what is not yet dealt with is lost.
    fn more(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let had = self.buffer.len();
        self.buffer.resize(had + CHUNK, 0);
        let length = self.text.read(self.buffer.get_mut(had..).unwrap_or_default());
        self.buffer.truncate(had + length.as_ref().copied().unwrap_or_default());
        self.is_ended = length? == 0;
        Ok(())
    }

    const fn enter_cell(&mut self) {
        (self.stands, self.is_behind_return) = (Stands::Within, false);
    }

    /// Deals with what was read, as far as that can be done.
    fn advance(&mut self) {
        while let Some(&first) = self.buffer.get(self.at) {
            let end = if self.stands != Stands::Within && first == b'"' { self.quoted_end() } else { End::Letter };
            let from = self.at;
            match end {
                End::At(end) => {
                    self.ready.extend(self.buffer.get(from..end).unwrap_or_default());
                    self.at = end;
                    self.enter_cell();
                }
                End::Unknown => return,
                End::Letter => {
                    let rest = self.buffer.get(from..).unwrap_or_default();
                    let is_letter = self.stands != Stands::Within && first == b'"';
                    let found = rest.iter().position(|byte| self.is_end(*byte));
                    let Some(length) = found.or(self.is_ended.then_some(rest.len())) else {
                        if is_letter && rest.len() < LONGEST {
                            return;
                        }
                        self.ready.extend(rest);
                        self.at = self.buffer.len();
                        self.enter_cell();
                        return;
                    };
                    let cell = rest.get(..length).unwrap_or_default();
                    if is_letter {
                        self.ready.push(b'"');
                        for byte in cell {
                            self.ready.push(*byte);
                            self.ready.extend((*byte == b'"').then_some(b'"'));
                        }
                        self.ready.push(b'"');
                    } else {
                        self.ready.extend(cell);
                    }
                    // One sign for each end of a line, so that lines are counted as people count them.
                    let end = rest.get(length).copied();
                    let is_rest_of_end = cell.is_empty() && self.is_behind_return && end == Some(b'\n');
                    if !is_rest_of_end {
                        let is_empty_line =
                            self.stands == Stands::AtLine && cell.is_empty() && matches!(end, Some(b'\n' | b'\r'));
                        self.ready.extend(if is_empty_line { &b"\"\""[..] } else { b"" });
                        self.ready.extend(end.map(|end| if end == b'\r' { b'\n' } else { end }));
                    }
                    self.is_behind_return = end == Some(b'\r');
                    self.stands = if matches!(end, Some(b'\n' | b'\r')) { Stands::AtLine } else { Stands::AtCell };
                    self.at = (from + length + 1).min(self.buffer.len());
                }
            }
        }
    }

    /// Where the quoted cell ends that begins here.
    fn quoted_end(&self) -> End {
        let mut at = self.at + 1;
        let unknown = |at: usize| if self.is_ended || at - self.at > LONGEST { End::Letter } else { End::Unknown };
        loop {
            let rest = self.buffer.get(at..).unwrap_or_default();
            let Some(quote) = rest.iter().position(|byte| *byte == b'"') else { return unknown(self.buffer.len()) };
            let close = at + quote + 1;
            if self.buffer.get(close) == Some(&b'"') {
                at = close + 1;
                continue;
            }
            // Spaces between the quote and the delimiter do no harm.
            let behind = self.buffer.get(close..).unwrap_or_default();
            return match behind.iter().find(|byte| **byte != b' ') {
                Some(byte) if self.is_end(*byte) => End::At(close),
                Some(_) => End::Letter,
                None if self.is_ended => End::At(close),
                None => unknown(self.buffer.len()),
            };
        }
    }
}

impl<R: Read> Read for Mended<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() {
            self.ready.clear();
            self.given = 0;
            if self.is_ended && self.at == self.buffer.len() {
                return Ok(0);
            }
            if !self.is_ended {
                self.more()?;
            }
            self.advance();
        }
        let left = self.ready.get(self.given..).unwrap_or_default();
        let length = left.len().min(into.len());
        if let (Some(into), Some(left)) = (into.get_mut(..length), left.get(..length)) {
            into.copy_from_slice(left);
        }
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let length = into.len().min(1);
            self.0.read(&mut into[..length])
        }
    }

    fn mended(text: &str) -> String {
        let mut out = String::new();
        Mended::new(text.as_bytes(), b',').read_to_string(&mut out).expect("text");
        let mut slow = String::new();
        Mended::new(Slow(text.as_bytes()), b',').read_to_string(&mut slow).expect("text");
        assert_eq!(out, slow, "{text:?}");
        out
    }

    #[test]
    fn a_cell_in_quotes_stays_as_it_is() {
        for text in ["a,\"b, \"\"c\"\"\r\nd\"\n\"e\",f", "\"\",\"\"", "\"a\" ,b", "5\" long,b\"", "", "\"a\""] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn lines_end_in_one_way() {
        assert_eq!(mended("a\r\n\"b\r\n\"\r\nc\rd\ne"), "a\n\"b\r\n\"\nc\nd\ne");
    }

    #[test]
    fn an_empty_line_is_a_row() {
        assert_eq!(mended("\n\na\r\n\r\nb\r\rc,\n\n,d\n"), "\"\"\n\"\"\na\n\"\"\nb\n\"\"\nc,\n\"\"\n,d\n");
    }

    #[test]
    fn a_quote_that_ends_no_cell_is_a_letter() {
        assert_eq!(mended("\"Hamlet\" tonight,b\nc"), "\"\"\"Hamlet\"\" tonight\",b\nc");
        assert_eq!(mended("a,\"open\nb,c\nd,e"), "a,\"\"\"open\"\nb,c\nd,e");
        assert_eq!(mended("\""), "\"\"\"\"");
    }
}
