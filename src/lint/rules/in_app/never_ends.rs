//! `in-app/never-ends`: someone must end the message by hand.

use crate::campaign::Moment;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A message that runs until “never” is shown until somebody ends it by hand. That is fine for a welcome, and
    /// forgotten for everything else: in February the app still wishes a merry Christmas.
    ///
    /// ```wrong in-app
    /// when.display.until: never
    /// ```
    ///
    /// ```right in-app
    /// when.display.until: 2026-12-24T23:59
    /// ```
    "in-app/never-ends" {
        severity: Advice,
        summary: "Someone must end the message by hand",
        why: "A message without an end is shown until somebody remembers to stop it.",
        source: Guide(&[57]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(display) = context.campaign.when.display.as_ref().filter(|_| context.campaign.is_in_app()) else { return };
    if display.until == Some(Moment::Never) && display.from != Some(Moment::Never) {
        let help = "Choose an end, or put a note into your calendar to stop it.";
        findings.add(field!(when.display.until), "The message is shown until someone ends it by hand", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::assert_marks_in;

    #[test]
    fn marks_a_message_without_an_end() {
        assert_marks_in(Base::InApp, &RULE, "when.display.until: never", &["when.display.until"]);
    }

    #[test]
    fn leaves_messages_with_an_end_and_pushes() {
        assert_marks_in(Base::InApp, &RULE, "when.display.until: 2026-12-24T23:59", &[]);
        assert_marks_in(Base::InApp, &RULE, "when.display.until: null", &[]);
        assert_marks_in(Base::CartReminder, &RULE, "when.delivery: {\"from\": \"now\", \"until\": \"never\"}", &[]);
    }
}
