//! Keeps the draft on the device and brings it back.

use serde_json::json;

use super::browser;
use super::session::{Session, empty, example};
use crate::campaign::Campaign;
use crate::document::tree::Shape;
use crate::document::{Node, Tree};
use crate::profile::Profile;

const DRAFT: &str = "pushproof/draft@1";
const DAMAGED: &str = "pushproof/damaged";

/// Whether the draft is safe on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All that was typed is kept.
    #[default]
    Kept,
    /// The last words are about to be kept.
    Pending,
    /// The browser refuses or has no room.
    Refused,
}

/// Keeps the session's draft.
pub fn keep(session: &Session) -> Keeping {
    let text = written(&session.campaign, session.is_example);
    if browser::keep(DRAFT, &text) { Keeping::Kept } else { Keeping::Refused }
}

/// The session as it was left, or the first visit's; and a sentence where there is something to tell.
pub fn open() -> (Session, Option<&'static str>) {
    let now = browser::local_time();
    let Some(text) = browser::kept(DRAFT) else {
        return (Session::new(example(Profile::guide()), true, now), None);
    };
    if let Some((campaign, is_example)) = restore(&text) {
        return (Session::new(campaign, is_example, now), None);
    }
    // Whatever it was, it stays on the device.
    browser::keep(DAMAGED, &text);
    let told = "The draft kept on this device could not be read. It is put aside, and an empty campaign is open.";
    (Session::new(empty(Profile::guide()), false, now), Some(told))
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
        let campaign = example(Profile::guide());
        assert_eq!(restore(&written(&campaign, true)), Some((campaign, true)));
    }

    #[test]
    fn what_is_damaged_is_not_taken_for_a_draft() {
        for text in ["", "{", "null", "[]", "{\"campaign\":[]}", "{\"campaign\":{\"name\":5}}"] {
            assert_eq!(restore(text), None, "{text}");
        }
    }
}
