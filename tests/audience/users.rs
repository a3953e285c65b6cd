//! Every user there could be: every value of a small stock, every event made of such values.

use std::collections::BTreeSet;

use pushproof::campaign::{Duration, EventFilter, FilterValue, Operator};

/// A value of a property, with the way of reading it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
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

pub const CITIES: [&str; 3] = ["Vienna", "vienna", "Graz"];
pub const PARTS: [&str; 4] = ["Vien", "nna", "VIENNA", "raz"];
pub const IDS: [&str; 2] = ["1", "2"];
pub const TAGS: [&str; 2] = ["a", "b"];

fn missing() -> Vec<Value> {
    let four = [(false, false), (false, true), (true, false), (true, true)];
    four.into_iter().map(|(not_equals, not_contains)| Value::Missing { not_equals, not_contains }).collect()
}

pub fn subsets<T: Clone>(of: &[T]) -> Vec<Vec<T>> {
    (0..1u32 << of.len())
        .map(|set| of.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, item)| item.clone()).collect())
        .collect()
}

pub fn values(property: &str) -> Vec<Value> {
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

pub fn meets(value: &Value, operator: Operator, wanted: &FilterValue) -> bool {
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
pub struct Did<'a> {
    pub filters: &'a [EventFilter],
    /// Below how many half minutes.
    pub within: u64,
    /// Whether the age itself still counts: a trigger that waited.
    pub takes_end: bool,
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

pub const EVER: u64 = u64::MAX;

pub fn half_minutes(within: Option<&Duration>) -> u64 {
    within.map_or(EVER, |within| within.minutes().expect("a length") * 2)
}

/// Which of `dids` the events there could be meet, each as a set of their positions.
pub fn events(dids: &[Did<'_>]) -> BTreeSet<u32> {
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
