//! A comparison in words: “City is “Vienna””, “is between 18 and 30 years old”.

use super::{OPEN, or_open};
use crate::campaign::{FilterValue, Operator, UserRule};
use crate::profile::{Profile, PropertyType};

/// A value in words: numbers as they are, texts in quotes.
fn value(value: &FilterValue) -> String {
    let quoted = |text: &String| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if text.trim().is_empty() {
            OPEN.to_owned()
        } else if is_number {
            text.clone()
        } else {
            format!("“{text}”")
        }
    };
    match value {
        FilterValue::Empty => OPEN.to_owned(),
        FilterValue::One(text) => quoted(text),
        FilterValue::Many(list) => list.iter().map(quoted).collect::<Vec<_>>().join(", "),
    }
}

/// The two ends of a range in words.
fn ends(range: &FilterValue) -> String {
    match range {
        FilterValue::Many(list) => match list.as_slice() {
            [from, to] => format!("{} and {}", or_open(from), or_open(to)),
            [from] => format!("{} and {OPEN}", or_open(from)),
            [] => format!("{OPEN} and {OPEN}"),
            _ => value(range),
        },
        FilterValue::Empty => format!("{OPEN} and {OPEN}"),
        FilterValue::One(_) => format!("{} and {OPEN}", value(range)),
    }
}

/// A comparison as a clause: “eventId is 12345”, “tags contains “concert””.
#[must_use]
pub fn comparison(property: &str, operator: Option<Operator>, compared: &FilterValue) -> String {
    let property = or_open(property);
    let Some(operator) = operator else { return format!("{property} {OPEN}") };
    let value = || value(compared);
    match operator {
        Operator::Equals => format!("{property} is {}", value()),
        Operator::NotEquals => format!("{property} is not {}", value()),
        Operator::Contains => format!("{property} contains {}", value()),
        Operator::NotContains => format!("{property} doesn't contain {}", value()),
        Operator::GreaterThan => format!("{property} is above {}", value()),
        Operator::LessThan => format!("{property} is below {}", value()),
        Operator::Between => format!("{property} is between {}", ends(compared)),
        Operator::Exists => format!("{property} is known"),
        Operator::NotExists => format!("{property} is not known"),
    }
}

/// What a condition on a user property says of a user: “has not opted out”, “is over 40”.
pub(super) fn predicate(rule: &UserRule, profile: &Profile) -> String {
    if is_opt_out(rule, profile) {
        return "has not opted out".to_owned();
    }
    let property = or_open(&rule.property);
    let Some(operator) = rule.operator else { return format!("has {property} {OPEN}") };
    let value = || value(&rule.value);
    if is_age(rule, profile) {
        match operator {
            Operator::Equals => return format!("is {} years old", value()),
            Operator::NotEquals => return format!("is not {} years old", value()),
            Operator::GreaterThan => return format!("is over {} years old", value()),
            Operator::LessThan => return format!("is under {} years old", value()),
            Operator::Between => return format!("is between {} years old", ends(&rule.value)),
            Operator::Exists | Operator::NotExists | Operator::Contains | Operator::NotContains => {}
        }
    }
    match operator {
        Operator::Equals => format!("has {} as {property}", value()),
        Operator::NotEquals => format!("does not have {} as {property}", value()),
        Operator::Contains => format!("has {} in {property}", value()),
        Operator::NotContains => format!("does not have {} in {property}", value()),
        Operator::GreaterThan => format!("has {property} above {}", value()),
        Operator::LessThan => format!("has {property} below {}", value()),
        Operator::Between => format!("has {property} between {}", ends(&rule.value)),
        Operator::Exists => format!("has a value for {property}"),
        Operator::NotExists => format!("has no value for {property}"),
    }
}

/// Whether `rule` is the profile's condition against those who want no marketing.
fn is_opt_out(rule: &UserRule, profile: &Profile) -> bool {
    let is_not = |operator| matches!(operator, Some(Operator::NotEquals | Operator::NotContains));
    profile.opt_out.as_ref().is_some_and(|opt_out| {
        opt_out.property == rule.property
            && opt_out.operator == rule.operator
            && is_not(rule.operator)
            && rule.value.one() == Some(&opt_out.value)
    })
}

fn is_age(rule: &UserRule, profile: &Profile) -> bool {
    rule.property.eq_ignore_ascii_case("age")
        && profile.user_property(&rule.property).known().is_some_and(|known| known.kind == Some(PropertyType::Number))
}
