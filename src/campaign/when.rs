//! When: delivery, time to live, and how long an in-app message is shown.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
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
        let mut json = self.section().map_or_else(|| "now".into(), Node::to_json);
        // What kind of delivery it is stays written even where nothing is filled in.
        if let (Self::Live(span), Value::Object(object)) = (self, &mut json)
            && span.from.is_none()
            && span.until.is_none()
        {
            object.insert("from".to_owned(), Value::Null);
        }
        json
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
        // Chrono's own reader of dates would add 7 kB to the page for this one form.
        fn digits(part: &str, length: usize) -> Option<u32> {
            let is_plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| part.parse().ok())?
        }
        let (date, time) = text.split_once('T')?;
        let mut date = date.splitn(3, '-');
        let year = i32::try_from(digits(date.next()?, 4)?).ok()?;
        let (month, day) = (digits(date.next()?, 2)?, digits(date.next()?, 2)?);
        let mut time = time.splitn(3, ':');
        let (hour, minute) = (digits(time.next()?, 2)?, digits(time.next()?, 2)?);
        let second = time.next().map_or(Some(0), |second| digits(second, 2))?;
        NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second).map(Self)
    }

    /// The day.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.0.date(), self.0.time());
        write!(f, "{:04}-{:02}-{:02}T{:02}:{:02}", date.year(), date.month(), date.day(), time.hour(), time.minute())?;
        match time.second() {
            0 => Ok(()),
            second => write!(f, ":{second:02}"),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_back_as_written() {
        for text in ["2026-12-03T17:00", "2026-02-28T00:00:01", "0001-01-01T23:59"] {
            assert_eq!(DateTime::parse(text).map(|time| time.to_string()).as_deref(), Some(text));
        }
        assert_eq!(
            DateTime::parse("2026-12-03T17:00:00").map(|time| time.to_string()).as_deref(),
            Some("2026-12-03T17:00")
        );
    }

    #[test]
    fn what_kind_of_delivery_it_is_stays_written() {
        for kind in [Delivery::Now, Delivery::At(Scheduled::default()), Delivery::Live(Span::default())] {
            let mut back = Delivery::default();
            back.read(&Tree::of(&kind.to_json())).expect("a delivery");
            assert_eq!(back, kind);
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026-12-03",
            "2026-02-30T10:00",
            "2026-12-03T24:00",
            "26-12-03T10:00",
            "2026-1-03T10:00",
            "2026-12-03T+1:00",
        ] {
            assert_eq!(DateTime::parse(text), None, "{text}");
        }
    }
}
