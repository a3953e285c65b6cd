//! What a text says about time, and which days it may mean.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::words::Language;

/// Words about time, with their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words, as bytes of the text.
    pub span: Range<usize>,
    /// What they name.
    pub kind: MentionKind,
}

/// What words about time name.
#[derive(Clone, Debug, PartialEq)]
pub enum MentionKind {
    /// A day: “Friday 5 December 2026”, “5.12.”.
    Date(Box<Date>),
    /// A day that the calendar doesn't have: “31 November”.
    NoDay(Reading),
    /// A month: “December 2026”, “2026-11”.
    Month(Month),
    /// A week of the year: “KW 49”.
    Week(u32),
    /// A weekday alone: “Friday”.
    Weekday(Weekday),
    /// A time alone: “19.30 Uhr”.
    Time(Time),
    /// A day seen from the day of reading: “tonight”.
    Relative(Relative),
}

/// A day seen from the day of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// “today”, “tonight”, “heute Abend”.
    Today,
    /// “tomorrow”, “morgen”.
    Tomorrow,
}

/// A clock time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Range<usize>,
    /// The time.
    pub at: NaiveTime,
    /// Whether it can't be twelve hours later: “19:30”, “7 pm”, but not “7:30”.
    pub is_exact: bool,
}

/// A month, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The month, from 1.
    pub month: u32,
    /// The year, where it is named.
    pub year: Option<i32>,
    /// Whether it can be nothing else.
    pub is_certain: bool,
}

/// A named day.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// What it may mean; two where day and month could change places.
    pub readings: Vec<Reading>,
    /// The first day of a span or list that ends with this date: 1 in “1.–24. Dezember”.
    pub first_day: Option<u32>,
    /// The weekday beside it.
    pub weekday: Option<WeekdayWord>,
    /// How it is written.
    pub form: Form,
    /// The times named with it, in order.
    pub times: Vec<Time>,
    /// Whether it can be nothing but a date.
    pub is_certain: bool,
    /// Whether what counts comes after it: “since 5 December”.
    pub is_open: bool,
    /// Whether something ends with it: “until 5 December”.
    pub is_deadline: bool,
}

/// One thing that a date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day of the month.
    pub day: u32,
    /// The month, from 1.
    pub month: u32,
    /// The year, where it is named.
    pub year: Option<i32>,
}

/// A weekday as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekdayWord {
    /// Where it stands, without what is joined to it.
    pub span: Range<usize>,
    /// The day.
    pub day: Weekday,
    /// Its language.
    pub language: Language,
    /// Whether it is shortened.
    pub is_short: bool,
}

/// How a date is written: where its parts stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The day, with an ordinal ending such as `th`.
    pub day: Range<usize>,
    /// The month.
    pub month: Range<usize>,
    /// The year, where it is named.
    pub year: Option<Range<usize>>,
    /// How the month is written.
    pub month_form: MonthForm,
}

/// How a month is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthForm {
    /// In digits.
    Number,
    /// As a name.
    Name {
        /// The name's language.
        language: Language,
        /// Whether it is shortened.
        is_short: bool,
    },
}

/// The day from which dates without a year are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The day: that of delivery, or today where nobody has said yet.
    pub day: NaiveDate,
    /// Whether it is the day of delivery.
    pub is_delivery: bool,
}

/// A date further back than this may mean next year's day.
const LONG_AGO: TimeDelta = TimeDelta::days(90);

/// A year that has every day which any year has.
const LEAP_YEAR: i32 = 2024;

impl Mention {
    /// The same words where the text begins `offset` bytes later.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        let shift = |span: &mut Range<usize>| *span = span.start + offset..span.end + offset;
        if offset > 0 {
            shift(&mut self.span);
            match &mut self.kind {
                MentionKind::Date(date) => date.spans_mut().for_each(shift),
                MentionKind::Time(time) => shift(&mut time.span),
                MentionKind::NoDay(_)
                | MentionKind::Month(_)
                | MentionKind::Week(_)
                | MentionKind::Weekday(_)
                | MentionKind::Relative(_) => {}
            }
        }
        self
    }
}

impl Reading {
    /// Whether the calendar has such a day; 29 February where the year isn't named.
    #[must_use]
    pub fn exists(self) -> bool {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(LEAP_YEAR), self.month, self.day).is_some()
    }

    /// The days that this may be: that of the named year, or the one nearest to `anchor`. Where the nearest lies long
    /// ago, or delivery isn't known yet, the next one too.
    pub fn days(self, anchor: Anchor) -> impl Iterator<Item = NaiveDate> {
        let in_year = move |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        let named = self.year.and_then(in_year);
        // A 29 February may be years away.
        let years = (anchor.day.year() - 4..=anchor.day.year() + 4).filter(|_| self.year.is_none());
        let around = years.filter_map(in_year);
        let nearest = around.clone().min_by_key(|day| (*day - anchor.day).abs());
        let next = around.clone().find(|day| *day >= anchor.day);
        let may_be_next = !anchor.is_delivery || nearest.is_some_and(|day| anchor.day - day > LONG_AGO);
        let second = next.filter(|next| may_be_next && nearest != Some(*next));
        named.or(nearest).into_iter().chain(second)
    }
}

impl Date {
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Range<usize>> {
        let parts = [&mut self.form.day, &mut self.form.month].into_iter().chain(&mut self.form.year);
        let times = self.times.iter_mut().map(|time| &mut time.span);
        parts.chain(self.weekday.as_mut().map(|word| &mut word.span)).chain(times)
    }

    /// Every day that this may be.
    pub fn days(&self, anchor: Anchor) -> impl Iterator<Item = NaiveDate> {
        self.readings.iter().flat_map(move |reading| reading.days(anchor))
    }

    /// The one day that this is, where there is no doubt.
    #[must_use]
    pub fn only_day(&self, anchor: Anchor) -> Option<NaiveDate> {
        let mut days = self.days(anchor);
        let only = days.next()?;
        (self.is_certain && days.next().is_none()).then_some(only)
    }

    /// Whether `day` may be it, or lie in the span or list that ends with it.
    #[must_use]
    pub fn may_be(&self, day: NaiveDate, anchor: Anchor) -> bool {
        self.days(anchor).any(|last| {
            let first = self.first_day.and_then(|first| match first.cmp(&last.day()) {
                std::cmp::Ordering::Less => last.with_day(first),
                _ => None,
            });
            first.unwrap_or(last) <= day && day <= last
        })
    }
}

impl Month {
    /// Whether `day` lies in this month.
    #[must_use]
    pub fn has(self, day: NaiveDate) -> bool {
        self.month == day.month() && self.year.is_none_or(|year| year == day.year())
    }
}
