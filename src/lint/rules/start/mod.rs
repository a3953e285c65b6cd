//! The `start/` rules: who qualifies, and by what.

mod live_needs_trigger;
mod past_needs_past;
mod qualification_missing;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&qualification_missing::RULE, &past_needs_past::RULE, &live_needs_trigger::RULE];
