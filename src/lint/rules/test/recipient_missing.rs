//! `test/recipient-missing`: nobody gets the test.

use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// What a preview can't show, a test does: whether the tap leads to the right place, whether the names come in, how
    /// the text breaks. The test goes to the address with which somebody is registered in the app; best to one with an
    /// Android phone and one with an iPhone.
    ///
    /// ```wrong
    /// test.recipients: []
    /// ```
    ///
    /// ```right
    /// test.recipients: ["box.office@example.com"]
    /// ```
    "test/recipient-missing" {
        severity: Warning,
        summary: "Nobody gets the test",
        why: "Only a test on a phone shows whether the tap leads to the right place.",
        source: Guide(&[45, 46]),
        fixable: No,
        asks: ForFilling,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.test.recipients.iter().all(|recipient| recipient.trim().is_empty()) {
        let help = "Fill in the e-mail address with which you are registered in the app.";
        findings.add(field!(test.recipients), "Nobody is named yet to get the test", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    #[test]
    fn asks_for_an_address() {
        for recipients in ["null", "[]", "[\"\"]", "[\" \", \"\"]"] {
            assert_marks(&RULE, &format!("test.recipients: {recipients}"), &["test.recipients"]);
        }
    }

    #[test]
    fn one_is_enough() {
        for recipients in ["[\"anna@example.com\"]", "[\"\", \"anna@example.com\"]", "[\"Anna\"]"] {
            assert_marks(&RULE, &format!("test.recipients: {recipients}"), &[]);
        }
    }
}
