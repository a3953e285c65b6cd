//! What a draft was like before: a state every few minutes, and every state that something else took the place of.

use serde_json::{Value, json};

use crate::campaign::{Campaign, DateTime};
use crate::document::tree::Shape;
use crate::document::{Node, Tree};
use crate::ui::browser::{Shelf, local_time};

/// What a draft was like before, by its key.
const VERSIONS: &str = "pushproof/versions@1";
/// So many earlier versions of a draft are kept.
const MOST: usize = 20;
/// Another version is kept when the one before is older than this, in minutes.
const BETWEEN: i64 = 5;

/// A draft as it was before.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was like this.
    pub at: DateTime,
    /// What it was.
    pub campaign: Campaign,
}

/// The key of the versions of the draft under `key`.
pub(super) fn key_of(key: &str) -> String {
    format!("{VERSIONS}/{key}")
}

/// What the draft under `key` was like before, the last one in front.
#[must_use]
pub fn versions(key: &str) -> Vec<Version> {
    Shelf::Device.kept(&key_of(key)).map(|text| read(&text)).unwrap_or_default()
}

/// Keeps `campaign` among the versions of the draft under `key`, unless the last one is the same.
pub fn keep_version(key: &str, campaign: &Campaign) {
    put(key, Version { at: DateTime(local_time()), campaign: campaign.clone() }, true);
}

/// Keeps `campaign` among the versions again, where another tab wrote them without it.
pub fn keep_lost_version(key: &str, campaign: &Campaign) {
    if versions(key).iter().all(|version| version.campaign != *campaign) {
        keep_version(key, campaign);
    }
}

/// Keeps `before`, which was changed to `now`, among the versions of the draft under `key`: where the last version is
/// old enough, or where it `is_news` to this tab, because another one wrote it.
pub fn note_version(key: &str, before: Campaign, at: Option<DateTime>, now: &Campaign, is_news: bool) {
    if before != *now {
        put(key, Version { at: at.unwrap_or(DateTime(local_time())), campaign: before }, is_news);
    }
}

fn put(key: &str, version: Version, is_wanted: bool) {
    let mut versions = versions(key);
    if let Some(last) = versions.first() {
        let age = (version.at.0 - last.at.0).num_minutes();
        if last.campaign == version.campaign || !is_wanted && (0..BETWEEN).contains(&age) {
            return;
        }
    }
    versions.insert(0, version);
    versions.truncate(MOST);
    // Without room there is one version fewer: the draft itself comes first.
    Shelf::Device.keep(&key_of(key), &written(&versions));
}

/// Forgets the older half of the versions of some draft, of the one under `key` last; false where none has any.
pub(super) fn give_up_some(key: &str) -> bool {
    let own = key_of(key);
    let others = Shelf::Device.keys(VERSIONS).into_iter().filter(|other| *other != own);
    let Some(list) = others.chain([own.clone()]).find(|list| Shelf::Device.kept(list).is_some()) else { return false };
    let mut versions = Shelf::Device.kept(&list).map(|text| read(&text)).unwrap_or_default();
    versions.truncate(versions.len() / 2);
    if versions.is_empty() || !Shelf::Device.keep(&list, &written(&versions)) {
        Shelf::Device.forget(&list);
    }
    true
}

fn written(versions: &[Version]) -> String {
    let written = |version: &Version| json!({ "at": version.at.to_string(), "campaign": version.campaign.to_json() });
    versions.iter().map(written).collect::<Value>().to_string()
}

fn read(text: &str) -> Vec<Version> {
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
        assert_eq!(read(&written(&versions)), versions);
        assert_eq!(read("{"), []);
        assert_eq!(read("[{\"at\":5}]"), []);
    }
}
