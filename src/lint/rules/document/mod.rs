//! The `document/` rules: what stands in the document itself.

mod unknown_key;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&unknown_key::RULE];
