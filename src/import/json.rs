//! JSON: which of the kinds it is, and the campaigns in it.

use serde_json::Value;

use super::{Leftover, Recognised, Taken, Unreadable, api, dashboard, key_values};
use crate::campaign::{Campaign, CampaignFile, read_one};
use crate::document::tree::Shape;
use crate::document::{Mismatch, Node, Tree};
use crate::profile::Profile;

/// Whether `text` is meant to be JSON: it begins as an object does, or as a list of them.
pub(super) fn is_meant(text: &str) -> bool {
    // Liquid begins with two braces, or with one and a percent sign.
    let is_object = text.starts_with('{') && !text.starts_with("{{") && !text.starts_with("{%");
    let is_list = text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']']));
    is_object || is_list
}

/// The campaign of a draft as the page keeps it, such as one that was damaged and has been mended.
fn kept<'s, 't>(tree: &'s Tree<'t>) -> Option<&'s Tree<'t>> {
    let campaign = tree.get("campaign").filter(|campaign| matches!(campaign.shape, Shape::Object(_)))?;
    let is_other = dashboard::is_one(tree) || SECTIONS.iter().any(|section| tree.get(section).is_some());
    (!is_other).then_some(campaign)
}

/// Takes the campaigns out of JSON.
pub(super) fn read(text: &str, profile: &Profile) -> Result<Taken, Unreadable> {
    let tree = Tree::parse(text).map_err(Unreadable::Json)?;
    let told = |mismatch: Mismatch| Unreadable::Json(mismatch.in_text(text));
    if let Some(campaign) = kept(&tree) {
        let campaign = read_one(campaign).map_err(told)?;
        return Ok((Recognised::Document, vec![campaign], Vec::new()));
    }
    let first = match &tree.shape {
        Shape::List(items) => items.first().ok_or(Unreadable::Nothing)?,
        _ => &tree,
    };
    match kind(first) {
        Some(Recognised::Document) if is_profile(first) => Err(Unreadable::HouseProfile),
        Some(Recognised::Document) => {
            let campaigns = CampaignFile::of(&tree).map_err(told)?.campaigns;
            if campaigns.is_empty() {
                Err(Unreadable::Nothing)
            } else {
                Ok((Recognised::Document, campaigns, Vec::new()))
            }
        }
        Some(Recognised::Dashboard) => each(&tree, Recognised::Dashboard, dashboard::read).map_err(told),
        Some(Recognised::ApiBody) => {
            each(&tree, Recognised::ApiBody, |tree, leftovers| Ok(api::read(tree.untyped(), leftovers))).map_err(told)
        }
        Some(what) => {
            let read = |tree: &Tree<'_>, left: &mut _| Ok(key_values::read(tree.untyped(), profile, left));
            each(&tree, what, read).map_err(told)
        }
        None => Err(told(
            first.should_be("a campaign document, a dashboard JSON, key-values, or a body for CleverTap's API"),
        )),
    }
}

/// Reads the one that `tree` is, or each of a list, which all have to be of one kind.
fn each(
    tree: &Tree<'_>,
    what: Recognised,
    read: impl Fn(&Tree<'_>, &mut Vec<Leftover>) -> Result<Campaign, Mismatch>,
) -> Result<Taken, Mismatch> {
    let mut leftovers = Vec::new();
    let Shape::List(items) = &tree.shape else {
        let campaign = read(tree, &mut leftovers)?;
        return Ok((what, vec![campaign], leftovers));
    };
    let mut campaigns = Vec::with_capacity(items.len());
    for (position, item) in items.iter().enumerate() {
        if kind(item) != Some(what) {
            return Err(item.should_be(&format!("{}, as the first of the list is", what.words(1))));
        }
        let mut left = Vec::new();
        campaigns.push(read(item, &mut left)?);
        leftovers.extend(left.into_iter().map(|Leftover { place, text }| {
            let dot = if place.starts_with('[') { "" } else { "." };
            Leftover::new(format!("[{position}]{dot}{place}"), text)
        }));
    }
    Ok((what, campaigns, leftovers))
}

/// Keys that only a campaign document has.
const SECTIONS: [&str; 8] = ["start", "who", "what", "when", "test", "campaigns", "channel", "purpose"];

/// More keys than this are no push's key-values.
const MOST_PAIRS: usize = 1_000;

/// What kind of document an object is; nothing for what is none.
fn kind(tree: &Tree<'_>) -> Option<Recognised> {
    let Shape::Object(pairs) = &tree.shape else { return None };
    let is_object = |key| matches!(tree.get(key).map(|part| &part.shape), Some(Shape::Object(_)));
    if dashboard::is_one(tree) {
        return Some(Recognised::Dashboard);
    }
    if tree.get("format").and_then(Tree::text).is_some() {
        return Some(Recognised::Document);
    }
    if is_object("content") && ["target_mode", "devices", "when", "where"].iter().any(|key| tree.get(key).is_some()) {
        return Some(Recognised::ApiBody);
    }
    let platforms: Vec<&Tree<'_>> = ["android", "ios"].into_iter().filter_map(|key| tree.get(key)).collect();
    let is_platform = |part: &&Tree<'_>| matches!(&part.shape, Shape::Object(pairs) if pairs.len() <= MOST_PAIRS);
    if !platforms.is_empty() && platforms.iter().all(is_platform) {
        return Some(Recognised::KeyValues);
    }
    // A name alone may be anything; a section, and a list of campaigns, is a document's.
    let known = Campaign::default();
    let keys = known.keys().map(|(keys, _)| keys).unwrap_or_default();
    if pairs.iter().any(|(key, _)| SECTIONS.contains(&key.as_str()))
        || pairs.iter().all(|(key, _)| keys.contains(&key.as_str()))
    {
        return Some(Recognised::Document);
    }
    let is_flat = pairs.len() <= MOST_PAIRS
        && pairs.iter().all(|(_, value)| !matches!(value.untyped(), Value::Object(_) | Value::Array(_)));
    is_flat.then_some(Recognised::KeyValues)
}

/// Whether an object says of itself that it is a house profile.
fn is_profile(tree: &Tree<'_>) -> bool {
    tree.get("format").and_then(Tree::text).is_some_and(|format| format.starts_with("pushproof/profile@"))
}
