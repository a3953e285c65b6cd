//! `name/missing`: the campaign has no name.

use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// CleverTap asks for a name before it lets a campaign go on, and the name is all that a colleague sees of it in the
    /// list of campaigns and in the statistics. Readers never see it.
    ///
    /// The best names have a date and something that tells the campaign from others: the event's title, the offer.
    ///
    /// ```wrong
    /// name: null
    /// ```
    ///
    /// ```right
    /// name: 2026-12-05 Hamlet last tickets
    /// ```
    "name/missing" {
        severity: Error,
        summary: "The campaign has no name",
        why: "CleverTap asks for a name, and without one nobody finds the campaign again.",
        source: Guide(&[6]),
        fixable: No,
        asks: ForFilling,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.name.trim().is_empty() {
        let help = "Name it with the date and what it is about, such as “2026-12-05 Hamlet last tickets”.";
        findings.add(field!(name), "The campaign has no name yet", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    #[test]
    fn asks_for_a_name() {
        assert_marks(&RULE, "name: null", &["name"]);
        assert_marks(&RULE, "name: \" \"", &["name"]);
    }

    #[test]
    fn takes_any_name() {
        for name in ["2026-12-05 Hamlet", "x", "Weihnachten – Restkarten", "ハムレット"] {
            assert_marks(&RULE, &format!("name: {name}"), &[]);
        }
    }
}
