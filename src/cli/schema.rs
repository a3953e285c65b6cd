//! `pushproof schema`: the JSON Schema of a document, made from the types that read it.

use clap::{Args, ValueEnum};
use schemars::generate::SchemaSettings;

use super::Said;
use crate::campaign::Campaign;
use crate::profile::Profile;

/// Prints the JSON Schema of a document.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which document.
    document: Document,
}

/// A document that has a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Document {
    /// A campaign, `pushproof/campaign@1`.
    Campaign,
    /// A house profile, `pushproof/profile@1`.
    Profile,
}

impl Document {
    /// Its JSON Schema, as text that ends with a line break.
    #[must_use]
    pub fn schema(self) -> String {
        let generator = SchemaSettings::draft2020_12().into_generator();
        let (mut schema, title) = match self {
            Self::Campaign => (generator.into_root_schema_for::<Campaign>(), "Pushproof campaign"),
            Self::Profile => (generator.into_root_schema_for::<Profile>(), "Pushproof house profile"),
        };
        schema.insert("title".to_owned(), title.into());
        crate::document::pretty(schema.as_value()) + "\n"
    }
}

impl Schema {
    pub(super) fn run(&self) -> Said {
        Said::only(self.document.schema())
    }
}
