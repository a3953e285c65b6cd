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
