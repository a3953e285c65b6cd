//! Reminders for a calendar program: for each push when it can last be changed, and when it is sent (RFC 5545).

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write;
use std::hash::{Hash, Hasher};

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use super::{Push, Source};

/// A line has at most so many bytes, its end not counted.
const LONGEST: usize = 75;

/// The reminders of `pushes`: one when each can last be changed, which is `cut_off` before it is sent, and one when it is
/// sent. Times are local ones, as in the dashboard; `stamp` is the time of writing in UTC.
#[must_use]
pub fn ics(pushes: &[Push], cut_off: TimeDelta, stamp: NaiveDateTime) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pushproof//Calendar//EN", "CALSCALE:GREGORIAN"] {
        fold(&mut out, line);
    }
    for push in pushes {
        let last = push.at.checked_sub_signed(cut_off).unwrap_or(push.at);
        let minutes = cut_off.num_minutes();
        let edit = format!("The push is sent {minutes} minutes later; from then on it can't be changed.");
        event(&mut out, push, "edit", "Last edit", last, &edit, stamp);
        event(&mut out, push, "send", "Send", push.at, "The push goes out now.", stamp);
    }
    fold(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, push: &Push, kind: &str, word: &str, at: NaiveDateTime, about: &str, stamp: NaiveDateTime) {
    let words = escaped(&format!("{word}: {}", push.name));
    let lines = [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{kind}@pushproof", id(&push.source)),
        format!("DTSTAMP:{}Z", written(stamp)),
        format!("DTSTART:{}", written(at)),
        format!("SUMMARY:{words}"),
        format!("DESCRIPTION:{}", escaped(about)),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{words}"),
        "TRIGGER:-PT15M".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ];
    for line in &lines {
        fold(out, line);
    }
}

/// Stands for a push, so that a calendar that takes the file in again moves its reminders and makes no second ones.
fn id(source: &Source) -> String {
    match source {
        Source::Draft(key) => {
            let mut hasher = DefaultHasher::new();
            key.hash(&mut hasher);
            format!("draft-{:016x}", hasher.finish())
        }
        Source::Row(row) => format!("row-{row}"),
    }
}

fn written(at: NaiveDateTime) -> String {
    let (date, time) = (at.date(), at.time());
    let [hour, minute, second] = [time.hour(), time.minute(), time.second()];
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}{second:02}", date.year(), date.month(), date.day())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line in pieces that are short enough; each but the first begins with a space.
fn fold(out: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        let _ = write!(out, "{c}");
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::DateTime;

    fn written(name: &str) -> String {
        let push = super::super::tests::push(name, "2026-12-03T17:00", true);
        ics(&[push], TimeDelta::minutes(5), DateTime::parse("2026-11-23T09:00").expect("a time").0)
    }

    #[test]
    fn a_push_has_two_reminders() {
        let ics = written("Hamlet");
        assert_eq!(ics.matches("BEGIN:VEVENT").count(), 2);
        for line in ["DTSTART:20261203T165500", "DTSTART:20261203T170000", "DTSTAMP:20261123T090000Z"] {
            assert!(ics.contains(&format!("{line}\r\n")), "{ics}");
        }
        assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        assert!(written("A, b; c\\d\ne\r\u{7}").contains("SUMMARY:Send: A\\, b\\; c\\\\d\\ne\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let name = "Ä🎭".repeat(40);
        let ics = written(&name);
        assert!(ics.split("\r\n").all(|line| line.len() <= 75), "{ics}");
        assert!(ics.replace("\r\n ", "").contains(&name));
        assert!(!ics.replace("\r\n", "").contains('\n'));
    }
}
