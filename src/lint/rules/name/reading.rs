//! What a campaign's name says: its dates, and whether anything else is in it.

use crate::dates::{Mention, MentionKind, find_in_name};

/// Words that are in any campaign's name and tell none from another.
const EMPTY_WORDS: &[&str] = &[
    "a",
    "ab",
    "abc",
    "again",
    "am",
    "an",
    "and",
    "android",
    "app",
    "asdf",
    "at",
    "b",
    "bar",
    "benachrichtigung",
    "benachrichtigungen",
    "campaign",
    "campaigns",
    "clevertap",
    "copy",
    "das",
    "der",
    "die",
    "draft",
    "ein",
    "eine",
    "entwurf",
    "erste",
    "erster",
    "final",
    "first",
    "foo",
    "for",
    "für",
    "in",
    "inapp",
    "ios",
    "kampagne",
    "kampagnen",
    "kopie",
    "marketing",
    "mein",
    "meine",
    "message",
    "messages",
    "mobile",
    "msg",
    "my",
    "nachricht",
    "name",
    "neu",
    "neue",
    "neuer",
    "neues",
    "new",
    "no",
    "nochmal",
    "notification",
    "notifications",
    "of",
    "ohne",
    "on",
    "push",
    "pushes",
    "pushnachricht",
    "pushproof",
    "pushs",
    "qwerty",
    "qwertz",
    "second",
    "send",
    "sent",
    "temp",
    "test",
    "tester",
    "testing",
    "testkampagne",
    "testpush",
    "tests",
    "the",
    "title",
    "titel",
    "tmp",
    "to",
    "todo",
    "uhr",
    "um",
    "und",
    "unnamed",
    "untitled",
    "v",
    "version",
    "versand",
    "von",
    "with",
    "without",
    "xxx",
    "zweite",
];

/// Words that make a date of a year: “Christmas 2026”.
const SEASONS: &[&str] = &[
    "autumn",
    "easter",
    "fall",
    "frühjahr",
    "frühling",
    "h1",
    "h2",
    "herbst",
    "nye",
    "q1",
    "q2",
    "q3",
    "q4",
    "saison",
    "season",
    "sommer",
    "spielzeit",
    "spring",
    "summer",
    "sz",
    "winter",
    "xmas",
];

/// How feasts begin, which make a date of a year in compounds too: “Adventskalender 2026”.
const FEASTS: &[&str] = &[
    "advent",
    "christmas",
    "fasching",
    "halloween",
    "karneval",
    "muttertag",
    "neujahr",
    "nikolaus",
    "oster",
    "pfingst",
    "silvester",
    "valentin",
    "weihnacht",
];

/// Feasts in two words, in small letters.
const FEASTS_IN_TWO_WORDS: &[[&str; 2]] =
    &[["black", "friday"], ["cyber", "monday"], ["new", "year"], ["mother", "s"], ["father", "s"]];

/// A campaign's name, read.
pub(super) struct Name<'a> {
    text: &'a str,
    pub mentions: Vec<Mention>,
}

impl<'a> Name<'a> {
    /// Reads `text`; nothing where no name is filled in.
    pub fn read(text: &'a str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self { text, mentions: find_in_name(text) })
    }

    /// Whether it says when: a day, a month, a week, a season with its year.
    pub fn has_date(&self) -> bool {
        let is_date = |mention: &Mention| {
            matches!(
                mention.kind,
                MentionKind::Date(_) | MentionKind::NoDay(_) | MentionKind::Month(_) | MentionKind::Week(_)
            )
        };
        self.mentions.iter().any(is_date) || self.has_season()
    }

    fn has_season(&self) -> bool {
        if self.words().any(is_year) {
            return self.words().any(|word| is_one_of(word, SEASONS)) || self.has_feast() || self.has_pair_of_years();
        }
        // “Saison 26/27”, “Sommer 26”
        let is_short_year = |word: &str| word.len() == 2 && word.parse::<u32>().is_ok_and(|year| year >= 20);
        let mut pairs = self.words().zip(self.words().skip(1));
        pairs.any(|(word, next)| is_one_of(word, SEASONS) && is_short_year(next))
    }

    fn has_feast(&self) -> bool {
        let begins = |word: &str| FEASTS.iter().any(|feast| word.to_lowercase().starts_with(feast));
        let mut pairs = self.words().zip(self.words().skip(1));
        let is_pair = |(one, other): (&str, &str)| {
            FEASTS_IN_TWO_WORDS
                .iter()
                .any(|[first, second]| one.eq_ignore_ascii_case(first) && other.eq_ignore_ascii_case(second))
        };
        self.words().any(begins) || pairs.any(is_pair)
    }

    /// “2026/27”
    fn has_pair_of_years(&self) -> bool {
        let short = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = self.text.split(['/', '-', '–', ' ']).zip(self.text.split(['/', '-', '–', ' ']).skip(1));
        parts.any(|(first, second)| is_year(first) && (is_year(second) || short(second)))
    }

    /// Whether it says what: more than dates and words such as “test” and “push”.
    pub fn has_content(&self) -> bool {
        let mut rest = 0;
        let mut outside = Vec::with_capacity(self.mentions.len() + 1);
        for mention in self.mentions.iter().filter(|mention| !matches!(mention.kind, MentionKind::Relative(_))) {
            outside.push(self.text.get(rest..mention.span.start).unwrap_or_default());
            rest = mention.span.end;
        }
        outside.push(self.text.get(rest..).unwrap_or_default());
        outside.into_iter().any(|part| part.contains(['%', '€', '$', '£']) || words_of(part).any(says_something))
            || self.is_about_the_app()
    }

    /// “Neu in der App”: alone “app” says where a push goes, behind an article it is what the push is about.
    fn is_about_the_app(&self) -> bool {
        const ARTICLES: &[&str] = &["the", "our", "der", "die", "unsere", "unserer"];
        let mut pairs = self.words().zip(self.words().skip(1));
        pairs.any(|(word, next)| is_one_of(word, ARTICLES) && next.eq_ignore_ascii_case("app"))
    }

    fn words(&self) -> impl Iterator<Item = &'a str> {
        words_of(self.text)
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (2000..2100).contains(&year))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|other| other.eq_ignore_ascii_case(word) || (!word.is_ascii() && *other == word.to_lowercase()))
}

fn says_something(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // “1984” is a play, “2” a copy of something.
        return word.len() > 2 && !is_year(word);
    }
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    !is_one_of(letters, EMPTY_WORDS)
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn knows_what_says_something() {
        for (name, has_date, has_content) in [
            ("2026-12-05 Hamlet last tickets", true, true),
            ("2026-11 Cart reminder", true, true),
            ("Hamlet last tickets", false, true),
            ("2026-12-05 Test push (2)", true, false),
            ("Neue Push-Kampagne v2", false, false),
            ("2026-12-05 1984", true, true),
            ("2026-12-05 -20%", true, true),
            ("Christmas 2026: Messiah", true, true),
            ("Abo 2026/27", true, true),
            ("Hamlet 2026", false, true),
            ("Freitag", false, false),
            ("Tonight show", false, true),
            ("Für Elise 12.1.2027", true, true),
            ("FÜR 2026-12-05", true, false),
        ] {
            let name = Name::read(name).map(|name| (name.has_date(), name.has_content()));
            assert_eq!(name, Some((has_date, has_content)), "{name:?}");
        }
        assert!(Name::read(" ").is_none());
    }
}
