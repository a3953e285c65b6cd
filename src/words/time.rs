//! Lengths and points of time in words: “30 days”, “Thursday, 3 December 2026, 17:00”.

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::OPEN;
use crate::campaign::{DateTime, Duration};
use crate::dates::{day_name, english};

/// A length of time: “30 days”, “1 hour”.
#[must_use]
pub fn length(duration: &Duration) -> String {
    let unit = duration.unit.map_or(OPEN, crate::campaign::Unit::word);
    match duration.value.map(crate::campaign::Positive::get) {
        Some(1) => format!("1 {}", unit.strip_suffix('s').unwrap_or(unit)),
        Some(count) => format!("{count} {unit}"),
        None => format!("{OPEN} {unit}"),
    }
}

/// A length in minutes, in the largest unit that fits without a rest: “36 hours”, “2 days”.
#[cfg(feature = "whole")]
pub(crate) fn minutes(minutes: u64) -> String {
    let (count, unit) = match minutes {
        _ if minutes.is_multiple_of(24 * 60) => (minutes / (24 * 60), "day"),
        _ if minutes.is_multiple_of(60) => (minutes / 60, "hour"),
        _ => (minutes, "minute"),
    };
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

/// A date and time: “Thursday, 3 December 2026, 17:00”.
#[must_use]
pub fn moment(time: DateTime) -> String {
    let DateTime(time) = time;
    format!("{}, {}, {}", day_name(time.weekday()), english(time.date()), clock(time))
}

fn clock(time: NaiveDateTime) -> String {
    let seconds = if time.second() == 0 { String::new() } else { format!(":{:02}", time.second()) };
    format!("{:02}:{:02}{seconds}", time.hour(), time.minute())
}
