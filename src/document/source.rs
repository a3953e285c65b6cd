//! Where in JSON text the fields stand: for pointing at a finding in the file itself, and for changing only that.

use std::ops::Range;

use super::read::{place, without_mark};
use super::{FieldPath, Tree};

/// JSON text with the places of its values. Offsets are bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Source<'t> {
    text: &'t str,
    tree: Tree<'t>,
}

impl<'t> Source<'t> {
    /// Takes `text` apart; nothing where it is no JSON. A byte-order mark in front is left out.
    #[must_use]
    pub fn read(text: &'t str) -> Option<Self> {
        let text = without_mark(text);
        Tree::parse(text).ok().map(|tree| Self { text, tree })
    }

    /// The whole text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The value at `path`, where the text has one.
    #[must_use]
    pub fn value(&self, path: &FieldPath) -> Option<&Tree<'t>> {
        path.steps().iter().try_fold(&self.tree, |tree, step| tree.child(step))
    }

    /// Where `path` stands; where it is not filled in, the start of the nearest part around it that is.
    #[must_use]
    pub fn place(&self, path: &FieldPath) -> Range<usize> {
        let mut tree = &self.tree;
        for step in path.steps() {
            match tree.child(step) {
                Some(child) => tree = child,
                None => return tree.at..tree.at,
            }
        }
        tree.span()
    }

    /// Where the bytes `span` of the text at `path` stand, as they are written between the quotes.
    #[must_use]
    pub fn words(&self, path: &FieldPath, span: &Range<usize>) -> Option<Range<usize>> {
        let value = self.value(path)?;
        let inside = self.text.get(value.span())?.strip_prefix('"')?.strip_suffix('"')?;
        let from = value.at + 1;
        Some(from + written_offset(inside, span.start)?..from + written_offset(inside, span.end)?)
    }

    /// The line and the column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        place(self.text, offset)
    }
}

/// How far into `written`, a JSON text without its quotes, the byte `offset` of the text itself stands.
fn written_offset(written: &str, offset: usize) -> Option<usize> {
    let (mut at, mut meant) = (0, 0);
    while meant < offset {
        let rest = written.get(at..)?;
        let (length, character) = first_character(rest)?;
        at += length;
        meant += character.len_utf8();
    }
    (meant == offset).then_some(at)
}

/// The first character that `written` means, and the bytes it is written with.
fn first_character(written: &str) -> Option<(usize, char)> {
    let first = written.chars().next()?;
    if first != '\\' {
        return Some((first.len_utf8(), first));
    }
    let unit = |at: usize| u16::from_str_radix(written.get(at..at + 4)?, 16).ok();
    match written.as_bytes().get(1)? {
        b'u' => {
            let high = unit(2)?;
            let units = if (0xD800..0xDC00).contains(&high) { vec![high, unit(8)?] } else { vec![high] };
            let length = units.len() * 6;
            Some((length, char::decode_utf16(units).next()?.ok()?))
        }
        b'n' => Some((2, '\n')),
        b't' => Some((2, '\t')),
        b'r' => Some((2, '\r')),
        b'b' => Some((2, '\u{8}')),
        b'f' => Some((2, '\u{c}')),
        other => Some((2, char::from(*other))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;

    const TEXT: &str =
        "{ \"what\": {\n  \"title\": \"a\\u00e9\\n\\ud83d\\ude00z \\\"ü\\\"\",\n  \"list\": [1, null, {}] } }";

    #[test]
    fn finds_fields_as_the_document_names_them() {
        let source = Source::read(TEXT).expect("JSON");
        let at = |path: &FieldPath| TEXT.get(source.place(path)).unwrap_or_default();
        assert_eq!(at(&field!(what.list)), "[1, null, {}]");
        assert_eq!(at(&field!(what.list[1])), "null");
        assert_eq!(source.line_and_column(source.place(&field!(what.list[0])).start), (3, 12));
        assert_eq!(source.place(&field!(what.message)), 10..10, "what is not there is told at what is around it");
    }

    #[test]
    fn finds_words_behind_every_escape() {
        let source = Source::read(TEXT).expect("JSON");
        let title = field!(what.title);
        let meant: String = serde_json::from_str(&TEXT[source.place(&title)]).expect("text");
        for word in ["a", "é", "\n", "😀", "z", "\"", "ü"] {
            let start = meant.find(word).expect("word");
            let written = source.words(&title, &(start..start + word.len())).expect("place");
            let back: String = serde_json::from_str(&format!("\"{}\"", &TEXT[written])).expect("text");
            assert_eq!(back, word);
        }
        assert_eq!(source.words(&title, &(0..99)), None);
        assert_eq!(source.words(&field!(what.list[0]), &(0..1)), None);
    }

    #[test]
    fn refuses_what_is_no_json() {
        for text in ["", "{", "{\"a\"}", "[1,]", "[1] 2", "\"a", "\"a\\", "{\"a\":}"] {
            assert_eq!(Source::read(text), None, "{text}");
        }
        assert!(Source::read("\u{FEFF}[]").is_some());
    }
}
