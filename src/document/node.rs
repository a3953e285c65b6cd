//! A document as a tree: walk it, and read or edit the place behind any [`FieldPath`].

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

use super::tree::Shape;
use super::{Extra, FieldPath, Mismatch, Step, Tree};

/// A value in a document. Sections get theirs from [`section!`](crate::section).
pub trait Node {
    /// Whether there is nothing to write: not filled in yet.
    fn is_empty(&self) -> bool;

    /// Makes this not filled in.
    fn clear(&mut self);

    /// Takes over the value of `tree`, which is not null, in the place of what was here.
    ///
    /// # Errors
    /// Where `tree` has another shape than this place; what was here may then be gone.
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch>;

    /// The value as JSON.
    fn to_json(&self) -> Value;

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

    /// The keys this section knows and those it only keeps; nothing for what is no section.
    fn keys(&self) -> Option<(&'static [&'static str], &Extra)> {
        None
    }

    /// The keys that are only kept, to change them; nothing for what is no section.
    fn extra_mut(&mut self) -> Option<&mut Extra> {
        None
    }

    /// Puts `value` in front of the item at `position` of a list.
    ///
    /// # Errors
    /// Where this is no list, `position` lies beyond its end, or `value` has another shape than its items.
    fn insert(&mut self, _position: usize, _value: &Value) -> Result<(), EditError> {
        Err(EditError::NoSuchPlace)
    }

    /// Takes out the part behind `step`.
    ///
    /// # Errors
    /// Where there is no such part.
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        if let Some(child) = self.child_mut(step) {
            child.clear();
            return Ok(());
        }
        match (self.extra_mut(), step) {
            (Some(extra), Step::Key(key)) => extra.shift_remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
            _ => Err(EditError::NoSuchPlace),
        }
    }
}

impl dyn Node + '_ {
    /// Puts `value` in this place; null empties it.
    ///
    /// # Errors
    /// Where `value` has another shape than this place; what was here may then be gone.
    pub fn set(&mut self, value: &Value) -> Result<(), EditError> {
        if value.is_null() {
            self.clear();
            return Ok(());
        }
        self.read(&Tree::of(value)).map_err(|mismatch| EditError::WrongShape(mismatch.message))
    }
}

/// Reads an object's keys into the parts of `node` that they name; what `node` doesn't know, it keeps.
pub(crate) fn read_parts(node: &mut dyn Node, tree: &Tree<'_>) -> Result<(), Mismatch> {
    let Shape::Object(pairs) = &tree.shape else { return Err(tree.should_be("an object")) };
    for (key, value) in pairs {
        if let Some(child) = node.child_mut(&Step::Key(key.clone().into())) {
            if !value.is_null() {
                child.read(value)?;
            }
        } else if let Some(extra) = node.extra_mut() {
            extra.insert(key.clone(), value.untyped());
        }
    }
    Ok(())
}

/// The object of a node's filled parts and of the keys that it only keeps.
pub(crate) fn json_of_parts(node: &dyn Node) -> Value {
    let mut object = Map::new();
    node.each_child(&mut |step, child| {
        if let (Step::Key(key), false) = (step, child.is_empty()) {
            object.insert(key.into_owned(), child.to_json());
        }
    });
    if let Some((_, extra)) = node.keys() {
        object.extend(extra.clone());
    }
    Value::Object(object)
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

/// What stands at `path`, as JSON; nothing where there is no such place, or where it is kept as it came.
#[must_use]
pub fn json_at(node: &dyn Node, path: &FieldPath) -> Option<Value> {
    fn descend(node: &dyn Node, steps: &[Step], found: &mut Option<Value>) {
        let Some((first, rest)) = steps.split_first() else {
            *found = Some(node.to_json());
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

impl Node for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn clear(&mut self) {
        self.clear();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        tree.text().ok_or_else(|| tree.should_be("a text in quotes"))?.clone_into(self);
        Ok(())
    }
    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }
    fn text(&self) -> Option<&str> {
        Some(self)
    }
    fn text_mut(&mut self) -> Option<&mut String> {
        Some(self)
    }
}

impl<T: Node + Default> Node for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
    fn clear(&mut self) {
        *self = None;
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        self.get_or_insert_default().read(tree)
    }
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Node::to_json)
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
    fn keys(&self) -> Option<(&'static [&'static str], &Extra)> {
        self.as_ref().and_then(Node::keys)
    }
    fn extra_mut(&mut self) -> Option<&mut Extra> {
        self.as_mut().and_then(Node::extra_mut)
    }
    fn insert(&mut self, position: usize, value: &Value) -> Result<(), EditError> {
        self.get_or_insert_default().insert(position, value)
    }
}

impl<T: Node + Default> Node for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn clear(&mut self) {
        self.clear();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        let Shape::List(items) = &tree.shape else { return Err(tree.should_be("a list")) };
        self.clear();
        for item in items {
            let mut node = T::default();
            if !item.is_null() {
                node.read(item)?;
            }
            self.push(node);
        }
        Ok(())
    }
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(Node::to_json).collect())
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
    fn insert(&mut self, position: usize, value: &Value) -> Result<(), EditError> {
        if position > self.len() {
            return Err(EditError::NoSuchPlace);
        }
        let mut node = T::default();
        (&mut node as &mut dyn Node).set(value)?;
        self.insert(position, node);
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

impl<T: Node + Default> Node for BTreeMap<String, T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn clear(&mut self) {
        self.clear();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        self.clear();
        read_parts(self, tree)
    }
    fn to_json(&self) -> Value {
        json_of_parts(self)
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
    fn remove(&mut self, step: &Step) -> Result<(), EditError> {
        match step {
            Step::Key(key) => self.remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
            Step::Index(_) => Err(EditError::NoSuchPlace),
        }
    }
}

/// Makes a [`Node`] of a type that is read and written whole: how it is read, what is expected where it can't be, and
/// how it is written.
#[macro_export]
macro_rules! leaf {
    ($type:ty, $expected:expr, |$tree:ident| $read:expr, |$value:ident| $write:expr) => {
        impl $crate::document::Node for $type {
            fn is_empty(&self) -> bool {
                false
            }
            fn clear(&mut self) {
                *self = <$type>::default();
            }
            fn read(&mut self, tree: &$crate::document::Tree<'_>) -> Result<(), $crate::document::Mismatch> {
                let read = |$tree: &$crate::document::Tree<'_>| -> Option<$type> { $read };
                *self = read(tree).ok_or_else(|| tree.should_be($expected))?;
                Ok(())
            }
            fn to_json(&self) -> serde_json::Value {
                let $value = *self;
                serde_json::Value::from($write)
            }
        }
    };
}

leaf!(
    bool,
    "true or false",
    |tree| match tree.shape {
        Shape::Bool(truth) => Some(truth),
        _ => None,
    },
    |truth| truth
);

leaf!(u32, "a whole number", |tree| whole_number(tree), |number| number);

/// The whole number that `tree` is.
pub(crate) fn whole_number(tree: &Tree<'_>) -> Option<u32> {
    match &tree.shape {
        Shape::Number(digits) => digits.parse().ok(),
        _ => None,
    }
}
