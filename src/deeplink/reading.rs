//! What a link says, laid beside the routes: the route that is meant, its ids, and what is wrong, one per cause.

use std::ops::Range;

use super::fit::{Closeness, Fit, best_fit};
use super::path::{Address, AddressKind, Path, Piece};
use super::route::{Route, RoutePart, Routes, wants_digits};
use crate::text::{Nearness, nearness};

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading<'p> {
    /// The route that is meant, where one is.
    pub route: Option<Route<'p>>,
    /// What stands in the places of its placeholders.
    pub bound: Vec<Bound<'p>>,
    /// What is wrong with the path, at most one per cause.
    pub problems: Vec<Problem<'p>>,
}

/// What stands in the place of a placeholder.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound<'p> {
    /// The placeholder's name.
    pub name: &'p str,
    /// Where the value stands.
    pub span: Range<usize>,
    /// The value.
    pub id: Id,
}

/// A value in the place of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Id {
    /// Digits, as an id is.
    Digits(String),
    /// Words, where the placeholder stands for some.
    Words(String),
    /// A token, which stands at this position of the template's parts.
    Token(usize),
    /// Something that is no id, where one belongs.
    Other(String),
}

/// Something wrong with a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem<'p> {
    /// The app knows no path like this.
    NoRoute {
        /// The whole path.
        span: Range<usize>,
    },
    /// The words are nearly those of a route.
    NearRoute {
        /// The words to change.
        span: Range<usize>,
        /// What they should be.
        words: String,
        /// Whether there is no doubt: a slip of the keyboard, and everything else fits.
        is_sure: bool,
    },
    /// Slashes stand where none belongs.
    Slashes {
        /// Where each of them stands, in order; never none.
        spare: Vec<(SlashPlace, Range<usize>)>,
    },
    /// It is a web address, or another app's.
    Address {
        /// What makes it one, as far as that can be told apart from a path.
        span: Range<usize>,
        /// What gives it away.
        kind: AddressKind,
        /// The path that can be read out of it.
        path: Option<String>,
    },
    /// White space or invisible characters.
    Blanks {
        /// Where each run of them stands, in order; never none.
        runs: Vec<Range<usize>>,
    },
    /// An id is not there.
    MissingId {
        /// The path, or the two slashes between which the id belongs.
        span: Range<usize>,
        /// The names of what is missing.
        names: Vec<&'p str>,
    },
    /// There is more than the route has.
    Extra {
        /// What is too much, with the slash before it.
        span: Range<usize>,
        /// What kind of thing it is.
        kind: ExtraKind,
    },
}

/// Where a slash stands that doesn't belong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlashPlace {
    /// Before the first piece.
    Leading,
    /// Between two pieces, beside another.
    Doubled,
    /// Behind the last piece.
    Trailing,
}

/// What there is more than the route has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraKind {
    /// A query: `?utm_source=push`.
    Query,
    /// A fragment: `#tickets`.
    Fragment,
    /// Further pieces that are no ids: `/tickets`.
    Words,
    /// Further pieces that may be ids, so that nobody can tell which is too much.
    Ids,
}

impl<'p> Reading<'p> {
    /// What a tap on the link opens, in plain words: "a production". Nothing where the link has a problem.
    #[must_use]
    pub fn opens(&self) -> Option<&'p str> {
        let is_sound = self.problems.is_empty() && !self.bound.iter().any(|bound| matches!(bound.id, Id::Other(_)));
        self.route.as_ref().filter(|route| is_sound && !route.opens.is_empty()).map(|route| route.opens)
    }

    /// Whether this is meant to be a route without doubt, whatever else is wrong with it.
    #[must_use]
    pub fn is_sure_of_route(&self) -> bool {
        let is_doubted = |problem: &Problem<'_>| matches!(problem, Problem::NearRoute { is_sure: false, .. });
        self.route.is_some() && !self.problems.iter().any(is_doubted)
    }
}

impl<'p> Routes<'p> {
    /// Lays a link beside these routes. Without routes, or where a token leaves the path open, nothing is said.
    #[must_use]
    pub fn read(&self, path: &Path<'_>) -> Reading<'p> {
        if self.is_empty() || !path.is_certain || path.extent().is_empty() {
            return Reading::default();
        }
        if let Some(reading) = self.to_the_letter(path) {
            return reading;
        }
        if let Some(address) = path.address.as_ref().filter(|address| !self.is_word(path, address)) {
            return Reading { problems: vec![self.problem_of_address(path, address)], ..Reading::default() };
        }
        let pieces: Vec<&Piece> = path.filled().collect();
        match best_fit(self, path, &pieces) {
            Some(fit) => reading_of(path, &pieces, &fit),
            None if pieces.first().is_some_and(|piece| !piece.tokens.is_empty() && !path.has_space_inside(piece)) => {
                Reading::default()
            }
            None => {
                let around = path.extent();
                let outer = path.blanks.iter().filter(|run| run.end <= around.start || run.start >= around.end);
                let blanks = blanks(outer);
                let problems = std::iter::once(Problem::NoRoute { span: around }).chain(blanks).collect();
                Reading { problems, ..Reading::default() }
            }
        }
    }

    /// The reading of a link that is a route of the profile to the letter, whatever signs the pattern holds.
    fn to_the_letter(&self, path: &Path<'_>) -> Option<Reading<'p>> {
        if !path.blanks.is_empty() {
            return None;
        }
        let pieces = if path.tail.is_some() { &path.whole } else { &path.pieces };
        self.iter().filter(|route| route.raw.len() == pieces.len()).find_map(|route| {
            let mut bound = Vec::new();
            for (part, piece) in route.raw.iter().zip(pieces) {
                match part {
                    RoutePart::Literal(word) => (*word == piece.text && piece.tokens.is_empty()).then_some(())?,
                    RoutePart::Placeholder { .. } => {
                        bound.push(bind(path.source, part, piece).filter(|bound| !matches!(bound.id, Id::Other(_)))?);
                    }
                }
            }
            Some(Reading { route: Some(route.clone()), bound, problems: Vec::new() })
        })
    }

    /// Whether what looks like an address is a word of a route, or a slip away from one.
    fn is_word(&self, path: &Path<'_>, address: &Address) -> bool {
        let Some(piece) = path.filled().next() else { return false };
        let mut words = self.iter().flat_map(Route::head);
        let slip =
            |typed: &str, word: &str| matches!(nearness(typed, word), Some(Nearness::Folded | Nearness::Slips(_)));
        match &address.kind {
            // `venue://event/<id>` is a route of some app; `performances:12345` has a colon for a slash.
            AddressKind::Scheme(name) => {
                let has_colon = address.skip > 0;
                words.any(|word| word == piece.text || (has_colon && word.len() > 4 && slip(name, word)))
            }
            AddressKind::Host | AddressKind::Slashes => words.any(|word| slip(&piece.text, word)),
        }
    }

    /// What to say about an address: the path that can be read out of it, where one can.
    fn problem_of_address(&self, path: &Path<'_>, address: &Address) -> Problem<'p> {
        let extent = path.extent();
        let mut pieces: Vec<Piece> = path.pieces.iter().skip(address.from).cloned().collect();
        if let Some(first) = pieces.first_mut().filter(|_| address.skip > 0) {
            first.text = first.text.get(address.skip..).unwrap_or_default().to_owned();
            first.span.start = (first.span.start + address.skip).min(first.span.end);
        }
        let pieces: Vec<&Piece> = pieces.iter().filter(|piece| !piece.is_empty()).collect();
        let found = (0..pieces.len()).find_map(|from| {
            let rest = pieces.get(from..)?;
            let mut routes = self.iter().filter(|route| route.words > 0 && route.parts.len() == rest.len());
            let fits = routes.any(|route| Fit::of(route, route.words, path, rest).is_some_and(|fit| fit.is_perfect()));
            let words = || rest.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("/");
            fits.then(|| Some((rest.first()?.span.start, words()))).flatten()
        });
        let span = extent.start..found.as_ref().map_or(extent.end, |(start, _)| *start);
        Problem::Address { span, kind: address.kind.clone(), path: found.map(|(_, path)| path) }
    }
}

/// What `piece` says in the place of the placeholder `part`; nothing where the words around the value differ.
pub(super) fn bind<'p>(source: &str, part: &RoutePart<'p>, piece: &Piece) -> Option<Bound<'p>> {
    let RoutePart::Placeholder { before, name, after } = *part else { return None };
    let text = piece.text.strip_prefix(before)?.strip_suffix(after)?;
    let beside = piece.beside.strip_prefix(before)?.strip_suffix(after)?;
    let written = source.get(piece.span.clone()).unwrap_or_default();
    let has_frame =
        written.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(|value| !value.is_empty());
    let span =
        if has_frame { piece.span.start + before.len()..piece.span.end - after.len() } else { piece.span.clone() };
    let is_number = beside.chars().all(|c| c.is_ascii_digit());
    let id = match piece.tokens.first() {
        _ if wants_digits(name) && !is_number => Id::Other(source.get(span.clone()).unwrap_or(text).to_owned()),
        Some(token) => Id::Token(*token),
        None if wants_digits(name) && text.is_empty() => Id::Other(String::new()),
        None if wants_digits(name) => Id::Digits(text.to_owned()),
        None => Id::Words(text.to_owned()),
    };
    Some(Bound { name, span, id })
}

/// The reading of a link that is meant to be the route of `fit`.
fn reading_of<'p>(path: &Path<'_>, pieces: &[&Piece], fit: &Fit<'_, 'p>) -> Reading<'p> {
    let extent = path.extent();
    let parts = fit.route.tail();
    let further = pieces.get(fit.words + parts.len()..).unwrap_or_default();
    let mut values: Vec<Option<&Piece>> = pieces.iter().copied().skip(fit.words).map(Some).collect();
    let mut spare = path.spare_slashes();
    let mut problems = Vec::new();

    let near = near_words(pieces, fit);
    // Where the words are written anew, nothing else is said about them.
    let rewritten = near.as_ref().map_or(0..0, |(span, _)| span.clone());
    if let Some((span, words)) = near {
        problems.push(Problem::NearRoute { span, words, is_sure: fit.is_sure() });
    }

    if fit.missing > 0 {
        // `booking//48052` lacks the first id; then the two slashes are no second cause.
        let words_end = fit.words.checked_sub(1).and_then(|last| pieces.get(last)).map_or(0, |piece| piece.span.end);
        let gap = spare.iter().find(|(place, at)| *place == SlashPlace::Doubled && *at > words_end).map(|(_, at)| *at);
        if let Some(at) = gap {
            let before = pieces.iter().filter(|piece| piece.span.end <= at).count();
            values.insert(before.saturating_sub(fit.words).min(values.len()), None);
        }
        let span = gap.map_or(extent.clone(), |at| {
            path.source.get(..at).and_then(|before| before.rfind('/')).unwrap_or(at)..at + 1
        });
        spare.retain(|(place, at)| *place == SlashPlace::Leading || *at < words_end);
        values.resize(parts.len(), None);
        let lacking = parts.iter().zip(&values).filter(|(_, value)| value.is_none());
        problems.push(Problem::MissingId { span, names: lacking.filter_map(|(part, _)| part.placeholder()).collect() });
    }
    let pairs = parts.iter().zip(&values);
    let bound: Vec<Bound<'p>> = pairs.filter_map(|(part, value)| bind(path.source, part, (*value)?)).collect();

    let extra = extra_of(path, further, pieces);
    let kept = extra.as_ref().map_or(extent.end, |(span, _)| span.start);
    let is_kept = |span: &Range<usize>| {
        let is_outside = span.end <= rewritten.start || span.start >= rewritten.end;
        is_outside && (span.start < kept || span.start >= extent.end)
    };

    let spare = spare.into_iter().map(|(place, at)| (place, at..at + 1)).filter(|(_, span)| is_kept(span));
    let spare: Vec<_> = spare.filter(|_| !fit.route.has_bare_slashes()).collect();
    if !spare.is_empty() {
        problems.push(Problem::Slashes { spare });
    }

    // A space inside digits is a slip; inside a name it is the name that is wrong.
    let is_in_name = |run: &Range<usize>| {
        let holds = |bound: &&Bound<'_>| bound.span.start < run.start && run.end < bound.span.end;
        bound.iter().find(holds).is_some_and(|bound| matches!(bound.id, Id::Other(_) | Id::Words(_)))
    };
    problems.extend(blanks(path.blanks.iter().filter(|run| is_kept(run) && !is_in_name(run))));
    problems.extend(extra.map(|(span, kind)| Problem::Extra { span, kind }));
    Reading { route: Some(fit.route.clone()), bound, problems }
}

/// The words to change and what to write, where a link's words are only nearly the route's.
fn near_words(pieces: &[&Piece], fit: &Fit<'_, '_>) -> Option<(Range<usize>, String)> {
    if fit.closeness == Closeness::Same {
        return None;
    }
    let typed = pieces.get(..fit.words)?;
    let known: Vec<&str> = fit.route.head().collect();
    let span = |pieces: &[&Piece]| Some(pieces.first()?.span.start..pieces.last()?.span.end);
    if typed.len() != known.len() || fit.route.has_bare_slashes() {
        return Some((span(typed)?, fit.route.raw_head()));
    }
    // Only the words that differ.
    let same = |(piece, word): &(&&Piece, &&str)| piece.text == **word;
    let front = typed.iter().zip(&known).take_while(same).count();
    let back = typed.iter().rev().zip(known.iter().rev()).take_while(same).count();
    let end = typed.len().saturating_sub(back).max(front + 1);
    Some((span(typed.get(front..end)?)?, known.get(front..end)?.join("/")))
}

/// What the link has more than its route: further pieces, a query, a fragment, or several of them.
fn extra_of(path: &Path<'_>, further: &[&Piece], pieces: &[&Piece]) -> Option<(Range<usize>, ExtraKind)> {
    let may_be_id = |piece: &&Piece| !piece.tokens.is_empty() || piece.text.chars().all(|c| c.is_ascii_digit());
    let kind = match (further, &path.tail) {
        ([], None) => return None,
        ([], Some(tail)) if path.source.as_bytes().get(tail.start) == Some(&b'#') => ExtraKind::Fragment,
        ([], Some(_)) => ExtraKind::Query,
        (further, _) if further.iter().any(may_be_id) => ExtraKind::Ids,
        _ => ExtraKind::Words,
    };
    let kept = pieces.len() - further.len();
    let start = kept.checked_sub(1).and_then(|last| pieces.get(last)).map_or(0, |piece| piece.span.end);
    Some((start..path.extent().end, kind))
}

/// The problem of these runs of white space, where there are any.
fn blanks<'a>(runs: impl Iterator<Item = &'a Range<usize>>) -> Option<Problem<'static>> {
    let runs: Vec<_> = runs.cloned().collect();
    (!runs.is_empty()).then_some(Problem::Blanks { runs })
}
