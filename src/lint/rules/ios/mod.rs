//! The `ios/` rules: what iOS asks of a push.

mod advanced;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&advanced::RULE];
