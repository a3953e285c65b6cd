//! A campaign file: one document, a list of them, or `{"campaigns": […]}`.

use serde_json::Value;

use super::Campaign;
use crate::document::read::without_mark;
use crate::document::tree::Shape;
use crate::document::{Extra, FieldPath, Mismatch, Node, ReadError, Tree, pretty};

/// The campaigns of a file, and how the file holds them.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignFile {
    /// How the file holds them.
    pub shape: FileShape,
    /// The campaigns, in the file's order.
    pub campaigns: Vec<Campaign>,
}

/// How a file holds its campaigns.
#[derive(Clone, Debug, PartialEq)]
pub enum FileShape {
    /// The file is one campaign.
    One,
    /// A list of campaigns.
    List,
    /// An object with the list under `campaigns`, and what else it holds.
    Bundle(Extra),
}

impl CampaignFile {
    /// Reads every campaign of a file.
    ///
    /// # Errors
    /// Where the text is no JSON, another version's document, or has a value of the wrong type.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let text = without_mark(text);
        let tree = Tree::parse(text)?;
        Self::of(&tree).map_err(|mismatch| mismatch.in_text(text))
    }

    /// Reads every campaign of a file that is taken apart already.
    ///
    /// # Errors
    /// Where it is another version's document, or has a value of the wrong type.
    pub fn of(tree: &Tree<'_>) -> Result<Self, Mismatch> {
        let (shape, list) = match (&tree.shape, tree.get("campaigns").filter(|list| !list.is_null())) {
            (Shape::List(items), _) => (FileShape::List, items),
            (Shape::Object(pairs), Some(list)) => {
                let Shape::List(items) = &list.shape else { return Err(list.should_be("a list of campaigns")) };
                let others = pairs.iter().filter(|(key, _)| key != "campaigns");
                (FileShape::Bundle(others.map(|(key, value)| (key.clone(), value.untyped())).collect()), items)
            }
            _ => return Ok(Self { shape: FileShape::One, campaigns: vec![read_one(tree)?] }),
        };
        Ok(Self { shape, campaigns: list.iter().map(read_one).collect::<Result<_, _>>()? })
    }

    /// The file as text, indented, in the shape it had and in the order of the dashboard's sections.
    #[must_use]
    pub fn write(&self) -> String {
        let list = || self.campaigns.iter().map(Node::to_json).collect::<Value>();
        match (&self.shape, self.campaigns.as_slice()) {
            (FileShape::One, [campaign]) => write(campaign),
            (FileShape::One | FileShape::List, _) => pretty(&list()),
            (FileShape::Bundle(extra), _) => {
                let mut bundle = Extra::new();
                bundle.insert("campaigns".to_owned(), list());
                bundle.extend(extra.iter().map(|(key, value)| (key.clone(), value.clone())));
                pretty(&Value::Object(bundle))
            }
        }
    }

    /// The place of the campaign at `position` in the file.
    #[must_use]
    pub fn place(&self, position: usize) -> FieldPath {
        match self.shape {
            FileShape::One => FieldPath::root(),
            FileShape::List => FieldPath::root().index(position),
            FileShape::Bundle(_) => FieldPath::root().key("campaigns").index(position),
        }
    }
}

/// Reads every campaign of a file.
///
/// # Errors
/// Where the text is no JSON, another version's document, or has a value of the wrong type.
pub fn read_file(text: &str) -> Result<Vec<Campaign>, ReadError> {
    CampaignFile::read(text).map(|file| file.campaigns)
}

/// Reads the one campaign that `tree` is.
///
/// # Errors
/// Where it is another version's document, or has a value of the wrong type.
pub fn read_one(tree: &Tree<'_>) -> Result<Campaign, Mismatch> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_in_the_shape_it_had() {
        for text in [
            r#"{"name":"a"}"#,
            r#"[{"name":"a"}]"#,
            "[]",
            r#"{"campaigns":[{"name":"a"}],"x":1}"#,
            r#"{"campaigns":[]}"#,
            r#"{"campaigns":null,"name":"a"}"#,
        ] {
            let file = CampaignFile::read(text).expect(text);
            let written = file.write();
            assert_eq!(CampaignFile::read(&written), Ok(file), "{text} became {written}");
        }
    }

    #[test]
    fn what_should_be_a_list_is_told() {
        let error = CampaignFile::read(r#"{"campaigns":{}}"#).expect_err("no list");
        assert_eq!(error.to_string(), "line 1, column 14: found an object, expected a list of campaigns");
    }
}
