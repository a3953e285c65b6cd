//! Every draft on this device: which there are, how far each one is, what it was like before (`versions`), and which
//! were deleted and can come back (`deleted`).

mod deleted;
mod versions;

use serde_json::Value;

use super::browser::Shelf;
use super::keeper::{self, DAMAGED, DRAFT};
use crate::campaign::{Campaign, DateTime};
use crate::document::Tree;
use crate::document::tree::Shape;

pub use deleted::{Deleted, bring_back, delete, deleted, drop_for_good};
pub use versions::{Version, keep_lost_version, keep_version, note_version, versions};

/// How far each draft is, by its key.
const STATUS: &str = "pushproof/status@1";

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

/// Notes how far the draft under `key` is; false where the browser refuses or has no room.
pub fn set_status(key: &str, status: Status) -> bool {
    let mut statuses = statuses();
    statuses.retain(|(known, _)| known != key);
    if status != Status::default() {
        statuses.push((key.to_owned(), status));
    }
    if statuses.is_empty() {
        Shelf::Device.forget(STATUS);
        return true;
    }
    let written: serde_json::Map<String, Value> =
        statuses.into_iter().map(|(key, status)| (key, Value::from(status.name()))).collect();
    keeper::keep_text(STATUS, &Value::Object(written).to_string()) != keeper::Keeping::Refused
}

/// How far the draft under `key` is.
#[must_use]
pub fn status(key: &str) -> Status {
    statuses().into_iter().find(|(known, _)| known == key).map(|(_, status)| status).unwrap_or_default()
}

/// Gives up something that can be done without, so that the text under `key` has room: what was deleted first, then
/// earlier versions of other drafts, then its own. False where there is nothing left to give up.
pub fn make_room(key: &str) -> bool {
    deleted::give_up_oldest() || versions::give_up_some(key)
}

/// What could not be read and was put aside: its key and its text.
#[must_use]
pub fn damaged() -> Vec<(String, String)> {
    let keys = Shelf::Device.keys(DAMAGED).into_iter();
    keys.filter_map(|key| Shelf::Device.kept(&key).map(|text| (key, text))).collect()
}

fn statuses() -> Vec<(String, Status)> {
    let text = Shelf::Device.kept(STATUS).unwrap_or_default();
    let Ok(tree) = Tree::parse(&text) else { return Vec::new() };
    let Shape::Object(entries) = &tree.shape else { return Vec::new() };
    entries.iter().filter_map(|(key, status)| Some((key.clone(), Status::named(status.text()?)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::ui::session::empty;

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
