//! The `goal/` rules: what counts as success.

mod conversion_window;
mod missing;
mod revenue_property;
mod target_mismatch;
mod unfiltered_charged;
mod unknown_event;
mod unknown_property;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &missing::RULE,
    &unknown_event::RULE,
    &unknown_property::RULE,
    &unfiltered_charged::RULE,
    &revenue_property::RULE,
    &conversion_window::RULE,
    &target_mismatch::RULE,
];
