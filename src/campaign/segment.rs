//! The rules of a segment: conditions, and groups of them joined by AND or OR to any depth.

use serde_json::Value;

use super::sections::EventFilter;
use super::values::{FilterValue, Operator};
use super::when::Duration;
use crate::document::node::{json_of_parts, read_parts};
use crate::document::{Extra, Mismatch, Node, Step, Tree};
use crate::written_as_json;

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

impl Segment {
    /// The keys that say what a node is.
    pub const KINDS: [&'static str; 7] = ["all", "any", "did", "did_not", "user", "saved_segment", "custom_list"];

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

    /// A node of the kind that `key` says, with nothing filled in.
    fn empty(key: &str) -> Self {
        match key {
            "any" => Self::Any(Group::default()),
            "did" => Self::Did(EventRule::default()),
            "did_not" => Self::DidNot(EventRule::default()),
            "user" => Self::User(UserRule::default()),
            "saved_segment" => Self::SavedSegment(NamedAudience::default()),
            "custom_list" => Self::CustomList(NamedAudience::default()),
            _ => Self::All(Group::default()),
        }
    }

    const fn is_group(&self) -> bool {
        matches!(self, Self::All(_) | Self::Any(_))
    }
}

impl Node for Segment {
    fn is_empty(&self) -> bool {
        false
    }
    fn clear(&mut self) {
        *self = Self::default();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        let mut kinds = Self::KINDS.into_iter().filter(|kind| tree.get(kind).is_some());
        let kind = kinds.next().unwrap_or("all");
        if let Some(other) = kinds.next() {
            let message = format!("found both “{kind}” and “{other}” in one condition, expected one of them");
            return Err(Mismatch { at: tree.at, message });
        }
        *self = Self::empty(kind);
        read_parts(self, tree)
    }
    fn to_json(&self) -> Value {
        let mut json = json_of_parts(self);
        // What kind of condition it is stays written even where nothing is filled in.
        if let Value::Object(object) = &mut json
            && !object.contains_key(self.kind())
        {
            let nothing = if self.is_group() { Value::Array(Vec::new()) } else { "".into() };
            object.insert(self.kind().to_owned(), nothing);
        }
        json
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
    fn extra_mut(&mut self) -> Option<&mut Extra> {
        Some(match self {
            Self::All(group) | Self::Any(group) => &mut group.extra,
            Self::Did(rule) | Self::DidNot(rule) => &mut rule.extra,
            Self::User(rule) => &mut rule.extra,
            Self::SavedSegment(named) | Self::CustomList(named) => &mut named.extra,
        })
    }
}

written_as_json!(Segment);

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
