//! The search for the quote that closes a fallback.

use std::ops::Range;

use super::chars::{Width, is_line_end, is_word, quote, straight};
use super::parser::Parser;

/// The opening quote.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    /// Where it begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// How wide it is.
    pub width: Width,
    /// Whether it is straight.
    pub is_straight: bool,
}

/// What looking for the closing quote has found.
#[derive(Default)]
pub(super) struct Search {
    /// The quote that closes.
    pub close: Option<Range<usize>>,
    /// Whether quotes of the same kind stand inside.
    pub has_inner: bool,
    /// The first quote of the same kind, although it looks like an opening one.
    pub first: Option<Range<usize>>,
    /// How many quotes were opened inside and not closed.
    pub depth: usize,
    /// A closing quote of the same width that is not straight.
    pub alike: Option<Range<usize>>,
    /// A closing quote of the other width.
    pub unlike: Option<Range<usize>>,
    /// The token or Liquid that begins before any quote closes.
    pub stop: Option<usize>,
    /// Where the line ends.
    pub line_end: Option<usize>,
}

/// How a quote stands between its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Before a word.
    Opening,
    /// Inside a word.
    Apostrophe,
    /// Elsewhere.
    Closing,
}

impl Parser<'_, '_> {
    /// Looks for the quote that closes.
    pub(super) fn search(&mut self, opening: Opening) -> Search {
        let source = self.source;
        let mut found = Search::default();
        let mut before = opening.width.sign();
        let (mut depth_alike, mut depth_unlike) = (0, 0);
        let mut chars = source.get(opening.end..).unwrap_or_default().char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let at = opening.end + offset;
            let next = chars.peek().map(|(_, next)| *next);
            if c == '@' || c == '＠' {
                if self.head(at).is_some() {
                    found.stop = Some(at);
                    break;
                }
            } else if c == '{' && matches!(next, Some('{' | '%')) {
                found.stop = Some(at);
                break;
            } else if is_line_end(c) {
                if !opening.is_straight {
                    found.line_end = Some(at);
                    break;
                }
                found.line_end.get_or_insert(at);
            } else if let Some(width) = quote(c) {
                let is_same = width == opening.width && (!opening.is_straight || straight(c).is_some());
                // Right behind the opening quote, another kind of quote opens.
                let stance = stance(if offset == 0 && !is_same { ' ' } else { before }, c, next);
                let place = at..at + c.len_utf8();
                if found.line_end.is_some() {
                    // A fallback of several lines is rare: only an unmistakable quote closes it.
                    match stance {
                        Stance::Opening if is_same => found.depth += 1,
                        Stance::Closing if is_same && found.depth > 0 => found.depth -= 1,
                        Stance::Closing if is_same && !before.is_whitespace() => {
                            found.close = Some(place);
                            break;
                        }
                        _ => {}
                    }
                } else if is_same {
                    match stance {
                        // A straight one ends the fallback for CleverTap, whatever it was meant to be.
                        Stance::Apostrophe => found.has_inner |= straight(c).is_some(),
                        Stance::Opening => {
                            found.depth += 1;
                            found.has_inner = true;
                            found.first.get_or_insert(place);
                        }
                        Stance::Closing if found.depth > 0 => found.depth -= 1,
                        Stance::Closing => {
                            found.close = Some(place);
                            break;
                        }
                    }
                } else {
                    let is_alike = width == opening.width;
                    let depth = if is_alike { &mut depth_alike } else { &mut depth_unlike };
                    match stance {
                        Stance::Apostrophe => {}
                        Stance::Opening => *depth += 1,
                        Stance::Closing if *depth > 0 => *depth -= 1,
                        Stance::Closing => {
                            if is_alike { &mut found.alike } else { &mut found.unlike }.get_or_insert(place);
                        }
                    }
                }
            }
            before = c;
        }
        found
    }
}

/// How a quote stands: before a word, inside one, or elsewhere.
pub(super) fn stance(before: char, c: char, after: Option<char>) -> Stance {
    let is_before_word = after.is_some_and(is_word);
    if is_before_word && (before.is_whitespace() || matches!(before, '(' | '[')) {
        Stance::Opening
    } else if is_before_word && is_word(before) && quote(c) == Some(Width::Single) {
        Stance::Apostrophe
    } else {
        Stance::Closing
    }
}

/// The next quote from `from` on that could close `opening`, in this line and before the next token.
pub(super) fn next_quote(line: &str, from: usize, opening: Opening) -> Option<Range<usize>> {
    let mut before = ' ';
    let mut chars = line.get(from..)?.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if is_line_end(c) || matches!(c, '@' | '＠' | '{') {
            return None;
        }
        let is_same = quote(c) == Some(opening.width) && (!opening.is_straight || straight(c).is_some());
        if is_same && stance(before, c, chars.peek().map(|(_, next)| *next)) != Stance::Apostrophe {
            let at = from + offset;
            return Some(at..at + c.len_utf8());
        }
        before = c;
    }
    None
}

/// The next quote of a line, from `from` on, that closes `opening`: one that doesn't look like an opening one.
pub(super) fn closing_quote(line: &str, from: usize, opening: Opening) -> Option<Range<usize>> {
    let place = next_quote(line, from, opening)?;
    let before = line.get(..place.start)?.chars().next_back()?;
    let after = line.get(place.end..)?.chars().next();
    (stance(before, opening.width.sign(), after) != Stance::Opening).then_some(place)
}
