//! `audience/empty`: nobody is chosen, so everyone gets it.

use crate::audience::walk::each_condition;
use crate::campaign::{Campaign, Segment};
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A campaign with neither a live action nor a condition goes to every user of the app. That may be meant, for news
    /// that concerns everyone; mostly the segment was forgotten.
    ///
    /// ```wrong
    /// purpose: service
    /// who.segment: null
    /// ```
    ///
    /// ```right in-app
    /// who.segment: null
    /// ```
    "audience/empty" {
        severity: Warning,
        summary: "Nobody is chosen, so everyone gets it",
        why: "Whoever gets pushes that don't concern them turns them off.",
        source: Guide(&[10, 52]),
        fixable: No,
        asks: ForFilling,
    }
}

const MESSAGE: &str = "Nobody is chosen: every user of the app gets this";
const HELP: &str = "Under Who, add what users did, have not done, or are; “Calculate” then shows how many that is.";

/// Whether the segment has no condition that is begun.
pub(super) fn is_empty(campaign: &Campaign) -> bool {
    let mut is_empty = true;
    each_condition(&campaign.who, &mut |condition, _| {
        let subject = match condition {
            Segment::Did(rule) | Segment::DidNot(rule) => &rule.event,
            Segment::User(rule) => &rule.property,
            Segment::SavedSegment(named) | Segment::CustomList(named) => &named.name,
            Segment::All(_) | Segment::Any(_) => return,
        };
        is_empty &= subject.trim().is_empty();
    });
    is_empty
}

/// Whether this is told of `campaign`; of a live one without an action, `start/live-needs-trigger` tells.
pub(super) fn is_told(campaign: &Campaign) -> bool {
    let has_trigger = campaign.who.trigger.as_ref().is_some_and(|trigger| !trigger.event.trim().is_empty());
    !has_trigger && !campaign.is_live() && is_empty(campaign)
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if is_told(context.campaign) {
        findings.add(field!(who.segment), MESSAGE, HELP);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::campaign::Campaign;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found};

    #[test]
    fn marks_a_campaign_for_everyone() {
        for segment in [
            "null",
            r#"{"all":[]}"#,
            r#"{"all":[{"any":[]},{"did":""}]}"#,
            r#"{"user":" "}"#,
            r#"{"saved_segment":null}"#,
        ] {
            assert_marks(&RULE, &format!("who.segment: {segment}"), &["who.segment"]);
        }
        assert_eq!(found(&RULE, &Campaign::default()).len(), 1);
    }

    #[test]
    fn leaves_what_has_any_condition_or_action() {
        for segment in [
            r#"{"did":"charged"}"#,
            r#"{"any":[{"any":[{"custom_list":"friends.csv"}]}]}"#,
            r#"{"user":"Age"}"#,
            r#"{"did_not":"chraged"}"#,
        ] {
            assert_marks(&RULE, &format!("who.segment: {segment}"), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "who.segment: null", &[]);
        assert_marks_in(Base::CartReminder, &RULE, "who: null", &[]);
        assert_marks(&RULE, "who.segment: null\nwho.trigger: {\"event\":\"show event\"}", &[]);
    }
}
