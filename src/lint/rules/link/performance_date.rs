//! `link/performance-date`: the copy names a day on which the linked production doesn't play.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::listed::{Linked, linked, named_instead};
use crate::dates::{Date, Mention, english};
use crate::declare_rule;
use crate::lint::{Context, Findings, Text};

/// Words of copy in which a date or a time may be another than the performance's.
const OTHER_DATES: &[&str] = &[
    "sale",
    "presale",
    "vorverkauf",
    "vvk",
    "verkauf",
    "verkaufsstart",
    "start",
    "starts",
    "offer",
    "angebot",
    "aktion",
    "rabatt",
    "discount",
    "code",
    "frühbucher",
    "ends",
    "endet",
    "deadline",
    "win",
    "gewinnspiel",
    "verlosung",
    "moved",
    "postponed",
    "verschoben",
    "verlegt",
    "statt",
    "instead",
    "stream",
    "season",
    "spielzeit",
    "early",
    "premiere",
    "gift",
    "gutschein",
];

/// Words in whose clause a time is not the beginning.
const OTHER_TIMES: &[&str] = &[
    "doors",
    "door",
    "einlass",
    "einführung",
    "introduction",
    "talk",
    "gespräch",
    "until",
    "bis",
    "open",
    "opens",
    "offen",
    "geöffnet",
    "box",
    "kassa",
    "kasse",
    "dinner",
];

/// Words right before a time that is not the beginning, but the end of waiting for it.
const BEFORE_OTHER_TIMES: &[&str] = &["from", "ab"];

declare_rule! {
    /// Where the house profile lists the performances of the linked production, a day in the copy should be one of theirs;
    /// that of the linked performance, where the link has one. A time named with the day should be the time at which it
    /// begins.
    ///
    /// It speaks only where every day of title and message misses. Sales, offers and deadlines have days of their own, so
    /// copy with such words is left alone, and so is a time beside “doors” or “Einlass”.
    ///
    /// ```wrong
    /// profile.productions: [{"id": "12345", "title": "Hamlet", "performances": [{"id": "48052", "at": "2026-12-12T19:30"}]}]
    /// ```
    ///
    /// ```wrong
    /// profile.productions: [{"id": "12345", "title": "Hamlet", "performances": [{"id": "48052", "at": "2026-12-05T20:00"}]}]
    /// ```
    ///
    /// ```right
    /// profile.productions: [{"id": "12345", "title": "Hamlet", "performances": [{"id": "48052", "at": "2026-12-05T19:30"}]}]
    /// ```
    "link/performance-date" {
        severity: Warning,
        summary: "The copy names a day on which the linked production doesn't play",
        why: "Readers tap for one evening and find another, or come when nothing is played.",
        source: Pushproof,
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(link) = linked(context).find(|link| link.listed(context).is_some()) else { return };
    let Some(production) = link.listed(context) else { return };
    // Of a link to another production than the copy's, `link/title-mismatch` tells.
    if says_any(context, OTHER_DATES) || !named_instead(context, production).is_empty() {
        return;
    }
    let performances = match link.listed_performance(production) {
        Some(one) => std::slice::from_ref(one),
        // An id that isn't listed is told of by `link/unknown-performance`.
        None if link.performance.is_some() => return,
        None => &production.performances,
    };
    let begins: Option<Vec<NaiveDateTime>> = performances.iter().map(|one| one.at.map(|at| at.0)).collect();
    let Some(begins) = begins.filter(|begins| !begins.is_empty()) else { return };
    let title = production.title.trim();
    match miss(context, &begins) {
        Some(Miss::Day(text, mention)) => {
            let words = text.words(&mention.span);
            let help = "Look up which is right, the day or the link.";
            let message = match begins.as_slice() {
                [only] => {
                    format!("“{words}” is none of its days: the link leads to “{title}” of {}", english(only.date()))
                }
                _ => format!("“{title}”, to which the link leads, doesn't play on “{words}”"),
            };
            tell(findings, text, mention, message, help, &link);
        }
        Some(Miss::Time(text, mention, at)) => {
            let words = text.words(&mention.span);
            let message = format!("“{title}” begins at {}, and not as “{words}” says", at.format("%H:%M"));
            tell(findings, text, mention, message, "Look up when it begins.", &link);
        }
        None => {}
    }
}

fn tell(
    findings: &mut Findings,
    text: &Text<'_>,
    mention: &Mention,
    message: String,
    help: &'static str,
    link: &Linked<'_, '_>,
) {
    let bound = link.performance.unwrap_or(link.production);
    findings
        .add(text.place(mention.span.clone()), message, help)
        .related(link.text.place(bound.span.clone()), "The link leads here");
}

/// How the copy misses the performances.
enum Miss<'c, 'a> {
    /// None of its days is one of theirs; this is the first.
    Day(&'c Text<'a>, &'c Mention),
    /// The day is right, and the time isn't the one at which it begins.
    Time(&'c Text<'a>, &'c Mention, NaiveTime),
}

fn miss<'c, 'a>(context: &'c Context<'a>, begins: &[NaiveDateTime]) -> Option<Miss<'c, 'a>> {
    let anchor = context.anchor();
    let plays_on = |day: NaiveDate| begins.iter().any(|begin| begin.date() == day);
    let mut first = None;
    for text in context.copy() {
        for (mention, date) in text.dates() {
            let may_play = begins.iter().any(|begin| date.may_be(begin.date(), anchor));
            if may_play {
                let day = date.only_day(anchor).filter(|day| plays_on(*day))?;
                return wrong_time(text, mention, date, day, begins).map(|at| Miss::Time(text, mention, at));
            }
            let day = date.only_day(anchor)?;
            let is_other = date.is_open || date.is_deadline;
            // What has passed, or is another weekday, is told of elsewhere.
            let is_told = day < anchor.day
                || date.weekday.as_ref().is_some_and(|word| word.day != chrono::Datelike::weekday(&day));
            if is_other || is_told {
                return None;
            }
            first = first.or(Some(Miss::Day(text, mention)));
        }
    }
    first
}

/// When it really begins on `day`, where the time named with it is another.
fn wrong_time(
    text: &Text<'_>,
    mention: &Mention,
    date: &Date,
    day: NaiveDate,
    begins: &[NaiveDateTime],
) -> Option<NaiveTime> {
    let [time] = date.times.as_slice() else { return None };
    let mut that_day = begins.iter().filter(|begin| begin.date() == day).map(NaiveDateTime::time);
    let at = that_day.next().filter(|_| time.is_exact)?;
    let fits = at == time.at || that_day.any(|other| other == time.at);
    let before = text.source.get(..time.span.start)?.trim_end();
    let is_from =
        before.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|word| is_any(word, BEFORE_OTHER_TIMES));
    let is_other = is_from || has_any(clause_around(text.source, &mention.span), OTHER_TIMES);
    (!fits && !is_other).then_some(at)
}

/// The clause that the words at `span` stand in: up to the end of a sentence or line on either side.
fn clause_around<'t>(source: &'t str, span: &Range<usize>) -> &'t str {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';' | '\n' | '\r');
    let start = source.get(..span.start).and_then(|before| before.rfind(ends)).unwrap_or_default();
    let behind = source.get(span.end..).unwrap_or_default();
    let end = span.end + behind.find(ends).unwrap_or(behind.len());
    source.get(start..end).unwrap_or_default()
}

fn says_any(context: &Context<'_>, words: &[&str]) -> bool {
    context.copy().any(|text| has_any(text.source, words))
}

fn has_any(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| is_any(word, words))
}

fn is_any(word: &str, words: &[&str]) -> bool {
    let is_known =
        |known: &&&str| known.eq_ignore_ascii_case(word) || (!word.is_ascii() && **known == word.to_lowercase());
    words.iter().find(is_known).is_some()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{found_with, marked, with};
    use crate::profile::Profile;

    // Hamlet plays on Saturday 5 and Sunday 6 December; the push goes out on the 3rd.
    const LIST: &str = r#"{"extends": "guide", "productions": [{"id": "12345", "title": "Hamlet", "performances": [
        {"id": "48052", "at": "2026-12-05T19:30"}, {"id": "48053", "at": "2026-12-06T19:30"}]}]}"#;

    fn marks(message: &str, link: &str) -> Vec<String> {
        let campaign = with(Base::Push, &format!("what.message: {message}\nwhat.key_values[0].value: {link}"));
        let profile = Profile::read(LIST).expect("a profile");
        found_with(&RULE, &campaign, &profile).iter().map(|found| marked(&campaign, found)).collect()
    }

    #[test]
    fn marks_a_day_on_which_it_does_not_play() {
        assert_eq!(marks("12 December, 19:30. Book now.", "performances/12345"), ["12 December, 19:30"]);
        assert_eq!(marks("Am 7.12. um 19.30 Uhr", "performances/12345"), ["7.12. um 19.30 Uhr"]);
        assert_eq!(marks("Sunday 6 December, 19:30", "performances/12345/48052"), ["Sunday 6 December, 19:30"]);
    }

    #[test]
    fn marks_a_time_at_which_it_does_not_begin() {
        assert_eq!(marks("Saturday 5 December, 20:00", "performances/12345"), ["Saturday 5 December, 20:00"]);
        assert_eq!(marks("Samstag, 5. Dezember, 20 Uhr", "performances/12345/48052"), ["Samstag, 5. Dezember, 20 Uhr"]);
        // A price has nothing to do with the time.
        for priced in ["Saturday 5 December, 20:00, from €20", "Tickets from €20: Saturday 5 December, 20:00"] {
            assert_eq!(marks(priced, "performances/12345"), ["Saturday 5 December, 20:00"]);
        }
        assert_eq!(marks("Am 5.12. um 20 Uhr. Karten ab 20 €.", "performances/12345"), ["5.12. um 20 Uhr"]);
    }

    #[test]
    fn leaves_what_fits_or_may_be_something_else() {
        for message in [
            "Saturday 5 December, 19:30",
            "5/6 December, 19:30",
            "5 December, 7.30 pm",
            "5 December, 7:30",
            "5 December. Doors 18:30",
            "5. Dezember, 18.30 Uhr Einlass",
            "Doors at 18:30 on 5 December",
            "5 December, from 18:30",
            "From 18:30 on 5 December",
            "5. Dezember, ab 18.30 Uhr. Karten ab 20 €.",
            "5 December, 18:30: meet the director at the talk",
            "Saturday 5 December",
            "On sale 4 December. Hamlet",
            "Vorverkauf am 4. Dezember",
            "Book until 4 December",
            "Nur noch bis 4.12.",
            "Only until 12 December: -20% with the code HAMLET",
            "Since 1 December: Hamlet",
            "12/05/2026",
            "1.–24. Dezember",
            "5 November, 19:30",
            "Friday 12 December",
            "Book now.",
            "12 December or 5 December",
        ] {
            assert_eq!(marks(message, "performances/12345"), Vec::<String>::new(), "{message}");
        }
        let other = with(Base::Push, "what.title: Faust tonight\nwhat.message: 12 December, 19:30");
        let list = LIST.replace("}]}]}", r#"}]}, {"id": "14002", "title": "Faust"}]}"#);
        assert_eq!(found_with(&RULE, &other, &Profile::read(&list).expect("a profile")), []);
        for link in ["performances/99999", "events/77", "performances/12345/99999"] {
            assert_eq!(marks("12 December, 19:30", link), Vec::<String>::new(), "{link}");
        }
    }
}
