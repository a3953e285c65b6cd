//! The `in-app/` rules: messages inside the app.

mod frequency;
mod html;
mod html_script;
mod html_size;
mod images;
mod live_only;
mod message_too_long;
mod never_ends;
mod structure;
mod template;
mod title_too_long;
mod window_missing;
mod window_order;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &live_only::RULE,
    &structure::RULE,
    &template::RULE,
    &title_too_long::RULE,
    &message_too_long::RULE,
    &images::RULE,
    &html_size::RULE,
    &html_script::RULE,
    &window_missing::RULE,
    &window_order::RULE,
    &never_ends::RULE,
    &frequency::RULE,
];
