//! Text in quotes inside Liquid braces, and `@` tokens that have strayed there.

use std::ops::Range;

use super::chars::{curly, is_word, quote, straight};
use super::cursor::{Cursor, Sign};
use super::expression::path_to;
use super::head::Whose;
use super::parser::Parser;
use super::part::{Fault, FaultKind};
use super::repair::edit;
use super::search::{Stance, stance};

impl<'s> Parser<'s, '_> {
    /// Reads text in quotes and returns where the text stands. Inside brackets, `]` ends it at the latest.
    pub(super) fn string(&mut self, here: &mut Cursor<'s>, is_in_brackets: bool) -> Option<Range<usize>> {
        let open = here.bump()?;
        let rest = self.source.get(open.end..here.end())?;
        let bracket = if is_in_brackets { rest.find([']', open.c]) } else { None };
        let bracket = bracket.filter(|place| rest.get(*place..).is_some_and(|rest| rest.starts_with(']')));
        let text = rest.get(..bracket.unwrap_or(rest.len()))?;
        let Some(close) = closing(text, open.c) else {
            return Some(self.unclosed_string(here, open, text));
        };
        let span = open.end..open.end + close.start;
        here.move_to(open.end + close.end);
        let sign = text.get(close.clone()).and_then(|sign| sign.chars().next()).unwrap_or_default();
        let inner = text.get(..close.start)?;
        if curly(open.c).is_some() || curly(sign).is_some() {
            self.curly_string(open, &(span.end..span.end + close.len()), inner);
        } else if sign != open.c {
            self.fault(
                Fault::new(FaultKind::MixedQuotes, open.start..here.at())
                    .safely("Use one kind of quote", edit(span.end..here.at(), open.c)),
            );
        } else if inner.contains(sign) {
            // An apostrophe in single quotes.
            let fault = Fault::new(FaultKind::MixedQuotes, open.start..here.at());
            let edits = vec![(open.start..open.end, "\"".into()), (span.end..here.at(), "\"".into())];
            self.fault(if inner.contains('"') { fault } else { fault.safely("Use double quotes", edits) });
        } else {
            self.nested_string(&span);
        }
        self.strings.push(span.clone());
        Some(span)
    }

    /// Tells of curly quotes.
    fn curly_string(&mut self, open: Sign, close: &Range<usize>, inner: &str) {
        let sign = if inner.contains('"') { "'" } else { "\"" };
        let start = if curly(open.c).is_some() { open.start } else { close.start };
        let is_close_curly = self.source.get(close.clone()).is_some_and(|sign| sign.contains(|c| curly(c).is_some()));
        let end = if is_close_curly { close.end } else { open.end };
        let edits = vec![(open.start..open.end, sign.into()), (close.clone(), sign.into())];
        self.fault(Fault::new(FaultKind::CurlyQuotes, start..end).safely("Use straight quotes", edits));
    }

    /// Tells that quotes never close, and where they were meant to: before a filter, a bracket, a condition or the
    /// braces.
    fn unclosed_string(&mut self, here: &mut Cursor<'s>, open: Sign, text: &str) -> Range<usize> {
        let clause = text.get(..text.find(['|', ']', open.c]).unwrap_or(text.len())).unwrap_or_default();
        let marker = [" and ", " or ", " =="].iter().filter_map(|marker| clause.find(marker)).min();
        let is_whole = marker.is_none() && clause.len() == text.len();
        let end = open.end + clause.get(..marker.unwrap_or(clause.len())).unwrap_or_default().trim_end().len();
        let sign = if straight(open.c).is_some() { open.c } else { '"' };
        let mut edits = edit(end..end, sign);
        let (kind, title) = if sign == open.c {
            (FaultKind::UnclosedQuote, "Close the quote")
        } else {
            edits.insert(0, (open.start..open.end, sign.into()));
            (FaultKind::CurlyQuotes, "Use straight quotes")
        };
        let is_sure = is_whole && end > open.end;
        self.fault(Fault::new(kind, open.start..open.end).mended(title, edits, is_sure));
        here.move_to(end);
        self.strings.push(open.end..end);
        open.end..end
    }

    /// Tells of a token or of Liquid inside the quotes.
    fn nested_string(&mut self, span: &Range<usize>) {
        let text = self.source.get(span.clone()).unwrap_or_default();
        if !text.contains(['@', '＠', '{']) {
            return;
        }
        let signs = text.match_indices(['@', '＠', '{']).map(|(offset, sign)| (span.start + offset, sign));
        for (at, sign) in signs {
            let is_nested = if sign == "{" {
                self.source.get(at..).is_some_and(|rest| rest.starts_with("{{") || rest.starts_with("{%"))
            } else {
                self.head(at).is_some()
            };
            if is_nested {
                self.fault(Fault::new(FaultKind::Nested, at..span.end));
                return;
            }
        }
    }

    /// Tells of an `@` token inside braces. The user's property is written as a path; an event's token loses the
    /// braces, because Liquid's `Event` can't name its event.
    pub(super) fn at_inside(&mut self, here: &mut Cursor<'s>, at: usize, whole: Option<&Range<usize>>) {
        let Some(head) = self.head(at) else {
            let sign = here.bump().map_or(at..at, |sign| sign.start..sign.end);
            self.fault(Fault::new(FaultKind::AtInsideLiquid, sign.clone()).safely("Remove the @", edit(sign, "")));
            here.move_to(here.end());
            return;
        };
        let end = head.end.min(here.end());
        let fault = Fault::new(FaultKind::AtInsideLiquid, at..end);
        let property = head.property.clone().map(|span| here.plain(span).into_owned());
        let fault = match (head.whose, property, whole) {
            (Whose::Profile, Some(property), _) => {
                let path = format!("Profile{}", path_to(&property));
                fault.safely(format!("Write {path}"), edit(at..end, path))
            }
            (_, Some(_), Some(whole)) => {
                let words = self.trimmed(at..here.end());
                let edits = vec![(whole.start..at, String::new()), (words.end..whole.end, String::new())];
                fault.safely("Remove the braces", edits)
            }
            (_, Some(property), None) => {
                let path = format!("Event{}", path_to(&property));
                fault.perhaps(format!("Write {path}"), edit(at..end, path))
            }
            (_, None, _) => fault,
        };
        self.fault(fault);
        here.move_to(here.end());
    }
}

/// Where the quotes close that `open` has opened, in the text behind it.
fn closing(text: &str, open: char) -> Option<Range<usize>> {
    let is_straight = straight(open).is_some();
    let (mut other, mut apostrophe) = (None, None);
    let mut before = open;
    let mut depth = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, next)| *next);
        let place = at..at + c.len_utf8();
        if c == open && is_straight {
            if stance(before, c, after) == Stance::Apostrophe {
                apostrophe.get_or_insert(place);
            } else if at > 0 && after.is_some_and(|c| is_word(c) || matches!(c, '%' | '/')) && begins(before) {
                // What looks like the closing quote opens the next text.
                return None;
            } else {
                return Some(place);
            }
        } else if quote(c).is_some() {
            match stance(if at == 0 { ' ' } else { before }, c, after) {
                Stance::Apostrophe => {}
                Stance::Opening => depth += 1,
                Stance::Closing if depth > 0 => depth -= 1,
                Stance::Closing if !is_straight => return Some(place),
                Stance::Closing => {
                    other.get_or_insert(place);
                }
            }
        }
        before = c;
    }
    other.or(apostrophe)
}

/// Whether text in quotes can begin behind this character.
fn begins(before: char) -> bool {
    before.is_whitespace() || matches!(before, '=' | ':' | '[' | ',' | '(' | '<' | '>')
}
