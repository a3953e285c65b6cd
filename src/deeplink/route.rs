//! The pattern language: literal parts and `<name>` placeholders between slashes.

use crate::profile::DeepLink;
use crate::text::folded;

/// The routes of a profile, ready to be laid beside links.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routes<'p> {
    list: Vec<Route<'p>>,
}

/// A path that the app knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Route<'p> {
    /// The path with ids in angle brackets, as the profile writes it.
    pub pattern: &'p str,
    /// What it opens, in plain words: "a production".
    pub opens: &'p str,
    /// Every part between slashes, empty ones too: the pattern to the letter.
    pub(super) raw: Vec<RoutePart<'p>>,
    /// The parts that say something.
    pub(super) parts: Vec<RoutePart<'p>>,
    /// How many literal parts come before the first placeholder.
    pub(super) words: usize,
}

/// What stands between two slashes of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoutePart<'p> {
    /// This very word.
    Literal(&'p str),
    /// A value, such as an id.
    Placeholder {
        /// What comes right before the value; mostly nothing.
        before: &'p str,
        /// What the value is, such as `eventId`.
        name: &'p str,
        /// What comes right behind the value; mostly nothing.
        after: &'p str,
    },
}

impl<'p> RoutePart<'p> {
    fn parse(text: &'p str) -> Self {
        if let Some((before, rest)) = text.split_once('<')
            && let Some((name, after)) = rest.split_once('>')
            && !name.trim().is_empty()
        {
            return Self::Placeholder { before, name, after };
        }
        Self::Literal(text)
    }

    /// The word, where this is one.
    pub(super) const fn literal(&self) -> Option<&'p str> {
        match self {
            Self::Literal(word) => Some(word),
            Self::Placeholder { .. } => None,
        }
    }

    /// The placeholder's name, where this is one.
    pub(super) const fn placeholder(&self) -> Option<&'p str> {
        match self {
            Self::Placeholder { name, .. } => Some(name),
            Self::Literal(_) => None,
        }
    }
}

impl<'p> Route<'p> {
    /// Reads a pattern; any text is one.
    #[must_use]
    pub fn new(pattern: &'p str, opens: &'p str) -> Self {
        let pattern = pattern.trim();
        let raw: Vec<RoutePart<'p>> = pattern.split('/').map(RoutePart::parse).collect();
        let parts: Vec<RoutePart<'p>> = raw.iter().filter(|part| part.literal() != Some("")).copied().collect();
        let words = parts.iter().take_while(|part| part.literal().is_some()).count();
        Self { pattern, opens, raw, parts, words }
    }

    /// The names of its placeholders, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &'p str> {
        self.parts.iter().filter_map(RoutePart::placeholder)
    }

    /// Whether its first part is a word, not a value.
    #[must_use]
    pub fn begins_with_word(&self) -> bool {
        self.words > 0
    }

    /// The link to this route with `values` in the places of its placeholders, in order. Where a value is missing,
    /// the placeholder stays, so that nobody takes the link for finished.
    #[must_use]
    pub fn build<S: AsRef<str>>(&self, values: &[S]) -> String {
        let mut values = values.iter().map(AsRef::as_ref);
        let parts = self.raw.iter().map(|part| match part {
            RoutePart::Literal(word) => (*word).to_owned(),
            RoutePart::Placeholder { before, name, after } => match values.next().filter(|value| !value.is_empty()) {
                Some(value) => format!("{before}{value}{after}"),
                None => format!("{before}<{name}>{after}"),
            },
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// Its leading literal parts.
    pub(super) fn head(&self) -> impl DoubleEndedIterator<Item = &'p str> {
        self.parts.iter().take(self.words).filter_map(RoutePart::literal)
    }

    /// The same to the letter, with the slashes that a pattern such as `venue://event/<id>` has.
    pub(super) fn raw_head(&self) -> String {
        self.raw.iter().map_while(RoutePart::literal).collect::<Vec<_>>().join("/")
    }

    /// What comes behind its leading literal parts.
    pub(super) fn tail(&self) -> &[RoutePart<'p>] {
        self.parts.get(self.words..).unwrap_or_default()
    }

    /// Whether the pattern itself has a leading or doubled slash.
    pub(super) fn has_bare_slashes(&self) -> bool {
        self.raw.len() != self.parts.len()
    }
}

impl<'p> Routes<'p> {
    /// The routes of a profile.
    #[must_use]
    pub fn new(deep_link: &'p DeepLink) -> Self {
        let list = deep_link.routes.iter().map(|route| Route::new(&route.pattern, &route.opens));
        Self { list: list.filter(|route| !route.parts.is_empty()).collect() }
    }

    /// Whether the profile lists no route, so that nothing can be said about any link.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The routes, in the profile's order.
    pub fn iter(&self) -> impl Iterator<Item = &Route<'p>> {
        self.list.iter()
    }

    /// Whether any route has a placeholder of this name, however it is spelt.
    #[must_use]
    pub fn has_placeholder(&self, name: &str) -> bool {
        self.list.iter().flat_map(Route::placeholders).any(|known| same_name(known, name))
    }
}

/// Whether two spellings, such as `eventId` and `eventid`, are one name.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// Whether what `name` stands for is made of digits: an id is, a `<slug>` need not be.
#[must_use]
pub fn wants_digits(name: &str) -> bool {
    let name = name.as_bytes();
    name.last_chunk::<2>().is_some_and(|end| end.eq_ignore_ascii_case(b"id"))
}

/// A placeholder's name as one says it: "event id" for `eventId`.
#[must_use]
pub fn spoken(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 2);
    let mut before = ' ';
    for c in name.chars() {
        let starts_word = c.is_uppercase() && before.is_lowercase();
        if (starts_word || matches!(c, '_' | '-')) && !words.ends_with(' ') {
            words.push(' ');
        }
        if !matches!(c, '_' | '-') {
            words.extend(c.to_lowercase());
        }
        before = c;
    }
    if wants_digits(&words) && !words.ends_with(" id") && words != "id" {
        words.insert(words.len() - 2, ' ');
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_words_and_placeholders() {
        let route = Route::new("app/home/booking/<eventId>/<performanceId>", "booking");
        assert_eq!(route.head().collect::<Vec<_>>(), ["app", "home", "booking"]);
        assert_eq!(route.placeholders().collect::<Vec<_>>(), ["eventId", "performanceId"]);
        for odd in ["", "/", "<>", "<", "a<b", "<a><b>", "venue://event/<id>", "search?q=<term>"] {
            let route = Route::new(odd, "");
            assert_eq!(route.build::<&str>(&[]), odd, "a pattern without values is itself");
        }
    }

    #[test]
    fn building_puts_values_in_their_places() {
        let route = Route::new("performances/<eventId>/<performanceId>", "");
        assert_eq!(route.build(&["14002", "48052"]), "performances/14002/48052");
        assert_eq!(route.build(&["14002"]), "performances/14002/<performanceId>");
        assert_eq!(route.build(&["", "48052", "9"]), "performances/<eventId>/48052");
        assert_eq!(Route::new("venue://search?q=<term>&x", "").build(&["jazz"]), "venue://search?q=jazz&x");
    }

    #[test]
    fn names_are_said_in_words() {
        for (name, words) in [
            ("eventId", "event id"),
            ("eventid", "event id"),
            ("performanceID", "performance id"),
            ("category_id", "category id"),
            ("id", "id"),
            ("slug", "slug"),
            ("seatRow", "seat row"),
            ("seat_row", "seat row"),
            ("seat_-Row", "seat row"),
            ("", ""),
            ("ÄId", "ä id"),
        ] {
            assert_eq!(spoken(name), words);
        }
        assert!(wants_digits("eventID") && !wants_digits("slug") && !wants_digits("ü"));
    }
}
