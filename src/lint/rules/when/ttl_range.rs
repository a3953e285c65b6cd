//! `when/ttl-range`: the time to live is longer than the phones' makers allow.

use crate::lint::{Context, Findings, Severity};
use crate::{declare_rule, field};

declare_rule! {
    /// The time to live says for how long a phone that is off is tried again. Google keeps a push for 28 days at most,
    /// and refuses what asks for more.
    ///
    /// The profile's `time_to_live_days` may set a shorter limit. A number without its unit is told of as well: it
    /// would not be entered at all.
    ///
    /// ```wrong
    /// when.time_to_live: {"value": 29, "unit": "days"}
    /// what.message: Book before they are gone.
    /// name: 2026-12-03 Hamlet
    /// ```
    ///
    /// ```right
    /// when.time_to_live: {"value": 28, "unit": "days"}
    /// what.message: Book before they are gone.
    /// name: 2026-12-03 Hamlet
    /// ```
    "when/ttl-range" {
        severity: Error,
        summary: "The time to live is longer than the phones' makers allow, or has no unit",
        why: "Google's push service refuses a time to live above 28 days, and a number alone can't be entered.",
        source: Phones("Firebase Cloud Messaging, lifespan of a message"),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(length) = context.campaign.when.time_to_live.as_ref().filter(|_| !context.campaign.is_in_app()) else {
        return;
    };
    let Some(minutes) = length.minutes() else {
        if let Some(value) = length.value {
            let message = format!("The time to live is {}, and nothing says of what", value.get());
            let help = "Choose minutes, hours or days; else it would not be entered at all.";
            findings.add(field!(when.time_to_live.unit), message, help).severity(Severity::Warning);
        }
        return;
    };
    let limit = context.profile.limits.time_to_live_days();
    let longest = u64::try_from(limit).unwrap_or(u64::MAX).saturating_mul(24 * 60);
    if minutes > longest {
        let days = minutes / (24 * 60);
        let rest = if minutes % (24 * 60) > 0 { "more than " } else { "" };
        let message = format!("The time to live is {rest}{days} days; at most {limit} are allowed");
        findings.add(
            field!(when.time_to_live),
            message,
            format!("Shorten it to {limit} days or less; a day is often enough."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, found, with};

    #[test]
    fn marks_what_is_refused() {
        for length in [
            r#"{"value": 29, "unit": "days"}"#,
            r#"{"value": 1, "unit": "months"}"#,
            r#"{"value": 40321, "unit": "minutes"}"#,
        ] {
            assert_marks(&RULE, &format!("when.time_to_live: {length}"), &["when.time_to_live"]);
        }
        let odd = with(Base::Push, "when.time_to_live: {\"value\": 40321, \"unit\": \"minutes\"}");
        assert_eq!(found(&RULE, &odd)[0].message, "The time to live is more than 28 days; at most 28 are allowed");
        let even = with(Base::Push, "when.time_to_live: {\"value\": 29, \"unit\": \"days\"}");
        assert_eq!(found(&RULE, &even)[0].message, "The time to live is 29 days; at most 28 are allowed");
    }

    #[test]
    fn asks_for_the_unit() {
        assert_marks(&RULE, r#"when.time_to_live: {"value": 2}"#, &["when.time_to_live.unit"]);
        let half = with(Base::Push, r#"when.time_to_live: {"value": 2}"#);
        assert_eq!(found(&RULE, &half)[0].message, "The time to live is 2, and nothing says of what");
    }

    #[test]
    fn leaves_what_is_allowed() {
        for length in
            ["null", r#"{"value": 28, "unit": "days"}"#, r#"{"value": 4, "unit": "weeks"}"#, r#"{"unit": "months"}"#]
        {
            assert_marks(&RULE, &format!("when.time_to_live: {length}"), &[]);
        }
    }
}
