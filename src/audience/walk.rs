//! Every condition and every filter of a campaign with its place; the place is only spelt out for what is reported.

use crate::campaign::{Campaign, EventFilter, Segment, Who};
use crate::document::FieldPath;

/// The way to a place in the campaign, kept as links to the places around it.
#[derive(Clone, Copy, Debug)]
pub enum Trail<'t> {
    /// The campaign itself.
    Root,
    /// The field of this name.
    Key(&'t Trail<'t>, &'static str),
    /// The item at this position.
    Index(&'t Trail<'t>, usize),
}

impl<'t> Trail<'t> {
    /// The way to the field `name` inside this place.
    #[must_use]
    pub const fn key(&'t self, name: &'static str) -> Trail<'t> {
        Trail::Key(self, name)
    }

    /// The way to the item at `position` of this list.
    #[must_use]
    pub const fn index(&'t self, position: usize) -> Trail<'t> {
        Trail::Index(self, position)
    }

    /// The place as a path.
    #[must_use]
    pub fn path(&self) -> FieldPath {
        match self {
            Self::Root => FieldPath::root(),
            Self::Key(outer, name) => outer.path().key(*name),
            Self::Index(outer, position) => outer.path().index(*position),
        }
    }
}

/// Calls `visit` with every condition and every group of the segment, groups before what they hold.
pub fn each_node<'a>(who: &'a Who, visit: &mut dyn FnMut(&'a Segment, &Trail<'_>)) {
    fn descend<'a>(node: &'a Segment, trail: &Trail<'_>, visit: &mut dyn FnMut(&'a Segment, &Trail<'_>)) {
        visit(node, trail);
        for (position, child) in node.children().iter().enumerate() {
            descend(child, &trail.key(node.kind()).index(position), visit);
        }
    }
    if let Some(segment) = &who.segment {
        descend(segment, &Trail::Root.key("who").key("segment"), visit);
    }
}

/// Calls `visit` with every condition of the segment.
pub fn each_condition<'a>(who: &'a Who, visit: &mut dyn FnMut(&'a Segment, &Trail<'_>)) {
    each_node(who, &mut |node, trail| {
        if !matches!(node, Segment::All(_) | Segment::Any(_)) {
            visit(node, trail);
        }
    });
}

/// What an event of a campaign is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The goal.
    Goal,
    /// The live action that sends the campaign.
    Trigger,
    /// A "did".
    Did,
    /// A "have not done".
    DidNot,
}

/// An event that a campaign is about, with what it must be about itself.
#[derive(Clone, Copy, Debug)]
pub struct EventUse<'a> {
    /// What it is for.
    pub role: Use,
    /// Its name.
    pub event: &'a str,
    /// Its filters.
    pub filters: &'a [EventFilter],
}

/// Calls `visit` with every event of the campaign that can have filters, and the way to the place that holds both.
pub fn each_event<'a>(campaign: &'a Campaign, visit: &mut dyn FnMut(EventUse<'a>, &Trail<'_>)) {
    if let Some(goal) = &campaign.start.goal {
        let goal = EventUse { role: Use::Goal, event: &goal.event, filters: &goal.filters };
        visit(goal, &Trail::Root.key("start").key("goal"));
    }
    if let Some(trigger) = &campaign.who.trigger {
        let trigger = EventUse { role: Use::Trigger, event: &trigger.event, filters: &trigger.filters };
        visit(trigger, &Trail::Root.key("who").key("trigger"));
    }
    each_condition(&campaign.who, &mut |node, trail| match node {
        Segment::Did(rule) => visit(EventUse { role: Use::Did, event: &rule.event, filters: &rule.filters }, trail),
        Segment::DidNot(rule) => {
            visit(EventUse { role: Use::DidNot, event: &rule.event, filters: &rule.filters }, trail);
        }
        _ => {}
    });
}
