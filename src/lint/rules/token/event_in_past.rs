//! `token/event-in-past`: a token shows a property of an event, in a campaign that no event sends.

use super::uses::{Obstacle, event_uses, name, obstacle, place};
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Findings, Fix, Role, Text};
use crate::template::Use;

declare_rule! {
    /// A Past behavior campaign is sent to a list of users at one time. No event sends it, so there is none whose
    /// properties a token could show. Properties of the user work in every campaign; those of an event work in a Live
    /// behavior campaign that the event itself sends.
    ///
    /// ```wrong
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart for 5 December."
    /// ```
    ///
    /// ```wrong
    /// what.message: "{{ Event.eventName | default: 'Your next show' }} is still in your cart for 5 December."
    /// ```
    ///
    /// ```right
    /// what.message: Dear @Profile - Name | default: 'friend', Hamlet is back on 5 December.
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart for 5 December."
    /// ```
    "token/event-in-past" {
        severity: Error,
        summary: "An event's property in a campaign for past behavior",
        why: "Only a Live behavior campaign knows the event that sends it; here no user would see the real value.",
        source: CleverTap("liquid-tags"),
        fixable: Suggested,
    }
}

/// Says the fallback to everyone, where that makes a sentence.
fn fix(text: &Text<'_>, used: &Use<'_>) -> Option<Fix> {
    let words = used.fallback?.text.as_str();
    let reads_well = words.contains(char::is_alphabetic)
        && !text.template.faults.iter().any(|fault| used.span.contains(&fault.span.start));
    let is_copy = matches!(text.role, Role::Title | Role::Message) && used.is_shown;
    (reads_well && is_copy)
        .then(|| Fix::suggested("Show the fallback to everyone", vec![text.replace(used.span.clone(), words)]))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, used, event) in event_uses(context) {
        if obstacle(context, event) == Some(Obstacle::Past) {
            let message = format!("{} can't be filled in: no event sends this campaign", name(text, &used));
            let help = "Choose Live behavior with this event as the trigger, or say it without the event.";
            findings
                .add(place(text, &used), message, help)
                .related(field!(start.qualification), "Past behavior is chosen here")
                .maybe_fix(fix(text, &used));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::{self, CartReminder};
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    #[test]
    fn marks_the_token() {
        let token = "@Add to Cart - eventName | default: 'x'";
        assert_marks(&RULE, &format!("what.title: For you: {token}"), &[token]);
        assert_marks(
            &RULE,
            "what.message: Your {{ Event.tags | default: \"show\" }}",
            &["{{ Event.tags | default: \"show\" }}"],
        );
        assert_marks(&RULE, "what.message: \"{% if Event.tags %}x{% endif %}\"", &["tags"]);
        assert_marks(
            &RULE,
            "what.message: \"@Add to Crat - eventName | default: 'x'\"",
            &["@Add to Crat - eventName | default: 'x'"],
        );
        assert_marks(&RULE, "what.message: \"@Add to Cart - eventName\"", &["@Add to Cart - eventName"]);
    }

    #[test]
    fn leaves_users_live_campaigns_and_what_nobody_chose_yet() {
        let token = "what.message: \"@Add to Cart - eventName | default: 'x'\"";
        assert_marks(&RULE, "what.message: \"@Profile - Name | default: 'x'\"", &[]);
        assert_marks_in(CartReminder, &RULE, token, &[]);
        assert_marks_in(Base::InApp, &RULE, token, &[]);
        assert_marks(&RULE, &format!("{token}\nstart.qualification: null"), &[]);
    }

    #[test]
    fn the_fix_says_the_fallback_to_everyone() {
        assert_fix(
            &RULE,
            "what.message: \"@Add to Cart - eventName | default: 'Your next show' waits.\"",
            "what.message",
            "Your next show waits.",
        );
    }
}
