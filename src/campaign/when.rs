//! When: delivery, time to live, and how long an in-app message is shown.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::values::{Positive, TimeZone, Unit};
use crate::document::{EditError, Node, Step};
use crate::{leaf, section};

section! {
    /// A length of time, such as 24 hours.
    pub struct Duration {
        /// How many, above zero.
        value: Option<Positive>,
        /// Of what.
        unit: Option<Unit>,
    }
}

impl Duration {
    /// The length in minutes, once both parts are filled in.
    #[must_use]
    pub fn minutes(&self) -> Option<u64> {
        let each = match self.unit? {
            Unit::Minutes => 1,
            Unit::Hours => 60,
            Unit::Days => 24 * 60,
            Unit::Weeks => 7 * 24 * 60,
            Unit::Months => 30 * 24 * 60,
        };
        Some(u64::from(self.value?.get()) * each)
    }
}

section! {
    /// When the campaign is delivered, and for how long it stays valid.
    pub struct When {
        /// Now, at a time, or for a span of time.
        delivery: Option<Delivery>,
        /// Hours in which nothing is sent.
        do_not_disturb: Option<DoNotDisturb>,
        /// For how long CleverTap keeps trying to reach a phone.
        time_to_live: Option<Duration>,
        /// In-app: from when until when it is shown.
        display: Option<Span>,
        /// In-app: how often it is shown.
        frequency: Option<Frequency>,
    }
}

section! {
    /// Hours in which nothing is sent.
    pub struct DoNotDisturb {
        /// The first minute of the pause, such as `22:00`.
        from: String,
        /// The minute after the pause, such as `08:00`.
        until: String,
        /// What happens to a push that falls into it: `delay` or `discard`.
        then: String,
    }
}

section! {
    /// How often an in-app message is shown.
    pub struct Frequency {
        /// Whether it is shown every time, whatever the account's limits say.
        exclude_from_campaign_limits: Option<bool>,
        /// At most so often in one session.
        per_session: Option<u32>,
        /// At most so often in one day.
        per_day: Option<u32>,
        /// At most so often in all.
        ever: Option<u32>,
    }
}

section! {
    /// Delivery at one time.
    pub struct Scheduled {
        /// The local date and time.
        at: Option<DateTime>,
        /// Whose clock it is read on.
        time_zone: Option<TimeZone>,
    }
}

section! {
    /// A span of time with two ends.
    pub struct Span {
        /// `now` or a date and time.
        from: Option<Moment>,
        /// A date and time or `never`.
        until: Option<Moment>,
    }
}

section! {
    /// The keys that a delivery may have, before it is known which kind it is.
    pub struct DeliveryKeys {
        /// The local date and time.
        at: Option<DateTime>,
        /// Whose clock it is read on.
        time_zone: Option<TimeZone>,
        /// `now` or a date and time.
        from: Option<Moment>,
        /// A date and time or `never`.
        until: Option<Moment>,
    }
}

/// When a campaign is delivered.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Delivery {
    /// As soon as it is published.
    #[default]
    Now,
    /// At one time.
    At(Scheduled),
    /// Live: whenever the trigger happens within a span of time.
    Live(Span),
}

impl<'de> Deserialize<'de> for Delivery {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Delivery;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"now\", or an object with `at`, or one with `from` and `until`")
            }
            fn visit_str<E: de::Error>(self, word: &str) -> Result<Delivery, E> {
                match word {
                    "now" => Ok(Delivery::Now),
                    _ => Err(E::invalid_value(de::Unexpected::Str(word), &self)),
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Delivery, A::Error> {
                let keys = DeliveryKeys::deserialize(MapAccessDeserializer::new(map))?;
                let DeliveryKeys { at, time_zone, from, until, extra } = keys;
                match (at.is_some() || time_zone.is_some(), from.is_some() || until.is_some()) {
                    (true, true) => Err(de::Error::custom("found both `at` and `from`/`until`, expected one of them")),
                    (false, true) => Ok(Delivery::Live(Span { from, until, extra })),
                    (_, false) => Ok(Delivery::At(Scheduled { at, time_zone, extra })),
                }
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl Serialize for Delivery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Now => serializer.serialize_str("now"),
            Self::At(scheduled) => scheduled.serialize(serializer),
            Self::Live(span) => span.serialize(serializer),
        }
    }
}

impl Node for Delivery {
    fn is_empty(&self) -> bool {
        false
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        match self {
            Self::Now => {}
            Self::At(scheduled) => scheduled.each_child(visit),
            Self::Live(span) => span.each_child(visit),
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        match self {
            Self::Now => None,
            Self::At(scheduled) => scheduled.child_mut(step),
            Self::Live(span) => span.child_mut(step),
        }
    }
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = crate::document::node::shaped(&value)?;
        Ok(())
    }
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        match self {
            Self::Now => Err(EditError::NoSuchPlace),
            Self::At(scheduled) => scheduled.remove(step),
            Self::Live(span) => span.remove(step),
        }
    }
    fn keys(&self) -> Option<(&'static [&'static str], &crate::document::Extra)> {
        match self {
            Self::Now => None,
            Self::At(scheduled) => scheduled.keys(),
            Self::Live(span) => span.keys(),
        }
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Delivery {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Delivery".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let scheduled = generator.subschema_for::<Scheduled>();
        let span = generator.subschema_for::<Span>();
        schemars::json_schema!({ "anyOf": [{ "const": "now" }, scheduled, span] })
    }
}

/// A local date and time, to the minute, written `2026-12-03T17:00`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub NaiveDateTime);

impl DateTime {
    /// Reads `2026-12-03T17:00`, with or without seconds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let read = |form| NaiveDateTime::parse_from_str(text, form).ok();
        read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S")).map(Self)
    }

    /// The day.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.and_utc().timestamp() % 60;
        let form = if seconds == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
        write!(f, "{}", self.0.format(form))
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

const DATE_TIME: &str = "a date and time such as \"2026-12-03T17:00\"";

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = DateTime;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(DATE_TIME)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<DateTime, E> {
                DateTime::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// An end of a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Moment {
    /// As soon as it is published.
    #[default]
    Now,
    /// At this time.
    At(DateTime),
    /// Not by itself: someone must end it by hand.
    Never,
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Now => serializer.serialize_str("now"),
            Self::At(time) => time.serialize(serializer),
            Self::Never => serializer.serialize_str("never"),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Moment;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "\"now\", \"never\" or {DATE_TIME}")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
                match text {
                    "now" => Ok(Moment::Now),
                    "never" => Ok(Moment::Never),
                    _ => DateTime::parse(text)
                        .map(Moment::At)
                        .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for DateTime {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DateTime".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$" })
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let time = generator.subschema_for::<DateTime>();
        schemars::json_schema!({ "anyOf": [{ "enum": ["now", "never"] }, time] })
    }
}

leaf!(DateTime, Moment);
