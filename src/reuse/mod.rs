//! Using a campaign for another production: every id, title and date of the old one becomes the new one's, in the
//! writer's own shapes. Times of sending are left alone and listed, for nobody else can choose them.

mod copy;
mod filters;
mod look;
mod subject;

use chrono::NaiveDateTime;

pub use look::Look;
pub use subject::{Subject, guess};

use crate::campaign::Campaign;
use crate::dates::Anchor;
use crate::document::FieldPath;
use crate::document::node::walk;
use crate::profile::Profile;
use copy::Rewrite;

/// A campaign made for another production.
#[derive(Clone, Debug, PartialEq)]
pub struct Reused {
    /// The campaign.
    pub campaign: Campaign,
    /// What changed, in the dashboard's order.
    pub changes: Vec<Change>,
    /// What the writer has to look at.
    pub look: Vec<Look>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: FieldPath,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// `campaign` for the production `new` in the place of `old`; what is empty in either is left alone.
#[must_use]
pub fn reuse(campaign: &Campaign, old: &Subject, new: &Subject, profile: &Profile, now: NaiveDateTime) -> Reused {
    let rewrite = Rewrite { old, new, anchor: anchor(campaign, now), language: copy::language_of(campaign) };
    let mut result = campaign.clone();
    let mut look = Vec::new();
    filters::rewrite(&mut result, old, new);
    rewrite.campaign(&mut result, &mut look);
    look::at_times(campaign, &mut look);
    look::at_leftovers(&result, old, new, profile, &mut look);
    look.sort_by(|one, other| one.field.cmp(&other.field));
    look.dedup();
    Reused { changes: changes(campaign, &result), campaign: result, look }
}

/// The day from which dates without a year are read.
fn anchor(campaign: &Campaign, now: NaiveDateTime) -> Anchor {
    let delivery = subject::delivery(campaign);
    Anchor { day: delivery.unwrap_or(now.date()), is_delivery: delivery.is_some() }
}

/// Every text that differs; both have the same places.
fn changes(before: &Campaign, after: &Campaign) -> Vec<Change> {
    let texts = |campaign: &Campaign| {
        let mut texts: Vec<(FieldPath, String)> = Vec::new();
        walk(campaign, &mut |path, node| texts.extend(node.text().map(|text| (path.clone(), text.to_owned()))));
        texts
    };
    let pairs = texts(before).into_iter().zip(texts(after));
    let differing = pairs.filter(|((_, before), (_, after))| before != after);
    differing.map(|((field, before), (_, after))| Change { field, before, after }).collect()
}
