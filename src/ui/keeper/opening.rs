//! What the page begins with: the draft as it was left, the campaign that its address carries, or the first visit's
//! example.

use std::iter;

use super::{DAMAGED, OPEN, UNDO, VIEW, house, note_seen, open_key, restore, restore_history};
#[cfg(feature = "composer")]
use super::{guarded, new_key};
#[cfg(feature = "composer")]
use crate::share;
#[cfg(feature = "composer")]
use crate::ui::app::LINK;
use crate::ui::browser::{self, Shelf};
#[cfg(feature = "composer")]
use crate::ui::session::Action;
use crate::ui::session::{Session, Shared, View, empty, example};

/// Brings the session back as it was left, or opens the campaign that the page's address carries as a new draft.
/// Where there is something to tell, it stands in the session's notice.
pub fn open() -> Session {
    let session = open_kept();
    #[cfg(feature = "composer")]
    let session = with_link(session, &browser::take_fragment(LINK));
    session
}

/// What opens the campaign behind an address, and the sentence about it; nothing where there is none.
#[cfg(feature = "composer")]
#[must_use]
pub fn from_link(fragment: &str) -> Option<(Option<Action>, String)> {
    if fragment.is_empty() {
        return None;
    }
    Some(match share::read(fragment) {
        Ok(shared) => {
            let action = Action::Open(Box::new(shared.campaign), new_key());
            (Some(action), "The campaign from the link is open as a draft of its own.".to_owned())
        }
        Err(error) => (None, format!("{error}. Your own draft is open.")),
    })
}

/// `session`, or a new draft with the campaign in `fragment`; nothing that is kept is written over.
#[cfg(feature = "composer")]
fn with_link(session: Session, fragment: &str) -> Session {
    let Some((action, mut notice)) = from_link(fragment) else { return session };
    let action = action.map(|action| guarded(&session, action));
    if let Some(Action::Replace(_, told)) = &action {
        notice = format!("{told}.");
    }
    let opened = action.and_then(|action| session.after(action, browser::stamp()));
    opened.unwrap_or(session).noticing(notice)
}

fn open_kept() -> Session {
    let now = browser::local_time();
    let (profile, notice) = house::open();
    let profile = Shared::new(profile);
    let opened =
        |campaign, is_example| Session::with_profile(campaign, profile.clone(), is_example, now).noticing(notice);
    let handed_key = browser::take_over(OPEN);
    let handed = handed_key.as_deref().and_then(browser::take_over).and_then(|text| restore(&text));
    let key = handed_key.unwrap_or_else(open_key);
    let kept = Shelf::Device.kept(&key);
    note_seen(&key, kept.as_deref().unwrap_or_default());
    let found = kept.as_deref().map(restore);
    if let Some((campaign, is_example)) = handed {
        let is_kept = matches!(&found, Some(Some((kept, _))) if *kept == campaign);
        let mut session = resumed(opened(campaign, is_example), key);
        session.is_kept = is_example || is_kept;
        return session;
    }
    match found {
        // Nobody wrote it, so it need not grow old.
        None | Some(Some((_, true))) => resumed(opened(example(&profile, now.date()), true), key),
        Some(Some((campaign, false))) => resumed(opened(campaign, false), key),
        Some(None) => {
            let notice = if kept.is_some_and(|text| put_aside(&text)) {
                "The draft kept on this device could not be read. It is put aside under Drafts, and an empty campaign \
                 is open."
            } else {
                "The draft kept on this device could not be read, and there is no room to put it aside. \
                 It stays as it is, and an empty campaign is open."
            };
            let session = resumed(opened(empty(&profile), false), key);
            let notice = [session.notice.as_str(), notice].join(" ").trim().to_owned();
            session.noticing(notice)
        }
    }
}

/// The session with what can be taken back, and with what the composer is asked to show.
fn resumed(session: Session, key: String) -> Session {
    let undo = browser::take_over(UNDO).or_else(|| Shelf::Tab.kept(UNDO));
    let history = undo.and_then(|text| restore_history(&text, &key)).unwrap_or_default();
    let name = browser::take_over(VIEW).unwrap_or_default();
    let view = View::named(&name).unwrap_or_default();
    session.resumed(history, view, key)
}

/// Keeps `text` where it overwrites nothing; false where the browser refuses or has no room.
pub(super) fn put_aside(text: &str) -> bool {
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
