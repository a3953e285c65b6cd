//! Small audiences of every kind, made at random.

use proptest::prelude::*;
use pushproof::campaign::{
    Campaign, Duration, EventFilter, EventRule, FilterValue, Group, Inaction, NamedAudience, Operator, Positive,
    Qualification, Segment, Trigger, Unit, UserRule, write,
};

use crate::users::{CITIES, IDS, PARTS, TAGS};

fn value(text: &str) -> FilterValue {
    FilterValue::One(text.to_owned())
}

fn id_test() -> impl Strategy<Value = EventFilter> {
    let operator = prop_oneof![4 => Just(Operator::Equals), 2 => Just(Operator::NotEquals), 1 => Just(Operator::Exists), 1 => Just(Operator::NotExists)];
    (operator, prop::sample::select(&IDS[..])).prop_map(|(operator, id)| filter("eventId", Some(operator), value(id)))
}

fn tags_test() -> impl Strategy<Value = EventFilter> {
    let operators = [Operator::Contains, Operator::NotContains, Operator::Equals, Operator::NotEquals];
    (prop::sample::select(operators.to_vec()), prop::sample::select(&TAGS[..]))
        .prop_map(|(operator, tag)| filter("tags", Some(operator), value(tag)))
}

fn number_test() -> impl Strategy<Value = (Operator, FilterValue)> {
    let one = prop::sample::select(vec!["18", "30", "40"]);
    let several = vec![("18", "30"), ("30", "40"), ("18", "40"), ("30", "30")];
    prop_oneof![
        (
            prop::sample::select(vec![
                Operator::GreaterThan,
                Operator::LessThan,
                Operator::Equals,
                Operator::NotEquals
            ]),
            one
        )
            .prop_map(|(operator, bound)| (operator, value(bound))),
        prop::sample::select(several)
            .prop_map(|(from, to)| (Operator::Between, FilterValue::Many(vec![from.into(), to.into()]))),
        prop::sample::select(vec![Operator::Exists, Operator::NotExists])
            .prop_map(|operator| (operator, FilterValue::Empty)),
    ]
}

fn filter(property: &str, operator: Option<Operator>, value: FilterValue) -> EventFilter {
    EventFilter { property: property.to_owned(), operator, value, ..EventFilter::default() }
}

fn filters(is_purchase: bool) -> impl Strategy<Value = Vec<EventFilter>> {
    let amount = number_test().prop_map(|(operator, value)| filter("amount", Some(operator), value));
    let last = if is_purchase { amount.boxed() } else { tags_test().boxed() };
    let open = Just(filter("eventId", None, FilterValue::Empty));
    prop::collection::vec(prop_oneof![8 => id_test(), 4 => tags_test(), 3 => last, 1 => open], 0..3)
}

fn length() -> impl Strategy<Value = Option<Duration>> {
    let of = |count, unit| Positive::new(count).map(|count| Duration::of(count, unit));
    prop::sample::select(vec![
        None,
        None,
        of(24, Unit::Hours),
        of(1, Unit::Days),
        of(2, Unit::Weeks),
        of(30, Unit::Days),
        of(1, Unit::Months),
        of(60, Unit::Days),
    ])
}

fn event_rule() -> impl Strategy<Value = EventRule> {
    let name = prop::sample::select(vec!["charged", "Charged", "add to cart", "Add  to Cart"]);
    name.prop_flat_map(|event| {
        (filters(event.starts_with(['c', 'C'])), length()).prop_map(move |(filters, within)| EventRule {
            event: event.to_owned(),
            filters,
            within,
            ..EventRule::default()
        })
    })
}

fn user_rule() -> impl Strategy<Value = UserRule> {
    let rule = |property: &str, operator, value| UserRule {
        property: property.to_owned(),
        operator,
        value,
        ..UserRule::default()
    };
    let whole = (prop::sample::select(vec![Operator::Equals, Operator::NotEquals]), prop::sample::select(&CITIES[..]));
    let part =
        (prop::sample::select(vec![Operator::Contains, Operator::NotContains]), prop::sample::select(&PARTS[..]));
    let is_there = prop::sample::select(vec![Operator::Exists, Operator::NotExists]);
    prop_oneof![
        5 => number_test().prop_map(move |(operator, value)| rule("Age", Some(operator), value)),
        4 => whole.prop_map(move |(operator, city)| rule("City", Some(operator), value(city))),
        4 => part.prop_map(move |(operator, part)| rule("City", Some(operator), value(part))),
        1 => is_there.prop_map(move |operator| rule("City", Some(operator), FilterValue::Empty)),
        1 => Just(rule("City", None, FilterValue::Empty)),
    ]
}

fn condition() -> impl Strategy<Value = Segment> {
    let named = || NamedAudience { name: "Theatre lovers".to_owned(), ..NamedAudience::default() };
    prop_oneof![
        6 => event_rule().prop_map(Segment::Did),
        6 => event_rule().prop_map(Segment::DidNot),
        6 => user_rule().prop_map(Segment::User),
        1 => Just(Segment::SavedSegment(named())),
        1 => Just(Segment::CustomList(named())),
        1 => Just(Segment::Any(Group::default())),
    ]
}

fn segment() -> impl Strategy<Value = Segment> {
    let group = |of| Group { of, ..Group::default() };
    condition().prop_recursive(3, 7, 3, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(move |of| Segment::All(group(of))),
            prop::collection::vec(inner, 1..4).prop_map(move |of| Segment::Any(group(of))),
        ]
    })
}

fn trigger() -> impl Strategy<Value = Trigger> {
    (event_rule(), length(), any::<bool>()).prop_map(|(rule, within, waits)| Trigger {
        event: rule.event,
        filters: rule.filters,
        inaction: within.filter(|_| waits).map(|within| Inaction {
            event: "charged".to_owned(),
            within: Some(within),
            ..Inaction::default()
        }),
        ..Trigger::default()
    })
}

/// A campaign that a failing test shows as its document.
pub struct Shown(pub Campaign);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&write(&self.0))
    }
}

pub fn campaign() -> impl Strategy<Value = Shown> {
    (segment(), prop::option::weighted(0.3, trigger())).prop_map(|(segment, trigger)| {
        let mut campaign = Campaign::default();
        campaign.start.qualification = trigger.as_ref().map(|_| Qualification::LiveBehavior);
        campaign.who.segment = Some(segment);
        campaign.who.trigger = trigger;
        Shown(campaign)
    })
}
