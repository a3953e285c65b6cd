//! Keeps the draft on the device and brings it back.

use std::iter;

use serde_json::json;

use super::browser;
use super::session::{Session, empty, example};
use crate::campaign::Campaign;
use crate::document::tree::Shape;
use crate::document::{Node, Tree};
use crate::profile::Profile;

const DRAFT: &str = "pushproof/draft@1";
/// Where a draft that could not be read is put aside; the next one under a number of its own.
const DAMAGED: &str = "pushproof/damaged";

/// Whether the draft is safe on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All that is typed is kept within moments.
    #[default]
    Kept,
    /// The browser refuses or has no room.
    Refused,
}

/// Keeps the session's draft.
pub fn keep(session: &Session) -> Keeping {
    let text = written(&session.campaign, session.is_example);
    if browser::keep(DRAFT, &text) { Keeping::Kept } else { Keeping::Refused }
}

/// What the page begins with.
pub struct Opened {
    /// The session as it was left, or the first visit's.
    pub session: Session,
    /// A sentence, where there is something to tell.
    pub told: Option<&'static str>,
    /// Whether the device has room for a draft that overwrites nothing.
    pub has_room: bool,
}

/// Brings the session back as it was left.
pub fn open() -> Opened {
    let now = browser::local_time();
    let opened =
        |campaign, is_example| Opened { session: Session::new(campaign, is_example, now), told: None, has_room: true };
    let Some(text) = browser::kept(DRAFT) else { return opened(example(Profile::guide(), now.date()), true) };
    match restore(&text) {
        // Nobody wrote it, so it need not grow old.
        Some((_, true)) => opened(example(Profile::guide(), now.date()), true),
        Some((campaign, false)) => opened(campaign, false),
        None => {
            let has_room = put_aside(&text);
            let told = if has_room {
                "The draft kept on this device could not be read. It is put aside, and an empty campaign is open."
            } else {
                "The draft kept on this device could not be read, and there is no room to put it aside. \
                 It stays as it is, and an empty campaign is open."
            };
            Opened { told: Some(told), has_room, ..opened(empty(Profile::guide()), false) }
        }
    }
}

/// Keeps `text` where it overwrites nothing; false where the browser refuses or has no room.
fn put_aside(text: &str) -> bool {
    let keys = iter::once(DAMAGED.to_owned()).chain((2..).map(|number| format!("{DAMAGED}-{number}")));
    for key in keys {
        match browser::kept(&key) {
            Some(other) if other == text => return true,
            Some(_) => {}
            None => return browser::keep(&key, text),
        }
    }
    false
}

/// What is kept of a session.
fn written(campaign: &Campaign, is_example: bool) -> String {
    json!({ "is_example": is_example, "campaign": campaign.to_json() }).to_string()
}

/// The campaign in `text`, and whether it is the untouched example.
fn restore(text: &str) -> Option<(Campaign, bool)> {
    let tree = Tree::parse(text).ok()?;
    let mut campaign = Campaign::default();
    campaign.read(tree.get("campaign")?).ok()?;
    Some((campaign, tree.get("is_example")?.shape == Shape::Bool(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let campaign = empty(Profile::guide());
        assert_eq!(restore(&written(&campaign, true)), Some((campaign, true)));
    }

    #[test]
    fn what_is_damaged_is_not_taken_for_a_draft() {
        for text in ["", "{", "null", "[]", "{\"campaign\":[]}", "{\"campaign\":{\"name\":5}}"] {
            assert_eq!(restore(text), None, "{text}");
        }
    }
}
