//! The `ignore/` rules: findings that the writer chose to ignore. They look at what all others have found.

mod unused;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&unused::RULE];
