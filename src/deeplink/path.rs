//! A link taken apart: its pieces between slashes, and what doesn't belong into an in-app path.

use std::ops::Range;

use super::reading::SlashPlace;
use crate::template::{FaultKind, PartKind, Template};

/// A link taken apart. All spans are byte offsets into the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Path<'s> {
    /// The link as written.
    pub source: &'s str,
    /// The pieces between its slashes, empty ones too, without the tail.
    pub pieces: Vec<Piece>,
    /// The same as though the link had no tail; nothing where it has none.
    pub(super) whole: Vec<Piece>,
    /// Where the slashes between the pieces stand.
    slashes: Vec<usize>,
    /// Where a query (`?…`) or a fragment (`#…`) stands.
    pub tail: Option<Range<usize>>,
    /// White space and invisible characters outside tokens, a span per run.
    pub blanks: Vec<Range<usize>>,
    /// What makes it look like a web address or another app's.
    pub address: Option<Address>,
    /// Whether every token in it could be read, so that its pieces are certain.
    pub is_certain: bool,
}

/// What stands between two slashes of a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// Where it stands, without white space at its ends.
    pub span: Range<usize>,
    /// It as written, without white space outside tokens.
    pub text: String,
    /// The tokens in it, as positions in [`Template::parts`].
    pub tokens: Vec<usize>,
    /// What stands beside its tokens, without white space.
    pub beside: String,
}

/// What makes a link look like an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What gives it away.
    pub kind: AddressKind,
    /// The piece in which the path can begin at the earliest.
    pub(super) from: usize,
    /// How many bytes of that piece are still part of the address.
    pub(super) skip: usize,
}

/// What gives an address away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// A scheme such as `https:` or `javascript:`; here its name.
    Scheme(String),
    /// Two slashes and a host: `//venue.com`.
    Slashes,
    /// A host such as `venue.com` or `www.venue.com`.
    Host,
}

impl Piece {
    /// Whether nothing stands here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether only signs and digits stand here: `??` or `#12345` in the place of an id.
    fn is_stand_in(&self) -> bool {
        self.tokens.is_empty()
            && self.text.starts_with(['?', '#'])
            && self.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '?' | '#'))
    }
}

/// Whether `c` shows as nothing, or as a space, where a link has neither.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A stretch of a link: text, or the token at a position of [`Template::parts`].
type Stretch = (Range<usize>, Option<usize>);

/// The source as stretches of text and tokens, without gap or overlap, whatever the template says.
fn stretches(source: &str, template: &Template) -> Vec<Stretch> {
    let mut stretches = Vec::with_capacity(template.parts.len() + 1);
    let mut done = 0;
    for (position, part) in template.parts.iter().enumerate() {
        let Range { start, end } = part.span;
        if matches!(part.kind, PartKind::Text) || start < done || end <= start || source.get(start..end).is_none() {
            continue;
        }
        if done < start {
            stretches.push((done..start, None));
        }
        stretches.push((start..end, Some(position)));
        done = end;
    }
    if done < source.len() {
        stretches.push((done..source.len(), None));
    }
    stretches
}

/// Collects pieces while a link is read from left to right.
#[derive(Default)]
struct Splitter {
    pieces: Vec<Piece>,
    current: Piece,
    slashes: Vec<usize>,
    blanks: Vec<Range<usize>>,
}

impl Splitter {
    fn slash(&mut self, at: usize) {
        self.pieces.push(std::mem::take(&mut self.current));
        self.slashes.push(at);
        self.current.span = at + 1..at + 1;
    }

    fn blank(&mut self, span: Range<usize>) {
        match self.blanks.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.blanks.push(span),
        }
    }

    fn text(&mut self, span: Range<usize>, text: &str, token: Option<usize>) {
        if self.current.is_empty() {
            self.current.span.start = span.start;
        }
        self.current.span.end = span.end;
        self.current.text.push_str(text);
        match token {
            Some(position) => self.current.tokens.push(position),
            None => self.current.beside.push_str(text),
        }
    }
}

/// Splits what comes before `until`.
fn split(source: &str, stretches: &[Stretch], until: usize) -> Splitter {
    let mut splitter = Splitter::default();
    for (span, token) in stretches.iter().filter(|(span, _)| span.start < until) {
        let text = source.get(span.start..span.end.min(until)).unwrap_or_default();
        if token.is_some() {
            splitter.text(span.clone(), text, *token);
            continue;
        }
        for (offset, c) in text.char_indices() {
            let place = span.start + offset..span.start + offset + c.len_utf8();
            match c {
                '/' => splitter.slash(place.start),
                c if is_blank(c) => splitter.blank(place),
                _ => splitter.text(place.clone(), source.get(place).unwrap_or_default(), None),
            }
        }
    }
    splitter.pieces.push(std::mem::take(&mut splitter.current));
    splitter
}

/// Where a query or a fragment begins. `performances/#12345` and `performances/??` have none: there the sign stands
/// where an id belongs.
fn tail_start(source: &str, stretches: &[Stretch], pieces: &[Piece]) -> Option<usize> {
    let mut pieces = pieces.iter().peekable();
    let texts = stretches.iter().filter(|(_, token)| token.is_none());
    let signs = texts.flat_map(|(span, _)| {
        let text = source.get(span.clone()).unwrap_or_default();
        text.match_indices(['?', '#']).map(|(offset, _)| span.start + offset)
    });
    let mut stand_in_ends = 0;
    for at in signs {
        if at < stand_in_ends {
            continue;
        }
        while pieces.next_if(|piece| piece.span.end <= at).is_some() {}
        match pieces.peek().filter(|piece| piece.is_stand_in()) {
            Some(stand_in) => stand_in_ends = stand_in.span.end,
            None => return Some(at),
        }
    }
    None
}

/// Whether `text` reads as the name of a host: labels joined by dots, the last one made of letters.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "0"));
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.')
        && name.split('.').all(label)
        && last.chars().count() >= 2
        && last.chars().all(char::is_alphabetic)
        && port.chars().all(|c| c.is_ascii_digit())
}

/// The scheme that a text begins with, such as `https` in `https:`.
fn scheme(text: &str) -> Option<&str> {
    let (name, _) = text.split_once(':')?;
    let is_scheme = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(name)
}

/// What makes these pieces look like an address.
fn address(pieces: &[Piece]) -> Option<Address> {
    let (first, piece) = pieces.iter().enumerate().find(|(_, piece)| !piece.is_empty())?;
    let text = if piece.tokens.is_empty() { piece.text.as_str() } else { "" };
    let lower = text.to_ascii_lowercase();
    if is_host(text) || lower.starts_with("www.") {
        return Some(Address { kind: AddressKind::Host, from: first + 1, skip: 0 });
    }
    if lower == "http" || lower == "https" {
        return Some(Address { kind: AddressKind::Scheme(lower), from: first + 1, skip: 0 });
    }
    if let Some(name) = scheme(&piece.text) {
        let skip = name.len() + 1;
        let kind = AddressKind::Scheme(name.to_ascii_lowercase());
        let ends_piece = piece.text.len() == skip;
        return Some(if ends_piece {
            Address { kind, from: first + 1, skip: 0 }
        } else {
            Address { kind, from: first, skip }
        });
    }
    (first >= 2).then_some(Address { kind: AddressKind::Slashes, from: first + 1, skip: 0 })
}

/// Whether a fault leaves it open where a token ends or what it says.
fn blurs(fault: FaultKind) -> bool {
    !matches!(
        fault,
        FaultKind::NoFallback
            | FaultKind::CurlyQuotes
            | FaultKind::OddCharacter
            | FaultKind::LiquidCase
            | FaultKind::LiquidUnknown
    )
}

impl<'s> Path<'s> {
    /// Takes `source` apart, whose tokens are those of `template`.
    #[must_use]
    pub fn parse(source: &'s str, template: &Template) -> Self {
        let stretches = stretches(source, template);
        let mut split_path = split(source, &stretches, source.len());
        let blanks = std::mem::take(&mut split_path.blanks);
        let tail_start = tail_start(source, &stretches, &split_path.pieces);
        let mut whole = Vec::new();
        if let Some(start) = tail_start {
            whole = std::mem::replace(&mut split_path, split(source, &stretches, start)).pieces;
        }
        let Splitter { pieces, slashes, .. } = split_path;
        let has_tags = template.parts.iter().any(|part| matches!(part.kind, PartKind::Tag(_)));
        let mut path = Self {
            source,
            address: address(&pieces),
            pieces,
            whole,
            slashes,
            tail: None,
            blanks,
            is_certain: !has_tags && !template.faults.iter().any(|fault| blurs(fault.kind)),
        };
        path.tail = tail_start.map(|start| start..path.extent().end);
        path
    }

    /// Where the link stands without the white space around it.
    #[must_use]
    pub fn extent(&self) -> Range<usize> {
        let start = self.blanks.first().filter(|run| run.start == 0).map_or(0, |run| run.end);
        let end =
            self.blanks.last().filter(|run| run.end == self.source.len()).map_or(self.source.len(), |run| run.start);
        start..end.max(start)
    }

    /// Whether white space stands between the words of `piece`, as in a sentence: no path has any, whatever a token
    /// in it gives.
    pub(super) fn has_space_inside(&self, piece: &Piece) -> bool {
        self.blanks.iter().any(|run| piece.span.start < run.start && run.end < piece.span.end)
    }

    /// The pieces that say something.
    #[must_use]
    pub fn filled(&self) -> impl DoubleEndedIterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| !piece.is_empty())
    }

    /// The slashes that stand where none belongs, with the place they stand in: before the first piece, behind the
    /// last, and all but the first between two.
    pub(super) fn spare_slashes(&self) -> Vec<(SlashPlace, usize)> {
        let first = self.pieces.iter().position(|piece| !piece.is_empty()).unwrap_or(self.pieces.len());
        let last = self.pieces.iter().rposition(|piece| !piece.is_empty()).unwrap_or_default();
        let places = self.pieces.iter().zip(&self.slashes).enumerate().filter_map(|(position, (piece, slash))| {
            let place = match position {
                _ if position < first => SlashPlace::Leading,
                _ if position >= last => SlashPlace::Trailing,
                _ if piece.is_empty() => SlashPlace::Doubled,
                _ => return None,
            };
            Some((place, *slash))
        });
        places.collect()
    }
}
