//! The filters of goal, trigger and segment: those about the old production become the new one's.

use super::Subject;
use crate::campaign::{Campaign, EventFilter, FilterValue, Segment};
use crate::text::folded;

/// Puts the new ids in the place of the old ones.
pub(super) fn rewrite(campaign: &mut Campaign, old: &Subject, new: &Subject) {
    each(campaign, &mut |filter| {
        let (old, new) = match folded(&filter.property).as_str() {
            "eventid" => (&old.id, &new.id),
            "performanceid" => (&old.performance_id, &new.performance_id),
            _ => return,
        };
        if old.is_empty() || new.is_empty() {
            return;
        }
        let values = match &mut filter.value {
            FilterValue::Empty => return,
            FilterValue::One(value) => std::slice::from_mut(value),
            FilterValue::Many(values) => values.as_mut_slice(),
        };
        values.iter_mut().filter(|value| *value == old).for_each(|value| new.clone_into(value));
    });
}

/// Calls `visit` with every filter of an event: the goal's, the trigger's, the segment's.
pub(super) fn each(campaign: &mut Campaign, visit: &mut dyn FnMut(&mut EventFilter)) {
    let goal = campaign.start.goal.iter_mut().flat_map(|goal| &mut goal.filters);
    let trigger = campaign.who.trigger.iter_mut().flat_map(|trigger| &mut trigger.filters);
    goal.chain(trigger).for_each(&mut *visit);
    if let Some(segment) = &mut campaign.who.segment {
        of_segment(segment, visit);
    }
}

fn of_segment(segment: &mut Segment, visit: &mut dyn FnMut(&mut EventFilter)) {
    match segment {
        Segment::All(group) | Segment::Any(group) => group.of.iter_mut().for_each(|inner| of_segment(inner, visit)),
        Segment::Did(rule) | Segment::DidNot(rule) => rule.filters.iter_mut().for_each(visit),
        Segment::User(_) | Segment::SavedSegment(_) | Segment::CustomList(_) => {}
    }
}
