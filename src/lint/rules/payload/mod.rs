//! The `payload/` rules: what goes over the air.

mod too_large;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&too_large::RULE];
