//! `token/event-not-trigger`: a token shows a property of another event than the one which sends the campaign.

use super::uses::{Obstacle, event_uses, name, obstacle};
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Findings, Fix, Text};
use crate::profile::Found;
use crate::template::{Subject, Use};
use crate::text::quoted;

declare_rule! {
    /// When a live campaign goes out, CleverTap has the properties of the event at hand that sent it, and of no other.
    /// A token for another event has nothing to show, not even where the user did that one as well.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@show event - eventName | default: 'Your next show' is still in your cart."
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@add to cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    "token/event-not-trigger" {
        severity: Error,
        summary: "A token shows a property of an event that doesn't send the campaign",
        why: "CleverTap has only the properties of the event at hand that sends the push.",
        source: CleverTap("send-test-personalization-for-push"),
        fixable: Suggested,
    }
}

/// Names the trigger instead, where it has that property.
fn fix(context: &Context<'_>, text: &Text<'_>, used: &Use<'_>, trigger: &str) -> Option<Fix> {
    let Subject::Event(event) = used.subject else { return None };
    let known = context.profile.event(trigger).known()?;
    matches!(known.property(used.property), Found::Known(_)).then(|| {
        Fix::suggested(format!("Write “{}”", known.name), vec![text.replace(event.span.clone(), &*known.name)])
    })
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, used, event) in event_uses(context) {
        let Some(Obstacle::OtherTrigger(trigger)) = obstacle(context, event) else { continue };
        let Subject::Event(written) = used.subject else { continue };
        let message = format!("{} can't be filled in: {} sends this campaign", name(text, &used), quoted(trigger));
        let help = format!("Use a property of {}, or make {} the trigger.", quoted(trigger), quoted(event));
        findings
            .add(text.place(written.span.clone()), message, help)
            .related(field!(who.trigger.event), format!("The campaign is sent by {}", quoted(trigger)))
            .maybe_fix(fix(context, text, &used, trigger));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::field;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    fn message(event: &str, property: &str) -> String {
        format!("what.message: {}", serde_json::json!(format!("@{event} - {property} | default: \"x\"")))
    }

    #[test]
    fn marks_the_event_and_points_at_the_trigger() {
        let campaign = with(CartReminder, &message("show event", "eventName"));
        let diagnostics = found(&RULE, &campaign);
        let [only] = diagnostics.as_slice() else { panic!("{diagnostics:#?}") };
        assert_eq!(only.message, "“@show event - eventName” can't be filled in: “Add to Cart” sends this campaign");
        assert_eq!(only.related[0].place.field, field!(who.trigger.event));
        assert_marks_in(CartReminder, &RULE, &message("Ticket Scanned", "row"), &["Ticket Scanned"]);
        assert_marks_in(CartReminder, &RULE, &message("charged", "amount"), &["charged"]);
        let after = fixed(&campaign, &only.fixes[0]);
        assert_eq!(after.what.message, "@Add to Cart - eventName | default: \"x\"");
    }

    #[test]
    fn leaves_the_trigger_its_typos_and_what_is_not_filled_in() {
        for event in ["Add to Cart", "add  to cart", "Add to Crat"] {
            assert_marks_in(CartReminder, &RULE, &message(event, "eventName"), &[]);
        }
        let other = message("show event", "eventName");
        assert_marks_in(CartReminder, &RULE, &format!("{other}\nwho.trigger: null"), &[]);
        assert_marks_in(CartReminder, &RULE, &format!("{other}\nwho.trigger.event: \"\""), &[]);
        assert_marks_in(CartReminder, &RULE, "what.message: \"{{ Event.eventName | default: 'x' }}\"", &[]);
        assert_marks_in(CartReminder, &RULE, "what.message: \"@Profile - Name | default: 'x'\"", &[]);
        assert_marks(&RULE, &other, &[]);
    }

    #[test]
    fn no_fix_where_the_trigger_lacks_the_property() {
        let campaign = with(CartReminder, &message("charged", "amount"));
        assert_eq!(found(&RULE, &campaign)[0].fixes, []);
    }
}
