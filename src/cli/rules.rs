//! `pushproof rules`: every rule, for people, for programs, or as a page.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Said, markdown};
use crate::lint::{Asks, Fixable, Rule, Severity, rules};

/// Lists every rule.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// How to list them.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One line a rule.
    Text,
    /// For programs.
    Json,
    /// The whole explanations, as a page.
    Markdown,
}

impl Rules {
    pub(super) fn run(&self) -> Said {
        Said::only(match self.format {
            Format::Text => text(),
            Format::Json => json(),
            Format::Markdown => markdown::page(),
        })
    }
}

fn text() -> String {
    let width = rules::all().map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for rule in rules::all() {
        let _ = writeln!(out, "{:width$}  {:7}  {}", rule.id, rule.severity.word(), rule.summary);
    }
    out
}

#[derive(Serialize)]
struct Listed {
    id: &'static str,
    category: &'static str,
    severity: Severity,
    summary: &'static str,
    why: &'static str,
    explanation: Vec<String>,
    source: String,
    fixable: Fixable,
    asks: Asks,
}

fn json() -> String {
    let listed = |rule: &'static Rule| Listed {
        id: rule.id,
        category: rule.category(),
        severity: rule.severity,
        summary: rule.summary,
        why: rule.why,
        explanation: rule.paragraphs().collect(),
        source: rule.source.to_string(),
        fixable: rule.fixable,
        asks: rule.asks,
    };
    let rules: Vec<Listed> = rules::all().map(listed).collect();
    crate::document::pretty(&serde_json::json!({ "rules": rules })) + "\n"
}

/// What can be mended without the writer, in a sentence.
pub(super) const fn fixes(fixable: Fixable) -> &'static str {
    match fixable {
        Fixable::No => "Only the writer can mend it.",
        Fixable::Safe => "Pushproof can mend it by itself.",
        Fixable::Suggested => "Pushproof suggests a fix, and the writer decides.",
        Fixable::Both => "Pushproof mends what keeps the meaning, and suggests the rest.",
    }
}
