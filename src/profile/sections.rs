//! The sections of a house profile.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::pattern::Pattern;
use crate::campaign::{Campaign, Channel, DateTime, Duration, KeyValue, Operator, Positive, Unit};
use crate::document::{ReadError, parse};
use crate::{choice, format_marker, section};

format_marker! {
    /// The marker of a profile document.
    ProfileFormat = "pushproof/profile@1"
}

section! {
    /// What a venue's CleverTap account has, and what the house wants of its pushes.
    pub struct Profile {
        /// Which version of this document format it is written in.
        format: ProfileFormat,
        /// What the house calls it.
        name: String,
        /// `guide` to add to the guide's profile instead of replacing it.
        extends: String,
        /// The address of the account's dashboard.
        dashboard: String,
        /// The languages of its pushes, as short tags.
        languages: Vec<String>,
        /// The events that the app sends.
        events: Vec<Event>,
        /// The properties that users have.
        user_properties: Vec<Property>,
        /// The productions on sale, to check ids, titles and dates against.
        productions: Vec<Production>,
        /// Where a tap can lead.
        deep_link: DeepLink,
        /// The notification channel of the app, for Android.
        notification_channel: String,
        /// How users say that they want no marketing.
        opt_out: Option<OptOut>,
        /// How long and how many.
        limits: Limits,
        /// Words that can go, by language.
        filler_words: BTreeMap<String, Vec<String>>,
        /// Patterns that the house wants pointed out.
        house_patterns: Vec<HousePattern>,
        /// Another severity for a rule, or `off`.
        severities: BTreeMap<String, String>,
    }
}

section! {
    /// An event that the app sends to CleverTap.
    pub struct Event {
        /// Its name; CleverTap ignores case and doubled spaces.
        name: String,
        /// Other spellings in use.
        aliases: Vec<String>,
        /// What the user did, in plain words.
        meaning: String,
        /// What it is about.
        properties: Vec<Property>,
    }
}

section! {
    /// A property of an event or of a user.
    pub struct Property {
        /// Its name, as the account spells it.
        name: String,
        /// What kind of value it holds.
        kind as "type": Option<PropertyType>,
        /// Values to show and to measure with.
        samples: Samples,
        /// The operators that work for it; any where none is listed.
        operators: Vec<Operator>,
        /// The values that it can have; any where none is listed.
        values: Vec<String>,
        /// The smallest number that makes sense.
        minimum: Option<u32>,
        /// The largest number that makes sense.
        maximum: Option<u32>,
    }
}

section! {
    /// Values of a property, to show and to measure with.
    pub struct Samples {
        /// A value as most users have it.
        typical: String,
        /// The longest value that is likely.
        longest: String,
    }
}

choice! {
    /// What kind of value a property holds.
    pub enum PropertyType {
        /// Words.
        #[default] Text = "text",
        /// An id: digits.
        Id = "id",
        /// A number.
        Number = "number",
        /// A set of tags.
        Tags = "tags",
        /// A date, with or without a time.
        Date = "date",
        /// Yes or no.
        Boolean = "boolean",
    }

    /// Whether the opt-out condition is asked for.
    pub enum OptOutPolicy {
        /// Its absence is a warning.
        #[default] Recommended = "recommended",
        /// Its absence is an error.
        Required = "required",
        /// It is not asked for.
        Off = "off",
    }
}

section! {
    /// A production on sale.
    pub struct Production {
        /// Its id in the admin interface.
        id: String,
        /// Its title as on the website.
        title: String,
        /// Its performances.
        performances: Vec<Performance>,
    }
}

section! {
    /// A performance of a production.
    pub struct Performance {
        /// Its id in the admin interface.
        id: String,
        /// When it begins.
        at: Option<DateTime>,
    }
}

section! {
    /// Where a tap can lead.
    pub struct DeepLink {
        /// The key of the key-value pair that holds the path.
        key: String,
        /// The paths that the app knows.
        routes: Vec<Route>,
    }
}

section! {
    /// A path that the app knows.
    pub struct Route {
        /// The path with ids in angle brackets, such as `performances/<eventId>`.
        pattern: String,
        /// What it opens, in plain words.
        opens: String,
    }
}

section! {
    /// How users say that they want no marketing.
    pub struct OptOut {
        /// The user property.
        property: String,
        /// How it is compared.
        operator: Option<Operator>,
        /// What it is compared with.
        value: String,
        /// Whether the condition is asked for.
        policy: Option<OptOutPolicy>,
    }
}

section! {
    /// How long and how many. What a profile doesn't say is as in the guide.
    pub struct Limits {
        /// The longest push title, in characters.
        title: Option<u32>,
        /// The longest push message, in characters.
        message: Option<u32>,
        /// The most lines of a push message.
        message_lines: Option<u32>,
        /// The longest in-app title, in characters.
        in_app_title: Option<u32>,
        /// The longest in-app message, in characters.
        in_app_message: Option<u32>,
        /// The most emoji in title and message together.
        emoji: Option<u32>,
        /// Within how many characters the point should come.
        key_point_within: Option<u32>,
        /// How long after a push its goal may count.
        conversion_window: Option<ConversionWindow>,
        /// The least time between two marketing pushes, in hours.
        hours_between_marketing_pushes: Option<u32>,
        /// How long before sending a push can still be changed, in minutes.
        edit_cut_off_minutes: Option<u32>,
        /// The longest time to live, in days.
        time_to_live_days: Option<u32>,
        /// The largest payload, in bytes.
        payload_bytes: Option<u32>,
    }
}

section! {
    /// The shortest and the longest conversion window.
    pub struct ConversionWindow {
        /// The shortest.
        at_least: Option<Duration>,
        /// The longest.
        at_most: Option<Duration>,
    }
}

section! {
    /// A pattern that the house wants pointed out.
    pub struct HousePattern {
        /// A regular expression.
        pattern: Pattern,
        /// What to say about it.
        message: String,
        /// How serious it is: `error`, `warning` or `advice`.
        severity: String,
        /// The fields it is looked for in.
        fields: Vec<String>,
    }
}

const GUIDE: &str = include_str!("guide.json");

impl Profile {
    /// The profile of the operator guide.
    #[must_use]
    pub fn guide() -> &'static Self {
        static PROFILE: OnceLock<Profile> = OnceLock::new();
        PROFILE.get_or_init(|| parse(GUIDE).unwrap_or_default())
    }

    /// Reads a profile document; one with `"extends": "guide"` adds to the guide's.
    ///
    /// # Errors
    /// Where the text is no JSON, another version's document, or has a value of the wrong type.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let profile: Self = parse(text)?;
        Ok(if profile.extends == "guide" { profile.on_top_of(Self::guide()) } else { profile })
    }

    /// A push with what the guide always asks for filled in: the channel, the deep link's key, both platforms.
    #[must_use]
    pub fn empty_push(&self) -> Campaign {
        let mut campaign = Campaign { channel: Some(Channel::Push), ..Campaign::default() };
        campaign.what.android.notification_channel.clone_from(&self.notification_channel);
        campaign.what.key_values.push(KeyValue {
            key: self.deep_link.key.clone(),
            android: Some(true),
            ios: Some(true),
            ..KeyValue::default()
        });
        campaign
    }

    /// This profile's entries on top of those of `base`: an entry of the same name replaces the base's.
    #[must_use]
    fn on_top_of(self, base: &Self) -> Self {
        fn merged<T: Clone>(mine: Vec<T>, base: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<T> {
            let kept: Vec<T> = base.iter().filter(|old| !mine.iter().any(|new| same(new, old))).cloned().collect();
            kept.into_iter().chain(mine).collect()
        }
        fn either(mine: String, base: &str) -> String {
            if mine.is_empty() { base.to_owned() } else { mine }
        }
        let mut filler_words = base.filler_words.clone();
        filler_words.extend(self.filler_words);
        let mut severities = base.severities.clone();
        severities.extend(self.severities);
        Self {
            name: either(self.name, &base.name),
            dashboard: either(self.dashboard, &base.dashboard),
            languages: if self.languages.is_empty() { base.languages.clone() } else { self.languages },
            events: merged(self.events, &base.events, |a, b| super::lookup::same_event(&a.name, &b.name)),
            user_properties: merged(self.user_properties, &base.user_properties, |a, b| a.name == b.name),
            productions: merged(self.productions, &base.productions, |a, b| a.id == b.id),
            deep_link: DeepLink {
                key: either(self.deep_link.key, &base.deep_link.key),
                routes: merged(self.deep_link.routes, &base.deep_link.routes, |a, b| a.pattern == b.pattern),
                extra: self.deep_link.extra,
            },
            notification_channel: either(self.notification_channel, &base.notification_channel),
            opt_out: self.opt_out.or_else(|| base.opt_out.clone()),
            limits: self.limits.on_top_of(&base.limits),
            filler_words,
            house_patterns: merged(self.house_patterns, &base.house_patterns, |a, b| a.pattern == b.pattern),
            severities,
            ..self
        }
    }
}

impl Limits {
    fn on_top_of(self, base: &Self) -> Self {
        Self {
            title: self.title.or(base.title),
            message: self.message.or(base.message),
            message_lines: self.message_lines.or(base.message_lines),
            in_app_title: self.in_app_title.or(base.in_app_title),
            in_app_message: self.in_app_message.or(base.in_app_message),
            emoji: self.emoji.or(base.emoji),
            key_point_within: self.key_point_within.or(base.key_point_within),
            conversion_window: self.conversion_window.or_else(|| base.conversion_window.clone()),
            hours_between_marketing_pushes: self.hours_between_marketing_pushes.or(base.hours_between_marketing_pushes),
            edit_cut_off_minutes: self.edit_cut_off_minutes.or(base.edit_cut_off_minutes),
            time_to_live_days: self.time_to_live_days.or(base.time_to_live_days),
            payload_bytes: self.payload_bytes.or(base.payload_bytes),
            extra: self.extra,
        }
    }

    /// A limit as a number: this profile's, else the guide's.
    fn number(mine: Option<u32>, guide: u32) -> usize {
        mine.unwrap_or(guide) as usize
    }

    /// The longest push title, in characters.
    #[must_use]
    pub fn title(&self) -> usize {
        Self::number(self.title, 35)
    }
    /// The longest push message, in characters.
    #[must_use]
    pub fn message(&self) -> usize {
        Self::number(self.message, 120)
    }
    /// The most lines of a push message.
    #[must_use]
    pub fn message_lines(&self) -> usize {
        Self::number(self.message_lines, 4)
    }
    /// The longest in-app title, in characters.
    #[must_use]
    pub fn in_app_title(&self) -> usize {
        Self::number(self.in_app_title, 30)
    }
    /// The longest in-app message, in characters.
    #[must_use]
    pub fn in_app_message(&self) -> usize {
        Self::number(self.in_app_message, 128)
    }
    /// The most emoji in title and message together.
    #[must_use]
    pub fn emoji(&self) -> usize {
        Self::number(self.emoji, 2)
    }
    /// Within how many characters the point should come.
    #[must_use]
    pub fn key_point_within(&self) -> usize {
        Self::number(self.key_point_within, 40)
    }
    /// The least time between two marketing pushes, in hours.
    #[must_use]
    pub fn hours_between_marketing_pushes(&self) -> usize {
        Self::number(self.hours_between_marketing_pushes, 24)
    }
    /// How long before sending a push can still be changed, in minutes.
    #[must_use]
    pub fn edit_cut_off_minutes(&self) -> usize {
        Self::number(self.edit_cut_off_minutes, 5)
    }
    /// The longest time to live, in days.
    #[must_use]
    pub fn time_to_live_days(&self) -> usize {
        Self::number(self.time_to_live_days, 28)
    }
    /// The largest payload, in bytes.
    #[must_use]
    pub fn payload_bytes(&self) -> usize {
        Self::number(self.payload_bytes, 4096)
    }

    /// The shortest and the longest conversion window, in minutes.
    #[must_use]
    pub fn conversion_window_minutes(&self) -> (u64, u64) {
        let window = self.conversion_window.as_ref();
        let minutes = |length: Option<&Duration>| length.and_then(Duration::minutes);
        let days = |count: u64| count * 24 * 60;
        (
            window.and_then(|window| minutes(window.at_least.as_ref())).unwrap_or(days(2)),
            window.and_then(|window| minutes(window.at_most.as_ref())).unwrap_or(days(5)),
        )
    }
}

impl ConversionWindow {
    /// A window from `at_least` to `at_most` days.
    #[must_use]
    pub fn days(at_least: Positive, at_most: Positive) -> Self {
        let days = |count| Some(Duration::of(count, Unit::Days));
        Self { at_least: days(at_least), at_most: days(at_most), ..Self::default() }
    }
}
