//! Keeps the draft on the device and brings it back.

use std::iter;

use serde_json::json;
use yew::AttrValue;

use super::browser::{self, Shelf};
use super::session::{History, Session, Shared, View, empty, example};
use crate::campaign::{Campaign, DateTime};
use crate::document::tree::Shape;
use crate::document::{Node, Tree};
use crate::profile::Profile;

/// The first draft; each further one has its number behind a slash.
pub const DRAFT: &str = "pushproof/draft@1";
/// The key of the draft that is open, for this tab and for the next one.
pub const OPEN: &str = "pushproof/open";
/// What can be taken back, for this tab.
const UNDO: &str = "pushproof/undo";
/// What the composer is to show first; as the draft itself, handed over by the page that opens first.
const VIEW: &str = "pushproof/view";
/// Where a draft that could not be read is put aside; the next one under a number of its own.
const DAMAGED: &str = "pushproof/damaged";
/// What has been entered of a draft and done for it; the draft's own key comes behind a slash.
const TICKS: &str = "pushproof/ticks@1";
/// What the account has and what the house wants; nothing is kept where that is as in the guide.
pub const HOUSE: &str = "pushproof/profile@1";
/// As many earlier states outlive the page, so that they stay far below what a tab may keep.
const STATES: usize = 60;

/// Whether the draft is safe on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All that is typed is kept within moments.
    #[default]
    Kept,
    /// The browser refuses or has no room.
    Refused,
}

/// The key of the draft that is open in this tab.
fn open_key() -> String {
    Shelf::Tab.kept(OPEN).or_else(|| Shelf::Device.kept(OPEN)).unwrap_or_else(|| DRAFT.to_owned())
}

/// The key of what has been ticked for the draft under the key `draft`.
#[must_use]
pub fn ticks_key(draft: &str) -> String {
    format!("{TICKS}/{draft}")
}

/// A key that no draft is kept under.
#[must_use]
pub fn new_key() -> String {
    let keys = iter::once(DRAFT.to_owned()).chain((2..).map(|number| format!("{DRAFT}/{number}")));
    let key = keys.into_iter().find(|key| Shelf::Device.kept(key).is_none()).unwrap_or_default();
    // What was ticked for a draft that is gone says nothing of the one that comes in its place.
    Shelf::Device.forget(&ticks_key(&key));
    key
}

/// Notes which draft is open, for this tab and for the next one.
pub fn note_open(key: &str) {
    for shelf in [Shelf::Tab, Shelf::Device] {
        shelf.keep(OPEN, key);
    }
}

/// Keeps `profile` for this device; false where the browser refuses or has no room.
pub fn keep_house(profile: &Profile) -> bool {
    if profile == Profile::guide() {
        Shelf::Device.forget(HOUSE);
        return true;
    }
    Shelf::Device.keep(HOUSE, &profile.to_json().to_string())
}

/// The house profile that is kept in `text`.
#[must_use]
pub fn house(text: &str) -> Option<Profile> {
    Profile::read(text).ok()
}

/// Keeps the session's draft.
pub fn keep(session: &Session) -> Keeping {
    let text = written(&session.campaign, session.is_example);
    #[cfg(feature = "composer")]
    super::drafts::keep_version(&session.draft, &session.campaign);
    if Shelf::Device.keep(&session.draft, &text) { Keeping::Kept } else { Keeping::Refused }
}

/// Leaves what can be taken back to the page that comes next in this tab.
pub fn leave(session: &Session) {
    // Without room the next page begins with nothing to take back; the draft itself is kept elsewhere.
    Shelf::Tab.keep(UNDO, &undo(session));
}

/// What can be taken back, and of which draft.
fn undo(session: &Session) -> String {
    let [earlier, undone] = session.history.states().map(|states| {
        let last = states.iter().skip(states.len().saturating_sub(STATES));
        last.map(|campaign| campaign.to_json()).collect::<Vec<_>>()
    });
    json!({ "draft": session.draft, "earlier": earlier, "undone": undone }).to_string()
}

/// Hands the session over to the composer, also where the browser keeps nothing.
pub fn hand_over(session: &Session) {
    browser::hand_over(VIEW, session.view.name());
    browser::hand_over(&session.draft, &written(&session.campaign, session.is_example));
    browser::hand_over(OPEN, &session.draft);
    browser::hand_over(UNDO, &undo(session));
}

/// What the page begins with.
pub struct Opened {
    /// The session as it was left, or the first visit's.
    pub session: Session,
    /// A sentence, where there is something to tell.
    pub told: Option<AttrValue>,
    /// Whether the device has room for a draft that overwrites nothing.
    pub has_room: bool,
}

/// Brings the session back as it was left, or opens the campaign that the page's address carries as a new draft.
pub fn open() -> Opened {
    let opened = open_kept();
    #[cfg(feature = "composer")]
    let opened = with_link(opened, &browser::take_fragment());
    opened
}

/// `opened`, or a new draft with the campaign in `fragment`; nothing that is kept is written over.
#[cfg(feature = "composer")]
fn with_link(opened: Opened, fragment: &str) -> Opened {
    if !fragment.starts_with(crate::share::LEAD) {
        return opened;
    }
    let shared = match crate::share::read(fragment) {
        Ok(shared) => shared,
        Err(error) => return Opened { told: Some(format!("{error}. Your own draft is open.").into()), ..opened },
    };
    let session = Session::with_profile(shared.campaign, opened.session.profile.clone(), false, browser::local_time());
    let mut session = session.resumed(History::default(), View::default(), new_key());
    session.is_kept = false;
    Opened { session, told: Some("The campaign from the link is open as a draft of its own.".into()), has_room: true }
}

fn open_kept() -> Opened {
    let now = browser::local_time();
    let (profile, house_told) = open_house();
    let opened = |campaign, is_example| {
        let session = Session::with_profile(campaign, profile.clone(), is_example, now);
        Opened { session, told: house_told.map(AttrValue::from), has_room: true }
    };
    let handed_key = browser::take_over(OPEN);
    let handed = handed_key.as_deref().and_then(browser::take_over).and_then(|text| restore(&text));
    let key = handed_key.unwrap_or_else(open_key);
    let kept = Shelf::Device.kept(&key);
    let found = kept.as_deref().map(restore);
    if let Some((campaign, is_example)) = handed {
        let is_kept = matches!(&found, Some(Some((kept, _))) if *kept == campaign);
        let has_room = !matches!(&found, Some(None)) || kept.is_some_and(|text| put_aside(&text));
        let mut opened = resumed(opened(campaign, is_example), key);
        opened.session.is_kept = is_example || is_kept;
        return Opened { has_room, ..opened };
    }
    match found {
        // Nobody wrote it, so it need not grow old.
        None | Some(Some((_, true))) => resumed(opened(example(&profile, now.date()), true), key),
        Some(Some((campaign, false))) => resumed(opened(campaign, false), key),
        Some(None) => {
            let has_room = kept.is_some_and(|text| put_aside(&text));
            let told = if has_room {
                "The draft kept on this device could not be read. It is put aside, and an empty campaign is open."
            } else {
                "The draft kept on this device could not be read, and there is no room to put it aside. \
                 It stays as it is, and an empty campaign is open."
            };
            Opened { told: Some(told.into()), has_room, ..resumed(opened(empty(&profile), false), key) }
        }
    }
}

/// The house profile of this device, and a sentence where the one that was kept can't be read.
fn open_house() -> (Shared<Profile>, Option<&'static str>) {
    let guide = || Shared::new(Profile::guide().clone());
    let Some(text) = Shelf::Device.kept(HOUSE) else { return (guide(), None) };
    match house(&text) {
        Some(profile) => (Shared::new(profile), None),
        None if put_aside(&text) => {
            Shelf::Device.forget(HOUSE);
            (
                guide(),
                Some(
                    "The house profile kept on this device could not be read. It is put aside, and the guide's is used.",
                ),
            )
        }
        None => (
            guide(),
            Some("The house profile kept on this device could not be read; the guide's is used. It stays as it is."),
        ),
    }
}

/// The session with what can be taken back, and with what the composer is asked to show.
fn resumed(opened: Opened, key: String) -> Opened {
    let undo = browser::take_over(UNDO).or_else(|| Shelf::Tab.kept(UNDO));
    let history = undo.and_then(|text| restore_history(&text, &key)).unwrap_or_default();
    let name = browser::take_over(VIEW).unwrap_or_default();
    let view = View::ALL.into_iter().find(|view| view.name() == name).unwrap_or_default();
    Opened { session: opened.session.resumed(history, view, key), ..opened }
}

/// Keeps `text` where it overwrites nothing; false where the browser refuses or has no room.
fn put_aside(text: &str) -> bool {
    let keys = iter::once(DAMAGED.to_owned()).chain((2..).map(|number| format!("{DAMAGED}-{number}")));
    for key in keys {
        match Shelf::Device.kept(&key) {
            Some(other) if other == text => return true,
            Some(_) => {}
            None => return Shelf::Device.keep(&key, text),
        }
    }
    false
}

/// What is kept of a session.
pub fn written(campaign: &Campaign, is_example: bool) -> String {
    written_at(DateTime(browser::local_time()), campaign, is_example)
}

fn written_at(changed: DateTime, campaign: &Campaign, is_example: bool) -> String {
    json!({ "is_example": is_example, "changed": changed.to_string(), "campaign": campaign.to_json() }).to_string()
}

/// When what is kept in `text` was last changed.
#[must_use]
pub fn changed(text: &str) -> Option<DateTime> {
    DateTime::parse(Tree::parse(text).ok()?.get("changed")?.text()?)
}

/// What can be taken back of the draft under `key`, where `text` tells of that draft.
fn restore_history(text: &str, key: &str) -> Option<History> {
    let tree = Tree::parse(text).ok()?;
    let is_its = matches!(&tree.get("draft")?.shape, Shape::Text(draft) if draft == key);
    let states = |name: &str| match &tree.get(name)?.shape {
        Shape::List(items) => items.iter().map(read).collect(),
        _ => None,
    };
    is_its.then_some(History::of(states("earlier")?, states("undone")?))
}

fn read(tree: &Tree<'_>) -> Option<Campaign> {
    let mut campaign = Campaign::default();
    campaign.read(tree).ok()?;
    Some(campaign)
}

/// The campaign in `text`, and whether it is the untouched example.
pub fn restore(text: &str) -> Option<(Campaign, bool)> {
    let tree = Tree::parse(text).ok()?;
    Some((read(tree.get("campaign")?)?, tree.get("is_example")?.shape == Shape::Bool(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let campaign = empty(Profile::guide());
        let changed_at = DateTime::parse("2026-11-23T10:00").expect("a time");
        let text = written_at(changed_at, &campaign, true);
        assert_eq!(restore(&text), Some((campaign, true)));
        assert_eq!(changed(&text), Some(changed_at));
    }

    #[test]
    fn what_is_damaged_is_not_taken_for_a_draft() {
        for text in ["", "{", "null", "[]", "{\"campaign\":[]}", "{\"campaign\":{\"name\":5}}"] {
            assert_eq!(restore(text), None, "{text}");
        }
    }
}
