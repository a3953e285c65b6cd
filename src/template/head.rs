//! The head of a token: `@`, whose property, ` - `, which property, and whether `| default:` follows. Reading it
//! decides whether an `@` begins a token at all.

use std::ops::Range;

use super::chars::{ends_names, is_like_pipe, is_long_dash, is_word, quote};
use super::clause::{Clause, clause};
use super::cursor::{Cursor, is_space};
use super::parser::Parser;
use super::separator::{Style, eat_separator};
use crate::profile::{Event, Found, Property};
use crate::text::is_near;

/// What a token says before its fallback.
#[derive(Clone, Debug)]
pub(super) struct Head<'p> {
    /// Whose property.
    pub whose: Whose<'p>,
    /// Where that name stands.
    pub name: Range<usize>,
    /// Spaces between `@` and the name.
    pub gap: Option<Range<usize>>,
    /// Whether the name is `Profile`, misspelt.
    pub is_profile_misspelt: bool,
    /// The separator, where it is not ` - `.
    pub bad_separator: Option<Range<usize>>,
    /// Where the property stands; nothing where it is missing.
    pub property: Option<Range<usize>>,
    /// The `| default:` behind it.
    pub clause: Option<Clause>,
    /// Where the property ends, or without one the separator or the name.
    pub end: usize,
}

/// Whose property it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whose<'p> {
    /// The user's.
    Profile,
    /// That of an event which the profile has or nearly has.
    Event(&'p Event),
    /// That of another event.
    Unknown,
}

impl<'p> Whose<'p> {
    /// The properties that the profile lists.
    pub(super) fn properties(self, profile: &'p crate::profile::Profile) -> &'p [Property] {
        match self {
            Self::Profile => &profile.user_properties,
            Self::Event(event) => &event.properties,
            Self::Unknown => &[],
        }
    }
}

/// How sure it is that the name is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// It is the profile's.
    Known,
    /// It is nearly the profile's.
    Near,
    /// It holds one of the profile's, or the other way round.
    Contained,
    /// It is the profile's, but the `@` stands inside a word, as in an address.
    InWord,
    /// It is not the profile's.
    Unknown,
    /// It is not the profile's, and some dash beside a space may end it.
    Guess,
    /// It is not the profile's, and any dash may end it.
    LastGuess,
}

/// A property and what follows it.
struct Reading {
    span: Option<Range<usize>>,
    is_known: bool,
    clause: Option<Clause>,
}

/// The most places in one name at which a separator is looked for.
const MOST_SEPARATORS: usize = 6;
/// The most letters by which a mistyped name differs in length.
const MOST_TYPOS: usize = 3;
/// The longest name that is compared with the profile's, in bytes.
const LONGEST_NAME: usize = 120;

impl<'p> Parser<'_, 'p> {
    /// Reads the head of the token that begins with the `@` at `at`; nothing where that `@` is only text.
    pub(super) fn head(&mut self, at: usize) -> Option<Head<'p>> {
        let mut here = Cursor::new(self.source, at, self.source.len());
        here.bump()?;
        let behind_at = here.at();
        let mut has_gap = false;
        while let Some(sign) = here.eat_if(is_space) {
            has_gap |= self.source.as_bytes().get(sign.start).is_some_and(u8::is_ascii);
        }
        let first = here.look().filter(|sign| !ends_names(sign.c))?;
        here.move_to(first.start);
        let is_in_word = self.source.get(..at)?.chars().next_back().is_some_and(is_word);
        let head = self.known_head(here, is_in_word);
        let head = head.or_else(|| if is_in_word { None } else { self.other_head(here) })?;
        Some(Head { gap: has_gap.then_some(behind_at..first.start), ..head })
    }

    /// The head that begins with a name which the profile has: the longest that makes sense.
    fn known_head(&mut self, here: Cursor<'_>, is_in_word: bool) -> Option<Head<'p>> {
        let certainty = if is_in_word { Certainty::InWord } else { Certainty::Known };
        let mut limit = usize::MAX;
        loop {
            let (whose, behind) = self.longest_name(here, limit)?;
            let name = here.at()..behind.at();
            if let Some(head) = self.behind_name(whose, name, certainty, behind) {
                return Some(head);
            }
            limit = behind.at();
        }
    }

    /// The longest of the profile's names that stands here and ends before `limit`.
    fn longest_name<'s>(&self, here: Cursor<'s>, limit: usize) -> Option<(Whose<'p>, Cursor<'s>)> {
        let mut best: Option<(Whose<'p>, Cursor<'s>)> = None;
        let mut consider = |whose, name: &str| {
            let mut behind = here;
            if behind.eat_name(name, true)
                && behind.at() < limit
                && best.as_ref().is_none_or(|(_, best)| best.at() < behind.at())
            {
                best = Some((whose, behind));
            }
        };
        consider(Whose::Profile, "Profile");
        for event in &self.profile.events {
            consider(Whose::Event(event), &event.name);
            event.aliases.iter().for_each(|alias| consider(Whose::Event(event), alias));
        }
        best
    }

    /// The head that begins with a name which the profile nearly has, or with any name before `| default`.
    fn other_head(&mut self, here: Cursor<'_>) -> Option<Head<'p>> {
        here.peek().filter(|c| is_word(*c))?;
        let start = here.at();
        let mut places: Vec<usize> = Vec::new();
        let mut words = here;
        let mut end = start;
        while let Some(sign) = words.eat_if(|c| !ends_names(c)) {
            if (sign.c == '-' || is_long_dash(sign.c))
                && end > start
                && places.last() != Some(&end)
                && places.len() < MOST_SEPARATORS
            {
                places.push(end);
            }
            if !is_space(sign.c) {
                end = sign.end;
            }
        }
        let source = self.source;
        let behind = |at: usize| Cursor::new(source, at, source.len());
        for &place in &places {
            let name = start..place;
            if let Some((whose, certainty)) = self.nearly(&here.plain(name.clone()))
                && let Some(head) = self.behind_name(whose, name, certainty, behind(place))
            {
                return Some(Head { is_profile_misspelt: matches!(whose, Whose::Profile), ..head });
            }
        }
        for certainty in [Certainty::Unknown, Certainty::Guess, Certainty::LastGuess] {
            let head = |&place: &usize| self.behind_name(Whose::Unknown, start..place, certainty, behind(place));
            if let Some(head) = places.iter().find_map(head) {
                return Some(head);
            }
        }
        // A name and a fallback, but no property.
        let clause = clause(behind(end)).filter(|clause| clause.is_proof && start < end)?;
        let name = here.plain(start..end);
        if !name.contains(char::is_alphanumeric) {
            return None;
        }
        let whose = if name.eq_ignore_ascii_case("Profile") {
            Whose::Profile
        } else {
            self.profile.event(&name).known().map_or(Whose::Unknown, Whose::Event)
        };
        Some(Head {
            whose,
            name: start..end,
            gap: None,
            is_profile_misspelt: false,
            bad_separator: None,
            property: None,
            clause: Some(clause),
            end,
        })
    }

    /// Whose name this nearly is, and how nearly.
    fn nearly(&mut self, name: &str) -> Option<(Whose<'p>, Certainty)> {
        if name.len() < 3 || name.len() > LONGEST_NAME || name.contains([',', '?', '(', ')', '/']) {
            return None;
        }
        if name.len() < 10 && is_near(name, "Profile") {
            // Only a user property or a fallback makes a misspelt `Profile` out of a word.
            return Some((Whose::Profile, Certainty::Contained));
        }
        let event = match &self.last_near {
            Some((last, event)) if last == name => *event,
            _ => {
                let event = match self.profile.event(name) {
                    Found::Near(event) => Some(event),
                    Found::Known(_) | Found::Unknown => None,
                };
                self.last_near = Some((name.to_owned(), event));
                event
            }
        }?;
        // A sentence that happens to hold an event's name is no misspelling of it, nor is a word out of its name.
        let lengths = event.aliases.iter().chain([&event.name]).map(String::len);
        let is_long = lengths.clone().all(|length| name.len() > 2 * length);
        let is_typo = lengths.clone().any(|length| name.len().abs_diff(length) <= MOST_TYPOS);
        let certainty = if is_typo { Certainty::Near } else { Certainty::Contained };
        (!is_long).then_some((Whose::Event(event), certainty))
    }

    /// The rest of the head behind a name, where what follows makes it a token.
    fn behind_name(
        &self,
        whose: Whose<'p>,
        name: Range<usize>,
        certainty: Certainty,
        mut here: Cursor<'_>,
    ) -> Option<Head<'p>> {
        let separator = eat_separator(&mut here)?;
        let found = self.property(whose, here);
        let has_proof = found.clause.as_ref().is_some_and(|clause| clause.is_proof);
        let is_named = matches!(certainty, Certainty::Known | Certainty::Near | Certainty::Contained);
        let is_token = match separator.style {
            Style::Good | Style::Wide => match certainty {
                Certainty::Known | Certainty::InWord => true,
                Certainty::Near => found.span.is_some() || has_proof,
                Certainty::Contained => found.is_known || has_proof,
                Certainty::Unknown => has_proof,
                Certainty::Guess | Certainty::LastGuess => false,
            },
            Style::Dash | Style::Tight if is_named => found.is_known || has_proof,
            Style::Dash => certainty == Certainty::Guess && has_proof,
            Style::Tight => certainty == Certainty::LastGuess && has_proof,
            Style::Dot => is_named && (found.is_known || (has_proof && found.span.is_some())),
            Style::Other | Style::Spaces => is_named && found.is_known && has_proof,
        };
        if !is_token {
            return None;
        }
        let end = found.span.as_ref().map_or_else(|| self.trimmed(separator.span.clone()).end, |span| span.end);
        Some(Head {
            whose,
            name,
            gap: None,
            is_profile_misspelt: false,
            bad_separator: (separator.style != Style::Good).then_some(separator.span),
            property: found.span,
            clause: found.clause,
            end,
        })
    }

    /// Reads the property, and the clause behind it.
    fn property(&self, whose: Whose<'p>, here: Cursor<'_>) -> Reading {
        let known = self.known_property(whose, here);
        let start = here.look().map_or(here.at(), |sign| sign.start);
        let behind = |at: usize| Cursor::new(self.source, at, self.source.len());
        if let Some(end) = known
            && let Some(clause) = clause(behind(end))
        {
            return Reading { span: Some(start..end), is_known: true, clause: Some(clause) };
        }
        let end = self.words_before_clause(here);
        if let Some(clause) = clause(behind(end))
            && (clause.is_proof || known.is_none())
        {
            let span = (start < end).then_some(start..end);
            return Reading { span, is_known: known == Some(end), clause: Some(clause) };
        }
        let span = known.map(|end| start..end).or_else(|| first_word(here));
        Reading { span, is_known: known.is_some(), clause: None }
    }

    /// Where the longest of the profile's properties that stands here ends: for an event's as the account spells it,
    /// else in any case.
    fn known_property(&self, whose: Whose<'p>, here: Cursor<'_>) -> Option<usize> {
        let properties = whose.properties(self.profile);
        let longest = |folds| {
            let ends = properties.iter().filter_map(|property| {
                let mut behind = here;
                behind.eat_name(&property.name, folds).then_some(behind.at())
            });
            ends.max()
        };
        longest(false).or_else(|| longest(true))
    }

    /// Where the words end that a property could consist of: at what names can't hold, or at `default`.
    fn words_before_clause(&self, mut here: Cursor<'_>) -> usize {
        let start = here.look().map_or(here.at(), |sign| sign.start);
        let mut end = start;
        while let Some(sign) = here.look().filter(|sign| !ends_names(sign.c)) {
            if is_word(sign.c) {
                let word = here.eat_word();
                if is_default_clause(here, word.clone()) {
                    let words = self.source.get(start..end).unwrap_or_default();
                    let kept = words.trim_end_matches(|c: char| is_space(c) || is_like_pipe(c));
                    return start + kept.len();
                }
                end = word.end;
            } else {
                here.bump();
                if !is_space(sign.c) {
                    end = sign.end;
                }
            }
        }
        end
    }
}

/// Whether the word that ends here is `default`, or nearly, before its colon or its quote.
fn is_default_clause(mut here: Cursor<'_>, word: Range<usize>) -> bool {
    let word = here.plain(word);
    here.eat_spaces();
    word.starts_with(['d', 'D'])
        && here.peek().is_some_and(|c| matches!(c, ':' | '=') || quote(c).is_some())
        && (word.eq_ignore_ascii_case("default") || is_near(&word, "default"))
}

/// The first word here, so that no sentence behind it is swallowed.
fn first_word(mut here: Cursor<'_>) -> Option<Range<usize>> {
    let start = here.look()?.start;
    let mut end = start;
    while let Some(sign) = here.eat_if(|c| is_word(c) || c == '-') {
        if sign.c != '-' {
            end = sign.end;
        }
    }
    (start < end).then_some(start..end)
}
