//! Repairs, and the words they propose.

use std::ops::Range;

use super::head::Whose;
use super::part::{Fault, FaultKind, Repair};
use crate::profile::{Profile, Property, PropertyType};
use crate::text::folded;

impl Fault {
    /// A fault without a repair.
    pub(super) fn new(kind: FaultKind, span: Range<usize>) -> Self {
        Self { kind, span, repair: None }
    }

    /// The same fault with a repair that keeps the meaning.
    pub(super) fn safely(self, title: impl Into<String>, edits: Vec<(Range<usize>, String)>) -> Self {
        self.mended(title, edits, true)
    }

    /// The same fault with a repair that the writer decides on.
    pub(super) fn perhaps(self, title: impl Into<String>, edits: Vec<(Range<usize>, String)>) -> Self {
        self.mended(title, edits, false)
    }

    /// The same fault with a repair.
    pub(super) fn mended(self, title: impl Into<String>, edits: Vec<(Range<usize>, String)>, is_safe: bool) -> Self {
        Self { repair: Some(Repair { title: title.into(), edits, is_safe }), ..self }
    }
}

/// One edit.
pub(super) fn edit(span: Range<usize>, text: impl Into<String>) -> Vec<(Range<usize>, String)> {
    vec![(span, text.into())]
}

/// `text` in straight quotes: double ones, single ones where it holds a double one.
pub(super) fn quoted(text: &str) -> String {
    let sign = if text.contains('"') { '\'' } else { '"' };
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(sign);
    quoted.push_str(text);
    quoted.push(sign);
    quoted
}

/// Words that make sense to a user whose property is not known, where there are any.
pub(super) fn phrase(whose: Whose<'_>, property: &str, profile: &Profile) -> Option<&'static str> {
    let is_it = |known: &&Property| known.name.eq_ignore_ascii_case(property);
    if let Some(known) = whose.properties(profile).iter().find(is_it)
        && known.kind == Some(PropertyType::Id)
    {
        return Some("1");
    }
    Some(match folded(property).as_str() {
        "eventname" | "showname" | "productionname" | "eventtitle" | "showtitle" => "your next show",
        "name" | "firstname" | "vorname" | "fullname" => "there",
        "city" | "stadt" => "your city",
        "country" | "land" => "your country",
        "eventid" | "performanceid" | "categoryid" | "productionid" => "1",
        _ => return None,
    })
}
