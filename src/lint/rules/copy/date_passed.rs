//! `copy/date-passed`: every date in the copy lies before delivery.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::audience::is_for_buyers;
use crate::dates::{Date, MentionKind, english};
use crate::declare_rule;
use crate::lint::{Context, Findings, Place, Sending};

/// Words of copy that looks back: the date is meant to have passed.
const LOOKING_BACK: &[&str] = &[
    "thank",
    "thanks",
    "danke",
    "dank",
    "merci",
    "recap",
    "review",
    "rückblick",
    "missed",
    "verpasst",
    "postponed",
    "moved",
    "rescheduled",
    "cancelled",
    "canceled",
    "verschoben",
    "abgesagt",
    "verlegt",
    "ersatztermin",
    "nachholtermin",
    "recorded",
    "recording",
    "aufzeichnung",
    "aufgezeichnet",
    "stream",
    "streaming",
    "replay",
    "mediathek",
    "premiered",
    "feierte",
    "was",
    "were",
    "war",
    "waren",
    "ago",
    "again",
    "back",
    "wieder",
    "instead",
    "statt",
    "anstelle",
    "seit",
    "since",
    "born",
    "geboren",
    "died",
    "anniversary",
    "jahrestag",
    "jubiläum",
];

/// Words of copy about a sale, which goes on after the time at which it began.
const SALES: &[&str] = &[
    "sale",
    "sales",
    "presale",
    "booking",
    "bookings",
    "opens",
    "starts",
    "vorverkauf",
    "vvk",
    "verkauf",
    "buchung",
    "verkaufsstart",
    "vorverkaufsstart",
    "start",
];

declare_rule! {
    /// A push that invites to an evening which is over is mostly a copy of an older one. Where every date in title and
    /// message lies before the day of delivery, it says so.
    ///
    /// A date on the day of delivery has passed where its time has; of a sale, which goes on, nothing is said then.
    ///
    /// It says nothing where the people who bought a ticket get the push, where the purpose is service, where the copy
    /// looks back (“thank you”, “verschoben”, “since 5 November”), and where a date may be something else.
    ///
    /// ```wrong
    /// what.message: Thursday 5 November, 19:30. Book before they are gone.
    /// ```
    ///
    /// ```right
    /// what.message: Saturday 5 December, 19:30. Book before they are gone.
    /// ```
    "copy/date-passed" {
        severity: Warning,
        summary: "Every date in the copy lies before delivery",
        why: "An invitation to an evening that is over costs trust, and the tap leads to nothing.",
        source: Pushproof,
        fixable: No,
    }
}

fn message(words: &str, day: NaiveDate, sent: NaiveDateTime) -> String {
    if day == sent.date() {
        return format!("“{words}” has begun when the push goes out at {}", sent.format("%H:%M"));
    }
    format!("“{words}” is {}, before the push goes out on {}", english(day), english(sent.date()))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(sending) = context.sending().filter(|_| !is_for_buyers(context)) else { return };
    let (anchor, sent) = (context.anchor(), sending.day());
    let mut first: Option<(Place, &str, NaiveDate)> = None;
    for text in context.copy() {
        for mention in &text.mentions {
            match &mention.kind {
                MentionKind::Date(date) => {
                    // History counts for nothing, neither way.
                    if date.readings.iter().all(|reading| reading.year.is_some_and(|year| year < sent.year() - 1)) {
                        continue;
                    }
                    let is_over = |day: &NaiveDate| *day < sent || (*day == sent && has_begun(date, sending));
                    let Some(day) = last_day(date, anchor).filter(is_over) else { return };
                    if first.is_none() && !date.is_open {
                        first = Some((text.place(mention.span.clone()), text.words(&mention.span), day));
                    }
                }
                // A month, a weekday or “tomorrow” is still to come; whatever “31 November” stands for may be too.
                MentionKind::NoDay(_)
                | MentionKind::Month(_)
                | MentionKind::Week(_)
                | MentionKind::Weekday(_)
                | MentionKind::Relative(_) => return,
                MentionKind::Time(_) => {}
            }
        }
    }
    let Some((place, words, first_day)) = first else { return };
    let is_today = first_day == sent;
    if context.copy().any(|text| has_any(text.source, LOOKING_BACK) || (is_today && has_any(text.source, SALES))) {
        return;
    }
    let moment = sending.moment().unwrap_or_else(|| sent.and_time(NaiveTime::MIN));
    findings.add(place, message(words, first_day, moment), "Put in the new date, or check the time of delivery.");
}

/// The last day that this may be; nothing where it may be no date.
fn last_day(date: &Date, anchor: crate::dates::Anchor) -> Option<NaiveDate> {
    date.days(anchor).max().filter(|_| date.is_certain)
}

/// Whether every time named with the date lies before that of delivery, on the day of delivery.
fn has_begun(date: &Date, sending: Sending) -> bool {
    let Some(sent) = sending.moment().map(|moment| moment.time()) else { return false };
    !date.times.is_empty() && date.times.iter().all(|time| time.is_exact && time.at < sent)
}

fn has_any(text: &str, words: &[&str]) -> bool {
    let is_one = |word: &str| {
        let is_known =
            |known: &&&str| known.eq_ignore_ascii_case(word) || (!word.is_ascii() && ***known == *word.to_lowercase());
        words.iter().find(is_known).is_some()
    };
    text.split(|c: char| !c.is_alphabetic()).any(is_one)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    // The push is sent on 2026-12-03.

    #[test]
    fn marks_the_first_date() {
        for (message, mark) in [
            ("5 November 2026, 19:30. Book now.", "5 November 2026, 19:30"),
            ("Am 5.11. um 19.30 Uhr. Jetzt buchen.", "5.11. um 19.30 Uhr"),
            ("2 December: the last night", "2 December"),
            ("Hamlet on Thursday, 3 December, 15:30.", "Thursday, 3 December, 15:30"),
            ("3 December, 2 pm and 4.30 pm", "3 December, 2 pm and 4.30 pm"),
            ("05/11/2026, 19:30", "05/11/2026, 19:30"),
            ("1.–2. Dezember: drei Konzerte", "1.–2. Dezember"),
            ("5.11., 6.11. und 7.11.2026", "5.11."),
            ("Saturday 5 December 2025, 19:30", "Saturday 5 December 2025, 19:30"),
        ] {
            assert_marks(&RULE, &format!("what.message: {message}"), &[mark]);
        }
        let shown = "what.message: Open until 30 November.";
        assert_marks_in(Base::InApp, &RULE, shown, &["30 November"]);
    }

    #[test]
    fn leaves_what_is_to_come_or_in_doubt() {
        for message in [
            "3 December: tonight",
            "Hamlet on Thursday, 3 December, 19:30.",
            "Hamlet, 3 December, 15:30 and 19:30",
            "Hamlet, 3 December, 4:30",
            "Booking is open since this morning: 3 December, 10:00",
            "5 November and 5 December",
            "On show since 5 November",
            "Seit dem 5. November im Kino",
            "From 5 November to 10 January",
            "Hamlet, 5 June, open air",
            "Thank you for 5 November! See what comes next.",
            "Verschoben: Ihr Termin vom 5. November",
            "You missed 5 November? Friday is your chance.",
            "12/05/2026, 19:30",
            "Mozart, 5 December 1791: the last night",
            "1. Dezember bis Weihnachten",
            "Book now.",
            "5 November concerts",
        ] {
            assert_marks(&RULE, &format!("what.message: {message}"), &[]);
        }
    }

    #[test]
    fn leaves_ticket_holders_and_service() {
        let lines = "what.message: 5 November 2026, 19:30. How did you like it?\n";
        assert_marks(&RULE, &format!("{lines}purpose: service"), &[]);
        let bought = r#"who.segment: {"all": [{"did": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "12345"}]}]}"#;
        assert_marks(&RULE, &format!("{lines}{bought}"), &[]);
        assert_marks(&RULE, &format!("{lines}when.delivery: null"), &[]);
    }

    #[test]
    fn tells_a_sale_to_those_who_bought_other_things() {
        let audience = r#"who.segment: {"all": [{"did": "charged", "filters": [{"property": "tags", "operator": "contains", "value": "opera"}]}, {"did_not": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "12345"}]}]}"#;
        assert_marks(
            &RULE,
            &format!("what.message: 5 November 2026, 19:30. Book now.\n{audience}"),
            &["5 November 2026, 19:30"],
        );
    }
}
