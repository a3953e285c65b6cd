//! The single values of a campaign: choices, whole numbers, and what a filter compares with.

use std::fmt;
use std::num::NonZeroU32;

use serde::de::{self, Deserializer, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::document::{EditError, Extra, Node, Step, Unique};
use crate::leaf;

/// Declares a choice of the document with the words that JSON uses for it.
macro_rules! choice {
    ($(
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[$meta:meta])* $variant:ident = $word:literal ),* $(,)? }
    )*) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub enum $name {
            $( $(#[$meta])* #[serde(rename = $word)] $variant, )*
        }

        impl $name {
            /// Every choice, in the dashboard's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that JSON uses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }
        }

        leaf!($name);
    )* };
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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

impl<'de> Deserialize<'de> for Positive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Positive;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number above zero")
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Positive, E> {
                let whole = u32::try_from(number).ok().and_then(Positive::new);
                whole.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Positive {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Positive".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 1 })
    }
}

leaf!(Positive);

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

/// A text that JSON may also give as a number.
#[derive(Clone, Default, PartialEq)]
struct Digits(String);

struct DigitsReader;

fn exact_digits<E: de::Error>(number: f64) -> Result<String, E> {
    // Above 2^53 a floating-point number no longer holds every digit that was written.
    if number.abs() >= 9_007_199_254_740_992.0 {
        return Err(E::custom("found a number with too many digits to keep exactly, expected it in quotes"));
    }
    Ok(number.to_string())
}

impl Visitor<'_> for DigitsReader {
    type Value = Digits;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes or a number")
    }
    fn visit_str<E>(self, text: &str) -> Result<Digits, E> {
        Ok(Digits(text.to_owned()))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Digits, E> {
        Ok(Digits(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Digits, E> {
        Ok(Digits(number.to_string()))
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Digits, E> {
        exact_digits(number).map(Digits)
    }
}

impl<'de> Deserialize<'de> for Digits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DigitsReader)
    }
}

struct FilterValueReader;

impl<'de> Visitor<'de> for FilterValueReader {
    type Value = FilterValue;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes, a number, or a list of them")
    }
    fn visit_str<E>(self, text: &str) -> Result<FilterValue, E> {
        Ok(if text.is_empty() { FilterValue::Empty } else { FilterValue::One(text.to_owned()) })
    }
    fn visit_u64<E>(self, number: u64) -> Result<FilterValue, E> {
        Ok(FilterValue::One(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<FilterValue, E> {
        Ok(FilterValue::One(number.to_string()))
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<FilterValue, E> {
        exact_digits(number).map(FilterValue::One)
    }
    fn visit_unit<E>(self) -> Result<FilterValue, E> {
        Ok(FilterValue::Empty)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<FilterValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Option<Digits>>()? {
            list.push(item.unwrap_or_default().0);
        }
        Ok(FilterValue::Many(list))
    }
}

impl<'de> Deserialize<'de> for FilterValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FilterValueReader)
    }
}

/// Ages and other bounds read best as numbers; ids of one value stay the text that they are.
#[derive(Serialize)]
#[serde(untagged)]
enum Bound<'v> {
    Number(u32),
    Text(&'v str),
}

impl<'v> Bound<'v> {
    fn of(text: &'v str) -> Self {
        match text.parse::<u32>() {
            Ok(number) if number.to_string() == text => Self::Number(number),
            _ => Self::Text(text),
        }
    }
}

impl Serialize for FilterValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::One(text) => serializer.serialize_str(text),
            Self::Many(list) => serializer.collect_seq(list.iter().map(|text| Bound::of(text))),
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
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = crate::document::node::shaped(&value)?;
        Ok(())
    }
}

/// Settings of a section that the guide leaves alone: kept as they are, whatever they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
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

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Unique::deserialize(deserializer)?.0 {
            Value::Object(settings) => Ok(Self(settings)),
            _ => Err(de::Error::custom("expected an object")),
        }
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
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = crate::document::node::shaped(&value)?;
        Ok(())
    }
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        match step {
            Step::Key(key) => self.0.remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
            Step::Index(_) => Err(EditError::NoSuchPlace),
        }
    }
}

/// Declares the marker that a document begins with: its own version, and nothing else, can be read.
#[macro_export]
macro_rules! format_marker {
    ($(#[doc = $doc:literal])* $name:ident = $marker:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name;

        impl $name {
            /// The marker's text.
            pub const MARKER: &'static str = $marker;
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::MARKER)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let found = String::deserialize(deserializer)?;
                if found == Self::MARKER {
                    return Ok(Self);
                }
                Err(serde::de::Error::custom(format_args!(
                    "found the format \"{found}\", but this version of Pushproof reads \"{}\"", Self::MARKER
                )))
            }
        }

        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "const": $marker })
            }
        }

        $crate::leaf!($name);
    };
}

format_marker! {
    /// The marker of a campaign document.
    CampaignFormat = "pushproof/campaign@1"
}
