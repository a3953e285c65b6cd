//! When a campaign reaches its readers, as far as that is filled in.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::Context;
use crate::campaign::{Delivery, Moment, TimeZone};
use crate::dates::Anchor;

/// When a campaign reaches its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// When the first may see it.
    pub first: NaiveDateTime,
    /// When the last may see it for the first time; nothing where it has no end.
    pub last: Option<NaiveDateTime>,
}

impl Sending {
    const fn at(time: NaiveDateTime) -> Self {
        Self { first: time, last: Some(time) }
    }

    /// The one time of sending, where it isn't spread over a span.
    #[must_use]
    pub fn moment(self) -> Option<NaiveDateTime> {
        (self.last == Some(self.first)).then_some(self.first)
    }

    /// The day on which it begins.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.first.date()
    }
}

impl Context<'_> {
    /// When the campaign is sent, or shown in the app; nothing where that isn't filled in, has passed, or ends before it
    /// begins: what is told of by a rule of its own is no ground for others.
    #[must_use]
    pub fn sending(&self) -> Option<Sending> {
        let is_sound = |sending: &Sending| {
            let is_moment = sending.moment().is_some();
            let (earliest, last) = (if is_moment { self.now - self.slack() } else { self.now }, sending.last);
            last.is_none_or(|last| last >= earliest && last >= sending.first)
        };
        self.filled_in().filter(is_sound)
    }

    /// By how much users' clocks may be behind the account's, where delivery follows those.
    #[must_use]
    pub fn slack(&self) -> TimeDelta {
        let by_user = matches!(
            &self.campaign.when.delivery,
            Some(Delivery::At(scheduled)) if scheduled.time_zone == Some(TimeZone::User)
        );
        TimeDelta::hours(if by_user { 24 } else { 0 })
    }

    /// When the campaign is sent, or shown in the app, as filled in.
    fn filled_in(&self) -> Option<Sending> {
        let when = &self.campaign.when;
        let span = |from: Option<Moment>, until: Option<Moment>| {
            let first = match from? {
                Moment::Now => self.now,
                Moment::At(time) => time.0,
                Moment::Never => return None,
            };
            let last = match until? {
                Moment::Now => Some(self.now),
                Moment::At(time) => Some(time.0),
                Moment::Never => None,
            };
            Some(Sending { first, last })
        };
        if self.campaign.is_in_app() {
            return when.display.as_ref().and_then(|display| span(display.from, display.until.or(Some(Moment::Never))));
        }
        match when.delivery.as_ref()? {
            Delivery::Now => Some(Sending::at(self.now)),
            Delivery::At(scheduled) => scheduled.at.map(|at| Sending::at(at.0)),
            Delivery::Live(live) => span(live.from, live.until.or(Some(Moment::Never))),
        }
    }

    /// The day from which dates without a year are read.
    #[must_use]
    pub fn anchor(&self) -> Anchor {
        match self.sending() {
            Some(sending) => Anchor { day: sending.day(), is_delivery: true },
            None => Anchor { day: self.now.date(), is_delivery: false },
        }
    }

    /// When CleverTap stops trying to reach phones: delivery and an explicit time to live. Nothing for what isn't sent at
    /// one time.
    #[must_use]
    pub fn last_try(&self) -> Option<NaiveDateTime> {
        let minutes = self.campaign.when.time_to_live.as_ref()?.minutes()?;
        let sent = self.sending().filter(|_| !self.campaign.is_in_app())?.moment()?;
        sent.checked_add_signed(TimeDelta::try_minutes(i64::try_from(minutes).ok()?)?)
    }
}
