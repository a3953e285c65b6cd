//! The words that dates are made of, English and German.

use chrono::Weekday;

/// A language that dates are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German, Austrian and Swiss words too.
    German,
    /// A word that both have, such as `April`.
    Both,
}

impl Language {
    /// Whether a text can be in both.
    #[must_use]
    pub fn goes_with(self, other: Self) -> bool {
        self == other || self == Self::Both || other == Self::Both
    }
}

/// What a word has to do with dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The name of a month, from 1.
    Month { number: u32, language: Language, is_short: bool },
    /// The name of a weekday; `stem` bytes of it where a part of the day is joined to it, as in `Samstagabend`.
    Weekday { day: Weekday, language: Language, is_short: bool, stem: usize },
    /// `st`, `nd`, `rd`, `th`.
    Ordinal,
    /// `am`: before noon, or the German "on the".
    Am,
    /// `pm`.
    Pm,
    /// `Uhr` or `h`: a clock time stands before it.
    Clock,
    /// `of`.
    Of,
    /// `the`, `den`, `dem`, `der`.
    Article,
    /// `on`.
    On,
    /// `at`, `um`: a clock time follows.
    At,
    /// `from`, `since`, `after`, `ab`, `seit`, `nach`: what counts comes after the date.
    After,
    /// `vom`: the beginning of a span, or "of the".
    Vom,
    /// `to`, `bis`: the end of a span follows.
    To,
    /// `and`, `or`, `und`, `oder`.
    And,
    /// `no`, `op`, `section`, `top`: the number behind it counts something else.
    Numbering,
    /// `CHF`, `EUR`: money.
    Money,
    /// `every`, `each`, `jeden`.
    Every,
    /// `in`, `this`, `im`: a month follows, not a day.
    In,
    /// `for`, `with`: goes on after an English `December 5`.
    Further,
    /// `is`, `was`, `ist`, `war`: the date before it is what the sentence is about.
    Verb,
    /// `today`, `heute`.
    Today,
    /// `tonight`.
    Tonight,
    /// `tomorrow`.
    Tomorrow,
    /// `morgen` or `Morgen`: tomorrow or the morning.
    Morgen,
    /// `evening`, `Abend`: a part of the day.
    DayPart,
    /// `guten`, `jeden`, `am`: the German morning follows.
    BeforeMorning,
    /// `von`, `until`, `usa`: a relative word behind it names no day.
    Figurative,
    /// `week`, `KW`: the number of a week follows.
    Week,
    /// Any other word.
    Other,
}

/// What `word` has to do with dates; case doesn't count.
pub(super) fn meaning(word: &str) -> Word {
    let mut buffer = [0_u8; 24];
    let Some(lower) = buffer.get_mut(..word.len()) else { return Word::Other };
    lower.copy_from_slice(word.as_bytes());
    let mut before = 0;
    for byte in lower.iter_mut() {
        byte.make_ascii_lowercase();
        // The capitals from À to Þ, of which × is none.
        if before == 0xC3 && matches!(*byte, 0x80..=0x9E) && *byte != 0x97 {
            *byte += 0x20;
        }
        before = *byte;
    }
    std::str::from_utf8(lower)
        .map_or(Word::Other, |lower| month(lower).or_else(|| weekday(lower)).unwrap_or(other(lower)))
}

fn month(lower: &str) -> Option<Word> {
    use Language::{Both, English, German};
    let (number, language, is_short) = match lower {
        "january" => (1, English, false),
        "januar" | "jänner" => (1, German, false),
        "jan" => (1, Both, true),
        "jän" => (1, German, true),
        "february" => (2, English, false),
        "februar" | "feber" => (2, German, false),
        "feb" => (2, Both, true),
        "march" => (3, English, false),
        "märz" | "maerz" => (3, German, false),
        "mar" => (3, English, true),
        "mär" | "mrz" => (3, German, true),
        "april" => (4, Both, false),
        "apr" => (4, Both, true),
        "may" => (5, English, false),
        "mai" => (5, German, false),
        "june" => (6, English, false),
        "juni" => (6, German, false),
        "jun" => (6, Both, true),
        "july" => (7, English, false),
        "juli" => (7, German, false),
        "jul" => (7, Both, true),
        "august" => (8, Both, false),
        "aug" => (8, Both, true),
        "september" => (9, Both, false),
        "sep" | "sept" => (9, Both, true),
        "october" => (10, English, false),
        "oktober" => (10, German, false),
        "oct" => (10, English, true),
        "okt" => (10, German, true),
        "november" => (11, Both, false),
        "nov" => (11, Both, true),
        "december" => (12, English, false),
        "dezember" => (12, German, false),
        "dec" => (12, English, true),
        "dez" => (12, German, true),
        _ => return None,
    };
    Some(Word::Month { number, language, is_short })
}

fn weekday(lower: &str) -> Option<Word> {
    use Language::{English, German};
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    const DAY_PARTS: [&str; 6] = ["abend", "nachmittag", "vormittag", "mittag", "morgen", "nacht"];
    let named = |name: &str| {
        Some(match name {
            "monday" => (Mon, English, false),
            "mon" => (Mon, English, true),
            "montag" => (Mon, German, false),
            "mo" => (Mon, German, true),
            "tuesday" => (Tue, English, false),
            "tue" | "tues" => (Tue, English, true),
            "dienstag" => (Tue, German, false),
            "di" => (Tue, German, true),
            "wednesday" => (Wed, English, false),
            "wed" => (Wed, English, true),
            "mittwoch" => (Wed, German, false),
            "mi" => (Wed, German, true),
            "thursday" => (Thu, English, false),
            "thu" | "thur" | "thurs" => (Thu, English, true),
            "donnerstag" => (Thu, German, false),
            "do" => (Thu, German, true),
            "friday" => (Fri, English, false),
            "fri" => (Fri, English, true),
            "freitag" => (Fri, German, false),
            "fr" => (Fri, German, true),
            "saturday" => (Sat, English, false),
            "sat" => (Sat, English, true),
            "samstag" | "sonnabend" => (Sat, German, false),
            "sa" => (Sat, German, true),
            "sunday" => (Sun, English, false),
            "sun" => (Sun, English, true),
            "sonntag" => (Sun, German, false),
            "so" => (Sun, German, true),
            _ => return None,
        })
    };
    let joined = || {
        let stem = DAY_PARTS.iter().find_map(|part| lower.strip_suffix(part))?;
        named(stem).filter(|(_, language, is_short)| *language == German && !is_short).map(|found| (found, stem.len()))
    };
    let ((day, language, is_short), stem) = named(lower).map(|found| (found, lower.len())).or_else(joined)?;
    Some(Word::Weekday { day, language, is_short, stem })
}

fn other(lower: &str) -> Word {
    match lower {
        "st" | "nd" | "rd" | "th" => Word::Ordinal,
        "am" => Word::Am,
        "pm" => Word::Pm,
        "uhr" | "h" => Word::Clock,
        "of" => Word::Of,
        "the" | "den" | "dem" | "der" => Word::Article,
        "on" => Word::On,
        "at" | "um" | "@" => Word::At,
        "from" | "since" | "after" | "following" | "ab" | "seit" | "nach" => Word::After,
        "vom" => Word::Vom,
        "to" | "bis" | "until" | "till" | "through" | "by" => Word::To,
        "and" | "or" | "und" | "oder" | "sowie" => Word::And,
        "no" | "nr" | "op" | "opus" | "section" | "chapter" | "kapitel" | "kap" | "abschnitt" | "version" | "punkt"
        | "teil" | "part" | "act" | "akt" | "seite" | "page" | "ziffer" | "absatz" | "abs" | "art" | "vol" | "band"
        | "satz" | "row" | "reihe" | "platz" | "seat" | "saal" | "hall" | "room" | "raum" | "tor" | "gate" | "top"
        | "all" | "only" | "our" | "these" | "last" | "first" | "alle" | "nur" | "unsere" | "diese" | "letzten"
        | "letzte" | "ersten" | "noch" | "kv" | "bwv" | "symphony" | "sinfonie" | "symphonie" | "concerto"
        | "quartet" | "quartett" | "sonate" | "sonata" | "episode" | "folge" | "staffel" | "season" | "nummer"
        | "number" | "rated" | "score" => Word::Numbering,
        "chf" | "eur" | "euro" | "usd" | "gbp" | "sfr" | "rappen" | "cent" => Word::Money,
        "every" | "each" | "jeden" | "jede" | "jedem" | "jeder" | "jeweils" => Word::Every,
        "in" | "im" | "this" | "next" | "diesen" | "diesem" | "nächsten" | "kommenden" => Word::In,
        "for" | "with" | "sold" | "tickets" | "doors" | "live" => Word::Further,
        "is" | "are" | "was" | "were" | "will" | "ist" | "sind" | "war" | "waren" | "wird" | "has" | "hat" => {
            Word::Verb
        }
        "today" | "heute" => Word::Today,
        "tonight" => Word::Tonight,
        "tomorrow" => Word::Tomorrow,
        "morgen" => Word::Morgen,
        "evening" | "afternoon" | "morning" | "night" | "abend" | "nachmittag" | "vormittag" | "mittag" | "früh"
        | "nacht" | "abends" | "mittags" => Word::DayPart,
        "guten" | "schönen" | "heutigen" | "frühen" | "nächster" | "gute" => Word::BeforeMorning,
        "von" | "usa" | "hier" | "gestern" | "yesterday" => Word::Figurative,
        "week" | "kw" | "cw" | "wk" | "woche" => Word::Week,
        _ => Word::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_umlauts_do_not_count() {
        for word in ["März", "MÄRZ", "märz", "Maerz"] {
            assert!(matches!(meaning(word), Word::Month { number: 3, .. }), "{word}");
        }
        assert!(matches!(meaning("JÄNNER"), Word::Month { number: 1, language: Language::German, .. }));
        assert_eq!(meaning("×"), Word::Other);
        assert_eq!(meaning("Donaudampfschifffahrtsgesellschaft"), Word::Other);
    }

    #[test]
    fn a_part_of_the_day_may_be_joined_to_a_weekday() {
        assert!(matches!(meaning("Samstagabend"), Word::Weekday { day: Weekday::Sat, stem: 7, .. }));
        assert!(matches!(meaning("Donnerstagnachmittag"), Word::Weekday { day: Weekday::Thu, stem: 10, .. }));
        for word in ["Fridays", "freitags", "Sonntagskonzert", "Soabend"] {
            assert_eq!(meaning(word), Word::Other, "{word}");
        }
    }
}
