//! What a rule reports: where, what, why, what to do, and the fixes.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::{Rule, Severity};
use crate::document::FieldPath;
use crate::template::Repair;

/// A field, or the words of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The field.
    pub field: FieldPath,
    /// The words, as bytes of the field's text; none where the whole field is meant.
    pub span: Option<Range<usize>>,
}

impl From<FieldPath> for Place {
    fn from(field: FieldPath) -> Self {
        Self { field, span: None }
    }
}

/// One finding of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How serious it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What happened.
    pub message: String,
    /// What to do.
    pub help: Cow<'static, str>,
    /// Other places that it has to do with.
    pub related: Vec<Related>,
    /// What would mend it.
    pub fixes: Vec<Fix>,
}

/// Another place that a finding has to do with.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// What is there.
    pub message: String,
}

/// Whether a fix may be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// The meaning stays; "Fix all" makes it.
    Safe,
    /// The writer decides.
    Suggested,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fix {
    /// What it does, in words for a button.
    pub title: String,
    /// Whether it may be made without asking.
    pub applicability: Applicability,
    /// The changes, none of which overlap.
    pub edits: Vec<Edit>,
}

/// One change of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts other words in the place of some of a text.
    Text {
        /// The text's field.
        field: FieldPath,
        /// The words to go, in bytes.
        span: Range<usize>,
        /// The words to come.
        text: String,
    },
    /// Gives a field another value.
    Set {
        /// The field.
        field: FieldPath,
        /// Its new value.
        value: Value,
    },
    /// Puts an item into a list.
    Insert {
        /// The list.
        field: FieldPath,
        /// The position that the item will have.
        position: usize,
        /// The item.
        value: Value,
    },
    /// Takes a field or a list's item out.
    Remove {
        /// The field or item.
        field: FieldPath,
    },
}

impl Edit {
    /// The field that changes; for an insertion, the list.
    #[must_use]
    pub const fn field(&self) -> &FieldPath {
        match self {
            Self::Text { field, .. }
            | Self::Set { field, .. }
            | Self::Insert { field, .. }
            | Self::Remove { field } => field,
        }
    }
}

impl Fix {
    /// A fix that keeps the meaning.
    #[must_use]
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits }
    }

    /// A fix that the writer decides on.
    #[must_use]
    pub fn suggested(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Suggested, edits }
    }

    /// The repair of a template's fault, as a fix of the text in `field`.
    #[must_use]
    pub fn repair(field: &FieldPath, repair: &Repair) -> Self {
        let edit = |(span, text): &(Range<usize>, String)| Edit::Text {
            field: field.clone(),
            span: span.clone(),
            text: text.clone(),
        };
        let edits = repair.edits.iter().map(edit).collect();
        if repair.is_safe { Self::safe(&*repair.title, edits) } else { Self::suggested(&*repair.title, edits) }
    }
}

impl Diagnostic {
    /// Gives this finding another severity than its rule's usual one.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Adds a fix.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Adds a fix, where there is one.
    pub fn maybe_fix(&mut self, fix: Option<Fix>) -> &mut Self {
        self.fixes.extend(fix);
        self
    }

    /// Names another place that this has to do with.
    pub fn related(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { place: place.into(), message: message.into() });
        self
    }
}

/// Collects what the rules find.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    /// What was found, in the order it was found.
    pub(super) found: Vec<Diagnostic>,
}

impl Findings {
    /// An empty collection, for `rule` to fill.
    #[must_use]
    pub(super) const fn of(rule: &'static Rule) -> Self {
        Self { rule, found: Vec::new() }
    }

    /// Reports a finding: what happened (`message`) at `place`, and what to do (`help`).
    pub fn add(
        &mut self,
        place: impl Into<Place>,
        message: impl Into<String>,
        help: impl Into<Cow<'static, str>>,
    ) -> &mut Diagnostic {
        let rule = self.rule;
        let diagnostic = Diagnostic {
            rule,
            severity: rule.severity,
            place: place.into(),
            message: message.into(),
            help: help.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        };
        self.found.push(diagnostic);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

fn write_place<M: SerializeMap>(map: &mut M, place: &Place) -> Result<(), M::Error> {
    map.serialize_entry("field", &place.field)?;
    if let Some(span) = &place.span {
        map.serialize_entry("start", &span.start)?;
        map.serialize_entry("end", &span.end)?;
    }
    Ok(())
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", self.rule)?;
        map.serialize_entry("severity", &self.severity)?;
        write_place(&mut map, &self.place)?;
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("why", self.rule.why)?;
        map.serialize_entry("help", &self.help)?;
        map.serialize_entry("source", self.rule.source.word())?;
        if !self.related.is_empty() {
            map.serialize_entry("related", &self.related)?;
        }
        map.serialize_entry("fixes", &self.fixes)?;
        map.end()
    }
}

impl Serialize for Related {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_place(&mut map, &self.place)?;
        map.serialize_entry("message", &self.message)?;
        map.end()
    }
}

impl Serialize for Edit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("field", self.field())?;
        match self {
            Self::Text { span, text, .. } => {
                map.serialize_entry("start", &span.start)?;
                map.serialize_entry("end", &span.end)?;
                map.serialize_entry("text", text)?;
            }
            Self::Set { value, .. } => map.serialize_entry("set", value)?,
            Self::Insert { position, value, .. } => {
                map.serialize_entry("insert", position)?;
                map.serialize_entry("value", value)?;
            }
            Self::Remove { .. } => map.serialize_entry("remove", &true)?,
        }
        map.end()
    }
}
