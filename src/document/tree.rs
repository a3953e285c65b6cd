//! JSON text as a tree that knows where each value stands, so that whatever is wrong with one can be told with its
//! place. The JSON itself is read by `serde_json`, whose raw values are slices of the text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use super::read::{explain, place};
use super::{ReadError, Step};

/// Documents nested deeper than this are refused.
const DEEPEST: usize = 120;

/// Up to so many keys it costs nothing to compare each with each. The small page reads nothing that has more.
const FEW: usize = 32;

/// A JSON value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree<'t> {
    /// The byte at which it begins.
    pub at: usize,
    /// The byte behind its last one.
    pub end: usize,
    /// What it is.
    pub shape: Shape<'t>,
}

/// What a JSON value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape<'t> {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it is written.
    Number(Cow<'t, str>),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree<'t>>),
    /// Keys with values, in order; no key stands twice.
    Object(Vec<(String, Tree<'t>)>),
}

/// A value that can't be what its place asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The byte at which the value begins.
    pub at: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl Mismatch {
    /// The same, with the place in `text` as people count it.
    #[must_use]
    pub fn in_text(self, text: &str) -> ReadError {
        let (line, column) = place(text, self.at);
        ReadError { line, column, message: self.message }
    }
}

impl<'t> Tree<'t> {
    /// Reads JSON text.
    ///
    /// # Errors
    /// Where the text is no JSON, gives a key twice, or is nested too deep.
    pub fn parse(text: &'t str) -> Result<Self, ReadError> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| explain(text, &error))?;
        Self::grow(text, raw, 0).map_err(|mismatch| mismatch.in_text(text))
    }

    fn grow(source: &'t str, raw: &'t RawValue, depth: usize) -> Result<Self, Mismatch> {
        let text = raw.get();
        let at = offset(source, text);
        // The text was read once as a whole; what can still go wrong is a damaged escape.
        let damaged = |error: serde_json::Error| Mismatch { at, message: super::read::words_of(&error) };
        if depth > DEEPEST {
            return Err(Mismatch { at, message: format!("the document is nested more than {DEEPEST} levels deep") });
        }
        let shape = match text.as_bytes().first() {
            Some(b'{') => {
                let Pairs(pairs) = serde_json::from_str(text).map_err(damaged)?;
                let mut object: Vec<(String, Tree<'t>)> = Vec::with_capacity(pairs.len());
                let mut names = BTreeSet::new();
                for (key, value) in pairs {
                    let name: String = serde_json::from_str(key.get()).map_err(damaged)?;
                    let is_twice = if object.len() < FEW || !cfg!(feature = "whole") {
                        object.iter().any(|(other, _)| *other == name)
                    } else {
                        if names.is_empty() {
                            names.extend(object.iter().map(|(other, _)| other.clone()));
                        }
                        !names.insert(name.clone())
                    };
                    if is_twice {
                        let message = format!("the key “{name}” is given twice; keep one of them");
                        return Err(Mismatch { at: offset(source, key.get()), message });
                    }
                    object.push((name, Self::grow(source, value, depth + 1)?));
                }
                Shape::Object(object)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text).map_err(damaged)?;
                let items: Result<_, _> = items.into_iter().map(|item| Self::grow(source, item, depth + 1)).collect();
                Shape::List(items?)
            }
            Some(b'"') => Shape::Text(serde_json::from_str(text).map_err(damaged)?),
            Some(b't') => Shape::Bool(true),
            Some(b'f') => Shape::Bool(false),
            Some(b'n') | None => Shape::Null,
            Some(_) => Shape::Number(text.into()),
        };
        Ok(Self { at, end: at + text.len(), shape })
    }

    /// The tree of an untyped value, which stands nowhere.
    #[must_use]
    pub fn of(value: &'t Value) -> Self {
        let shape = match value {
            Value::Null => Shape::Null,
            Value::Bool(truth) => Shape::Bool(*truth),
            Value::Number(number) => Shape::Number(number.to_string().into()),
            Value::String(text) => Shape::Text(text.clone()),
            Value::Array(items) => Shape::List(items.iter().map(Self::of).collect()),
            Value::Object(map) => {
                Shape::Object(map.iter().map(|(key, value)| (key.clone(), Self::of(value))).collect())
            }
        };
        Self { at: 0, end: 0, shape }
    }

    /// The value without its places.
    #[must_use]
    pub fn untyped(&self) -> Value {
        match &self.shape {
            Shape::Null => Value::Null,
            Shape::Bool(truth) => Value::Bool(*truth),
            Shape::Number(text) => text.parse::<Number>().map_or(Value::Null, Value::Number),
            Shape::Text(text) => Value::String(text.clone()),
            Shape::List(items) => Value::Array(items.iter().map(Self::untyped).collect()),
            Shape::Object(pairs) => {
                Value::Object(pairs.iter().map(|(key, value)| (key.clone(), value.untyped())).collect::<Map<_, _>>())
            }
        }
    }

    /// Whether this is null: not filled in.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.shape == Shape::Null
    }

    /// The value behind `key`, where this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.shape {
            Shape::Object(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value one step further down.
    #[must_use]
    pub fn child(&self, step: &Step) -> Option<&Self> {
        match (&self.shape, step) {
            (_, Step::Key(key)) => self.get(key),
            (Shape::List(items), Step::Index(position)) => items.get(*position),
            _ => None,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.at..self.end
    }

    /// The text, where this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        }
    }

    /// That this should have been `expected`.
    #[must_use]
    pub fn should_be(&self, expected: &str) -> Mismatch {
        const LONGEST: usize = 40;
        let found = match &self.shape {
            Shape::Null => "nothing".to_owned(),
            Shape::Bool(truth) => truth.to_string(),
            Shape::Number(number) => format!("the number {number}"),
            Shape::Text(text) if text.chars().count() > LONGEST => {
                format!("the text “{}…”", text.chars().take(LONGEST).collect::<String>())
            }
            Shape::Text(text) => format!("the text “{text}”"),
            Shape::List(_) => "a list".to_owned(),
            Shape::Object(_) => "an object".to_owned(),
        };
        Mismatch { at: self.at, message: format!("found {found}, expected {expected}") }
    }
}

/// Where `part`, a slice of `source`, begins in it.
fn offset(source: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(source.as_ptr().addr())
}

/// An object's keys and values, as slices of the text.
struct Pairs<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'t> Deserialize<'t> for Pairs<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'t> Visitor<'t> for Reader {
            type Value = Pairs<'t>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Pairs<'t>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place() {
        let text = " {\"ü\": [1, {\"a\": \"x\\n\"}], \"b\":null}";
        let tree = Tree::parse(text).expect("JSON");
        let list = tree.get("ü").expect("a list");
        assert_eq!(text.get(list.span()), Some("[1, {\"a\": \"x\\n\"}]"));
        assert_eq!(tree.get("b").map(Tree::is_null), Some(true));
        assert_eq!(tree.untyped(), serde_json::from_str::<Value>(text).expect("JSON"));
        assert_eq!(Tree::of(&tree.untyped()).untyped(), tree.untyped());
    }

    #[test]
    fn numbers_keep_every_digit() {
        let tree = Tree::parse("12345678901234567890123456789").expect("JSON");
        assert_eq!(tree.shape, Shape::Number("12345678901234567890123456789".into()));
    }

    #[test]
    fn what_is_no_document_is_told_with_its_place() {
        let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
        let keys = (0..FEW * 2).map(|key| format!("\"{key}\":0")).collect::<Vec<_>>().join(",");
        let many = format!("{{{keys},\n\"{}\":1}}", FEW + 1);
        for (text, told) in [
            ("{\"a\":1,\n \"a\":2}", "line 2, column 2: the key “a” is given twice; keep one of them"),
            (r#"["\ud800"]"#, "line 1, column 2: found half of a character written with \\u"),
            (many.as_str(), "line 2, column 1: the key “33” is given twice; keep one of them"),
            (deep.as_str(), "line 1, column 122: the document is nested more than 120 levels deep"),
        ] {
            assert_eq!(Tree::parse(text).expect_err(text).to_string(), told);
        }
    }
}
