//! What is read as a date and what is not, English and German.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::{Anchor, Date, MentionKind, date_as, find, find_in_name, weekday_as};

/// A mention in short: `Sat 5.12.2026 19:30`, `?5.12.` where it is uncertain, `>5.12.` where it is open.
fn short(text: &str, is_name: bool) -> Vec<String> {
    let found = if is_name { find_in_name(text) } else { find(text) };
    let mut end = 0;
    found
        .iter()
        .map(|mention| {
            assert!(mention.span.start >= end && text.get(mention.span.clone()).is_some(), "{text}: {mention:?}");
            end = mention.span.end;
            match &mention.kind {
                MentionKind::Date(date) => short_date(date),
                MentionKind::Month(month) => {
                    format!("month {}{}", month.month, month.year.map(|year| format!("/{year}")).unwrap_or_default())
                }
                MentionKind::NoDay(none) => {
                    format!(
                        "no {}.{}.{}",
                        none.day,
                        none.month,
                        none.year.map(|year| year.to_string()).unwrap_or_default()
                    )
                }
                MentionKind::Week(week) => format!("week {week}"),
                MentionKind::Weekday(day) => day.to_string(),
                MentionKind::Time(time) => format!("{:02}:{:02}", time.at.hour(), time.at.minute()),
                MentionKind::Relative(day) => format!("{day:?}"),
            }
        })
        .collect()
}

fn short_date(date: &Date) -> String {
    let open = if date.is_open { ">" } else { "" };
    let certain = if date.is_certain { "" } else { "?" };
    let weekday = date.weekday.as_ref().map(|word| format!("{} ", word.day)).unwrap_or_default();
    let first = date.first_day.map(|first| format!("{first}-")).unwrap_or_default();
    let readings: Vec<String> = date
        .readings
        .iter()
        .map(|reading| {
            let year = reading.year.map(|year| year.to_string()).unwrap_or_default();
            format!("{}.{}.{year}", reading.day, reading.month)
        })
        .collect();
    let times: Vec<String> = date.times.iter().map(|time| time.at.format(" %H:%M").to_string()).collect();
    format!("{open}{certain}{weekday}{first}{}{}", readings.join("|"), times.concat())
}

fn assert_found(table: &[(&str, &[&str])]) {
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, expected)| (*text, short(text, false), *expected))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert!(wrong.is_empty(), "text, found, expected: {wrong:#?}");
}

#[test]
fn days_with_a_named_month() {
    assert_found(&[
        ("Friday 5 December 2026", &["Fri 5.12.2026"]),
        ("5 Dec", &["5.12."]),
        ("Dec 5", &["5.12."]),
        ("Hamlet, December 5th", &["5.12."]),
        ("Dec. 5, 2026: Hamlet", &["5.12.2026"]),
        ("the 5th of December", &["5.12."]),
        ("Sat 5 Dec, 19:30", &["Sat 5.12. 19:30"]),
        ("SAT 5 DEC", &["Sat 5.12."]),
        ("5-Dec-2026", &["5.12.2026"]),
        ("5 Dec '26", &["5.12.2026"]),
        ("Fr., 5. Dezember", &["Fri 5.12."]),
        ("Samstagabend, 5. Dezember", &["Sat 5.12."]),
        ("Saturday evening, 5 December", &["Sat 5.12."]),
        ("Samstag, den 5. Dez. 2026", &["Sat 5.12.2026"]),
        ("Am Samstag, 24. Jänner 2026, 19 Uhr", &["Sat 24.1.2026 19:00"]),
        ("3. März", &["3.3."]),
        ("1 May at noon", &["1.5."]),
        ("5 December (Sat)", &["Sat 5.12."]),
        ("19:30 on Saturday 5 December", &["Sat 5.12. 19:30"]),
        ("ab 19.30 Uhr, 5. Dezember", &["5.12. 19:30"]),
    ]);
}

#[test]
fn days_in_digits() {
    assert_found(&[
        ("am Samstag, den 5.12.", &["Sat 5.12."]),
        ("So 6.12., 11 Uhr", &["Sun 6.12. 11:00"]),
        ("Sa 5.12, 19.30 Uhr", &["Sat 5.12. 19:30"]),
        ("Premiere am 5.12.", &["5.12."]),
        ("Premiere am 5.12", &["5.12."]),
        ("5.12.2026", &["5.12.2026"]),
        ("5.12.26", &["5.12.2026"]),
        ("5. 12. 2026", &["5.12.2026"]),
        ("5.12. 19.30 Uhr", &["5.12. 19:30"]),
        ("05/12/2026", &["5.12.2026|12.5.2026"]),
        ("25/12/2026", &["25.12.2026"]),
        ("12/25/2026", &["25.12.2026"]),
        ("12/12/2026", &["12.12.2026"]),
        ("Sat 5/12", &["?Sat 5.12.|12.5."]),
        ("2026-12-05", &["5.12.2026"]),
        ("2026-12-05T19:30", &["5.12.2026 19:30"]),
        ("5.12., 6.12. und 7.12.", &["5.12.", "6.12.", "?7.12."]),
        ("Hamlet 5.12.", &["?5.12."]),
    ]);
}

#[test]
fn spans_and_lists_of_days() {
    assert_found(&[
        ("1.–24. Dezember", &["1-24.12."]),
        ("5/6 December", &["5-6.12."]),
        ("5 & 6 December", &["5-6.12."]),
        ("5., 6. und 7. Dezember", &["5-7.12."]),
        ("vom 5. bis zum 7. Dezember 2026", &["5-7.12.2026"]),
        ("5.–7.12.", &["5-7.12."]),
        ("5.12. bis 7.1.", &[">5.12.", "7.1."]),
        ("December 5–7", &["5-7.12."]),
        ("Fri–Sun 5–7 December", &["5-7.12."]),
        ("Fri, Sat 4–5 December", &["4-5.12."]),
        ("5 December to 10 January", &[">5.12.", "10.1."]),
        ("5 December until Christmas", &[">5.12."]),
        ("from 5 December", &[">5.12."]),
        ("seit dem 5. Dezember", &[">5.12."]),
        ("after the concert of 5 December", &[">5.12."]),
    ]);
}

#[test]
fn times() {
    assert_found(&[
        ("19:30", &["19:30"]),
        ("19.30 Uhr", &["19:30"]),
        ("um 19.30", &["19:30"]),
        ("7.30 pm", &["19:30"]),
        ("7.30 p.m.", &["19:30"]),
        ("7pm", &["19:00"]),
        ("19h30", &["19:30"]),
        ("5 December, 15:00 & 19:30", &["5.12. 15:00 19:30"]),
        ("5 December, 19.30", &["5.12. 19:30"]),
        ("5. Dezember, 20 Uhr", &["5.12. 20:00"]),
    ]);
}

#[test]
fn relative_days_and_weekdays() {
    assert_found(&[
        ("Tonight at 8", &["Today"]),
        ("Today's concert", &["Today"]),
        ("Heute Abend um 19.30 Uhr", &["Today", "19:30"]),
        ("this evening", &["Today"]),
        ("See you tomorrow!", &["Tomorrow"]),
        ("Wir spielen morgen Abend.", &["Tomorrow"]),
        ("Morgen um 11 Uhr", &["Tomorrow", "11:00"]),
        ("Morgen, 19:30 Uhr", &["Tomorrow", "19:30"]),
        ("Morgen 19 Uhr", &["Tomorrow", "19:00"]),
        ("Morgen: „Hamlet“", &["Tomorrow"]),
        ("Nur noch bis morgen", &["Tomorrow"]),
        ("Friday: Hamlet", &["Fri"]),
        ("heute morgen", &["Today"]),
    ]);
}

#[test]
fn what_only_looks_like_it() {
    let nothing: Vec<(&str, &[&str])> = [
        "19.30",
        "3.50",
        "ab 3.50 €",
        "Tickets from €5.10",
        "5.12 Euro",
        "Section 5.1",
        "You may come",
        "They march in",
        "the 5 may attend",
        "The Sun rises",
        "Mon Dieu",
        "So schön",
        "op. 5",
        "No. 5",
        "Call 0664 512 34 56",
        "+43 1 512 20 26",
        "2026",
        "24/7 open",
        "Top 10",
        "4.5 stars",
        "Fridays at the opera",
        "Guten Morgen, Wien!",
        "Guten Morgen: 20 % auf alles",
        "Morgen, Kinder, wird’s was geben",
        "Morgen! von Richard Strauss",
        "guten morgen",
        "am Morgen",
        "von heute auf morgen",
        "die heute-show live",
        "“A triumph” (USA Today)",
        "Musik von heute",
        "bis heute unvergessen",
        "stars of tomorrow",
        "Version 1.12.3",
        "192.168.1.12",
        "16:9",
        "Do you know Mi and Sa?",
    ]
    .map(|text| (text, [].as_slice()))
    .to_vec();
    assert_found(&nothing);
    assert_found(&[
        ("In December 5 concerts", &["month 12"]),
        ("31. Februar", &["no 31.2."]),
        ("1/2 price", &["?1.2.|2.1."]),
        ("Samstag morgen", &["Sat"]),
        ("Sonntagmorgen", &["Sun"]),
        ("Friday. 5 December is sold out", &["Fri", "5.12."]),
        ("Until Friday, 5 December is sold out", &["5.12."]),
        ("Every Friday, 5 December to 19 December", &[">5.12.", "19.12."]),
        ("So 5 December is the day", &["5.12."]),
        ("Ab Fr. 5.10.", &[">?5.10."]),
        ("Our top 5 December concerts", &["?5.12."]),
        ("December 5 concerts", &["?5.12."]),
        ("5 December concerts", &["?5.12."]),
        ("Das 5. Mai-Konzert", &["?5.5."]),
        ("We score 4.5.", &["?4.5."]),
        ("Symphony No. 5 December", &["?5.12."]),
        ("at 7.30 on May 5", &["5.5. 07:30"]),
    ]);
}

#[test]
fn names_say_it_in_more_ways() {
    for (name, expected) in [
        ("2026-12-05 Hamlet last tickets", vec!["5.12.2026"]),
        ("2026-11 Cart reminder", vec!["month 11/2026"]),
        ("2026-12-05_Hamlet", vec!["5.12.2026"]),
        ("Hamlet-2026-12-05", vec!["5.12.2026"]),
        ("20261205 Hamlet", vec!["5.12.2026"]),
        ("261205 Hamlet", vec!["?5.12.2026|26.12.2005"]),
        ("5.12 Hamlet", vec!["?5.12."]),
        ("05/12 Hamlet", vec!["?5.12.|12.5."]),
        ("05-12-2026 Hamlet", vec!["5.12.2026|12.5.2026"]),
        ("Hamlet 25-12-2026", vec!["25.12.2026"]),
        ("5-12-26 Hamlet", vec!["?5.12.2026|12.5.2026"]),
        ("26-12-04 Hamlet", vec!["?26.12.2004|4.12.2026"]),
        ("Hamlet 5-12", vec![]),
        ("Hamlet KW 49", vec!["week 49"]),
        ("2026-W49 Hamlet", vec!["week 49"]),
        ("W 49 Hamlet", vec![]),
        ("KW49 Hamlet", vec!["week 49"]),
        ("Hamlet December", vec!["month 12"]),
        ("Dez 2026 Hamlet", vec!["month 12/2026"]),
        ("Hamlet Dec 26", vec!["?26.12."]),
        ("12/2026 Hamlet", vec!["month 12/2026"]),
        ("Hamlet last tickets", vec![]),
        ("Season 2026/27", vec![]),
        ("Hamlet 2026", vec![]),
    ] {
        assert_eq!(short(name, true), expected, "{name}");
    }
}

fn only(text: &str) -> Date {
    let mut found = find(text);
    match found.pop().map(|mention| mention.kind) {
        Some(MentionKind::Date(date)) if found.is_empty() => *date,
        other => panic!("{text}: {other:?}"),
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

#[test]
fn without_a_year_it_is_the_nearest() {
    let of = |anchor: NaiveDate, is_delivery, text| {
        only(text).days(Anchor { day: anchor, is_delivery }).map(|day| day.year()).collect::<Vec<_>>()
    };
    assert_eq!(of(day(2026, 12, 3), true, "5 December"), [2026]);
    assert_eq!(of(day(2026, 12, 28), true, "3 January"), [2027]);
    assert_eq!(of(day(2026, 1, 2), true, "31 December"), [2025]);
    assert_eq!(of(day(2026, 12, 3), true, "5 June"), [2026, 2027]);
    assert_eq!(of(day(2026, 11, 23), false, "20 November"), [2026, 2027]);
    assert_eq!(of(day(2026, 11, 23), true, "29 February"), [2028]);
    assert_eq!(of(day(2026, 11, 23), false, "20 November 2025"), [2025]);
}

#[test]
fn a_span_has_every_day_in_it() {
    let anchor = Anchor { day: day(2026, 12, 1), is_delivery: true };
    let span = only("1.–24. Dezember");
    assert!(span.may_be(day(2026, 12, 1), anchor) && span.may_be(day(2026, 12, 24), anchor));
    assert!(!span.may_be(day(2026, 12, 25), anchor) && !span.may_be(day(2026, 11, 30), anchor));
}

#[test]
fn writes_as_it_was_written() {
    for (text, weekday, expected) in [
        ("Fri 5 Dec", Weekday::Sat, "Sat"),
        ("FRIDAY 5 December", Weekday::Sat, "SATURDAY"),
        ("Fr, 5.12.", Weekday::Sat, "Sa"),
        ("am freitag, den 5.12.", Weekday::Wed, "mittwoch"),
        ("Freitagabend, 5. Dezember", Weekday::Sat, "Samstag"),
    ] {
        let word = only(text).weekday.expect(text);
        assert_eq!(weekday_as(weekday, &word, text), expected, "{text}");
    }
    for (text, to, expected) in [
        ("Fri December 5th", day(2026, 12, 3), "Fri December 3rd"),
        ("Fri 5 December 2026", day(2026, 12, 4), "Fri 4 December 2026"),
        ("Do, 31.12.2026", day(2027, 1, 1), "Do, 1.01.2027"),
        ("Thu 31 Dec 2026", day(2027, 1, 1), "Thu 1 Jan 2027"),
        ("So, 30. November", day(2026, 12, 1), "So, 1. Dezember"),
    ] {
        let edits = date_as(to, &only(text), text).expect(text);
        let mut after = text.to_owned();
        for (span, words) in edits.into_iter().rev() {
            after.replace_range(span, &words);
        }
        assert_eq!(after, expected, "{text}");
    }
    // Nothing tells which language December would have.
    assert_eq!(date_as(day(2026, 12, 1), &only("30. November"), "30. November"), None);
}
