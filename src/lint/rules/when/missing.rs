//! `when/missing`: nothing says when the push is sent.

use crate::campaign::{Delivery, Scheduled, Span};
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A push is sent now, at a time, or, where a live action sends it, within a span with a beginning and an end. “now”
    /// and “never” will do for the two ends of a span. Messages inside the app are shown for a time instead;
    /// `in-app/window-missing` looks at those.
    ///
    /// ```wrong
    /// when.delivery: null
    /// ```
    ///
    /// ```wrong cart-reminder
    /// when.delivery: {"from": "now"}
    /// ```
    ///
    /// ```right
    /// when.delivery: now
    /// ```
    "when/missing" {
        severity: Error,
        summary: "Nothing says when the push is sent",
        why: "CleverTap publishes no push without its time of delivery.",
        source: Guide(&[47]),
        fixable: No,
        asks: ForFilling,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let (field, message, help) = match &context.campaign.when.delivery {
        None => (
            field!(when.delivery),
            "Nothing says yet when the push is sent",
            "Choose to send it now, at a time, or, for a live campaign, from when until when.",
        ),
        Some(Delivery::At(Scheduled { at: None, .. })) => (
            field!(when.delivery.at),
            "The push is to be sent at a time, but the time is not filled in yet",
            "Fill in the date and the time, or choose to send it now.",
        ),
        Some(Delivery::Live(Span { from: None, .. })) => (
            field!(when.delivery.from),
            "Nothing says yet from when the campaign runs",
            "Fill in a date and a time, or “now”.",
        ),
        Some(Delivery::Live(Span { until: None, .. })) => (
            field!(when.delivery.until),
            "Nothing says yet until when the campaign runs",
            "Fill in a date and a time, or “never”.",
        ),
        Some(Delivery::Now | Delivery::At(_) | Delivery::Live(_)) => return,
    };
    findings.add(field, message, help);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn asks_for_what_is_missing() {
        assert_marks(&RULE, "when.delivery: null", &["when.delivery"]);
        assert_marks(&RULE, "when.delivery: {\"time_zone\": \"user\"}", &["when.delivery.at"]);
        assert_marks_in(Base::CartReminder, &RULE, "when.delivery: {\"until\": \"never\"}", &["when.delivery.from"]);
        assert_marks_in(Base::CartReminder, &RULE, "when.delivery: {\"from\": \"now\"}", &["when.delivery.until"]);
    }

    #[test]
    fn takes_every_kind_of_delivery() {
        assert_marks(&RULE, "when.delivery: now", &[]);
        assert_marks(&RULE, "when.delivery: {\"at\": \"2026-12-03T17:00\"}", &[]);
        assert_marks_in(Base::CartReminder, &RULE, "when.delivery: {\"from\": \"now\", \"until\": \"never\"}", &[]);
        assert_marks_in(Base::InApp, &RULE, "when.delivery: null", &[]);
    }
}
