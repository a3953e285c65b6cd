//! Key-values as JSON: by platform as the app receives them, or one object of them, with title and message beside.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::labels::{Field, fill};
use super::leftover::{Leftover, collect};
use crate::campaign::{Campaign, KeyValue};
use crate::profile::Profile;

/// Takes the pairs out of an object.
pub(super) fn read(value: Value, profile: &Profile, leftovers: &mut Vec<Leftover>) -> Campaign {
    let mut campaign = profile.empty_push();
    let Value::Object(mut object) = value else { return campaign };
    campaign.what.key_values.clear();
    let mut platform = |key: &str| match object.get_mut(key) {
        Some(Value::Object(pairs)) => std::mem::take(pairs),
        _ => Map::new(),
    };
    let (mut android, mut ios) = (platform("android"), platform("ios"));
    add_pairs(&mut android, &mut ios, |_| false, &mut campaign.what.key_values);
    let mut rest = Map::new();
    for (key, value) in object {
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            _ => {
                rest.insert(key, value);
                continue;
            }
        };
        let is_link = key == profile.deep_link.key;
        match Field::named(&key).filter(|field| !is_link && *field != Field::Link) {
            Some(field) if fill(&mut campaign, field, &text) => {}
            Some(_) => {
                rest.insert(key, value);
            }
            None => campaign.what.key_values.push(KeyValue {
                // “link” and “Ziel” are what people call it; the app knows it by its key.
                key: if Field::named(&key) == Some(Field::Link) && !is_link {
                    profile.deep_link.key.clone()
                } else {
                    key
                },
                value: text,
                android: Some(true),
                ios: Some(true),
                ..KeyValue::default()
            }),
        }
    }
    if campaign.what.key_values.is_empty() {
        campaign.what.key_values = profile.empty_push().what.key_values;
    }
    for (name, left) in [("android", android), ("ios", ios)] {
        collect(name, &Value::Object(left), leftovers);
    }
    collect("", &Value::Object(rest), leftovers);
    campaign
}

/// Takes the pairs out of both platforms' objects, but for those that `is_other` says are something else: a pair that
/// stands in both is one.
pub(super) fn add_pairs(
    android: &mut Map<String, Value>,
    ios: &mut Map<String, Value>,
    is_other: impl Fn(&str) -> bool,
    pairs: &mut Vec<KeyValue>,
) {
    let mut add = |key: &str, value: &str, android, ios| {
        pairs.push(KeyValue {
            key: key.to_owned(),
            value: value.to_owned(),
            android: Some(android),
            ios: Some(ios),
            ..KeyValue::default()
        });
    };
    let mut in_both = BTreeSet::new();
    android.retain(|key, value| {
        let Some(text) = value.as_str().filter(|_| !is_other(key)) else { return true };
        let is_in_both = ios.get(key) == Some(&*value);
        if is_in_both {
            in_both.insert(key.clone());
        }
        add(key, text, true, is_in_both);
        false
    });
    ios.retain(|key, value| {
        if in_both.contains(key) {
            return false;
        }
        let Some(text) = value.as_str().filter(|_| !is_other(key)) else { return true };
        add(key, text, false, true);
        false
    });
}
