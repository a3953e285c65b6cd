//! The `android/` rules: what Android asks of a push.

mod channel;
mod render_max;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&channel::RULE, &render_max::RULE];
