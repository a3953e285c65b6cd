//! The `link/` rules: where a tap leads.

mod dead_end_default;
mod default_id;
mod duplicate_key;
mod extra_part;
mod id;
mod key;
#[cfg(feature = "whole")]
mod listed;
mod missing;
mod missing_id;
#[cfg(feature = "whole")]
mod performance_date;
mod platforms;
mod reserved_key;
mod scheme;
mod shape;
mod slash;
#[cfg(test)]
mod tests;
#[cfg(feature = "whole")]
mod title_mismatch;
mod token_id;
mod token_type;
#[cfg(feature = "whole")]
mod unknown_performance;
#[cfg(feature = "whole")]
mod unknown_production;
mod whitespace;
mod words;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &missing::RULE,
    &key::RULE,
    &platforms::RULE,
    &duplicate_key::RULE,
    &reserved_key::RULE,
    &scheme::RULE,
    &shape::RULE,
    &slash::RULE,
    &whitespace::RULE,
    &missing_id::RULE,
    &extra_part::RULE,
    &id::RULE,
    &token_type::RULE,
    &default_id::RULE,
    &dead_end_default::RULE,
    // The page that opens first has no list of productions, which these compare with.
    #[cfg(feature = "whole")]
    &unknown_production::RULE,
    #[cfg(feature = "whole")]
    &title_mismatch::RULE,
    #[cfg(feature = "whole")]
    &unknown_performance::RULE,
    #[cfg(feature = "whole")]
    &performance_date::RULE,
];
