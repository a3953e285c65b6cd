//! `copy/no-such-day`: the calendar doesn't have the day that the copy names.

use chrono::NaiveDate;

use crate::dates::{MentionKind, Reading};
use crate::declare_rule;
use crate::lint::{Context, Findings};

declare_rule! {
    /// November has 30 days, and February a 29th only in leap years. Where the copy names a day that doesn't exist, its
    /// readers have to guess which evening is meant.
    ///
    /// It speaks where the words can be nothing but a date: with the month's name, with the year, or beside a weekday. A
    /// 29 February without a year may be that of a leap year, and the 31st November Festival is the one after the 30th.
    ///
    /// ```wrong
    /// what.message: 31 November 2026, 19:30. Book before they are gone.
    /// ```
    ///
    /// ```right
    /// what.message: 30 November 2026, 19:30. Book before they are gone.
    /// name: 2026-11-30 Hamlet last tickets
    /// when.delivery.at: 2026-11-28T17:00
    /// ```
    "copy/no-such-day" {
        severity: Warning,
        summary: "The calendar doesn't have this day",
        why: "Nobody can come on a day that doesn't exist, and whoever guesses may guess wrong.",
        source: Pushproof,
        fixable: No,
    }
}

fn message(words: &str, written: Reading) -> String {
    let Reading { month, year, .. } = written;
    let first = NaiveDate::from_ymd_opt(year.unwrap_or_default(), month, 1);
    let name = first.map(|day| day.format(if year.is_some() { "%B %Y" } else { "%B" }).to_string()).unwrap_or_default();
    let last = (1..written.day).rev().find(|day| Reading { day: *day, ..written }.exists()).unwrap_or_default();
    // In most years February has one less.
    let most = if year.is_none() && month == 2 { "at most " } else { "" };
    format!("There is no “{words}”: {name} has {most}{last} days")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy() {
        for mention in &text.mentions {
            if let MentionKind::NoDay(written) = mention.kind {
                let message = message(text.words(&mention.span), written);
                findings.add(text.place(mention.span.clone()), message, "Look up the day and write the right one.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, found, with};

    #[test]
    fn marks_a_day_that_no_calendar_has() {
        for (text, mark) in [
            ("Hamlet, 31 November, 19:30", "31 November"),
            ("Am 31. November um 19.30 Uhr", "31. November"),
            ("Samstag, 31. November 2026", "Samstag, 31. November 2026"),
            ("On November 31st at eight", "November 31st"),
            ("30. Februar: Fasching", "30. Februar"),
            ("Am Samstag, 31.11., um 19.30 Uhr", "Samstag, 31.11."),
            ("2026-11-31, 19:30", "2026-11-31"),
            ("31/11/2026, 19:30", "31/11/2026"),
            ("Am 29.02.2027", "29.02.2027"),
        ] {
            assert_marks(&RULE, &format!("what.message: \"{text}\""), &[mark]);
        }
    }

    #[test]
    fn leaves_days_that_there_are_and_what_may_be_something_else() {
        for text in [
            "30 November, 29 February, 31 December",
            "29.2.2028",
            "Version 31.11. ist da",
            "31.13.2026",
            "45. November-Konzert",
            "Opus 31.11",
            "The 31st November Music Festival",
            "Das 31. Juni Open Air in Graz",
            "Join the 31.9 mile run on the 30.2 inch screen",
            "Karten ab Feb. 30,– Euro",
        ] {
            assert_marks(&RULE, &format!("what.message: \"{text}\""), &[]);
        }
    }

    #[test]
    fn says_how_many_days_the_month_has() {
        let said = |text: &str| found(&RULE, &with(Base::Push, &format!("what.message: {text}")))[0].message.clone();
        assert_eq!(said("Am 31. November"), "There is no “31. November”: November has 30 days");
        assert_eq!(said("29 February 2027"), "There is no “29 February 2027”: February 2027 has 28 days");
        assert_eq!(said("Am 30. Februar"), "There is no “30. Februar”: February has at most 29 days");
    }
}
