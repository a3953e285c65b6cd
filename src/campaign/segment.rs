//! The rules of a segment: conditions, and groups of them joined by AND or OR to any depth.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::sections::EventFilter;
use super::values::{FilterValue, Operator};
use super::when::Duration;
use crate::document::section::once;
use crate::document::{EditError, Extra, Node, Step, Unique, untyped};

/// A condition on users, or a group of conditions.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment {
    /// Every one must be met (AND).
    All(Group),
    /// At least one must be met (OR).
    Any(Group),
    /// The dashboard's "Event (Did)".
    Did(EventRule),
    /// The dashboard's "Event (Have not done)".
    DidNot(EventRule),
    /// The dashboard's "User property".
    User(UserRule),
    /// A segment saved in the account.
    SavedSegment(NamedAudience),
    /// An uploaded list of users.
    CustomList(NamedAudience),
}

impl Default for Segment {
    fn default() -> Self {
        Self::All(Group::default())
    }
}

/// Conditions joined by AND or OR.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The conditions, in the dashboard's order.
    pub of: Vec<Segment>,
    /// Keys that this version doesn't know, kept as they came.
    pub extra: Extra,
}

/// A condition on what a user did or has not done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventRule {
    /// The event, such as `add to cart`.
    pub event: String,
    /// What the event must be about.
    pub filters: Vec<EventFilter>,
    /// How far back it counts; the whole past where it is not given.
    pub within: Option<Duration>,
    /// Keys that this version doesn't know, kept as they came.
    pub extra: Extra,
}

/// A condition on a property of the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UserRule {
    /// The property, such as `Age`.
    pub property: String,
    /// How it is compared.
    pub operator: Option<Operator>,
    /// What it is compared with.
    pub value: FilterValue,
    /// Keys that this version doesn't know, kept as they came.
    pub extra: Extra,
}

/// An audience known to the account by its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedAudience {
    /// The name.
    pub name: String,
    /// Keys that this version doesn't know, kept as they came.
    pub extra: Extra,
}

/// The keys that say what a node is.
const KINDS: [&str; 7] = ["all", "any", "did", "did_not", "user", "saved_segment", "custom_list"];

impl Segment {
    /// The key that says what this node is.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Did(_) => "did",
            Self::DidNot(_) => "did_not",
            Self::User(_) => "user",
            Self::SavedSegment(_) => "saved_segment",
            Self::CustomList(_) => "custom_list",
        }
    }

    /// The conditions inside, where this is a group.
    #[must_use]
    pub fn children(&self) -> &[Segment] {
        match self {
            Self::All(group) | Self::Any(group) => &group.of,
            Self::Did(_) | Self::DidNot(_) | Self::User(_) | Self::SavedSegment(_) | Self::CustomList(_) => &[],
        }
    }

    fn extra(&self) -> &Extra {
        match self {
            Self::All(group) | Self::Any(group) => &group.extra,
            Self::Did(rule) | Self::DidNot(rule) => &rule.extra,
            Self::User(rule) => &rule.extra,
            Self::SavedSegment(named) | Self::CustomList(named) => &named.extra,
        }
    }

    fn extra_mut(&mut self) -> &mut Extra {
        match self {
            Self::All(group) | Self::Any(group) => &mut group.extra,
            Self::Did(rule) | Self::DidNot(rule) => &mut rule.extra,
            Self::User(rule) => &mut rule.extra,
            Self::SavedSegment(named) | Self::CustomList(named) => &mut named.extra,
        }
    }
}

impl Node for Segment {
    fn is_empty(&self) -> bool {
        false
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        let mut part = |key: &'static str, node: &dyn Node| visit(Step::Key(key.into()), node);
        match self {
            Self::All(group) | Self::Any(group) => part(self.kind(), &group.of),
            Self::Did(rule) | Self::DidNot(rule) => {
                part(self.kind(), &rule.event);
                part("filters", &rule.filters);
                part("within", &rule.within);
            }
            Self::User(rule) => {
                part("user", &rule.property);
                part("operator", &rule.operator);
                part("value", &rule.value);
            }
            Self::SavedSegment(named) | Self::CustomList(named) => part(self.kind(), &named.name),
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        let Step::Key(key) = step else { return None };
        let is_kind = key == self.kind();
        match self {
            Self::All(group) | Self::Any(group) if is_kind => Some(&mut group.of),
            Self::Did(rule) | Self::DidNot(rule) => match key.as_ref() {
                "filters" => Some(&mut rule.filters),
                "within" => Some(&mut rule.within),
                _ => is_kind.then_some(&mut rule.event as &mut dyn Node),
            },
            Self::User(rule) => match key.as_ref() {
                "user" => Some(&mut rule.property),
                "operator" => Some(&mut rule.operator),
                "value" => Some(&mut rule.value),
                _ => None,
            },
            Self::SavedSegment(named) | Self::CustomList(named) if is_kind => Some(&mut named.name),
            Self::All(_) | Self::Any(_) | Self::SavedSegment(_) | Self::CustomList(_) => None,
        }
    }
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = crate::document::node::shaped(&value)?;
        Ok(())
    }
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        if let Some(child) = self.child_mut(step) {
            return child.set(Value::Null);
        }
        match step {
            Step::Key(key) => self.extra_mut().remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
            Step::Index(_) => Err(EditError::NoSuchPlace),
        }
    }
    fn keys(&self) -> Option<(&'static [&'static str], &Extra)> {
        let known: &'static [&'static str] = match self {
            Self::All(_) => &["all"],
            Self::Any(_) => &["any"],
            Self::Did(_) => &["did", "filters", "within"],
            Self::DidNot(_) => &["did_not", "filters", "within"],
            Self::User(_) => &["user", "operator", "value"],
            Self::SavedSegment(_) => &["saved_segment"],
            Self::CustomList(_) => &["custom_list"],
        };
        Some((known, self.extra()))
    }
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::All(group) | Self::Any(group) => map.serialize_entry(self.kind(), &group.of)?,
            Self::Did(rule) | Self::DidNot(rule) => {
                map.serialize_entry(self.kind(), &rule.event)?;
                if !rule.filters.is_empty() {
                    map.serialize_entry("filters", &rule.filters)?;
                }
                if let Some(within) = &rule.within {
                    map.serialize_entry("within", within)?;
                }
            }
            Self::User(rule) => {
                map.serialize_entry("user", &rule.property)?;
                if let Some(operator) = rule.operator {
                    map.serialize_entry("operator", &operator)?;
                }
                if !Node::is_empty(&rule.value) {
                    map.serialize_entry("value", &rule.value)?;
                }
            }
            Self::SavedSegment(named) | Self::CustomList(named) => map.serialize_entry(self.kind(), &named.name)?,
        }
        for (key, value) in self.extra() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Segment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SegmentReader)
    }
}

struct SegmentReader;

impl<'de> Visitor<'de> for SegmentReader {
    type Value = Segment;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a condition: an object with one of `all`, `any`, `did`, `did_not`, `user`, `saved_segment`, `custom_list`",
        )
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Segment, A::Error> {
        let mut kind: Option<&'static str> = None;
        let mut of = Vec::new();
        let mut name = String::new();
        let mut parts = Parts::default();
        let mut extra = Extra::new();
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            once(&seen, &key)?;
            if let Some(word) = KINDS.iter().copied().find(|word| *word == key) {
                if let Some(other) = kind {
                    return Err(de::Error::custom(format_args!(
                        "found both `{other}` and `{word}` in one condition, expected one of them"
                    )));
                }
                kind = Some(word);
                match word {
                    "all" | "any" => of = map.next_value::<Option<_>>()?.unwrap_or_default(),
                    _ => name = map.next_value::<Option<_>>()?.unwrap_or_default(),
                }
            } else {
                match key.as_str() {
                    "filters" => parts.filters = map.next_value::<Option<_>>()?.unwrap_or_default(),
                    "within" => parts.within = map.next_value()?,
                    "operator" => parts.operator = map.next_value()?,
                    "value" => parts.value = map.next_value::<Option<_>>()?.unwrap_or_default(),
                    _ => {
                        extra.insert(key.clone(), map.next_value::<Unique>()?.0);
                    }
                }
            }
            seen.push(key);
        }
        Ok(parts.assemble(kind.unwrap_or("all"), of, name, extra))
    }
}

/// The parts that only some kinds of condition have.
#[derive(Default)]
struct Parts {
    filters: Vec<EventFilter>,
    within: Option<Duration>,
    operator: Option<Operator>,
    value: FilterValue,
}

impl Parts {
    /// Makes a node of the kind `kind`; a part that this kind doesn't have is kept as an unknown key.
    fn assemble(self, kind: &str, of: Vec<Segment>, name: String, mut extra: Extra) -> Segment {
        let Self { filters, within, operator, value } = self;
        let is_event = matches!(kind, "did" | "did_not");
        let mut keep = |key: &str, value: Value| extra.insert(key.to_owned(), value);
        if !is_event && !filters.is_empty() {
            keep("filters", untyped(&filters));
        }
        if !is_event && within.is_some() {
            keep("within", untyped(&within));
        }
        if kind != "user" && operator.is_some() {
            keep("operator", untyped(&operator));
        }
        if kind != "user" && !Node::is_empty(&value) {
            keep("value", untyped(&value));
        }
        match kind {
            "any" => Segment::Any(Group { of, extra }),
            "did" => Segment::Did(EventRule { event: name, filters, within, extra }),
            "did_not" => Segment::DidNot(EventRule { event: name, filters, within, extra }),
            "user" => Segment::User(UserRule { property: name, operator, value, extra }),
            "saved_segment" => Segment::SavedSegment(NamedAudience { name, extra }),
            "custom_list" => Segment::CustomList(NamedAudience { name, extra }),
            _ => Segment::All(Group { of, extra }),
        }
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Segment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Segment".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let list = generator.subschema_for::<Option<Vec<Segment>>>();
        let text = generator.subschema_for::<Option<String>>();
        let filters = generator.subschema_for::<Option<Vec<EventFilter>>>();
        let within = generator.subschema_for::<Option<Duration>>();
        let operator = generator.subschema_for::<Option<Operator>>();
        let value = generator.subschema_for::<FilterValue>();
        schemars::json_schema!({
            "type": "object",
            "description": "A condition (`did`, `did_not`, `user`, `saved_segment`, `custom_list`) or a group of them (`all`, `any`).",
            "properties": {
                "all": list, "any": list,
                "did": text, "did_not": text, "filters": filters, "within": within,
                "user": text, "operator": operator, "value": value,
                "saved_segment": text, "custom_list": text,
            },
        })
    }
}
