//! `start/past-needs-past`: a campaign on past behavior has a live trigger.

use serde_json::json;

use crate::campaign::{Delivery, Qualification, Trigger};
use crate::declare_rule;
use crate::document::Node;
use crate::field;
use crate::lint::rules::names::{demanded, shown};
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// A campaign on past behavior is sent once, to those who qualify by then. It can't wait for an action: what should
    /// send it must be a condition on what users did, or the campaign a live one.
    ///
    /// ```wrong
    /// who.trigger: {"event": "show event"}
    /// ```
    ///
    /// ```right
    /// who.trigger: null
    /// ```
    "start/past-needs-past" {
        severity: Error,
        summary: "A campaign on past behavior has a live trigger",
        why: "The dashboard offers no live action for a campaign on past behavior: the trigger is lost.",
        source: Guide(&[7, 59]),
        fixable: Suggested,
    }
}

fn message(event: &str) -> String {
    format!("The campaign is on past behavior, and “{}” as a live action can't send it", shown(event))
}

const HELP: &str = "Choose “Live behavior” under Start here, or make the action a condition of the segment.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    // Of a message inside the app, `in-app/live-only` tells.
    if campaign.is_in_app() || campaign.start.qualification != Some(Qualification::PastBehavior) {
        return;
    }
    let Some(trigger) = campaign.who.trigger.as_ref().filter(|trigger| !trigger.event.trim().is_empty()) else {
        return;
    };
    let found = findings.add(field!(who.trigger), message(&trigger.event), HELP);
    found.related(field!(start.qualification), "Past behavior/Custom list");
    if matches!(campaign.when.delivery, None | Some(Delivery::Live(_))) {
        let edit = Edit::Set { field: field!(start.qualification), value: "live_behavior".into() };
        found.fix(Fix::suggested("Choose Live behavior", vec![edit]));
    }
    // What must not happen afterwards can't be said of the past in one condition.
    if trigger.inaction.is_none() {
        let edits = vec![demanded(campaign, condition(trigger)), Edit::Remove { field: field!(who.trigger) }];
        found.fix(Fix::suggested("Make it a condition of the segment", edits));
    } else {
        found.fix(Fix::suggested("Take the trigger out", vec![Edit::Remove { field: field!(who.trigger) }]));
    }
}

fn condition(trigger: &Trigger) -> serde_json::Value {
    let mut condition = json!({ "did": trigger.event });
    if let (false, Some(condition)) = (trigger.filters.is_empty(), condition.as_object_mut()) {
        condition.insert("filters".to_owned(), trigger.filters.to_json());
    }
    condition
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_a_trigger_of_a_campaign_on_the_past() {
        assert_marks(&RULE, r#"who.trigger: {"event":"show event"}"#, &["who.trigger"]);
        assert_marks_in(Base::CartReminder, &RULE, "start.qualification: past_behavior", &["who.trigger"]);
    }

    #[test]
    fn leaves_live_campaigns_and_what_is_not_filled_in() {
        assert_marks(&RULE, "who.trigger: {}", &[]);
        assert_marks(&RULE, r#"who.trigger: {"event":" "}"#, &[]);
        assert_marks(&RULE, "start.qualification: null\nwho.trigger: {\"event\":\"show event\"}", &[]);
        assert_marks_in(Base::CartReminder, &RULE, "name: Cart", &[]);
        assert_marks_in(Base::InApp, &RULE, "start.qualification: past_behavior", &[]);
    }

    #[test]
    fn the_trigger_becomes_a_condition() {
        let campaign = with(
            Base::Push,
            r#"who.trigger: {"event":"show event","filters":[{"property":"tags","operator":"contains","value":"opera"}]}"#,
        );
        let found_here = found(&RULE, &campaign);
        let after = fixed(&campaign, &found_here[0].fixes[0]);
        assert_eq!(after.who.trigger, None);
        let segment = crate::document::Node::to_json(&after.who.segment);
        assert_eq!(
            segment["all"][4],
            serde_json::json!({"did":"show event","filters":[{"property":"tags","operator":"contains","value":"opera"}]})
        );
        let live = with(Base::CartReminder, "start.qualification: past_behavior");
        let titles: Vec<String> = found(&RULE, &live)[0].fixes.iter().map(|fix| fix.title.clone()).collect();
        assert_eq!(titles, ["Choose Live behavior", "Take the trigger out"]);
    }
}
