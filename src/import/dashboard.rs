//! Dashboard JSON: the campaign that rides along in it, and what its fields say beside that.

use serde_json::Value;

use super::leftover::{Leftover, collect};
use crate::campaign::{Campaign, CampaignFile, FileShape, read_one};
use crate::document::read::without_mark;
use crate::document::tree::Shape;
use crate::document::{Mismatch, ReadError, Tree, pretty};
use crate::export::Dashboard;

/// What every version's document begins with.
const FAMILY: &str = "pushproof/dashboard@";

/// Whether `tree` says of itself that it is a dashboard JSON, of whatever version.
pub(super) fn is_one(tree: &Tree<'_>) -> bool {
    tree.get("format").and_then(Tree::text).is_some_and(|format| format.starts_with(FAMILY))
}

/// The campaigns of a text, and whether they ride along in dashboard JSON.
///
/// # Errors
/// Where the text is no JSON, another version's document, or has a value of the wrong type.
pub fn campaigns(text: &str) -> Result<(CampaignFile, bool), ReadError> {
    let text = without_mark(text);
    let tree = Tree::parse(text)?;
    let dashboard = file(&tree);
    let is_dashboard = dashboard.is_some();
    let file = dashboard.unwrap_or_else(|| CampaignFile::of(&tree));
    file.map(|file| (file, is_dashboard)).map_err(|mismatch| mismatch.in_text(text))
}

/// The campaigns of a file of dashboard JSON, one or a list of them; nothing where it is another kind of file.
///
/// # Errors
/// Where it is another version's, or a campaign in it can't be read.
#[must_use]
pub fn file(tree: &Tree<'_>) -> Option<Result<CampaignFile, Mismatch>> {
    let read = |items: &[Tree<'_>]| items.iter().map(campaign).collect::<Result<Vec<_>, _>>();
    match &tree.shape {
        Shape::List(items) if items.first().is_some_and(is_one) => {
            Some(read(items).map(|campaigns| CampaignFile { shape: FileShape::List, campaigns }))
        }
        Shape::Object(_) if is_one(tree) => {
            Some(campaign(tree).map(|campaign| CampaignFile { shape: FileShape::One, campaigns: vec![campaign] }))
        }
        _ => None,
    }
}

/// `text`, which is a file of dashboard JSON, with these campaigns in it and its fields as they say.
#[must_use]
pub fn rewritten(text: &str, campaigns: &[Campaign]) -> Option<String> {
    let mut value = Tree::parse(text).ok()?.untyped();
    let documents = match &mut value {
        Value::Array(items) => items.iter_mut().collect(),
        one => vec![one],
    };
    for (document, campaign) in documents.into_iter().zip(campaigns) {
        if let (Value::Object(old), Value::Object(new)) = (document, Dashboard::of(campaign).to_json()) {
            old.extend(new);
        }
    }
    Some(pretty(&value))
}

/// The campaign of a dashboard JSON.
fn campaign(tree: &Tree<'_>) -> Result<Campaign, Mismatch> {
    if !is_one(tree) {
        return Err(tree.should_be("a dashboard JSON, as the first of the list is"));
    }
    if let Some(format) = tree.get("format").filter(|format| format.text() != Some(Dashboard::MARKER)) {
        let expected = format!("the format “{}”, which this version of Pushproof reads", Dashboard::MARKER);
        return Err(format.should_be(&expected));
    }
    let inside = tree.get("campaign").filter(|campaign| !campaign.is_null());
    read_one(inside.ok_or_else(|| Mismatch {
        at: tree.at,
        message: "found a dashboard JSON without its campaign, expected it under “campaign”".to_owned(),
    })?)
}

/// Takes the campaign out, and tells what the fields say that the campaign doesn't.
pub(super) fn read(tree: &Tree<'_>, leftovers: &mut Vec<Leftover>) -> Result<Campaign, Mismatch> {
    let campaign = campaign(tree)?;
    let Value::Object(mut rest) = tree.untyped() else { return Ok(campaign) };
    rest.shift_remove("format");
    rest.shift_remove("campaign");
    let known = Dashboard::of(&campaign);
    // A list that fell out of step is told by its first change, so each field is looked for by itself.
    if let Some(Value::Array(sections)) = rest.get_mut("sections") {
        for section in sections {
            let name = section.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let entries = known.sections.iter().find(|known| known.name == name).map(|known| known.fields.as_slice());
            let Some(fields) = section.get_mut("fields").and_then(Value::as_array_mut) else { continue };
            for field in fields.iter_mut() {
                let word = |key| field.get(key).and_then(Value::as_str);
                let (Some(label), Some(value)) = (word("label"), word("value")) else { continue };
                let mut entries = entries.unwrap_or_default().iter();
                let is_known = entries.any(|entry| entry.label == label && entry.value == value);
                let is_plain = field.as_object().is_some_and(|field| field.len() == 2);
                if !is_known {
                    leftovers.push(Leftover::new(format!("{name}, {label}"), value));
                }
                if is_plain {
                    *field = Value::Null;
                }
            }
            if let (Some(section), Some(_)) = (section.as_object_mut(), entries) {
                section.shift_remove("name");
            }
        }
    }
    collect("", &Value::Object(rest), leftovers);
    Ok(campaign)
}
