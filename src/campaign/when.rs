//! When: delivery, time to live, and how long an in-app message is shown.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::values::{Positive, TimeZone, Unit};
use crate::document::tree::Shape;
use crate::document::{Extra, Mismatch, Node, Step, Tree};
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

impl Delivery {
    /// The section of this kind, where it has one.
    fn section(&self) -> Option<&dyn Node> {
        match self {
            Self::Now => None,
            Self::At(scheduled) => Some(scheduled),
            Self::Live(span) => Some(span),
        }
    }

    fn section_mut(&mut self) -> Option<&mut dyn Node> {
        match self {
            Self::Now => None,
            Self::At(scheduled) => Some(scheduled),
            Self::Live(span) => Some(span),
        }
    }
}

impl Node for Delivery {
    fn is_empty(&self) -> bool {
        false
    }
    fn clear(&mut self) {
        *self = Self::default();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        const EXPECTED: &str = "“now”, an object with “at”, or one with “from” and “until”";
        match &tree.shape {
            Shape::Text(word) if word == "now" => *self = Self::Now,
            Shape::Object(pairs) => {
                let has = |keys: [&str; 2]| pairs.iter().any(|(key, _)| keys.contains(&key.as_str()));
                *self = match (has(["at", "time_zone"]), has(["from", "until"])) {
                    (true, true) => return Err(tree.should_be("either “at” or “from” and “until”")),
                    (false, true) => Self::Live(Span::default()),
                    (_, false) => Self::At(Scheduled::default()),
                };
                if let Some(section) = self.section_mut() {
                    section.read(tree)?;
                }
            }
            _ => return Err(tree.should_be(EXPECTED)),
        }
        Ok(())
    }
    fn to_json(&self) -> Value {
        self.section().map_or_else(|| "now".into(), Node::to_json)
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        if let Some(section) = self.section() {
            section.each_child(visit);
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        self.section_mut()?.child_mut(step)
    }
    fn keys(&self) -> Option<(&'static [&'static str], &Extra)> {
        self.section()?.keys()
    }
    fn extra_mut(&mut self) -> Option<&mut Extra> {
        self.section_mut()?.extra_mut()
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

leaf!(
    DateTime,
    "a date and time such as “2026-12-03T17:00”",
    |tree| tree.text().and_then(DateTime::parse),
    |time| time.to_string()
);

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

leaf!(
    Moment,
    "“now”, “never” or a date and time such as “2026-12-03T17:00”",
    |tree| match tree.text()? {
        "now" => Some(Moment::Now),
        "never" => Some(Moment::Never),
        time => DateTime::parse(time).map(Moment::At),
    },
    |moment| match moment {
        Moment::Now => "now".to_owned(),
        Moment::Never => "never".to_owned(),
        Moment::At(time) => time.to_string(),
    }
);

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
