//! Links to productions that the house profile lists, and what the copy says of them.

use crate::deeplink::{Bound, Id, Reading, same_name};
use crate::lint::{Context, Text};
use crate::profile::{Performance, Production};

/// A link to a production, its id plain digits.
pub(super) struct Linked<'c, 'a> {
    pub text: &'c Text<'a>,
    /// The production's id.
    pub production: &'c Bound<'a>,
    /// The performance's id, where the link has one of plain digits.
    pub performance: Option<&'c Bound<'a>>,
}

/// The digits of an id.
pub(super) fn digits<'c>(bound: &'c Bound<'_>) -> Option<&'c str> {
    match &bound.id {
        Id::Digits(digits) => Some(digits),
        Id::Words(_) | Id::Token(_) | Id::Other(_) => None,
    }
}

/// The links to productions whose route and ids are beyond doubt.
pub(super) fn linked<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = Linked<'c, 'a>> {
    let bound = |reading: &'c Reading<'a>, name: &str| {
        reading.bound.iter().find(|bound| same_name(bound.name, name) && digits(bound).is_some_and(|id| !id.is_empty()))
    };
    let has_list = !context.profile.productions.is_empty();
    context.links().filter(move |(_, reading)| has_list && reading.problems.is_empty()).filter_map(
        move |(text, reading)| {
            Some(Linked { text, production: bound(reading, "eventId")?, performance: bound(reading, "performanceId") })
        },
    )
}

impl<'a> Linked<'_, 'a> {
    /// The production, where the profile lists it.
    pub fn listed(&self, context: &Context<'a>) -> Option<&'a Production> {
        let id = digits(self.production)?;
        context.profile.productions.iter().find(|production| production.id.trim() == id)
    }

    /// The performance, where the profile lists it.
    pub fn listed_performance(&self, production: &'a Production) -> Option<&'a Performance> {
        let id = digits(self.performance?)?;
        production.performances.iter().find(|performance| performance.id.trim() == id)
    }
}

/// The listed productions that title or message name in full, where they have no word of the title of `production`, to
/// which the link leads.
pub(super) fn named_instead<'a>(context: &Context<'a>, production: &Production) -> Vec<&'a Production> {
    let title = production.title.trim();
    if title.is_empty() || names(context, title) || names_in_part(context, title) {
        return Vec::new();
    }
    let is_other = |other: &&Production| other.id != production.id && names(context, &other.title);
    context.profile.productions.iter().filter(is_other).collect()
}

/// Whether title or message name `title` in full, as whole words.
pub(super) fn names(context: &Context<'_>, title: &str) -> bool {
    let title = title.trim();
    title.chars().count() >= 4 && context.copy().any(|text| has_words(text.source, title))
}

/// Whether title or message have any word of `title` that tells it from others.
fn names_in_part(context: &Context<'_>, title: &str) -> bool {
    let words = |text: &str| text.to_lowercase();
    let copy: Vec<String> = context.copy().map(|text| words(text.source)).collect();
    let title = words(title);
    let mut telling = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
    telling.any(|word| copy.iter().any(|text| text.contains(word)))
}

fn has_words(text: &str, words: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).any(|(start, found)| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|after| after.chars().next());
        is_edge(before) && is_edge(after)
    })
}
