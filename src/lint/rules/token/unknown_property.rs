//! `token/unknown-property`: a token names a property that the profile doesn't have.

use std::ops::Range;

use super::uses::{obstacle, trigger, uses};
use crate::declare_rule;
use crate::lint::{Context, Edit, Findings, Fix, Severity, Text};
use crate::profile::{Found, Known, Property};
use crate::template::{Subject, Use};
use crate::text::quoted;

declare_rule! {
    /// A property is found by its name, as the account spells it: `eventId` and `eventid` are two. A name that nearly
    /// is one of the house profile's is most likely a slip. A user's properties may also be written small, as
    /// CleverTap's own examples do.
    ///
    /// A property that the profile doesn't know at all may still exist in the account: then it is only worth a look,
    /// and adding it to the profile settles it. Nothing is said of an event that the profile doesn't know.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventNmae | default: 'Your next show' is still in your cart."
    /// ```
    ///
    /// ```wrong
    /// what.message: Dear {{ Profile.Nickname | default: "friend" }}, Hamlet is back on 5 December.
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    ///
    /// ```right
    /// what.message: Dear {{ Profile.name | default: "friend" }}, Hamlet is back on 5 December.
    /// ```
    "token/unknown-property" {
        severity: Warning,
        summary: "A token names a property that the profile doesn't have",
        why: "Of a property that nobody has, every user gets the fallback.",
        source: Guide(&[62]),
        fixable: Suggested,
    }
}

/// What the profile knows of a property, and whose it is in words; nothing where it doesn't know the event.
fn look_up<'c>(context: &Context<'c>, used: &Use<'_>) -> Option<(Found<'c, Property>, String)> {
    let owner = match used.subject {
        Subject::Profile(_) => Known::Profile,
        Subject::Event(event) if obstacle(context, &event.name).is_some() => return None,
        Subject::Event(event) => {
            let name = if event.name.is_empty() { trigger(context)? } else { event.name.as_str() };
            Known::Event(context.profile.event(name).near()?)
        }
    };
    Some(match owner {
        Known::Profile => (context.profile.token_user_property(used.property), "users".to_owned()),
        Known::Event(event) => (event.property(used.property), quoted(&event.name)),
    })
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, used) in uses(context) {
        let Some((found, whose)) = look_up(context, &used) else { continue };
        let typed = quoted(used.property);
        let place = text.place(used.property_span.clone());
        match found {
            Found::Known(_) => {}
            Found::Near(near) => {
                let near = near.name.as_str();
                let message = format!("The profile knows no property {typed} of {whose}; did you mean “{near}”?");
                let fix = Fix::suggested(format!("Write “{near}”"), vec![respelt(text, &used, near)]);
                findings.add(place, message, "Write the property as the account spells it.").fix(fix);
            }
            Found::Unknown => {
                let message = format!("The profile knows no property {typed} of {whose}");
                let help = "Check how the account spells it; if it is right, add it to the profile.";
                findings.add(place, message, help).severity(Severity::Advice);
            }
        }
    }
}

/// The property under another name. Behind a full stop Liquid takes one word only; more go into brackets.
fn respelt(text: &Text<'_>, used: &Use<'_>, name: &str) -> Edit {
    let Range { start, end } = used.property_span;
    let is_word = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let stop = start.saturating_sub(1)..start;
    if used.is_liquid && !is_word && text.words(&stop) == "." {
        return text.replace(stop.start..end, format!("[\"{name}\"]"));
    }
    text.replace(start..end, name)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::Severity;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, with};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_property() {
        for (text, marked) in [
            ("@Add to Cart - eventNmae | default: 'x'", "eventNmae"),
            ("@Add to Cart - eventname | default: 'x'", "eventname"),
            ("@Add to Cart - seatRow | default: 'x'", "seatRow"),
            ("@Add to Crat - eventNmae | default: 'x'", "eventNmae"),
            ("{{ Event.eventNmae | default: 'x' }}", "eventNmae"),
            ("{% if Profile.Citty == 'Wien' %}x{% endif %}", "Citty"),
            ("@Profile - Nickname | default: 'x'", "Nickname"),
        ] {
            assert_marks_in(CartReminder, &RULE, &message(text), &[marked]);
        }
    }

    #[test]
    fn without_a_near_match_it_is_worth_a_look() {
        let severity = |text: &str| found(&RULE, &with(CartReminder, &message(text)))[0].severity;
        assert_eq!(severity("@Add to Cart - seatRow | default: 'x'"), Severity::Advice);
        assert_eq!(severity("@Add to Cart - eventNmae | default: 'x'"), Severity::Warning);
    }

    #[test]
    fn leaves_what_is_known_or_cannot_be_known() {
        for text in [
            "@Add to Cart - eventName | default: 'x'",
            "@Profile - name | default: 'x' {{ Profile.marketing push | default: 'x' }}",
            "{{ Event[\"eventName\"] | default: 'x' }}",
            "@Ticket Scanned - seatRow | default: 'x'",
            "@charged - seatRow | default: 'x'",
            "@Add to Cart – eventNmae | default: 'x'",
        ] {
            assert_marks_in(CartReminder, &RULE, &message(text), &[]);
        }
        assert_marks(&RULE, &message("@Add to Cart - eventNmae | default: 'x'"), &[]);
        let without_trigger = format!("{}\nwho.trigger: null", message("{{ Event.seatRow | default: 'x' }}"));
        assert_marks_in(CartReminder, &RULE, &without_trigger, &[]);
    }

    #[test]
    fn the_fix_spells_it_right() {
        for (before, after) in [
            ("Hi @Profile - Naem | default: 'x'", "Hi @Profile - Name | default: 'x'"),
            ("Hi {{ Profile.Naem | default: 'x' }}", "Hi {{ Profile.Name | default: 'x' }}"),
            ("{{ Profile.marketing_push | default: 'x' }}", "{{ Profile[\"Marketing Push\"] | default: 'x' }}"),
            ("{{ Profile[\"marketing-push\"] | default: 'x' }}", "{{ Profile[\"Marketing Push\"] | default: 'x' }}"),
        ] {
            assert_fix(&RULE, &message(before), "what.message", after);
        }
    }
}
