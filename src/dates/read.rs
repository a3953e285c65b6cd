//! Reading a text from its beginning to its end for what it says about time.

use super::clock::{time_at, times_behind};
use super::day::{Found, date_at};
use super::mention::{Date, Mention, MentionKind, Month, MonthForm};
use super::relative::relative_at;
use super::scan::{Kind, Scan};
use super::words::{Language, Word};

/// What kind of text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// A title or a message.
    Copy,
    /// A campaign's name.
    Name,
}

/// What `copy` says about time, in order; nothing overlaps.
#[must_use]
pub fn find(copy: &str) -> Vec<Mention> {
    read(copy, Text::Copy)
}

/// What a campaign's name says about time, in order; nothing overlaps.
#[must_use]
pub fn find_in_name(name: &str) -> Vec<Mention> {
    read(name, Text::Name)
}

fn read(text: &str, kind: Text) -> Vec<Mention> {
    let scan = Scan::of(text);
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        let Some((kind, next)) = mention_at(&scan, at, kind) else {
            at += 1;
            continue;
        };
        let mention = Mention { span: scan.span(at, next), kind };
        match (found.last_mut(), mention) {
            // “19:30 on Saturday 5 December”: the time belongs to the date.
            (Some(before), Mention { span, kind: MentionKind::Date(mut date) })
                if matches!(&before.kind, MentionKind::Time(_))
                    && date.times.is_empty()
                    && is_link(text.get(before.span.end..span.start).unwrap_or_default()) =>
            {
                if let MentionKind::Time(time) = &before.kind {
                    date.times.push(time.clone());
                }
                *before = Mention { span: before.span.start..span.end, kind: MentionKind::Date(date) };
            }
            (_, mention) => found.push(mention),
        }
        at = next.max(at + 1);
    }
    found
}

/// Whether a time and a date with `between` between them belong together.
fn is_link(between: &str) -> bool {
    matches!(between.trim(), "" | "," | "|" | "·" | "on" | "am" | ", on" | ", am") && !between.contains(['\n', '\r'])
}

fn mention_at(scan: &Scan<'_>, at: usize, text: Text) -> Option<(MentionKind, usize)> {
    match scan.kind(at)? {
        Kind::Break | Kind::Sign(_) => None,
        Kind::Number(_) => {
            let dated = date_at(scan, at, text).and_then(|found| dated(scan, found));
            dated.or_else(|| numeric_month(scan, at, text)).or_else(|| {
                let (time, next) =
                    time_at(scan, at).filter(|(time, _)| time.is_marked || scan.word_before(at) == Some(Word::At))?;
                Some((MentionKind::Time(time.time), next))
            })
        }
        Kind::Word(Word::Month { .. }) => {
            let dated = date_at(scan, at, text).and_then(|found| dated(scan, found));
            dated.or_else(|| named_month(scan, at))
        }
        Kind::Word(Word::Weekday { day, is_short, .. }) => {
            let dated = date_at(scan, at, text).and_then(|found| dated(scan, found));
            let is_one = !is_short && !matches!(scan.word_before(at), Some(Word::Every));
            dated.or_else(|| is_one.then_some((MentionKind::Weekday(day), at + 1)))
        }
        Kind::Word(word) if text == Text::Name && (word == Word::Week || is_week_in_short(scan, at)) => {
            let number_at = if scan.is_sign(at + 1, '.') { at + 2 } else { at + 1 };
            let (week, _) = scan.number(number_at).filter(|(week, _)| (1..=53).contains(week))?;
            Some((MentionKind::Week(week), number_at + 1))
        }
        Kind::Word(word) => relative_at(scan, at, word).map(|(day, next)| (MentionKind::Relative(day), next)),
    }
}

/// Whether this is the W of “W49” or “2026-W49”.
fn is_week_in_short(scan: &Scan<'_>, at: usize) -> bool {
    scan.words(at) == "W" && scan.joined_number(at + 1).is_some_and(|(_, digits)| digits == 2)
}

/// A date with the times behind it; a day that the calendar doesn't have only where it can be nothing else.
fn dated(scan: &Scan<'_>, found: Found) -> Option<(MentionKind, usize)> {
    if let Some(none) = found.date.readings.iter().find(|reading| !reading.exists()) {
        return is_nothing_else(scan, &found).then_some((MentionKind::NoDay(*none), found.next));
    }
    let is_numeric = found.date.form.month_form == MonthForm::Number;
    let (times, next) = times_behind(scan, found.next, is_numeric);
    // “5 December until Christmas”
    let is_open = found.date.is_open || scan.word(next) == Some(Word::To);
    Some((MentionKind::Date(Box::new(Date { times, is_open, ..found.date })), next))
}

/// Whether what is written as a day that the calendar doesn't have is meant as one: the 31st November Festival is none, nor
/// is a 31.9 mile run, nor “ab Feb. 30,–”.
fn is_nothing_else(scan: &Scan<'_>, found: &Found) -> bool {
    let Date { form, weekday, is_certain, .. } = &found.date;
    let is_title = scan.word(found.next) == Some(Word::Other) && scan.is_capital(found.next);
    let is_said = match form.month_form {
        MonthForm::Number => false,
        // Behind the month a number alone may be anything.
        MonthForm::Name { .. } => !is_title && (form.day.start < form.month.start || form.day.len() > 2),
    };
    *is_certain && (is_said || form.year.is_some() || weekday.is_some())
}

/// “2026-11”, “11/2026”.
fn numeric_month(scan: &Scan<'_>, at: usize, text: Text) -> Option<(MentionKind, usize)> {
    let is_alone = text == Text::Name && !scan.is_joined(at);
    let (first, first_digits) = scan.number(at).filter(|_| is_alone || scan.is_sign_before(at, '_'))?;
    let Kind::Sign(sign @ ('-' | '/' | '.' | '_')) = scan.kind(at + 1)? else { return None };
    let (second, second_digits) = scan.joined_number(at + 2).filter(|_| scan.is_joined(at + 1))?;
    let ends = !matches!(scan.kind(at + 3), Some(Kind::Sign('-' | '/' | '.'))) || scan.joined_number(at + 4).is_none();
    let (year, month) = match (first_digits, second_digits) {
        (4, 2) => (first, second),
        (1 | 2, 4) => (second, first),
        _ => return None,
    };
    let is_month = (1..=12).contains(&month) && (2000..2100).contains(&year) && ends;
    // “2011/12” may be a season.
    let is_certain = !(first_digits == 4 && sign == '/');
    let month = Month { month, year: i32::try_from(year).ok(), is_certain };
    is_month.then_some((MentionKind::Month(month), at + 3))
}

/// “December 2026”, “Dez.”.
fn named_month(scan: &Scan<'_>, at: usize) -> Option<(MentionKind, usize)> {
    let Word::Month { number, language, is_short } = scan.word(at)? else { return None };
    let year_at = if is_short && scan.is_joined_sign(at + 1, '.') { at + 2 } else { at + 1 };
    let year = match scan.number(year_at) {
        Some((year @ 1900..=2100, 4)) => i32::try_from(year).ok(),
        _ => None,
    };
    let next = if year.is_some() { year_at + 1 } else { at + 1 };
    // “may” and “march” are verbs, “Jan” and “April” people: alone they count for little.
    let is_certain = year.is_some() || (!is_short && language == Language::German);
    let month = Month { month: number, year, is_certain };
    (year.is_some() || scan.is_capital(at)).then_some((MentionKind::Month(month), next))
}
