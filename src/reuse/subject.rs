//! What a campaign is about: its production, read out of the campaign itself.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::audience::walk::each_event;
use crate::campaign::{Campaign, DateTime, Delivery};
use crate::dates::{MentionKind, find, find_in_name};
use crate::deeplink::{Id, KeyRole, Path, Routes, same_name};
use crate::profile::{Performance, Production, Profile};
use crate::template::parse;
use crate::text::{folded, overlap};

/// A production, as far as a campaign names it. What is empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// The id of the performance.
    pub performance_id: String,
    /// Its title.
    pub title: String,
    /// The day of the performance.
    pub day: Option<NaiveDate>,
    /// When it begins.
    pub time: Option<NaiveTime>,
}

impl Subject {
    /// A production of the house profile, on the date of `performance`.
    #[must_use]
    pub fn of(production: &Production, performance: Option<&Performance>) -> Self {
        let at = performance.and_then(|performance| performance.at);
        Self {
            id: production.id.trim().to_owned(),
            performance_id: performance.map(|performance| performance.id.trim().to_owned()).unwrap_or_default(),
            title: production.title.trim().to_owned(),
            day: at.map(DateTime::date),
            time: at.map(|at| at.0.time()),
        }
    }
}

/// What `campaign` seems to be about. A guess to show to the writer, who may know better.
#[must_use]
pub fn guess(campaign: &Campaign, profile: &Profile, now: NaiveDateTime) -> Subject {
    let (linked_id, linked_performance) = linked(campaign, profile);
    let filtered = |name: &str| {
        let mut found = String::new();
        // The goal comes first, and tells what is sold; who did something may have done it with another.
        each_event(campaign, &mut |used, _| {
            let filter = used.filters.iter().find(|filter| folded(&filter.property) == name);
            if let (true, Some(id)) = (found.is_empty(), filter.and_then(|filter| filter.value.one())) {
                id.clone_into(&mut found);
            }
        });
        found
    };
    let or = |first: String, name: &str| if first.is_empty() { filtered(name) } else { first };
    let (id, performance_id) = (or(linked_id, "eventid"), or(linked_performance, "performanceid"));
    let listed = profile.productions.iter().find(|production| !id.is_empty() && production.id.trim() == id);
    let title = match listed {
        Some(production) => production.title.trim().to_owned(),
        None => common_words(campaign),
    };
    let (day, time) = date(campaign, now).map_or((None, None), |(day, time)| (Some(day), time));
    Subject { id, performance_id, title, day, time }
}

/// The ids in the deep link.
fn linked(campaign: &Campaign, profile: &Profile) -> (String, String) {
    let keys: Vec<&str> = campaign.what.key_values.iter().map(|pair| pair.key.as_str()).collect();
    let roles = profile.deep_link.roles(&keys);
    let routes = Routes::new(&profile.deep_link);
    let links = campaign.what.key_values.iter().zip(roles).filter(|(_, role)| *role != KeyRole::Other);
    let paths = links.map(|(pair, _)| &pair.value).chain(campaign.what.buttons.iter().map(|button| &button.action));
    for path in paths {
        let template = parse(path, profile);
        let reading = routes.read(&Path::parse(path, &template));
        let id = |name: &str| {
            let bound = reading.bound.iter().find(|bound| same_name(bound.name, name));
            match bound.map(|bound| &bound.id) {
                Some(Id::Digits(digits)) => digits.clone(),
                _ => String::new(),
            }
        };
        if !id("eventId").is_empty() {
            return (id("eventId"), id("performanceId"));
        }
    }
    (String::new(), String::new())
}

/// The first day that the copy names without doubt, else the name; with the time beside it.
fn date(campaign: &Campaign, now: NaiveDateTime) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let anchor = super::anchor(campaign, now);
    let what = &campaign.what;
    let copy = [find(&what.title), find(&what.message), find_in_name(&campaign.name)];
    let dates = copy.into_iter().flatten().filter_map(|mention| match mention.kind {
        MentionKind::Date(date) => Some(date),
        _ => None,
    });
    let mut sure = dates.filter(|date| !date.is_deadline && date.first_day.is_none()).filter_map(|date| {
        let time = date.times.first().map(|time| time.at);
        Some((date.only_day(anchor)?, time))
    });
    sure.next()
}

/// The day of delivery.
pub(super) fn delivery(campaign: &Campaign) -> Option<NaiveDate> {
    match &campaign.when.delivery {
        Some(Delivery::At(scheduled)) => scheduled.at.map(DateTime::date),
        Some(Delivery::Now | Delivery::Live(_)) | None => None,
    }
}

/// Words that say what kind of push it is, not what it is about.
const KINDS: &[&str] = &[
    "restkarten",
    "premiere",
    "vorverkauf",
    "vvk",
    "saalplan",
    "aktion",
    "termin",
    "neuer",
    "letzte",
    "karten",
    "neu",
    "new",
    "last",
    "tickets",
    "presale",
    "promo",
    "sale",
    "date",
    "seat",
    "seats",
    "reminder",
    "push",
    "the",
    "die",
    "der",
    "das",
    "your",
    "ihr",
    "ihre",
    "für",
    "for",
    "und",
    "and",
    "in",
    "code",
];

/// The longest run of words that the name shares with title or message, and that may be a title.
fn common_words(campaign: &Campaign) -> String {
    let name = &campaign.name;
    let dated: Vec<_> = find_in_name(name).into_iter().map(|mention| mention.span).collect();
    let mut words: Vec<(usize, usize)> = Vec::new();
    for word in name.split_whitespace() {
        let start = word.as_ptr().addr().saturating_sub(name.as_ptr().addr());
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = start + word.find(inner).unwrap_or_default();
        let end = start + inner.len();
        let is_dated = dated.iter().any(|span| overlap(span, &(start..end)));
        if !inner.is_empty() && !is_dated {
            words.push((start, end));
        }
    }
    let is_kind = |(start, end): (usize, usize)| {
        name.get(start..end).is_some_and(|word| KINDS.contains(&word.to_lowercase().as_str()))
    };
    let mut best = "";
    for (first, from) in words.iter().enumerate() {
        for to in words.iter().skip(first).take(8) {
            let run = name.get(from.0..to.1).unwrap_or_default();
            let is_title = !run.starts_with(char::is_lowercase) && !is_kind(*from) && !is_kind(*to);
            let is_shared = [&campaign.what.title, &campaign.what.message]
                .into_iter()
                .any(|text| super::copy::occurrences(text, run).next().is_some());
            if is_title && is_shared && run.len() > best.len() {
                best = run;
            }
        }
    }
    best.to_owned()
}
