//! Checking a house profile with the rules' names at hand.

use super::rules;
use crate::profile::{Profile, ProfileFinding};

/// What is wrong with `profile` itself: entries that can't be read, contradict each other, come twice, or do nothing.
#[must_use]
pub fn check_profile(profile: &Profile) -> Vec<ProfileFinding> {
    let ids: Vec<&str> = rules::all().map(|rule| rule.id).collect();
    crate::profile::check(profile, &ids)
}
