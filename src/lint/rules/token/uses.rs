//! The properties that a campaign's texts use, and what stands in the way of an event's.

use super::fault::hides_the_name;
use crate::campaign::Qualification;
use crate::lint::{Context, Place, Text};
use crate::template::{Subject, Use};
use crate::text::{is_near, quoted};

/// Every property that a text uses and that can be told for certain, with its text.
pub(super) fn uses<'c>(context: &'c Context<'c>) -> impl Iterator<Item = (&'c Text<'c>, Use<'c>)> {
    context.texts.iter().flat_map(|text| {
        let is_certain = |used: &Use<'_>| {
            let hides = |start: usize, kind| used.span.contains(&start) && hides_the_name(kind);
            !used.property.is_empty() && !text.template.faults.iter().any(|fault| hides(fault.span.start, fault.kind))
        };
        text.template.tokens().filter(is_certain).map(move |used| (text, used))
    })
}

/// The same, of an event's properties alone, each with the event's name as the token gives it: empty in Liquid.
pub(super) fn event_uses<'c>(context: &'c Context<'c>) -> impl Iterator<Item = (&'c Text<'c>, Use<'c>, &'c str)> {
    uses(context).filter_map(|(text, used)| match used.subject {
        Subject::Event(event) => Some((text, used, event.name.as_str())),
        Subject::Profile(_) => None,
    })
}

/// The event whose doing sends the campaign.
pub(super) fn trigger<'c>(context: &Context<'c>) -> Option<&'c str> {
    let event = context.campaign.who.trigger.as_ref()?.event.as_str();
    (!event.trim().is_empty()).then_some(event)
}

/// Why no event's property, or not this one's, can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle<'c> {
    /// The campaign is for past behavior, so no event sends it.
    Past,
    /// This other event sends it.
    OtherTrigger(&'c str),
}

/// What stands in the way of a property of the event called `name`. Its spelling then no longer matters.
pub fn obstacle<'c>(context: &Context<'c>, name: &str) -> Option<Obstacle<'c>> {
    if context.campaign.start.qualification == Some(Qualification::PastBehavior) {
        return Some(Obstacle::Past);
    }
    let trigger = trigger(context)?;
    (!name.is_empty() && !may_be_same(context, name, trigger)).then_some(Obstacle::OtherTrigger(trigger))
}

/// Whether two names are one event, or would be but for a slip in one of them.
fn may_be_same(context: &Context<'_>, name: &str, trigger: &str) -> bool {
    let profile = context.profile;
    let is_known = |name| profile.event(name).known().is_some();
    if profile.same_event(name, trigger) {
        return true;
    }
    if is_known(name) && is_known(trigger) {
        return false;
    }
    match (profile.event(name).near(), profile.event(trigger).near()) {
        (Some(named), Some(triggering)) => named.name == triggering.name,
        _ => is_near(name, trigger),
    }
}

/// What a person would call it: “@Add to Cart - eventName”, or in Liquid “Event.eventName”.
pub(super) fn name(text: &Text<'_>, used: &Use<'_>) -> String {
    if !used.is_liquid {
        return quoted(text.words(&(used.span.start..used.property_span.end)));
    }
    let whose = match used.subject {
        Subject::Profile(_) => "Profile",
        Subject::Event(_) => "Event",
    };
    quoted(&format!("{whose}.{}", used.property))
}

/// The words to mark for the whole of a use: the token or output, or what a tag looks at.
pub(super) fn place(text: &Text<'_>, used: &Use<'_>) -> Place {
    text.place(if used.is_shown { used.span.clone() } else { used.property_span.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Base;
    use crate::lint::testing::{now, sound, with};
    use crate::profile::Profile;

    #[test]
    fn an_obstacle_needs_both_halves() {
        let obstacle_in = |lines: &str, name: &str| {
            let campaign = with(Base::CartReminder, lines);
            obstacle(&Context::new(&campaign, Profile::guide(), now()), name).is_some()
        };
        assert!(!obstacle_in("", "add to  CART"));
        assert!(!obstacle_in("", "Add to Crat"), "a typo is told as one");
        assert!(!obstacle_in("who.trigger.event: Add to Crat", "Add to Cart"));
        assert!(!obstacle_in("who.trigger.event: Ticket Scaned", "Ticket Scanned"));
        assert!(!obstacle_in("who.trigger: null", "charged"));
        assert!(!obstacle_in("", ""), "Liquid's Event is always the trigger");
        assert!(obstacle_in("", "charged"));
        assert!(obstacle_in("", "Ticket Scanned"));
        assert!(obstacle_in("start.qualification: past_behavior", "Add to Cart"));
        assert!(obstacle_in("who.trigger.event: show seatplan", "show event"), "two events of the house are two");
    }

    #[test]
    fn what_is_not_certain_is_left_out() {
        let properties = |message: &str| {
            let campaign = with(Base::CartReminder, &format!("what.message: {}", serde_json::json!(message)));
            let context = Context::new(&campaign, Profile::guide(), now());
            uses(&context)
                .filter(|(text, _)| text.field == crate::field!(what.message))
                .map(|(_, used)| used.property.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(properties("@Add to Cart - eventName | default: “x”"), ["eventName"]);
        assert_eq!(properties("@Add to Cart - eventName"), ["eventName"]);
        assert_eq!(properties("{{ profile.city | default: 'x' }} {% if Event.tags %}x{% endif %}"), ["city", "tags"]);
        assert!(properties("@Add to Cart – eventName | default: 'x'").is_empty());
        assert!(properties("@Add to Cart - ").is_empty());
        assert_eq!(sound(Base::CartReminder).what.variants.len(), 0);
    }
}
