//! The audience logic against plain enumeration: small audiences, and every user there could be.
//!
//! Here nothing is reasoned out. Every value of a small stock, every event made of such values, and every set of such
//! events is tried. What CleverTap leaves open is tried in every way too: a value is a text together with whether case
//! counts for it, a number together with whether `between` takes its ends in, and a missing value is missing in four
//! ways, by whether "is not …" and "doesn't contain …" hold for it.
//!
//! `PUSHPROOF_AUDIENCES=100000 cargo test --release --test audience` looks at as many audiences.

use std::collections::BTreeSet;

use proptest::prelude::*;
use pushproof::audience::{Audience, RedundancyKind, node_at};
use pushproof::campaign::{
    Campaign, Duration, EventFilter, EventRule, FilterValue, Group, Inaction, NamedAudience, Operator, Positive,
    Qualification, Segment, Trigger, Unit, UserRule, read_file, write,
};
use pushproof::document::FieldPath;
use pushproof::profile::Profile;

// ---------------------------------------------------------------------------------------------- the users there are

/// A value of a property, with the way of reading it.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Missing {
        not_equals: bool,
        not_contains: bool,
    },
    Text {
        text: String,
        folded: bool,
    },
    Number {
        number: f64,
        takes_ends: bool,
    },
    /// A set of tags, and which of them it counts as equal to.
    Set {
        has: Vec<&'static str>,
        equals: Vec<&'static str>,
    },
}

const CITIES: [&str; 3] = ["Vienna", "vienna", "Graz"];
const PARTS: [&str; 4] = ["Vien", "nna", "VIENNA", "raz"];
const IDS: [&str; 2] = ["1", "2"];
const TAGS: [&str; 2] = ["a", "b"];

fn missing() -> Vec<Value> {
    let four = [(false, false), (false, true), (true, false), (true, true)];
    four.into_iter().map(|(not_equals, not_contains)| Value::Missing { not_equals, not_contains }).collect()
}

fn subsets<T: Clone>(of: &[T]) -> Vec<Vec<T>> {
    (0..1u32 << of.len())
        .map(|set| of.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, item)| item.clone()).collect())
        .collect()
}

fn values(property: &str) -> Vec<Value> {
    let mut values = missing();
    match property {
        "eventId" => {
            let texts = ["1", "2", "3"].map(str::to_owned);
            values.extend(texts.map(|text| Value::Text { text, folded: false }));
        }
        "City" => {
            let joined = subsets(&PARTS).into_iter().map(|parts| format!("#{}#", parts.join("#")));
            for text in CITIES.map(str::to_owned).into_iter().chain(joined) {
                values.extend([false, true].map(|folded| Value::Text { text: text.clone(), folded }));
            }
        }
        "Age" | "amount" => {
            for half in 18..100 {
                let number = f64::from(half) / 2.0;
                values.extend([false, true].map(|takes_ends| Value::Number { number, takes_ends }));
            }
        }
        "tags" => {
            for has in subsets(&TAGS) {
                values.extend(subsets(&has).into_iter().map(|equals| Value::Set { has: has.clone(), equals }));
            }
        }
        _ => {}
    }
    values
}

fn fold(text: &str) -> String {
    text.to_lowercase()
}

fn meets(value: &Value, operator: Operator, wanted: &FilterValue) -> bool {
    let one = wanted.one().unwrap_or_default();
    let bound = || one.parse::<f64>().expect("a number");
    match (value, operator) {
        (_, Operator::NotExists) => matches!(value, Value::Missing { .. }),
        (Value::Missing { not_equals, .. }, Operator::NotEquals) => *not_equals,
        (Value::Missing { not_contains, .. }, Operator::NotContains) => *not_contains,
        (Value::Missing { .. }, _) => false,
        (_, Operator::Exists) => true,
        (_, Operator::NotEquals) => !meets(value, Operator::Equals, wanted),
        (_, Operator::NotContains) => !meets(value, Operator::Contains, wanted),
        (Value::Text { text, folded: true }, Operator::Equals) => fold(text) == fold(one),
        (Value::Text { text, .. }, Operator::Equals) => text == one,
        (Value::Text { text, folded: true }, Operator::Contains) => fold(text).contains(&fold(one)),
        (Value::Text { text, .. }, Operator::Contains) => text.contains(one),
        (Value::Set { equals, .. }, Operator::Equals) => equals.contains(&one),
        (Value::Set { has, .. }, Operator::Contains) => has.contains(&one),
        (Value::Number { number, .. }, Operator::Equals) => (number - bound()).abs() < 1e-9,
        (Value::Number { number, .. }, Operator::GreaterThan) => *number > bound(),
        (Value::Number { number, .. }, Operator::LessThan) => *number < bound(),
        (Value::Number { number, takes_ends }, Operator::Between) => {
            let FilterValue::Many(ends) = wanted else { panic!("two ends") };
            let (from, to): (f64, f64) = (ends[0].parse().expect("a number"), ends[1].parse().expect("a number"));
            if *takes_ends { from <= *number && *number <= to } else { from < *number && *number < to }
        }
        _ => panic!("{operator:?} on {value:?}"),
    }
}

/// An event: how long ago, in half minutes, and its values; and what the filters that aren't filled in would say.
struct Event {
    age: u64,
    values: Vec<(String, Value)>,
    open: u32,
}

/// A condition on an event.
struct Did<'a> {
    filters: &'a [EventFilter],
    /// Below how many half minutes.
    within: u64,
    /// Whether the age itself still counts: a trigger that waited.
    takes_end: bool,
}

impl Did<'_> {
    fn is_met_by(&self, event: &Event, open_before: usize) -> bool {
        let mut open = open_before;
        let in_time = event.age < self.within || self.takes_end && event.age == self.within;
        in_time
            && self.filters.iter().all(|filter| {
                let Some(operator) = filter.operator else {
                    open += 1;
                    return event.open >> (open - 1) & 1 == 1;
                };
                let value = event.values.iter().find(|(name, _)| *name == filter.property);
                value.is_some_and(|(_, value)| meets(value, operator, &filter.value))
            })
    }
}

const EVER: u64 = u64::MAX;

fn half_minutes(within: Option<&Duration>) -> u64 {
    within.map_or(EVER, |within| within.minutes().expect("a length") * 2)
}

/// Which of `dids` the events there could be meet, each as a set of their positions.
fn events(dids: &[Did<'_>]) -> BTreeSet<u32> {
    let mut ages = BTreeSet::from([0, EVER - 1]);
    for within in dids.iter().map(|did| did.within).filter(|within| *within < EVER) {
        ages.extend([within.saturating_sub(1), within, within + 1]);
    }
    let filters = || dids.iter().flat_map(|did| did.filters);
    let names: BTreeSet<&str> =
        filters().filter(|filter| filter.operator.is_some()).map(|f| f.property.as_str()).collect();
    let opens: Vec<usize> =
        dids.iter().map(|did| did.filters.iter().filter(|filter| filter.operator.is_none()).count()).collect();
    let mut all = vec![Vec::new()];
    for name in names {
        all = all
            .into_iter()
            .flat_map(|event: Vec<(String, Value)>| {
                values(name).into_iter().map(move |value| {
                    let mut event = event.clone();
                    event.push((name.to_owned(), value));
                    event
                })
            })
            .collect();
    }
    let mut met = BTreeSet::new();
    for values in all {
        let mut event = Event { age: 0, values, open: 0 };
        for age in &ages {
            event.age = *age;
            for open in 0..1u32 << opens.iter().sum::<usize>() {
                event.open = open;
                let (mut set, mut before) = (0, 0);
                for (position, did) in dids.iter().enumerate() {
                    set |= u32::from(did.is_met_by(&event, before)) << position;
                    before += opens[position];
                }
                met.insert(set);
            }
        }
    }
    met
}

/// A campaign's conditions, with the places of groups and conditions.
struct Tree<'a> {
    nodes: Vec<(FieldPath, &'a Segment, Option<usize>)>,
    leaves: Vec<usize>,
}

impl<'a> Tree<'a> {
    fn of(segment: &'a Segment) -> Self {
        let mut tree = Tree { nodes: Vec::new(), leaves: Vec::new() };
        tree.add(segment, &FieldPath::parse("who.segment").expect("a path"), None);
        tree
    }

    fn add(&mut self, node: &'a Segment, path: &FieldPath, parent: Option<usize>) {
        let number = self.nodes.len();
        self.nodes.push((path.clone(), node, parent));
        if node.children().is_empty() {
            self.leaves.push(number);
        }
        for (position, child) in node.children().iter().enumerate() {
            self.add(child, &path.clone().key(node.kind()).index(position), Some(number));
        }
    }

    fn node(&self, path: &FieldPath) -> usize {
        self.nodes.iter().position(|(known, ..)| known == path).unwrap_or_else(|| panic!("{path} is no condition"))
    }

    fn is_all(&self, node: usize) -> bool {
        matches!(self.nodes[node].1, Segment::All(_))
    }

    fn children(&self, node: usize) -> Vec<usize> {
        (0..self.nodes.len()).filter(|child| self.nodes[*child].2 == Some(node)).collect()
    }

    /// Whether `node` is met where the leaves in `world` are met and those in `gone` are left out.
    fn is_met(&self, node: usize, world: u32, gone: &[usize]) -> bool {
        if let Some(leaf) = self.leaves.iter().position(|leaf| *leaf == node) {
            return world >> leaf & 1 == 1;
        }
        let children = self.children(node);
        let mut kept = children.iter().filter(|child| !gone.contains(child));
        if self.is_all(node) {
            kept.all(|child| self.is_met(*child, world, gone))
        } else {
            kept.any(|child| self.is_met(*child, world, gone))
        }
    }

    /// Every user there could be, each as the set of leaves met.
    fn worlds(&self, trigger: Option<&Trigger>) -> BTreeSet<u32> {
        let leaf = |position: usize| self.nodes[self.leaves[position]].1;
        let mut worlds = BTreeSet::from([0]);
        let combine = |worlds: &BTreeSet<u32>, with: &BTreeSet<u32>| {
            worlds.iter().flat_map(|world| with.iter().map(move |met| world | met)).collect::<BTreeSet<u32>>()
        };
        let profile = Profile::guide();
        for event in ["charged", "Add to Cart"] {
            let mut dids = Vec::new();
            let mut places = Vec::new();
            let mut negated = 0;
            for position in 0..self.leaves.len() {
                let (Segment::Did(rule) | Segment::DidNot(rule)) = leaf(position) else { continue };
                if !profile.same_event(&rule.event, event) {
                    continue;
                }
                let within = half_minutes(rule.within.as_ref());
                dids.push(Did { filters: &rule.filters, within, takes_end: false });
                places.push(position);
                negated |= u32::from(matches!(leaf(position), Segment::DidNot(_))) << position;
            }
            let trigger = trigger.filter(|trigger| profile.same_event(&trigger.event, event));
            if let Some(trigger) = trigger {
                let wait = trigger.inaction.as_ref().map_or(0, |inaction| half_minutes(inaction.within.as_ref()));
                dids.push(Did { filters: &trigger.filters, within: wait, takes_end: true });
            }
            let met = events(&dids);
            // Whoever did several things meets what any of them meets.
            let mut sets = BTreeSet::from([0]);
            loop {
                let more: BTreeSet<u32> = sets.iter().flat_map(|set| met.iter().map(move |one| set | one)).collect();
                if more.is_subset(&sets) {
                    break;
                }
                sets.extend(more);
            }
            if trigger.is_some() {
                sets.retain(|set| set >> (dids.len() - 1) & 1 == 1);
            }
            let spread = |set: &u32| {
                let met = places.iter().enumerate().fold(0, |met, (bit, place)| met | (set >> bit & 1) << place);
                met ^ negated
            };
            worlds = combine(&worlds, &sets.iter().map(spread).collect());
        }
        for property in ["Age", "City"] {
            let rules: Vec<(usize, &UserRule)> = (0..self.leaves.len())
                .filter_map(|position| match leaf(position) {
                    Segment::User(rule) if rule.property == property && rule.operator.is_some() => {
                        Some((position, rule))
                    }
                    _ => None,
                })
                .collect();
            let met = |value: &Value| {
                let holds = |rule: &UserRule| meets(value, rule.operator.expect("an operator"), &rule.value);
                rules.iter().fold(0, |set, (position, rule)| set | u32::from(holds(rule)) << position)
            };
            worlds = combine(&worlds, &values(property).iter().map(met).collect());
        }
        // Saved segments and lists hold anybody; what isn't filled in can become anything.
        let mut free: Vec<u32> = Vec::new();
        for position in 0..self.leaves.len() {
            let same = |other: &usize| leaf(*other) == leaf(position);
            match leaf(position) {
                Segment::SavedSegment(_) | Segment::CustomList(_) => {
                    free.push((0..self.leaves.len()).filter(same).fold(0, |set, at| set | 1 << at));
                }
                Segment::User(rule) if rule.operator.is_none() => free.push(1 << position),
                Segment::All(_) | Segment::Any(_) => free.push(1 << position),
                _ => {}
            }
        }
        for bits in free {
            worlds = combine(&worlds, &BTreeSet::from([0, bits]));
        }
        worlds
    }
}

// ------------------------------------------------------------------------------------------------- the audiences

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
struct Shown(Campaign);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&write(&self.0))
    }
}

fn campaign() -> impl Strategy<Value = Shown> {
    (segment(), prop::option::weighted(0.3, trigger())).prop_map(|(segment, trigger)| {
        let mut campaign = Campaign::default();
        campaign.start.qualification = trigger.as_ref().map(|_| Qualification::LiveBehavior);
        campaign.who.segment = Some(segment);
        campaign.who.trigger = trigger;
        Shown(campaign)
    })
}

// ---------------------------------------------------------------------------------------------------- the verdicts

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).expect("a path")
}

/// Whether nobody is in the audience where only the leaves in `only` count, and the trigger does or doesn't.
fn clashes(tree: &Tree<'_>, worlds: &BTreeSet<u32>, only: u32) -> bool {
    !worlds.iter().any(|world| tree.is_met(0, world | !only, &[]))
}

fn check_contradiction(campaign: &Campaign, tree: &Tree<'_>, worlds: [&BTreeSet<u32>; 2]) {
    let [free, triggered] = worlds;
    let found = Audience::of(campaign, Profile::guide()).contradiction();
    let everything = (1u32 << tree.leaves.len()) - 1;
    assert_eq!(found.is_some(), clashes(tree, triggered, everything), "whether anybody is in it: {found:?}");
    let Some(found) = found else { return };
    let of_filters = |place: &FieldPath| place.to_string().contains(".filters[");
    if found.iter().any(of_filters) {
        let holder = path(found[0].to_string().rsplit_once(".filters[").expect("a filter").0);
        let all = if holder == path("who.trigger") {
            &campaign.who.trigger.as_ref().expect("a trigger").filters
        } else {
            match node_at(campaign, &holder) {
                Some(Segment::Did(rule) | Segment::DidNot(rule)) => &rule.filters,
                other => panic!("{other:?} has no filters"),
            }
        };
        let chosen: Vec<EventFilter> = found
            .iter()
            .map(|place| {
                let rest = place.to_string();
                let position =
                    rest.rsplit_once('[').and_then(|(_, end)| end.trim_end_matches(']').parse::<usize>().ok());
                all[position.expect("a position")].clone()
            })
            .collect();
        for fewer in subsets(&chosen) {
            let did = Did { filters: &fewer, within: EVER, takes_end: false };
            assert_eq!(events(&[did]).contains(&1), fewer.len() < chosen.len(), "{found:?}");
        }
        return;
    }
    let with_trigger = found.contains(&path("who.trigger"));
    let leaves = found.iter().filter(|place| **place != path("who.trigger"));
    let set = leaves.fold(0u32, |set, place| {
        let node = tree.node(place);
        set | 1 << tree.leaves.iter().position(|leaf| *leaf == node).expect("a condition")
    });
    assert!(clashes(tree, if with_trigger { triggered } else { free }, set), "{found:?} don't clash");
    for other in 0..=everything {
        for (worlds, one_more) in [(free, 0), (triggered, 1)] {
            let size = other.count_ones() as usize + one_more;
            let is_smaller = size < found.len() && (one_more == 0 || campaign.who.trigger.is_some());
            assert!(!(is_smaller && clashes(tree, worlds, other)), "{other:b} is smaller than {found:?}");
        }
    }
}

fn is_always_met(tree: &Tree<'_>, worlds: &BTreeSet<u32>, node: usize) -> bool {
    worlds.iter().all(|world| tree.is_met(node, *world, &[]))
}

fn expected_always(tree: &Tree<'_>, worlds: &BTreeSet<u32>) -> Vec<usize> {
    (0..tree.nodes.len())
        .filter(|node| {
            let by_parts = tree.children(*node).iter().any(|child| is_always_met(tree, worlds, *child));
            let is_all = tree.is_all(*node) && !tree.children(*node).is_empty();
            !by_parts && !is_all && is_always_met(tree, worlds, *node)
        })
        .collect()
}

fn check_always_true(campaign: &Campaign, tree: &Tree<'_>, free: &BTreeSet<u32>) {
    let mut found: Vec<usize> =
        Audience::of(campaign, Profile::guide()).always_true().iter().map(|place| tree.node(place)).collect();
    found.sort_unstable();
    assert_eq!(found, expected_always(tree, free));
}

fn check_redundant(campaign: &Campaign, tree: &Tree<'_>, worlds: [&BTreeSet<u32>; 2]) {
    let [free, triggered] = worlds;
    let found = Audience::of(campaign, Profile::guide()).redundant();
    let is_empty = !triggered.iter().any(|world| tree.is_met(0, *world, &[]));
    if is_empty {
        assert_eq!(found, [], "nobody is in it");
        return;
    }
    let gone: Vec<usize> = found.iter().map(|one| tree.node(&one.condition)).collect();
    for one in &found {
        let node = tree.node(&one.condition);
        let in_all = tree.nodes[node].2.is_none_or(|parent| tree.is_all(parent));
        let known_by = |world: &&u32| {
            one.by.iter().filter(|place| **place != path("who.trigger")).all(|place| {
                let by = tree.node(place);
                tree.is_met(by, **world, &[]) == tree.nodes[by].2.is_none_or(|parent| tree.is_all(parent))
            })
        };
        let worlds = if one.by.contains(&path("who.trigger")) { triggered } else { free };
        assert!(worlds.iter().filter(known_by).all(|world| tree.is_met(node, *world, &[]) == in_all), "{one:?}");
        assert_eq!(one.kind == RedundancyKind::Implied, in_all, "{one:?}");
    }
    if gone.contains(&0) {
        assert_eq!(gone, [0]);
        return;
    }
    for world in triggered {
        assert_eq!(tree.is_met(0, *world, &gone), tree.is_met(0, *world, &[]), "without {found:?}");
    }
    let always: Vec<usize> = (0..tree.nodes.len()).filter(|node| is_always_met(tree, free, *node)).collect();
    let is_told = |node: usize| {
        let mut at = Some(node);
        while let Some(here) = at {
            if always.contains(&here) {
                return true;
            }
            at = tree.nodes[here].2;
        }
        false
    };
    if found.is_empty() {
        for node in (1..tree.nodes.len()).filter(|node| !is_told(*node)) {
            let differs = |world: &u32| tree.is_met(0, *world, &[node]) != tree.is_met(0, *world, &[]);
            assert!(triggered.iter().any(differs), "{} can go", tree.nodes[node].0);
        }
    }
}

fn cases() -> u32 {
    std::env::var("PUSHPROOF_AUDIENCES").ok().and_then(|count| count.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_verdict_is_that_of_enumeration(shown in campaign()) {
        let campaign = &shown.0;
        let segment = campaign.who.segment.as_ref().expect("a segment");
        let tree = Tree::of(segment);
        prop_assume!(tree.leaves.len() <= 8);
        let free = tree.worlds(None);
        let triggered = campaign.who.trigger.as_ref().map_or_else(|| free.clone(), |trigger| tree.worlds(Some(trigger)));
        check_contradiction(campaign, &tree, [&free, &triggered]);
        check_always_true(campaign, &tree, &free);
        check_redundant(campaign, &tree, [&free, &triggered]);
    }
}

#[test]
fn what_is_redundant_is_so_as_it_is_written() {
    // Together they are everyone on the list, so what else they ask for can go; but as long as it stands there, the one
    // does not cover the other.
    let list = r#"{"custom_list": "Theatre lovers"}"#;
    let text = format!(
        r#"{{"who": {{"segment": {{"any": [
            {{"all": [{list}, {{"did": "charged", "within": {{"value": 2, "unit": "weeks"}}}}]}},
            {{"all": [{list}, {{"did_not": "charged", "within": {{"value": 24, "unit": "hours"}}}}]}}
        ]}}}}}}"#
    );
    let campaign = read_file(&text).expect("a campaign").remove(0);
    let found = Audience::of(&campaign, Profile::guide()).redundant();
    let conditions: Vec<String> = found.iter().map(|one| one.condition.to_string()).collect();
    assert_eq!(conditions, ["who.segment.any[0].all[1]", "who.segment.any[1].all[1]"]);
}
