//! Keeps the draft on the device: under which key, when there is no room, when another tab has written it meanwhile.
//! `opening` brings it back.

pub mod house;
mod opening;

use std::cell::RefCell;

#[cfg(feature = "composer")]
use gloo::timers::callback::Timeout;
use serde_json::json;
use yew::Callback;

use super::browser::{self, Shelf};
#[cfg(feature = "composer")]
use super::drafts;
use super::session::{Action, History, Session, View, empty};
use crate::campaign::{Campaign, DateTime};
use crate::document::tree::Shape;
use crate::document::{Node, Tree};

#[cfg(feature = "composer")]
pub use opening::from_link;
pub use opening::open;

/// The first draft; each further one has a number behind a slash.
pub const DRAFT: &str = "pushproof/draft@1";
/// The key of the draft that is open, for this tab and for the next one.
pub const OPEN: &str = "pushproof/open";
/// What can be taken back, for this tab.
const UNDO: &str = "pushproof/undo";
/// What the composer is to show first; as the draft itself, handed over by the page that opens first.
const VIEW: &str = "pushproof/view";
/// Where a draft that could not be read is put aside; the next one under a number of its own.
pub const DAMAGED: &str = "pushproof/damaged";
/// What has been entered of a draft and done for it; the draft's own key comes behind a slash.
const TICKS: &str = "pushproof/ticks@1";
/// As many earlier states outlive the page, so that they stay far below what a tab may keep.
const STATES: usize = 60;

/// Whether the draft is safe on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All that is typed is kept within moments.
    #[default]
    Kept,
    /// It is, and deleted drafts or earlier versions were given up for it.
    Tight,
    /// The browser refuses or has no room.
    Refused,
}

thread_local! {
    /// The draft that this tab last read or wrote: its key, and what was kept there.
    static SEEN: RefCell<(String, String)> = RefCell::default();
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

/// A key that no draft is kept under and that no other tab takes: its number is the time.
#[must_use]
pub fn new_key() -> String {
    let now = browser::local_time().and_utc().timestamp_millis();
    let keys = (now..).map(|number| format!("{DRAFT}/{number}"));
    keys.into_iter().find(|key| Shelf::Device.kept(key).is_none()).unwrap_or_default()
}

/// Opens `campaign`: in this draft, where nobody has written anything in it, else in a draft of its own.
pub fn begin(session: &Session, campaign: Campaign, told: &str, dispatch: &Callback<Action>) {
    dispatch.emit(Action::Go(View::default()));
    if session.is_example || *session.campaign == empty(&session.profile) {
        dispatch.emit(Action::Replace(Box::new(campaign), told.to_owned()));
    } else {
        dispatch.emit(Action::Open(Box::new(campaign), new_key()));
    }
}

/// Notes which draft is open, for this tab and for the next one.
pub fn note_open(key: &str) {
    for shelf in [Shelf::Tab, Shelf::Device] {
        shelf.keep(OPEN, key);
    }
}

/// Whether everything that this browser kept of the page has gone away under it.
#[must_use]
pub fn is_cleared() -> bool {
    Shelf::Tab.kept(OPEN).is_some() && Shelf::Device.kept(OPEN).is_none()
}

/// Notes that this tab knows what is kept under `key`.
pub fn note_seen(key: &str, text: &str) {
    SEEN.replace((key.to_owned(), text.to_owned()));
}

/// Keeps the session's draft. What can't be read there is put aside first; what another tab has written there
/// meanwhile stays among the draft's versions.
pub fn keep(session: &Session) -> Keeping {
    let key = &session.draft;
    let before = Shelf::Device.kept(key).map(|text| (restore(&text), text));
    if let Some((None, damaged)) = &before
        && !opening::put_aside(damaged)
    {
        return Keeping::Refused;
    }
    if let Some((Some(kept), text)) = &before
        && kept.0 == *session.campaign
        && kept.1 == session.is_example
    {
        note_seen(key, text);
        return Keeping::Kept;
    }
    let text = written(&session.campaign, session.is_example);
    let keeping = keep_text(key, &text);
    if keeping != Keeping::Refused {
        #[cfg(feature = "composer")]
        if let Some((Some((campaign, false)), kept)) = before {
            let is_news = SEEN.with_borrow(|(seen_key, seen)| seen_key == key && *seen != kept);
            drafts::note_version(key, campaign, changed(&kept), &session.campaign, is_news);
        }
        note_seen(key, &text);
    }
    keeping
}

/// Keeps everything of the session again, after what this browser kept was cleared under it.
pub fn keep_again(session: &Session) -> Keeping {
    note_open(&session.draft);
    house::keep(&session.profile);
    if session.is_example { Keeping::Kept } else { keep(session) }
}

/// Keeps `text`; where there is no room, what was deleted goes first, then earlier versions.
#[cfg(feature = "composer")]
pub fn keep_text(key: &str, text: &str) -> Keeping {
    if Shelf::Device.keep(key, text) {
        return Keeping::Kept;
    }
    while drafts::make_room(key) {
        if Shelf::Device.keep(key, text) {
            return Keeping::Tight;
        }
    }
    Keeping::Refused
}

/// Keeps `text`; the page that opens first has nothing to give up for it.
#[cfg(not(feature = "composer"))]
fn keep_text(key: &str, text: &str) -> Keeping {
    if Shelf::Device.keep(key, text) { Keeping::Kept } else { Keeping::Refused }
}

/// So long after a version was kept, in milliseconds, another tab has done what it was about to do.
#[cfg(feature = "composer")]
const LOOK_AGAIN: [u32; 3] = [250, 700, 1_500];

/// Takes over `text`, which another tab keeps of the session's draft; nothing where it can't be read. What was written
/// here stays among the draft's versions.
pub fn taken_over(session: &Session, text: &str, has_more: bool) -> Option<Action> {
    let (campaign, _) = restore(text)?;
    note_seen(&session.draft, text);
    if campaign == *session.campaign {
        return None;
    }
    // The other tab may have written in the same moment, before it heard of what was kept here.
    #[cfg(feature = "composer")]
    if has_more || !session.is_kept {
        drafts::keep_version(&session.draft, &session.campaign);
        // That tab may do the same right now, and its list of versions take the place of this one's.
        for later in LOOK_AGAIN {
            let (key, campaign) = (session.draft.clone(), session.campaign.clone());
            Timeout::new(later, move || drafts::keep_lost_version(&key, &campaign)).forget();
        }
    }
    if !has_more {
        return Some(Action::TakeOver(
            Box::new(campaign),
            "This draft is open in another tab too. What is written there shows up here.",
        ));
    }
    Some(Action::TakeOver(
        Box::new(campaign),
        "This draft was changed in another tab while you were writing. What you wrote here is one Undo away.",
    ))
}

/// Takes over what was kept of the session's draft while this page heard nothing.
pub fn caught_up(session: &Session) -> Option<Action> {
    let kept = Shelf::Device.kept(&session.draft)?;
    let is_known = SEEN.with_borrow(|(key, seen)| *key == session.draft && *seen == kept);
    if is_known { None } else { taken_over(session, &kept, false) }
}

/// What becomes of `action`, once the words of the draft that it would put away are safe.
pub fn guarded(session: &Session, action: Action) -> Action {
    #[cfg(feature = "composer")]
    if matches!(&action, Action::Replace(..)) && !session.is_example {
        drafts::keep_version(&session.draft, &session.campaign);
    }
    let Action::Open(campaign, key) = action else { return action };
    let was_kept = Shelf::Device.kept(&key).is_some();
    let is_safe = session.is_kept || keep(session) != Keeping::Refused;
    match (is_safe, was_kept) {
        (true, true) if key == session.draft && (!session.is_kept || *campaign == *session.campaign) => {
            Action::Go(View::default())
        }
        // Another draft was begun in the moment before this one was kept.
        (true, false) if key == session.draft && Shelf::Device.kept(&key).is_some() => {
            Action::Open(campaign, new_key())
        }
        (true, _) => Action::Open(campaign, key),
        (false, true) => Action::Notice(
            "There is no room to keep the open draft, so it stays open. Download it under Share, or delete drafts that \
             you don't need, then try again."
                .to_owned(),
        ),
        // Nothing is lost: the words are one Undo away.
        (false, false) => {
            Action::Replace(campaign, "The draft that was open could not be kept: Undo brings it back".to_owned())
        }
    }
}

/// Leaves what can be taken back to the page that comes next in this tab.
pub fn leave(session: &Session) {
    // Without room the next page begins with nothing to take back; the draft itself is kept elsewhere.
    Shelf::Tab.keep(UNDO, &undo(session));
}

/// What can be taken back, and of which draft.
fn undo(session: &Session) -> String {
    let [earlier, undone] = session.history.campaigns().map(|states| {
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
    let is_example = tree.get("is_example").is_some_and(|mark| mark.shape == Shape::Bool(true));
    Some((read(tree.get("campaign")?)?, is_example))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    #[test]
    fn what_is_kept_comes_back() {
        let campaign = empty(Profile::guide());
        let changed_at = DateTime::parse("2026-11-23T10:00").expect("a time");
        let text = written_at(changed_at, &campaign, true);
        assert_eq!(restore(&text), Some((campaign, true)));
        assert_eq!(changed(&text), Some(changed_at));
    }

    #[test]
    fn a_draft_that_says_only_its_campaign_is_a_draft() {
        let text = "{\"campaign\":{\"name\":\"Hamlet\"}}";
        let name = restore(text).map(|(campaign, is_example)| (campaign.name, is_example));
        assert_eq!(name, Some(("Hamlet".to_owned(), false)));
    }

    #[test]
    fn what_is_damaged_is_not_taken_for_a_draft() {
        for text in ["", "{", "null", "[]", "{\"campaign\":[]}", "{\"campaign\":{\"name\":5}}"] {
            assert_eq!(restore(text), None, "{text}");
        }
    }
}
