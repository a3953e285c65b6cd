//! Clock times: “19:30”, “19.30 Uhr”, “7.30 pm”.

use chrono::NaiveTime;

use super::mention::Time;
use super::scan::{Kind, Scan};
use super::words::Word;

/// A time, and whether something beside its digits says that it is one.
pub(super) struct Clocked {
    pub time: Time,
    /// Whether it has a colon, `Uhr`, `h` or `pm`: “19.30” alone may be a price.
    pub is_marked: bool,
}

/// The time that begins at `at`, and where it ends.
pub(super) fn time_at(scan: &Scan<'_>, at: usize) -> Option<(Clocked, usize)> {
    let (hour, digits) = scan.number(at).filter(|(hour, digits)| *hour <= 24 && *digits <= 2)?;
    let is_behind_sign = matches!(scan.kind_before(at), Some(Kind::Sign('(' | '–' | '-' | '@' | '|')));
    let is_inside = scan.is_joined(at) && !is_behind_sign && scan.words_before(at) != "T";
    if is_inside {
        return None;
    }
    let minutes_at = |at: usize| scan.joined_number(at).filter(|(minute, digits)| *minute < 60 && *digits == 2);
    let (minute, has_colon, mut next) = match scan.kind(at + 1) {
        Some(Kind::Sign(sign @ (':' | '.'))) if scan.is_joined(at + 1) => match minutes_at(at + 2) {
            Some((minute, _)) => (Some(minute), sign == ':', at + 3),
            None if sign == ':' => return None,
            None => (None, false, at + 1),
        },
        _ => (None, false, at + 1),
    };
    // “2:30:15” and “1.20.40” are something else.
    if minute.is_some()
        && scan.is_joined(next)
        && matches!(scan.kind(next), Some(Kind::Sign(':' | '.' | ',')))
        && scan.joined_number(next + 1).is_some()
    {
        return None;
    }
    let mut half = None;
    let mut has_clock = false;
    if let Some((is_afternoon, after)) = half_of_day(scan, next).filter(|_| hour <= 12) {
        half = Some(is_afternoon);
        next = after;
    } else if scan.word(next) == Some(Word::Clock) {
        has_clock = true;
        next += 1;
    }
    let (minute, next) = match minute {
        // “19h30”
        None if has_clock => minutes_at(next).map_or((0, next), |(minute, _)| (minute, next + 1)),
        minute => (minute.unwrap_or(0), next),
    };
    let hour_of_day = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour % 24,
    };
    let is_marked = has_colon || has_clock || half.is_some();
    let is_exact = half.is_some() || hour >= 13 || hour == 0 || (digits == 2 && hour < 10);
    let time = Time { span: scan.span(at, next), at: NaiveTime::from_hms_opt(hour_of_day, minute, 0)?, is_exact };
    let is_time = is_marked || next > at + 1;
    is_time.then_some((Clocked { time, is_marked }, next))
}

/// `am`, `pm`, `a.m.`, `p.m.`: whether it is the afternoon, and where it ends.
fn half_of_day(scan: &Scan<'_>, at: usize) -> Option<(bool, usize)> {
    match scan.word(at)? {
        Word::Pm => return Some((true, at + 1)),
        // The German “7 am Samstag”.
        Word::Am if !matches!(scan.kind(at + 1), Some(Kind::Word(Word::Weekday { .. }) | Kind::Number(_))) => {
            return Some((false, at + 1));
        }
        _ => {}
    }
    let is_afternoon = match scan.words(at) {
        "p" | "P" => true,
        "a" | "A" => false,
        _ => return None,
    };
    let is_written = scan.is_joined_sign(at + 1, '.')
        && matches!(scan.words(at + 2), "m" | "M")
        && scan.is_joined(at + 2)
        && scan.is_joined_sign(at + 3, '.');
    is_written.then_some((is_afternoon, at + 4))
}

/// The times behind a date that ends before `at`, and where the last of them ends: “, 15:00 & 19:30”. Behind a date in
/// digits `6.12.` is another date.
pub(super) fn times_behind(scan: &Scan<'_>, at: usize, is_numeric: bool) -> (Vec<Time>, usize) {
    let mut times = Vec::new();
    let mut end = at;
    loop {
        let mut next = end;
        let mut after_from = false;
        while next < end + 3 {
            match scan.kind(next) {
                Some(
                    Kind::Sign(',' | '|' | '·' | '•' | '–' | '—' | '-' | '@' | '(' | '/' | '&')
                    | Kind::Word(Word::At | Word::And | Word::To),
                ) => {}
                Some(Kind::Word(Word::After)) => after_from = true,
                _ => break,
            }
            next += 1;
        }
        let Some((clocked, after)) = time_at(scan, next) else { break };
        // Behind a date “19.30” is a time, unless money says otherwise: “from 19.30”, “19.30 €”.
        let is_money = matches!(scan.kind(after), Some(Kind::Sign('€' | '$' | '£') | Kind::Word(Word::Money)));
        if !clocked.is_marked && (after_from || is_money || (is_numeric && is_date(scan, next))) {
            break;
        }
        times.push(clocked.time);
        end = after;
    }
    (times, end)
}

/// Whether a number with a dot at `at` is the beginning of another date: “5.12., 6.12.”.
fn is_date(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_joined_sign(at + 3, '.') && scan.number(at + 2).is_some_and(|(month, _)| (1..=12).contains(&month))
}
