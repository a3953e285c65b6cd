//! The `| default:` behind a property, read with every slip that a person makes in it.

use std::ops::Range;

use super::chars::{is_like_pipe, quote};
use super::cursor::Cursor;
use super::part::FaultKind;
use crate::text::is_near;

/// What stands between a property and its fallback.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clause {
    /// Where the value begins; without a value, where the clause ends.
    pub end: usize,
    /// What follows.
    pub state: State,
    /// What is wrong with the pipe, the word or the colon.
    pub slip: Option<Slip>,
    /// Whether it says `default`, so that a token must be meant.
    pub is_proof: bool,
}

/// What follows `| default:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A value.
    Value,
    /// Nothing.
    NoValue,
    /// Not even `default:` is complete.
    Unfinished,
}

/// A slip in the pipe, the word or the colon.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slip {
    /// Which of them.
    pub kind: FaultKind,
    /// The words to change.
    pub span: Range<usize>,
    /// What to write instead.
    pub text: &'static str,
    /// Whether nothing else can be meant.
    pub is_safe: bool,
}

/// How the pipe is written.
struct Pipe {
    span: Range<usize>,
    style: PipeStyle,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PipeStyle {
    /// `|`
    Good,
    /// Something else, such as `:` or `||`.
    Other,
    /// Not at all.
    None,
}

/// How the colon behind `default` is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Colon {
    /// `:`
    Good,
    /// Something else, such as `=`.
    Other,
    /// Not at all.
    None,
}

/// Reads the clause at `at`, where there is one.
pub(super) fn clause(at: Cursor<'_>) -> Option<Clause> {
    without_filters(at).or_else(|| behind_a_filter(at))
}

/// The clause behind one other filter: `| upcase | default: "x"`. Tokens know no filters, so that one is to go.
fn behind_a_filter(at: Cursor<'_>) -> Option<Clause> {
    let mut here = at;
    here.eat_spaces();
    let start = here.eat_if(|c| c == '|')?.start;
    here.eat_spaces();
    if here.eat_word().is_empty() {
        return None;
    }
    let clause = without_filters(here)
        .filter(|clause| clause.is_proof && clause.slip.is_none() && clause.state == State::Value)?;
    here.eat_spaces();
    let span = start..here.look()?.start;
    Some(Clause { slip: Some(Slip { kind: FaultKind::Pipe, span, text: "", is_safe: false }), ..clause })
}

/// Reads the clause at `at` where no other filter stands before it.
pub(super) fn without_filters(at: Cursor<'_>) -> Option<Clause> {
    let mut here = at;
    let pipe = eat_pipe(&mut here);
    here.eat_spaces();
    let behind_pipe = here;
    let word = eat_letters(&mut here);
    let behind_word = here;
    let written = at.plain(word.clone());
    let is_exact = written == "default";
    let is_default = is_exact || written.eq_ignore_ascii_case("default");
    let is_meant = is_default || (!word.is_empty() && is_near(&written, "default"));
    let colon = eat_colon(&mut here, is_default);
    let colon_end = here.at();
    here.eat_spaces();
    let next = here.look();
    let is_quoted = next.is_some_and(|sign| quote(sign.c).is_some() || sign.c == '\\');

    let unfinished = |end| Clause { end, state: State::Unfinished, slip: None, is_proof: is_meant };
    if pipe.style == PipeStyle::Good && colon == Colon::None && !is_quoted {
        let is_beginning = is_beginning_of_default(&written);
        if word.is_empty() && behind_pipe.peek().is_none_or(|c| matches!(c, '/' | '@' | '{' | '\n' | '\r')) {
            return Some(unfinished(pipe.span.end));
        }
        if (is_meant || is_beginning) && behind_word.is_at_line_end() {
            return Some(unfinished(word.end));
        }
    }

    let is_clause = if pipe.style == PipeStyle::Good {
        match colon {
            Colon::Good => is_meant || is_quoted,
            Colon::Other => is_meant,
            Colon::None => (is_quoted && (is_meant || word.is_empty())) || (is_exact && has_words(next.map(|s| s.c))),
        }
    } else {
        is_meant && (5..=9).contains(&written.len()) && (colon != Colon::None || is_quoted)
    };
    if !is_clause {
        return None;
    }

    let is_word_good = is_exact && colon == Colon::Good;
    let slip = match (pipe.style, is_word_good) {
        (PipeStyle::Good, true) => None,
        (PipeStyle::Good, false) if word.is_empty() && colon == Colon::None => {
            Some(Slip { kind: FaultKind::DefaultWord, span: pipe.span, text: "| default:", is_safe: true })
        }
        (PipeStyle::Good, false) => {
            let (start, text) =
                if word.is_empty() { (behind_pipe.look()?.start, " default:") } else { (word.start, "default:") };
            let is_safe = is_meant || word.is_empty();
            Some(Slip { kind: FaultKind::DefaultWord, span: start..colon_end, text, is_safe })
        }
        (PipeStyle::Other, true) => {
            let text = match (at.at() < pipe.span.start, pipe.span.end < word.start) {
                (true, true) => "|",
                (true, false) => "| ",
                (false, true) => " |",
                (false, false) => " | ",
            };
            Some(Slip { kind: FaultKind::Pipe, span: pipe.span, text, is_safe: true })
        }
        (PipeStyle::Other, false) => {
            let text = if at.at() < pipe.span.start { "| default:" } else { " | default:" };
            Some(Slip { kind: FaultKind::Pipe, span: pipe.span.start..colon_end, text, is_safe: true })
        }
        (PipeStyle::None, _) => {
            Some(Slip { kind: FaultKind::Pipe, span: word.start..colon_end, text: "| default:", is_safe: true })
        }
    };
    let (end, state) = match next {
        Some(sign) if !ends_value(sign.c) => (sign.start, State::Value),
        _ => (colon_end, State::NoValue),
    };
    Some(Clause { end, state, slip, is_proof: is_meant })
}

/// Reads the pipe, or what stands in its place, with the spaces before it.
fn eat_pipe(here: &mut Cursor<'_>) -> Pipe {
    let is_behind_space = here.peek() == Some(' ');
    here.eat_spaces();
    let Some(first) = here.look() else {
        return Pipe { span: here.at()..here.at(), style: PipeStyle::None };
    };
    let mut span = first.start..first.start;
    if matches!(first.c, 'I' | 'l') {
        let mut behind = *here;
        behind.bump();
        if is_behind_space && behind.peek() == Some(' ') {
            *here = behind;
            return Pipe { span: first.start..first.end, style: PipeStyle::Other };
        }
    }
    let is_pipe = first.c == '|';
    let mut count = 0;
    let mut behind = *here;
    while let Some(sign) = behind.eat_if(|c| if is_pipe { c == '|' || c == '¦' } else { is_like_pipe(c) }) {
        count += 1;
        span.end = sign.end;
        *here = behind;
        if count == 3 {
            break;
        }
        behind.eat_spaces();
    }
    let style = match count {
        0 => PipeStyle::None,
        1 if is_pipe => PipeStyle::Good,
        _ => PipeStyle::Other,
    };
    Pipe { span, style }
}

/// Reads a word of letters only.
fn eat_letters(here: &mut Cursor<'_>) -> Range<usize> {
    let start = here.look().map_or(here.at(), |sign| sign.start);
    let mut end = start;
    while let Some(sign) = here.eat_if(char::is_alphabetic) {
        end = sign.end;
    }
    start..end
}

/// Reads the colon behind the word, or what stands in its place.
fn eat_colon(here: &mut Cursor<'_>, is_default: bool) -> Colon {
    if here.eat(':') {
        let is_doubled = here.eat_if(|c| matches!(c, ':' | '=')).is_some();
        return if is_doubled { Colon::Other } else { Colon::Good };
    }
    let mut behind = *here;
    behind.eat_spaces();
    if behind.eat(':') {
        *here = behind;
        return Colon::Other;
    }
    let Some(sign) = behind.eat_if(is_like_pipe) else { return Colon::None };
    let end = behind;
    behind.eat_spaces();
    let next = behind.peek();
    if next.is_some_and(|c| quote(c).is_some()) || (is_default && sign.c == '=' && has_words(next)) {
        *here = end;
        return Colon::Other;
    }
    Colon::None
}

/// Whether words begin with this character.
fn has_words(next: Option<char>) -> bool {
    next.is_some_and(char::is_alphanumeric)
}

/// Whether a character can't begin a value, so that there is none.
fn ends_value(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '@' | '{' | '}' | '|' | ',' | '.' | ';' | '!' | '?' | ')')
}

/// Whether `word` is what one has typed of `default` so far.
fn is_beginning_of_default(word: &str) -> bool {
    !word.is_empty() && "default".get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
}
