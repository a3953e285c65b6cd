//! Cells about time: a day, a time or both, as people and spreadsheets write them, English and German.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveTime};
use regex::{Captures, Regex};

use crate::dates::{self, MentionKind};

/// What a cell says about time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Option<Day>,
    /// The time of day.
    pub time: Option<NaiveTime>,
}

/// A day, and the other one that it may be where day and month could change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day first: 3 December for 03/12/2026.
    pub usual: NaiveDate,
    /// The month first: 12 March.
    pub other: Option<NaiveDate>,
    /// Whether the month surely stands first: 12/25/2026, or a time with am or pm.
    pub is_month_first: bool,
}

/// Whether a column's dates have the month first. One cell such as 12/25/2026 tells it for all, unless another one such
/// as 25/12/2026 says the opposite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateOrder {
    has_month_first: bool,
    has_day_first: bool,
}

impl DateOrder {
    /// Learns from a day of the column.
    pub fn learn(&mut self, day: Day) {
        self.has_month_first |= day.is_month_first;
        self.has_day_first |= day.other.is_none() && !day.is_month_first && day.usual_was_open();
    }

    const fn is_month_first(self) -> bool {
        self.has_month_first && !self.has_day_first
    }
}

impl Day {
    const fn sure(day: NaiveDate) -> Self {
        Self { usual: day, other: None, is_month_first: false }
    }

    /// The day, as the column writes its dates.
    #[must_use]
    pub fn read(self, order: DateOrder) -> NaiveDate {
        self.other.filter(|_| order.is_month_first()).unwrap_or(self.usual)
    }

    /// Whether only the day's number above 12 tells that it stands first.
    fn usual_was_open(self) -> bool {
        chrono::Datelike::day(&self.usual) > 12
    }
}

macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($pattern).ok());
    };
}

// A weekday may stand before the date, and words such as “um” or “at” between it and the time.
pattern!(
    NUMERIC,
    r"(?i)^(?:[a-zäöü]{2,10}[.,]{0,2}\s+)?([0-9]{1,4})([./-])\s?([0-9]{1,2})[./-]\s?([0-9]{2,4})\.?(?:(?:[,;\s]|t)\s*(?:um\s|at\s|@\s?|[-–|]\s?)?\s*(.*))?$"
);
pattern!(
    TIME,
    r"(?i)^([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?:[:.]([0-9]{2})(?:\.[0-9]+)?)?\s*(uhr|h|am|pm|a\.m\.|p\.m\.)?$"
);

/// Reads a cell; nothing where it says something else, or more.
#[must_use]
pub fn read(cell: &str) -> Option<Moment> {
    let cell = cell.trim().trim_matches('\u{A0}');
    plain(cell).or_else(|| numeric(cell)).or_else(|| time(cell)).or_else(|| serial(cell)).or_else(|| in_words(cell))
}

/// Whether a cell says that the push is sent at once.
#[must_use]
pub fn is_now(cell: &str) -> bool {
    const WORDS: &[&str] =
        &["now", "send now", "jetzt", "sofort", "sofort senden", "jetzt senden", "immediately", "asap"];
    let cell = cell.trim().to_lowercase();
    WORDS.contains(&cell.as_str())
}

/// `2026-12-03`, `2026-12-03 17:00`, `03.12.2026 17:00`: nearly always what it is, and quickly read.
fn plain(cell: &str) -> Option<Moment> {
    let (date, time) = cell.split_at_checked(10)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let part = |text: &str, from: usize, to: usize| digits(text.get(from..to)?);
    let (year, month, day) = match *date.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => (part(date, 0, 4)?, part(date, 5, 7)?, part(date, 8, 10)?),
        [_, _, b'.', _, _, b'.', _, _, _, _] => (part(date, 6, 10)?, part(date, 3, 5)?, part(date, 0, 2)?),
        _ => return None,
    };
    let day = Day::sure(NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?);
    let time = match *time.as_bytes() {
        [] => None,
        [b' ' | b'T', _, _, b':', _, _] => Some(NaiveTime::from_hms_opt(part(time, 1, 3)?, part(time, 4, 6)?, 0)?),
        _ => return None,
    };
    Some(Moment { day: Some(day), time })
}

fn number<T: std::str::FromStr>(found: &Captures<'_>, group: usize) -> Option<T> {
    found.get(group)?.as_str().parse().ok()
}

fn numeric(cell: &str) -> Option<Moment> {
    let found = NUMERIC.as_ref()?.captures(cell)?;
    let (a, b, c): (u32, u32, u32) = (number(&found, 1)?, number(&found, 3)?, number(&found, 4)?);
    let rest = found.get(5).map_or("", |rest| rest.as_str().trim());
    let (time, has_half) = match rest {
        "" => (None, false),
        rest => (Some(time(rest)?.time?), rest.trim_end_matches('.').to_lowercase().ends_with('m')),
    };
    let digits = |group| found.get(group).map_or(0, |digits| digits.len());
    let date = |year: u32, month, day| {
        let year = if year < 100 { year + 2000 } else { year };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    };
    let is_dotted = found.get(2).is_some_and(|sign| sign.as_str() == ".");
    let day = if digits(1) == 4 {
        (digits(4) == 2).then(|| date(a, b, c)).flatten().map(Day::sure)?
    } else if digits(1) > 2 || digits(4) == 3 {
        return None;
    } else {
        match (date(c, b, a), date(c, a, b)) {
            (Some(usual), _) if is_dotted => Day::sure(usual),
            (Some(usual), Some(other)) if usual == other => Day::sure(usual),
            (Some(usual), Some(other)) if has_half => Day { usual: other, other: Some(usual), is_month_first: true },
            (Some(usual), other) => Day { usual, other, is_month_first: false },
            (None, Some(other)) if !is_dotted => Day { usual: other, other: None, is_month_first: true },
            (None, _) => return None,
        }
    };
    Some(Moment { day: Some(day), time })
}

fn time(cell: &str) -> Option<Moment> {
    let found = TIME.as_ref()?.captures(cell)?;
    let hour: u32 = number(&found, 1)?;
    let half = found.get(4).map(|half| half.as_str().to_lowercase());
    // A number alone may be anything.
    if found.get(2).is_none() && half.is_none() {
        return None;
    }
    let is_clock_of_twelve = half.as_deref().is_some_and(|half| half.ends_with('m') || half.ends_with("m."));
    let hour = match half.as_deref().and_then(|half| half.chars().next()) {
        Some(_) if is_clock_of_twelve && !(1..=12).contains(&hour) => return None,
        Some('a') if is_clock_of_twelve => hour % 12,
        Some('p') if is_clock_of_twelve => hour % 12 + 12,
        _ => hour,
    };
    let [minute, second] = [2, 3].map(|group| number(&found, group).unwrap_or(0));
    Some(Moment { day: None, time: Some(NaiveTime::from_hms_opt(hour, minute, second)?) })
}

/// A spreadsheet's number for a day and time: days since the end of 1899, of this century.
fn serial(cell: &str) -> Option<Moment> {
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let value: f64 = is_number.then(|| cell.replace(',', ".").parse().ok())??;
    ((36_526.0..73_050.0).contains(&value) && cell.len() >= 5).then(|| of_serial(value))?
}

/// What a spreadsheet's number says; below 1 it is a time alone.
#[must_use]
pub fn of_serial(value: f64) -> Option<Moment> {
    const SECONDS: f64 = 86_400.0;
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    // To the second: a quarter past five is no finite fraction of a day.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked above")]
    let seconds = (value * SECONDS).round() as u64;
    let (days, rest) = (seconds / 86_400, u32::try_from(seconds % 86_400).ok()?);
    let time = NaiveTime::from_num_seconds_from_midnight_opt(rest, 0)?;
    if days == 0 {
        return Some(Moment { day: None, time: Some(time) });
    }
    // Spreadsheets have a 29 February 1900; what lies before it is nobody's delivery.
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    Some(Moment { day: Some(Day::sure(day)), time: (rest > 0).then_some(time) })
}

/// “Thursday, 3 December 2026, 17:00”, “3. Dez. 2026 um 17 Uhr”: a date with its year that fills the cell.
fn in_words(cell: &str) -> Option<Moment> {
    const LONGEST: usize = 60;
    if cell.len() > LONGEST || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mentions = dates::find(cell);
    let [mention] = mentions.as_slice() else { return None };
    let MentionKind::Date(date) = &mention.kind else { return None };
    let is_whole = |text: Option<&str>| text.is_some_and(|text| text.chars().all(|c| !c.is_alphanumeric()));
    if !is_whole(cell.get(..mention.span.start)) || !is_whole(cell.get(mention.span.end..)) {
        return None;
    }
    let ([reading], true) = (date.readings.as_slice(), date.first_day.is_none() && date.times.len() <= 1) else {
        return None;
    };
    let day = NaiveDate::from_ymd_opt(reading.year?, reading.month, reading.day)?;
    Some(Moment { day: Some(Day::sure(day)), time: date.times.first().map(|time| time.at) })
}

impl Moment {
    /// The moment as a cell, such as `2026-12-03T17:00`.
    #[must_use]
    pub fn written(self) -> String {
        let day = self.day.map(|day| day.usual.to_string());
        let time = self.time.map(|time| {
            let text = time.to_string();
            text.strip_suffix(":00").filter(|short| short.contains(':')).map(str::to_owned).unwrap_or(text)
        });
        [day, time].into_iter().flatten().collect::<Vec<_>>().join("T")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &str) -> String {
        read(cell).map(Moment::written).unwrap_or_default()
    }

    #[test]
    fn days_and_times_are_read_as_people_write_them() {
        for (cell, said) in [
            ("2026-12-03T17:00", "2026-12-03T17:00"),
            ("2026-12-03 17:00:00", "2026-12-03T17:00"),
            ("2026-12-03", "2026-12-03"),
            ("03.12.2026 17:00", "2026-12-03T17:00"),
            ("3.12.26, 17 Uhr", "2026-12-03T17:00"),
            ("Do, 03.12.2026 um 17.30 Uhr", "2026-12-03T17:30"),
            ("03/12/2026 17:00", "2026-12-03T17:00"),
            ("12/25/2026 5:00 PM", "2026-12-25T17:00"),
            ("12/03/2026 5:00 pm", "2026-12-03T17:00"),
            ("3 December 2026, 17:00", "2026-12-03T17:00"),
            ("Thursday 3 December 2026", "2026-12-03"),
            ("3. Dezember 2026 um 17:00 Uhr", "2026-12-03T17:00"),
            ("17:00", "17:00"),
            ("12:30 am", "00:30"),
            ("17 Uhr", "17:00"),
            ("46359.7083333333", "2026-12-03T17:00"),
            ("46359,75", "2026-12-03T18:00"),
            ("46359", "2026-12-03"),
        ] {
            assert_eq!(written(cell), said, "{cell}");
        }
    }

    #[test]
    fn what_is_no_moment_stays_unread() {
        for cell in [
            "",
            "next Thursday",
            "17",
            "12345",
            "31.02.2026",
            "2026-12-03T17:00Z",
            "25:00",
            "3 December",
            "1.–3.12.2026",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
        assert!(is_now(" Sofort ") && !is_now("soon"));
    }

    #[test]
    fn a_column_tells_what_a_cell_leaves_open() {
        let day = |cell: &str| read(cell).and_then(|moment| moment.day).expect("a day");
        let order = |cells: &[&str]| {
            let mut order = DateOrder::default();
            for cell in cells {
                order.learn(day(cell));
            }
            day("12/03/2026").read(order).to_string()
        };
        assert_eq!(order(&["12/03/2026"]), "2026-03-12");
        assert_eq!(order(&["12/25/2026"]), "2026-12-03");
        assert_eq!(order(&["12/25/2026", "25/12/2026"]), "2026-03-12");
    }
}
