//! `when/order`: the live campaign ends before it begins.

use crate::campaign::{Delivery, Moment};
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A live campaign runs from one time until another. Where the two are swapped, or the end was left behind when the
    /// beginning was moved, it never sends anything. `in-app/window-order` looks at messages inside the app.
    ///
    /// ```wrong cart-reminder
    /// when.delivery: {"from": "2026-12-24T00:00", "until": "2026-12-01T00:00"}
    /// ```
    ///
    /// ```right cart-reminder
    /// when.delivery: {"from": "2026-12-01T00:00", "until": "2026-12-24T00:00"}
    /// name: 2026-12 Cart reminder
    /// ```
    "when/order" {
        severity: Error,
        summary: "The live campaign ends before it begins",
        why: "A campaign that ends before it begins sends nothing.",
        source: Pushproof,
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(Delivery::Live(live)) = context.campaign.when.delivery.as_ref().filter(|_| !context.campaign.is_in_app())
    else {
        return;
    };
    let message = match (live.from, live.until) {
        (Some(Moment::Never), _) => "The campaign begins “never”",
        (Some(_), Some(Moment::Now)) => "The campaign ends “now”, before anyone can get it",
        (Some(Moment::At(from)), Some(Moment::At(until))) if until <= from => "The campaign ends before it begins",
        // An end that has passed is told by `when/past`.
        _ => return,
    };
    let field = if live.from == Some(Moment::Never) { field!(when.delivery.from) } else { field!(when.delivery.until) };
    findings.add(field, message, "Choose an end after the beginning, or “never”.");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_an_end_before_the_beginning() {
        for (span, mark) in [
            (r#"{"from": "2026-12-24T00:00", "until": "2026-12-01T00:00"}"#, "when.delivery.until"),
            (r#"{"from": "2026-12-24T00:00", "until": "2026-12-24T00:00"}"#, "when.delivery.until"),
            (r#"{"from": "2026-12-24T00:00", "until": "now"}"#, "when.delivery.until"),
            (r#"{"from": "never", "until": "never"}"#, "when.delivery.from"),
        ] {
            assert_marks_in(Base::CartReminder, &RULE, &format!("when.delivery: {span}"), &[mark]);
        }
    }

    #[test]
    fn leaves_a_beginning_before_the_end() {
        for span in [
            r#"{"from": "2026-12-01T00:00", "until": "2026-12-24T00:00"}"#,
            r#"{"from": "now", "until": "never"}"#,
            r#"{"from": "2026-12-01T00:00", "until": "never"}"#,
            r#"{"from": "2026-12-01T00:00"}"#,
        ] {
            assert_marks_in(Base::CartReminder, &RULE, &format!("when.delivery: {span}"), &[]);
        }
        assert_marks(&RULE, "when.delivery: now", &[]);
    }
}
