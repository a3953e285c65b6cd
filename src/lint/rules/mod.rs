//! Every rule, one file each, by family. A new rule is a file and an entry in its family's list.

mod android;
#[cfg(feature = "whole")]
mod audience;
mod copy;
mod document;
#[cfg(feature = "whole")]
mod goal;
mod ignore;
#[cfg(feature = "whole")]
mod in_app;
mod ios;
mod link;
#[cfg(feature = "whole")]
mod name;
#[cfg(feature = "whole")]
pub(crate) mod names;
mod payload;
mod placeholders;
#[cfg(feature = "whole")]
mod start;
#[cfg(feature = "whole")]
mod test;
mod token;
#[cfg(feature = "whole")]
mod when;

use super::Rule;

// The page that opens first has no fields for start, goal, audience, delivery, test and in-app messages, which the name is compared
// with too: there, rules about them would only cost bytes.
static FAMILIES: &[&[&Rule]] = &[
    document::RULES,
    #[cfg(feature = "whole")]
    name::RULES,
    #[cfg(feature = "whole")]
    start::RULES,
    #[cfg(feature = "whole")]
    goal::RULES,
    #[cfg(feature = "whole")]
    audience::RULES,
    copy::RULES,
    token::RULES,
    link::RULES,
    android::RULES,
    ios::RULES,
    #[cfg(feature = "whole")]
    when::RULES,
    #[cfg(feature = "whole")]
    test::RULES,
    #[cfg(feature = "whole")]
    in_app::RULES,
    payload::RULES,
];

/// Every rule, in the order in which they are told of.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    first().chain(last())
}

/// The rules that look at the campaign.
pub(super) fn first() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The rules that look at what the others have found.
pub(super) fn last() -> impl Iterator<Item = &'static Rule> {
    ignore::RULES.iter().copied()
}

/// The rule called `id`.
#[must_use]
pub fn named(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
