//! The `when/` rules: delivery and time to live.

mod daily_cap;
mod do_not_disturb;
mod edit_cutoff;
mod missing;
mod night;
mod order;
mod past;
mod ttl_after_event;
mod ttl_range;

use chrono::NaiveDateTime;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &missing::RULE,
    &past::RULE,
    &order::RULE,
    &edit_cutoff::RULE,
    &daily_cap::RULE,
    &night::RULE,
    &do_not_disturb::RULE,
    &ttl_range::RULE,
    &ttl_after_event::RULE,
];

/// A time, as a sentence says it: “Thursday 3 December 2026 at 17:00”.
fn said(time: NaiveDateTime) -> String {
    format!("{} at {}", crate::dates::english(time.date()), time.format("%H:%M"))
}
