//! The `copy/` rules: what title and message say, and how.

mod title_too_long;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&title_too_long::RULE];
