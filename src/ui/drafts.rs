//! Every draft on this device: which there are, how far each one is, and what it was like before.

use serde_json::{Value, json};

use super::browser::{Shelf, local_time};
use super::keeper::{self, DRAFT};
use crate::campaign::{Campaign, DateTime};
use crate::document::tree::Shape;
use crate::document::{Node, Tree};

/// How far each draft is, by its key.
const STATUS: &str = "pushproof/status@1";
/// What a draft was like before, by its key.
const VERSIONS: &str = "pushproof/versions@1";
/// So many earlier versions of a draft are kept.
const MOST_VERSIONS: usize = 20;
/// A version is kept when the one before is older than this, in minutes.
const BETWEEN_VERSIONS: i64 = 5;

/// How far a draft is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Still being written.
    #[default]
    Composing,
    /// A colleague has read it.
    Checked,
    /// It is in the dashboard.
    Entered,
    /// It was seen on phones.
    Tested,
    /// It is out.
    Sent,
}

impl Status {
    /// Every status, in order.
    pub const ALL: [Self; 5] = [Self::Composing, Self::Checked, Self::Entered, Self::Tested, Self::Sent];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Composing => "Composing",
            Self::Checked => "Checked by a colleague",
            Self::Entered => "Entered",
            Self::Tested => "Tested",
            Self::Sent => "Sent",
        }
    }

    /// The status called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A draft on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The key that it is kept under.
    pub key: String,
    /// The campaign; nothing where what is kept cannot be read.
    pub campaign: Option<Campaign>,
    /// When it was last changed.
    pub changed: Option<DateTime>,
    /// How far it is.
    pub status: Status,
}

impl Draft {
    /// What to call it: its name, else its title.
    #[must_use]
    pub fn name(&self) -> &str {
        let Some(campaign) = &self.campaign else { return "A draft that cannot be read" };
        let words = [&campaign.name, &campaign.what.title].into_iter().map(|words| words.trim());
        words.into_iter().find(|words| !words.is_empty()).unwrap_or("Untitled")
    }

    /// Whether what it says holds every word of `query`.
    #[must_use]
    pub fn holds(&self, query: &str) -> bool {
        let what = self.campaign.as_ref().map(|campaign| &campaign.what);
        let texts = what.map(|what| format!("{} {}", what.title, what.message)).unwrap_or_default();
        let all = format!("{} {texts} {}", self.name(), self.status.name()).to_lowercase();
        query.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}

/// Every draft on this device, the one changed last in front.
#[must_use]
pub fn all() -> Vec<Draft> {
    let statuses = statuses();
    let keys = Shelf::Device.keys(DRAFT);
    let mut drafts: Vec<Draft> = keys
        .into_iter()
        .filter_map(|key| {
            let text = Shelf::Device.kept(&key)?;
            let status = statuses.iter().find(|(known, _)| *known == key).map(|(_, status)| *status);
            let campaign = keeper::restore(&text).map(|(campaign, _)| campaign);
            Some(Draft { campaign, changed: keeper::changed(&text), status: status.unwrap_or_default(), key })
        })
        .collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.changed));
    drafts
}

/// Notes how far the draft under `key` is.
pub fn set_status(key: &str, status: Status) {
    let mut statuses = statuses();
    statuses.retain(|(known, _)| known != key);
    statuses.push((key.to_owned(), status));
    let written: serde_json::Map<String, Value> =
        statuses.into_iter().map(|(key, status)| (key, Value::from(status.name()))).collect();
    Shelf::Device.keep(STATUS, &Value::Object(written).to_string());
}

fn statuses() -> Vec<(String, Status)> {
    let text = Shelf::Device.kept(STATUS).unwrap_or_default();
    let Ok(tree) = Tree::parse(&text) else { return Vec::new() };
    let Shape::Object(entries) = &tree.shape else { return Vec::new() };
    entries.iter().filter_map(|(key, status)| Some((key.clone(), Status::named(status.text()?)?))).collect()
}

/// A draft as it was before.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was like this.
    pub at: DateTime,
    /// What it was.
    pub campaign: Campaign,
}

/// What the draft under `key` was like before, the last one in front.
#[must_use]
pub fn versions(key: &str) -> Vec<Version> {
    Shelf::Device.kept(&format!("{VERSIONS}/{key}")).map(|text| read_versions(&text)).unwrap_or_default()
}

/// Keeps `campaign` among the versions of the draft under `key`, unless the last one is young or the same.
pub fn keep_version(key: &str, campaign: &Campaign) {
    let now = DateTime(local_time());
    let mut versions = versions(key);
    if let Some(last) = versions.first() {
        let age = now.0 - last.at.0;
        if last.campaign == *campaign || (0..BETWEEN_VERSIONS).contains(&age.num_minutes()) {
            return;
        }
    }
    versions.insert(0, Version { at: now, campaign: campaign.clone() });
    versions.truncate(MOST_VERSIONS);
    // Without room the draft itself comes first.
    Shelf::Device.keep(&format!("{VERSIONS}/{key}"), &write_versions(&versions));
}

fn write_versions(versions: &[Version]) -> String {
    let written = |version: &Version| json!({ "at": version.at.to_string(), "campaign": version.campaign.to_json() });
    versions.iter().map(written).collect::<Value>().to_string()
}

fn read_versions(text: &str) -> Vec<Version> {
    let Ok(tree) = Tree::parse(text) else { return Vec::new() };
    let Shape::List(items) = &tree.shape else { return Vec::new() };
    let read = |item: &Tree<'_>| {
        let mut campaign = Campaign::default();
        campaign.read(item.get("campaign")?).ok()?;
        Some(Version { at: DateTime::parse(item.get("at")?.text()?)?, campaign })
    };
    items.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::ui::session::empty;

    #[test]
    fn versions_read_back_as_written() {
        let at = DateTime::parse("2026-11-23T10:00").expect("a time");
        let versions = vec![Version { at, campaign: empty(Profile::guide()) }];
        assert_eq!(read_versions(&write_versions(&versions)), versions);
        assert_eq!(read_versions("{"), []);
        assert_eq!(read_versions("[{\"at\":5}]"), []);
    }

    #[test]
    fn a_draft_is_found_by_its_words() {
        let mut campaign = empty(Profile::guide());
        "Hamlet: last seats".clone_into(&mut campaign.what.title);
        let draft = Draft { key: String::new(), campaign: Some(campaign), changed: None, status: Status::Tested };
        assert_eq!(draft.name(), "Hamlet: last seats");
        for (query, holds) in [("", true), ("SEATS ham", true), ("tested", true), ("macbeth", false)] {
            assert_eq!(draft.holds(query), holds, "{query}");
        }
    }
}
