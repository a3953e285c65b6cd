//! What the rules about events, properties and conditions share: names that the profile doesn't list, and how a
//! condition is put into words and changed.

use serde_json::{Value, json};

use crate::audience::walk::{EventUse, Trail, Use, each_condition, each_event};
use crate::audience::{node_at, purchase_property};
use crate::campaign::{Campaign, FilterValue, Operator, Segment};
use crate::document::{FieldPath, Node};
use crate::field;
use crate::lint::{Context, Diagnostic, Edit, Findings, Fix, Place, Severity};
use crate::profile::{Found, Profile, Property};
use crate::text::shortened;
use crate::words;

/// The whole of the text `text` in `field`, as a place to mark.
pub fn whole(field: FieldPath, text: &str) -> Place {
    Place { field, span: (!text.is_empty()).then_some(0..text.len()) }
}

/// The change of all of the text `old` in `field` into `new`.
pub fn renamed(field: FieldPath, old: &str, new: &str) -> Edit {
    Edit::Text { field, span: 0..old.len(), text: new.to_owned() }
}

/// Reports the event `name`, which stands at `trail`, unless the profile lists it.
pub fn check_event(context: &Context<'_>, findings: &mut Findings, name: &str, trail: &Trail<'_>) {
    let events = &context.profile.events;
    if name.trim().is_empty() || events.is_empty() || events.iter().any(|event| event.is_called(name)) {
        return;
    }
    let near = match context.profile.event(name) {
        Found::Near(event) => Some(event.name.as_str()),
        Found::Known(_) | Found::Unknown => None,
    };
    report(findings, "event", name, near, trail);
}

/// Reports the property `name` of `event`, which stands at `trail`, unless the profile lists it. Where it doesn't know
/// the event, or lists no properties of it, nothing can be said.
pub fn check_property(context: &Context<'_>, findings: &mut Findings, event: &str, name: &str, trail: &Trail<'_>) {
    let Some(event) = context.profile.events.iter().find(|known| known.is_called(event)) else { return };
    if name.trim().is_empty() || event.properties.is_empty() {
        return;
    }
    check_known(findings, "event property", name, &event.property(name), trail);
}

/// Reports the user property `name`, which stands at `trail`, unless the profile lists it.
pub fn check_user_property(context: &Context<'_>, findings: &mut Findings, name: &str, trail: &Trail<'_>) {
    if name.trim().is_empty() || context.profile.user_properties.is_empty() {
        return;
    }
    check_known(findings, "user property", name, &context.profile.user_property(name), trail);
}

fn check_known(findings: &mut Findings, what: &str, name: &str, found: &Found<'_, Property>, trail: &Trail<'_>) {
    match found {
        Found::Known(_) => {}
        Found::Near(property) => report(findings, what, name, Some(&property.name), trail),
        Found::Unknown => report(findings, what, name, None, trail),
    }
}

fn report(findings: &mut Findings, what: &str, name: &str, near: Option<&str>, trail: &Trail<'_>) {
    let field = trail.path();
    let place = whole(field.clone(), name);
    if let Some(near) = near {
        let message = format!("The profile lists no {what} “{}”; did you mean “{near}”?", shown(name));
        let help = "Choose it from the dashboard's own list; if it is right as it is, add it to the profile.";
        let fix = Fix::suggested(format!("Change to “{near}”"), vec![renamed(field, name, near)]);
        findings.add(place, message, help).fix(fix);
    } else {
        let message = format!("The profile lists no {what} “{}”", shown(name));
        let help = "See whether the dashboard offers it; if it does, add it to the profile.";
        findings.add(place, message, help).severity(Severity::Advice);
    }
}

/// Words for a message, cut where they would fill it.
pub fn shown(words: &str) -> String {
    shortened(words, 56).into_owned()
}

/// What the condition at `place` says of a user, in quotes.
pub fn said(campaign: &Campaign, profile: &Profile, place: &FieldPath) -> String {
    let words = match node_at(campaign, place) {
        Some(node) => words::condition(node, profile),
        None => campaign.who.trigger.as_ref().map(|trigger| words::trigger(trigger, profile)).unwrap_or_default(),
    };
    format!("“{}”", shown(&words))
}

/// Names `places` as having to do with a finding, each with what it says.
pub fn relate(found: &mut Diagnostic, campaign: &Campaign, profile: &Profile, places: &[FieldPath]) {
    for place in places {
        found.related(place.clone(), said(campaign, profile, place));
    }
}

/// A comparison of a property with a value, wherever the campaign has one.
pub struct Comparison<'a> {
    /// The property's name.
    pub property: &'a str,
    /// Whether it is one of the user, not of an event.
    pub is_of_user: bool,
    /// How it is compared.
    pub operator: Option<Operator>,
    /// What it is compared with.
    pub value: &'a FilterValue,
    /// What the profile knows of the property.
    pub known: Option<&'a Property>,
}

/// Calls `visit` with every comparison of the campaign: conditions on users, and the filters of goal, trigger and
/// events; and the way to the place that holds property, operator and value.
pub fn each_comparison<'a>(context: &Context<'a>, visit: &mut dyn FnMut(&Comparison<'a>, &Trail<'_>)) {
    let profile = context.profile;
    each_event(context.campaign, &mut |EventUse { event, filters, .. }, trail| {
        if filters.is_empty() {
            return;
        }
        let event = profile.events.iter().find(|known| known.is_called(event));
        for (position, filter) in filters.iter().enumerate() {
            let known = event.and_then(|event| event.properties.iter().find(|known| known.name == filter.property));
            let (property, operator, value) = (filter.property.as_str(), filter.operator, &filter.value);
            visit(
                &Comparison { property, is_of_user: false, operator, value, known },
                &trail.key("filters").index(position),
            );
        }
    });
    each_condition(&context.campaign.who, &mut |condition, trail| {
        if let Segment::User(rule) = condition {
            let known = profile.user_properties.iter().find(|known| known.name == rule.property);
            let (property, operator, value) = (rule.property.as_str(), rule.operator, &rule.value);
            visit(&Comparison { property, is_of_user: true, operator, value, known }, trail);
        }
    });
}

/// Calls `visit` with every event that the audience names, and the way to its name.
pub fn each_audience_event<'a>(campaign: &'a Campaign, visit: &mut dyn FnMut(&'a str, &Trail<'_>)) {
    each_event(campaign, &mut |EventUse { role, event, .. }, trail| match role {
        Use::Goal => {}
        Use::Trigger => visit(event, &trail.key("event")),
        Use::Did => visit(event, &trail.key("did")),
        Use::DidNot => visit(event, &trail.key("did_not")),
    });
    let inaction = campaign.who.trigger.as_ref().and_then(|trigger| trigger.inaction.as_ref());
    if let Some(inaction) = inaction {
        visit(&inaction.event, &Trail::Root.key("who").key("trigger").key("inaction").key("event"));
    }
}

/// The change that makes `condition` one that everybody in the audience must meet.
pub fn demanded(campaign: &Campaign, condition: Value) -> Edit {
    match &campaign.who.segment {
        Some(Segment::All(group)) => {
            Edit::Insert { field: field!(who.segment.all), position: group.of.len(), value: condition }
        }
        None => Edit::Set { field: field!(who.segment), value: json!({ "all": [condition] }) },
        Some(other) => Edit::Set { field: field!(who.segment), value: json!({ "all": [other.to_json(), condition] }) },
    }
}

/// The filter by which a purchase is one for the production `id`; nothing where the profile's purchases have no such
/// property.
pub fn production_filter(profile: &Profile, id: &str) -> Option<Value> {
    let property = purchase_property(profile, "eventid")?;
    Some(json!({ "property": property, "operator": "equals", "value": id }))
}

/// An operator as the dashboard calls it.
pub const fn operator_words(operator: Operator) -> &'static str {
    match operator {
        Operator::Equals => "equals",
        Operator::NotEquals => "doesn't equal",
        Operator::Contains => "contains",
        Operator::NotContains => "doesn't contain",
        Operator::GreaterThan => "greater than",
        Operator::LessThan => "less than",
        Operator::Between => "between",
        Operator::Exists => "exists",
        Operator::NotExists => "doesn't exist",
    }
}

/// The digits that the push's link has in the place of `name`, such as `eventId`, with the text that holds them.
pub fn link_id<'c>(
    context: &'c Context<'_>,
    name: &str,
) -> Option<(&'c crate::lint::Text<'c>, std::ops::Range<usize>, &'c str)> {
    let mut found = None;
    for (text, reading) in context.links() {
        if !matches!(text.role, crate::lint::Role::KeyValue(_)) {
            continue;
        }
        for bound in reading.bound.iter().filter(|bound| crate::deeplink::same_name(bound.name, name)) {
            match (&bound.id, &found) {
                (crate::deeplink::Id::Digits(id), None) => found = Some((text, bound.span.clone(), id.as_str())),
                // Two links, or one that isn't the same for all: nobody can tell which production is meant.
                _ => return None,
            }
        }
    }
    found
}
