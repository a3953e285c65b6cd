//! Which route a link is meant to be: its words to the letter or nearly, its ids by their number.

use super::path::{Path, Piece};
use super::reading::{Id, bind};
use super::route::{Route, RoutePart, Routes};
use crate::text::{Nearness, nearness};

/// How a link lies on a route.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fit<'r, 'p> {
    /// The route.
    pub route: &'r Route<'p>,
    /// How many of the link's pieces are taken as the route's words.
    pub words: usize,
    /// How near those words are to the route's.
    pub closeness: Closeness,
    /// How many of the route's parts have no piece.
    pub missing: usize,
    /// How many pieces the route has no part for.
    pub extra: usize,
    /// How many values are no ids where ids belong.
    pub wrong: usize,
}

/// How near words are, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// The same, white space left out.
    Same,
    /// A slip of the keyboard away.
    Near(Nearness),
    /// Some of the words are missing, or there are more.
    Partial(Nearness),
}

impl<'r, 'p> Fit<'r, 'p> {
    /// How `pieces` lie on `route` when the first `words` of them are its words; nothing where they don't.
    pub(super) fn of(route: &'r Route<'p>, words: usize, path: &Path<'_>, pieces: &[&Piece]) -> Option<Self> {
        let values = pieces.get(words..)?;
        let parts = route.tail();
        let mut wrong = 0;
        for (part, piece) in parts.iter().zip(values) {
            match part {
                RoutePart::Literal(word) => (*word == piece.text && piece.tokens.is_empty()).then_some(())?,
                RoutePart::Placeholder { .. } => {
                    wrong += usize::from(matches!(bind(path.source, part, piece)?.id, Id::Other(_)));
                }
            }
        }
        let closeness = closeness(route, path, pieces.get(..words)?)?;
        let missing = parts.len().saturating_sub(values.len());
        let extra = values.len().saturating_sub(parts.len());
        let fit = Self { route, words, closeness, missing, extra, wrong };
        // Behind a route that has no ids, more words are another path.
        let is_another = parts.is_empty() && extra > 0;
        // Half the words are a hint only where all the rest fits.
        let is_guess = matches!(closeness, Closeness::Partial(_)) && !fit.has_all();
        (!is_another && !is_guess).then_some(fit)
    }

    /// Whether there is an id for each placeholder, and nothing more.
    fn has_all(&self) -> bool {
        (self.missing, self.extra, self.wrong) == (0, 0, 0)
    }

    /// Whether the link is this route and nothing is wrong with it.
    pub(super) fn is_perfect(&self) -> bool {
        self.closeness == Closeness::Same && self.has_all()
    }

    /// Whether there is no doubt that this route is meant.
    pub(super) fn is_sure(&self) -> bool {
        !matches!(self.closeness, Closeness::Partial(_)) && self.has_all()
    }
}

/// The route that a link is most likely meant to be.
pub(super) fn best_fit<'r, 'p>(routes: &'r Routes<'p>, path: &Path<'_>, pieces: &[&Piece]) -> Option<Fit<'r, 'p>> {
    let fits = routes.iter().flat_map(|route| {
        let by_count = pieces.len().checked_sub(route.tail().len());
        let by_count = by_count.filter(|words| *words > 0 && *words != route.words && route.words > 0);
        let counts = [Some(route.words), by_count].into_iter().flatten();
        counts.filter_map(move |words| Fit::of(route, words, path, pieces))
    });
    fits.min_by_key(|fit| (fit.closeness, fit.missing + fit.extra, fit.wrong, fit.route.tail().len()))
}

/// How near the words of a link are to those of a route; nothing where they aren't.
fn closeness(route: &Route<'_>, path: &Path<'_>, pieces: &[&Piece]) -> Option<Closeness> {
    if pieces.iter().any(|piece| !piece.tokens.is_empty()) {
        return None;
    }
    if pieces.len() == route.words && pieces.iter().zip(route.head()).all(|(piece, word)| piece.text == word) {
        return Some(Closeness::Same);
    }
    let written = pieces.iter().map(|piece| path.source.get(piece.span.clone()).unwrap_or(&piece.text));
    let typed = written.collect::<Vec<_>>().join("/");
    let known = route.head().collect::<Vec<_>>().join("/");
    match nearness(&typed, &known) {
        Some(near @ (Nearness::Folded | Nearness::Slips(_))) => Some(Closeness::Near(near)),
        Some(near @ Nearness::Contained(_)) => Some(Closeness::Partial(near)),
        None => {
            // `app/booking` for `app/home/booking`: the last word, and some of those before it in their order.
            let ends_alike = pieces.last().is_some_and(|piece| route.head().next_back() == Some(&piece.text));
            let mut words = route.head();
            let is_part = pieces.iter().all(|piece| words.any(|word| word == piece.text));
            let left_out = known.len().saturating_sub(typed.len());
            (ends_alike && is_part).then_some(Closeness::Partial(Nearness::Contained(left_out)))
        }
    }
}
