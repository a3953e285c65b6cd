//! `audience/past-event-window`: a condition on the past has no time frame.

use serde_json::json;

use crate::audience::walk::each_condition;
use crate::campaign::{Qualification, Segment};
use crate::declare_rule;
use crate::lint::rules::names::{said, shown};
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// Without a time frame a condition counts the whole past: who put a ticket in the cart two years ago is asked
    /// whether they still want it. “In the last 30 days” finds those whom it still concerns.
    ///
    /// An exclusion needs none: whoever bought it once has it.
    ///
    /// ```wrong
    /// who.segment.all[0].within: null
    /// ```
    ///
    /// ```right
    /// who.segment.all[0].within: {"value": 90, "unit": "days"}
    /// ```
    "audience/past-event-window" {
        severity: Advice,
        summary: "A condition on the past has no time frame",
        why: "What somebody did long ago says little about what they want today.",
        source: CleverTap("segmentation-rules"),
        fixable: Suggested,
    }
}

fn message(condition: &str) -> String {
    format!("{condition} counts the whole past")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    if campaign.start.qualification != Some(Qualification::PastBehavior) {
        return;
    }
    each_condition(&campaign.who, &mut |condition, trail| {
        let Segment::Did(rule) = condition else { return };
        if rule.within.is_some() || rule.event.trim().is_empty() {
            return;
        }
        let message = message(&shown(&said(campaign, context.profile, &trail.path())));
        let field = trail.key("within").path();
        let edit = Edit::Set { field: field.clone(), value: json!({ "value": 30, "unit": "days" }) };
        let fix = Fix::suggested("Count the last 30 days", vec![edit]);
        findings.add(field, message, "Add a time frame, such as the last 30 days.").fix(fix);
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, sound, with};

    #[test]
    fn marks_a_did_without_time_frame() {
        assert_marks(&RULE, "who.segment.all[0].within: null", &["who.segment.all[0].within"]);
        let any = r#"who.segment.all[3].any: [{"did":"Ticket Scanned"},{"did":"show event"}]"#;
        assert_marks(&RULE, any, &["who.segment.all[3].any[0].within", "who.segment.all[3].any[1].within"]);
    }

    #[test]
    fn leaves_exclusions_and_what_is_begun() {
        for lines in [
            "who.segment.all[0].within: {\"value\":30}",
            "who.segment.all[0].within: {\"unit\":\"days\"}",
            "who.segment.all[0]: {\"did\":\"\"}",
            "who.segment.all[1].within: null",
            "start.qualification: null\nwho.segment.all[0].within: null",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        assert_marks_in(Base::CartReminder, &RULE, r#"who.segment: {"did":"charged"}"#, &[]);
    }

    #[test]
    fn the_fix_counts_thirty_days() {
        let campaign = with(Base::Push, "who.segment.all[0].within: null");
        assert_eq!(fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]), sound(Base::Push));
    }
}
