//! Every rule, one file each, by family. A new rule is a file and an entry in its family's list.

mod android;
mod copy;
mod document;
mod ignore;
mod in_app;
mod ios;
mod link;
mod name;
mod payload;
mod test;
mod token;
mod when;

use super::Rule;

static FAMILIES: &[&[&Rule]] = &[
    document::RULES,
    name::RULES,
    copy::RULES,
    token::RULES,
    link::RULES,
    android::RULES,
    ios::RULES,
    when::RULES,
    test::RULES,
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
