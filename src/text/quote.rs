//! Words of the writer's own, put into a sentence: in quotes, and shortened where they would fill it.

use std::borrow::Cow;

use super::{characters, offset_after};

/// So many characters of words in quotes are shown.
const MOST: usize = 40;

/// `words` in quotes; the end of long ones is left out.
#[must_use]
pub fn quoted(words: &str) -> String {
    in_quotes(&shortened(words, MOST))
}

/// `words` in quotes; the middle of long ones is left out, for what tells one path from another is often its end.
#[must_use]
pub fn quoted_ends(words: &str) -> String {
    const START: usize = 30;
    const END: usize = 15;
    let words = words.trim();
    let length = characters(words);
    if length <= START + END {
        return in_quotes(words);
    }
    let start = words.get(..offset_after(words, START)).unwrap_or(words);
    let end = words.get(offset_after(words, length - END)..).unwrap_or_default();
    in_quotes(&format!("{start}…{end}"))
}

/// The first `most` characters of `words`, with “…” where there are more.
#[must_use]
pub fn shortened(words: &str, most: usize) -> Cow<'_, str> {
    let words = words.trim();
    let cut = offset_after(words, most);
    match words.get(..cut) {
        Some(head) if cut < words.len() => format!("{}…", head.trim_end()).into(),
        _ => words.into(),
    }
}

/// Straight quotes inside would look as if the words ended there.
fn in_quotes(words: &str) -> String {
    format!("“{}”", words.replace('"', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_lose_their_end() {
        assert_eq!(quoted(" Hamlet "), "“Hamlet”");
        assert_eq!(quoted("default: \"xy\""), "“default: 'xy'”");
        assert_eq!(quoted(&"word ".repeat(10)), "“word word word word word word word word…”");
        assert_eq!(shortened("Zürich", 2), "Zü…");
    }

    #[test]
    fn long_paths_lose_their_middle() {
        assert_eq!(quoted_ends(" performances "), "“performances”");
        let long = "performances/@Add to Cart - eventId | default: '1'/zürich";
        assert_eq!(quoted_ends(long), "“performances/@Add to Cart - ev…ult: '1'/zürich”");
    }
}
