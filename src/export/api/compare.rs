//! Comparisons: of a user's properties and of an event's, for the audience and for the goal.

use serde_json::{Number, Value, json};

use super::{Reason, Warning, Writer};
use crate::campaign::{EventFilter, FilterValue, Operator};
use crate::document::FieldPath;
use crate::profile::PropertyType;

/// How a part of the body names the two ends of a comparison.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    name: &'static str,
    value: &'static str,
}

/// In `where`.
pub(super) const AUDIENCE: Keys = Keys { name: "name", value: "value" };
/// In `conversion_goal`.
pub(super) const GOAL: Keys = Keys { name: "property_name", value: "property_value" };

/// A comparison of the campaign.
pub(super) struct Comparison<'c> {
    pub property: &'c str,
    pub operator: Option<Operator>,
    pub value: &'c FilterValue,
    /// What the profile says of the property.
    pub kind: Option<PropertyType>,
}

const fn word(operator: Operator) -> &'static str {
    match operator {
        Operator::Equals => "equals",
        Operator::NotEquals => "not_equals",
        Operator::Contains => "contains",
        Operator::NotContains => "does_not_contain",
        Operator::GreaterThan => "greater_than",
        Operator::LessThan => "less_than",
        // Said as two conditions: no page names a word for it.
        Operator::Between => "greater_than_equals",
        Operator::Exists => "exists",
        Operator::NotExists => "does_not_exist",
    }
}

impl Writer<'_> {
    /// The filters of an event, which stand in the field `at`.
    pub(super) fn filters(&mut self, at: &FieldPath, event: &str, filters: &[EventFilter], keys: Keys) -> Vec<Value> {
        let profile = self.profile;
        let known = profile.event(event).known();
        let mut all = Vec::new();
        for (position, filter) in filters.iter().enumerate() {
            let property = known.and_then(|event| event.property(&filter.property).known());
            let comparison = Comparison {
                property: &filter.property,
                operator: filter.operator,
                value: &filter.value,
                kind: property.and_then(|property| property.kind),
            };
            let at = at.clone().index(position);
            all.extend(self.compared((at.clone().key("property"), at), &comparison, keys));
        }
        all
    }

    /// One comparison; `between` is two. `named` is where the property's name stands, `at` where the rest does.
    pub(super) fn compared(
        &mut self,
        (named, at): (FieldPath, FieldPath),
        comparison: &Comparison<'_>,
        keys: Keys,
    ) -> Vec<Value> {
        self.filled(named, comparison.property);
        let Some(operator) = comparison.operator else {
            self.refuse(at.key("operator"), Reason::Unfilled);
            return Vec::new();
        };
        let row = |operator: &str, value: Option<Value>| {
            let mut row = json!({ (keys.name): comparison.property, "operator": operator });
            if let (Some(value), Some(object)) = (value, row.as_object_mut()) {
                object.insert(keys.value.to_owned(), value);
            }
            row
        };
        let field = at.key("value");
        match (operator, comparison.value) {
            (Operator::Exists | Operator::NotExists, _) => vec![row(word(operator), None)],
            (Operator::Between, FilterValue::Many(ends)) if ends.len() == 2 => {
                let words = [word(operator), "less_than_equals"];
                let mut value = |end: &String| self.value(&field, end, operator, comparison.kind);
                words.into_iter().zip(ends).map(|(word, end)| row(word, Some(value(end)))).collect()
            }
            (Operator::Equals, FilterValue::Many(values)) if !values.is_empty() => {
                let values = values.iter().map(|value| self.value(&field, value, operator, comparison.kind)).collect();
                vec![row(word(operator), Some(values))]
            }
            (Operator::Between, _) | (_, FilterValue::Empty) => {
                self.refuse(field, Reason::Unfilled);
                Vec::new()
            }
            (_, FilterValue::One(value)) => {
                let value = self.value(&field, value, operator, comparison.kind);
                vec![row(word(operator), Some(value))]
            }
            (_, FilterValue::Many(_)) => {
                self.refuse(field, Reason::SeveralValues);
                Vec::new()
            }
        }
    }

    /// One value, as the property's kind and the operator want it.
    fn value(&mut self, field: &FieldPath, text: &str, operator: Operator, kind: Option<PropertyType>) -> Value {
        if text.trim().is_empty() {
            self.refuse(field.clone(), Reason::Unfilled);
            return Value::Null;
        }
        let is_truth = ["true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word));
        let is_numeric = matches!(operator, Operator::GreaterThan | Operator::LessThan | Operator::Between);
        if is_numeric || (kind == Some(PropertyType::Number) && is_whole(operator)) {
            return serde_json::from_str::<Number>(text.trim()).map_or_else(
                |_| {
                    self.refuse(field.clone(), Reason::NotANumber);
                    Value::Null
                },
                Value::Number,
            );
        }
        if kind == Some(PropertyType::Boolean) && is_truth {
            return if text.eq_ignore_ascii_case("true") { "True".into() } else { "False".into() };
        }
        if is_truth {
            self.warn(Warning::TrueOrFalse);
        }
        if is_whole(operator) && text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.warn(Warning::DigitsAsText);
        }
        text.into()
    }
}

/// Whether a comparison is with the whole value.
const fn is_whole(operator: Operator) -> bool {
    matches!(operator, Operator::Equals | Operator::NotEquals)
}
