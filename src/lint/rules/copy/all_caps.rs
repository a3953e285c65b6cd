//! `copy/all-caps`: words in capital letters, one after the other.

use std::ops::Range;

use super::words::{Word, addresses, is_inside, quotations, words};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::quoted;

declare_rule! {
    /// Three words in a row in capital letters read as shouting, and slower than small letters.
    ///
    /// Words of four letters or more count, so that ORF, RSO and OPEN AIR don't; numbers between them don't break the
    /// row, so that “LAST 40 SEATS LEFT” is one. A list of single names (“ABBA, INXS, KISS”), a code with digits, what stands
    /// in quotes and the title of a production that the house profile lists are left alone.
    ///
    /// ```wrong
    /// what.title: LAST CHANCE SATURDAY
    /// ```
    ///
    /// ```right
    /// what.title: Last chance SATURDAY
    /// ```
    "copy/all-caps" {
        severity: Warning,
        summary: "Three words or more in capital letters",
        why: "Capital letters read as shouting, and people read them more slowly.",
        source: Pushproof,
        fixable: No,
    }
}

fn message(row: &str, count: usize) -> String {
    format!("{} is {count} words in capital letters", quoted(row))
}

const HELP: &str = "Write them in small letters, and keep capitals for the one word that matters.";

/// So many words in a row are too many.
const ROW: usize = 3;
/// A word with fewer letters may be an abbreviation.
const LETTERS: usize = 4;

/// Signs that stand between single names, as in “ABBA, INXS, KISS”, or between the beats of “TICK, TICK... BOOM!”.
const BETWEEN_NAMES: &[char] = &[',', '/', '|', '·', '•', '&', '+', ';', '.', '…'];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy() {
        for (offset, plain) in text.plain() {
            for (span, count) in rows(offset, plain) {
                let row = text.words(&span);
                // A title that the house itself writes so.
                if !context.profile.productions.iter().any(|production| production.title.contains(row)) {
                    findings.add(text.place(span.clone()), message(row, count), HELP);
                }
            }
        }
    }
}

/// The rows of words in capital letters, with how many words each has.
fn rows(offset: usize, plain: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut row = Row::default();
    for word in words(offset, plain) {
        match kind(word.text) {
            Kind::Capitals => row.add(offset, plain, word),
            Kind::Number => {}
            Kind::Other => found.extend(std::mem::take(&mut row).finish()),
        }
    }
    found.extend(row.finish());
    if !found.is_empty() {
        let mut asides = quotations(offset, plain);
        asides.append(&mut addresses(offset, plain));
        found.retain(|(span, _)| !is_inside(&asides, span));
    }
    found
}

/// A row as far as it has been read.
#[derive(Default)]
struct Row {
    span: Option<Range<usize>>,
    count: usize,
    is_phrase: bool,
}

impl Row {
    fn add(&mut self, offset: usize, plain: &str, word: Word<'_>) {
        let start = match &self.span {
            Some(span) => {
                let between = (span.end - offset)..(word.start - offset);
                let is_list = plain.get(between).is_some_and(|gap| gap.contains(BETWEEN_NAMES));
                self.is_phrase |= !is_list;
                span.start
            }
            None => word.start,
        };
        self.span = Some(start..word.end());
        self.count += 1;
    }

    /// The row, where it is long enough and more than a list of single names.
    fn finish(self) -> Option<(Range<usize>, usize)> {
        self.span.filter(|_| self.count >= ROW && self.is_phrase).map(|span| (span, self.count))
    }
}

enum Kind {
    Capitals,
    Number,
    Other,
}

fn kind(word: &str) -> Kind {
    let mut letters = 0;
    for c in word.chars() {
        if c.is_lowercase() && c != 'ß' || c.is_numeric() && letters > 0 {
            return Kind::Other;
        }
        if c.is_uppercase() {
            letters += 1;
        }
    }
    if letters >= LETTERS && !word.starts_with(char::is_numeric) {
        Kind::Capitals
    } else if word.chars().all(char::is_numeric) {
        Kind::Number
    } else {
        Kind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found_with, with};
    use crate::profile::Profile;

    #[test]
    fn marks_the_row() {
        for (text, mark) in [
            ("LAST CHANCE TODAY", "LAST CHANCE TODAY"),
            ("Hamlet: LAST 40 SEATS LEFT today", "LAST 40 SEATS LEFT"),
            ("LETZTE KARTEN, JETZT BUCHEN!", "LETZTE KARTEN, JETZT BUCHEN"),
            ("Heute: GROßE ÜBERRASCHUNG! KOMMT alle", "GROßE ÜBERRASCHUNG! KOMMT"),
            ("“Rent”: LAST SEATS LEFT, not “Cats”", "LAST SEATS LEFT"),
        ] {
            assert_marks(&RULE, &format!("what.title: {text}"), &[mark]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.message: Only NOW: BOOK YOUR SEATS HERE", &["BOOK YOUR SEATS HERE"]);
    }

    #[test]
    fn leaves_titles_that_the_house_lists() {
        let profile = r#"{"extends": "guide", "productions": [{"id": "1", "title": "JESUS CHRIST SUPERSTAR"}]}"#;
        let profile = Profile::read(profile).expect("a profile");
        let count = |title: &str| found_with(&RULE, &with(Base::Push, &format!("what.title: {title}")), &profile).len();
        assert_eq!(count("JESUS CHRIST SUPERSTAR ist da"), 0);
        assert_eq!(count("JESUS CHRIST SUPERSTAR HEUTE"), 1);
    }

    #[test]
    fn leaves_names_and_codes() {
        for text in [
            "ABBA, INXS, KISS und mehr",
            "TICK, TICK... BOOM! ist zurück",
            "ORF RSO Wien spielt IMAX",
            "CATS ist zurück. RENT auch. WICKED bald.",
            "Code SPRING2026 EARLYBIRD26 BRAVO26: 20 %",
            "OPEN AIR KINO am See",
            "Tonight: “THE ROCKY HORROR SHOW”",
            "TOSCA HEUTE im Großen Haus",
            "LOUIS XVIII",
            "OPEN-AIR-KONZERT",
        ] {
            assert_marks(&RULE, &format!("what.message: {text}"), &[]);
        }
    }
}
