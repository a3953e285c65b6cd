//! The `copy/` rules: what title and message say, and how.

mod all_caps;
#[cfg(feature = "whole")]
mod audience;
#[cfg(feature = "whole")]
mod date_passed;
mod emoji_count;
mod filler_words;
#[cfg(feature = "whole")]
mod house_pattern;
mod invisible_characters;
mod key_point_late;
pub(super) mod measure;
mod message_missing;
mod message_too_long;
#[cfg(feature = "whole")]
mod no_such_day;
mod placeholder;
#[cfg(feature = "whole")]
pub(super) mod relative;
#[cfg(feature = "whole")]
mod relative_day;
mod rendered_too_long;
mod repeated_punctuation;
mod seen;
mod title_missing;
mod title_repeated;
mod title_too_long;
mod too_many_lines;
#[rustfmt::skip]
mod vocabulary;
mod web_address;
#[cfg(feature = "whole")]
mod weekday_mismatch;
mod whitespace;
mod words;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &title_missing::RULE,
    &message_missing::RULE,
    &title_too_long::RULE,
    &message_too_long::RULE,
    &too_many_lines::RULE,
    &rendered_too_long::RULE,
    &key_point_late::RULE,
    &filler_words::RULE,
    &all_caps::RULE,
    &repeated_punctuation::RULE,
    &emoji_count::RULE,
    &whitespace::RULE,
    &invisible_characters::RULE,
    &placeholder::RULE,
    &web_address::RULE,
    &title_repeated::RULE,
    // The page that opens first has no field for the delivery, which these compare with.
    #[cfg(feature = "whole")]
    &no_such_day::RULE,
    #[cfg(feature = "whole")]
    &weekday_mismatch::RULE,
    #[cfg(feature = "whole")]
    &date_passed::RULE,
    #[cfg(feature = "whole")]
    &relative_day::RULE,
    // The page that opens first knows the guide's profile alone: a regex engine would only cost it bytes.
    #[cfg(feature = "whole")]
    &house_pattern::RULE,
];
