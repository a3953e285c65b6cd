//! Values inside Liquid braces.

use std::ops::Range;

use super::chars::{is_word, quote};
use super::cursor::Cursor;
use super::parser::Parser;
use super::part::{EventRef, Fault, FaultKind, LiquidProperty, Subject};
use super::repair::{edit, quoted};
use super::vocabulary::OBJECTS;
use crate::text::{is_near, nearest};

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// A property of the user or the event.
    Property(LiquidProperty),
    /// A variable or another object.
    Variable {
        /// Its first word.
        root: Range<usize>,
        /// Whether CleverTap documents it or a tag defines it.
        is_known: bool,
        /// Whether something is looked up in it.
        has_path: bool,
    },
    /// Text, a number or a range.
    Literal,
}

impl<'s> Parser<'s, '_> {
    /// Reads a value. Where an `@` token stands inside an output, `whole` is the output.
    pub(super) fn read_value(&mut self, here: &mut Cursor<'s>, whole: Option<&Range<usize>>) -> Option<Read> {
        here.eat_gap();
        let sign = here.look()?;
        match sign.c {
            '@' => {
                self.at_inside(here, sign.start, whole);
                None
            }
            '(' => {
                // A range such as `(1..10)`.
                let mut behind = *here;
                behind.eat_while(|c| c != ')');
                let is_closed = behind.eat(')');
                if is_closed {
                    *here = behind;
                }
                is_closed.then_some(Read::Literal)
            }
            c if quote(c).is_some() => self.string(here, false).map(|_| Read::Literal),
            c if c.is_ascii_digit() || c == '-' => {
                here.bump();
                let start = here.at();
                here.eat_while(|c| c.is_ascii_digit() || c == '.');
                (c != '-' || here.at() > start).then_some(Read::Literal)
            }
            c if is_word(c) => self.path(here),
            _ => None,
        }
    }

    /// Reads a path such as `Profile.name`, `Event["Requested Product"]` or `item.names`.
    fn path(&mut self, here: &mut Cursor<'s>) -> Option<Read> {
        let mut root = here.eat_word();
        let subject = self.subject(here, &root);
        let Some(subject) = subject else {
            // Other names may hold hyphens.
            let mut behind = *here;
            while behind.eat('-') {
                let more = behind.eat_word();
                if more.is_empty() {
                    break;
                }
                root.end = more.end;
                *here = behind;
            }
            let name = self.source.get(root.clone()).unwrap_or_default();
            let is_known = OBJECTS.contains(&name) || self.variables.contains(name);
            let has_path = self.accessor(here)?.is_some();
            while has_path && self.accessor(here)?.is_some() {}
            return Some(Read::Variable { root, is_known, has_path });
        };
        let (property, property_span) = self.property_of(here, &root, &subject)?;
        while self.accessor(here)?.is_some() {}
        let property = LiquidProperty { subject, property, property_span };
        self.properties.push(property.clone());
        Some(Read::Property(property))
    }

    /// Whose property a path shows that begins with `root`: the user's or the event's. The names are to be written
    /// with a capital, says CleverTap, and writes `PROFILE` in one of its examples.
    fn subject(&mut self, here: &Cursor<'_>, root: &Range<usize>) -> Option<Subject> {
        let name = here.plain(root.clone());
        let (is_profile, right) = if name.eq_ignore_ascii_case("profile") {
            (true, "Profile")
        } else if name.eq_ignore_ascii_case("event") {
            (false, "Event")
        } else {
            return None;
        };
        let is_small = name != right && !name.chars().all(char::is_uppercase);
        if is_small {
            let has_path = matches!(here.peek(), Some('.' | '['));
            if !has_path || self.variables.contains(self.source.get(root.clone()).unwrap_or_default()) {
                return None;
            }
            self.fault(
                Fault::new(FaultKind::LiquidCase, root.clone())
                    .safely(format!("Write \"{right}\""), edit(root.clone(), right)),
            );
        }
        Some(if is_profile {
            Subject::Profile(root.clone())
        } else {
            Subject::Event(EventRef { name: String::new(), span: root.clone() })
        })
    }

    /// Reads the property behind `Profile` or `Event`. What is written as in a token, or with spaces and no brackets,
    /// is a fault with the right form as its repair.
    fn property_of(
        &mut self,
        here: &mut Cursor<'s>,
        root: &Range<usize>,
        subject: &Subject,
    ) -> Option<(String, Range<usize>)> {
        if here.peek() == Some('.') {
            let mut behind = *here;
            behind.bump();
            let start = behind.look().map(|sign| sign.start);
            let known = start.and_then(|_| self.known_liquid_property(behind, subject));
            let word = eat_key(&mut behind);
            if let Some(end) = known.filter(|end| *end > word.end) {
                let span = word.start..end;
                here.move_to(end);
                return Some(self.as_path(root, span, true));
            }
            if word.is_empty() {
                here.move_to(behind.at());
                self.fault(Fault::new(FaultKind::LiquidSyntax, root.start..behind.at()));
                return None;
            }
            *here = behind;
            let rest = if self.takes_words { words_to_pipe(here) } else { None };
            if let Some(rest) = rest.filter(|rest| !is_default_word(here, rest)) {
                let span = word.start..rest.end;
                here.move_to(rest.end);
                return Some(self.as_path(root, span, false));
            }
            return Some((here.plain(word.clone()).into_owned(), word));
        }
        if here.peek() == Some('[') {
            let key = self.accessor(here)??;
            return Some((here.plain(key.clone()).into_owned(), key));
        }
        // `Profile - Name`, `Profile Name`
        let mut behind = *here;
        behind.eat_gap();
        behind.eat_while(|c| c == '-' || super::chars::is_long_dash(c));
        behind.eat_gap();
        let known = self.known_liquid_property(behind, subject);
        let words = if self.takes_words { words_to_pipe(&behind) } else { None };
        let start = behind.look().map_or(behind.at(), |sign| sign.start);
        let end = known.or_else(|| words.map(|words| words.end));
        if let Some(end) = end.filter(|end| *end > start) {
            here.move_to(end);
            return Some(self.as_path(root, start..end, known.is_some()));
        }
        self.fault(Fault::new(FaultKind::LiquidSyntax, root.clone()));
        None
    }

    /// A property that is not written as a path, with the fault that says so.
    fn as_path(&mut self, root: &Range<usize>, property: Range<usize>, is_known: bool) -> (String, Range<usize>) {
        let name = Cursor::new(self.source, root.start, property.end).plain(property.clone()).into_owned();
        let path = path_to(&name);
        let whole = root.start..property.end;
        let words = format!("{}{path}", self.source.get(root.clone()).unwrap_or_default());
        self.fault(Fault::new(FaultKind::LiquidSyntax, whole).mended(
            format!("Write {words}"),
            edit(root.end..property.end, path),
            is_known,
        ));
        (name, property)
    }

    /// Where the longest property of the profile ends that stands here. Liquid's `Event` is any event's.
    fn known_liquid_property(&self, here: Cursor<'_>, subject: &Subject) -> Option<usize> {
        let end = |property: &crate::profile::Property| {
            let mut behind = here;
            behind.eat_name(&property.name, true).then_some(behind.at())
        };
        match subject {
            Subject::Profile(_) => self.profile.user_properties.iter().filter_map(end).max(),
            Subject::Event(_) => self.profile.events.iter().flat_map(|event| &event.properties).filter_map(end).max(),
        }
    }

    /// Reads `.key` or `["key"]`, where it stands here; fails where it can't be read.
    #[expect(clippy::option_option, reason = "outside: it can't be read; inside: there is none")]
    fn accessor(&mut self, here: &mut Cursor<'s>) -> Option<Option<Range<usize>>> {
        if here.peek() == Some('.') {
            let mut behind = *here;
            behind.bump();
            let key = eat_key(&mut behind);
            if key.is_empty() {
                return Some(None);
            }
            *here = behind;
            return Some(Some(key));
        }
        if here.peek() != Some('[') {
            return Some(None);
        }
        let open = here.bump()?;
        here.eat_gap();
        let key = match here.peek() {
            Some(c) if quote(c).is_some() => self.string(here, true)?,
            Some(c) if is_word(c) => {
                let start = here.at();
                let rest = self.source.get(start..here.end()).unwrap_or_default();
                let words = rest.get(..rest.find([']', '|', '[']).unwrap_or(rest.len())).unwrap_or_default();
                let key = self.trimmed(start..start + words.len());
                here.move_to(key.end);
                let name = self.source.get(key.clone()).unwrap_or_default();
                let is_number = name.chars().all(|c| c.is_ascii_digit());
                let first = name.split('.').next().unwrap_or_default();
                if !is_number && !self.variables.contains(first) && !matches!(first, "Profile" | "Event") {
                    self.fault(
                        Fault::new(FaultKind::LiquidSyntax, key.clone())
                            .safely("Put the name in quotes", edit(key.clone(), quoted(name))),
                    );
                }
                key
            }
            _ => {
                self.fault(Fault::new(FaultKind::LiquidSyntax, open.start..open.end));
                return None;
            }
        };
        let behind_key = here.at();
        here.eat_gap();
        if !here.eat(']') {
            here.move_to(behind_key);
            self.fault(
                Fault::new(FaultKind::LiquidSyntax, open.start..open.end)
                    .safely("Close the bracket", edit(behind_key..behind_key, "]")),
            );
        }
        Some(Some(key))
    }

    /// Tells that CleverTap's pages don't name this object: a property of users stands behind `Profile.`.
    pub(super) fn unknown_object(&mut self, root: Range<usize>) {
        let name = self.source.get(root.clone()).unwrap_or_default();
        let near = nearest(name, ["Profile", "Event"].into_iter().chain(OBJECTS));
        let fault = Fault::new(FaultKind::LiquidUnknown, root.clone());
        let words = near.map(str::to_owned).or_else(|| {
            let property = self.profile.token_user_property(name).known()?;
            Some(format!("Profile.{}", property.name))
        });
        self.fault(match words {
            Some(words) => fault.perhaps(format!("Write \"{words}\""), edit(root, words)),
            None => fault,
        });
    }
}

/// Reads the key behind a full stop: a word that may hold hyphens.
fn eat_key(here: &mut Cursor<'_>) -> Range<usize> {
    let start = here.look().map_or(here.at(), |sign| sign.start);
    let mut end = start;
    let mut behind = *here;
    while let Some(sign) = behind.eat_if(|c| is_word(c) || c == '-') {
        if sign.c != '-' {
            end = sign.end;
            *here = behind;
        }
    }
    start..end
}

/// The words between here and the next pipe or the end, where there are any and only words.
fn words_to_pipe(here: &Cursor<'_>) -> Option<Range<usize>> {
    let mut behind = *here;
    behind.eat_gap();
    let start = behind.look()?.start;
    let mut end = start;
    while let Some(sign) = behind.bump() {
        if sign.c == '|' {
            break;
        }
        if !(is_word(sign.c) || sign.c.is_whitespace() || sign.c == '-') {
            return None;
        }
        if is_word(sign.c) {
            end = sign.end;
        }
    }
    (start < end).then_some(start..end)
}

/// Whether the first of these words is `default`, so that they are no name.
fn is_default_word(here: &Cursor<'_>, words: &Range<usize>) -> bool {
    let mut behind = *here;
    behind.move_to(words.start);
    let word = behind.eat_word();
    is_near(&here.plain(word), "default")
}

/// The path to a property: `.city`, `["Requested Product"]`.
pub(super) fn path_to(name: &str) -> String {
    let is_plain = name.starts_with(char::is_alphabetic) && name.chars().all(|c| is_word(c) || c == '-');
    if is_plain { format!(".{name}") } else { format!("[{}]", quoted(name)) }
}
