//! The `name/` rules: whether a campaign is found again among hundreds.

mod date_mismatch;
mod missing;
mod no_content;
mod no_date;
mod reading;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[&missing::RULE, &no_content::RULE, &no_date::RULE, &date_mismatch::RULE];
