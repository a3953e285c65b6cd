//! Text as a person sees it: characters counted as graphemes, names that are nearly right, and words in quotes.

mod near;
mod quote;
mod sign;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

pub use near::{Nearness, folded, is_near, nearest, nearness};
pub use quote::{quoted, quoted_ends, shortened};
pub use sign::{is_forbidden_in_names, is_invisible, is_right_to_left};

/// How many characters a person counts: grapheme clusters, so that an emoji with joiners is one.
#[must_use]
pub fn characters(text: &str) -> usize {
    let (simple, rest) = simple_beginning(text);
    let count = if simple.is_ascii() { simple.len() } else { simple.chars().count() };
    count + rest.graphemes(true).count()
}

/// Whether two stretches of a text share a byte.
#[must_use]
pub const fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// `words` with a capital letter first.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The byte offset behind the first `count` characters, or the text's length where it has fewer.
#[must_use]
pub fn offset_after(text: &str, count: usize) -> usize {
    let (simple, rest) = simple_beginning(text);
    let mut left = count;
    for (offset, _) in simple.char_indices() {
        if left == 0 {
            return offset;
        }
        left -= 1;
    }
    rest.grapheme_indices(true).nth(left).map_or(text.len(), |(offset, _)| simple.len() + offset)
}

/// Splits off the beginning in which every character is a single code point: nearly always the whole text, and quickly
/// counted.
fn simple_beginning(text: &str) -> (&str, &str) {
    let is_simple = |c: char| matches!(c, '\0'..='\u{C}' | '\u{E}'..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '€');
    let Some(end) = text.find(|c| !is_simple(c)) else { return (text, "") };
    // What comes next may belong to the character before it.
    let before = text.get(..end).and_then(|simple| simple.char_indices().next_back()).map_or(0, |(offset, _)| offset);
    text.split_at_checked(before).unwrap_or(("", text))
}

/// `count` and what is counted: "1 character", "12 characters".
#[must_use]
pub fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_a_person_counts() {
        for (text, count) in
            [("", 0), ("abc", 3), ("a\r\nb", 3), ("Zürich", 6), ("Zu\u{308}rich", 6), ("👩‍👩‍👧‍👦", 1), ("🇩🇪!", 2)]
        {
            assert_eq!(characters(text), count, "{text:?}");
        }
        assert_eq!(offset_after("Zürich", 2), 3);
        assert_eq!(offset_after("Zü", 9), 3);
    }

    #[test]
    fn counts_mixed_texts_as_graphemes() {
        let pieces =
            ["a", "ü", "\u{308}", "\r", "\n", "\u{AD}", "–", "€", "👩", "\u{200D}", "\u{FE0F}", "1", "\u{20E3}"];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    let text = format!("x{a}{b}{c}y{b}");
                    assert_eq!(characters(&text), text.graphemes(true).count(), "{text:?}");
                    for (count, (offset, _)) in text.grapheme_indices(true).enumerate() {
                        assert_eq!(offset_after(&text, count), offset, "{text:?} {count}");
                    }
                    assert_eq!(offset_after(&text, 99), text.len());
                }
            }
        }
    }
}
