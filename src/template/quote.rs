//! The fallback's text: where its quotes begin and end, and where they were meant to.

use std::ops::Range;

use super::chars::{Width, curly, is_line_end, is_word, quote, straight};
use super::clause::State;
use super::parser::Parser;
use super::part::{Fault, FaultKind};
use super::repair::{edit, quoted};
use super::search::{Opening, Stance, closing_quote, next_quote, stance};

/// A fallback as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    /// Its text, without quotes.
    pub text: Range<usize>,
    /// Where it ends, quotes included.
    pub end: usize,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

/// What helps to tell where a broken fallback was meant to end.
#[derive(Clone, Copy)]
pub(super) struct Surroundings {
    /// Whether the token stands in a path, so that a `/` ends its fallback.
    pub is_path: bool,
    /// The words that would make sense there.
    pub phrase: Option<&'static str>,
}

impl<'s> Parser<'s, '_> {
    /// Reads the fallback that begins at `at`.
    pub(super) fn value(&mut self, at: usize, surroundings: Surroundings) -> Value {
        let mut chars = self.rest(at).chars();
        let first = chars.next().unwrap_or_default();
        if let Some(width) = quote(first) {
            let is_straight = straight(first).is_some();
            return self.quoted(Opening { at, end: at + first.len_utf8(), width, is_straight }, surroundings);
        }
        if first == '\\'
            && let Some(second) = chars.next().filter(|c| straight(*c).is_some())
            && let Some(value) = self.escaped(at, second)
        {
            return value;
        }
        self.unquoted(at, surroundings)
    }

    /// The text from `at` on.
    fn rest(&self, at: usize) -> &'s str {
        self.source.get(at..).unwrap_or_default()
    }

    /// The text of a stretch.
    fn slice(&self, span: Range<usize>) -> &'s str {
        self.source.get(span).unwrap_or_default()
    }

    /// Reads a fallback that has an opening quote.
    fn quoted(&mut self, opening: Opening, surroundings: Surroundings) -> Value {
        let search = self.search(opening);
        if let Some(close) = search.close.clone() {
            let fault = if !opening.is_straight {
                Some(self.curly_fault(opening, &close))
            } else if search.has_inner {
                Some(self.inner_quotes(opening, &close))
            } else {
                None
            };
            return Value { text: opening.end..close.start, end: close.end, fault };
        }
        let limit = search.line_end.unwrap_or(self.source.len()).min(search.stop.unwrap_or(self.source.len()));
        if let Some(stop) = search.stop.filter(|stop| *stop == limit)
            && let Some(value) = self.nested(opening, stop, surroundings)
        {
            return value;
        }
        if let Some(close) = search.first.clone().filter(|_| search.depth > 0 && opening.width == Width::Double) {
            let fault = (!opening.is_straight).then(|| self.curly_fault(opening, &close));
            return Value { text: opening.end..close.start, end: close.end, fault };
        }
        if let Some(close) = search.alike.clone().or_else(|| search.unlike.clone()) {
            let is_curly = !opening.is_straight || curly(self.char_at(close.start)).is_some();
            let fault = if is_curly {
                self.curly_fault(opening, &close)
            } else {
                Fault::new(FaultKind::MixedQuotes, opening.at..close.end)
                    .safely("Use one kind of quote", edit(close.clone(), opening.width.sign()))
            };
            return Value { text: opening.end..close.start, end: close.end, fault: Some(fault) };
        }
        self.unclosed(opening, limit.min(search.first.map_or(limit, |first| first.start)), surroundings)
    }

    /// Curly quotes, or one curly and one straight: both become straight.
    fn curly_fault(&self, opening: Opening, close: &Range<usize>) -> Fault {
        let text = self.slice(opening.end..close.start);
        let sign = sign_for(opening.width, text);
        let is_close_curly = curly(self.char_at(close.start)).is_some();
        let start = if opening.is_straight { close.start } else { opening.at };
        let end = if is_close_curly { close.end } else { opening.end };
        let edits = vec![(opening.at..opening.end, sign.into()), (close.clone(), sign.into())];
        Fault::new(FaultKind::CurlyQuotes, start..end).safely("Use straight quotes", edits)
    }

    /// Quotes inside quotes of the same kind: the outer ones change.
    fn inner_quotes(&self, opening: Opening, close: &Range<usize>) -> Fault {
        let fault = Fault::new(FaultKind::MixedQuotes, opening.at..close.end);
        let text = self.slice(opening.end..close.start);
        let sign = sign_for(opening.width, text);
        if sign == opening.width.sign() {
            return fault;
        }
        let edits = vec![(opening.at..opening.end, sign.into()), (close.clone(), sign.into())];
        fault.safely("Use another kind of quote outside", edits)
    }

    /// A fallback that holds another token or Liquid, where it does rather than lacking its quote.
    fn nested(&mut self, opening: Opening, stop: usize, surroundings: Surroundings) -> Option<Value> {
        let line = self.rest(stop);
        let (inner_end, close) = self.inner_end(line, stop, opening)?;
        let inner = line.get(..inner_end)?;
        let words = between_quotes(inner).or(surroundings.phrase);
        let mut fault = Fault::new(FaultKind::Nested, stop..stop + inner_end);
        if let Some(words) = words.filter(|words| !words.contains(opening.width.sign())) {
            let mut edits = edit(stop..stop + inner_end, words);
            if !opening.is_straight {
                let sign = opening.width.sign();
                edits.insert(0, (opening.at..opening.end, sign.into()));
                edits.push((stop + close.start..stop + close.end, sign.into()));
            }
            fault = fault.perhaps(format!("Write \"{words}\" instead"), edits);
        }
        Some(Value { text: opening.end..stop + close.start, end: stop + close.end, fault: Some(fault) })
    }

    /// Where the token or the Liquid at the beginning of `line` ends, and the quote behind it that closes `opening`.
    fn inner_end(&mut self, line: &str, at: usize, opening: Opening) -> Option<(usize, Range<usize>)> {
        let mut end = if line.starts_with('{') {
            let close = 2 + line.get(2..)?.find(|c: char| c == '{' || c == '}' || is_line_end(c))?;
            close
                + if line.get(close..)?.starts_with("}}") {
                    2
                } else {
                    usize::from(line.get(close..)?.starts_with('}'))
                }
        } else {
            let head = self.head(at)?;
            let value =
                head.clause.as_ref().filter(|clause| clause.state == State::Value).map(|clause| clause.end - at);
            let Some(value) = value else {
                let end = head.end.max(head.clause.map_or(0, |clause| clause.end)) - at;
                return Some((end, closing_quote(line, end, opening)?));
            };
            let sign = line.get(value..)?.chars().next()?;
            let behind = value + sign.len_utf8();
            if let Some(width) = quote(sign) {
                let is_straight = straight(sign).is_some();
                let inner = Opening { at: at + value, end: at + behind, width, is_straight };
                let end = next_quote(line, behind, inner)?.end;
                let is_alike = width == opening.width && (is_straight || !opening.is_straight);
                let close = closing_quote(line, end, opening)?;
                // Where the inner fallback has quotes of the same kind, only the next sign can close the outer one.
                let between = line.get(end..close.start)?;
                let is_near = if is_alike { between.is_empty() } else { !between.contains(char::is_alphanumeric) };
                return is_near.then_some((end, close));
            }
            value
        };
        let close = closing_quote(line, end, opening)?;
        if !line.starts_with('{') {
            end = line.get(..close.start)?.trim_end().len();
        }
        Some((end, close))
    }

    /// A fallback whose quote never closes.
    fn unclosed(&self, opening: Opening, limit: usize, surroundings: Surroundings) -> Value {
        let (end, is_sure) = self.guess_end(opening.end, limit, surroundings);
        let (kind, title) = if opening.is_straight {
            (FaultKind::UnclosedQuote, "Close the quote")
        } else {
            (FaultKind::CurlyQuotes, "Use straight quotes")
        };
        let mut fault = Fault::new(kind, opening.at..opening.end);
        let (text, is_sure) = if end > opening.end { (Some(""), is_sure) } else { (surroundings.phrase, false) };
        if let Some(text) = text {
            let sign = sign_for(opening.width, self.slice(opening.end..end));
            let mut edits = edit(end..end, format!("{text}{sign}"));
            if self.char_at(opening.at) != sign {
                edits.insert(0, (opening.at..opening.end, sign.into()));
            }
            fault = fault.mended(title, edits, is_sure);
        }
        Value { text: opening.end..end, end, fault: Some(fault) }
    }

    /// A fallback between `\"` and `\"`, as it is copied out of JSON.
    fn escaped(&self, at: usize, sign: char) -> Option<Value> {
        let rest = self.rest(at + 2);
        let line = rest.get(..rest.find(is_line_end).unwrap_or(rest.len()))?;
        let close = line
            .match_indices('\\')
            .map(|(offset, _)| offset)
            .find(|offset| line.get(offset + 1..).is_some_and(|behind| behind.starts_with(sign)))?;
        let text = at + 2..at + 2 + close;
        let edits = vec![(at..at + 1, String::new()), (text.end..text.end + 1, String::new())];
        let fault = Fault::new(FaultKind::UnquotedFallback, at..text.end + 2).safely("Remove the backslashes", edits);
        Some(Value { end: text.end + 2, text, fault: Some(fault) })
    }

    /// A fallback without quotes, or with a closing one only.
    fn unquoted(&mut self, at: usize, surroundings: Surroundings) -> Value {
        let source = self.source;
        let mut before = ' ';
        let mut limit = source.len();
        let mut close = None;
        let mut chars = source.get(at..).unwrap_or_default().char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let place = at + offset;
            let next = chars.peek().map(|(_, next)| *next);
            let is_stop = is_line_end(c)
                || c == '|'
                || (c == '/' && surroundings.is_path)
                || (c == '{' && matches!(next, Some('{' | '%')))
                || ((c == '@' || c == '＠') && self.head(place).is_some());
            if is_stop {
                limit = place;
                break;
            }
            if quote(c).is_some() {
                match stance(before, c, next) {
                    Stance::Apostrophe => {}
                    Stance::Opening => {
                        limit = place;
                        break;
                    }
                    Stance::Closing => {
                        limit = place;
                        close = Some(place + c.len_utf8());
                        break;
                    }
                }
            }
            before = c;
        }
        let (text, end, is_sure) = if let Some(close) = close {
            (self.trimmed(at..limit), close, true)
        } else {
            let (end, is_sure) = self.guess_end(at, limit, surroundings);
            let clause = if surroundings.is_path { None } else { clause_end(self.slice(at..end)) };
            let end = clause.map_or(end, |stop| at + stop);
            let words = self.slice(at..end);
            let is_long = !is_sure && words.split_whitespace().count() > 4;
            let end = if is_long { at + words.find(char::is_whitespace).unwrap_or(words.len()) } else { end };
            (at..end, end, is_sure)
        };
        let fault = Fault::new(FaultKind::UnquotedFallback, at..end).mended(
            "Put the fallback in quotes",
            edit(at..end, quoted(self.slice(text.clone()))),
            is_sure,
        );
        Value { text, end, fault: Some(fault) }
    }

    /// Where a fallback from `from` on most likely ends, before `limit`, and whether that is beyond doubt.
    fn guess_end(&self, from: usize, limit: usize, surroundings: Surroundings) -> (usize, bool) {
        let rest = self.slice(from..limit);
        let slash = rest.find('/').filter(|slash| {
            surroundings.is_path || !rest.get(..*slash).is_some_and(|before| before.contains(char::is_whitespace))
        });
        if let Some(slash) = slash {
            let before = rest.get(..slash).unwrap_or_default().trim_end();
            return (from + before.len(), true);
        }
        let words = rest.trim_end();
        let end = from + words.len();
        if surroundings.is_path {
            return (end, !words.contains(char::is_whitespace));
        }
        if let Some(phrase) = surroundings.phrase
            && words.get(..phrase.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(phrase))
            && !words.get(phrase.len()..).is_some_and(|behind| behind.starts_with(is_word))
        {
            return (from + phrase.len(), words.len() == phrase.len());
        }
        let is_text_end = self.rest(limit).trim_start().is_empty();
        let is_sentence = words.contains(MARKS) || words.contains('"') || words.split_whitespace().count() > 4;
        (end, is_text_end && !is_sentence)
    }

    /// The character at a place.
    fn char_at(&self, at: usize) -> char {
        self.rest(at).chars().next().unwrap_or_default()
    }
}

/// The straight quote to put around `text`: of this width, unless the text holds that one and not the other.
fn sign_for(width: Width, text: &str) -> char {
    let other = match width {
        Width::Single => Width::Double,
        Width::Double => Width::Single,
    };
    if text.contains(width.sign()) && !text.contains(other.sign()) { other.sign() } else { width.sign() }
}

/// The words between the first and the last quote of `text`.
fn between_quotes(text: &str) -> Option<&str> {
    let is_quote = |c: char| quote(c).is_some();
    let start = text.find(is_quote)?;
    let start = start + text.get(start..)?.chars().next()?.len_utf8();
    let end = text.rfind(is_quote)?;
    text.get(start..end).filter(|words| !words.is_empty())
}
/// Marks that end a clause.
const MARKS: [char; 6] = ['.', ',', '!', '?', ';', ':'];

/// Where the first clause of `words` ends: before a mark that a space or the end follows. The dot of “St. Pölten” and
/// “Prof. Müller” ends none.
fn clause_end(words: &str) -> Option<usize> {
    let is_capital = |words: &str| words.chars().next().is_some_and(char::is_uppercase);
    words.match_indices(MARKS).map(|(place, _)| place).find(|place| {
        let (before, behind) = words.split_at(*place);
        let rest = behind.trim_start_matches(MARKS);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_short = behind.starts_with('.') && word.chars().count() <= 4 && is_capital(word);
        let is_over = rest.chars().next().is_none_or(char::is_whitespace);
        *place > 0 && is_over && !(is_short && is_capital(rest.trim_start()))
    })
}
