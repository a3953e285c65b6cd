//! Liquid outputs, `{{ … }}`, and where braces close.

use std::ops::Range;

use super::chars::is_line_end;
use super::cursor::Cursor;
use super::expression::Read;
use super::filter::Filters;
use super::head::Whose;
use super::parser::Parser;
use super::part::{Fault, FaultKind, Liquid, LiquidValue, PartKind, Subject};
use super::repair::{edit, phrase, quoted};

/// Where braces close.
pub(super) enum Close {
    /// At these closing braces.
    At(Range<usize>),
    /// Nowhere before this place.
    Never(usize),
}

/// What stands between braces.
pub(super) struct Inside {
    /// The words, without the braces and the `-` of whitespace control.
    pub span: Range<usize>,
    /// The closing braces: as they are, or what was written instead of them, or where they belong.
    pub close: Range<usize>,
    /// Whether they are as they should be.
    pub is_closed: bool,
}

impl Parser<'_, '_> {
    /// Reads the output that begins with the braces at `at` and returns its end.
    pub(super) fn output(&mut self, at: usize) -> Option<usize> {
        let first_fault = self.template.faults.len();
        self.start_liquid();
        let inside = self.inside(at, "}}");
        (self.is_open, self.takes_words) = (!inside.is_closed, inside.is_closed);
        let mut here = Cursor::new(self.source, inside.span.start, inside.span.end);
        here.eat_gap();
        if here.look().is_none() || here.peek() == Some('}') {
            if !inside.is_closed {
                self.fault(Fault::new(FaultKind::UnclosedLiquid, at..at + 2));
                return None;
            }
            self.fault(
                Fault::new(FaultKind::LiquidSyntax, at..inside.close.end)
                    .perhaps("Remove the empty braces", edit(at..inside.close.end, "")),
            );
            self.part(at..inside.close.end, PartKind::Output(liquid(None, Filters::default())));
            return Some(inside.close.end);
        }
        let whole = at..inside.close.end;
        let value = self.read_value(&mut here, Some(&whole));
        let filters = if value.is_some() { self.filters(&mut here) } else { Filters::default() };
        let read_to = here.at();
        if !inside.is_closed {
            let is_readable = value.is_some();
            self.forget_all_but_small_letters(first_fault);
            let end = self.unclosed_braces(at, &inside, is_readable.then_some(read_to), "}}")?;
            self.finish_liquid(at..end);
            self.part(at..end, PartKind::Output(liquid(value, filters)));
            return Some(end);
        }
        self.leftover(&mut here, first_fault);
        if let Some(value) = &value
            && self.is_sound_since(first_fault)
        {
            self.output_faults(&whole, &inside, value, &filters);
        }
        self.finish_liquid(whole.clone());
        self.part(whole.clone(), PartKind::Output(liquid(value, filters)));
        Some(whole.end)
    }

    /// Reads `{Profile.Name}` and returns its end: a property between single braces, which are only text to CleverTap.
    pub(super) fn single_braces(&mut self, at: usize) -> Option<usize> {
        let rest = self.source.get(at + 1..)?;
        let (inside, behind) = rest.split_at_checked(rest.find(|c: char| matches!(c, '{' | '}') || is_line_end(c))?)?;
        let words = inside.trim();
        let path_of = |object: &'static str| {
            let (start, path) = words.split_at_checked(object.len())?;
            (start.eq_ignore_ascii_case(object) && path.starts_with(['.', '['])).then_some((object, path))
        };
        let close = if behind.starts_with("}}") { 2 } else { usize::from(behind.starts_with('}')) };
        let (object, path) = path_of("Profile").or_else(|| path_of("Event")).filter(|_| close > 0)?;
        let whole = at..at + 1 + inside.len() + close;
        let double = format!("{{{{ {object}{path} }}}}");
        self.fault(
            Fault::new(FaultKind::LiquidSyntax, whole.clone())
                .safely("Write two braces on either side", edit(whole.clone(), double)),
        );
        self.part(whole.clone(), PartKind::Output(liquid(None, Filters::default())));
        Some(whole.end)
    }

    /// What is wrong with an output that reads well: no fallback, or an object that nobody knows.
    fn output_faults(&mut self, whole: &Range<usize>, inside: &Inside, value: &Read, filters: &Filters) {
        let (needs_fallback, unknown) = match value {
            Read::Property(_) => (true, None),
            Read::Variable { root, is_known: false, .. } => (true, Some(root.clone())),
            Read::Variable { .. } | Read::Literal => (false, None),
        };
        if needs_fallback && !filters.has_default {
            let mut fault = Fault::new(FaultKind::NoFallback, whole.clone());
            if let Some(phrase) = phrase_for(value, self) {
                let words = self.trimmed(inside.span.clone());
                let start = filters.incomplete.unwrap_or(words.end);
                fault =
                    fault.perhaps("Add a fallback", edit(start..words.end, format!(" | default: {}", quoted(phrase))));
            }
            self.fault(fault);
        } else if let Some(root) = unknown {
            self.unknown_object(root);
        }
    }

    /// What stands between the braces that open at `at`.
    pub(super) fn inside(&self, at: usize, closing: &str) -> Inside {
        let start = at + 2;
        let (end, close, is_closed) = match self.close_of(start, closing) {
            Close::At(close) => (close.start, close, true),
            Close::Never(limit) => {
                let rest = self.source.get(start..limit).unwrap_or_default();
                let line = rest.get(..rest.find(is_line_end).unwrap_or(rest.len())).unwrap_or_default();
                let wrong = line.find('}').map(|brace| {
                    let before = line.get(..brace).unwrap_or_default();
                    let from = before.strip_suffix(['%', '}']).map_or(brace, str::len);
                    let behind = line.get(brace..).unwrap_or_default();
                    let to = brace + 1 + usize::from(behind.starts_with("}}"));
                    start + from..start + to
                });
                // The right ones stand in quotes, where they close something else.
                match wrong.filter(|wrong| self.source.get(wrong.clone()) != Some(closing)) {
                    Some(wrong) => (wrong.start, wrong, false),
                    None => (start + line.len(), start + line.len()..start + line.len(), false),
                }
            }
        };
        let words = self.source.get(start..end).unwrap_or_default();
        let is_number = words.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let from = start + usize::from(words.starts_with('-') && !is_number);
        let to = end - usize::from(is_closed && end > from && words.ends_with('-'));
        Inside { span: from..to, close, is_closed }
    }

    /// Where the braces close that were opened before `from`: at the first closing ones before the next opening ones.
    /// Braces in quotes are the exception: `default: "{{ Profile.b }}"`.
    fn close_of(&self, from: usize, closing: &str) -> Close {
        let text = self.source;
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(found) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'{' | b'}' | b'%')))
        {
            let place = at + found;
            let rest = text.get(place..).unwrap_or_default();
            if rest.starts_with(closing) {
                return Close::At(place..place + 2);
            }
            if rest.starts_with("{{") || rest.starts_with("{%") {
                let quote = bytes.get(place.wrapping_sub(1)).copied().filter(|b| matches!(b, b'"' | b'\''));
                let Some(end) = quote.and_then(|quote| quoted_braces(rest, quote)) else {
                    return Close::Never(place);
                };
                at = place + end;
            } else {
                at = place + 1;
            }
        }
        Close::Never(text.len())
    }

    /// Forgets what is wrong since that fault where the braces never close. A small letter is a mistake of its own, which
    /// closing them leaves.
    pub(super) fn forget_all_but_small_letters(&mut self, first_fault: usize) {
        let since = self.template.faults.split_off(first_fault.min(self.template.faults.len()));
        self.template.faults.extend(since.into_iter().filter(|fault| fault.kind == FaultKind::LiquidCase));
    }

    /// Tells that braces never close, marked on the opening ones; returns where the part ends, if it can be read.
    pub(super) fn unclosed_braces(
        &mut self,
        at: usize,
        inside: &Inside,
        read_to: Option<usize>,
        closing: &str,
    ) -> Option<usize> {
        let fault = Fault::new(FaultKind::UnclosedLiquid, at..at + 2);
        let title = format!("Close with \"{closing}\"");
        if !inside.close.is_empty() {
            self.fault(fault.safely(title, edit(inside.close.clone(), closing)));
            return Some(inside.close.end);
        }
        let Some(read_to) = read_to else {
            self.fault(fault);
            return None;
        };
        let end = self.trimmed(inside.span.start..read_to).end.max(inside.span.start);
        let behind = self.source.get(end..inside.close.start).unwrap_or_default();
        let ends_with_quote = self.source.get(..end).is_some_and(|text| text.ends_with(['"', '\'']));
        let is_sure = behind.trim().is_empty() || behind.starts_with('/') || ends_with_quote;
        self.fault(fault.mended(title, edit(end..end, format!(" {closing}")), is_sure));
        Some(end)
    }

    /// Tells of what could not be read, unless something else is wrong already.
    pub(super) fn leftover(&mut self, here: &mut Cursor<'_>, first_fault: usize) {
        let rest = self.trimmed(here.at()..here.end());
        if !rest.is_empty() && self.is_sound_since(first_fault) {
            self.fault(Fault::new(FaultKind::LiquidSyntax, rest));
        }
    }

    /// Whether nothing is wrong with the syntax since that fault.
    pub(super) fn is_sound_since(&self, first_fault: usize) -> bool {
        let faults = self.template.faults.get(first_fault..).unwrap_or_default();
        faults.iter().all(|fault| matches!(fault.kind, FaultKind::LiquidCase | FaultKind::LiquidUnknown))
    }

    /// Begins with a new pair of braces.
    pub(super) fn start_liquid(&mut self) {
        self.strings.clear();
        self.properties.clear();
    }

    /// Ends with a pair of braces: odd characters.
    pub(super) fn finish_liquid(&mut self, whole: Range<usize>) {
        let strings = std::mem::take(&mut self.strings);
        self.odd_characters(whole, &strings);
        self.strings = strings;
    }
}

/// An output as far as it could be read.
fn liquid(value: Option<Read>, filters: Filters) -> Liquid {
    let value = match value {
        Some(Read::Property(property)) => LiquidValue::Property {
            subject: property.subject,
            property: property.property,
            property_span: property.property_span,
        },
        Some(Read::Variable { .. } | Read::Literal) | None => LiquidValue::Other,
    };
    Liquid { value, fallback: filters.fallback, filters: filters.names }
}

/// The length of braces in that quote, the quote included: `{{ Profile.b }}"`.
fn quoted_braces(text: &str, quote: u8) -> Option<usize> {
    let inner = text.get(2..)?;
    let close = inner.find(['{', '}'])?;
    let behind = inner.get(close..)?.strip_prefix("}}")?;
    (behind.as_bytes().first() == Some(&quote)).then_some(2 + close + 2)
}

/// The words that make sense where a value is not known.
fn phrase_for(value: &Read, parser: &Parser<'_, '_>) -> Option<&'static str> {
    let Read::Property(property) = value else { return None };
    let whose = if matches!(property.subject, Subject::Profile(_)) { Whose::Profile } else { Whose::Unknown };
    phrase(whose, &property.property, parser.profile)
}
