//! The filters behind a Liquid value, `default` above all.

use std::ops::Range;

use super::chars::{is_line_end, is_word, quote};
use super::clause::{self, State};
use super::cursor::Cursor;
use super::parser::Parser;
use super::part::{Fallback, Fault, FaultKind};
use super::repair::{edit, quoted};
use super::vocabulary::{FILTERS, OBJECTS};
use crate::text::nearest;

/// The filters behind a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filters {
    /// Their names.
    pub names: Vec<(String, Range<usize>)>,
    /// The text that the `default` filter gives.
    pub fallback: Option<Fallback>,
    /// Whether there is a `default` filter with a value.
    pub has_default: bool,
    /// Where a `|` begins behind which nothing usable stands.
    pub incomplete: Option<usize>,
}

impl<'s> Parser<'s, '_> {
    /// Reads the filters behind a value.
    pub(super) fn filters(&mut self, here: &mut Cursor<'s>) -> Filters {
        let mut filters = Filters::default();
        loop {
            let start = self.trimmed_back(here.at());
            here.eat_gap();
            if self.default_filter(here, start, &mut filters) {
                continue;
            }
            if here.peek() != Some('|') {
                break;
            }
            let mut behind = *here;
            behind.bump();
            behind.eat_gap();
            let name = behind.eat_word();
            if name.is_empty() {
                break;
            }
            *here = behind;
            let text = here.plain(name.clone()).into_owned();
            if !FILTERS.contains(&text.as_str()) {
                let fault = Fault::new(FaultKind::LiquidUnknown, name.clone());
                let near = nearest(&text, FILTERS);
                self.fault(match near {
                    Some(near) => fault.perhaps(format!("Write \"{near}\""), edit(name.clone(), near)),
                    None => fault,
                });
            }
            filters.names.push((text, name));
            if !self.arguments(here) {
                break;
            }
        }
        filters
    }

    /// Reads the arguments of a filter; whether they can be read.
    fn arguments(&mut self, here: &mut Cursor<'s>) -> bool {
        let mut behind = *here;
        behind.eat_gap();
        if !behind.eat(':') {
            return true;
        }
        *here = behind;
        loop {
            if self.read_value(here, None).is_none() {
                return false;
            }
            here.eat_gap();
            // `key: value`
            if here.eat(':') && self.read_value(here, None).is_none() {
                return false;
            }
            here.eat_gap();
            if !here.eat(',') {
                return true;
            }
        }
    }

    /// Reads a `default` filter with its slips; whether one stands here.
    fn default_filter(&mut self, here: &mut Cursor<'s>, start: usize, filters: &mut Filters) -> bool {
        let mut from = *here;
        if !self.source.get(start..here.at()).unwrap_or_default().contains(is_line_end) {
            from.move_to(start);
        }
        let Some(clause) = clause::without_filters(from) else { return false };
        if !clause.is_proof && (clause.state != State::Unfinished || here.peek() != Some('|')) {
            let is_bare = clause.slip.as_ref().is_some_and(|slip| slip.is_safe);
            if !is_bare {
                return false;
            }
        }
        if let Some(slip) = &clause.slip {
            let words = self.source.get(slip.span.clone()).unwrap_or_default();
            // Liquid allows a space before the colon.
            let is_allowed = slip.kind == FaultKind::DefaultWord
                && words.strip_prefix("default").is_some_and(|rest| rest.trim_start() == ":");
            if !is_allowed {
                let title =
                    if slip.kind == FaultKind::Pipe { "Write \"|\" before \"default\"" } else { "Write \"default:\"" };
                self.fault(Fault::new(slip.kind, slip.span.clone()).mended(
                    title,
                    edit(slip.span.clone(), slip.text),
                    slip.is_safe,
                ));
            }
        }
        if clause.state != State::Value {
            filters.incomplete.get_or_insert(start);
            here.move_to(clause.end);
            return true;
        }
        let name = self.source.get(here.at()..clause.end).unwrap_or_default();
        let name = name.find(char::is_alphabetic).map_or(here.at(), |offset| here.at() + offset);
        filters.names.push(("default".to_owned(), name..clause.end));
        filters.has_default = true;
        here.move_to(clause.end);
        let fallback = self.default_value(here);
        if filters.fallback.is_none() {
            filters.fallback = fallback;
        }
        true
    }

    /// Reads the value of a `default` filter.
    fn default_value(&mut self, here: &mut Cursor<'s>) -> Option<Fallback> {
        let sign = here.look()?;
        let fallback = |source: &str, span: Range<usize>| {
            let text = source.get(span.clone()).unwrap_or_default().to_owned();
            Some(Fallback { text, span })
        };
        if quote(sign.c).is_some() {
            let span = self.string(here, false)?;
            return fallback(self.source, span);
        }
        let start = sign.start;
        if sign.c.is_ascii_digit() || sign.c == '-' {
            let mut behind = *here;
            if self.read_value(&mut behind, None).is_some() && !behind.peek().is_some_and(is_word) {
                *here = behind;
                return fallback(self.source, start..here.at());
            }
        }
        let mut behind = *here;
        let name = behind.eat_word();
        let name = self.source.get(name).unwrap_or_default();
        let is_value = matches!(name, "Profile" | "Event") || OBJECTS.contains(&name) || self.variables.contains(name);
        if is_value {
            self.read_value(here, None);
            return None;
        }
        // Words without quotes: up to the next filter, or as far as they are words where the braces never close.
        let rest = self.source.get(start..here.end()).unwrap_or_default();
        let ends = |c: char| c == '|' || (self.is_open && c.is_whitespace());
        let words = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default();
        let span = self.trimmed(start..start + words.len());
        here.move_to(span.end);
        let text = self.source.get(span.clone()).unwrap_or_default();
        let bare = text.trim_matches(|c| quote(c).is_some());
        self.fault(
            Fault::new(FaultKind::UnquotedFallback, span.clone())
                .safely("Put the fallback in quotes", edit(span.clone(), quoted(bare))),
        );
        fallback(self.source, span)
    }

    /// Where the text before `at` ends, spaces left out.
    fn trimmed_back(&self, at: usize) -> usize {
        self.source.get(..at).map_or(at, |text| text.trim_end().len())
    }
}
