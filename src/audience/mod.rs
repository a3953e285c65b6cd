//! What is certain about who gets a campaign, worked out and not looked up in a list of special cases.
//!
//! A user is a set of past events and a set of profile values that may be missing. Each event has a time and
//! properties with one value each (tags: a set), which may be missing too. Two conditions on what was done may be met
//! by two different events. The live action that sends a campaign is one of the user's events. A saved segment or
//! list may hold anybody; a condition that isn't filled in yet can become anything.
//!
//! [`Audience`] answers by trying whether such a user can exist: an audience in which nobody can be, a condition that
//! nobody fails, a condition that changes nothing. Answers are exact up to 60 conditions and 512 combinations of
//! alternatives, checked against plain enumeration; beyond that, and where CleverTap's own reading is unknown (whether
//! case counts, whether `between` takes its ends in, whether "is not Vienna" holds without a city), nothing is claimed
//! that doesn't hold either way.

mod compile;
mod guard;
mod persona;
mod property;
mod solve;
mod trial;
mod verdict;
pub mod walk;

pub use compile::Audience;
pub use guard::{OptOutGuard, clashing_filters, forgets_buyers, is_purchase, opt_out_guard, purchase_property};
pub use persona::{Outcome, PersonaVerdict, personas};
#[cfg(feature = "whole")]
pub(crate) use property::number;
pub use verdict::{Redundancy, RedundancyKind};

use crate::campaign::{Campaign, Segment};
use crate::document::FieldPath;

/// The group or condition at `place`, where there is one.
#[must_use]
pub fn node_at<'a>(campaign: &'a Campaign, place: &FieldPath) -> Option<&'a Segment> {
    let mut found = None;
    walk::each_node(&campaign.who, &mut |node, trail| {
        if found.is_none() && trail.path() == *place {
            found = Some(node);
        }
    });
    found
}
