//! Every rule, one file each, by family. A new rule is a file and an entry in its family's list.

mod android;
#[cfg(feature = "cli")]
mod audience;
mod copy;
mod document;
#[cfg(feature = "cli")]
mod goal;
mod ignore;
#[cfg(feature = "cli")]
mod in_app;
mod ios;
mod link;
#[cfg(feature = "cli")]
mod name;
#[cfg(feature = "cli")]
pub(crate) mod names;
mod payload;
mod placeholders;
#[cfg(feature = "cli")]
mod start;
#[cfg(feature = "cli")]
mod test;
mod token;
#[cfg(feature = "cli")]
mod when;

use super::Rule;

// The page has no fields yet for start, goal, audience, delivery, test and in-app messages, which the name is compared
// with too: there, rules about them would only cost bytes.
static FAMILIES: &[&[&Rule]] = &[
    document::RULES,
    #[cfg(feature = "cli")]
    name::RULES,
    #[cfg(feature = "cli")]
    start::RULES,
    #[cfg(feature = "cli")]
    goal::RULES,
    #[cfg(feature = "cli")]
    audience::RULES,
    copy::RULES,
    token::RULES,
    link::RULES,
    android::RULES,
    ios::RULES,
    #[cfg(feature = "cli")]
    when::RULES,
    #[cfg(feature = "cli")]
    test::RULES,
    #[cfg(feature = "cli")]
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
