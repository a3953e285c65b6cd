//! The body for `CleverTap`'s `create.json`: what it says is taken out piece by piece, so that whatever stays in it is
//! what could not be placed.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::key_values::add_pairs;
use super::leftover::{Leftover, collect};
use crate::campaign::{
    Campaign, Channel, DateTime, Delivery, Duration, EventFilter, EventRule, FilterValue, Goal, Group, Operator,
    Positive, Qualification, Scheduled, Segment, TimeZone, Unit, UserRule,
};
use crate::export::api::{WHOLE_PAST, code, digits, is_the_apis};

/// Takes the campaign out of a body.
pub(super) fn read(value: Value, leftovers: &mut Vec<Leftover>) -> Campaign {
    let mut campaign = Campaign { channel: Some(Channel::Push), ..Campaign::default() };
    let Value::Object(mut body) = value else { return campaign };
    campaign.name = text(&mut body, "name").unwrap_or_default();
    // The API makes no other.
    campaign.start.qualification = Some(Qualification::PastBehavior);
    drop_where(&mut body, "target_mode", |mode| mode.as_str().is_some_and(|mode| mode.eq_ignore_ascii_case("push")));
    drop_where(&mut body, "respect_frequency_caps", |caps| *caps == Value::Bool(true));
    drop_where(&mut body, "devices", |devices| {
        let has = |name| devices.as_array().is_some_and(|list| list.contains(&Value::from(name)));
        has("android") && has("ios") && devices.as_array().is_some_and(|list| list.len() == 2)
    });
    if let Some(content) = object(&mut body, "content") {
        copy(content, &mut campaign);
    }
    campaign.when.delivery = take(&mut body, "when", delivery);
    if let Some(life) = object(&mut body, "ttl").filter(|life| life.get("ttl_type") == Some(&"relative".into())) {
        campaign.when.time_to_live = take(life, "value", |minutes| length(minutes.as_u64()?));
        if campaign.when.time_to_live.is_some() {
            life.shift_remove("ttl_type");
        }
    }
    campaign.start.goal = object(&mut body, "conversion_goal").map(goal);
    let conditions = object(&mut body, "where").map(audience).unwrap_or_default();
    if !conditions.is_empty() {
        campaign.who.segment = Some(Segment::All(Group { of: conditions, ..Group::default() }));
    }
    collect("", &Value::Object(body), leftovers);
    campaign
}

/// Takes out the value behind `key`, where `read` can say what it is; else it stays.
fn take<T>(object: &mut Map<String, Value>, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    let taken = read(object.get(key)?)?;
    object.shift_remove(key);
    Some(taken)
}

fn text(object: &mut Map<String, Value>, key: &str) -> Option<String> {
    take(object, key, |value| value.as_str().map(str::to_owned))
}

/// Takes out what says nothing that a campaign would have to say.
fn drop_where(object: &mut Map<String, Value>, key: &str, is_plain: impl Fn(&Value) -> bool) {
    take(object, key, |value| is_plain(value).then_some(()));
}

fn object<'v>(object: &'v mut Map<String, Value>, key: &str) -> Option<&'v mut Map<String, Value>> {
    object.get_mut(key)?.as_object_mut()
}

fn list<'v>(object: &'v mut Map<String, Value>, key: &str) -> Option<&'v mut Vec<Value>> {
    object.get_mut(key)?.as_array_mut()
}

fn copy(content: &mut Map<String, Value>, campaign: &mut Campaign) {
    let what = &mut campaign.what;
    what.title = text(content, "title").unwrap_or_default();
    what.message = text(content, "body").unwrap_or_default();
    let Some(platforms) = object(content, "platform_specific") else { return };
    let mut platform = |key| object(platforms, key).map(std::mem::take).unwrap_or_default();
    let (mut android, mut ios) = (platform("android"), platform("ios"));
    what.android.notification_channel = text(&mut android, "wzrk_cid").unwrap_or_default();
    what.android.render_max = take(&mut android, "enable_rendermax", Value::as_bool);
    add_pairs(&mut android, &mut ios, is_the_apis, &mut what.key_values);
    for (key, rest) in [("android", android), ("ios", ios)] {
        if !rest.is_empty() {
            platforms.insert(key.to_owned(), Value::Object(rest));
        }
    }
}

/// “now”, “20261203 17:00”, or the same on each user's clock.
fn delivery(value: &Value) -> Option<Delivery> {
    let at = |text: &str, zone| {
        let (day, time) = text.split_once(' ')?;
        let (year, rest) = day.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        let at = DateTime::parse(&format!("{year}-{month}-{day}T{time}"))?;
        Some(Delivery::At(Scheduled { at: Some(at), time_zone: Some(zone), ..Scheduled::default() }))
    };
    match value {
        Value::String(word) if word == "now" => Some(Delivery::Now),
        Value::String(time) => at(time, TimeZone::Account),
        Value::Object(later) => {
            let zone = TimeZone::named(later.get("delivery_timezone")?.as_str()?)?;
            let [time] = later.get("delivery_date_time")?.as_array()?.as_slice() else { return None };
            let is_once = later.len() == 3 && later.get("type")? == "later";
            at(time.as_str().filter(|_| is_once)?, zone)
        }
        _ => None,
    }
}

/// So many minutes in the largest unit that says them.
fn length(minutes: u64) -> Option<Duration> {
    let units = [(Unit::Days, 24 * 60), (Unit::Hours, 60), (Unit::Minutes, 1)];
    let (unit, each) = units.into_iter().find(|(_, each)| minutes.is_multiple_of(*each))?;
    let value = Positive::new(u32::try_from(minutes / each).ok()?)?;
    Some(Duration::of(value, unit))
}

fn goal(json: &mut Map<String, Value>) -> Goal {
    let mut goal = Goal {
        event: text(json, "event_name").unwrap_or_default(),
        revenue_property: text(json, "revenue_property").unwrap_or_default(),
        conversion_window: take(json, "conversion_time", |word| window(word.as_str()?)),
        ..Goal::default()
    };
    if let Some(rows) = object(json, "filter_type").and_then(|kinds| list(kinds, "event_property")) {
        goal.filters = filters(rows, ["property_name", "property_value"]);
    }
    goal
}

/// The length of time that the API calls `word`.
fn window(word: &str) -> Option<Duration> {
    let lengths = [Unit::Minutes, Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months];
    let (number, letter) = word.split_at_checked(word.len().checked_sub(1)?)?;
    let value = Positive::new(number.parse().ok()?)?;
    let unit = lengths.into_iter().zip(["m", "H", "D", "W", "M"]).find(|(_, known)| *known == letter)?.0;
    let window = Duration::of(value, unit);
    (code(&window) == Some(word)).then_some(window)
}

fn audience(json: &mut Map<String, Value>) -> Vec<Segment> {
    let mut conditions = Vec::new();
    if json.contains_key("event_name") {
        conditions.extend(event(json).map(Segment::Did));
    }
    if let Some(query) = object(json, "advanced_query") {
        let each = |rows: Option<&mut Vec<Value>>| -> Vec<EventRule> {
            rows.into_iter().flatten().filter_map(|row| event(row.as_object_mut()?)).collect()
        };
        conditions.extend(each(list(query, "did_all")).into_iter().map(Segment::Did));
        if let Some(any) = object(query, "did_any") {
            // “At least one” is an OR; other counts are something else.
            let is_or =
                any.get("operator") == Some(&"greater_than_equals".into()) && any.get("value") == Some(&1.into());
            if is_or {
                any.shift_remove("operator");
                any.shift_remove("value");
                let of: Vec<Segment> = each(list(any, "any_events")).into_iter().map(Segment::Did).collect();
                conditions.push(Segment::Any(Group { of, ..Group::default() }));
            }
        }
        conditions.extend(each(list(query, "did_none")).into_iter().map(Segment::DidNot));
    }
    let fields = object(json, "common_profile_properties").and_then(|parts| list(parts, "profile_fields"));
    let users = fields.map(|rows| filters(rows, ["name", "value"])).unwrap_or_default();
    conditions.extend(users.into_iter().map(|EventFilter { property, operator, value, extra }| {
        Segment::User(UserRule { property, operator, value, extra })
    }));
    conditions
}

/// An event with its properties. The days between which it counts stay, unless they say “ever”.
fn event(json: &mut Map<String, Value>) -> Option<EventRule> {
    let mut rule = EventRule { event: text(json, "event_name")?, ..EventRule::default() };
    if json.get("from").and_then(Value::as_i64) == Some(digits(WHOLE_PAST)) {
        json.shift_remove("from");
        drop_where(json, "to", |to| to.as_i64().is_some_and(is_day));
    }
    if let Some(rows) = list(json, "event_properties") {
        rule.filters = filters(rows, ["name", "value"]);
    }
    Some(rule)
}

/// Whether `number` is a day such as 20261203.
fn is_day(number: i64) -> bool {
    let part = |number: i64| u32::try_from(number % 100).ok();
    let day = || {
        let year = i32::try_from(number / 10_000).ok()?;
        NaiveDate::from_ymd_opt(year, part(number / 100)?, part(number)?)
    };
    day().is_some()
}

/// Takes out the comparisons that a campaign can say; `keys` are what the name and the value are called.
fn filters(rows: &mut [Value], keys: [&str; 2]) -> Vec<EventFilter> {
    let mut filters: Vec<EventFilter> = Vec::new();
    let mut position = 0;
    while let Some(row) = rows.get(position) {
        let pair = rows.get(position + 1).and_then(|next| between(row, next, keys));
        let (filter, taken) = match pair {
            Some(filter) => (Some(filter), 2),
            None => (compared(row, keys), 1),
        };
        if let Some(filter) = filter {
            rows.iter_mut().skip(position).take(taken).for_each(|row| *row = Value::Null);
            filters.push(filter);
        }
        position += taken;
    }
    filters
}

/// The name, the operator and the value of a row that has nothing else.
fn parts<'r>(row: &'r Value, [name, value]: [&str; 2]) -> Option<(&'r str, &'r str, Option<&'r Value>)> {
    let row = row.as_object()?;
    let value = row.get(value);
    let is_all = row.len() == 2 + usize::from(value.is_some());
    Some((row.get(name)?.as_str()?, row.get("operator")?.as_str().filter(|_| is_all)?, value))
}

/// Two rows that are the ends of one `between`.
fn between(low: &Value, high: &Value, keys: [&str; 2]) -> Option<EventFilter> {
    let ((name, at_least, low), (other, at_most, high)) = (parts(low, keys)?, parts(high, keys)?);
    let is_one = name == other && at_least == "greater_than_equals" && at_most == "less_than_equals";
    let value = FilterValue::Many(vec![one(low.filter(|_| is_one)?)?, one(high?)?]);
    Some(EventFilter { property: name.to_owned(), operator: Some(Operator::Between), value, ..EventFilter::default() })
}

fn compared(row: &Value, keys: [&str; 2]) -> Option<EventFilter> {
    let (name, operator, value) = parts(row, keys)?;
    let operator = match operator {
        "does_not_contain" => Operator::NotContains,
        "does_not_exist" => Operator::NotExists,
        // Written as two comparisons.
        "between" => return None,
        word => Operator::named(word)?,
    };
    let value = match value {
        Some(Value::Array(items)) => FilterValue::Many(items.iter().map(one).collect::<Option<_>>()?),
        Some(value) => FilterValue::One(one(value)?),
        None if matches!(operator, Operator::Exists | Operator::NotExists) => FilterValue::Empty,
        None => return None,
    };
    Some(EventFilter { property: name.to_owned(), operator: Some(operator), value, ..EventFilter::default() })
}

/// A text or a number as text.
fn one(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(if *truth { "True" } else { "False" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
