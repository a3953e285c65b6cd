//! `in-app/window-missing`: nothing says from when until when the message is shown.

use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A message inside the app needs a span of time in which it is shown. “now” and “never” will do for its ends.
    ///
    /// ```wrong in-app
    /// when.display: null
    /// ```
    ///
    /// ```right in-app
    /// when.display: {"from": "2026-12-01T00:00", "until": "2026-12-24T23:59"}
    /// ```
    "in-app/window-missing" {
        severity: Error,
        summary: "Nothing says from when until when the message is shown",
        why: "CleverTap publishes no message inside the app without the time in which it is shown.",
        source: Guide(&[57]),
        fixable: No,
        asks: ForFilling,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.campaign.is_in_app() {
        return;
    }
    let display = context.campaign.when.display.as_ref();
    let (from, until) = display.map_or((None, None), |display| (display.from, display.until));
    let (field, message, help) = match (from.is_some(), until.is_some()) {
        (true, true) => return,
        (false, false) => (
            field!(when.display),
            "Nothing says yet from when until when the message is shown",
            "Fill in both ends; “now” and “never” will do.",
        ),
        (false, true) => (
            field!(when.display.from),
            "Nothing says yet from when the message is shown",
            "Fill in a date and a time, or “now”.",
        ),
        (true, false) => (
            field!(when.display.until),
            "Nothing says yet until when the message is shown",
            "Fill in a date and a time, or “never”.",
        ),
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
        for (display, mark) in [
            ("null", "when.display"),
            ("{}", "when.display"),
            ("{\"until\": \"never\"}", "when.display.from"),
            ("{\"from\": \"now\"}", "when.display.until"),
        ] {
            assert_marks_in(Base::InApp, &RULE, &format!("when.display: {display}"), &[mark]);
        }
    }

    #[test]
    fn takes_both_ends() {
        assert_marks_in(Base::InApp, &RULE, "when.display: {\"from\": \"now\", \"until\": \"never\"}", &[]);
        let dated = "when.display: {\"from\": \"2026-12-01T00:00\", \"until\": \"2026-12-24T23:59\"}";
        assert_marks_in(Base::InApp, &RULE, dated, &[]);
        assert_marks(&RULE, "when.display: null", &[]);
    }
}
