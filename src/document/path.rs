//! The place of a field in a document, such as `who.segment.all[2].filters[0].value`.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

/// One step down a document: into a key or into a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// The value behind this key.
    Key(Cow<'static, str>),
    /// The item at this position, counted from 0.
    Index(usize),
}

/// The place of a field; ordered as the fields are nested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath(Vec<Step>);

/// Builds a [`FieldPath`] from the words of the contract: `field!(what.key_values[row].value)`.
#[macro_export]
macro_rules! field {
    ($first:ident $($rest:tt)*) => {
        $crate::field!(@ $crate::document::FieldPath::root().key(stringify!($first)); $($rest)*)
    };
    (@ $path:expr;) => { $path };
    (@ $path:expr; . $key:ident $($rest:tt)*) => {
        $crate::field!(@ $path.key(stringify!($key)); $($rest)*)
    };
    (@ $path:expr; [$index:expr] $($rest:tt)*) => {
        $crate::field!(@ $path.index($index); $($rest)*)
    };
}

impl FieldPath {
    /// The document itself.
    #[must_use]
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// The field `name` inside this one.
    #[must_use]
    pub fn key(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Step::Key(name.into()));
        self
    }

    /// The item at `position` of this list.
    #[must_use]
    pub fn index(mut self, position: usize) -> Self {
        self.0.push(Step::Index(position));
        self
    }

    /// This place followed by `step`.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    /// The steps from the document's top.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The place that holds this one, and the last step into it; nothing for the document itself.
    #[must_use]
    pub fn split_last(&self) -> Option<(&[Step], &Step)> {
        self.0.split_last().map(|(last, parent)| (parent, last))
    }

    /// Whether this is `outer` or a place inside it.
    #[must_use]
    pub fn is_within(&self, outer: &Self) -> bool {
        self.0.starts_with(&outer.0)
    }

    /// The path with every list position left out, so that it survives a reordering.
    #[must_use]
    pub fn without_positions(&self) -> String {
        Self(self.0.iter().filter(|step| matches!(step, Step::Key(_))).cloned().collect()).to_string()
    }

    /// Reads a path as [`fmt::Display`] writes it; nothing where the text is no path.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut path = Self::root();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('[') {
                let (position, after) = inside.split_once(']')?;
                path = path.index(position.parse().ok()?);
                rest = after;
            } else {
                let key = rest.strip_prefix('.').unwrap_or(rest);
                let end = key.find(['.', '[']).unwrap_or(key.len());
                let (name, after) = key.split_at_checked(end)?;
                if name.is_empty() {
                    return None;
                }
                path = path.key(name.to_owned());
                rest = after;
            }
        }
        Some(path)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if depth == 0 => f.write_str(name)?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Index(position) => write!(f, "[{position}]")?,
            }
        }
        Ok(())
    }
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_the_contract_writes_it() {
        let path = field!(who.segment.all[2].filters[0].value);
        assert_eq!(path.to_string(), "who.segment.all[2].filters[0].value");
        assert_eq!(FieldPath::parse("who.segment.all[2].filters[0].value"), Some(path.clone()));
        assert_eq!(path.without_positions(), "who.segment.all.filters.value");
    }

    #[test]
    fn refuses_what_is_no_path() {
        for text in ["a..b", "a[", "a[x]", "a.", ".[0].."] {
            assert_eq!(FieldPath::parse(text), None, "{text}");
        }
    }

    #[test]
    fn knows_what_lies_within() {
        assert!(field!(what.title).is_within(&field!(what)));
        assert!(!field!(what).is_within(&field!(what.title)));
    }
}
