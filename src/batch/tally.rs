//! How often each rule found something, in plain words: “37 titles are too long”.

use crate::lint::{Diagnostic, Rule, Severity, Summary};

/// What was found in all rows, by rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many rows were checked.
    pub rows: usize,
    /// How many rows have an error.
    pub rows_with_errors: usize,
    /// How many findings there are of each severity.
    pub summary: Summary,
    /// The rules that found something, each with how often.
    counts: Vec<(&'static Rule, Severity, usize)>,
}

/// What one finding and several of a rule are, where its own sentence, counted, would be too long.
const WORDS: &[(&str, &str, &str)] = &[
    ("copy/title-missing", "title is missing", "titles are missing"),
    ("copy/message-missing", "message is missing", "messages are missing"),
    ("copy/title-too-long", "title is too long", "titles are too long"),
    ("copy/message-too-long", "message is too long", "messages are too long"),
    ("copy/too-many-lines", "message has too many lines", "messages have too many lines"),
    ("copy/rendered-too-long", "text is too long with real values", "texts are too long with real values"),
    ("copy/key-point-late", "message comes to the point too late", "messages come to the point too late"),
    ("copy/filler-words", "word can go", "words can go"),
    ("copy/all-caps", "text shouts in capital letters", "texts shout in capital letters"),
    ("copy/repeated-punctuation", "punctuation mark is repeated", "punctuation marks are repeated"),
    ("copy/emoji-count", "push has too many emoji", "pushes have too many emoji"),
    ("copy/whitespace", "space or line break too many", "spaces or line breaks too many"),
    ("copy/invisible-characters", "text has characters that nobody sees", "texts have characters that nobody sees"),
    ("copy/placeholder", "placeholder was left in", "placeholders were left in"),
    ("copy/web-address", "web address can't be tapped", "web addresses can't be tapped"),
    ("copy/title-repeated", "message repeats its title", "messages repeat their titles"),
    ("when/do-not-disturb", "push has hours of silence to look at", "pushes have hours of silence to look at"),
    ("copy/no-such-day", "day is in no calendar", "days are in no calendar"),
    ("copy/weekday-mismatch", "weekday doesn't fit its date", "weekdays don't fit their dates"),
    ("copy/date-passed", "text names a date that has passed", "texts name a date that has passed"),
    ("copy/relative-day", "word such as “tonight” is open to doubt", "words such as “tonight” are open to doubt"),
    (
        "copy/house-pattern",
        "place has words that the house watches for",
        "places have words that the house watches for",
    ),
    ("token/malformed", "token can't be read", "tokens can't be read"),
    ("token/smart-quotes", "token has curly quotes", "tokens have curly quotes"),
    ("token/missing-default", "token has no fallback", "tokens have no fallback"),
    ("token/unknown-property", "token names an unknown property", "tokens name an unknown property"),
    ("token/unknown-event", "token names an unknown event", "tokens name an unknown event"),
    ("link/missing", "link is missing", "links are missing"),
    ("link/shape", "link is no path of the app", "links are no path of the app"),
    ("link/slash", "link has a slash too many", "links have a slash too many"),
    ("link/scheme", "link is a web address", "links are web addresses"),
    ("link/whitespace", "link has a space in it", "links have a space in them"),
    ("link/missing-id", "link lacks an id", "links lack an id"),
    ("link/extra-part", "link goes on behind its path", "links go on behind their path"),
    ("link/id", "link has no number where an id belongs", "links have no number where an id belongs"),
    ("link/unknown-production", "link leads to an unknown production", "links lead to an unknown production"),
    ("link/title-mismatch", "link may lead to another production", "links may lead to another production"),
    ("name/missing", "name is missing", "names are missing"),
    ("name/no-date", "name has no date", "names have no date"),
    ("name/no-content", "name doesn't say what it is about", "names don't say what they are about"),
    ("name/date-mismatch", "name has another date", "names have another date"),
    (
        "goal/target-mismatch",
        "link and id are about different productions",
        "links and ids are about different productions",
    ),
    ("when/missing", "push has no delivery", "pushes have no delivery"),
    ("when/past", "delivery lies in the past", "deliveries lie in the past"),
    ("when/daily-cap", "push follows another within a day", "pushes follow another within a day"),
    ("when/night", "push is sent at night", "pushes are sent at night"),
    ("when/edit-cutoff", "push is sent too soon to be changed", "pushes are sent too soon to be changed"),
    ("table/unread-cell", "cell can't be read", "cells can't be read"),
    ("table/day-without-time", "delivery has a day and no time", "deliveries have a day and no time"),
];

impl Tally {
    /// Counts a row.
    pub fn add(&mut self, diagnostics: &[Diagnostic]) {
        let summary = Summary::of(diagnostics);
        self.rows += 1;
        self.rows_with_errors += usize::from(summary.errors > 0);
        self.summary.errors += summary.errors;
        self.summary.warnings += summary.warnings;
        self.summary.advice += summary.advice;
        for found in diagnostics {
            self.count(found.rule, found.severity, 1);
        }
    }

    /// Adds what was counted elsewhere.
    pub fn join(&mut self, other: &Self) {
        self.rows += other.rows;
        self.rows_with_errors += other.rows_with_errors;
        self.summary.errors += other.summary.errors;
        self.summary.warnings += other.summary.warnings;
        self.summary.advice += other.summary.advice;
        for (rule, severity, count) in &other.counts {
            self.count(rule, *severity, *count);
        }
    }

    fn count(&mut self, rule: &'static Rule, severity: Severity, count: usize) {
        match self.counts.iter_mut().find(|(known, ..)| *known == rule) {
            Some((_, known, sum)) => {
                *known = severity.min(*known);
                *sum += count;
            }
            None => self.counts.push((rule, severity, count)),
        }
    }

    /// The rules that found something, the most serious first, then the most frequent; each with how often.
    #[must_use]
    pub fn by_rule(&self) -> Vec<(&'static Rule, Severity, usize)> {
        let mut counts = self.counts.clone();
        counts.sort_by_key(|(rule, severity, count)| (*severity, std::cmp::Reverse(*count), rule.id));
        counts
    }

    /// What a rule found in plain words: “37 titles are too long”.
    #[must_use]
    pub fn words(rule: &Rule, count: usize) -> String {
        match WORDS.iter().find(|(id, ..)| *id == rule.id) {
            Some((_, one, _)) if count == 1 => format!("1 {one}"),
            Some((_, _, many)) => format!("{count} {many}"),
            None => format!("{count} × {}", rule.summary),
        }
    }

    /// “100 rows, 37 of them with errors”.
    #[must_use]
    pub fn rows_in_words(&self) -> String {
        let rows = if self.rows == 1 { "1 row".to_owned() } else { format!("{} rows", self.rows) };
        match self.rows_with_errors {
            0 => format!("{rows}, none with errors"),
            count => format!("{rows}, {count} with errors"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules;

    #[test]
    fn every_rule_with_words_of_its_own_is_one() {
        for (id, ..) in WORDS {
            assert!(rules::named(id).is_some() || super::super::RULES.iter().any(|rule| rule.id == *id), "{id}");
        }
    }

    #[test]
    fn counts_are_told_as_a_person_would() {
        let rule = rules::named("copy/title-too-long").expect("a rule");
        assert_eq!(Tally::words(rule, 1), "1 title is too long");
        assert_eq!(Tally::words(rule, 37), "37 titles are too long");
        let other = rules::named("payload/too-large").expect("a rule");
        assert_eq!(Tally::words(other, 2), "2 × The push is larger than phones take");
    }
}
