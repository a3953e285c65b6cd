//! `start/live-needs-trigger`: a live campaign has no action that sends it.

use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A live campaign is sent by what a user does: opening the app, viewing a production, putting a ticket in the
    /// cart. Without such an action it is never sent.
    ///
    /// ```wrong cart-reminder
    /// who.trigger: null
    /// what.message: Your next show is still in your cart.
    /// what.key_values[0].value: events/77
    /// ```
    ///
    /// ```right in-app
    /// who.trigger: {"event": "App Launched"}
    /// ```
    "start/live-needs-trigger" {
        severity: Error,
        summary: "A live campaign has no action that sends it",
        why: "A live campaign waits for an action: without one it is never sent.",
        source: Guide(&[52, 59]),
        fixable: No,
        asks: ForFilling,
    }
}

const MESSAGE: &str = "Nothing sends this live campaign: it has no action";
const HELP: &str = "Under Who, choose the event that sends it, such as “Add to Cart”.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.campaign.is_live() {
        return;
    }
    match &context.campaign.who.trigger {
        None => {
            findings.add(field!(who.trigger), MESSAGE, HELP);
        }
        Some(trigger) if trigger.event.trim().is_empty() => {
            findings.add(field!(who.trigger.event), MESSAGE, HELP);
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_a_live_campaign_without_action() {
        assert_marks_in(Base::CartReminder, &RULE, "who.trigger: null", &["who.trigger"]);
        assert_marks_in(Base::CartReminder, &RULE, "who.trigger.event: null", &["who.trigger.event"]);
        assert_marks_in(Base::InApp, &RULE, "who: null", &["who.trigger"]);
    }

    #[test]
    fn leaves_campaigns_on_the_past_and_any_action() {
        assert_marks(&RULE, "who.trigger: null", &[]);
        assert_marks(&RULE, "start.qualification: null", &[]);
        assert_marks_in(Base::InApp, &RULE, "who.trigger.event: Ticket Scanned", &[]);
    }
}
