//! `in-app/window-order`: the message stops before it begins.

use crate::campaign::Moment;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// Where the two ends of the time are swapped, or the end was left behind when the beginning was moved, the message
    /// is shown to nobody.
    ///
    /// ```wrong in-app
    /// when.display: {"from": "2026-12-24T00:00", "until": "2026-12-01T00:00"}
    /// ```
    ///
    /// ```right in-app
    /// when.display: {"from": "2026-12-01T00:00", "until": "2026-12-24T00:00"}
    /// ```
    "in-app/window-order" {
        severity: Error,
        summary: "The message stops before it begins",
        why: "A message whose time ends before it begins is shown to nobody.",
        source: Guide(&[57]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(display) = context.campaign.when.display.as_ref().filter(|_| context.campaign.is_in_app()) else { return };
    let (field, message) = match (display.from, display.until) {
        (Some(Moment::Never), _) => (field!(when.display.from), "The message is shown from “never” on"),
        (Some(_), Some(Moment::Now)) => {
            (field!(when.display.until), "The message stops “now”, before anyone can see it")
        }
        (Some(Moment::At(from)), Some(Moment::At(until))) if until <= from => {
            (field!(when.display.until), "The message stops before it begins")
        }
        // An end that has passed is told by `when/past`.
        _ => return,
    };
    findings.add(field, message, "Choose an end after the beginning, or “never”.");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_an_end_before_the_beginning() {
        for (display, mark) in [
            (r#"{"from": "2026-12-24T00:00", "until": "2026-12-01T00:00"}"#, "when.display.until"),
            (r#"{"from": "2026-12-24T00:00", "until": "2026-12-24T00:00"}"#, "when.display.until"),
            (r#"{"from": "now", "until": "now"}"#, "when.display.until"),
            (r#"{"from": "never", "until": "never"}"#, "when.display.from"),
        ] {
            assert_marks_in(Base::InApp, &RULE, &format!("when.display: {display}"), &[mark]);
        }
    }

    #[test]
    fn leaves_a_beginning_before_the_end() {
        for display in [
            r#"{"from": "2026-12-01T00:00", "until": "2026-12-01T00:01"}"#,
            r#"{"from": "now", "until": "never"}"#,
            r#"{"from": "now", "until": "2026-12-24T00:00"}"#,
            r#"{"until": "2026-12-24T00:00"}"#,
        ] {
            assert_marks_in(Base::InApp, &RULE, &format!("when.display: {display}"), &[]);
        }
        assert_marks(&RULE, r#"when.display: {"from": "2026-12-24T00:00", "until": "2026-12-01T00:00"}"#, &[]);
    }
}
