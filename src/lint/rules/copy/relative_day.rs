//! `copy/relative-day`: “tonight” may be read on another day, or stands beside another date.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::relative::{crosses_midnight, relative_days};
use crate::dates::{Date, Mention, Relative, day_name, english};
use crate::lint::{Context, Findings, Text};
use crate::{declare_rule, field};
use chrono::Datelike;

declare_rule! {
    /// “Tonight” and “heute” are true on one day only. With a time to live that goes past midnight, a phone that was off
    /// shows them on the next day, when tonight is another night. “Tomorrow” and “morgen” are the same. A time to live
    /// that ends at midnight is fine.
    ///
    /// It also speaks where such a word stands right beside a date that is another day: “tonight, 5 December” in a push
    /// of the 3rd.
    ///
    /// Without a time to live, and for campaigns that a live action sends at any hour, nothing is said. “Guten Morgen”,
    /// “die heute-show” and “von heute auf morgen” name no day.
    ///
    /// ```wrong
    /// what.message: Tonight at 19:30. Book before they are gone.
    /// name: 2026-12-03 Hamlet
    /// ```
    ///
    /// ```wrong
    /// what.message: Tonight, 5 December, 19:30. Book before they are gone.
    /// when.time_to_live: null
    /// ```
    ///
    /// ```right
    /// what.message: Tonight at 19:30. Book before they are gone.
    /// when.time_to_live: {"value": 2, "unit": "hours"}
    /// name: 2026-12-03 Hamlet
    /// ```
    "copy/relative-day" {
        severity: Warning,
        summary: "“Tonight” may be read on another day, or stands beside another date",
        why: "A phone that was off shows the push later, and then “tonight” or “tomorrow” is another day.",
        source: Guide(&[49]),
        fixable: No,
    }
}

fn message_late(words: &str, end: NaiveDateTime) -> String {
    let day = day_name(end.weekday());
    format!(
        "“{words}” may be read until {} on {day}, {}, when it is another day",
        end.format("%H:%M"),
        english(end.date())
    )
}

fn message_beside(words: &str, date: &str, meant: NaiveDate) -> String {
    format!("“{words}” is {} for a reader of this push, but “{date}” stands beside it", english(meant))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(sent) = context.sending().and_then(crate::lint::Sending::moment) else { return };
    let late = crosses_midnight(context);
    let mut is_told = false;
    for text in context.copy() {
        for (mention, day) in relative_days(text) {
            let meant = match day {
                Relative::Today => sent.date(),
                Relative::Tomorrow => sent.date() + TimeDelta::days(1),
            };
            let words = text.words(&mention.span);
            let other = beside(text, mention).filter(|(_, date)| is_another(context, date, meant));
            if let Some((date, _)) = other {
                let help = "Keep the one that is right.";
                let message = message_beside(words, text.words(&date.span), meant);
                findings
                    .add(text.place(mention.span.clone()), message, help)
                    .related(field!(when.delivery), said(sent));
            } else if let Some(end) = late.filter(|_| !is_told) {
                // The time to live is one cause, however often the words stand there.
                is_told = true;
                let help = help_late(sent);
                findings
                    .add(text.place(mention.span.clone()), message_late(words, end), help)
                    .related(field!(when.time_to_live), "The time to live goes past midnight");
            }
        }
    }
}

fn said(sent: NaiveDateTime) -> String {
    format!("The push goes out on {} at {}", english(sent.date()), sent.format("%H:%M"))
}

fn help_late(sent: NaiveDateTime) -> String {
    let until_midnight = TimeDelta::days(1) - (sent.time() - NaiveTime::MIN);
    match until_midnight.num_hours() {
        0 => "Name the day instead.".to_owned(),
        1 => "Name the day instead, or shorten the time to live to 1 hour.".to_owned(),
        hours => format!("Name the day instead, or shorten the time to live to {hours} hours or less."),
    }
}

/// The date that stands right beside `relative` and explains it: “tonight, 5 December”, “5 December (tonight)”.
fn beside<'t>(text: &'t Text<'_>, relative: &Mention) -> Option<(&'t Mention, &'t Date)> {
    text.dates().find(|(mention, _)| {
        let (first, second) = if mention.span.start < relative.span.start {
            (&mention.span, &relative.span)
        } else {
            (&relative.span, &mention.span)
        };
        let between = text.words(&(first.end..second.start));
        let behind = text.source.get(second.end..).unwrap_or_default();
        is_apposition(between, first == &relative.span) && !continues(behind)
    })
}

/// Whether `between` joins two names of one day.
fn is_apposition(between: &str, is_date_second: bool) -> bool {
    let words = between.trim();
    let words = words.strip_prefix(',').unwrap_or(words).trim();
    match words {
        "" => is_date_second,
        "(" | "der" | "den" | "dem" | "am" | "the" | "on" => true,
        _ => false,
    }
}

/// Whether a sentence goes on behind the second of them, so that the two may belong to different clauses: “Book today,
/// 5 December is nearly sold out”.
fn continues(behind: &str) -> bool {
    let next = behind.trim_start();
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    [
        "is", "are", "was", "will", "has", "ist", "sind", "wird", "hat", "only", "nur", "tickets", "seats", "karten",
        "show", "concert",
    ]
    .iter()
    .any(|verb| word.eq_ignore_ascii_case(verb))
}

fn is_another(context: &Context<'_>, date: &Date, meant: NaiveDate) -> bool {
    let anchor = context.anchor();
    date.is_certain && !date.is_open && date.days(anchor).next().is_some() && !date.may_be(meant, anchor)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    // The push is sent on 2026-12-03 at 17:00; its time to live of 12 hours ends at 05:00.

    #[test]
    fn marks_what_is_read_on_the_next_day() {
        assert_marks(&RULE, "what.message: Tonight at 19:30. Book now.", &["Tonight"]);
        assert_marks(&RULE, "what.message: Heute Abend um 19.30 Uhr", &["Heute Abend"]);
        assert_marks(&RULE, "what.message: Wir spielen morgen. Jetzt buchen.", &["morgen"]);
        assert_marks(&RULE, "what.message: Morgen, 19:30 Uhr, im Großen Haus", &["Morgen"]);
        assert_marks(&RULE, "what.title: Today only\nwhat.message: Today at 19:30", &["Today"]);
    }

    #[test]
    fn marks_another_date_beside_it() {
        let without = "when.time_to_live: null\nwhat.message: ";
        for (message, mark) in [
            ("Tonight, 5 December, 19:30", "Tonight"),
            ("Tonight, Saturday 5 December, 19:30", "Tonight"),
            ("Heute (5.12.) um 19.30 Uhr", "Heute"),
            ("Heute Abend, 5. Dezember, 19.30 Uhr", "Heute Abend"),
            ("Tomorrow, 3 December, 19:30", "Tomorrow"),
            ("Hamlet, 5 December (tonight)", "tonight"),
        ] {
            assert_marks(&RULE, &format!("{without}{message}"), &[mark]);
        }
    }

    #[test]
    fn leaves_what_is_true() {
        let without = "when.time_to_live: null\nwhat.message: ";
        for message in [
            "Tonight, 3 December, 19:30",
            "Tomorrow, 4 December, 19:30",
            "Heute, Donnerstag, 3.12., 19.30 Uhr",
            "Book today for 5 December",
            "Book today: Hamlet, 5 December",
            "Book today! 5 December, 19:30",
            "Book today, 5 December is nearly sold out",
            "Heute noch Karten für den 5. Dezember sichern",
            "5. Dezember: heute Karten sichern",
            "Today, 03/12/2026: Hamlet",
        ] {
            assert_marks(&RULE, &format!("{without}{message}"), &[]);
        }
    }

    #[test]
    fn leaves_what_ends_in_time_and_what_is_no_day() {
        for lines in [
            "when.time_to_live: {\"value\": 7, \"unit\": \"hours\"}\nwhat.message: Tonight at 19:30",
            "when.time_to_live: null\nwhat.message: Tonight at 19:30",
            "when.delivery: null\nwhat.message: Tonight at 19:30",
            "what.message: Guten Morgen, Wien! Karten ab 10 Uhr.",
            "what.message: Die heute-show live am 5. Dezember",
            "what.message: Von heute auf morgen ausverkauft?",
            "what.message: “A triumph” (USA Today)",
            "what.message: Stars of tomorrow, 5 December",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        let live = "what.message: Still in your cart today.\nwhen.time_to_live: {\"value\": 2, \"unit\": \"days\"}";
        assert_marks_in(Base::CartReminder, &RULE, live, &[]);
    }
}
