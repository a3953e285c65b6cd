//! `copy/date-passed`: every date in the copy lies before delivery.

use chrono::{Datelike, NaiveDate};

use super::audience::is_for_buyers;
use super::words::same;
use crate::dates::{Date, MentionKind, Time, english};
use crate::declare_rule;
use crate::lint::{Context, Findings, Place, Sending, Text};

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
    "anmeldung",
    "available",
    "booking",
    "bookings",
    "buchung",
    "buchungsstart",
    "erhältlich",
    "kartenverkauf",
    "opens",
    "presale",
    "registration",
    "released",
    "sale",
    "sales",
    "start",
    "starts",
    "ticketverkauf",
    "verkauf",
    "verkaufsbeginn",
    "verkaufsstart",
    "vorverkauf",
    "vorverkaufsstart",
    "vvk",
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

fn message(words: &str, day: NaiveDate, sending: Sending) -> String {
    match sending.moment().filter(|moment| moment.date() == day) {
        Some(moment) => format!("“{words}” has begun when the push goes out at {}", moment.format("%H:%M")),
        None => format!("“{words}” is {}, before the push goes out on {}", english(day), english(sending.day())),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(sending) = context.sending().filter(|_| !is_for_buyers(context)) else { return };
    let (anchor, sent) = (context.anchor(), sending.day());
    let mut first: Option<(Place, &str, NaiveDate)> = None;
    let (mut has_begun, mut has_later_time) = (false, false);
    for text in context.copy() {
        for mention in &text.mentions {
            match &mention.kind {
                MentionKind::Date(date) => {
                    // History counts for nothing, neither way.
                    if date.readings.iter().all(|reading| reading.year.is_some_and(|year| year < sent.year() - 1)) {
                        continue;
                    }
                    let Some(day) = last_day(date, anchor) else { return };
                    let is_over = |time: &Time| is_over(text, time, sending);
                    let is_begun = day == sent && !date.times.is_empty() && date.times.iter().all(is_over);
                    if day >= sent && !is_begun {
                        return;
                    }
                    has_begun |= is_begun;
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
                MentionKind::Time(time) => has_later_time |= !is_over(text, time, sending),
            }
        }
    }
    let Some((place, words, day)) = first else { return };
    let looks_back = context.copy().any(|text| has_any(text.source, LOOKING_BACK));
    let goes_on = || has_later_time || context.copy().any(|text| has_any(text.source, SALES));
    if looks_back || (has_begun && goes_on()) {
        return;
    }
    findings.add(place, message(words, day, sending), "Put in the new date, or check the time of delivery.");
}

/// The last day that this may be; nothing where it may be no date.
fn last_day(date: &Date, anchor: crate::dates::Anchor) -> Option<NaiveDate> {
    date.days(anchor).max().filter(|_| date.is_certain)
}

/// Whether `time` lies before that of delivery for certain; “from 2 pm” goes on.
fn is_over(text: &Text<'_>, time: &Time, sending: Sending) -> bool {
    const OPEN: [&str; 4] = ["from", "ab", "since", "seit"];
    let before = text.source.get(..time.span.start).unwrap_or_default().trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_open = OPEN.iter().any(|open| same(open, word));
    time.is_exact && !is_open && sending.moment().is_some_and(|moment| time.at < moment.time())
}

fn has_any(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| words.iter().any(|known| same(known, word)))
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
            "Hamlet, 3 December, 15:30. Second show at 19:30.",
            "3. Dezember, 15:30 Einlass, 19:30 Beginn",
            "Christmas market, 3 December from 2 pm",
            "Tag der offenen Tür, 3. Dezember ab 14 Uhr",
            "On sale: 3 December, 9 am. Book now.",
            "Announced on 1 December. On sale 3 December, 9 am.",
            "Kartenverkauf: 3. Dezember, 09:00 Uhr",
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
