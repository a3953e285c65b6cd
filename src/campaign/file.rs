//! A campaign file: one document, a list of them, or `{"campaigns": […]}`.

use super::Campaign;
use crate::document::read::without_mark;
use crate::document::tree::Shape;
use crate::document::{Mismatch, Node, ReadError, Tree, pretty};

/// Reads every campaign of a file.
///
/// # Errors
/// Where the text is no JSON, another version's document, or has a value of the wrong type.
pub fn read_file(text: &str) -> Result<Vec<Campaign>, ReadError> {
    let text = without_mark(text);
    let tree = Tree::parse(text)?;
    let list = tree.get("campaigns").unwrap_or(&tree);
    let campaigns = match &list.shape {
        Shape::List(items) => items.iter().map(read_one).collect(),
        _ => read_one(list).map(|campaign| vec![campaign]),
    };
    campaigns.map_err(|mismatch| mismatch.in_text(text))
}

fn read_one(tree: &Tree<'_>) -> Result<Campaign, Mismatch> {
    let mut campaign = Campaign::default();
    // Whatever else differs in another version's document, its version is what matters.
    if let Some(format) = tree.get("format").filter(|format| !format.is_null()) {
        campaign.format.read(format)?;
    }
    campaign.read(tree)?;
    Ok(campaign)
}

/// The document as text, indented, in the order of the dashboard's sections.
#[must_use]
pub fn write(campaign: &Campaign) -> String {
    pretty(&campaign.to_json())
}
