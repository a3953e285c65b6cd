//! What could not be placed: told with where it stood.

use serde_json::Value;

/// Something that was written and has no place in a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Where it stood, such as `where.demographics.Gender`, “line 4”, or “row 2, Price”.
    pub place: String,
    /// What stood there.
    pub text: String,
}

impl Leftover {
    /// What stood at `place`.
    pub(super) fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), text: text.into() }
    }
}

/// Adds every value that is still in `value`, which stands at `place`.
pub(super) fn collect(place: &str, value: &Value, into: &mut Vec<Leftover>) {
    match value {
        Value::Null => {}
        Value::Object(map) => {
            for (key, value) in map {
                let inner = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                collect(&inner, value, into);
            }
        }
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                collect(&format!("{place}[{position}]"), item, into);
            }
        }
        Value::String(text) => into.push(Leftover::new(place, text)),
        Value::Bool(_) | Value::Number(_) => into.push(Leftover::new(place, value.to_string())),
    }
}
