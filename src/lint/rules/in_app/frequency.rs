//! `in-app/frequency`: nothing says how often the message is shown.

use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// Without a frequency the account's limits decide how often a message is shown, and few know those by heart. Where
    /// it is to appear every time somebody does the action, the guide recommends “Exclude from campaign limits”.
    ///
    /// ```wrong in-app
    /// when.frequency: null
    /// ```
    ///
    /// ```right in-app
    /// when.frequency: {"per_day": 1}
    /// ```
    "in-app/frequency" {
        severity: Advice,
        summary: "Nothing says how often the message is shown",
        why: "Without a frequency the account's limits decide, which nobody sees in the campaign.",
        source: Guide(&[58]),
        fixable: No,
        asks: ForFilling,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    let is_set = campaign.when.frequency.as_ref().is_some_and(|frequency| {
        frequency.exclude_from_campaign_limits == Some(true)
            || [frequency.per_session, frequency.per_day, frequency.ever].iter().any(Option::is_some)
    });
    if campaign.is_in_app() && !is_set {
        let help = "Say how often, or choose “Exclude from campaign limits” to show it every time.";
        findings.add(field!(when.frequency), "Nothing says yet how often the message is shown", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn asks_how_often() {
        for frequency in ["null", "{}", "{\"exclude_from_campaign_limits\": false}"] {
            assert_marks_in(Base::InApp, &RULE, &format!("when.frequency: {frequency}"), &["when.frequency"]);
        }
    }

    #[test]
    fn takes_any_answer() {
        for frequency in
            ["{\"exclude_from_campaign_limits\": true}", "{\"per_day\": 1}", "{\"per_session\": 1}", "{\"ever\": 3}"]
        {
            assert_marks_in(Base::InApp, &RULE, &format!("when.frequency: {frequency}"), &[]);
        }
        assert_marks(&RULE, "when.frequency: null", &[]);
    }
}
