//! The examples in a rule's documentation: what to write and what not to.

use serde_json::Value;

use crate::campaign::Campaign;
use crate::document::FieldPath;
use crate::document::node::place_mut;

/// The sound campaign that an example changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// A scheduled push.
    #[default]
    Push,
    /// A live push for what lies in the cart.
    CartReminder,
    /// A message inside the app.
    InApp,
}

/// An example of a rule's documentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Whether it shows what not to write.
    pub is_wrong: bool,
    /// The sound campaign that it changes.
    pub base: Base,
    /// Which fields have which values; all others are those of the sound campaign.
    pub fields: Vec<(FieldPath, Value)>,
}

impl Example {
    /// Every example in `documentation`: each a fence that begins with `wrong` or `right`.
    #[must_use]
    pub fn read_all(documentation: &str) -> Vec<Self> {
        documentation.split("```").skip(1).step_by(2).filter_map(Self::read).collect()
    }

    fn read(fence: &str) -> Option<Self> {
        let (head, body) = fence.split_once('\n')?;
        let mut words = head.split_whitespace();
        let is_wrong = match words.next()? {
            "wrong" => true,
            "right" => false,
            _ => return None,
        };
        let base = match words.next() {
            Some("cart-reminder") => Base::CartReminder,
            Some("in-app") => Base::InApp,
            _ => Base::Push,
        };
        let fields = body.lines().filter_map(Self::read_line).collect();
        Some(Self { is_wrong, base, fields })
    }

    /// Reads `what.title: Hamlet`. What is JSON is taken as JSON, anything else as text.
    fn read_line(line: &str) -> Option<(FieldPath, Value)> {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let (path, value) = line.split_once(": ")?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
        Some((FieldPath::parse(path.trim())?, value))
    }

    /// `campaign` with this example's fields; nothing where it has no such field.
    #[must_use]
    pub fn applied_to(&self, mut campaign: Campaign) -> Option<Campaign> {
        for (path, value) in &self.fields {
            place_mut(&mut campaign, path.steps()).ok()?.set(value).ok()?;
        }
        Some(campaign)
    }
}
