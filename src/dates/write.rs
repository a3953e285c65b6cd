//! Writing weekdays and dates: as the writer wrote others, and in plain English for messages.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::mention::{Date, MonthForm, WeekdayWord};
use super::words::Language;

const ENGLISH_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const GERMAN_DAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The English name of a weekday.
#[must_use]
pub fn day_name(day: Weekday) -> &'static str {
    ENGLISH_DAYS.get(day.num_days_from_monday() as usize).copied().unwrap_or_default()
}

/// A day in plain English: “5 December 2026”.
#[must_use]
pub fn english(day: NaiveDate) -> String {
    format!("{} {}", english_without_year(day), day.year())
}

/// A day of a year that everyone knows, in plain English: “5 December”.
#[must_use]
pub fn english_without_year(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month_name(&ENGLISH_MONTHS, day.month()))
}

/// A day as copy says it: “Saturday 5 December”, “Samstag, 5. Dezember”.
#[must_use]
pub fn day_in_copy(day: NaiveDate, language: Language, has_year: bool) -> String {
    let year = if has_year { format!(" {}", day.year()) } else { String::new() };
    let at = day.weekday().num_days_from_monday() as usize;
    if language == Language::German {
        let weekday = GERMAN_DAYS.get(at).copied().unwrap_or_default();
        return format!("{weekday}, {}. {}{year}", day.day(), month_name(&GERMAN_MONTHS, day.month()));
    }
    format!("{} {}{year}", day_name(day.weekday()), english_without_year(day))
}

/// A time as copy says it: “19:30”, “19.30 Uhr”.
#[must_use]
pub fn time_in_copy(time: NaiveTime, language: Language) -> String {
    match (language, time.minute()) {
        (Language::German, 0) => format!("{} Uhr", time.hour()),
        (Language::German, minute) => format!("{}.{minute:02} Uhr", time.hour()),
        (Language::English | Language::Both, minute) => format!("{}:{minute:02}", time.hour()),
    }
}

fn month_name(names: &'static [&'static str; 12], month: u32) -> &'static str {
    names.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

/// The first `length` characters of `word`.
fn shortened(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// `word` in capitals or small letters, as `like` is written.
fn cased(word: &str, like: &str) -> String {
    if like.chars().filter(|c| c.is_alphabetic()).count() > 1 && !like.chars().any(char::is_lowercase) {
        word.to_uppercase()
    } else if like.starts_with(char::is_lowercase) {
        word.to_lowercase()
    } else {
        word.to_owned()
    }
}

/// `day` as `word` is written in `source`: its language, its length, its case.
#[must_use]
pub fn weekday_as(day: Weekday, word: &WeekdayWord, source: &str) -> String {
    let written = source.get(word.span.clone()).unwrap_or_default();
    let names = if word.language == Language::German { &GERMAN_DAYS } else { &ENGLISH_DAYS };
    let name = names.get(day.num_days_from_monday() as usize).copied().unwrap_or_default();
    let length = match (word.is_short, word.language) {
        (false, _) => usize::MAX,
        (true, Language::German) => 2,
        (true, _) => 3,
    };
    cased(shortened(name, length), written)
}

/// What must change in `source` for `date` to be `day`, written as it is; nothing where that can't be said.
#[must_use]
pub fn date_as(day: NaiveDate, date: &Date, source: &str) -> Option<Vec<(Range<usize>, String)>> {
    let [reading] = date.readings.as_slice() else { return None };
    let mut edits = Vec::new();
    if day.day() != reading.day {
        let written = source.get(date.form.day.clone())?;
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let width = if written.starts_with('0') { 2 } else { 1 };
        let ending = if written.len() > digits { ordinal(day.day()) } else { "" };
        edits.push((date.form.day.clone(), format!("{:0width$}{ending}", day.day())));
    }
    if day.month() != reading.month {
        let written = source.get(date.form.month.clone())?;
        let text = match date.form.month_form {
            MonthForm::Number if written.starts_with('0') || written.len() == 2 => format!("{:02}", day.month()),
            MonthForm::Number => day.month().to_string(),
            MonthForm::Name { language, is_short } => {
                let names = if language == Language::German { &GERMAN_MONTHS } else { &ENGLISH_MONTHS };
                // “April” doesn't tell the language of “May”.
                let is_plain = language != Language::Both
                    || month_name(&ENGLISH_MONTHS, day.month()) == month_name(&GERMAN_MONTHS, day.month());
                if !is_plain {
                    return None;
                }
                cased(shortened(month_name(names, day.month()), if is_short { 3 } else { usize::MAX }), written)
            }
        };
        edits.push((date.form.month.clone(), text));
    }
    if let Some(span) = date.form.year.clone().filter(|_| reading.year.is_some_and(|year| year != day.year())) {
        let is_short = source.get(span.clone())?.len() == 2;
        let text = if is_short { format!("{:02}", day.year() % 100) } else { day.year().to_string() };
        edits.push((span, text));
    }
    (!edits.is_empty()).then_some(edits)
}

fn ordinal(day: u32) -> &'static str {
    match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
