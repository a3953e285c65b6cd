//! The single values of a campaign: choices, whole numbers, and what a filter compares with.

use std::num::NonZeroU32;

use serde_json::Value;

use crate::document::node::whole_number;
use crate::document::tree::Shape;
use crate::document::{EditError, Extra, Mismatch, Node, Step, Tree};
use crate::{choice, format_marker, leaf};

choice! {
    /// How the campaign reaches the user.
    pub enum Channel {
        /// A push notification.
        #[default] Push = "push",
        /// A message inside the app.
        InApp = "in_app",
    }

    /// Why a campaign is sent.
    pub enum Purpose {
        /// To sell: opt-out, exclusion of buyers and the 24-hour rule apply.
        #[default] Marketing = "marketing",
        /// Tickets alerts and reminders: exempt from the 24-hour rule.
        Automated = "automated",
        /// News for ticket holders, such as a new date.
        Service = "service",
    }

    /// The qualification criteria of "Start here".
    pub enum Qualification {
        /// The dashboard's "Past behavior/Custom list".
        #[default] PastBehavior = "past_behavior",
        /// The dashboard's "Live behavior".
        LiveBehavior = "live_behavior",
    }

    /// How a property is compared.
    pub enum Operator {
        /// Is exactly the value.
        #[default] Equals = "equals",
        /// Is anything but the value.
        NotEquals = "not_equals",
        /// Has the value in it.
        Contains = "contains",
        /// Doesn't have the value in it.
        NotContains = "not_contains",
        /// Is above the number.
        GreaterThan = "greater_than",
        /// Is below the number.
        LessThan = "less_than",
        /// Is within the two numbers.
        Between = "between",
        /// Has any value.
        Exists = "exists",
        /// Has no value.
        NotExists = "not_exists",
    }

    /// A unit of time.
    pub enum Unit {
        /// 60 seconds.
        #[default] Minutes = "minutes",
        /// 60 minutes.
        Hours = "hours",
        /// 24 hours.
        Days = "days",
        /// 7 days.
        Weeks = "weeks",
        /// 30 days.
        Months = "months",
    }

    /// The kind of control group.
    pub enum ControlGroupKind {
        /// Nobody is held back.
        #[default] None = "none",
        /// The account's own, under Settings > Control Groups.
        System = "system",
        /// One of the account's named groups.
        Custom = "custom",
        /// For this campaign alone.
        Campaign = "campaign",
    }

    /// Whose clock a delivery time is read on.
    pub enum TimeZone {
        /// The account's time zone.
        #[default] Account = "account",
        /// Each user's own time zone.
        User = "user",
    }

    /// One in-app message or several.
    pub enum Structure {
        /// One message for all.
        #[default] SingleMessage = "single_message",
        /// Variants against each other.
        AbTest = "ab_test",
        /// Shares of the audience get different messages.
        Split = "split",
    }

    /// The template of an in-app message.
    pub enum Template {
        /// A small box in the middle.
        #[default] Alert = "alert",
        /// A strip at the top.
        Header = "header",
        /// A strip at the bottom.
        Footer = "footer",
        /// The whole screen.
        Cover = "cover",
        /// Most of the screen.
        Interstitial = "interstitial",
        /// Half of the screen.
        HalfInterstitial = "half_interstitial",
        /// A page of one's own.
        CustomHtml = "custom_html",
    }
}

/// A whole number above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Positive(NonZeroU32);

impl Positive {
    /// The number, where it is above zero.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0.get()
    }
}

impl Default for Positive {
    fn default() -> Self {
        Self(NonZeroU32::MIN)
    }
}

leaf!(Positive, "a whole number above zero", |tree| whole_number(tree).and_then(Positive::new), |number| number.get());

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Positive {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Positive".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 1 })
    }
}

/// What a filter compares with: nothing yet, one value, or several (two for `between`). Numbers are kept as digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum FilterValue {
    /// Not filled in.
    #[default]
    Empty,
    /// One text or number.
    One(String),
    /// A list, such as the two ends of `between`.
    Many(Vec<String>),
}

impl FilterValue {
    /// The one value, where there is one.
    #[must_use]
    pub fn one(&self) -> Option<&str> {
        match self {
            Self::One(text) => Some(text),
            Self::Empty | Self::Many(_) => None,
        }
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for FilterValue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FilterValue".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let item = serde_json::json!(["string", "number", "null"]);
        schemars::json_schema!({ "type": ["string", "number", "array", "null"], "items": { "type": item } })
    }
}

impl Node for FilterValue {
    fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::One(text) => text.is_empty(),
            Self::Many(_) => false,
        }
    }
    fn clear(&mut self) {
        *self = Self::Empty;
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        let one = |tree: &Tree<'_>| match &tree.shape {
            Shape::Text(text) => Some(text.clone()),
            Shape::Number(digits) => Some(digits.to_string()),
            Shape::Null => Some(String::new()),
            Shape::Bool(_) | Shape::List(_) | Shape::Object(_) => None,
        };
        *self = if let Shape::List(items) = &tree.shape {
            let item = |item: &Tree<'_>| one(item).ok_or_else(|| item.should_be("a text in quotes or a number"));
            Self::Many(items.iter().map(item).collect::<Result<_, _>>()?)
        } else {
            match one(tree).ok_or_else(|| tree.should_be("a text in quotes, a number, or a list of them"))? {
                text if text.is_empty() => Self::Empty,
                text => Self::One(text),
            }
        };
        Ok(())
    }
    fn to_json(&self) -> Value {
        // Ages and other bounds read best as numbers; an id stays the text that it is.
        let bound = |text: &String| match text.parse::<u32>() {
            Ok(number) if number.to_string() == *text => Value::from(number),
            _ => Value::from(text.as_str()),
        };
        match self {
            Self::Empty => Value::Null,
            Self::One(text) => Value::from(text.as_str()),
            Self::Many(list) => list.iter().map(bound).collect(),
        }
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        if let Self::Many(list) = self {
            list.each_child(visit);
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        match self {
            Self::Many(list) => list.child_mut(step),
            Self::Empty | Self::One(_) => None,
        }
    }
    fn text(&self) -> Option<&str> {
        self.one()
    }
    fn text_mut(&mut self) -> Option<&mut String> {
        if *self == Self::Empty {
            *self = Self::One(String::new());
        }
        match self {
            Self::One(text) => Some(text),
            Self::Empty | Self::Many(_) => None,
        }
    }
}

/// Settings of a section that the guide leaves alone: kept as they are, whatever they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(pub Extra);

impl Settings {
    /// The names of what is set: neither null, nor empty, nor false.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        let is_set = |value: &Value| match value {
            Value::Null | Value::Bool(false) => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            Value::Object(map) => !map.is_empty(),
            Value::Bool(true) | Value::Number(_) => true,
        };
        self.0.iter().filter(move |(_, value)| is_set(value)).map(|(key, _)| key.as_str())
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Settings {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Settings".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object" })
    }
}

impl Node for Settings {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn clear(&mut self) {
        self.0.clear();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        match tree.untyped() {
            Value::Object(settings) => self.0 = settings,
            _ => return Err(tree.should_be("an object")),
        }
        Ok(())
    }
    fn to_json(&self) -> Value {
        Value::Object(self.0.clone())
    }
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        match step {
            Step::Key(key) => self.0.shift_remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
            Step::Index(_) => Err(EditError::NoSuchPlace),
        }
    }
}

format_marker! {
    /// The marker of a campaign document.
    CampaignFormat = "pushproof/campaign@1"
}
