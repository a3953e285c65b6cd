//! `copy/weekday-mismatch`: the date is another weekday.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::dates::{Date, Mention, WeekdayWord, date_as, day_name, english, weekday_as};
use crate::declare_rule;
use crate::lint::{Context, Edit, Findings, Fix, Text};

declare_rule! {
    /// A weekday beside a date must be that date's. Where it isn't, one of the two is wrong, and some readers will stand
    /// at the door on the wrong evening.
    ///
    /// A date without a year is the one nearest to delivery; where that lies months back, next year's counts too. A date
    /// such as 05/12/2026, which some read as 5 December and others as 12 May, is wrong only if neither has that weekday.
    ///
    /// ```wrong
    /// what.message: Friday 5 December 2026, 19:30. Book before they are gone.
    /// ```
    ///
    /// ```right
    /// what.message: Saturday 5 December 2026, 19:30. Book before they are gone.
    /// ```
    "copy/weekday-mismatch" {
        severity: Warning,
        summary: "The date is another weekday",
        why: "One of the two is wrong, and readers who trust it come on the wrong day.",
        source: Pushproof,
        fixable: Suggested,
    }
}

fn message(words: &str, days: &[NaiveDate]) -> String {
    if let [day] = days {
        let year = day.year().to_string();
        let when = if words.contains(&year) { String::new() } else { format!(" in {year}") };
        return format!("“{words}” is a {}{when}", day_name(day.weekday()));
    }
    let said = |day: &NaiveDate| format!("{} is a {}", english(*day), day_name(day.weekday()));
    let each: Vec<String> = days.iter().map(said).collect();
    format!("“{words}” doesn't fit: {}", each.join(", "))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let anchor = context.anchor();
    for text in context.copy() {
        for (mention, date) in text.dates() {
            let Some(word) = &date.weekday else { continue };
            let days: Vec<NaiveDate> = date.days(anchor).collect();
            let fits = days.iter().any(|day| day.weekday() == word.day);
            if days.is_empty() || fits || !is_this_year(date, anchor.day) {
                continue;
            }
            let span = marked(mention, date, word);
            let help = "Look up which of the two is right, the weekday or the date.";
            let found = findings.add(text.place(span.clone()), message(text.words(&span), &days), help);
            // What lies behind delivery is no day to invite to.
            let earliest = if anchor.is_delivery { anchor.day } else { NaiveDate::MIN };
            if let [day] = days.as_slice() {
                found.fixes = fixes(text, date, word, *day, earliest);
            }
        }
    }
}

/// Whether the year is one that a push may speak of: “5 December 2030” may be half past eight, and 1791 is history.
fn is_this_year(date: &Date, day: NaiveDate) -> bool {
    date.readings
        .iter()
        .all(|reading| reading.year.is_none_or(|year| (day.year() - 1..=day.year() + 2).contains(&year)))
}

/// The weekday and the date, without the times behind them.
fn marked(mention: &Mention, date: &Date, word: &WeekdayWord) -> std::ops::Range<usize> {
    let form = &date.form;
    let parts = [&word.span, &form.day, &form.month].into_iter().chain(&form.year);
    let start = parts.clone().map(|part| part.start).min().unwrap_or(mention.span.start);
    let end = parts.map(|part| part.end).max().unwrap_or(mention.span.end);
    start..end
}

/// The other weekday, and the nearest days before and after with this one.
fn fixes(text: &Text<'_>, date: &Date, word: &WeekdayWord, day: NaiveDate, earliest: NaiveDate) -> Vec<Fix> {
    let edit = |(span, words)| text.replace(span, words);
    let weekday = weekday_as(day.weekday(), word, text.source);
    let title = format!("Change “{}” to “{weekday}”", text.words(&word.span));
    let mut fixes = vec![Fix::suggested(title, vec![edit((word.span.clone(), weekday))])];
    let back = i64::from(day.weekday().days_since(word.day));
    let mut others = [day - TimeDelta::days(back), day + TimeDelta::days(7 - back)];
    if back > 3 {
        others.reverse();
    }
    for other in others.into_iter().filter(|other| *other >= earliest) {
        if let Some(edits) = date_as(other, date, text.source) {
            let edits: Vec<Edit> = edits.into_iter().map(edit).collect();
            fixes.push(Fix::suggested(format!("Change the date to {}", english(other)), edits));
        }
    }
    fixes
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, fixed, found, with};

    // The push is sent on Thursday 2026-12-03; 5 December 2026 is a Saturday.

    #[test]
    fn marks_the_weekday_and_the_date() {
        for (message, mark) in [
            ("Friday 5 December 2026, 19:30", "Friday 5 December 2026"),
            ("Friday 5 December at 19:30", "Friday 5 December"),
            ("Fr., 5. Dezember, 19.30 Uhr", "Fr., 5. Dezember"),
            ("am Sonntag, den 5.12., um 11 Uhr", "Sonntag, den 5.12"),
            ("5 December (Fri)", "5 December (Fri"),
            ("Sun Dec 5th", "Sun Dec 5th"),
            ("Freitagabend, 5.12.2026", "Freitagabend, 5.12.2026"),
            ("Fri 25/12/2025 and more", "Fri 25/12/2025"),
            ("Saturday 3 January", "Saturday 3 January"),
        ] {
            assert_marks(&RULE, &format!("what.message: {message}"), &[mark]);
        }
        assert_marks(&RULE, "what.title: Hamlet, Sunday 5 December", &["Sunday 5 December"]);
        assert_marks(&RULE, "what.variants: [{\"title\": \"Hamlet, Sunday 5 December\"}]", &["Sunday 5 December"]);
    }

    #[test]
    fn leaves_what_is_right_or_may_be() {
        for message in [
            "Saturday 5 December, 19:30",
            "Sa 5.12., 19.30 Uhr",
            "Samstagabend, 5. Dezember",
            "Sunday 3 January 2027",
            "Sunday 3 January",
            "Saturday 5 June, open air",
            "Saturday 5/12/2026",
            "Tue 12/05/2026",
            "Fri–Sun, 4–6 December",
            "Until Friday, 4 December is sold out",
            "Book by Friday. 5 December is sold out.",
            "Every Friday, 5 December to 19 December",
            "So, 5. Dezember ist der Tag",
            "So 5 December is the day",
            "Ab Fr. 5.12. im Vorverkauf",
            "Friday 5 December 2030",
            "Mozart died on Friday 5 December 1791",
            "Friday: Hamlet. 5 December: Faust.",
        ] {
            assert_marks(&RULE, &format!("what.message: {message}"), &[]);
        }
    }

    #[test]
    fn reads_dates_from_the_day_of_delivery() {
        let lines = "when.delivery.at: 2026-12-28T17:00\nname: null\nwhat.message: ";
        assert_marks(&RULE, &format!("{lines}Sunday 3 January"), &[]);
        assert_marks(&RULE, &format!("{lines}Saturday 3 January"), &["Saturday 3 January"]);
        // Before delivery is filled in, the last and the next such day may be meant.
        assert_marks(&RULE, "when.delivery: null\nwhat.message: Friday 5 December", &["Friday 5 December"]);
        assert_marks(&RULE, "when.delivery: null\nwhat.message: Friday 20 November", &[]);
        assert_marks(&RULE, "when.delivery: null\nwhat.message: Saturday 20 November", &[]);
        // A message inside the app counts from the day it is shown.
        let shown = "when.display.from: 2027-01-10T00:00\nwhat.message: Friday 5 February";
        assert_marks_in(Base::InApp, &RULE, shown, &[]);
    }

    #[test]
    fn offers_the_other_days() {
        let lines = "what.message: Friday 5 December 2026";
        assert_fix(&RULE, lines, "what.message", "Saturday 5 December 2026");
        let campaign = with(Base::Push, lines);
        let found = found(&RULE, &campaign);
        let after: Vec<String> = found[0].fixes.iter().map(|fix| fixed(&campaign, fix).what.message).collect();
        assert_eq!(after, ["Saturday 5 December 2026", "Friday 4 December 2026", "Friday 11 December 2026"]);
        assert_fix(&RULE, "what.message: Fr, 5.12., 19.30 Uhr", "what.message", "Sa, 5.12., 19.30 Uhr");
    }

    #[test]
    fn offers_no_day_before_delivery() {
        let campaign = with(Base::Push, "what.message: Wednesday 5 December");
        let titles: Vec<String> = found(&RULE, &campaign)[0].fixes.iter().map(|fix| fix.title.clone()).collect();
        assert_eq!(titles, ["Change “Wednesday” to “Saturday”", "Change the date to 9 December 2026"]);
    }
}
