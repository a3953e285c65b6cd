//! [`section!`](crate::section): a struct that is a part of a JSON document. Absent and null mean "not filled in", and
//! unknown keys are kept and written out again.

use serde_json::{Map, Value};

/// Keys that this version doesn't know, with their values.
pub type Extra = Map<String, Value>;

/// Declares a section of a document.
///
/// Every field's type needs `Default` and [`Node`](crate::document::Node). The struct gets a further field `extra` for
/// unknown keys. A field whose JSON key is no Rust name is written `kind as "type"`.
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
            fn clear(&mut self) {
                *self = Self::default();
            }
            fn read(&mut self, tree: &$crate::document::Tree<'_>) -> Result<(), $crate::document::Mismatch> {
                *self = Self::default();
                $crate::document::node::read_parts(self, tree)
            }
            fn to_json(&self) -> serde_json::Value {
                $crate::document::node::json_of_parts(self)
            }
            fn each_child(&self, visit: &mut dyn FnMut($crate::document::Step, &dyn $crate::document::Node)) {
                $( visit($crate::document::Step::Key($crate::section_key!($field $(as $key)?).into()), &self.$field); )*
            }
            fn child_mut(&mut self, step: &$crate::document::Step) -> Option<&mut dyn $crate::document::Node> {
                let $crate::document::Step::Key(key) = step else { return None };
                match key.as_ref() {
                    $( $crate::section_key!($field $(as $key)?) => Some(&mut self.$field), )*
                    _ => None,
                }
            }
            fn keys(&self) -> Option<(&'static [&'static str], &$crate::document::Extra)> {
                Some((Self::KEYS, &self.extra))
            }
            fn extra_mut(&mut self) -> Option<&mut $crate::document::Extra> {
                Some(&mut self.extra)
            }
        }

        $crate::written_as_json!($name);

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

/// Lets serde write a [`Node`](crate::document::Node), for those who embed it in JSON of their own.
#[doc(hidden)]
#[macro_export]
macro_rules! written_as_json {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::document::Node::to_json(self).serialize(serializer)
            }
        }
    };
}
