//! A regular expression of the profile, compiled when it is first looked for.

use std::sync::OnceLock;

use regex::Regex;
use serde_json::Value;

use crate::document::{Mismatch, Node, Tree};

/// A regular expression: its text, and what it was compiled to.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    source: String,
    /// Compiled once; the text can't change without emptying it.
    compiled: OnceLock<Result<Regex, String>>,
}

impl Pattern {
    /// The pattern `source`.
    #[must_use]
    pub fn new(source: impl Into<String>) -> Self {
        Self { source: source.into(), compiled: OnceLock::new() }
    }

    /// Its text.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it was compiled to.
    ///
    /// # Errors
    /// Where it can't be read as a regular expression, with the reason in a few words.
    pub fn regex(&self) -> Result<&Regex, &str> {
        let compile = || Regex::new(&self.source).map_err(|error| reason(&error));
        self.compiled.get_or_init(compile).as_ref().map_err(String::as_str)
    }
}

/// The last line of what the compiler says, which is the one that names the fault.
fn reason(error: &regex::Error) -> String {
    let said = error.to_string();
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    last.trim().trim_start_matches("error: ").trim_end_matches('.').to_owned()
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Node for Pattern {
    fn is_empty(&self) -> bool {
        self.source.is_empty()
    }
    fn clear(&mut self) {
        *self = Self::default();
    }
    fn read(&mut self, tree: &Tree<'_>) -> Result<(), Mismatch> {
        self.compiled = OnceLock::new();
        Node::read(&mut self.source, tree)
    }
    fn to_json(&self) -> Value {
        Node::to_json(&self.source)
    }
    fn text(&self) -> Option<&str> {
        Some(&self.source)
    }
    fn text_mut(&mut self) -> Option<&mut String> {
        self.compiled = OnceLock::new();
        Some(&mut self.source)
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Pattern {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pattern".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_pattern_is_compiled_anew() {
        let mut pattern = Pattern::new(r"(?i)\bübung\b");
        assert!(pattern.regex().is_ok_and(|regex| regex.is_match("ÜBUNG")));
        pattern.text_mut().expect("a text").push('(');
        assert_eq!(pattern.regex().err(), Some("unclosed group"));
        assert_eq!(pattern, Pattern::new(r"(?i)\bübung\b("));
    }
}
