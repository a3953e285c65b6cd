//! The examples in a rule's documentation: what to write and what not to.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::{Neighbour, Report, check, check_beside};
use crate::campaign::{Campaign, read_file};
use crate::document::node::place_mut;
use crate::document::{FieldPath, Node, Step};
use crate::profile::Profile;

/// The sound campaign that an example changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// A scheduled push.
    #[default]
    Push,
    /// A live push for what lies in the cart.
    CartReminder,
    /// A message inside the app.
    InApp,
}

impl Base {
    /// The campaign itself.
    #[must_use]
    pub fn campaign(self) -> Campaign {
        let text = match self {
            Self::Push => include_str!("../../tests/corpus/right/push.json"),
            Self::CartReminder => include_str!("../../tests/corpus/right/cart-reminder.json"),
            Self::InApp => include_str!("../../tests/corpus/right/in-app.json"),
        };
        read_file(text).ok().and_then(|campaigns| campaigns.into_iter().next()).unwrap_or_default()
    }
}

/// The time at which every example plays: a Monday morning before every date in the sound campaigns.
#[must_use]
pub fn time_of_examples() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).unwrap_or_default()
}

/// An example of a rule's documentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// Whether it shows what not to write.
    pub is_wrong: bool,
    /// The sound campaign that it changes.
    pub base: Base,
    /// Which fields have which values; all others are those of the sound campaign.
    pub fields: Vec<(FieldPath, Value)>,
    /// Which fields of the guide's profile have other values: lines that begin with `profile.`.
    pub profile: Vec<(FieldPath, Value)>,
    /// The campaigns that stand in the same file: a line `beside: [{…}]`.
    pub beside: Vec<Value>,
}

/// Where an example plays: a campaign, the profile of its house, and the other campaigns of its file.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The campaign.
    pub campaign: Campaign,
    /// The house's profile.
    pub profile: Cow<'static, Profile>,
    /// The other campaigns of the file, where the example has any.
    pub beside: Vec<Campaign>,
}

impl Scene {
    /// What the rules find in the campaign at `now`.
    #[must_use]
    pub fn check(&self, now: NaiveDateTime) -> Report {
        if self.beside.is_empty() {
            return check(&self.campaign, &self.profile, now);
        }
        let mut others: Vec<Neighbour> = self.beside.iter().filter_map(|other| Neighbour::of(other, now)).collect();
        others.sort_by_key(|other| other.at);
        check_beside(&self.campaign, &self.profile, now, &others)
    }
}

impl Example {
    /// Every example in `documentation`: each a fence that begins with `wrong` or `right`.
    #[must_use]
    pub fn read_all(documentation: &str) -> Vec<Self> {
        documentation.split("```").skip(1).step_by(2).filter_map(Self::read).collect()
    }

    fn read(fence: &str) -> Option<Self> {
        let (head, body) = fence.split_once('\n')?;
        let mut words = head.split_whitespace();
        let is_wrong = match words.next()? {
            "wrong" => true,
            "right" => false,
            _ => return None,
        };
        let base = match words.next() {
            Some("cart-reminder") => Base::CartReminder,
            Some("in-app") => Base::InApp,
            _ => Base::Push,
        };
        let mut example = Self { is_wrong, base, ..Self::default() };
        for (path, value) in body.lines().filter_map(Self::read_line) {
            match path.steps() {
                [Step::Key(key)] if key == "beside" => {
                    example.beside = value.as_array().cloned().unwrap_or_default();
                }
                [Step::Key(key), rest @ ..] if key == "profile" => {
                    let path = rest.iter().cloned().fold(FieldPath::root(), FieldPath::then);
                    example.profile.push((path, value));
                }
                _ => example.fields.push((path, value)),
            }
        }
        Some(example)
    }

    /// Reads `what.title: Hamlet`. What is JSON is taken as JSON, anything else as text.
    fn read_line(line: &str) -> Option<(FieldPath, Value)> {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let (path, value) = line.split_once(": ")?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
        Some((FieldPath::parse(path.trim())?, value))
    }

    /// Whether it changes anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.profile.is_empty() && self.beside.is_empty()
    }

    /// `campaign` with this example's fields; nothing where it has no such field.
    #[must_use]
    pub fn applied_to(&self, mut campaign: Campaign) -> Option<Campaign> {
        set(&mut campaign, &self.fields)?;
        Some(campaign)
    }

    /// The whole scene; nothing where campaign or profile has no such field.
    #[must_use]
    pub fn scene(&self) -> Option<Scene> {
        let mut profile = Cow::Borrowed(Profile::guide());
        if !self.profile.is_empty() {
            set(profile.to_mut(), &self.profile)?;
        }
        let read = |other: &Value| {
            let mut campaign = Campaign::default();
            (&mut campaign as &mut dyn Node).set(other).ok().map(|()| campaign)
        };
        let beside = self.beside.iter().map(read).collect::<Option<_>>()?;
        Some(Scene { campaign: self.applied_to(self.base.campaign())?, profile, beside })
    }
}

fn set(document: &mut dyn Node, fields: &[(FieldPath, Value)]) -> Option<()> {
    fields.iter().try_for_each(|(path, value)| place_mut(document, path.steps()).ok()?.set(value).ok())
}
