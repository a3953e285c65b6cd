//! Whether a campaign is for people who have their tickets.

use crate::campaign::{Purpose, Segment};
use crate::lint::Context;

/// Whether the campaign is for ticket holders: its purpose is service, its segment asks for a purchase at its top and
/// excludes none there, or a purchase sends it. Whoever leaves out the buyers is selling, to those who bought other things.
pub fn is_for_buyers(context: &Context<'_>) -> bool {
    let campaign = context.campaign;
    let is_purchase = |event: &str| context.profile.same_event(event, "charged");
    let asks = |node: &Segment| matches!(node, Segment::Did(rule) if is_purchase(&rule.event));
    let excludes = |node: &Segment| matches!(node, Segment::DidNot(rule) if is_purchase(&rule.event));
    let did = campaign.who.segment.as_ref().is_some_and(|top| match top {
        Segment::All(group) => group.of.iter().any(asks) && !group.of.iter().any(excludes),
        other => asks(other),
    });
    let is_triggered = campaign.who.trigger.as_ref().is_some_and(|trigger| is_purchase(&trigger.event));
    campaign.purpose == Some(Purpose::Service) || did || is_triggered
}
