//! `@` tokens, put together from head, clause and fallback.

use std::ops::Range;

use super::chars::{Plain, is_odd_in_fallback, is_plain_ascii, plain};
use super::clause::State;
use super::cursor::Cursor;
use super::head::{Head, Whose};
use super::parser::Parser;
use super::part::{EventRef, Fallback, Fault, FaultKind, PartKind, Subject, Token};
use super::quote::{Surroundings, Value};
use super::repair::{edit, phrase, quoted};
use crate::text::is_right_to_left;

impl Parser<'_, '_> {
    /// Reads the token that begins with the `@` at `at` and returns its end; nothing where that `@` is only text.
    pub(super) fn token(&mut self, at: usize) -> Option<usize> {
        let head = self.head(at)?;
        let words = Cursor::new(self.source, at, self.source.len());
        let property = head.property.clone().map_or_else(String::new, |span| words.plain(span).into_owned());
        let phrase = phrase(head.whose, &property, self.profile);

        let value = head.clause.as_ref().filter(|clause| clause.state == State::Value).map(|clause| {
            let is_path = self.source.get(..at).is_some_and(|before| before.ends_with('/'));
            (clause.end, Surroundings { is_path, phrase })
        });
        let value = value.map(|(start, surroundings)| self.value(start, surroundings));
        let end = match (&value, &head.clause) {
            (Some(value), _) => value.end,
            (None, Some(clause)) => clause.end.max(head.end),
            (None, None) => head.end,
        };
        self.head_faults(at, &head);
        self.clause_faults(at..end, &head, value.as_ref(), phrase);
        let syntax = head.gap.as_ref().map_or(at, |gap| gap.end);
        self.odd_characters(syntax..end, value.as_ref().map(|value| value.text.clone()).as_slice());

        let subject = match head.whose {
            Whose::Profile => Subject::Profile(head.name),
            Whose::Event(_) | Whose::Unknown => {
                Subject::Event(EventRef { name: words.plain(head.name.clone()).into_owned(), span: head.name })
            }
        };
        let fallback = value.map(|value| Fallback {
            text: self.source.get(value.text.clone()).unwrap_or_default().to_owned(),
            span: value.text,
        });
        let property_span = head.property.unwrap_or(head.end..head.end);
        self.part(at..end, PartKind::Token(Token { subject, property, property_span, fallback }));
        Some(end)
    }

    /// What is wrong before the property.
    fn head_faults(&mut self, at: usize, head: &Head<'_>) {
        if let Some(gap) = &head.gap {
            self.fault(
                Fault::new(FaultKind::SpaceAfterAt, at..gap.end)
                    .safely("Remove the space after @", edit(gap.clone(), "")),
            );
        }
        if head.is_profile_misspelt {
            self.fault(
                Fault::new(FaultKind::ProfileWord, head.name.clone())
                    .safely("Write \"Profile\"", edit(head.name.clone(), "Profile")),
            );
        }
        if let Some(separator) = &head.bad_separator {
            let words = self.trimmed(separator.clone());
            let span = if words.is_empty() { head.name.start..head.end } else { words };
            let is_safe = !matches!(head.whose, Whose::Unknown);
            self.fault(Fault::new(FaultKind::Separator, span).mended(
                "Write \" - \" before the property",
                edit(separator.clone(), " - "),
                is_safe,
            ));
        }
        if head.property.is_none() {
            let is_end =
                head.clause.is_none() && Cursor::new(self.source, head.end, self.source.len()).is_at_line_end();
            let span = if is_end { at..at + self.at_len(at) } else { at..head.end };
            let name = self.source.get(head.name.clone()).unwrap_or_default();
            let is_user_property =
                matches!(head.whose, Whose::Unknown) && self.profile.token_user_property(name).known().is_some();
            let mut fault = Fault::new(FaultKind::NoProperty, span);
            if is_user_property {
                let name = head.name.start..head.name.start;
                fault = fault.perhaps("Write \"Profile - \" before the property", edit(name, "Profile - "));
            }
            self.fault(fault);
        }
    }

    /// How long the `@` is: the full-width one takes three bytes.
    fn at_len(&self, at: usize) -> usize {
        if self.source.as_bytes().get(at) == Some(&b'@') { 1 } else { '＠'.len_utf8() }
    }

    /// What is wrong behind the property.
    fn clause_faults(
        &mut self,
        token: Range<usize>,
        head: &Head<'_>,
        value: Option<&Value>,
        phrase: Option<&'static str>,
    ) {
        if let (Some(value), Some(clause)) = (value, &head.clause) {
            if let Some(slip) = &clause.slip {
                let title = match slip.kind {
                    FaultKind::Pipe => "Write \"|\" before \"default\"",
                    _ => "Write \"default:\"",
                };
                self.fault(Fault::new(slip.kind, slip.span.clone()).mended(
                    title,
                    edit(slip.span.clone(), slip.text),
                    slip.is_safe,
                ));
            }
            self.template.faults.extend(value.fault.clone());
            return;
        }
        if head.property.is_none() {
            return;
        }
        let is_unfinished = head.clause.as_ref().is_some_and(|clause| clause.state == State::Unfinished);
        let (kind, span) = if is_unfinished {
            (FaultKind::Unfinished, token.start..token.start + self.at_len(token.start))
        } else {
            (FaultKind::NoFallback, token.clone())
        };
        let mut fault = Fault::new(kind, span);
        if let Some(phrase) = phrase {
            let text = format!(" | default: {}", quoted(phrase));
            fault = fault.perhaps("Add a fallback", edit(head.end..token.end, text));
        }
        self.fault(fault);
    }

    /// The no-break, full-width and invisible characters of a token: one fault for all of them.
    /// In `strings`, the texts in quotes, only what is invisible or no-break counts.
    pub(super) fn odd_characters(&mut self, token: Range<usize>, strings: &[Range<usize>]) {
        let text = self.source.get(token.clone()).unwrap_or_default();
        if is_plain_ascii(text) {
            return;
        }
        let from_right = text.contains(is_right_to_left);
        let mut strings = strings.iter().peekable();
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut before: Option<char> = None;
        let mut chars = text.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let at = token.start + offset;
            let place = at..at + c.len_utf8();
            let after = chars.peek().map(|(_, next)| *next);
            while strings.next_if(|string| string.end <= at).is_some() {}
            if strings.peek().is_some_and(|string| string.start <= at) {
                if is_odd_in_fallback(c, before, after, from_right) {
                    edits.push((place, if plain(c) == Plain::Nothing { "" } else { " " }.into()));
                }
                before = Some(c);
                continue;
            }
            match plain(c) {
                Plain::Same => before = Some(c),
                Plain::Nothing => edits.push((place, String::new())),
                Plain::As(' ') => {
                    // One space is enough, and none belongs behind the `@`.
                    let is_enough = matches!(before, None | Some(' ' | '@')) || after == Some(' ');
                    edits.push((place, if is_enough { "" } else { " " }.into()));
                    if !is_enough {
                        before = Some(' ');
                    }
                }
                Plain::As(plain) => {
                    edits.push((place, plain.into()));
                    before = Some(plain);
                }
            }
        }
        if let (Some((first, _)), Some((last, _))) = (edits.first(), edits.last()) {
            let span = first.start..last.end;
            self.fault(Fault::new(FaultKind::OddCharacter, span).safely("Use plain characters", edits));
        }
    }
}
