//! `when/past`: the time of delivery has passed.

use chrono::NaiveDateTime;

use super::said;
use crate::campaign::{Delivery, Moment};
use crate::document::FieldPath;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A time of delivery before now is a slip, mostly a wrong month or last year's date in a copied campaign. The same
    /// goes for a live campaign or a message inside the app whose end has passed: nobody will get it.
    ///
    /// A live campaign that began earlier is fine. Where delivery follows each user's own clock, a day's difference is
    /// allowed for.
    ///
    /// ```wrong
    /// when.delivery.at: 2025-12-03T17:00
    /// ```
    ///
    /// ```right
    /// when.delivery.at: 2026-12-03T17:00
    /// ```
    "when/past" {
        severity: Error,
        summary: "The time of delivery has passed",
        why: "CleverTap can't send at a time that has passed, and what has ended reaches nobody.",
        source: Guide(&[47]),
        fixable: No,
    }
}

const HELP: &str = "Choose a later time; check the year and the month first.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let when = &context.campaign.when;
    if context.campaign.is_in_app() {
        if let Some(Moment::At(until)) = when.display.as_ref().and_then(|display| display.until) {
            ended(context, findings, field!(when.display.until), until.0, "The message stopped showing");
        }
        return;
    }
    match &when.delivery {
        Some(Delivery::At(scheduled)) => {
            let Some(at) = scheduled.at.map(|at| at.0) else { return };
            if at + context.slack() < context.now {
                let message = format!("The push was to be sent on {}, which has passed", said(at));
                findings.add(field!(when.delivery.at), message, HELP);
            }
        }
        Some(Delivery::Live(live)) => {
            if let Some(Moment::At(until)) = live.until {
                ended(context, findings, field!(when.delivery.until), until.0, "The campaign ended");
            }
        }
        Some(Delivery::Now) | None => {}
    }
}

fn ended(context: &Context<'_>, findings: &mut Findings, field: FieldPath, until: NaiveDateTime, what: &str) {
    if until < context.now {
        findings.add(field, format!("{what} on {}, which has passed", said(until)), HELP);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    // The tests' clock says 2026-11-23T10:00.

    #[test]
    fn marks_what_has_passed() {
        assert_marks(&RULE, "when.delivery.at: 2026-11-23T09:59", &["when.delivery.at"]);
        assert_marks(&RULE, "when.delivery.at: 2025-12-03T17:00", &["when.delivery.at"]);
        let live = "when.delivery: {\"from\": \"2026-11-01T00:00\", \"until\": \"2026-11-22T00:00\"}";
        assert_marks_in(Base::CartReminder, &RULE, live, &["when.delivery.until"]);
        let shown = "when.display: {\"from\": \"2025-12-01T00:00\", \"until\": \"2025-12-24T23:59\"}";
        assert_marks_in(Base::InApp, &RULE, shown, &["when.display.until"]);
    }

    #[test]
    fn leaves_what_is_to_come_and_what_has_begun() {
        assert_marks(&RULE, "when.delivery.at: 2026-11-23T10:00", &[]);
        assert_marks(&RULE, "when.delivery: now", &[]);
        assert_marks(&RULE, "when.delivery: null", &[]);
        assert_marks(&RULE, "when.delivery: {\"at\": \"2026-11-23T08:00\", \"time_zone\": \"user\"}", &[]);
        let live = "when.delivery: {\"from\": \"2025-01-01T00:00\", \"until\": \"never\"}";
        assert_marks_in(Base::CartReminder, &RULE, live, &[]);
        let shown = "when.display: {\"from\": \"2026-11-01T00:00\", \"until\": \"2026-12-24T23:59\"}";
        assert_marks_in(Base::InApp, &RULE, shown, &[]);
    }
}
