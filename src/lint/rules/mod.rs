//! Every rule, one file each, by family. A new rule is a file and an entry in its family's list.

mod android;
mod audience;
mod copy;
mod document;
mod goal;
mod ios;
mod link;
pub(crate) mod names;
mod start;
mod token;

use super::Rule;

static FAMILIES: &[&[&Rule]] = &[
    document::RULES,
    start::RULES,
    goal::RULES,
    audience::RULES,
    copy::RULES,
    token::RULES,
    link::RULES,
    android::RULES,
    ios::RULES,
];

/// Every rule, in the order in which they are told of.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The rule called `id`.
#[must_use]
pub fn named(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
