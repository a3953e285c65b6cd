//! `pushproof explain`: all there is to say about a rule.

use std::fmt::Write;

use clap::Args;
use serde_json::Value;

use super::failure::Failure;
use super::rules::fixes;
use super::text::Paint;
use super::{Outcome, Said};
use crate::lint::{Example, Rule, rules};
use crate::text;

/// Explains a rule, with examples.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule's id, such as copy/title-too-long.
    rule: String,
}

impl Explain {
    pub(super) fn run(&self, paint: Paint) -> Result<Said, Failure> {
        let rule = rules::named(&self.rule).ok_or_else(|| unknown(&self.rule))?;
        Ok(Said { out: explained(rule, paint), err: String::new(), outcome: Outcome::Clean })
    }
}

fn unknown(id: &str) -> Failure {
    let short = |rule: &&'static Rule| rule.id.split_once('/').map_or(rule.id, |(_, name)| name);
    let near = text::nearest(id, rules::all().map(|rule| rule.id)).or_else(|| {
        let name = text::nearest(id, rules::all().map(|rule| short(&rule)))?;
        rules::all().find(|rule| short(rule) == name).map(|rule| rule.id)
    });
    let meant = near.map_or("“pushproof rules” lists them all".to_owned(), |near| format!("did you mean {near}?"));
    Failure::call(format!("there is no rule “{id}”; {meant}"))
}

fn explained(rule: &'static Rule, paint: Paint) -> String {
    let mut out = String::new();
    let id = paint.severity(rule.severity, rule.id);
    let _ = writeln!(out, "{id} ({}): {}", rule.severity.word(), paint.bold(rule.summary));
    for paragraph in rule.paragraphs() {
        let _ = write!(out, "\n{}\n", wrapped(&paragraph));
    }
    for (head, lines) in examples(rule) {
        let _ = write!(out, "\n{head}:\n");
        for line in lines {
            let _ = writeln!(out, "    {line}");
        }
    }
    let _ = write!(out, "\n{}\nSource: {}\n", fixes(rule.fixable), rule.source);
    out
}

/// A rule's examples as a person reads them: what each shows, and its lines.
pub(super) fn examples(rule: &'static Rule) -> Vec<(&'static str, Vec<String>)> {
    let shown = |example: Example| {
        let head = if example.is_wrong { "Wrong" } else { "Right" };
        let line = |value: &Value| {
            value
                .as_str()
                .filter(|text| !text.is_empty() && !text.contains('\n'))
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        (head, example.fields.iter().map(|(field, value)| format!("{field}: {}", line(value))).collect())
    };
    rule.examples().into_iter().map(shown).collect()
}

/// `paragraph` in lines of bearable length.
fn wrapped(paragraph: &str) -> String {
    const WIDEST: usize = 88;
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDEST => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
