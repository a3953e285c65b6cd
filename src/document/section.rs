//! [`section!`](crate::section): a struct that is a part of a JSON document. Absent and null mean "not filled in",
//! unknown keys are kept and written out again, and a key given twice is an error that names it.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Keys that this version doesn't know, with their values.
pub type Extra = Map<String, Value>;

/// Declares a section of a document.
///
/// Every field's type needs `Default`, serde and [`Node`](crate::document::Node). The struct gets a further field
/// `extra` for unknown keys. A field whose JSON key is no Rust name is written `kind as "type"`.
#[macro_export]
macro_rules! section {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident $(as $key:literal)? : $type:ty ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
            /// Keys that this version doesn't know, kept as they came.
            pub extra: $crate::document::Extra,
        }

        impl $name {
            const KEYS: &'static [&'static str] = &[$($crate::section_key!($field $(as $key)?)),*];
        }

        impl $crate::document::Node for $name {
            fn is_empty(&self) -> bool {
                $( $crate::document::Node::is_empty(&self.$field) && )* self.extra.is_empty()
            }
            fn each_child(&self, visit: &mut dyn FnMut($crate::document::Step, &dyn $crate::document::Node)) {
                $( visit($crate::document::Step::Key($crate::section_key!($field $(as $key)?).into()), &self.$field); )*
            }
            fn child_mut(&mut self, step: &$crate::document::Step) -> Option<&mut dyn $crate::document::Node> {
                match step {
                    $( $crate::document::Step::Key(key) if key == $crate::section_key!($field $(as $key)?) => Some(&mut self.$field), )*
                    _ => None,
                }
            }
            fn set(&mut self, value: serde_json::Value) -> Result<(), $crate::document::EditError> {
                *self = $crate::document::node::shaped(&value)?;
                Ok(())
            }
            fn remove(&mut self, step: &$crate::document::Step) -> Result<(), $crate::document::EditError> {
                use $crate::document::{EditError, Step};
                if let Some(child) = self.child_mut(step) {
                    return child.set(serde_json::Value::Null);
                }
                match step {
                    Step::Key(key) => self.extra.remove(key.as_ref()).map(|_| ()).ok_or(EditError::NoSuchPlace),
                    Step::Index(_) => Err(EditError::NoSuchPlace),
                }
            }
            fn keys(&self) -> Option<(&'static [&'static str], &$crate::document::Extra)> {
                Some((Self::KEYS, &self.extra))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(
                    if !$crate::document::Node::is_empty(&self.$field) {
                        map.serialize_entry($crate::section_key!($field $(as $key)?), &self.$field)?;
                    }
                )*
                for (key, value) in &self.extra {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> serde::de::Visitor<'de> for Reader {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut section = $name::default();
                        let mut seen = Vec::new();
                        while let Some(key) = map.next_key::<String>()? {
                            $crate::document::section::once(&seen, &key)?;
                            match key.as_str() {
                                $( $crate::section_key!($field $(as $key)?) => {
                                    section.$field = map.next_value::<Option<$type>>()?.unwrap_or_default();
                                } )*
                                _ => {
                                    let value = map.next_value::<$crate::document::Unique>()?;
                                    section.extra.insert(key.clone(), value.0);
                                }
                            }
                            seen.push(key);
                        }
                        Ok(section)
                    }
                }
                deserializer.deserialize_map(Reader)
            }
        }

        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut properties = serde_json::Map::new();
                $(
                    let mut property = generator.subschema_for::<Option<$type>>();
                    property.insert("description".to_owned(), concat!($($field_doc, " "),*).trim().into());
                    properties.insert($crate::section_key!($field $(as $key)?).to_owned(), property.into());
                )*
                schemars::json_schema!({
                    "type": "object",
                    "description": concat!($($doc, " "),*).trim(),
                    "properties": properties,
                })
            }
        }
    };
}

/// The word that JSON uses for a field of a [`section!`](crate::section).
#[doc(hidden)]
#[macro_export]
macro_rules! section_key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident as $key:literal) => {
        $key
    };
}

/// Refuses a key that came before.
pub(crate) fn once<E: de::Error>(seen: &[String], key: &String) -> Result<(), E> {
    if seen.contains(key) {
        return Err(E::custom(format_args!("the key `{key}` is given twice; keep one of them")));
    }
    Ok(())
}

/// Any JSON value in which no object gives a key twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unique(pub Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UniqueReader).map(Unique)
    }
}

struct UniqueReader;

impl<'de> Visitor<'de> for UniqueReader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Unique(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(de::Error::custom(format_args!("the key `{key}` is given twice; keep one of them")));
            }
            let Unique(value) = map.next_value()?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
