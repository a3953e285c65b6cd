//! What people call the fields of a push, in English and German, and filling them.

use chrono::NaiveDate;

use crate::campaign::{Campaign, DateTime, Delivery, KeyValue, Scheduled, TimeZone};
use crate::dates::{MentionKind, find};
use crate::deeplink::{Path, Routes};
use crate::profile::Profile;
use crate::template::parse;

/// A field of a push that a label can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Title,
    Message,
    Link,
    Image,
    SendAt,
    Language,
}

impl Field {
    /// The field that people call `label`.
    pub(super) fn named(label: &str) -> Option<Self> {
        // “Message (120 characters)”
        let label = label.split(['(', '[']).next().unwrap_or(label);
        let letters: String = label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        // A “date” may be that of the performance, so it is nobody's.
        Some(match letters.as_str() {
            "name" | "campaign" | "campaignname" | "kampagne" | "kampagnenname" => Self::Name,
            "title" | "titel" | "headline" | "subject" | "betreff" | "überschrift" | "pushtitle" | "pushtitel" => {
                Self::Title
            }
            "message" | "nachricht" | "text" | "body" | "copy" | "pushtext" | "mitteilung" => Self::Message,
            "link" | "ziel" | "deeplink" | "deeplinkurl" | "url" | "path" | "pfad" | "target" => Self::Link,
            "image" | "picture" | "bild" => Self::Image,
            "sendat" | "send" | "delivery" | "sendenam" | "senden" | "versand" | "versandam" => Self::SendAt,
            "language" | "sprache" => Self::Language,
            _ => return None,
        })
    }
}

/// Puts `text` into a field that is still empty; says whether it could.
pub(super) fn fill(campaign: &mut Campaign, field: Field, text: &str) -> bool {
    let place = match field {
        Field::Name => &mut campaign.name,
        Field::Title => &mut campaign.what.title,
        Field::Message => &mut campaign.what.message,
        Field::Image => &mut campaign.what.image,
        Field::Link => {
            if campaign.what.key_values.is_empty() {
                campaign.what.key_values.push(KeyValue::default());
            }
            match campaign.what.key_values.first_mut() {
                Some(pair) => &mut pair.value,
                None => return false,
            }
        }
        Field::SendAt => {
            let Some(at) = moment(text).filter(|_| campaign.when.delivery.is_none()) else { return false };
            let scheduled = Scheduled { at: Some(at), time_zone: Some(TimeZone::Account), ..Scheduled::default() };
            campaign.when.delivery = Some(Delivery::At(scheduled));
            return true;
        }
        Field::Language => {
            let tag = match text.trim().to_lowercase().as_str() {
                "de" | "german" | "deutsch" => "de",
                "en" | "english" | "englisch" => "en",
                _ => return false,
            };
            let is_free = campaign.language.is_empty();
            if is_free {
                tag.clone_into(&mut campaign.language);
            }
            return is_free;
        }
    };
    let is_free = place.is_empty();
    if is_free {
        text.clone_into(place);
    }
    is_free
}

/// A date with its year and an exact time: “2026-12-03 17:00”, “3.12.2026, 17 Uhr”.
pub(super) fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    if let Some(time) = DateTime::parse(text) {
        return Some(time);
    }
    let mut mentions = find(text).into_iter();
    let MentionKind::Date(date) = mentions.next().filter(|mention| mention.span == (0..text.len()))?.kind else {
        return None;
    };
    let ([reading], [time], None) = (date.readings.as_slice(), date.times.as_slice(), mentions.next()) else {
        return None;
    };
    let day = NaiveDate::from_ymd_opt(reading.year?, reading.month, reading.day)?;
    let is_exact = time.is_exact || text.contains(':');
    is_exact.then(|| DateTime(day.and_time(time.at)))
}

/// Whether `text` can be nothing but a link: a web address, or a path that the app knows.
pub(super) fn is_link(text: &str, profile: &Profile) -> bool {
    let text = text.trim();
    let is_address = ["https://", "http://", "www."].iter().any(|start| text.starts_with(start));
    if is_address {
        return !text.contains(char::is_whitespace);
    }
    text.contains('/')
        && Routes::new(&profile.deep_link).read(&Path::parse(text, &parse(text, profile))).is_sure_of_route()
}
