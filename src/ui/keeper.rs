//! Keeps the draft on the device and brings it back.

use serde::{Deserialize, Serialize};

use super::browser;
use super::session::{Session, empty, example};
use crate::campaign::{Campaign, read_file};
use crate::document;
use crate::profile::Profile;

const DRAFT: &str = "pushproof/draft@1";
const DAMAGED: &str = "pushproof/damaged";

/// What is kept of a session.
#[derive(Serialize)]
struct Kept<'s> {
    is_example: bool,
    campaign: &'s Campaign,
}

#[derive(Default, Deserialize)]
struct Found {
    #[serde(default)]
    is_example: bool,
    #[serde(default)]
    campaign: serde_json::Value,
}

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
    let kept = Kept { is_example: session.is_example, campaign: &session.campaign };
    let text = document::write(&kept);
    if browser::keep(DRAFT, &text) { Keeping::Kept } else { Keeping::Refused }
}

/// The session as it was left, or the first visit's; and a sentence where there is something to tell.
pub fn open() -> (Session, Option<&'static str>) {
    let now = browser::local_time();
    let Some(text) = browser::kept(DRAFT) else {
        return (Session::new(example(Profile::guide()), true, now), None);
    };
    match restore(&text) {
        Some((campaign, is_example)) => (Session::new(campaign, is_example, now), None),
        None => {
            // Whatever it was, it stays on the device.
            browser::keep(DAMAGED, &text);
            let told =
                "The draft kept on this device could not be read. It is put aside, and an empty campaign is open.";
            (Session::new(empty(Profile::guide()), false, now), Some(told))
        }
    }
}

/// The campaign in `text`, and whether it is the untouched example.
fn restore(text: &str) -> Option<(Campaign, bool)> {
    let found: Found = serde_json::from_str(text).ok()?;
    if !found.campaign.is_object() {
        return None;
    }
    let campaign = read_file(&found.campaign.to_string()).ok()?.into_iter().next()?;
    Some((campaign, found.is_example))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let campaign = example(Profile::guide());
        let text = serde_json::to_string(&Kept { is_example: true, campaign: &campaign }).expect("JSON");
        assert_eq!(restore(&text), Some((campaign, true)));
    }

    #[test]
    fn what_is_damaged_is_not_taken_for_a_draft() {
        for text in ["", "{", "null", "[]", "{\"campaign\":[]}", "{\"campaign\":{\"name\":5}}"] {
            assert_eq!(restore(text), None, "{text}");
        }
    }
}
