//! What readers see of a text: all but the characters without a shape.

use std::ops::Range;

use super::words::is_letter;
use crate::text::{is_invisible, is_right_to_left};

/// A text without the characters that nobody sees, and the way back to the text as written.
pub struct Seen {
    /// What is seen.
    pub text: String,
    /// Where each byte of it stands in the text as written.
    places: Vec<usize>,
}

impl Seen {
    /// What is seen of `plain`; nothing where all of it is.
    pub fn of(plain: &str) -> Option<Self> {
        let hidden: Vec<usize> = unseen(plain).map(|(at, _)| at).collect();
        if hidden.is_empty() {
            return None;
        }
        let mut seen = Self { text: String::new(), places: Vec::new() };
        for (at, c) in plain.char_indices().filter(|(at, _)| hidden.binary_search(at).is_err()) {
            seen.text.push(c);
            seen.places.extend(at..at + c.len_utf8());
        }
        Some(seen)
    }

    /// Where `span` of what is seen stands in the text as written.
    pub fn written(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let last = span.end.checked_sub(1)?;
        Some(*self.places.get(span.start)?..self.places.get(last)? + 1)
    }
}

/// The characters of `plain`, which holds no token, that nobody sees, with their places.
pub fn unseen(plain: &str) -> impl Iterator<Item = (usize, char)> {
    // Most texts of the West hold none, which is seen at a glance.
    let plain = if is_plainly_visible(plain) { "" } else { plain };
    let runs_to_the_left = plain.chars().any(is_right_to_left);
    plain.char_indices().filter(move |(at, c)| {
        let before = || plain.get(..*at).and_then(|text| text.chars().next_back());
        let after = || plain.get(at + c.len_utf8()..).and_then(|text| text.chars().next());
        is_invisible(*c) && !is_needed(*c, before(), after(), runs_to_the_left)
    })
}

/// Whether a text has no bytes that could belong to an invisible character; most texts of the West, with their quotes,
/// dashes, no-break spaces and emoji.
fn is_plainly_visible(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let may_hide = match byte {
            0x7F | 0xCD | 0xD8 | 0xE1 | 0xE3 | 0xEF | 0xF3 => true,
            // U+0080 to U+009F and the soft hyphen.
            0xC2 => matches!(bytes.next(), Some(..=0x9F | 0xAD)),
            // U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F.
            0xE2 => matches!(
                (bytes.next(), bytes.next()),
                (Some(0x80), Some(0x8B..=0x8F | 0xAA..=0xAE)) | (Some(0x81), Some(0xA0..=0xAF))
            ),
            _ => byte < 0x20 && !is_break_or_tab(byte),
        };
        if may_hide {
            return false;
        }
    }
    true
}

const fn is_break_or_tab(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r')
}

/// Whether an invisible character does its work between its neighbours.
fn is_needed(c: char, before: Option<char>, after: Option<char>, runs_to_the_left: bool) -> bool {
    let is = |neighbour: Option<char>, what: fn(char) -> bool| neighbour.is_some_and(what);
    match c {
        '\u{200D}' => (is(before, is_sign) && is(after, is_sign)) || is(before, joins) || is(after, joins),
        '\u{200C}' => is(before, joins) || is(after, joins),
        '\u{200B}' => is(before, is_written_without_spaces) || is(after, is_written_without_spaces),
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => runs_to_the_left,
        '\u{FE0E}' | '\u{FE0F}' => is(before, |c| is_sign(c) || matches!(c, '0'..='9' | '#' | '*')),
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180E}' => {
            is(before, |c| is_letter(c) && !c.is_ascii())
        }
        // The letters of a flag such as Scotland's.
        '\u{E0020}'..='\u{E007F}' => is(before, |c| matches!(c, '\u{1F3F4}' | '\u{E0020}'..='\u{E007E}')),
        _ => false,
    }
}

/// A sign that an emoji may be made of.
const fn is_sign(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203C}'..='\u{3299}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// A letter of a script that is written with joiners.
const fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// A letter of a script without spaces, in which a zero-width space says where a line may end.
const fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_to_what_was_written() {
        let written = "Ü\u{200B}b\u{7}ung heute";
        let seen = Seen::of(written).expect("something unseen");
        assert_eq!(seen.text, "Übung heute");
        let place = |words: &str| {
            let at = seen.text.find(words).expect("there");
            written.get(seen.written(&(at..at + words.len())).expect("a place")).expect("whole characters")
        };
        assert_eq!(place("Übung"), "Ü\u{200B}b\u{7}ung");
        assert_eq!(place("Ü"), "Ü");
        assert_eq!(place("heute"), "heute");
        assert!(Seen::of("Übung heute 👩‍🎤").is_none());
    }

    #[test]
    fn no_invisible_character_is_taken_for_plainly_visible() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| is_invisible(*c)) {
            assert!(!is_plainly_visible(&format!("“a”\u{A0}–{c}")), "U+{:04X}", u32::from(c));
        }
        assert!(is_plainly_visible("„Übung“ – 29\u{A0}€ … 🎭"));
    }
}
