//! A place in a text that moves forward, character by plain character.

use std::borrow::Cow;

use super::chars::{Plain, is_line_end, is_plain_ascii, is_word, plain};

/// A place in a text. It reads plain characters: what is invisible is passed over, what only looks unlike a plain
/// character is read as that one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'s> {
    source: &'s str,
    at: usize,
    end: usize,
}

/// A character of the text as the parser reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sign {
    /// Where it begins.
    pub start: usize,
    /// The plain character.
    pub c: char,
    /// Where it ends.
    pub end: usize,
}

impl<'s> Cursor<'s> {
    /// A cursor at `at` that reads up to `end`.
    pub(super) fn new(source: &'s str, at: usize, end: usize) -> Self {
        Self { source, at, end: end.min(source.len()) }
    }

    /// Where it stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Where it stops reading.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// Moves to another place.
    pub(super) fn move_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The next plain character, with its place.
    pub(super) fn look(&self) -> Option<Sign> {
        let mut at = self.at;
        while at < self.end {
            let byte = *self.source.as_bytes().get(at)?;
            if matches!(byte, b' '..=b'~') {
                return Some(Sign { start: at, c: char::from(byte), end: at + 1 });
            }
            let c = self.source.get(at..)?.chars().next()?;
            let end = at + c.len_utf8();
            match plain(c) {
                Plain::Same => return Some(Sign { start: at, c, end }),
                Plain::As(c) => return Some(Sign { start: at, c, end }),
                Plain::Nothing => at = end,
            }
        }
        None
    }

    /// The next plain character.
    pub(super) fn peek(&self) -> Option<char> {
        self.look().map(|sign| sign.c)
    }

    /// Reads the next plain character.
    pub(super) fn bump(&mut self) -> Option<Sign> {
        let sign = self.look()?;
        self.at = sign.end;
        Some(sign)
    }

    /// Reads the next character if it is `c`.
    pub(super) fn eat(&mut self, c: char) -> bool {
        self.eat_if(|next| next == c).is_some()
    }

    /// Reads the next character if `is_it` says so.
    pub(super) fn eat_if(&mut self, is_it: impl Fn(char) -> bool) -> Option<Sign> {
        let sign = self.look().filter(|sign| is_it(sign.c))?;
        self.at = sign.end;
        Some(sign)
    }

    /// Passes over what `is_it` says.
    pub(super) fn eat_while(&mut self, is_it: impl Fn(char) -> bool + Copy) {
        while self.eat_if(is_it).is_some() {}
    }

    /// Passes over spaces within the line.
    pub(super) fn eat_spaces(&mut self) {
        self.eat_while(is_space);
    }

    /// Passes over spaces and line ends, as Liquid does.
    pub(super) fn eat_gap(&mut self) {
        self.eat_while(char::is_whitespace);
    }

    /// Reads a word: letters, digits and underscores. Empty where there is none.
    pub(super) fn eat_word(&mut self) -> std::ops::Range<usize> {
        let start = self.look().map_or(self.at, |sign| sign.start);
        let mut end = start;
        while let Some(sign) = self.eat_if(is_word) {
            end = sign.end;
        }
        start..end
    }

    /// Reads `name`, in any case if `folds`, where it stands here as whole words; runs of spaces are alike.
    pub(super) fn eat_name(&mut self, name: &str, folds: bool) -> bool {
        let mut here = *self;
        let mut letters = name.chars().peekable();
        let mut last = ' ';
        while let Some(letter) = letters.next() {
            last = letter;
            if is_space(letter) {
                if here.eat_if(is_space).is_none() {
                    return false;
                }
                here.eat_spaces();
                while letters.next_if(|next| is_space(*next)).is_some() {}
            } else if here.eat_if(|c| c == letter || (folds && is_same_letter(c, letter))).is_none() {
                return false;
            }
        }
        if name.is_empty() || (is_word(last) && here.peek().is_some_and(is_word)) {
            return false;
        }
        *self = here;
        true
    }

    /// Whether nothing follows in this line.
    pub(super) fn is_at_line_end(&self) -> bool {
        let mut here = *self;
        here.eat_spaces();
        here.peek().is_none_or(is_line_end)
    }

    /// A stretch of the text in plain characters.
    pub(super) fn plain(&self, span: std::ops::Range<usize>) -> Cow<'s, str> {
        let text = self.source.get(span).unwrap_or_default();
        if is_plain_ascii(text) || text.chars().all(|c| plain(c) == Plain::Same) {
            return Cow::Borrowed(text);
        }
        let read = |c| match plain(c) {
            Plain::Same => Some(c),
            Plain::As(c) => Some(c),
            Plain::Nothing => None,
        };
        Cow::Owned(text.chars().filter_map(read).collect())
    }
}

/// Whether a character is a space within a line.
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || c == '\t'
}

/// Whether two characters are one letter, in whatever case.
fn is_same_letter(a: char, b: char) -> bool {
    a.eq_ignore_ascii_case(&b) || (!(a.is_ascii() && b.is_ascii()) && a.to_lowercase().eq(b.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(text: &str) -> Cursor<'_> {
        Cursor::new(text, 0, text.len())
    }

    #[test]
    fn reads_plain_characters() {
        let mut here = cursor("a\u{200b}\u{a0}｜");
        assert_eq!(here.bump().map(|sign| sign.c), Some('a'));
        assert_eq!(here.look(), Some(Sign { start: 4, c: ' ', end: 6 }));
        here.bump();
        assert!(here.eat('|'));
        assert_eq!(here.look(), None);
    }

    #[test]
    fn reads_names_as_whole_words() {
        for (text, name, is_there) in [
            ("add  to CART - x", "Add to Cart", true),
            ("Add to Carts - x", "Add to Cart", false),
            ("Add toCart", "Add to Cart", false),
            ("MÜNCHEN!", "München", true),
            ("event\u{200b}Name", "eventName", true),
            ("event\u{200b}Name", "event", false),
            ("event\u{1}Name", "eventName", true),
            ("", "x", false),
        ] {
            assert_eq!(cursor(text).eat_name(name, true), is_there, "{text:?}");
        }
        assert!(!cursor("name").eat_name("Name", false));
    }
}
