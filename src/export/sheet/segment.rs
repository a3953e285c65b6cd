//! The rows of a segment: each condition with the way to it, such as “AND 4: OR 2: User property”.

use super::Part;
use super::rows::length;
use crate::campaign::{EventFilter, EventRule, FilterValue, Operator, Segment};
use crate::export::choices;
use crate::help::Topic;
use crate::text::folded;

/// The rows of a condition, or of every condition in a group.
pub(super) fn segment(part: &mut Part, node: &Segment, way: &str) {
    match node {
        Segment::All(group) | Segment::Any(group) => {
            let word = if matches!(node, Segment::All(_)) { "AND" } else { "OR" };
            for (position, child) in group.of.iter().enumerate() {
                segment(part, child, &format!("{way}{word} {}: ", position + 1));
            }
        }
        Segment::Did(rule) => event(part, way, "Event (Did)", rule, Topic::EventDid),
        Segment::DidNot(rule) => event(part, way, "Event (Have not done)", rule, Topic::EventDidNot),
        Segment::User(rule) => {
            part.choose(format!("{way}User property"), &*rule.property, Topic::UserProperty);
            compared(part, way, rule.operator, &rule.value, None);
        }
        Segment::SavedSegment(named) => part.choose(format!("{way}Segment"), &*named.name, Topic::SavedSegment),
        Segment::CustomList(named) => part.choose(format!("{way}Custom list"), &*named.name, None),
    }
}

fn event(part: &mut Part, way: &str, label: &str, rule: &EventRule, help: Topic) {
    part.choose(format!("{way}{label}"), &*rule.event, help);
    filters(part, way, &rule.filters, Topic::EventProperty);
    let within = length(rule.within.as_ref());
    if !within.is_empty() {
        part.choose(format!("{way}Time frame"), format!("in the last {within}"), None);
    }
}

/// The rows of an event's filters.
pub(super) fn filters(part: &mut Part, way: &str, filters: &[EventFilter], help: Topic) {
    for (position, filter) in filters.iter().enumerate() {
        let way = format!("{way}Filter {}: ", position + 1);
        part.choose(format!("{way}Property"), &*filter.property, help);
        let id = match folded(&filter.property).as_str() {
            "eventid" => Some(Topic::EventId),
            "performanceid" => Some(Topic::PerformanceId),
            "tags" => Some(Topic::Tags),
            _ => None,
        };
        compared(part, &way, filter.operator, &filter.value, id);
    }
}

fn compared(part: &mut Part, way: &str, operator: Option<Operator>, value: &FilterValue, help: Option<Topic>) {
    part.choose(format!("{way}Operator"), operator.map(choices::operator).unwrap_or_default(), None);
    match value {
        FilterValue::Empty => {}
        FilterValue::One(text) => part.enter(format!("{way}Value"), text, help),
        FilterValue::Many(list) => {
            for (position, text) in list.iter().enumerate() {
                let label = match (operator, position) {
                    (Some(Operator::Between), 0) => "From".to_owned(),
                    (Some(Operator::Between), 1) => "To".to_owned(),
                    _ => format!("Value {}", position + 1),
                };
                part.enter(format!("{way}{label}"), text, help);
            }
        }
    }
}
