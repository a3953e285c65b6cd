//! When it is sent.

use chrono::{Datelike, Timelike};
use serde_json::{Value, json};

use super::{Reason, Warning, Writer};
use crate::campaign::{DateTime, Delivery, TimeZone};
use crate::field;

impl Writer<'_> {
    /// `when`.
    pub(super) fn when(&mut self) -> Value {
        let when = &self.campaign.when;
        if when.do_not_disturb.is_some() {
            self.refuse(field!(when.do_not_disturb), Reason::DoNotDisturb);
        }
        match &when.delivery {
            Some(Delivery::Now) => "now".into(),
            Some(Delivery::At(scheduled)) => {
                let Some(at) = scheduled.at else {
                    self.refuse(field!(when.delivery.at), Reason::Unfilled);
                    return Value::Null;
                };
                if at.0.second() != 0 {
                    self.refuse(field!(when.delivery.at), Reason::Seconds);
                }
                match scheduled.time_zone.unwrap_or_default() {
                    TimeZone::Account => written(at).into(),
                    TimeZone::User => {
                        self.warn(Warning::UserTimeZone);
                        let times = [written(at)];
                        json!({ "type": "later", "delivery_date_time": times, "delivery_timezone": "user" })
                    }
                }
            }
            Some(Delivery::Live(_)) => {
                // A live campaign is refused as such already.
                if !self.campaign.is_live() {
                    self.refuse(field!(when.delivery), Reason::Live);
                }
                Value::Null
            }
            None => {
                self.refuse(field!(when.delivery), Reason::Unfilled);
                Value::Null
            }
        }
    }
}

/// “20261203 17:00”.
fn written(DateTime(time): DateTime) -> String {
    format!("{:04}{:02}{:02} {:02}:{:02}", time.year(), time.month(), time.day(), time.hour(), time.minute())
}
