//! Writing weekdays and dates: as the writer wrote others, and in plain English for messages.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::mention::{Date, MonthForm, Time, WeekdayWord};
use super::words::{Language, Word, meaning};

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

/// The weekday that stands alone in `source` at `span`, as it is written.
#[must_use]
pub fn weekday_at(source: &str, span: &Range<usize>) -> Option<WeekdayWord> {
    let Word::Weekday { day, language, is_short, stem } = meaning(source.get(span.clone())?) else { return None };
    Some(WeekdayWord { span: span.start..span.start + stem, day, language, is_short })
}

/// `at` as the time `time` is written in `source`: its signs, its twelve hours; minutes only where they are needed.
#[must_use]
pub fn time_as(at: NaiveTime, time: &Time, source: &str) -> Option<String> {
    let written = source.get(time.span.clone())?;
    let digits = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let (hour, rest) = written.split_at(digits);
    let (minutes, ending) = match rest.strip_prefix([':', '.', 'h']) {
        Some(behind) if behind.get(..2).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_digit())) => {
            rest.split_at_checked(3)?
        }
        _ => ("", rest),
    };
    let word = ending.trim_start().to_lowercase();
    let is_half = word.starts_with(['a', 'p']);
    let (is_afternoon, twelve) = at.hour12();
    let hour_now = if is_half { twelve } else { at.hour() };
    let width = if hour.starts_with('0') { 2 } else { 1 };
    let sign = minutes.get(..1).unwrap_or(if word.contains("uhr") || is_half { "." } else { ":" });
    let needs_minutes = !minutes.is_empty() || at.minute() != 0 || ending.is_empty();
    let minutes = if needs_minutes { format!("{sign}{:02}", at.minute()) } else { String::new() };
    let ending = if is_half {
        let (old, new) = if is_afternoon { (['a', 'A'], ['p', 'P']) } else { (['p', 'P'], ['a', 'A']) };
        ending.replacen(old[0], &new[0].to_string(), 1).replacen(old[1], &new[1].to_string(), 1)
    } else {
        ending.to_owned()
    };
    Some(format!("{hour_now:0width$}{minutes}{ending}"))
}

/// What must change in `source` for `date` to be `day`, written as it is; nothing where that can't be said.
#[must_use]
pub fn date_as(day: NaiveDate, date: &Date, source: &str) -> Option<Vec<(Range<usize>, String)>> {
    date_in(day, date, source, Language::Both)
}

/// The same in a text whose language is known: “April” doesn't tell it.
#[must_use]
pub fn date_in(day: NaiveDate, date: &Date, source: &str, text: Language) -> Option<Vec<(Range<usize>, String)>> {
    let [reading] = date.readings.as_slice() else { return None };
    let mut edits = Vec::new();
    if day.day() != reading.day {
        let written = source.get(date.form.day.clone())?;
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        // “2026-12-05” and “10.01.” have two digits throughout.
        let is_year_first = date.form.year.as_ref().is_some_and(|year| year.start < date.form.day.start);
        let has_zero = source.get(date.form.month.clone())?.starts_with('0');
        let is_even = date.form.month_form == MonthForm::Number && (is_year_first || has_zero);
        let width = if written.starts_with('0') || is_even { 2 } else { 1 };
        let ending = if written.len() > digits { ordinal(day.day()) } else { "" };
        edits.push((date.form.day.clone(), format!("{:0width$}{ending}", day.day())));
    }
    if day.month() != reading.month {
        let written = source.get(date.form.month.clone())?;
        let text = match date.form.month_form {
            MonthForm::Number if written.starts_with('0') || written.len() == 2 => format!("{:02}", day.month()),
            MonthForm::Number => day.month().to_string(),
            MonthForm::Name { language, is_short } => {
                let weekday = date.weekday.as_ref().map_or(Language::Both, |word| word.language);
                let said = [language, weekday, text].into_iter().find(|language| *language != Language::Both);
                let language = said.unwrap_or(Language::Both);
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

#[cfg(test)]
mod tests {
    use super::super::{MentionKind, find};
    use super::*;

    #[test]
    fn a_date_is_written_as_another_was() {
        for (source, expected) in [
            ("2026-12-10", "2027-03-05"),
            ("10.01.2026", "05.03.2027"),
            ("10.12.2026", "5.03.2027"),
            ("10. Dezember 2026", "5. März 2027"),
            ("Tue 10 Nov 2026", "Tue 5 Mar 2027"),
            ("December 10th, 2026", "March 5th, 2027"),
        ] {
            let day = NaiveDate::from_ymd_opt(2027, 3, 5).expect("a day");
            let MentionKind::Date(date) = find(source).remove(0).kind else { panic!("{source}") };
            let mut edits = date_as(day, &date, source).expect(source);
            edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
            let mut written = source.to_owned();
            for (span, text) in edits {
                written.replace_range(span, &text);
            }
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn a_time_is_written_as_another_was() {
        for (source, hour, minute, expected) in [
            ("19:30", 20, 0, "20:00"),
            ("09:30", 8, 5, "08:05"),
            ("19.30 Uhr", 20, 0, "20.00 Uhr"),
            ("19 Uhr", 20, 0, "20 Uhr"),
            ("19 Uhr", 20, 30, "20.30 Uhr"),
            ("7 pm", 20, 0, "8 pm"),
            ("7pm", 11, 0, "11am"),
            ("7pm", 20, 15, "8.15pm"),
            ("7:30 p.m.", 9, 30, "9:30 a.m."),
            ("7.30PM", 0, 30, "12.30AM"),
        ] {
            let at = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
            let copy = format!("Saturday 5 December, {source}");
            let mention = find(&copy).remove(0);
            let MentionKind::Date(date) = mention.kind else { panic!("{copy}") };
            assert_eq!(time_as(at, &date.times[0], &copy).as_deref(), Some(expected), "{source}");
        }
    }
}
