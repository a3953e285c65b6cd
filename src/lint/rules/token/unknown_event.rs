//! `token/unknown-event`: a token names an event that the profile doesn't have.

use super::uses::{event_uses, obstacle, trigger};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Severity};
use crate::profile::Found;
use crate::template::Subject;
use crate::text::quoted;

declare_rule! {
    /// CleverTap finds an event by its name; upper and lower case and doubled spaces don't matter, any other letter
    /// does. A name that nearly is one of the house profile's events is most likely a slip.
    ///
    /// An event that the profile doesn't know at all may still exist in the account: then it is only worth a look, and
    /// adding it to the profile settles it. Nothing is said where the campaign's trigger is that event, or where
    /// another rule already tells that the token can't work.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Crat - eventName | default: 'Your next show' is still in your cart."
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@add to cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    "token/unknown-event" {
        severity: Warning,
        summary: "A token names an event that the profile doesn't have",
        why: "From an event that the app never sends, every user gets the fallback.",
        source: Guide(&[62]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, used, name) in event_uses(context) {
        let Subject::Event(event) = used.subject else { continue };
        if name.is_empty() || obstacle(context, name).is_some() {
            continue;
        }
        let near = match (context.profile.event(name), trigger(context)) {
            (Found::Known(_), _) => continue,
            (Found::Near(near), _) => Some(near.name.as_str()),
            // An event that the profile doesn't know: it is the trigger, or nearly.
            (Found::Unknown, Some(trigger)) if context.profile.same_event(trigger, name) => continue,
            (Found::Unknown, trigger) => trigger,
        };
        let place = text.place(event.span.clone());
        let typed = quoted(name);
        if let Some(near) = near {
            let message = format!("The profile knows no event {typed}; did you mean “{near}”?");
            let fix = Fix::suggested(format!("Write “{near}”"), vec![text.replace(event.span.clone(), near)]);
            findings.add(place, message, "Write the event as the account spells it.").fix(fix);
        } else {
            let message = format!("The profile knows no event {typed}");
            let help = "Check how the account spells it; if it is right, add it to the profile.";
            findings.add(place, message, help).severity(Severity::Advice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::Severity;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    fn lines(event: &str, more: &str) -> String {
        format!("what.message: {}\n{more}", serde_json::json!(format!("@{event} - eventName | default: \"x\"")))
    }

    #[test]
    fn a_near_name_is_a_slip() {
        let campaign = with(CartReminder, &lines("Add to Crat", ""));
        let diagnostics = found(&RULE, &campaign);
        let [only] = diagnostics.as_slice() else { panic!("{diagnostics:#?}") };
        assert_eq!(only.message, "The profile knows no event “Add to Crat”; did you mean “Add to Cart”?");
        let after = fixed(&campaign, &only.fixes[0]);
        assert_eq!(after.what.message, "@Add to Cart - eventName | default: \"x\"");
        assert_eq!(found(&RULE, &after), []);
    }

    #[test]
    fn a_strange_name_is_worth_a_look() {
        let campaign = with(CartReminder, &lines("Ticket Scanned", "who.trigger: null"));
        assert_eq!(found(&RULE, &campaign)[0].severity, Severity::Advice);
        assert_marks_in(CartReminder, &RULE, &lines("Ticket Scanned", "who.trigger: null"), &["Ticket Scanned"]);
    }

    #[test]
    fn the_trigger_is_a_name_to_miss() {
        let trigger = "who.trigger.event: Ticket Scanned";
        let campaign = with(CartReminder, &lines("Ticket Scaned", trigger));
        assert_eq!(found(&RULE, &campaign)[0].fixes[0].title, "Write “Ticket Scanned”");
        assert_marks_in(CartReminder, &RULE, &lines("Ticket  scanned", trigger), &[]);
    }

    #[test]
    fn silent_where_the_token_is_right_or_cannot_work() {
        for event in ["Add to Cart", "add  to cart", "charged", "Ticket Scanned"] {
            assert_marks_in(CartReminder, &RULE, &lines(event, ""), &[]);
        }
        assert_marks_in(CartReminder, &RULE, "what.message: \"{{ Event.eventName | default: 'x' }}\"", &[]);
        assert_marks(&RULE, &lines("Add to Crat", ""), &[]);
    }
}
