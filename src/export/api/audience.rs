//! Who gets it (`where`) and what counts as success (`conversion_goal`).

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};

use super::compare::{AUDIENCE, Comparison, GOAL};
use super::{Reason, Warning, Writer};
use crate::campaign::{Delivery, Duration, EventRule, Segment, Unit, UserRule};
use crate::document::FieldPath;
use crate::{field, words};

/// A day before any that an account can know of.
pub(crate) const WHOLE_PAST: NaiveDate = match NaiveDate::from_ymd_opt(2013, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// User properties that every account has, which the API may keep apart.
const OWN: [&str; 6] = ["Name", "Email", "Phone", "City", "Country", "Age"];

/// What stands in `where`.
#[derive(Default)]
struct Condition {
    profile_fields: Vec<Value>,
    did_all: Vec<Value>,
    did_any: Option<Value>,
    did_none: Vec<Value>,
}

impl Writer<'_> {
    /// `where`; nothing for everyone.
    pub(super) fn condition(&mut self) -> Option<Value> {
        let who = &self.campaign.who;
        // A live campaign is refused as such already.
        if who.trigger.is_some() && !self.campaign.is_live() {
            self.refuse(field!(who.trigger), Reason::Live);
        }
        let mut condition = Condition::default();
        if let Some(segment) = &who.segment {
            self.all_of(field!(who.segment), segment, &mut condition);
        }
        let mut query = Map::new();
        if !condition.did_all.is_empty() {
            query.insert("did_all".to_owned(), condition.did_all.into());
        }
        if let Some(any) = condition.did_any {
            query.insert("did_any".to_owned(), any);
        }
        if !condition.did_none.is_empty() {
            query.insert("did_none".to_owned(), condition.did_none.into());
        }
        let mut json = Map::new();
        if !condition.profile_fields.is_empty() {
            let fields = json!({ "profile_fields": condition.profile_fields });
            json.insert("common_profile_properties".to_owned(), fields);
        }
        if !query.is_empty() {
            json.insert("advanced_query".to_owned(), query.into());
        }
        let is_everyone = json.is_empty();
        self.warn(if is_everyone { Warning::Everyone } else { Warning::ActiveInAYear });
        (!is_everyone).then_some(Value::Object(json))
    }

    /// Adds a condition that must be met, or all those of a group.
    fn all_of(&mut self, at: FieldPath, node: &Segment, condition: &mut Condition) {
        let child = |position: usize| at.clone().key(node.kind()).index(position);
        match node {
            Segment::All(group) => {
                for (position, inner) in group.of.iter().enumerate() {
                    self.all_of(child(position), inner, condition);
                }
            }
            // An OR of one is that one.
            Segment::Any(group) if group.of.len() <= 1 => {
                if let Some(only) = group.of.first() {
                    self.all_of(child(0), only, condition);
                }
            }
            Segment::Any(group) => {
                let rules = group.of.iter().enumerate().map(|(position, inner)| match inner {
                    Segment::Did(rule) => Some((child(position), rule)),
                    _ => None,
                });
                match rules.collect::<Option<Vec<_>>>() {
                    Some(rules) if condition.did_any.is_none() => {
                        let events: Vec<Value> =
                            rules.into_iter().map(|(at, rule)| self.event(&at, "did", rule)).collect();
                        // The API counts: at least one of them.
                        let any = json!({ "any_events": events, "operator": "greater_than_equals", "value": 1 });
                        condition.did_any = Some(any);
                    }
                    _ => self.refuse(at.key("any"), Reason::Or),
                }
            }
            Segment::Did(rule) => {
                let event = self.event(&at, "did", rule);
                condition.did_all.push(event);
            }
            Segment::DidNot(rule) => {
                let event = self.event(&at, "did_not", rule);
                condition.did_none.push(event);
            }
            Segment::User(rule) => {
                let fields = self.user(at, rule);
                condition.profile_fields.extend(fields);
            }
            Segment::SavedSegment(_) => self.refuse(at.key("saved_segment"), Reason::SavedSegment),
            Segment::CustomList(_) => self.refuse(at.key("custom_list"), Reason::CustomList),
        }
    }

    fn event(&mut self, at: &FieldPath, kind: &'static str, rule: &EventRule) -> Value {
        if rule.within.is_some() {
            self.refuse(at.clone().key("within"), Reason::RelativeTime);
        }
        let (from, to) = (WHOLE_PAST, self.last_day());
        self.warn(Warning::Dates { from, to });
        let name = self.filled(at.clone().key(kind), &rule.event);
        let mut event = json!({ "event_name": name, "from": digits(from), "to": digits(to) });
        let filters = self.filters(&at.clone().key("filters"), &rule.event, &rule.filters, AUDIENCE);
        if let (false, Some(object)) = (filters.is_empty(), event.as_object_mut()) {
            object.insert("event_properties".to_owned(), filters.into());
        }
        event
    }

    fn user(&mut self, at: FieldPath, rule: &UserRule) -> Vec<Value> {
        let property = rule.property.trim();
        if property.eq_ignore_ascii_case("gender") {
            self.refuse(at.key("user"), Reason::KeptElsewhere);
            return Vec::new();
        }
        if OWN.iter().any(|own| property.eq_ignore_ascii_case(own)) {
            self.warn(Warning::OwnProperty(property.to_owned()));
        }
        let kind = self.profile.user_property(&rule.property).known().and_then(|property| property.kind);
        let comparison = Comparison { property: &rule.property, operator: rule.operator, value: &rule.value, kind };
        self.compared((at.clone().key("user"), at), &comparison, AUDIENCE)
    }

    /// The last day that counts: that of delivery.
    fn last_day(&self) -> NaiveDate {
        match &self.campaign.when.delivery {
            Some(Delivery::At(scheduled)) => scheduled.at.map_or(self.today, crate::campaign::DateTime::date),
            Some(Delivery::Now | Delivery::Live(_)) | None => self.today,
        }
    }

    /// `conversion_goal`, where there is a goal.
    pub(super) fn goal(&mut self) -> Option<Value> {
        let goal = self.campaign.start.goal.as_ref()?;
        if goal.filters.iter().any(|filter| filter.operator != Some(crate::campaign::Operator::Equals)) {
            self.warn(Warning::GoalOperator);
        }
        let event = self.filled(field!(start.goal.event), &goal.event);
        let filters = self.filters(&field!(start.goal.filters), &goal.event, &goal.filters, GOAL);
        // The key has to be there, even where nothing is filtered.
        let filter_type = if filters.is_empty() { json!({}) } else { json!({ "event_property": filters }) };
        let mut json = json!({ "event_name": event, "filter_type": filter_type });
        let at = field!(start.goal.conversion_window);
        let time = goal.conversion_window.as_ref().filter(|time| time.minutes().is_some());
        let code = match time.map(|time| (time, code(time))) {
            Some((_, Some(code))) => code,
            Some((time, None)) => {
                self.refuse(at, Reason::ConversionTime(words::length(time)));
                ""
            }
            None => {
                self.refuse(at, Reason::Unfilled);
                ""
            }
        };
        if let Some(object) = json.as_object_mut() {
            object.insert("conversion_time".to_owned(), code.into());
            if !goal.revenue_property.trim().is_empty() {
                object.insert("revenue_property".to_owned(), goal.revenue_property.as_str().into());
            }
        }
        Some(json)
    }
}

/// A day as the API writes it, such as 20261203.
pub(crate) fn digits(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// The API's word for a conversion time, where it has one.
pub(crate) fn code(time: &Duration) -> Option<&'static str> {
    const DAY: u64 = 24 * 60;
    if time.unit == Some(Unit::Months) {
        return match time.value?.get() {
            1 => Some("1M"),
            2 => Some("2M"),
            5 => Some("5M"),
            _ => None,
        };
    }
    Some(match time.minutes()? {
        30 => "30m",
        60 => "1H",
        120 => "2H",
        240 => "4H",
        360 => "6H",
        480 => "8H",
        720 => "12H",
        DAY => "1D",
        minutes if minutes == 2 * DAY => "2D",
        minutes if minutes == 3 * DAY => "3D",
        minutes if minutes == 5 * DAY => "5D",
        minutes if minutes == 7 * DAY => "1W",
        minutes if minutes == 14 * DAY => "2W",
        _ => return None,
    })
}
