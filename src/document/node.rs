//! A document as a tree: walk it, and read or edit the place behind any [`FieldPath`].

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Extra, FieldPath, Step};

/// A value in a document. Sections get theirs from [`section!`](crate::section).
pub trait Node {
    /// Whether there is nothing to write: not filled in yet.
    fn is_empty(&self) -> bool;

    /// Calls `visit` with each filled or fillable part, in the document's order.
    fn each_child(&self, _visit: &mut dyn FnMut(Step, &dyn Node)) {}

    /// The part behind `step`, made if it can hold one and has none yet.
    fn child_mut(&mut self, _step: &Step) -> Option<&mut dyn Node> {
        None
    }

    /// The text, where this is one.
    fn text(&self) -> Option<&str> {
        None
    }

    /// The text to change, where this is one.
    fn text_mut(&mut self) -> Option<&mut String> {
        None
    }

    /// Puts `value` in this place; null empties it.
    ///
    /// # Errors
    /// Where `value` has another shape than this place.
    fn set(&mut self, value: Value) -> Result<(), EditError>;

    /// Puts `value` in front of the item at `position` of a list.
    ///
    /// # Errors
    /// Where this is no list, `position` lies beyond its end, or `value` has another shape than its items.
    fn insert(&mut self, _position: usize, _value: Value) -> Result<(), EditError> {
        Err(EditError::NoSuchPlace)
    }

    /// Takes out the part behind `step`.
    ///
    /// # Errors
    /// Where there is no such part.
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        self.child_mut(step).ok_or(EditError::NoSuchPlace)?.set(Value::Null)
    }

    /// The keys this section knows and those it only keeps; nothing for what is no section.
    fn keys(&self) -> Option<(&'static [&'static str], &Extra)> {
        None
    }
}

/// Why an edit could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The document has no such place.
    NoSuchPlace,
    /// The place takes another kind of value; the words say which.
    WrongShape(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPlace => f.write_str("the campaign has no such place any more"),
            Self::WrongShape(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for EditError {}

/// The text at `path`, where there is one.
#[must_use]
pub fn text_at(node: &dyn Node, path: &FieldPath) -> Option<String> {
    fn descend(node: &dyn Node, steps: &[Step], found: &mut Option<String>) {
        let Some((first, rest)) = steps.split_first() else {
            *found = node.text().map(str::to_owned);
            return;
        };
        node.each_child(&mut |step, child| {
            if step == *first {
                descend(child, rest, found);
            }
        });
    }
    let mut found = None;
    descend(node, path.steps(), &mut found);
    found
}

/// The place behind `steps`, to change it.
///
/// # Errors
/// Where the document has no such place.
pub fn place_mut<'n>(node: &'n mut dyn Node, steps: &[Step]) -> Result<&'n mut dyn Node, EditError> {
    steps.iter().try_fold(node, |node, step| node.child_mut(step).ok_or(EditError::NoSuchPlace))
}

/// Calls `visit` with every place of the document, parents before their parts.
pub fn walk(node: &dyn Node, visit: &mut dyn FnMut(&FieldPath, &dyn Node)) {
    fn descend(path: &FieldPath, node: &dyn Node, visit: &mut dyn FnMut(&FieldPath, &dyn Node)) {
        visit(path, node);
        node.each_child(&mut |step, child| descend(&path.clone().then(step), child, visit));
    }
    descend(&FieldPath::root(), node, visit);
}

/// Reads `value` as a `T`; null is a `T` not filled in.
///
/// It goes through text so that only one JSON reader is compiled for every type: in the page, bytes count.
pub(crate) fn shaped<T: DeserializeOwned + Default>(value: &Value) -> Result<T, EditError> {
    super::parse::<Option<T>>(&value.to_string())
        .map(Option::unwrap_or_default)
        .map_err(|error| EditError::WrongShape(error.message))
}

impl Node for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn text(&self) -> Option<&str> {
        Some(self)
    }
    fn text_mut(&mut self) -> Option<&mut String> {
        Some(self)
    }
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = shaped(&value)?;
        Ok(())
    }
}

impl<T: Node + DeserializeOwned + Default> Node for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        if let Some(node) = self {
            node.each_child(visit);
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        self.get_or_insert_default().child_mut(step)
    }
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Node::text)
    }
    fn text_mut(&mut self) -> Option<&mut String> {
        self.get_or_insert_default().text_mut()
    }
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = shaped(&value)?;
        Ok(())
    }
    fn insert(&mut self, position: usize, value: Value) -> Result<(), EditError> {
        self.get_or_insert_default().insert(position, value)
    }
    fn keys(&self) -> Option<(&'static [&'static str], &Extra)> {
        self.as_ref().and_then(Node::keys)
    }
}

impl<T: Node + DeserializeOwned + Default> Node for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        for (position, item) in self.iter().enumerate() {
            visit(Step::Index(position), item);
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        match step {
            Step::Index(position) => self.get_mut(*position).map(|item| item as &mut dyn Node),
            Step::Key(_) => None,
        }
    }
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = shaped(&value)?;
        Ok(())
    }
    fn insert(&mut self, position: usize, value: Value) -> Result<(), EditError> {
        if position > self.len() {
            return Err(EditError::NoSuchPlace);
        }
        self.insert(position, shaped(&value)?);
        Ok(())
    }
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        match step {
            Step::Index(position) if *position < self.len() => {
                self.remove(*position);
                Ok(())
            }
            _ => Err(EditError::NoSuchPlace),
        }
    }
}

impl<T: Node + DeserializeOwned + Default> Node for BTreeMap<String, T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn each_child(&self, visit: &mut dyn FnMut(Step, &dyn Node)) {
        for (key, item) in self {
            visit(Step::Key(key.clone().into()), item);
        }
    }
    fn child_mut(&mut self, step: &Step) -> Option<&mut dyn Node> {
        match step {
            Step::Key(key) => Some(self.entry(key.to_string()).or_default()),
            Step::Index(_) => None,
        }
    }
    fn set(&mut self, value: Value) -> Result<(), EditError> {
        *self = shaped(&value)?;
        Ok(())
    }
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        match step {
            Step::Key(key) => self.remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
            Step::Index(_) => Err(EditError::NoSuchPlace),
        }
    }
}

/// Makes a [`Node`] of a type that is read and written whole.
#[macro_export]
macro_rules! leaf {
    ($($type:ty),+ $(,)?) => { $(
        impl $crate::document::Node for $type {
            fn is_empty(&self) -> bool {
                false
            }
            fn set(&mut self, value: serde_json::Value) -> Result<(), $crate::document::EditError> {
                *self = $crate::document::node::shaped(&value)?;
                Ok(())
            }
        }
    )+ };
}

leaf!(bool, u32);
