//! `in-app/live-only`: a message inside the app is set to past behavior.

use crate::campaign::Qualification;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A message inside the app answers what somebody does there: opening it, looking at a seating plan. That is live
    /// behavior. With past behavior the message has no moment at which to appear.
    ///
    /// ```wrong in-app
    /// start.qualification: past_behavior
    /// who.trigger: null
    /// who.segment: {"all": [{"did": "show event", "filters": [{"property": "tags", "operator": "contains", "value": "advent"}], "within": {"value": 30, "unit": "days"}}]}
    /// ```
    ///
    /// ```right in-app
    /// start.qualification: live_behavior
    /// ```
    "in-app/live-only" {
        severity: Warning,
        summary: "A message inside the app is set to past behavior",
        why: "A message inside the app is shown at the moment somebody does something there.",
        source: Guide(&[51, 52]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    if campaign.is_in_app() && campaign.start.qualification == Some(Qualification::PastBehavior) {
        let help = "Choose “Live behavior” and the action at which it is to appear, such as App Launched.";
        findings.add(field!(start.qualification), "A message inside the app is set to past behavior", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_past_behavior() {
        assert_marks_in(Base::InApp, &RULE, "start.qualification: past_behavior", &["start.qualification"]);
    }

    #[test]
    fn leaves_live_behavior_and_pushes() {
        assert_marks_in(Base::InApp, &RULE, "start.qualification: live_behavior", &[]);
        assert_marks_in(Base::InApp, &RULE, "start.qualification: null", &[]);
        assert_marks(&RULE, "start.qualification: past_behavior", &[]);
    }
}
