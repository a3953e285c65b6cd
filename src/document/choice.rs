//! [`choice!`](crate::choice): one of a few words; and the marker that a document begins with.

/// Declares a choice of the document with the words that JSON uses for it.
#[macro_export]
macro_rules! choice {
    ($(
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[$meta:meta])* $variant:ident = $word:literal ),* $(,)? }
    )*) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name {
            $( $(#[$meta])* $variant, )*
        }

        impl $name {
            /// Every choice, in the dashboard's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that JSON uses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }

            /// The choice that JSON calls `word`.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }

        $crate::leaf!(
            $name,
            $crate::document::choice::one_of(&[$($word),*]).as_str(),
            |tree| tree.text().and_then($name::named),
            |choice| choice.word()
        );
        $crate::written_as_json!($name);

        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "enum": [$($word),*], "description": concat!($($doc, " "),*).trim() })
            }
        }
    )* };
}

/// "“a”, “b” or “c”".
pub(crate) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Declares the marker that a document begins with: its own version, and nothing else, can be read.
#[macro_export]
macro_rules! format_marker {
    ($(#[doc = $doc:literal])* $name:ident = $marker:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name;

        impl $name {
            /// The marker's text.
            pub const MARKER: &'static str = $marker;
        }

        $crate::leaf!(
            $name,
            concat!("the format “", $marker, "”, which this version of Pushproof reads"),
            |tree| (tree.text() == Some($marker)).then_some($name),
            |_marker| $marker
        );

        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "const": $marker })
            }
        }
    };
}
