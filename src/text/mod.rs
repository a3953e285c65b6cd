//! Text as a person sees it: characters counted as graphemes, and names that are nearly right.

mod near;

use unicode_segmentation::UnicodeSegmentation;

pub use near::{Nearness, folded, is_near, nearest, nearness};

/// How many characters a person counts: grapheme clusters, so that an emoji with joiners is one.
#[must_use]
pub fn characters(text: &str) -> usize {
    if text.is_ascii() {
        // The one grapheme of two ASCII bytes is a Windows line end.
        return text.len() - text.matches("\r\n").count();
    }
    text.graphemes(true).count()
}

/// The byte offset behind the first `count` characters, or the text's length where it has fewer.
#[must_use]
pub fn offset_after(text: &str, count: usize) -> usize {
    text.grapheme_indices(true).nth(count).map_or(text.len(), |(offset, _)| offset)
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
            assert_eq!(text.graphemes(true).count(), count, "{text:?}");
        }
        assert_eq!(offset_after("Zürich", 2), 3);
        assert_eq!(offset_after("Zü", 9), 3);
    }
}
