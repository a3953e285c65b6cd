//! `when/ttl-after-event`: the push may still arrive after the performance that it names.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::said;
use crate::dates::{Date, Relative};
use crate::lint::rules::copy::relative::{crosses_midnight, says};
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A phone that was off gets the push when it is switched on again, until the time to live ends. Where that is after
    /// the performance, somebody reads of seats for an evening that is over.
    ///
    /// The last day that title or message names counts: until its time where one is named, else until midnight. Without
    /// a time to live, nothing is said.
    ///
    /// ```wrong
    /// when.time_to_live: {"value": 3, "unit": "days"}
    /// ```
    ///
    /// ```right
    /// when.time_to_live: {"value": 2, "unit": "days"}
    /// ```
    "when/ttl-after-event" {
        severity: Advice,
        summary: "The push may still arrive after the performance that it names",
        why: "Until the time to live ends, a phone that was off still gets the push, even if the event is over.",
        source: Guide(&[49]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (Some(end), Some(sent)) = (context.last_try(), context.sending()) else { return };
    let mut last: Option<(NaiveDateTime, &str)> = None;
    let mut open = NaiveDateTime::MIN;
    for text in context.copy() {
        for (mention, date) in text.dates() {
            // One in doubt may be later.
            let Some(over) = over_at(context, date) else { return };
            if date.is_open {
                open = open.max(over);
            } else if last.is_none_or(|(before, _)| before < over) {
                last = Some((over, text.words(&mention.span)));
            }
        }
    }
    // What counts from a later day on has no end.
    let last = last.filter(|(over, _)| open <= *over);
    // A time to live that is refused is told of by `when/ttl-range`.
    let limit = context.profile.limits.time_to_live_days();
    if usize::try_from((end - sent.first).num_days()).is_ok_and(|days| days > limit) {
        return;
    }
    let Some((over, words)) = last.filter(|(over, _)| sent.first < *over && *over < end) else { return };
    // Then “tonight” is told of instead.
    if crosses_midnight(context).is_some() && (says(context, Relative::Today) || says(context, Relative::Tomorrow)) {
        return;
    }
    let message = format!("The push may still arrive on {}, after “{words}”", said(end));
    let hours = (over - sent.first).num_hours();
    let help = if hours > 0 {
        format!("Shorten the time to live to {hours} {} or less.", if hours == 1 { "hour" } else { "hours" })
    } else {
        "Shorten the time to live so that it ends before.".to_owned()
    };
    findings.add(field!(when.time_to_live), message, help);
}

/// When the day that the copy names is over: at the last time named with it, else at midnight. Nothing where the day is in
/// doubt.
fn over_at(context: &Context<'_>, date: &Date) -> Option<NaiveDateTime> {
    let day = date.only_day(context.anchor())?;
    match date.times.iter().map(|time| time.at).max() {
        Some(time) if date.times.iter().all(|time| time.is_exact) => Some(day.and_time(time)),
        _ => day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::days(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    // The push is sent on 2026-12-03 at 17:00 and names Saturday 5 December, 19:30.

    fn assert_told(hours: u32, message: &str, is_told: bool) {
        let lines = format!("when.time_to_live: {{\"value\": {hours}, \"unit\": \"hours\"}}\nwhat.message: {message}");
        assert_marks(&RULE, &lines, if is_told { &["when.time_to_live"] } else { &[] });
    }

    #[test]
    fn marks_what_arrives_too_late() {
        assert_told(51, "Saturday 5 December, 19:30. Book now.", true);
        assert_told(56, "Samstag, 5. Dezember. Jetzt buchen.", true);
        assert_told(168, "Am 5.12. und am 6.12. um 19.30 Uhr", true);
        assert_told(168, "5.–7. Dezember: drei Abende", true);
        assert_told(168, "On sale since 3 December: Hamlet, 5 December", true);
    }

    #[test]
    fn leaves_what_arrives_in_time() {
        assert_told(50, "Saturday 5 December, 19:30. Book now.", false);
        assert_told(55, "Samstag, 5. Dezember. Jetzt buchen.", false);
        assert_told(51, "Saturday 5 December, 7:30. Book now.", false);
        assert_told(168, "5 December and 20 December. Book now.", false);
        assert_told(168, "On sale since 3 December. Book now.", false);
        assert_told(168, "Ab 5. Dezember im Vorverkauf", false);
        assert_told(168, "Preview 4 December, then 5 December until Christmas", false);
        assert_told(168, "Book now.", false);
        assert_told(168, "Hamlet 05/12/2026", false);
        assert_told(168, "1.–24. Dezember: jeden Tag eine Tür", false);
        assert_marks(&RULE, "when.time_to_live: null", &[]);
    }

    #[test]
    fn leaves_the_word_tonight_to_its_own_rule() {
        assert_told(12, "Tonight, 3 December, 19:30. Book now.", false);
    }
}
