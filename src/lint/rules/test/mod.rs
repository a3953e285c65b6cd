//! The `test/` rules: who gets the test.

mod recipient;
mod recipient_missing;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&recipient_missing::RULE, &recipient::RULE];
