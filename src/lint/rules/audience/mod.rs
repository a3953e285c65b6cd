//! The `audience/` rules: who gets it.

mod always_true;
mod buyers_not_excluded;
mod contradiction;
mod empty;
mod exclusion_in_any;
mod operator;
mod opt_out_missing;
mod past_event_window;
mod performance_without_event;
mod redundant;
mod unknown_event;
mod unknown_property;
mod unknown_user_property;
mod value;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &empty::RULE,
    &unknown_event::RULE,
    &unknown_property::RULE,
    &unknown_user_property::RULE,
    &operator::RULE,
    &value::RULE,
    &performance_without_event::RULE,
    &contradiction::RULE,
    &always_true::RULE,
    &redundant::RULE,
    &exclusion_in_any::RULE,
    &buyers_not_excluded::RULE,
    &opt_out_missing::RULE,
    &past_event_window::RULE,
];
